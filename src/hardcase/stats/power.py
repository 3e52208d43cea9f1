"""What a bot must truly be for a bound to show it: chances of a gate before it is applied, by simulation or exactly."""

from collections.abc import Callable
from functools import cache, partial
from math import sqrt
from typing import TYPE_CHECKING

from .bounds import one_sided_alpha
from .counts import count_bounds, smallest
from .paired import augmented
from .scores import lower_bound
from .special import beta_quantile, beta_share, student_t_quantile

if TYPE_CHECKING:
    import numpy as np

SAMPLES = 500
"""Samples that a chance is simulated from: it is then known to about two percent, and a needed score to .003."""
STEP = 1 / 512
"""How closely a needed score or loss is told."""
_MOST = 0.98
"""Of the largest variance there is, that of zeros and ones only, which no beta distribution has."""


def score_chance(mean: float, at_least: float, families: int, *, spread: float, confidence: float, seed: int) -> float:
    """Chance that families with this true mean show a floor, by `score_bounds`.

    The scores of families are drawn from a beta distribution, whose spread narrows towards 0 and 1.

    Args:
        mean: True mean score, in [0, 1].
        at_least: The floor, in [0, 1].
        families: How many are drawn.
        spread: Standard deviation of a family's score as it is seen, between families and within them, as a share of
            the largest that scores of this mean can have; in [0, 1].
        confidence: Level of the bound, in [0.5, 1).
        seed: Of the draws.

    Returns:
        float: In [0, 1], known to about two percent; 0 under 2 families.

    Raises:
        ValueError: An argument is out of range (the caller's mistake).
    """
    one_sided_alpha(confidence)
    _in_range(mean=mean, at_least=at_least, spread=spread)
    if families < 2:
        return 0.0
    t = student_t_quantile(confidence, families - 1)
    perfect = count_bounds(families, families, confidence=confidence).lower
    if spread == 0 or mean in {0, 1}:
        return float(lower_bound(mean, 0.0, families, t, perfect) >= at_least)
    size = 1 / min(spread * spread, _MOST) - 1
    values = _generator(seed).beta(mean * size, (1 - mean) * size, (SAMPLES, families))
    means, errors = values.mean(axis=1).tolist(), (values.std(axis=1, ddof=1) / sqrt(families)).tolist()
    shown = sum(lower_bound(*each, families, t, perfect) >= at_least for each in zip(means, errors, strict=True))
    return shown / SAMPLES


@cache
def score_needed(
    at_least: float, families: int, *, spread: float, confidence: float = 0.95, chance: float = 0.8, seed: int = 0
) -> float | None:
    """Smallest true mean score that families show with a chance; None: no bot has it with so few.

    Args:
        at_least: The floor, in [0, 1].
        families: How many there are.
        spread: As `score_chance` takes it.
        confidence: Level of the bound, in [0.5, 1).
        chance: With which the floor is to be shown, in (0, 1).
        seed: Of the draws.

    Returns:
        float: In [at_least, 1], to about .005.

    Raises:
        ValueError: An argument is out of range (the caller's mistake).

    Source:
        Simulation of `score_bounds`.
    """
    ask = partial(score_chance, at_least=at_least, families=families, spread=spread, confidence=confidence, seed=seed)
    return _smallest(lambda mean: ask(mean) >= chance, at_least, 1.0)


def rate_needed(at_least: float, families: int, *, confidence: float = 0.95, chance: float = 0.8) -> float | None:
    """Smallest true rate that so many families show with a chance; None: no bot has it with so few.

    Args:
        at_least: The promised rate, in [0, 1].
        families: Independent units.
        confidence: Level of the bound, in [0.5, 1).
        chance: With which it is to be shown, in (0, 1).

    Returns:
        float: In (0, 1], exact; 0 where nothing is promised.

    Raises:
        ValueError: An argument is out of range (the caller's mistake).

    Source:
        `count_bounds` asks for k of n, and a rate p gives k or more with chance I_p(k, n - k + 1): Clopper & Pearson
        (1934), Biometrika 26, 404-413.
    """
    asked = _asked(at_least, families, confidence)
    return None if asked is None else beta_quantile(chance, asked, families - asked + 1) if asked else 0.0


def rate_chance(rate: float, at_least: float, families: int, *, confidence: float = 0.95) -> float:
    """Chance that so many families show a promised rate, where the true one is known.

    Args:
        rate: The true one, in [0, 1].
        at_least: The promised rate, in [0, 1].
        families: Independent units.
        confidence: Level of the bound, in [0.5, 1).

    Returns:
        float: In [0, 1], exact.

    Raises:
        ValueError: An argument is out of range (the caller's mistake).
    """
    _in_range(rate=rate)
    asked = _asked(at_least, families, confidence)
    return 0.0 if asked is None else beta_share(rate, asked, families - asked + 1) if asked else 1.0


def _asked(at_least: float, families: int, confidence: float) -> int | None:
    """Families of which the promise is to be true; None: all of them would be too few."""
    one_sided_alpha(confidence)
    _in_range(at_least=at_least)
    if count_bounds(families, families, confidence=confidence).lower < at_least:
        return None
    return smallest(lambda k: k >= families or count_bounds(k, families, confidence=confidence).lower >= at_least)


def rate_allowed(at_most: float, families: int, *, confidence: float = 0.95, chance: float = 0.8) -> float | None:
    """Largest true rate with which so many families still show that it is at most so much; None: no bot does.

    Args:
        at_most: The promised rate, in [0, 1].
        families: Independent units.
        confidence: Level of the bound, in [0.5, 1).
        chance: With which it is to be shown, in (0, 1).

    Returns:
        float: In [0, 1), exact.

    Raises:
        ValueError: An argument is out of range (the caller's mistake).

    Source:
        `rate_needed` of its opposite.
    """
    needed = rate_needed(1 - at_most, families, confidence=confidence, chance=chance)
    return None if needed is None else 1 - needed


def margin_chance(
    margin: float, families: int, *, spread: float, loss: float = 0.0, confidence: float = 0.95, seed: int = 0
) -> float:
    """Chance that `paired_bounds` shows no more than a margin to be lost.

    Args:
        margin: The promise, in [0, 1].
        families: Families that both played.
        spread: Standard deviation of a family's difference.
        loss: What is truly lost, by every family alike.
        confidence: Level of the bound, in [0.5, 1).
        seed: Of the draws.

    Returns:
        float: In [0, 1], known to about two percent; 0 under 2 families.

    Raises:
        ValueError: An argument is out of range (the caller's mistake).
    """
    _in_range(margin=margin, loss=loss, spread=spread)
    return _share(lambda lower, _: lower >= -margin, _even(loss, families, spread, seed), confidence)


@cache
def margin_needed(
    families: int, *, spread: float, confidence: float = 0.95, chance: float = 0.8, seed: int = 0
) -> float | None:
    """Smallest loss that a bot as good as the other shows with a chance not to have; None: none below 1.

    Args:
        families: Families that both played.
        spread: Standard deviation of a family's difference.
        confidence: Level of the bound, in [0.5, 1).
        chance: With which it is to be shown, in (0, 1).
        seed: Of the draws.

    Raises:
        ValueError: An argument is out of range (the caller's mistake).

    Source:
        Simulation of `paired_bounds`.
    """
    ask = partial(margin_chance, families=families, spread=spread, confidence=confidence, seed=seed)
    return _smallest(lambda margin: ask(margin) >= chance, 0.0, 1.0)


@cache
def loss_seen(
    families: int,
    *,
    spread: float,
    beyond: float = 0.0,
    broken: bool = False,
    confidence: float = 0.95,
    chance: float = 0.8,
    seed: int = 0,
) -> float | None:
    """Smallest true mean loss that `paired_bounds` proves with a chance; None: none below 1.

    Args:
        families: Families that both played.
        spread: Standard deviation of a family's difference where nothing is lost.
        beyond: Margin that the loss is to be proven larger than.
        broken: The loss is that of a few families that lose everything, not of all alike.
        confidence: Level of the bound, in [0.5, 1).
        chance: With which it is to be proven, in (0, 1).
        seed: Of the draws.

    Raises:
        ValueError: An argument is out of range (the caller's mistake).

    Source:
        Simulation of `paired_bounds`.
    """
    _in_range(spread=spread, beyond=beyond)
    draw = _whole if broken else _even

    def proven(loss: float) -> bool:
        return _share(lambda _, upper: upper < -beyond, draw(loss, families, spread, seed), confidence) >= chance

    return _smallest(proven, beyond, 1.0)


def _generator(seed: int) -> "np.random.Generator":
    import numpy as np

    return np.random.default_rng(seed)


def _even(loss: float, families: int, spread: float, seed: int) -> "np.ndarray":
    """Differences of families that all lose alike; the same noise for every loss, so that chances grow with it."""
    return (_generator(seed).normal(0.0, spread, (SAMPLES, families)) - loss).clip(-1.0, 1.0)


def _whole(loss: float, families: int, spread: float, seed: int) -> "np.ndarray":
    """Differences of which the share `loss` is that of a family that lost everything."""
    generator = _generator(seed)
    noise = generator.normal(0.0, spread, (SAMPLES, families)).clip(-1.0, 1.0)
    noise[generator.random((SAMPLES, families)) < loss] = -1.0
    return noise


def _share(holds: Callable[[float, float], bool], differences: "np.ndarray", confidence: float) -> float:
    """Share of samples whose bounds have a property."""
    families = differences.shape[1]
    if families < 2:
        return 0.0
    t = student_t_quantile(confidence, families - 1)
    sums, squares = differences.sum(axis=1).tolist(), (differences**2).sum(axis=1).tolist()
    bounds = (augmented(*each, families) for each in zip(sums, squares, strict=True))
    return sum(holds(mean - t * error, mean + t * error) for mean, error in bounds) / len(sums)


def _smallest(enough: Callable[[float], bool], low: float, high: float) -> float | None:
    """Smallest number from `low` to `high` that is enough, to one step, where larger ones are enough too."""
    if not enough(high):
        return None
    while high - low > STEP:
        middle = (low + high) / 2
        if enough(middle):
            high = middle
        else:
            low = middle
    return high


def _in_range(**numbers: float) -> None:
    for name, number in numbers.items():
        if not 0 <= number <= 1:
            raise ValueError(f"{name} {number!r} is out of range; it lies in 0 to 1")
