"""What amounts of families say about the mean amount of families like these."""

from collections.abc import Sequence
from math import fsum, sqrt

from .bounds import one_sided_alpha
from .special import student_t_quantile


def mean_at_least(values: Sequence[float], *, confidence: float = 0.95) -> float | None:
    """One-sided lower bound of a mean of amounts that have no upper limit, as seconds or money.

    Args:
        values: One for each family.
        confidence: In [0.5, 1).

    Returns:
        float: None under 2 families, when nothing is known. Amounts have a long tail to the right: there the bound
        errs downwards, so what it proves is proven.

    Raises:
        ValueError: `confidence` out of range (whoever set the level mends it).

    Source:
        Student (1908), The probable error of a mean, Biometrika 6, 1-25.
    """
    one_sided_alpha(confidence)
    size = len(values)
    if size < 2:
        return None
    mean = fsum(values) / size
    variance = fsum((each - mean) ** 2 for each in values) / (size - 1)
    return mean - student_t_quantile(confidence, size - 1) * sqrt(variance / size)
