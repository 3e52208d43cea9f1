"""Labels by people: files of them, read strictly, several annotators of one conversation merged."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from hardcase.cases import Case, Suite, digest
from hardcase.conversations import conversation_of
from hardcase.errors import FileError, OptionError, Problem, nearest
from hardcase.tables import Row, rows
from hardcase.verdicts import LabelledConversation, Sample

from .labelled_items import Label, Labelled, in_order, talk_of, unlocked_words

_WRITE = "write it as `hardcase schema label` says"
_TIED = "answers without a label: as many annotators say one as the other; they count in agreement only"
_CANNOT_TELL = "answers left out: nobody could tell"
_CHECKED = "answers left out: checks answer it, or the conversation gave no occasion for it"
_REPLACED = "lines replaced by a later one of the same annotator"
_DRAFTS = "conversations left out: they say what an exemplar says from which graders may be made"


@dataclass(frozen=True, kw_only=True)
class _Line:
    """One line of a file, and the case it is about."""

    said: LabelledConversation
    case: Case


def people_labels(paths: Sequence[Path | str], suites: Sequence[Suite]) -> Labelled:
    """Read files of labels and merge what several people said of one conversation.

    Two lines are about one conversation when case and turns are the same. "Cannot tell" is no answer.

    Args:
        paths: Files of labels (.jsonl, .json, .parquet), or folders of such.
        suites: Whose cases the conversations play.

    Raises:
        FileError: Everything that is wrong in any line.
        OptionError: A path holds no rows, or nothing in them is left to judges.
    """
    lines, problems = [], []
    cases = {case.id: case for suite in suites for case in suite.cases}
    for row in [row for path in paths for row in _rows(Path(path))]:
        line = _line(row, cases)
        if isinstance(line, _Line):
            lines.append(line)
        else:
            problems += line
    if problems:
        raise FileError(problems)
    merged = _merged(lines, unlocked_words(suites))
    if not merged.items:
        told = "".join(f"\n  {count} {what}" for what, count in merged.set_aside.items())
        what = f"{', '.join(map(str, paths))}: no label of {len(lines)} lines is of use{told}"
        raise OptionError(what, fix="label conversations of cases that judges are asked about: see docs/licences.md")
    return merged


def _rows(path: Path) -> Iterator[Row]:
    if not path.exists():
        raise OptionError(f"{path}: no such file or folder", fix="name a file of labels, as the label page exports it")
    return rows(path)


def _line(row: Row, cases: Mapping[str, Case]) -> _Line | list[Problem]:
    """One line, or everything that is wrong with it."""
    path = Path(row.file)

    def wrong(what: str, fix: str) -> Problem:
        return Problem(path=path, line=row.number, what=what, fix=fix)

    if row.wrong:
        return [wrong(row.wrong, "restore the line, or take it out")]
    try:
        if isinstance(row.data, bytes):
            said = msgspec.json.decode(row.data, type=LabelledConversation)
        else:
            said = msgspec.convert(row.data, LabelledConversation)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return [wrong(f"no line of labels: {error}"[:300], _WRITE)]
    return list(_problems(said, cases, wrong)) or _Line(said=said, case=cases[said.conversation.case])


def _problems(
    said: LabelledConversation, cases: Mapping[str, Case], wrong: Callable[[str, str], Problem]
) -> Iterator[Problem]:
    recording = said.conversation
    if said.labelled and not _is_date(said.labelled):
        yield wrong(f"labelled: {said.labelled!r} is no date", "write it as 2026-11-22")
    if not recording.case:
        what = f"conversation {recording.id!r} names no case: a judge is asked what a case asks"
        yield wrong(what, "set conversation.case to the id of the case it plays")
        return
    if recording.case not in cases:
        fix = nearest(recording.case, cases)
        yield wrong(f"conversation {recording.id!r} names the case {recording.case!r}, which no suite here has", fix)
        return
    known = {each.id for each in cases[recording.case].criteria}
    for criterion, count in Counter(each.criterion for each in said.labels).items():
        if criterion not in known:
            yield wrong(f"unknown criterion {criterion!r} of case {recording.case!r}", nearest(criterion, known))
        elif count > 1:
            yield wrong(f"{criterion!r} is answered {count} times", "keep one answer")
    for each in said.labels:
        if each.turn is not None and each.turn >= len(recording.turns):
            what = f"{each.criterion!r} points at turn {each.turn!r} of {len(recording.turns)}"
            yield wrong(what, "turns are counted from 0; name one that is there")


def _is_date(text: str) -> bool:
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _merged(lines: Sequence[_Line], drafts: frozenset[tuple[str, ...]]) -> Labelled:
    aside: Counter[str] = Counter()
    by_conversation: defaultdict[str, dict[str, _Line]] = defaultdict(dict)
    for line in lines:
        recording = line.said.conversation
        said = (recording.case, *(turn.text.strip() for turn in recording.turns if turn.speaker == "bot"))
        if said in drafts:
            aside[_DRAFTS] += 1
            continue
        one = by_conversation[digest([recording.case, recording.turns])]
        earlier = one.get(line.said.annotator)
        aside[_REPLACED] += earlier is not None
        if earlier is None or line.said.labelled >= earlier.said.labelled:
            one[line.said.annotator] = line
    talks = []
    for annotated in by_conversation.values():
        first, lines_of_one = next(iter(annotated.values())), [line.said for line in annotated.values()]
        answers = _answers(lines_of_one)
        conversation = conversation_of(first.said.conversation)
        drawn = [_drawn(each.sample) for each in lines_of_one]
        talk = talk_of(first.case, conversation, answers, annotators=list(annotated), drawn=drawn)
        asked = {each.id for each in talk.criteria}
        for criterion, ratings in answers.items():
            aside[_CHECKED] += criterion not in asked
            aside[_CANNOT_TELL] += criterion in asked and not ratings
            aside[_TIED] += criterion in talk.ratings and criterion not in talk.labels
        talks.append(talk)
    return Labelled(talks=in_order(talks), by_authors=False, set_aside=+aside)


def _drawn(sample: Sample | None) -> str:
    if sample is None:
        return "drawn nobody says how"
    how = "uniformly" if sample.uniform else "by choice"
    return f"drawn {how}, {sample.drawn} of {sample.population} from {sample.source} (seed {sample.seed})"


def _answers(said: Sequence[LabelledConversation]) -> dict[str, list[Label]]:
    """By criterion what each annotator answered; "cannot tell" is a rating that is missing."""
    found: defaultdict[str, list[Label]] = defaultdict(list)
    for each in said:
        for label in each.labels:
            answers = found[label.criterion]
            if label.outcome != "cannot_tell":
                answers.append(label.outcome)
    return found
