"""Several trials of each case: pass^k, the worst of k, and which cases flicker."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import fsum
from typing import Literal

from msgspec.structs import replace

from hardcase.stats import both_readings, flake_rate, pass_hat_k, score_bounds, worst_at_k

from .repeats_card import AtK, FlakyCase, RepeatsCard
from .scorecard import CaseResult, Status, TrialResult

Steadiness = Literal["stable-pass", "stable-fail", "flaky", "unknown"]
CONFIDENCE = 0.95
_Values = Mapping[str, Sequence[tuple[float, float]]]
"""By family, what each of its cases came to: low and high."""


def steadiness(case: CaseResult) -> Steadiness:
    """Whether a case comes out alike in every trial; what is unknown never makes it stable."""
    statuses = {trial.status for trial in case.trials}
    if {"passed", "failed"} <= statuses:
        return "flaky"
    if "ungraded" in statuses:
        return "unknown"
    return "stable-pass" if statuses == {"passed"} else "stable-fail"


def repeats_card(cases: Sequence[CaseResult], *, dimensions: Collection[str]) -> RepeatsCard | None:
    """Count what several trials of each case showed.

    Args:
        cases: Every planned case with as many trials as any other.
        dimensions: Those whose scores are known well enough to be told.

    Returns:
        RepeatsCard: None where there is one trial of each case, or no case.
    """
    trials = min((len(case.trials) for case in cases), default=0)
    if trials < 2:
        return None
    labels = Counter(steadiness(case) for case in cases)
    counted = [Counter(trial.status for trial in case.trials) for case in cases]
    rates = [flake_rate(each["passed"], trials) for each in counted if not each["ungraded"]]
    return RepeatsCard(
        pass_hat=tuple(_over_cases(_passing(cases, counted, trials, k), k) for k in range(1, trials + 1)),
        worst={
            name: found
            for name in dimensions
            if (found := tuple(_mean(values, k) for k in range(1, trials + 1) if (values := _worst(cases, name, k))))
        },
        stable_pass=labels["stable-pass"],
        stable_fail=labels["stable-fail"],
        flaky=tuple(
            FlakyCase(id=case.id, passed=each["passed"], failed=each["failed"], unknown=each["ungraded"])
            for case, each in zip(cases, counted, strict=True)
            if steadiness(case) == "flaky"
        ),
        unknown=labels["unknown"],
        flake_rate=round(fsum(rates) / len(rates), 12) if rates else None,
    )


def _passing(cases: Sequence[CaseResult], counted: Sequence[Counter[Status]], trials: int, k: int) -> _Values:
    values: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for case, each in zip(cases, counted, strict=True):
        low = pass_hat_k(each["passed"], trials, k)
        values[case.family].append((low, pass_hat_k(each["passed"] + each["ungraded"], trials, k)))
    return values


def _worst(cases: Sequence[CaseResult], name: str, k: int) -> _Values:
    """Of each case that was measured in k trials; a missing trial of it may have been anything from 0 to 1."""
    values: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for case in cases:
        if not any(name in trial.scores for trial in case.trials):
            continue
        lows = [0.0 if each.missing else each.scores[name].low for each in case.trials if _told(each, name)]
        highs = [1.0 if each.missing else each.scores[name].high for each in case.trials if _told(each, name)]
        if len(lows) >= k:
            values[case.family].append((worst_at_k(lows, k), worst_at_k(highs, k)))
    return values


def _told(trial: TrialResult, name: str) -> bool:
    return trial.missing or name in trial.scores


def _over_cases(values: _Values, k: int) -> AtK:
    """pass^k is a mean over cases, as it is published; what it says of cases like these still rests on families."""
    found = _mean(values, k)
    every = [each for cases in values.values() for each in cases]
    low, high = (round(min(1.0, fsum(each[end] for each in every) / len(every)), 12) for end in (0, 1))
    return replace(found, low=low, high=high, lower=min(found.lower, low), upper=max(found.upper, high))


def _mean(values: _Values, k: int) -> AtK:
    lows, highs = (
        [min(1.0, fsum(each[end] for each in found) / len(found)) for found in values.values()] for end in (0, 1)
    )
    worst, best = score_bounds(lows, confidence=CONFIDENCE), score_bounds(highs, confidence=CONFIDENCE)
    bounds = both_readings(worst, best)
    return AtK(
        k=k,
        low=round(fsum(lows) / len(lows), 12),
        high=round(fsum(highs) / len(highs), 12),
        lower=round(bounds.lower, 12),
        upper=round(bounds.upper, 12),
        families=len(values),
    )
