"""Suites as one table, and the table as suites again: every file word for word, with columns to look at them by."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from hardcase.cases import Case, Suite, load_suites
from hardcase.errors import OptionError
from hardcase.tables import Row, rows, write_rows

_FOLDERS = ("suites", "rubrics")
_MAX_NAME_BYTES = 255
"""What file systems take at most for one name; a longer one would fail when others are written already."""
_NO_CASE: Mapping[str, Any] = {
    "suite": "",
    "case": "",
    "family": "",
    "title": "",
    "tags": [],
    "language": "",
    "channel": "",
    "stakes": "",
    "tier": "",
    "decision": "",
    "trigger": "",
    "portable": False,
    "counterfactual_of": "",
    "lines": [],
}


class _Written(msgspec.Struct):
    """What a row must hold to be a file again."""

    path: str
    text: str
    kind: str = ""


@dataclass(frozen=True, kw_only=True)
class Exported:
    """What went from files to a table, or back.

    Attributes:
        cases: Case files among them.
        files: All files: cases, exemplars, suites, companies and rubrics.
    """

    cases: int
    files: int


def export_cases(paths: Sequence[Path | str], out: Path) -> Exported:
    """Write suites, with all that they rest on, into one table.

    A row is a file: `kind` says what it is, `path` where it stands, `text` is the file word for word, and the other
    columns say what a case is about. Nothing is lost on the way: comments stay too. A counterfactual brings along the
    case that it varies: it cannot be loaded without.

    Args:
        paths: Suites, folders of suites, or single cases.
        out: Ends in `.parquet` or `.jsonl`.

    Raises:
        SuiteError: Files that cannot be loaded; every such problem at once.
        OptionError: Files that do not lie below one folder, another ending, or a table that cannot be written there.
    """
    suites = load_suites(paths)
    if left_out := _originals_left_out(suites):
        suites = load_suites([*paths, *left_out])
    found = list(_rows(suites))
    write_rows(out, found)
    return Exported(cases=sum(row["kind"] == "case" for row in found), files=len(found))


def unpack_cases(table: Path, folder: Path, *, force: bool = False) -> Exported:
    """Write the files of a table below a folder, as they were, and load them.

    Everything is checked before anything is written.

    Args:
        table: What `export_cases` wrote.
        folder: Made when missing.
        force: Write over files that are there.

    Raises:
        OptionError: It is no such table, a path leads elsewhere or is given twice, a file is there, or one cannot be
            written.
        SuiteError: The files are written and cannot be loaded.
    """
    found: dict[PurePosixPath, str] = {}
    cases = 0
    for row in rows(table):
        each = _read(table, row)
        path = _inside(table, each.path)
        if path in found:
            fix = "keep one row for each file, or export the table again"
            raise OptionError(f"{table}: row {row.number} gives the path {each.path!r} a second time", fix=fix)
        found[path] = each.text
        cases += each.kind == "case"
    if not any(path.match("suites/*/suite.yaml") for path in found):
        raise OptionError(f"{table}: holds no suite", fix="name a table that `hardcase export` wrote")
    for path in found:
        if above := next((each for each in path.parents if each in found), None):
            fix = "rename one of the two files, or export the table again"
            raise OptionError(f"{table}: {str(above)!r} is a file and the folder of {str(path)!r}", fix=fix)
    for path in found:
        _make_sure(folder / path, force=force)
    _write(folder, found)
    load_suites([folder / _FOLDERS[0]])
    return Exported(cases=cases, files=len(found))


def _read(table: Path, row: Row) -> _Written:
    if row.wrong:
        raise OptionError(f"{table}: row {row.number}: {row.wrong}", fix="the table is damaged: export it again")
    try:
        if isinstance(row.data, bytes):
            return msgspec.json.decode(row.data, type=_Written)
        return msgspec.convert(row.data, _Written)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        fix = "name a table that `hardcase export` wrote: each row has a path and a text"
        raise OptionError(f"{table}: row {row.number} is no file of a suite: {error}", fix=fix) from error


def _inside(table: Path, path: str) -> PurePosixPath:
    """The path, when it leads to a YAML file below one of the two folders and nowhere else, and can be one's name."""
    found = PurePosixPath(path)
    if not found.parts or found.parts[0] not in _FOLDERS or ".." in found.parts or found.suffix != ".yaml":
        fix = "each path begins with suites/ or rubrics/, and ends in .yaml"
        raise OptionError(f"{table}: the path {path!r} leads elsewhere", fix=fix)
    if "\0" in path or any(len(part.encode()) > _MAX_NAME_BYTES for part in found.parts):
        fix = f"each name in a path has at most {_MAX_NAME_BYTES} bytes, and none of them is NUL"
        raise OptionError(f"{table}: the path {path!r} can be no file's", fix=fix)
    return found


def _make_sure(path: Path, *, force: bool) -> None:
    """Refuse a path at which no file can be written, or none may."""
    try:
        there = next(each for each in (path, *path.parents) if each.exists())
        if there == path and not force:
            raise OptionError(f"{path} is there already", fix="name an empty folder, or add --force to write over it")
        if there == path and path.is_dir():
            raise OptionError(f"{path} is a folder, and would be a file", fix="name an empty folder")
        if there != path and not there.is_dir():
            raise OptionError(
                f"{there} is a file, and would be a folder", fix="name a folder that is empty or not there"
            )
    except OSError as error:
        raise _refused(path, error) from error


def _write(folder: Path, found: Mapping[PurePosixPath, str]) -> None:
    """Write all files beside their places, then move them in: a full disk leaves nothing half written."""
    path = folder
    try:
        home = next(each for each in (folder, *folder.parents) if each.exists())
        with TemporaryDirectory(dir=home, prefix=".hardcase-") as beside:
            for name, text in found.items():
                path = folder / name
                written = Path(beside, name)
                written.parent.mkdir(parents=True, exist_ok=True)
                written.write_bytes(text.encode())
            for name in found:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                Path(beside, name).replace(path)
    except (OSError, ValueError) as error:  # ValueError: NUL in the name of the folder
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError | ValueError) -> OptionError:
    why = getattr(error, "strerror", None) or error
    return OptionError(
        f"{path} cannot be written: {why}", fix="name a folder that can be written, on a disk with space"
    )


def _originals_left_out(suites: Sequence[Suite]) -> list[Path]:
    """Files of the cases that counterfactuals vary and that nobody asked for."""
    found = []
    for suite in suites:
        varied = {case.counterfactual.of for case in suite.cases if case.counterfactual}
        found += [suite.path / f"{of}.yaml" for of in sorted(varied - {case.id for case in suite.cases})]
    return found


def _rows(suites: Sequence[Suite]) -> Iterator[dict[str, Any]]:
    root = suites[0].path.resolve().parent.parent
    seen: set[Path] = set()

    def row(kind: str, path: Path, **columns: Any) -> Iterator[dict[str, Any]]:
        path = path.resolve()
        if path in seen:
            return
        seen.add(path)
        where = PurePosixPath(os.path.relpath(path, root))
        if where.parts[0] not in _FOLDERS:
            fix = "export suites that lie below one folder suites/, with rubrics/ beside it"
            raise OptionError(f"{path}: stands outside of {root / 'suites'} and {root / 'rubrics'}", fix=fix)
        yield {"kind": kind, "path": str(where), **_NO_CASE, **columns, "text": path.read_bytes().decode()}

    for suite in suites:
        if suite.company_path:
            yield from row("company", suite.company_path)
        for rubric in sorted(suite.rubric_folder.glob("*.yaml")):
            yield from row("rubric", rubric)
        yield from row("suite", suite.path / "suite.yaml", suite=suite.id)
        for case in suite.cases:
            yield from row("case", suite.path / f"{case.id}.yaml", **_columns(suite, case))
            for name in suite.exemplars.get(case.id, {}):
                path = suite.path / "exemplars" / f"{case.id}.{name}.yaml"
                yield from row("exemplar", path, suite=suite.id, case=case.id, family=case.family)


def _columns(suite: Suite, case: Case) -> dict[str, Any]:
    return {
        "suite": suite.id,
        "case": case.id,
        "family": case.family,
        "title": case.title,
        "tags": list(case.tags),
        "language": case.language,
        "channel": case.channel,
        "stakes": case.stakes,
        "tier": case.customer.tier,
        "decision": case.escalation.decision,
        "trigger": case.escalation.trigger or "",
        "portable": case.portable,
        "counterfactual_of": case.counterfactual.of if case.counterfactual else "",
        "lines": [line.say for line in case.turns],
    }
