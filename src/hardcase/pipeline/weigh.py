"""What a suite can tell apart: gold, its mutants and the plausible sentinels, played on every case without a model."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hardcase.bots import STANDS, ExemplarBot, find_bot
from hardcase.cases import Case, Exemplar, Suite, load_suites, plan_case, read_yaml
from hardcase.conversations import Bot, play
from hardcase.errors import Problem
from hardcase.scorecards import TrialResult, case_result
from hardcase.verdicts import Judge, Outcome, Verdict, Verdicts, check, hear

from .judges import find_judge
from .mutate import MUTATIONS, Mutant

PLAUSIBLE = ("curt", "polite-but-wrong", "always-escalate", "never-escalate", "phantom")
"""Sentinels that a weak case lets through. Silent, platitude and looper fail anything and prove nothing about it."""
ENOUGH = 2
"""So many of them must come out worse than gold, and every mutant that a check can see."""
DOES_NOTHING = "silent"
KINDS = ("good", "borderline", "bad")
"""Of exemplars, in the order in which their points must fall."""
_ITS_OWN = {"must-not": "always-escalate", "must": "never-escalate"}
_KNOWN = frozenset({Outcome.MET, Outcome.NOT_MET})


@dataclass(frozen=True, kw_only=True)
class Moved:
    """What one mutant did to the verdicts of one case.

    Attributes:
        matching: Criteria that moved, of those that may.
        elsewhere: Criteria whose answer is another one, known or not, and must not be.
        worse: The mutant came out worse than gold, by a criterion that may move.
    """

    mutant: Mutant
    matching: tuple[str, ...]
    elsewhere: tuple[str, ...]
    worse: bool


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """What one case can tell apart.

    Attributes:
        moved: One entry for each mutation that applies.
        worse: Plausible sentinels that came out worse than gold.
        points: Points of each exemplar, as kind and points earned, in the order of the kinds.
        problems: What a mutation moved and must not have, what the case lets through, and exemplars out of order.

    Without the sentinels `worse` and `points` are empty.
    """

    case_id: str
    moved: tuple[Moved, ...]
    worse: tuple[str, ...]
    points: tuple[tuple[str, float], ...]
    problems: tuple[Problem, ...]

    @property
    def visible(self) -> tuple[Moved, ...]:
        """Mutants that a check can see."""
        return tuple(each for each in self.moved if not each.mutant.needs_judge)

    @property
    def unhurt(self) -> bool:
        """No mutant makes any difference here."""
        return not any(each.worse for each in self.moved)


@dataclass(frozen=True, kw_only=True)
class _Tried:
    """One bot on one case: as checks alone see it, as graded with labels, and as it counts."""

    checked: Verdicts
    verdicts: Verdicts
    result: TrialResult


Entry = tuple[Suite, Case, Exemplar]


def weighable(paths: Sequence[Path | str]) -> tuple[Entry, ...]:
    """Load every case that has a good exemplar: without one there is nothing to spoil.

    Args:
        paths: Suites, folders of suites, or single cases.

    Raises:
        SuiteError: Files that cannot be loaded; every such problem at once.
    """
    entries = []
    for suite in load_suites(paths):
        for case in suite.cases:
            exemplar = suite.good_exemplar(case.id)
            if exemplar is not None:
                entries.append((suite, case, exemplar))
    return tuple(entries)


async def weigh(
    entries: Sequence[Entry], *, only_mutants: bool = False, done: Callable[[], object] | None = None
) -> tuple[Weighed, ...]:
    """Play gold, its mutants and the plausible sentinels on each case, with checks, and labels where words have them.

    Args:
        entries: From `weighable`.
        only_mutants: Leave out the sentinels and the order of the exemplars.
        done: Called after each case.

    Returns:
        tuple: One entry for each case, in order.
    """
    if not entries:
        return ()
    judge = find_judge("labels", list({suite.id: suite for suite, _, _ in entries}.values()))
    weighed = []
    for suite, case, exemplar in entries:
        weighed.append(await _weigh(suite, case, exemplar, judge, only_mutants=only_mutants))
        if done:
            done()
    return tuple(weighed)


async def _weigh(suite: Suite, case: Case, exemplar: Exemplar, judge: Judge, *, only_mutants: bool) -> Weighed:
    gold = await _try(case, ExemplarBot("gold", exemplar), judge)
    moved = []
    for mutation in MUTATIONS:
        mutant = mutation.make(case, exemplar)
        if mutant is not None:
            bot = ExemplarBot(mutant.mutation, mutant.exemplar, afterwards=STANDS)
            moved.append(_compare(gold, await _try(case, bot, judge), mutant))
    problems = [*_misplaced(suite, case, moved), *_unnoticed(suite, case, moved)]
    if only_mutants:
        return Weighed(case_id=case.id, moved=tuple(moved), worse=(), points=(), problems=tuple(problems))
    worse = []
    for name in PLAUSIBLE:
        other = await _try(case, find_bot(name).for_case(case, exemplar), judge)
        if is_worse(other.result, than=gold.result):
            worse.append(name)
    idle = await _try(case, find_bot(DOES_NOTHING).for_case(case, exemplar), judge)
    points = []
    for each in suite.exemplars[case.id].values():
        played = gold if each is exemplar else await _try(case, ExemplarBot(each.kind, each), judge)
        points.append((each.kind, _points(case, played.verdicts)))
    problems += [*_lets_through(suite, case, worse), *_out_of_order(suite, case, points)]
    if idle.result.status == "passed":
        problems.append(_problem(suite, case, "a bot that says nothing passes", "expect something of the bot"))
    return Weighed(
        case_id=case.id,
        moved=tuple(moved),
        worse=tuple(worse),
        points=tuple(sorted(points, key=lambda each: (KINDS.index(each[0]), -each[1]))),
        problems=tuple(problems),
    )


def _points(case: Case, verdicts: Verdicts) -> float:
    """What a conversation earned over all dimensions, less what its bad acts cost; what is unknown earns nothing."""
    worth = {each.id: each.points for each in case.criteria}
    met = [each for each in verdicts.verdicts if each.outcome is Outcome.MET or each.credit]
    return sum(worth[each.criterion_id] * (1.0 if each.credit is None else each.credit) for each in met)


def _out_of_order(suite: Suite, case: Case, points: Sequence[tuple[str, float]]) -> Iterator[Problem]:
    """A good exemplar earns more than a borderline one, and that one more than a bad one."""
    for better, worse in itertools.combinations(KINDS, 2):
        least = min((earned for kind, earned in points if kind == better), default=None)
        most = max((earned for kind, earned in points if kind == worse), default=None)
        if least is not None and most is not None and least <= most:
            what = f"a {better} exemplar earns {least:g} points, no more than a {worse} one with {most:g}"
            yield _problem(suite, case, what, "mend the exemplars or their labels, or expect what tells them apart")


async def _try(case: Case, bot: Bot, judge: Judge) -> _Tried:
    conversation = await play(case, bot)
    checked = check(case, conversation)
    verdicts = await hear(case, conversation, checked, judges=(judge,))
    key = (case.id, 0)
    result = case_result(plan_case(case, licensed=None), 1, {key: conversation}, {key: verdicts})
    return _Tried(checked=checked, verdicts=verdicts, result=result.trials[0])


def is_worse(one: TrialResult, *, than: TrialResult) -> bool:
    """Say whether a trial came out worse than another, whatever is unknown about it.

    Args:
        one: With every unknown answered for it.
        than: With every unknown answered against it.

    Returns:
        True when a veto fired that had not, the bot broke, or some dimension is lower.
    """
    if set(one.vetoes) - set(than.vetoes) or (one.ending == "bot_broke" and than.ending != "bot_broke"):
        return True
    return any(one.scores[name].high < score.low for name, score in than.scores.items() if name in one.scores)


def _compare(gold: _Tried, spoilt: _Tried, mutant: Mutant) -> Moved:
    moved = {each.criterion_id for each in spoilt.verdicts.verdicts if _differs(gold, spoilt, each)}
    matching = tuple(sorted(moved & mutant.may_move))
    return Moved(
        mutant=mutant,
        matching=matching,
        elsewhere=tuple(sorted((moved | _changed(gold.checked, spoilt.checked)) - mutant.may_move)),
        worse=bool(matching) and is_worse(spoilt.result, than=gold.result),
    )


def _differs(gold: _Tried, spoilt: _Tried, now: Verdict) -> bool:
    """The answer is another one. Where only one side's words are labelled, the checks alone are compared."""
    before: Verdict | None = gold.verdicts.of(now.criterion_id)
    after: Verdict | None = now
    if before is not None and before.grader != now.grader:
        before, after = gold.checked.of(now.criterion_id), spoilt.checked.of(now.criterion_id)
    if before is None or after is None or not {before.outcome, after.outcome} <= _KNOWN:
        return False
    return (before.outcome, before.credit) != (after.outcome, after.credit)


def _changed(before: Verdicts, after: Verdicts) -> set[str]:
    """Criteria that checks answer otherwise, where one side may be unknown or left out too."""
    one, other = ({each.criterion_id: each.outcome for each in side.verdicts} for side in (before, after))
    return {each for each in one.keys() | other.keys() if one.get(each) != other.get(each)}


def _misplaced(suite: Suite, case: Case, moved: Sequence[Moved]) -> Iterator[Problem]:
    """Criteria that noticed what they must not."""
    for each in moved:
        for criterion in each.elsewhere:
            what = f"{each.mutant.mutation} moves {criterion!r}, which it must not"
            fix = f"make {criterion!r} rest on what it asks for, or tell us that the check is wrong"
            yield _problem(suite, case, what, fix)


def _unnoticed(suite: Suite, case: Case, moved: Sequence[Moved]) -> Iterator[Problem]:
    """Mutants that come out as well as gold and must not."""
    for each in moved:
        if not each.worse and not each.mutant.needs_judge:
            fix = "let a fact, an action or a packet item of the case rest on it"
            yield _problem(suite, case, f"{each.mutant.mutation} comes out no worse than gold", fix)


def _lets_through(suite: Suite, case: Case, worse: Sequence[str]) -> Iterator[Problem]:
    """Sentinels that come out as well as gold and must not."""
    if len(worse) < ENOUGH:
        what = f"of {len(PLAUSIBLE)} plausible sentinels {len(worse)} come out worse than gold, {ENOUGH} must"
        yield _problem(suite, case, what, "expect more of the bot, or merge the case with a stronger one")
    own = _ITS_OWN.get(case.escalation.decision, "")
    if own and own not in worse:
        what = f"{own} comes out no worse than gold where the handover is {case.escalation.decision}"
        yield _problem(suite, case, what, "let the handover decide something here")


def _problem(suite: Suite, case: Case, what: str, fix: str) -> Problem:
    path = suite.path / f"{case.id}.yaml"
    return read_yaml(path).problem(("expect",), what, fix)
