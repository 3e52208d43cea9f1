"""How far a yes-or-no judge is better than guessing, as far as that is proven."""

from collections.abc import Sequence

from .scores import score_bounds


def youden_lower(sensitivity: Sequence[float], specificity: Sequence[float], *, confidence: float = 0.90) -> float:
    """One-sided lower bound of Youden's J = sensitivity + specificity - 1.

    Each of the two is bounded at half the permitted error and the bounds are added, so that both hold together at
    `confidence` whatever they have to do with each other: most families have items of both kinds, and a family that is
    hard on one side is often hard on the other. Forms that are less cautious need a covariance, which a few dozen
    families near the ceiling do not give.

    Args:
        sensitivity: For each family with items where yes is right, the share answered yes, in [0, 1].
        specificity: For each family with items where no is right, the share answered no, in [0, 1].
        confidence: Level of the bound, in [0.5, 1).

    Returns:
        float: In [-1, 1]; a judge that guesses has J = 0. -1 where both sides have under two families.

    Source:
        Youden (1950), Index for rating diagnostic tests, Cancer 3, 32-35; joint bounds: Bonferroni's inequality, as in
        Dunn (1961), Multiple comparisons among means, J. Amer. Stat. Assoc. 56, 52-64.
    """
    each = (1 + confidence) / 2
    bounds = [score_bounds(values, confidence=each).lower for values in (sensitivity, specificity)]
    return sum(bounds) - 1
