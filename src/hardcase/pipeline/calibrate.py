"""How a judge earns a licence: it answers labelled conversations as in a run, and is held against the labels."""

import datetime
import os
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import cast

from hardcase.cases import Criterion, Suite
from hardcase.errors import OptionError
from hardcase.verdicts import (
    LASTS_DAYS,
    Compared,
    Judge,
    LabelJudge,
    Licence,
    Measured,
    Outcome,
    majority,
    measure,
    stands_unanswered,
)

from .anchors import Answer, choose_anchors
from .asking import Asking
from .labelled_items import Labelled, author_labels, for_judge
from .licences import LICENCES, judged_criteria, licence_path, write_licence
from .peoples_labels import people_labels


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
        BudgetError: The budget does not reach.
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
