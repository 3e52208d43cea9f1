"""Suites as one table, and the table as suites again: every file word for word, with columns to look at them by."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from hardcase.cases import Case, Suite, load_suites, read_yaml
from hardcase.errors import OptionError
from hardcase.tables import rows, write_rows

_FOLDERS = ("suites", "rubrics")
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
    columns say what a case is about. Nothing is lost on the way: comments stay too.

    Args:
        paths: Suites, folders of suites, or single cases.
        out: Ends in `.parquet` or `.jsonl`.

    Raises:
        SuiteError: Files that cannot be loaded; every such problem at once.
        OptionError: Files that do not lie below one folder, or another ending.
    """
    found = list(_rows(load_suites(paths)))
    write_rows(out, found)
    return Exported(cases=sum(row["kind"] == "case" for row in found), files=len(found))


def unpack_cases(table: Path, folder: Path, *, force: bool = False) -> Exported:
    """Write the files of a table below a folder, as they were, and load them.

    Args:
        table: What `export_cases` wrote.
        folder: Made when missing.
        force: Write over files that are there.

    Raises:
        OptionError: It is no such table, a path leads elsewhere, or a file is there.
        SuiteError: The files are written and cannot be loaded.
    """
    found: dict[Path, str] = {}
    cases = 0
    for row in rows(table):
        try:
            each = (
                msgspec.json.decode(row.data, type=_Written)
                if isinstance(row.data, bytes)
                else msgspec.convert(row.data, _Written)
            )
        except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as error:
            fix = "name a table that `hardcase export` wrote: each row has a path and a text"
            raise OptionError(f"{table}: row {row.number} is no file of a suite: {error}", fix=fix) from error
        found[folder / _inside(table, each.path)] = each.text
        cases += each.kind == "case"
    there = next((path for path in found if path.exists()), None)
    if there is not None and not force:
        raise OptionError(f"{there} is there already", fix="name an empty folder, or add --force to write over it")
    for path, text in found.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    load_suites([folder / _FOLDERS[0]])
    return Exported(cases=cases, files=len(found))


def _inside(table: Path, path: str) -> PurePosixPath:
    """The path, when it leads to a YAML file below one of the two folders and nowhere else."""
    parts = PurePosixPath(path)
    if parts.parts[:1] and parts.parts[0] in _FOLDERS and ".." not in parts.parts and parts.suffix == ".yaml":
        return parts
    raise OptionError(f"{table}: the path {path!r} leads elsewhere", fix="each path begins with suites/ or rubrics/")


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
        written = read_yaml(suite.path / "suite.yaml").data
        company = written.get("company", "../company.yaml")
        if company != "none":
            yield from row("company", suite.path / company)
        for rubric in sorted((suite.path / written.get("rubrics", "../../rubrics")).glob("*.yaml")):
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
