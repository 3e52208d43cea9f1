"""Paired differences of families: honest when a few families break completely."""

import random
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.stats import Bounds, paired_bounds, paired_families_needed, paired_loss_p

DIFFERENCES = st.lists(st.floats(-1, 1), max_size=80)


def test_the_published_vector() -> None:
    """60 families without any difference still allow a loss of four points."""
    assert paired_bounds([0.0] * 60).lower == pytest.approx(-0.03812, abs=5e-6)


def test_bounds_agree_with_the_oracle(oracle: ModuleType) -> None:
    """The same as the independent implementation, smooth and broken samples alike."""
    rng = random.Random(20261122)

    for _ in range(500):
        families = rng.randint(2, 80)
        smooth = [max(-1.0, min(1.0, rng.gauss(-0.05, 0.2))) for _ in range(families)]
        broken = [-1.0 if rng.random() < 0.1 else 0.0 for _ in range(families)]
        for values in (smooth, broken):
            lower, upper = oracle.paired_bounds(values, list(range(families)))
            assert paired_bounds(values) == pytest.approx((max(-1.0, lower), min(1.0, upper)), abs=1e-12)


@given(DIFFERENCES, st.floats(0.5, 0.999))
def test_bounds_stay_in_range_and_in_order(values: list[float], confidence: float) -> None:
    """A lower bound is never above the upper one, and neither leaves [-1, 1]."""
    lower, upper = paired_bounds(values, confidence=confidence)

    assert -1 <= lower <= upper <= 1


@given(st.lists(st.floats(-1, 1), min_size=2, max_size=40))
def test_turning_the_pair_around_turns_the_bounds_around(values: list[float]) -> None:
    """Which half is called the original changes the sign and nothing else."""
    one, other = paired_bounds(values), paired_bounds([-each for each in values])

    assert (one.lower, one.upper) == pytest.approx((-other.upper, -other.lower), abs=1e-12)


@pytest.mark.parametrize("values", [[], [0.3]])
def test_under_two_families_nothing_is_known(values: list[float]) -> None:
    """One pair is an anecdote."""
    assert paired_bounds(values) == Bounds(-1.0, 1.0)


@pytest.mark.parametrize(("values", "confidence"), [([1.2, 0.0], 0.95), ([0.0, 0.0], 1.0), ([0.0, 0.0], 0.4)])
def test_what_is_out_of_range_is_refused(values: list[float], confidence: float) -> None:
    """Differences of scores lie in -1 to 1, and a level below a half bounds nothing."""
    with pytest.raises(ValueError, match=r"out of range|bounds nothing"):
        paired_bounds(values, confidence=confidence)


@given(st.lists(st.floats(-1, 1), max_size=60), st.sampled_from([0.9, 0.95, 0.99]))
def test_a_loss_is_proven_exactly_where_the_upper_bound_is_below_nought(values: list[float], confidence: float) -> None:
    """Two ways to say the same: a p-value for Holm's correction, and a bound for people."""
    p = paired_loss_p(values)

    assert 0 <= p <= 1
    if abs(p - (1 - confidence)) > 1e-9:
        assert (p < 1 - confidence) == (paired_bounds(values, confidence=confidence).upper < 0)


@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.99])
@pytest.mark.parametrize("margin", [0.02, 0.05, 0.08, 0.1, 0.2, 0.4])
def test_families_needed_are_those_with_which_no_difference_shows_the_margin(margin: float, confidence: float) -> None:
    """One family fewer shows it to nobody. Reading a gate needs no scipy, so this is held to what does."""
    needed = paired_families_needed(margin, confidence=confidence)

    assert paired_bounds([0.0] * needed, confidence=confidence).lower >= -margin
    assert paired_bounds([0.0] * (needed - 1), confidence=confidence).lower < -margin


def test_five_points_need_46_families() -> None:
    """The figure that the gate's page prints."""
    assert paired_families_needed(0.05) == 46


@pytest.mark.parametrize("margin", [0.0, -0.1, 1.1])
def test_no_number_of_families_shows_a_margin_of_nought(margin: float) -> None:
    """Whoever wrote the promise mends it."""
    with pytest.raises(ValueError, match="cannot be shown"):
        paired_families_needed(margin)
