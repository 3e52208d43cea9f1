"""A dimension's score with its bounds as an `evaluate` module: what a floor of a gate is held against."""

from collections import defaultdict
from collections.abc import Sequence
from math import isnan
from statistics import fmean

import datasets  # type: ignore[import-untyped]
import evaluate  # type: ignore[import-untyped]

from hardcase.stats import both_readings, score_bounds

_INPUTS = """
Args:
    low: Each trial's score, in [0, 1], with every unknown answered against the bot; null: not measured in this trial.
    high: The same with every unknown answered for it; equal to `low` where nothing is unknown.
    cases: The case of each trial.
    families: The family of each trial's case; the case itself where it has none.
    confidence: Of each bound, in [0.5, 1); 0.95 unless given.

Returns:
    score_low, score_high: Mean over families, under both readings of what is unknown; None without any family.
    lower, upper: One-sided bounds of the mean of families like these, under both readings.
    families: How many were measured.
"""


class DimensionScore(evaluate.Metric):  # type: ignore[misc]
    """One value for each family, the mean over its cases of the mean over trials, and bounds of the mean over families.

    Source:
        See `hardcase.stats.score_bounds`.
    """

    def _info(self) -> evaluate.MetricInfo:
        return evaluate.MetricInfo(
            description="The mean score of families in one dimension, with one-sided bounds that are honest when few.",
            citation="Miller (2024), Adding Error Bars to Evals, arXiv 2411.00640",
            inputs_description=_INPUTS,
            features=datasets.Features(
                {
                    "low": datasets.Value("float64"),
                    "high": datasets.Value("float64"),
                    "cases": datasets.Value("string"),
                    "families": datasets.Value("string"),
                }
            ),
        )

    def _compute(
        self,
        *,
        low: Sequence[float | None],
        high: Sequence[float | None],
        cases: Sequence[str],
        families: Sequence[str],
        confidence: float = 0.95,
        **beside: object,
    ) -> dict[str, float | None]:
        # `evaluate.combine` hands every measure the columns of all: what is no column was meant for this one.
        if slips := [name for name, each in beside.items() if isinstance(each, (bool, int, float, str))]:
            raise TypeError(f"dimension_score: unknown option {slips[0]!r}; there is 'confidence'")
        readings = [_of_families(each, cases, families) for each in (low, high)]
        if readings[0].keys() != readings[1].keys():
            raise ValueError("dimension_score: `low` and `high` are null in different trials; give both or neither")
        if any(readings[0][family] > readings[1][family] for family in readings[0]):
            raise ValueError("dimension_score: `low` lies above `high`; the first is the reading against the bot")
        worst, best = (score_bounds(list(each.values()), confidence=confidence) for each in readings)
        bounds = both_readings(worst, best)
        return {
            "score_low": fmean(readings[0].values()) if readings[0] else None,
            "score_high": fmean(readings[1].values()) if readings[1] else None,
            "lower": bounds.lower,
            "upper": bounds.upper,
            "families": len(readings[0]),
        }


def _of_families(scores: Sequence[float | None], cases: Sequence[str], families: Sequence[str]) -> dict[str, float]:
    trials: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for score, case, family in zip(scores, cases, families, strict=True):
        if score is not None and not isnan(score):
            trials[family][case].append(score)
    return {family: fmean(map(fmean, of_cases.values())) for family, of_cases in trials.items()}
