"""Files about models, by the name under which options speak of them."""

from pathlib import Path

from hardcase.errors import OptionError


def find_model_file(spec: str, place: Path, *, what: str, folder: Path | None = None) -> Path | None:
    """The file that a spec names: a path that ends in .yaml, or the name of a file in the place for such files.

    Args:
        spec: As on the command line.
        place: Where such files are, from the project's folder.
        what: What it is about, for messages: `bot`.
        folder: The project; the current folder when None.

    Raises:
        OptionError: A path to nothing.
    """
    if spec.endswith((".yaml", ".yml")):
        if _is_there(Path(spec)) and spec.endswith(".yaml"):
            return Path(spec)
        wrong = "no such file" if spec.endswith(".yaml") else f"{what}s are files that end in .yaml"
        fix = f"give the path of a file in {place}, or its name without .yaml"
        raise OptionError(f"{what} {spec!r}: {wrong}", fix=fix)
    path = (folder or Path()) / place / f"{spec}.yaml"
    return path if spec and "/" not in spec and ":" not in spec and _is_there(path) else None


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than any file's
        return False


def model_files(place: Path, folder: Path | None = None) -> tuple[Path, ...]:
    """The files of a project that are in such a place, by name."""
    return tuple(sorted(((folder or Path()) / place).glob("*.yaml")))
