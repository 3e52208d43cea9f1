"""What a bot must truly be for a bound to show it."""

import random
from math import comb

import pytest

from hardcase.stats import (
    count_bounds,
    loss_seen,
    margin_chance,
    margin_needed,
    rate_allowed,
    rate_chance,
    rate_needed,
    score_bounds,
    score_chance,
    score_needed,
)

SPREAD = 0.56
"""Families that spread by .20 at a mean of .85."""


@pytest.mark.parametrize(
    ("floor", "families", "needed"),
    [
        *((0.85, families, needed) for families, needed in ((40, 0.93), (80, 0.91), (150, 0.89), (300, 0.88))),
        *((0.80, families, needed) for families, needed in ((40, 0.89), (80, 0.86), (150, 0.84), (300, 0.83))),
        *((0.70, families, needed) for families, needed in ((40, 0.80), (80, 0.77), (150, 0.75), (300, 0.74))),
    ],
)
def test_a_floor_takes_what_the_design_simulated(floor, families, needed):
    """The table of the specification (statistics.md 1.5), to a hundredth."""
    assert score_needed(floor, families, spread=SPREAD) == pytest.approx(needed, abs=0.0101)


def test_chances_are_those_of_the_bound_that_the_gate_applies():
    """Scores drawn here without numpy clear the floor by `score_bounds` as often."""
    draw, mean, families = random.Random(3), 0.9, 40
    size = 1 / 0.45**2 - 1

    def shown():
        values = [draw.betavariate(mean * size, (1 - mean) * size) for _ in range(families)]
        return score_bounds(values).lower >= 0.82

    seen = sum(shown() for _ in range(500)) / 500

    assert 0.3 < seen < 0.95
    assert score_chance(mean, 0.82, families, spread=0.45, confidence=0.95, seed=1) == pytest.approx(seen, abs=0.09)


def test_no_bot_shows_a_floor_with_too_few_families():
    """A perfect bot needs 19 families for .85: with 18 the answer is None, not a number above 1."""
    assert score_needed(0.85, 18, spread=SPREAD) is None
    assert 0.85 < score_needed(0.85, 19, spread=0.0) < 1
    assert score_needed(0.5, 1, spread=SPREAD) is None


def test_ends_and_spreads_that_are_none_are_told_without_drawing():
    """A perfect bot passes, one at 0 does not, and without a spread there is nothing to draw."""
    asked = {"at_least": 0.85, "families": 40, "confidence": 0.95, "seed": 0}

    assert score_chance(1.0, spread=SPREAD, **asked) == 1
    assert score_chance(0.0, spread=SPREAD, **asked) == 0
    assert score_chance(0.95, spread=0.0, **asked) == 1
    assert score_chance(0.86, spread=1.0, **asked) < 0.2


@pytest.mark.parametrize(("at_least", "families"), [(0.85, 94), (0.85, 19), (0.5, 7), (0.95, 60)])
def test_a_rate_that_is_needed_is_exact(at_least, families):
    """Summed by hand, a true rate as needed clears the exact bound with 80 percent."""
    rate = rate_needed(at_least, families)
    clears = [k for k in range(families + 1) if count_bounds(k, families).lower >= at_least]

    chance = sum(comb(families, k) * rate**k * (1 - rate) ** (families - k) for k in clears)

    assert chance == pytest.approx(0.8)
    assert rate_chance(rate, at_least, families) == pytest.approx(0.8)


def test_rates_at_their_ends():
    """With too few families no bot shows it, and what is not asked everybody keeps."""
    assert rate_needed(0.85, 18) is None
    assert rate_allowed(0.1, 28) is None
    assert rate_chance(1.0, 0.85, 18) == 0
    assert rate_needed(0.0, 5) == 0
    assert rate_chance(0.0, 0.0, 5) == 1
    assert rate_allowed(0.2, 78) == pytest.approx(1 - rate_needed(0.8, 78))


@pytest.mark.parametrize(
    ("spread", "families", "chance"),
    [(0.13, 60, 0.56), (0.13, 120, 0.96), (0.075, 60, 0.81), (0.075, 120, 1.0), (0.34, 120, 0.40), (0.34, 300, 0.79)],
)
def test_an_equal_bot_keeps_a_margin_as_often_as_the_design_simulated(spread, families, chance):
    """The table of the specification (statistics.md 1.4) for a margin of .05: rubric once and thrice, pass or fail."""
    assert margin_chance(0.05, families, spread=spread) == pytest.approx(chance, abs=0.06)


def test_a_margin_that_is_needed_is_kept_as_often():
    """The two functions are the inverse of each other, and a loss makes it rarer."""
    margin = margin_needed(60, spread=0.13)

    assert margin_chance(margin, 60, spread=0.13) == pytest.approx(0.8, abs=0.03)
    assert margin_chance(margin, 60, spread=0.13, loss=margin) < 0.06
    assert margin_needed(1, spread=0.13) is None


def test_a_larger_loss_is_needed_where_less_can_be_seen():
    """Fewer families, broken ones, a margin or more noise: each makes the smallest loss that is proven larger."""
    easy = loss_seen(120, spread=0.1)

    assert easy < loss_seen(40, spread=0.1) < loss_seen(22, spread=0.1)
    assert easy < loss_seen(120, spread=0.3)
    assert easy < loss_seen(120, spread=0.1, broken=True)
    assert easy + 0.04 < loss_seen(120, spread=0.1, beyond=0.05)
    assert loss_seen(1, spread=0.1) is None


@pytest.mark.parametrize("wrong", [{"spread": 1.5}, {"spread": -0.1}, {"confidence": 0.3}])
def test_numbers_out_of_range_are_refused(wrong):
    """What cannot be meant is an error of whoever asked."""
    with pytest.raises(ValueError, match=r"bounds nothing|out of range"):
        score_chance(0.9, 0.8, 20, **({"spread": 0.1, "confidence": 0.95, "seed": 0} | wrong))
