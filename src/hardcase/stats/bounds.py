"""What two one-sided bounds are, and which confidence they may be asked at."""

from typing import NamedTuple


class Bounds(NamedTuple):
    """Two one-sided bounds of one number, each at its own full confidence.

    Read one of them at a time: as a two-sided interval the pair holds at `2 * confidence - 1` only.

    Attributes:
        lower: The number is at least this, in [0, 1]; a promise is kept when `lower` reaches it.
        upper: The number is at most this, in [0, 1]; a promise is broken when `upper` stays below it.
    """

    lower: float
    upper: float


def both_readings(worst: Bounds, best: Bounds) -> Bounds:
    """What holds under two readings of the unknown: the lower of the lower bounds, the upper of the upper.

    Args:
        worst: Bounds with every unknown read one way.
        best: With every unknown read the other way.
    """
    return Bounds(min(worst.lower, best.lower), max(worst.upper, best.upper))


NOTHING_KNOWN = Bounds(0.0, 1.0)


def one_sided_alpha(confidence: float) -> float:
    """Share of samples in which a one-sided bound may be wrong.

    Args:
        confidence: One-sided level in [0.5, 1); below a half a lower bound would lie above the estimate.

    Raises:
        ValueError: `confidence` is out of range (whoever set the level mends it).
    """
    if not 0.5 <= confidence < 1:
        raise ValueError(f"confidence {confidence!r} bounds nothing; use a level of at least 0.5, below 1")
    return 1 - confidence
