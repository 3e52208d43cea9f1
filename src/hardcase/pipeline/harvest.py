"""One recorded conversation becomes the draft of a case, in the file of a suite."""

import hashlib
import re
from pathlib import Path

from msgspec import Struct

from hardcase.cases import ANY_COMPANY, SCHEMAS, Company, Rubric, SuiteFile, load_company, load_rubrics, read_as
from hardcase.conversations import Dialect, Recording
from hardcase.errors import OptionError, RunError
from hardcase.text import one_line

from .draft import Draft
from .import_recordings import read_item
from .recordings import SetAside, items


class Harvested(Struct, frozen=True, kw_only=True):
    """What became of one recording.

    Attributes:
        path: The draft.
        turns: Lines of the customer.
        knows: Fields the customer answers when asked.
        records: Rows, by table.
        replaced: Things that were given another name, by kind.
    """

    path: Path
    turns: int
    knows: tuple[str, ...]
    records: dict[str, int]
    replaced: dict[str, int]


def harvest(
    file: Path | str,
    suite: Path,
    dialect: Dialect,
    *,
    recording_id: str = "",
    case: str = "",
    amounts: bool = False,
) -> Harvested:
    """Write a draft case from one recorded conversation.

    Args:
        file: Where the recording stands.
        suite: Folder of the suite that it is for.
        dialect: How rows are read.
        recording_id: Which conversation; empty: the file has one.
        case: Id of the case; empty: made from the recording's, without showing it.
        amounts: Give amounts other digits too.

    Raises:
        OptionError: There is no such conversation, more than one, or a case of this name.
        SuiteError: The suite is wrong.
        RunError: The draft cannot be written, or something that was replaced still stands in it.
    """
    recording = _chosen(file, dialect, recording_id)
    if not any(turn.speaker == "customer" and turn.text.strip() for turn in recording.turns):
        raise OptionError(f"{recording.id!r}: the customer says nothing", fix="choose another conversation")
    company, rubrics = _behind(suite)
    seed = hashlib.sha256(recording.id.encode("utf-8", "replace")).hexdigest()
    case = case or f"draft-{seed[:8]}"
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", case):
        raise OptionError(f"--case {case!r} is no id", fix="write lower case letters, digits and single hyphens")
    path = suite / f"{case}.yaml"
    if path.exists():
        raise OptionError(f"{path}: is there already", fix="name another case with --case")
    draft = Draft(recording, company, rubrics, seed=seed, amounts=amounts)
    left = sorted({f"{one_line(each, 60)!r} in {one_line(place, 60)}" for place, each in draft.left(case)})
    if left:
        what = f"the draft still holds {', '.join(left[:5])}; nothing was written"
        raise RunError(what, fix="take it out of the recording, or choose another --case where it is the id")
    written = path.with_name(f".{path.name}.draft")
    try:
        written.write_text(draft.text(case), encoding="utf-8")
        read_as(written, SCHEMAS["case"])
        written.replace(path)
    except OSError as error:
        fix = "choose a folder that can be written to"
        raise RunError(f"{path}: cannot be written: {error.strerror}", fix=fix) from error
    finally:
        written.unlink(missing_ok=True)
    return Harvested(
        path=path,
        turns=len(draft.lines),
        knows=tuple(draft.knows),
        records={table: len(rows) for table, rows in draft.records.items()},
        replaced=dict(sorted(draft.disguise.counts.items())),
    )


def _behind(suite: Path) -> tuple[Company, tuple[Rubric, ...]]:
    """Company and rubrics of a suite, which may not have a case yet."""
    if not (suite / "suite.yaml").is_file():
        raise OptionError(f"{suite}: no suite here", fix="name the folder of a suite, which holds suite.yaml")
    file, _ = read_as(suite / "suite.yaml", SuiteFile)
    anybody = file.company == "none" or file.portable
    return ANY_COMPANY if anybody else load_company(suite / file.company), load_rubrics(suite / file.rubrics)


def _chosen(file: Path | str, dialect: Dialect, recording_id: str) -> Recording:
    found: list[Recording] = []
    reason = ""
    for item in items([file], dialect):
        read = read_item(item, dialect)
        if isinstance(read, SetAside):
            reason = f"; row {read.row} is no conversation: {read.reason}"
        elif not recording_id or read.id == recording_id:
            found.append(read)
            if len(found) > 1:
                break
    if not found:
        named = f" with the id {recording_id!r}" if recording_id else ""
        raise OptionError(f"{file}: holds no conversation{named}{reason}", fix="look at the ids: hardcase import")
    if len(found) > 1:
        if recording_id:
            what = f"{file}: holds more than one conversation with the id {recording_id!r}"
            raise OptionError(what, fix="give each an id of its own")
        what = f"{file}: holds more than one conversation, {found[0].id!r} and {found[1].id!r} among them"
        raise OptionError(what, fix="choose one with --id")
    return found[0]
