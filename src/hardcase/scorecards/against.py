"""One bot against another on the cases that both played, family by family."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from hardcase.cases import Plan

from .scorecard import CaseResult, Scorecard, TrialResult

BROKEN_FROM = -0.5
"""A family that lost at least this much of a dimension is broken."""
PLAYED_ONCE_MORE = 2
"""A case that seems broken is played once more in so many times the trials that were planned. In as many, a bot that
fails two of three times in dozens of cases, always the same ones, would be held for one of them every tenth run."""
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


def shared_cases(card: Scorecard, champion: Scorecard) -> tuple[Pair, ...]:
    """The cases of both, each as (candidate's, champion's), in the candidate's order."""
    theirs = {case.id: case for case in champion.cases}
    return tuple((case, theirs[case.id]) for case in card.cases if case.id in theirs)


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
    (low, high), (other_low, other_high) = _means(mine, other), _means(other, mine)
    return FamilyDifference(family=pair[0].family, low=low - other_high, high=high - other_low, alike=low - other_low)


def _means(values: Sequence[_Value], other: Sequence[_Value]) -> tuple[float, float]:
    """Without what the other side said too, word for word: shares are held together, trials may be unequal in number.

    Where nothing is unknown on either side, all of them: the same words were graded, and the grades stand.
    """
    shares = [1.0] * len(values)
    if any(each.low != each.high for each in (*values, *other)):
        own, theirs = (Counter(each.said for each in side if each.said) for side in (values, other))
        kept = {text: 1 - min(1, theirs[text] * len(values) / (own[text] * len(other))) for text in own}
        shares = [kept.get(each.said, 1.0) for each in values]
    pairs = list(zip(shares, values, strict=True))
    low, high = sum(share * each.low for share, each in pairs), sum(share * each.high for share, each in pairs)
    return low / len(values), high / len(values)


def _values(case: CaseResult, dimension: str) -> list[_Value]:
    """One for each trial that measured the dimension; a missing trial may have been anything."""
    return [
        _Value("", 0.0, 1.0)
        if trial.missing
        else _Value(trial.said, trial.scores[dimension].low, trial.scores[dimension].high)
        for trial in case.trials
        if trial.missing or dimension in trial.scores
    ]


def is_critical(case: CaseResult) -> bool:
    """None of its kind may break."""
    return case.stakes == CRITICAL or CRITICAL in case.tags


def seems_broken(pair: Pair) -> bool:
    """The champion failed no trial of the case, the candidate may have failed every one, in one dimension each worse.

    At least one failed and none passed: a trial without an answer hides nothing. A case that fails for another reason
    each time is not broken: its bot lapses now and then.
    """
    mine, other = pair
    statuses = {trial.status for trial in mine.trials}
    if "failed" not in statuses or "passed" in statuses or any(each.status == "failed" for each in other.trials):
        return False
    return bool(_worse_in(pair, _there(mine.trials), known=False))


def was_chance(pair: Pair) -> bool:
    """It seemed broken, and when it was played once more it passed, or failed for another reason."""
    mine = pair[0]
    if any(trial.status == "passed" for trial in mine.again):
        return True
    return _is_answered(mine) and not _worse_in(pair, _there(mine.all_trials), known=False)


def broke_again(pair: Pair) -> bool:
    """It seems broken, and broke likewise in all the trials in which it was played once more, each of them answered."""
    mine = pair[0]
    if not seems_broken(pair) or not _is_answered(mine) or was_chance(pair):
        return False
    failed = [trial for trial in mine.all_trials if trial.status == "failed"]
    return bool(_worse_in(pair, failed, known=True) & _worse_in(pair, _there(mine.all_trials), known=False))


def recovered(case: CaseResult) -> bool:
    """It passed every trial, or else every one in which it was played once more."""
    if all(trial.status == "passed" for trial in case.trials):
        return True
    return _is_answered(case) and all(trial.status == "passed" for trial in case.again)


def _is_answered(case: CaseResult) -> bool:
    """Played once more as often as is asked, none of these trials lost or ungraded."""
    enough = len(case.again) >= PLAYED_ONCE_MORE * len(case.trials)
    return enough and all(trial.status != "ungraded" for trial in case.again)


def _there(trials: Sequence[TrialResult]) -> list[TrialResult]:
    return [trial for trial in trials if not trial.missing]


def _worse_in(pair: Pair, mine: Sequence[TrialResult], *, known: bool) -> set[str]:
    """Dimensions in which each of these trials lies below every trial of the champion: known to, or may."""
    theirs = pair[1].trials
    if any(trial.missing for trial in theirs):
        return set()
    measured = set.intersection(*(set(trial.scores) for trial in (*mine, *theirs)))
    end = "high" if known else "low"
    return {
        name
        for name in measured
        if max(getattr(trial.scores[name], end) for trial in mine) < min(trial.scores[name].low for trial in theirs)
    }


class NewVetoes(Struct, frozen=True, kw_only=True):
    """Vetoes that the champion never did in their family, extra trials among them: cases by id of the veto.

    Attributes:
        fired: They fired. A family that the champion never played had none.
        unknown: Nobody could answer them, and with the champion nothing was left open there.
        disputed: They fired in words that the champion said too, and did not fire there: the judge disagrees with
            itself.
    """

    fired: dict[str, tuple[str, ...]]
    unknown: dict[str, tuple[str, ...]]
    disputed: dict[str, tuple[str, ...]]

    @property
    def seen(self) -> dict[str, tuple[str, ...]]:
        """Those that fired, whatever the judge said of the champion."""
        both = sorted(self.fired.keys() | self.disputed.keys())
        return {veto: (*self.fired.get(veto, ()), *self.disputed.get(veto, ())) for veto in both}


def new_vetoes(card: Scorecard, champion: Scorecard) -> NewVetoes:
    """What was done that must never be done, and that the champion does not do."""
    theirs = [(case, trial) for case in champion.cases for trial in case.all_trials]
    known = {(case.family, veto) for case, trial in theirs for veto in trial.vetoes}
    open_ = {(case.family, veto) for case, trial in theirs for veto in trial.unknown_vetoes}
    settled = known | open_
    said = {(case.id, trial.said) for case, trial in theirs if trial.said}
    fired, unknown, disputed = (defaultdict[str, dict[str, None]](dict) for _ in range(3))
    for case in card.cases:
        for trial in case.all_trials:
            same = (case.id, trial.said) in said
            for veto in trial.vetoes:
                if (case.family, veto) not in known:
                    (disputed if same else fired)[veto][case.id] = None
            for veto in trial.unknown_vetoes:
                if (case.family, veto) not in settled:
                    unknown[veto][case.id] = None
    found = ({veto: tuple(cases) for veto, cases in sorted(each.items())} for each in (fired, unknown, disputed))
    return NewVetoes(**dict(zip(("fired", "unknown", "disputed"), found, strict=True)))


def graded_otherwise(then: Scorecard, now: Plan | Scorecard) -> list[str]:
    """What differs between two gradings, in words; nothing: the two can be compared."""
    shared = {case.id for case in then.cases} & {case.id for case in now.cases}
    suites = {case.suite for case in now.cases if case.id in shared}
    differing = [f"suite {each}" for each in sorted(suites) if _differs(then.hashes, now.hashes, f"suite.{each}")]
    differing += ["the cases"] if _differs(then.hashes, now.hashes, "cases") else []
    differing += ["the rubrics"] if _differs(then.hashes, now.hashes, "rubrics") else []
    if _differs(then.hashes, now.hashes, "graders"):
        was, are = (_listed(each) for each in (then.judges, now.judges))
        of_judges = f"judges {was}, now {are}"
        differing.append(of_judges if was != are else "the graders (a version of a check, or the licence of a judge)")
    if not shared:
        differing.append("they have no case in common")
    return differing


def _differs(then: dict[str, str], now: dict[str, str], name: str) -> bool:
    return then.get(name) != now.get(name)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
