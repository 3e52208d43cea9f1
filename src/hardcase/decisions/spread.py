"""How far scores lie apart: between families, and between trials of one case."""

from math import sqrt
from statistics import fmean, stdev, variance

from msgspec import Struct

from hardcase.scorecards import CaseResult, Scorecard, family_differences

from .champion import Champion

ASSUMED_MEAN = 0.85
"""Mean score at which assumed spreads hold; they narrow towards 0 and 1."""
_LEAST = 1e-9
"""Variances below are rounding."""


class Spread(Struct, frozen=True, kw_only=True):
    """Two standard deviations of scores in one dimension.

    Attributes:
        between: Of families, trials aside.
        within: Of the trials of one family around its own mean.
        mean: Mean score at which they hold, above 0 and below 1.
        differences: Of a family's difference to the champion, where both were seen; None: not known.
        run: Where they were seen; empty: they are assumed.
    """

    between: float = 0.18
    within: float = 0.10
    mean: float = ASSUMED_MEAN
    differences: float | None = None
    run: str = ""

    def share(self, trials: int) -> float:
        """Spread of family means over so many trials, as a share of the largest that scores of this mean can have."""
        return min(1.0, sqrt((self.between**2 + self.within**2 / trials) / (self.mean * (1 - self.mean))))

    def of_differences(self, trials: int) -> float:
        """Spread of a family's difference between two bots; where it was not seen, the noise of trials alone."""
        return self.within * sqrt(2 / trials) if self.differences is None else self.differences


def seen_spread(card: Scorecard, dimension: str, assumed: Spread, *, run: str, champion: Champion | None) -> Spread:
    """How far the scores of a run lie apart in one dimension.

    What is unknown counts against the bot, as in the gate. With one trial of each case, trials are taken to differ as
    assumed.

    Args:
        card: Of the run.
        dimension: Its name.
        assumed: What holds where nothing was seen: in no family, or in all of them the same.
        run: Its name.
        champion: Whom the bot will be compared with; None: nobody.

    Returns:
        Spread: Of the run, or the assumed one.
    """
    found = card.dimension(dimension)
    values = [each.low for each in found.families] if found else []
    if len(values) < 2 or variance(values) < _LEAST:
        return assumed
    seen, mean = variance(values), fmean(values)
    within = _within(card.cases, dimension)
    noise = min(assumed.within**2, seen) if within is None else min(within, seen * card.trials)
    rows = family_differences(card, champion.card, dimension) if champion else ()
    return Spread(
        between=round(sqrt(max(0.0, seen - noise / card.trials)), 6),
        within=round(sqrt(noise), 6),
        mean=round(min(max(mean, 0.01), 0.99), 6),
        differences=round(stdev(each.alike for each in rows), 6) if len(rows) > 1 else None,
        run=run,
    )


def _within(cases: tuple[CaseResult, ...], dimension: str) -> float | None:
    """Variance of one trial of a family around the family's mean; None where no case has two trials."""
    by_family: dict[str, list[float]] = {}
    for case in cases:
        scores = [trial.scores[dimension].low for trial in case.trials if dimension in trial.scores]
        if len(scores) > 1:
            by_family.setdefault(case.family, []).append(variance(scores))
    return fmean(sum(each) / len(each) ** 2 for each in by_family.values()) if by_family else None
