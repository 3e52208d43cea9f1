"""Escalation as an `evaluate` module: who reached people, who was sent to them needlessly, and what both cost."""

from collections.abc import Sequence
from math import isnan

import datasets  # type: ignore[import-untyped]
import evaluate  # type: ignore[import-untyped]

from hardcase.scorecards import CaseResult, TrialResult, escalation_card
from hardcase.stats import count_bounds
from hardcase.verdicts import NEVER, RECALLED

_DECISIONS = ("must", "may", "must-not")
_OUTCOMES = {"", "missing", "needless", "none-due", "unknown", *NEVER, *RECALLED}
_INPUTS = """
Args:
    outcomes: What each trial did about people: on-time, early, late, wrong-queue, missed, promised-not-done,
        obstructed, needless, none-due or unknown; missing: nothing is known of the trial; empty: not measured.
    decisions: What was right: must, may or must-not.
    costs: Of each outcome, in units of one needless handover; may be null where nothing was measured.
    families: The family of each trial's case; the case itself where it has none.
    confidence: Of each bound, in [0.5, 1); 0.95 unless given.

Returns:
    must_recall: Share of families with must that reached people in every trial; a family with a missing trial did not.
    needless_rate: Share of families with must-not that were handed over in any trial.
    *_lower, *_upper: Exact one-sided bounds; what is missing may have been either.
    must_families, must_not_families: How many there are. Without any the share is None.
    cost_per_100: Of 100 trials in which escalation was measured; None without any.
    measured_trials: How many these are.
"""


class Escalation(evaluate.Metric):  # type: ignore[misc]
    """The counts of a scorecard, and the bounds of a gate.

    Source:
        See `hardcase.stats.count_bounds`.
    """

    def _info(self) -> evaluate.MetricInfo:
        return evaluate.MetricInfo(
            description="Recall of customers who needed a person, rate of needless handovers, and cost of escalation.",
            citation="Clopper & Pearson (1934), Biometrika 26, 404-413",
            inputs_description=_INPUTS,
            features=datasets.Features(
                {
                    "outcomes": datasets.Value("string"),
                    "decisions": datasets.Value("string"),
                    "costs": datasets.Value("float64"),
                    "families": datasets.Value("string"),
                }
            ),
        )

    def _compute(
        self,
        *,
        outcomes: Sequence[str],
        decisions: Sequence[str],
        costs: Sequence[float | None],
        families: Sequence[str],
        confidence: float = 0.95,
        **beside: object,
    ) -> dict[str, float | None]:
        # `evaluate.combine` hands every measure the columns of all: what is no column was meant for this one.
        if slips := [name for name, each in beside.items() if isinstance(each, (bool, int, float, str))]:
            raise TypeError(f"escalation: unknown option {slips[0]!r}; there is 'confidence'")
        card = escalation_card([_case(*each) for each in zip(outcomes, decisions, costs, families, strict=True)])
        must, must_not = card.must_families, card.must_not_families
        recalled = [
            count_bounds(each, must, confidence=confidence)
            for each in (card.must_recalled, card.must_recalled + card.must_unknown)
        ]
        needless = [
            count_bounds(each, must_not, confidence=confidence)
            for each in (card.needless_families, card.needless_families + card.must_not_unknown)
        ]
        return {
            "must_recall": card.must_recalled / must if must else None,
            "must_recall_lower": recalled[0].lower,
            "must_recall_upper": recalled[1].upper,
            "must_families": must,
            "needless_rate": card.needless_families / must_not if must_not else None,
            "needless_rate_lower": needless[0].lower,
            "needless_rate_upper": needless[1].upper,
            "must_not_families": must_not,
            "cost_per_100": 100 * card.cost / card.trials if card.trials else None,
            "measured_trials": card.trials,
        }


def _case(outcome: str, decision: str, cost: float | None, family: str) -> CaseResult:
    if outcome not in _OUTCOMES:
        raise ValueError(f"escalation: unknown outcome {outcome!r}; use one of {', '.join(sorted(_OUTCOMES - {''}))}")
    if decision not in _DECISIONS:
        raise ValueError(f"escalation: unknown decision {decision!r}; use one of {', '.join(_DECISIONS)}")
    gone = outcome == "missing"
    escalation = "" if gone else outcome
    if escalation and (cost is None or isnan(cost)):
        raise ValueError(
            f"escalation: the cost of outcome {outcome!r} is {cost!r}; give a number, 0 where it costs nothing"
        )
    trial = TrialResult(
        trial=0,
        status="ungraded",
        missing=gone,
        escalation=escalation,
        escalation_cost=cost if escalation and cost else 0.0,
    )
    return CaseResult(id=family, suite="", family=family, status="ungraded", trials=(trial,), decision=decision)
