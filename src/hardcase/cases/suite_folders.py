"""Where suites are, under the paths that a person names, and which files there would be overlooked."""

from collections.abc import Iterator
from pathlib import Path

from hardcase.errors import OptionError, Problem

SUITE_FILE = "suite.yaml"
EXEMPLARS = "exemplars"


def suite_folders(path: Path) -> list[tuple[Path, str]]:
    """Find the suites that a path means.

    Args:
        path: A suite's folder or its file, a folder of suites, or a case file with or without its ending.

    Returns:
        list: Folders, each with the id of the one case that is wanted, or "" for all.

    Raises:
        OptionError: There is no suite at this path.
    """
    if (path / SUITE_FILE).is_file():
        return [(path, "")]
    if path.name == SUITE_FILE and path.is_file():
        return [(path.parent, "")]
    case_file = path if path.suffix == ".yaml" else path.parent / f"{path.name}.yaml"
    if case_file.is_file() and (case_file.parent / SUITE_FILE).is_file():
        return [(case_file.parent, case_file.stem)]
    folders = sorted(each.parent for each in path.glob(f"*/{SUITE_FILE}")) if path.is_dir() else []
    if not folders:
        fix = f"name a suite's folder (it holds {SUITE_FILE}), a folder of suites, or one case file"
        raise OptionError(f"{path}: no suite here", fix=fix)
    return [(folder, "") for folder in folders]


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files of one folder that are read, by name; none when there is no such folder."""
    return sorted(each for each in folder.glob("*.yaml") if each.name != SUITE_FILE)


def overlooked(folder: Path) -> Iterator[Problem]:
    """Yield a problem for every file that looks like YAML and would not be read: what it says would go missing."""
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() in {".yml", ".yaml"} and path.suffix != ".yaml":
            what = f"ends in {path.suffix!r}: {path.stem!r} would be overlooked"
            yield Problem(path=path, what=what, fix="rename the file to end in .yaml")
