"""Where suites, rubrics and gates are: the current folder first, then what the distribution ships."""

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from hardcase.errors import OptionError, nearest

GATES = Path("evals/gates")


def own_command() -> str:
    """How the person at this terminal calls hardcase: printed commands must run as they are copied."""
    beside = Path(sys.executable).with_name("hardcase")
    if shutil.which("hardcase") == str(beside):
        return "hardcase"
    if not beside.exists():
        return "python -m hardcase"
    return str(beside.relative_to(Path.cwd()) if beside.is_relative_to(Path.cwd()) else beside)


def shipped_data() -> Path:
    """The folder that holds the shipped suites, rubrics, schemas and evals.

    An installed hardcase carries them in the package; a checkout uses the top-level folders.

    Raises:
        OptionError: Neither is there: the installation is broken.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_data", package.parent.parent):
        if (folder / "suites" / "company.yaml").is_file():
            return folder
    raise OptionError("the shipped suites are missing from this installation", fix="install hardcase again")


def default_suites() -> Path:
    """The suites that are meant where nobody names any: ./suites, else the shipped ones."""
    return Path("suites") if Path("suites").is_dir() else shipped_data() / "suites"


def find_gate(name: str, *, folder: Path | None = None) -> Path:
    """Find a gate file.

    Args:
        name: A name in evals/gates/ (here or shipped), or a path.
        folder: Where "here" is; the current folder when None.

    Raises:
        OptionError: No such gate.
    """
    path = Path(name)
    if path.suffix == ".yaml" or path.is_file():
        if path.is_file():
            return path
        raise OptionError(f"gate {name!r}: no such file", fix="give a name in evals/gates/, or a path")
    folders = [(folder or Path()) / GATES, shipped_data() / GATES]
    for each in folders:
        if (each / f"{name}.yaml").is_file():
            return each / f"{name}.yaml"
    ours, shipped = ({path.stem for path in each.glob("*.yaml")} for each in folders)
    fix = nearest(name, ours or shipped)
    if others := sorted(shipped - ours) if ours else ():
        fix += f"; for the suites that hardcase ships: {', '.join(map(repr, others))}"
    raise OptionError(f"unknown gate {name!r}", fix=fix)


def projects_of(gate: Path, suites: Iterable[Path | str] = ()) -> tuple[Path, ...]:
    """Projects that a run may belong to, wherever it is called from: that of its gate, this folder, that of its suites.

    Args:
        gate: File of the gate; a shipped one is of no project, unless the current folder is in it.
        suites: Where suites were loaded from.
    """
    here, shipped = Path.cwd(), shipped_data()
    file = gate.resolve()
    found = [file.parents[2]] if file.parent.parts[-2:] == GATES.parts else []
    above = [each for path in suites for each in (Path(path).resolve() / "any").parents]
    found = [*found, here, *(each.parent for each in above if each.name == "suites")]
    own = dict.fromkeys(each for each in found if each != shipped or here.is_relative_to(shipped))
    return tuple(Path() if each == here else each for each in own)
