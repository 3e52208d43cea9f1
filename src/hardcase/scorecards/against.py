"""One bot against another on the cases that both played, family by family."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from .scorecard import CaseResult, Scorecard, TrialResult

BROKEN_FROM = -0.5
"""A family that lost at least this much of a dimension is broken."""
CRITICAL = "critical"
"""Stakes, or a tag, of cases of which none may break."""

Pair = tuple[CaseResult, CaseResult]


class FamilyDifference(Struct, frozen=True, kw_only=True):
    """How much more one family got from the candidate than from the champion, in one dimension.

    Attributes:
        low: With every unknown against the candidate and for the champion, in [-1, 1].
        high: With every unknown for the candidate and against the champion.
        alike: With every unknown against both.
    """

    family: str
    low: float
    high: float
    alike: float


class Changes(Struct, frozen=True, kw_only=True):
    """What became of each case that both played; a case that is ungraded in either is in none of the three.

    Attributes:
        newly_broken: Passed by the champion, failed now.
        newly_fixed: Failed by the champion, passed now.
        still_failing: Failed by both.
        not_compared: Cases of the candidate that the champion never played.
        left_behind: Cases of the champion that are not in this run.
    """

    newly_broken: tuple[str, ...] = ()
    newly_fixed: tuple[str, ...] = ()
    still_failing: tuple[str, ...] = ()
    not_compared: tuple[str, ...] = ()
    left_behind: tuple[str, ...] = ()


def shared_cases(card: Scorecard, champion: Scorecard) -> tuple[Pair, ...]:
    """The cases of both, each as (candidate's, champion's), in the candidate's order."""
    theirs = {case.id: case for case in champion.cases}
    return tuple((case, theirs[case.id]) for case in card.cases if case.id in theirs)


def changes(card: Scorecard, champion: Scorecard) -> Changes:
    """Compare how each case came out.

    Args:
        card: Of the candidate.
        champion: Of the champion.
    """
    pairs = shared_cases(card, champion)
    shared = {mine.id for mine, _ in pairs}

    def those(was: str, now: str) -> tuple[str, ...]:
        return tuple(mine.id for mine, other in pairs if (other.status, mine.status) == (was, now))

    return Changes(
        newly_broken=those("passed", "failed"),
        newly_fixed=those("failed", "passed"),
        still_failing=those("failed", "failed"),
        not_compared=tuple(case.id for case in card.cases if case.id not in shared),
        left_behind=tuple(case.id for case in champion.cases if case.id not in shared),
    )


def family_differences(card: Scorecard, champion: Scorecard, dimension: str) -> tuple[FamilyDifference, ...]:
    """One difference for each family that was measured in both: the mean over the cases that both measured.

    A trial in which the two said and did the same, word for word, is no difference, whatever is unknown of it.

    Args:
        card: Of the candidate.
        champion: Of the champion, graded alike.
        dimension: Its name.

    Returns:
        tuple: By name of the family.
    """
    found: defaultdict[str, list[FamilyDifference]] = defaultdict(list)
    for pair in shared_cases(card, champion):
        difference = _difference(pair, dimension)
        if difference:
            found[difference.family].append(difference)
    return tuple(
        FamilyDifference(
            family=family,
            low=round(sum(each.low for each in rows) / len(rows), 12),
            high=round(sum(each.high for each in rows) / len(rows), 12),
            alike=round(sum(each.alike for each in rows) / len(rows), 12),
        )
        for family, rows in sorted(found.items())
    )


class _Value(NamedTuple):
    said: str
    low: float
    high: float


def _difference(pair: Pair, dimension: str) -> FamilyDifference | None:
    """One case, trials averaged on either side; None where one of the two gave no occasion to measure it."""
    if not any(dimension in trial.scores for case in pair for trial in case.trials):
        return None
    mine, other = (_values(case, dimension) for case in pair)
    if not mine or not other:
        return None
    counts = len(mine), len(other)
    if len(mine) == len(other) and any(each.low != each.high for each in (*mine, *other)):
        same = Counter(each.said for each in mine if each.said) & Counter(each.said for each in other if each.said)
        mine, other = _without(mine, same), _without(other, same)
    (low, high), (other_low, other_high) = _means(mine, counts[0]), _means(other, counts[1])
    return FamilyDifference(family=pair[0].family, low=low - other_high, high=high - other_low, alike=low - other_low)


def _means(values: Sequence[_Value], count: int) -> tuple[float, float]:
    return sum([low for _, low, _ in values]) / count, sum([high for _, _, high in values]) / count


def _values(case: CaseResult, dimension: str) -> list[_Value]:
    """One for each trial that measured the dimension; a missing trial may have been anything."""
    return [
        _Value("", 0.0, 1.0)
        if trial.missing
        else _Value(trial.said, trial.scores[dimension].low, trial.scores[dimension].high)
        for trial in case.trials
        if trial.missing or dimension in trial.scores
    ]


def _without(values: list[_Value], same: Counter[str]) -> list[_Value]:
    left, kept = Counter(same), []
    for each in values:
        if left[each.said] > 0:
            left[each.said] -= 1
        else:
            kept.append(each)
    return kept


def is_critical(case: CaseResult) -> bool:
    """None of its kind may break."""
    return case.stakes == CRITICAL or CRITICAL in case.tags


def broke_solidly(pair: Pair) -> bool:
    """The champion failed no trial of the case, the candidate failed every one, and in one dimension each was worse.

    A case that fails for another reason each time is not broken: its bot lapses now and then.
    """
    return bool(_worse_in(pair, pair[0].trials))


def broke_again(pair: Pair) -> bool:
    """It broke solidly, and likewise in each trial in which it was played once more."""
    return bool(pair[0].again) and bool(_worse_in(pair, pair[0].all_trials))


def _worse_in(pair: Pair, mine: Sequence[TrialResult]) -> set[str]:
    """Dimensions in which each of these failed trials is known to lie below every trial of the champion."""
    theirs = pair[1].trials
    if {trial.status for trial in mine} != {"failed"} or any(
        trial.status == "failed" or trial.missing for trial in theirs
    ):
        return set()
    measured = set.intersection(*(set(trial.scores) for trial in (*mine, *theirs)))
    return {
        name
        for name in measured
        if max(trial.scores[name].high for trial in mine) < min(trial.scores[name].low for trial in theirs)
    }


def new_vetoes(card: Scorecard, champion: Scorecard) -> dict[str, tuple[str, ...]]:
    """Cases in which a veto fired, extra trials among them, that never fired in their family with the champion.

    Returns:
        dict: Ids of cases by id of the veto. A family that the champion never played had none.
    """
    known = {(case.family, veto) for case in champion.cases for trial in case.all_trials for veto in trial.vetoes}
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for case in card.cases:
        for trial in case.all_trials:
            for veto in trial.vetoes:
                if (case.family, veto) not in known:
                    found[veto][case.id] = None
    return {veto: tuple(cases) for veto, cases in sorted(found.items())}
