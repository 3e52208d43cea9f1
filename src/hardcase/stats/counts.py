"""What k of n independent families say about a rate, and how many families a promise needs."""

from collections.abc import Callable
from math import expm1, log

from .bounds import NOTHING_KNOWN, Bounds, one_sided_alpha
from .special import beta_quantile


def count_bounds(successes: int, trials: int, *, confidence: float = 0.95) -> Bounds:
    """Exact one-sided bounds of a rate, both ways.

    Args:
        successes: Units that count, 0 <= successes <= trials.
        trials: Independent units, at least 0. For us a unit is a *family*, not a trial of a case.
        confidence: Level of each bound, in [0.5, 1).

    Returns:
        Bounds: `lower <= successes / trials <= upper`. Without trials nothing is known: `Bounds(0.0, 1.0)`.

    Raises:
        ValueError: Counts or `confidence` out of range (the caller miscounted).

    Source:
        Clopper & Pearson (1934), The use of confidence or fiducial limits illustrated in the case of the
        binomial, Biometrika 26, 404-413.
    """
    alpha = one_sided_alpha(confidence)
    if not 0 <= successes <= trials:
        raise ValueError(f"need 0 <= successes <= trials; got {successes!r} of {trials!r}")
    if trials == 0:
        return NOTHING_KNOWN
    if successes == 0:
        return Bounds(0.0, zero_seen_bound(trials, confidence=confidence))
    if successes == trials:
        return Bounds(alpha ** (1 / trials), 1.0)
    return Bounds(
        beta_quantile(alpha, successes, trials - successes + 1),
        beta_quantile(confidence, successes + 1, trials - successes),
    )


def zero_seen_bound(trials: int, *, confidence: float = 0.95) -> float:
    """Highest rate that having seen none in `trials` leaves possible; to print next to "0 violations".

    Args:
        trials: Independent units, at least 0. Count families, not trials of a case.
        confidence: One-sided level in [0.5, 1).

    Returns:
        float: In (0, 1], about 3 / trials at 0.95; 1 without trials, when nothing is known.

    Raises:
        ValueError: `trials` or `confidence` out of range (the caller miscounted).

    Source:
        Hanley & Lippman-Hand (1983), If nothing goes wrong, is everything all right?, JAMA 249, 1743-1745.
    """
    alpha = one_sided_alpha(confidence)
    if trials < 0:
        raise ValueError(f"need trials >= 0; got {trials!r}")
    return -expm1(log(alpha) / trials) if trials else 1.0


def families_needed(at_least: float, *, confidence: float = 0.95) -> int:
    """Families with which a perfect bot proves a rate of `at_least`; with fewer nobody can.

    Args:
        at_least: The promised rate, in [0, 1).
        confidence: One-sided level in [0.5, 1).

    Returns:
        int: Smallest n with `count_bounds(n, n).lower >= at_least`; 0 when 0 is promised.

    Raises:
        ValueError: `at_least` or `confidence` out of range: no number of families proves a rate of 1
            (whoever wrote the promise mends it).

    Source:
        Clopper & Pearson (1934), Biometrika 26, 404-413, at n of n.
    """
    if not 0 <= at_least < 1:
        raise ValueError(f"at least {at_least!r} cannot be proven by counting; promise at least 0, below 1")
    return smallest(lambda n: count_bounds(n, n, confidence=confidence).lower >= at_least)


def families_needed_at_most(at_most: float, *, confidence: float = 0.95) -> int:
    """Families with which a bot that never errs proves a rate of at most `at_most`; with fewer nobody can.

    Args:
        at_most: The promised rate, in (0, 1].
        confidence: One-sided level in [0.5, 1).

    Returns:
        int: Smallest n with `count_bounds(0, n).upper <= at_most`; 0 when 1 is promised.

    Raises:
        ValueError: `at_most` or `confidence` out of range: no number of families proves a rate of 0
            (whoever wrote the promise mends it).

    Source:
        Hanley & Lippman-Hand (1983), JAMA 249, 1743-1745.
    """
    if not 0 < at_most <= 1:
        raise ValueError(f"at most {at_most!r} cannot be proven by counting; promise above 0, at most 1")
    return smallest(lambda n: zero_seen_bound(n, confidence=confidence) <= at_most)


def smallest(enough: Callable[[int], bool]) -> int:
    """Smallest n from 0 that is enough, where every larger n is enough too."""
    short, high = -1, 0
    while not enough(high):
        short, high = high, max(1, 2 * high)
    while high - short > 1:
        middle = (short + high) // 2
        if enough(middle):
            high = middle
        else:
            short = middle
    return high
