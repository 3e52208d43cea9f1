"""What scores of families say about the mean score of families like these."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import fsum, log, sqrt, tanh

from .bounds import NOTHING_KNOWN, Bounds, one_sided_alpha
from .counts import count_bounds
from .special import student_t_quantile

_UNITS_PER_FAMILY = 4
"""Pass-or-fail families that one family may weigh: more would trust that no broken family is left unseen."""
_NO_SPREAD = 1e-12
"""Standard errors below are rounding, not evidence."""


def score_bounds(
    values: Sequence[float], *, clusters: Sequence[int | str] | None = None, confidence: float = 0.95
) -> Bounds:
    """One-sided bounds of the mean of scores, honest with few families and near the ceiling.

    The lower bound is a t interval on the logit scale, and never above what a perfect bot gets from as many
    families, nor above the mean (the logit shrinks towards a half, which would lift it there under 0.1); the
    upper one is Wilson's at the effective number of families. At levels from 0.9 the lower bound stays below
    the upper one.

    Args:
        values: Scores in [0, 1].
        clusters: Family of each value, the unit of inference; None when each value is its own family.
        confidence: Level of each bound, in [0.5, 1).

    Returns:
        Bounds: In [0, 1]. Under 2 families nothing is known: `Bounds(0.0, 1.0)`.

    Raises:
        ValueError: A value or `confidence` out of range, or not one cluster per value (the caller's mistake).

    Source:
        Standard error: Miller (2024), Adding Error Bars to Evals, arXiv 2411.00640, appendix A. Upper bound:
        Wilson (1927), J. Amer. Stat. Assoc. 22, 209-212. Lower bound and both caps: chosen by simulation for
        this project, against families that break completely.
    """
    one_sided_alpha(confidence)
    keys = range(len(values)) if clusters is None else clusters
    if len(keys) != len(values):
        raise ValueError(f"need one cluster per value; got {len(keys)} for {len(values)}")
    wrong = [value for value in values if not 0 <= value <= 1]
    if wrong:
        raise ValueError(f"score {wrong[0]!r} is out of range; scores lie in 0 to 1")
    members: defaultdict[int | str, list[float]] = defaultdict(list)
    for key, value in zip(keys, values, strict=True):
        members[key].append(value)
    families = len(members)
    if families < 2:
        return NOTHING_KNOWN
    perfect = count_bounds(families, families, confidence=confidence)
    if min(values) == 1:
        return perfect
    if max(values) == 0:
        return count_bounds(0, families, confidence=confidence)
    mean = fsum(values) / len(values)
    error = _clustered_error(members.values(), mean)
    t = student_t_quantile(confidence, families - 1)
    return Bounds(lower_bound(mean, error, families, t, perfect.lower), _wilson_upper(mean, error, families, t))


def lower_bound(mean: float, error: float, families: int, t: float, perfect: float) -> float:
    """The lower bound of `score_bounds` where not all scores are 1, from what it rests on.

    Args:
        mean: Of the scores.
        error: Its standard error.
        families: How many there are.
        t: Quantile of Student's t at the level of the bound.
        perfect: What a perfect bot shows with as many families.
    """
    return min(_logit_t_lower(mean, error, families, t), perfect, mean)


def _clustered_error(members: Iterable[Sequence[float]], mean: float) -> float:
    """Standard error of the mean when families are independent and the values within one are not."""
    size, drifts = 0, []
    for family in members:
        size += len(family)
        drifts.append(family[0] - mean if len(family) == 1 else fsum(value - mean for value in family))
    correction = len(drifts) / (len(drifts) - 1)
    return sqrt(correction * fsum([drift * drift for drift in drifts])) / size


def _logit_t_lower(mean: float, error: float, families: int, t: float) -> float:
    """Half a family of each kind is added first, or a mean at the ceiling would have no logit."""
    shrunk = (mean * families + 0.5) / (families + 1)
    variance = shrunk * (1 - shrunk)
    error = max(error, sqrt(variance / (_UNITS_PER_FAMILY * families)))
    logit = log(shrunk / (1 - shrunk)) - t * error / variance
    return 0.5 + 0.5 * tanh(logit / 2)  # 1 / (1 + exp(-logit)) would overflow with few families


def _wilson_upper(mean: float, error: float, families: int, t: float) -> float:
    """Wilson's upper limit as if that many pass-or-fail families had been seen."""
    variance = mean * (1 - mean)
    units = float(families)
    if error >= _NO_SPREAD:
        units = min(max(variance / (error * error), families), _UNITS_PER_FAMILY * families)
    half = t * sqrt(variance / units + (t / (2 * units)) ** 2)
    return min(1.0, (mean + t * t / (2 * units) + half) / (1 + t * t / units))
