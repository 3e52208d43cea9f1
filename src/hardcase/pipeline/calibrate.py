"""How a judge earns a licence: it answers labelled conversations as in a run, and is held against the labels."""

import datetime
import itertools
import os
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import cast

from msgspec import Struct

from hardcase.cases import Criterion, Suite
from hardcase.conversations import schedule
from hardcase.errors import OptionError, RunError
from hardcase.records import Ledger, read_ledger
from hardcase.verdicts import (
    LASTS_DAYS,
    Compared,
    Judge,
    LabelJudge,
    Licence,
    Measured,
    Outcome,
    ask,
    majority,
    measure,
    stands_unanswered,
)

from .anchors import Answer, choose_anchors
from .labelled_items import Labelled, Talk, author_labels, for_judge
from .licences import LICENCES, judged_criteria, licence_path, write_licence
from .peoples_labels import people_labels

BROKEN_AT_MOST = 0.10
"""Share of questions to which a judge may give no usable answer: more is an outage, and no measurement."""


class Answered(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the ledger of a measurement: what a judge answered about one conversation, once.

    Attributes:
        talk: Key of the conversation; empty: the line closes a measurement, and nothing above it is taken up again.
        repeat: Zero-based.
        asked: Date, ISO 8601.
        outcomes: By id of the criterion.
    """

    talk: str
    asked: str
    repeat: int = 0
    outcomes: dict[str, Answer] = {}


Key = tuple[str, int]


async def gather(judge: Judge, suites: Sequence[Suite], *, labels: Sequence[Path | str] = ()) -> Labelled:
    """Collect what a judge is measured on, before it is asked anything.

    Args:
        judge: Who is measured.
        suites: Their exemplars are the labels, or their cases what people labelled conversations of.
        labels: Files of labels by people; empty: the exemplars of the locked families.

    Raises:
        FileError: Everything that is wrong in labels.
        OptionError: The judge is its own labels, or nothing is labelled.
    """
    if isinstance(judge, LabelJudge):
        raise OptionError(f"judge {judge.name!r} repeats the labels, and is right by definition", fix="measure another")
    judged_criteria(suites)  # two rubrics in one measurement are refused before anything is asked
    found = people_labels(labels, suites) if labels else await author_labels(suites)
    return for_judge(found, judge)


def folder_for(judge: Judge, given: Path | None) -> Path:
    """Where its licence will be written.

    Args:
        judge: Whose fingerprint names the file.
        given: A folder; None: the project's own.

    Raises:
        OptionError: There is no such folder, or it cannot be written.
    """
    if given is None and not LICENCES.parent.is_dir():
        fix = "run it in a project with a folder rubrics (`hardcase init`), or name a folder with --licences"
        raise OptionError("there is no folder rubrics here, and the shipped one cannot be written", fix=fix)
    folder = given or LICENCES
    licence_path(judge.fingerprint, folder)
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        raise OptionError(f"{folder}: cannot be written", fix="name a folder that can be written with --licences")
    return folder


class Asking:
    """The questions of one measurement, with the answers that are there already.

    Args:
        judge: Who is asked.
        talks: About what.
        repeats: How often each.
        results: Folder of all runs; the ledger lies in calibrations/ below it.
    """

    def __init__(self, judge: Judge, talks: Sequence[Talk], *, repeats: int, results: Path) -> None:
        self.judge, self.talks, self.repeats = judge, talks, repeats
        self.path = results / "calibrations" / f"{judge.fingerprint}.jsonl"
        self._known: dict[Key, Answered] = {}
        for line in read_ledger(self.path, Answered):
            if line.talk:
                self._known[line.talk, line.repeat] = line
            else:
                self._known.clear()
        self.keys: list[Key] = [(talk.key, repeat) for repeat in range(repeats) for talk in talks]
        self.open = [key for key in self.keys if key not in self._known]

    async def ask(self, *, today: datetime.date, concurrency: int, done: Callable[[], None] | None = None) -> None:
        """Ask what is open; each answer is on the disk before the next question of its lane.

        Raises:
            RunError: The judge broke too often. What it answered is kept, what it did not is asked next time.
            OptionError: The ledger cannot be written.
        """
        by_key = {talk.key: talk for talk in self.talks}
        broken: list[str] = []
        ledger = _ledger(self.path)

        async def one(key: Key) -> None:
            talk = by_key[key[0]]
            rulings = await ask(self.judge, talk.case, talk.conversation, talk.criteria)
            reasons = [each.reason for each in rulings.values() if each.unusable]
            outcomes = {name: cast("Answer", str(each.outcome)) for name, each in rulings.items()}
            line = Answered(talk=key[0], repeat=key[1], asked=today.isoformat(), outcomes=outcomes)
            self._known[key] = line
            if reasons:  # not in the ledger: whoever measures again asks again
                broken.append(reasons[0])
            else:
                ledger.append(line)
            if done:
                done()

        try:
            await schedule(self.open, one, concurrency=concurrency)
        finally:
            ledger.close()
        if len(broken) > BROKEN_AT_MOST * len(self.keys):
            what = (
                f"{len(broken)} of {len(self.keys)} questions have no usable answer, nothing is measured: {broken[0]}"
            )
            raise RunError(what, fix="mend the judge or wait, then measure again: what is answered is not asked again")

    def answers(self) -> dict[tuple[str, str], list[Answer]]:
        """What it said in every repeat, by key of the conversation and id of the criterion."""
        found: defaultdict[tuple[str, str], list[Answer]] = defaultdict(list)
        for key, talk in itertools.product(range(self.repeats), self.talks):
            for each in talk.criteria:
                found[talk.key, each.id].append(self._known[talk.key, key].outcomes[each.id])
        return found

    @property
    def since(self) -> str:
        """Day of the oldest answer."""
        return min(self._known[key].asked for key in self.keys)

    def close(self, *, today: datetime.date) -> None:
        """Close the measurement: the next one asks everything anew."""
        ledger = _ledger(self.path)
        ledger.append(Answered(talk="", asked=today.isoformat()))
        ledger.close()


def _ledger(path: Path) -> Ledger[Answered]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fix = "name a folder that can be written with --results"
        raise OptionError(f"{path.parent}: cannot be made: {error.strerror}", fix=fix) from error
    return Ledger(path)


async def calibrate(
    asking: Asking,
    labelled: Labelled,
    suites: Sequence[Suite],
    *,
    licences: Path,
    today: datetime.date,
    concurrency: int = 16,
    done: Callable[[], None] | None = None,
) -> tuple[Licence, Path]:
    """Ask what is open, hold the answers against the labels, and write the licence with its anchors.

    Args:
        asking: The judge and its questions.
        labelled: The labels.
        suites: Whose rubrics word the criteria.
        licences: Folder to write to.
        today: The day of the measurement.
        concurrency: Conversations in flight at once.
        done: Told of each answered conversation.

    Returns:
        tuple: The licence, and its file.

    Raises:
        RunError: The judge broke too often.
        OptionError: A folder cannot be written.
    """
    await asking.ask(today=today, concurrency=concurrency, done=done)
    answers = asking.answers()
    judge, oldest = asking.judge, datetime.date.fromisoformat(asking.since)
    lasts = getattr(judge, "lasts", False) is True
    measured = measure_all(labelled, answers, judged_criteria(suites), lasts=lasts)
    licence = Licence(
        judge=judge.name,
        fingerprint=judge.fingerprint,
        labels=labelled.whose,
        annotators=labelled.annotators,
        measured=today.isoformat(),
        expires="" if lasts else (oldest + datetime.timedelta(days=LASTS_DAYS)).isoformat(),
        languages=labelled.languages,
        repeats=asking.repeats,
        items_hash=labelled.hash,
        criteria=measured,
    )
    held = {each.criterion: each.languages for each in measured}
    said = {key: _joint(each) for key, each in answers.items()}
    written = write_licence(licence, choose_anchors(labelled.talks, said, held=held), licences)
    asking.close(today=today)
    return written


def _joint(answers: Sequence[Answer]) -> Answer:
    """What most repeats say; where no answer has a majority, the judge does not know."""
    return cast("Answer", majority(answers) or str(Outcome.UNGRADED))


def measure_all(
    labelled: Labelled,
    answers: Mapping[tuple[str, str], Sequence[Answer]],
    criteria: Sequence[Criterion],
    *,
    lasts: bool = False,
) -> tuple[Measured, ...]:
    """Hold answers against labels, criterion by criterion and language by language.

    Args:
        labelled: The labels.
        answers: What a judge said in every repeat, by key of the conversation and id of the criterion.
        criteria: As the rubrics word them: see `judged_criteria`.
        lasts: The judge cannot change under its name.
    """
    compared: defaultdict[str, dict[str, list[Compared]]]
    compared = defaultdict(lambda: {language: [] for language in labelled.languages})
    for talk in labelled.talks:
        for each in talk.criteria:
            if each.id not in talk.ratings:
                continue
            said = answers[talk.key, each.id]
            compared[each.licensed_as][talk.case.language].append(
                Compared(
                    family=talk.case.family,
                    ratings=talk.ratings[each.id],
                    answered=_joint(said),
                    stands="not_met" if stands_unanswered(each) else "",
                    steady=len(set(said)) == 1,
                )
            )
    repeats = min(map(len, answers.values()), default=1)
    return tuple(measure(each, compared[each.id], repeats=repeats, lasts=lasts) for each in criteria)
