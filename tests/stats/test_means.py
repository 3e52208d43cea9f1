"""Lower bounds of amounts: the textbook's, and nothing from one family."""

import random

import pytest

from hardcase.stats import mean_at_least


def test_the_textbook_bound():
    """Mean 3, standard error sqrt(.5), t with 4 degrees of freedom at 95 percent is 2.1318."""
    assert mean_at_least([1, 2, 3, 4, 5]) == pytest.approx(3 - 2.131847 * 0.5**0.5, abs=1e-5)


@pytest.mark.parametrize("values", [[], [4.0]])
def test_one_family_says_nothing(values):
    """No spread is known."""
    assert mean_at_least(values) is None


def test_long_tails_are_not_overrated():
    """Of 1,000 samples of a long-tailed amount, the bound lies above the truth in at most 5 percent."""
    rng = random.Random(2)
    above = sum(mean_at_least([rng.lognormvariate(0, 1) for _ in range(20)]) > 1.6487 for _ in range(1_000))

    assert above <= 50


def test_a_level_that_bounds_nothing_is_refused():
    """Below a half a lower bound would lie above the mean."""
    with pytest.raises(ValueError, match="bounds nothing"):
        mean_at_least([1.0, 2.0], confidence=0.4)
