"""Which value a share of all values stays below."""

from collections.abc import Iterable
from math import floor, isfinite


def percentile(values: Iterable[float], share: float) -> float:
    """Value that a share of all values does not exceed, linear between neighbours.

    Args:
        values: Finite numbers in any order, at least one.
        share: In [0, 1]: 0.5 is the median, 0.95 the 95th percentile.

    Returns:
        float: Between the smallest and the largest value, in the unit of `values`.

    Raises:
        ValueError: No values (nothing was measured), a value that is not finite, or `share` out of range.

    Source:
        Hyndman & Fan (1996), Sample quantiles in statistical packages, American Statistician 50, 361-365,
        definition 7.
    """
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no values have no percentile; ask only where something was measured")
    endless = [value for value in ordered if not isfinite(value)]
    if endless:
        raise ValueError(f"value {endless[0]!r} has no place in an order; values must be finite")
    if not 0 <= share <= 1:
        raise ValueError(f"share {share!r} is no share; use 0 to 1")
    place = share * (len(ordered) - 1)
    below, above = ordered[floor(place)], ordered[min(floor(place) + 1, len(ordered) - 1)]
    return below + (place - floor(place)) * (above - below)
