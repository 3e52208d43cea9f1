"""Files of licences: where they lie, how they are read and written."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from hardcase.cases import FACTS, Criterion, Suite, digest
from hardcase.errors import OptionError
from hardcase.verdicts import Anchor, Licence, wording_of

from .places import shipped_data

T = TypeVar("T")

LICENCES = Path("rubrics/licences")
_ANEW = "restore the file, or measure the judge again: hardcase calibrate --judge SPEC"
_FINGERPRINT = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.@-]{0,63}")


FACTS_ASKED = Criterion(
    id=FACTS,
    dimension="correctness",
    asks="The customer is told what a case names as a typed fact.",
    points=1,
    grader="check-then-judge:fact",
)
"""Stands for the typed facts of all cases: no rubric words them, and a judge is licensed for them together."""


def judged_criteria(suites: Sequence[Suite]) -> tuple[Criterion, ...]:
    """What a judge can be licensed for: the judged criteria of the suites' rubrics, and typed facts.

    Raises:
        OptionError: Two suites word one criterion otherwise, so that no licence could hold for both.
    """
    found: dict[str, Criterion] = {}
    for suite in suites:
        for rubric in suite.rubrics:
            for each in (written.resolved(rubric.dimension) for written in rubric.criteria):
                if each.judged and wording_of(found.setdefault(each.id, each)) != wording_of(each):
                    fix = "measure suites with different rubrics one by one"
                    raise OptionError(f"suite {suite.id!r} words {each.id!r} otherwise than those before it", fix=fix)
    return (*found.values(), FACTS_ASKED)


def licence_folders(project: Path | None = None) -> tuple[Path, ...]:
    """Folders in which licences are looked for: the project's own first, then what the distribution ships.

    Args:
        project: The project; the current folder when None.
    """
    own, shipped = (project or Path()) / LICENCES, shipped_data() / LICENCES
    return (own,) if own.resolve() == shipped.resolve() else (own, shipped)


def licence_path(fingerprint: str, folder: Path) -> Path:
    """Where the licence of a judge lies in a folder of licences.

    Raises:
        OptionError: The fingerprint cannot name a file.
    """
    if not _FINGERPRINT.fullmatch(fingerprint):
        fix = "give the judge an attribute 'fingerprint': 16 hex digits of a hash of all that can change an answer"
        raise OptionError(f"the fingerprint {fingerprint!r} of a judge cannot name a file", fix=fix)
    return folder / f"{fingerprint}.json"


def anchors_path(fingerprint: str, folder: Path) -> Path:
    """Where the anchors of a judge lie, beside its licence."""
    return licence_path(fingerprint, folder).with_suffix(".anchors.jsonl")


def read_licence(fingerprint: str, folder: Path) -> Licence | None:
    """Read the licence of a judge.

    Args:
        fingerprint: Of the judge as it is now.
        folder: Of licences.

    Returns:
        Licence: None: the folder has none for this fingerprint.

    Raises:
        OptionError: The file is there and is no licence.
    """
    path = licence_path(fingerprint, folder)
    data = _bytes(path)
    return None if data is None else _decoded(data, Licence, where=str(path))


def read_anchors(fingerprint: str, folder: Path) -> tuple[Anchor, ...]:
    """Read the frozen items of a judge; none where there is no such file.

    Args:
        fingerprint: Of the judge.
        folder: The one its licence was read from.

    Raises:
        OptionError: A line is no anchor, or they are not those that were frozen with the licence that lies there.
    """
    path = anchors_path(fingerprint, folder)
    lines = (_bytes(path) or b"").splitlines()
    anchors, parts = [], {}
    for number, line in enumerate(lines, 1):
        where = f"{path}:{number}"
        read = _decoded(line, dict[str, Any], where=where)
        if "parts" in read:
            parts = read["parts"]
        else:
            anchors.append(_decoded(msgspec.json.encode(_whole(read, parts)), Anchor, where=where))
    licence = read_licence(fingerprint, folder)
    if licence and (len(anchors), _hash(lines)) != (licence.anchors, licence.anchors_hash):
        what = f"{path}: holds {len(anchors)} frozen items, which are not the {licence.anchors} of the licence"
        raise OptionError(what, fix=_ANEW)
    return tuple(anchors)


def write_licence(licence: Licence, anchors: Sequence[Anchor], folder: Path) -> tuple[Licence, Path]:
    """Write a licence and its anchors, bound to one another, in place of those this judge had.

    The anchors come first: a licence never lies beside anchors of another measurement for longer than it takes to
    rename a file.

    Returns:
        tuple: The licence as it is written, and its file.

    Raises:
        OptionError: The folder cannot be written, or an anchor would not be read as it is.
    """
    path = licence_path(licence.fingerprint, folder)
    for each in anchors:
        if msgspec.json.decode(msgspec.json.encode(each), type=Anchor) != each:
            fix = "take NaN and infinity out of it, and measure again: what is answered is not asked again"
            what = f"{path}: the case {each.case.id!r} or its conversation would not be read again as it is"
            raise OptionError(what, fix=fix)
    lines = [msgspec.json.encode(each) for each in _in_parts(anchors)]
    licence = msgspec.structs.replace(licence, anchors=len(anchors), anchors_hash=_hash(lines))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _replace(anchors_path(licence.fingerprint, folder), b"".join(line + b"\n" for line in lines))
        _replace(path, msgspec.json.format(msgspec.json.encode(licence), indent=1) + b"\n")
    except OSError as error:
        fix = "name a folder that can be written with --licences"
        raise OptionError(f"{folder}: cannot be written: {error.strerror or error}", fix=fix) from error
    return licence, path


def _hash(lines: Sequence[bytes]) -> str:
    return digest(lines)[:16] if lines else ""


def _in_parts(anchors: Sequence[Anchor]) -> list[dict[str, Any]]:
    """Companies and criteria, which most anchors share, are written once: a tenth of the size."""
    parts: dict[str, Any] = {}

    def part(value: Any) -> str:
        name = digest(value)[:16]
        parts[name] = value
        return name

    lines = []
    for anchor in anchors:
        line = msgspec.to_builtins(anchor)
        case = line["case"]
        case["company"], case["criteria"] = part(case["company"]), [part(each) for each in case["criteria"]]
        lines.append(line)
    return [{"parts": parts}, *lines] if lines else []


def _whole(line: dict[str, Any], parts: Mapping[str, Any]) -> dict[str, Any]:
    """The line with every part in its place; a line that is whole stays as it is."""
    case = line.get("case")
    if isinstance(case, dict):
        case["company"] = parts.get(str(case.get("company")), case.get("company"))
        case["criteria"] = [parts.get(str(each), each) for each in case.get("criteria", ())]
    return line


def _replace(path: Path, data: bytes) -> None:
    """Whoever reads finds the old file or the new one, never a part."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OptionError(f"{path}: cannot be read: {error.strerror}", fix="mend its permissions") from error


def _decoded(data: bytes, noun: type[T], *, where: str) -> T:
    try:
        return msgspec.json.decode(data, type=noun)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise OptionError(f"{where}: is damaged: {error}", fix=_ANEW) from error
