"""How far a judge is proven to be better than guessing."""

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.stats import youden_lower

SHARES = st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=2, max_size=30)


def test_a_perfect_judge_is_proven_as_far_as_its_families_go():
    """20 families of each kind, all right: 2 * .05 ** (1 / 20) - 1."""
    assert youden_lower([1.0] * 20, [1.0] * 20) == pytest.approx(2 * 0.05 ** (1 / 20) - 1)


@given(SHARES, SHARES)
def test_it_is_the_sum_of_two_bounds_at_95_percent(
    oracle: ModuleType, sensitivity: list[float], specificity: list[float]
) -> None:
    """Both hold together at 90 percent, and the sum is what the independent implementation of each gives."""
    sides = [oracle.score_bounds(side, list(range(len(side))), 0.05)[0] for side in (sensitivity, specificity)]

    assert youden_lower(sensitivity, specificity) == pytest.approx(sum(sides) - 1, abs=1e-6)


@given(st.integers(2, 40), st.integers(2, 40))
def test_one_answer_for_everything_is_never_better_than_guessing(first: int, second: int) -> None:
    """All of one kind right and all of the other wrong is J = 0: the bound stays below it."""
    assert youden_lower([1.0] * first, [0.0] * second) < 0


def test_nothing_is_proven_without_families():
    """One family of each kind, or none, proves nothing."""
    assert youden_lower([], []) == youden_lower([1.0], [1.0]) == -1
