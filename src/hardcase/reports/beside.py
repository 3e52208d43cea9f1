"""What gives a run's numbers a measure: the champion it was held against, and bots that everybody knows."""

import contextlib
import re
import shlex
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from msgspec import Struct

from hardcase.cases import Plan
from hardcase.decisions import Decision
from hardcase.errors import HardcaseError
from hardcase.records import BASELINES, PLAN, SCORECARD, Baseline, Run
from hardcase.scorecards import Scorecard, graded_otherwise

KNOWN = ("platitude", "gold")
"""Embedded bots that stand for a low and a high mark: sympathy and nothing else, and the good example of each case."""
PEOPLE = "people"
_RECORDED = "recorded:"
_TRIED = 5
_FIRST = 20
_SPEC = re.compile(r'"bot_spec": "([^"\\]*)"')
_HEAD = 4_096


_ABOUT = {
    "platitude": "platitude is sympathy and nothing else",
    "gold": "gold gives the model answer of each case",
    PEOPLE: "people are your own, recorded",
}


class Beside(Struct, frozen=True, kw_only=True):
    """A run that another one is drawn beside.

    Attributes:
        name: As it is drawn: platitude, gold, or people.
        run: Its folder's name.
    """

    name: str
    run: str
    card: Scorecard


def champion_card(run: Run, decision: Decision | None, card: Scorecard) -> Scorecard | None:
    """The books of the champion that a run was compared with.

    Args:
        run: Its folder; the champion may lie beside it.
        decision: Names the champion.
        card: Of the run.

    Returns:
        Scorecard: None where it was compared with none, or the champion's books are not here or were graded otherwise.
    """
    if decision is None or not decision.champion:
        return None
    return next((each for each in _champions(run, decision.champion) if not graded_otherwise(each, card)), None)


def _champions(run: Run, name: str) -> Iterator[Scorecard]:
    # What is pinned comes first: graded again it differs from the folder of the run.
    for path in sorted({*BASELINES.glob("*/"), *(run.path.parent / BASELINES.name).glob("*/")}):
        with contextlib.suppress(HardcaseError):  # damaged: nothing is drawn, and `hardcase champion` says why
            pinned = Baseline(path).champion
            if pinned and pinned.run == name:
                yield pinned.card
    with contextlib.suppress(HardcaseError):
        yield Run(run.path.parent / Path(name).name).scorecard


def runs_beside(run: Run, spec: str, card: Scorecard) -> tuple[Beside, ...]:
    """The newest finished runs beside this one of bots that everybody knows, graded alike on the same cases.

    Args:
        run: Its folder; the others lie beside it.
        spec: What its own bot was named on the command line: no bot is its own measure.
        card: Of the run.

    Returns:
        tuple: platitude, gold, people, as far as there are any.
    """
    tried: dict[str, int] = {}
    found: dict[str, Beside] = {}
    for path in sorted(run.path.parent.glob(f"*/{SCORECARD}"), reverse=True):  # names begin with the time
        other = _spec(path.with_name(PLAN))
        name = PEOPLE if other.startswith(_RECORDED) else other
        if other == spec or name in found or name not in (*KNOWN, PEOPLE) or tried.get(name, 0) == _TRIED:
            continue
        tried[name] = tried.get(name, 0) + 1
        with contextlib.suppress(HardcaseError):  # one that cannot be read gives no measure, and was not asked for
            beside = Run(path.parent)
            if _alike(beside.scorecard, card) and (name != PEOPLE or _of_people(beside)):
                found[name] = Beside(name=name, run=path.parent.name, card=beside.scorecard)
    return tuple(found[name] for name in (*KNOWN, PEOPLE) if name in found)


def drawn_beside(run: Run) -> tuple[str, ...]:
    """Names of the runs that the report of a finished run is drawn beside, as they lie there now."""
    return tuple(each.run for each in runs_beside(run, run.plan.bot_spec, run.scorecard))


def who(beside: Sequence[Beside]) -> tuple[str, ...]:
    """Whom the marks stand for, in words."""
    return tuple(_ABOUT[each.name] for each in beside)


def missing_marks(beside: Sequence[Beside], plan: Plan, champion: Scorecard | None = None) -> str:
    """How to see what a low and a high number look like; empty where both marks are there, or one is the champion."""
    there = {*(each.name for each in beside), plan.bot_spec, champion.bot if champion else ""}
    lacking = [name for name in KNOWN if name not in there]
    if not lacking:
        return ""
    suites = shlex.join(plan.arguments.get("suites", ())) or "suites"
    bots = " ".join(f"--bot {name}" for name in lacking)
    return (
        f"To see where {' and '.join(lacking)} would stand, play {'it' if len(lacking) == 1 else 'them'} into the same "
        f"folder, graded alike: hardcase run {suites} {bots}"
    )


def _spec(plan: Path) -> str:
    """The bot of a plan, from its first lines: a folder may hold hundreds of runs, and a whole plan is megabytes."""
    try:
        with plan.open("rb") as opened:
            named = _SPEC.search(opened.read(_HEAD).decode("utf-8", "replace"))
    except OSError:
        return ""
    return named[1] if named else ""


def _alike(other: Scorecard, card: Scorecard) -> bool:
    return {each.id for each in other.cases} == {each.id for each in card.cases} and not graded_otherwise(other, card)


def _of_people(run: Run) -> bool:
    """Recordings may be of a bot too; each conversation says whose it is, but a missing one cannot."""
    return any(each.people for each in islice(run.conversations(), _FIRST))
