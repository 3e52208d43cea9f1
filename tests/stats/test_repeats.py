"""Repeats of one case: vectors that were published, the oracle, and what must always hold."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.stats import flake_rate, pass_hat_k, worst_at_k

COUNTS = st.integers(1, 12).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n), st.integers(1, n)))
SCORES = st.lists(st.floats(0, 1), min_size=1, max_size=8)


def test_pass_hat_k_of_four_in_five():
    """The vector of the design page on statistics, 1.3."""
    assert [pass_hat_k(4, 5, k) for k in range(1, 6)] == pytest.approx([0.8, 0.6, 0.4, 0.2, 0.0])


def test_worst_at_k_of_four_scores():
    """The vector of the same page; the order in which trials were played does not matter."""
    assert [worst_at_k([0.8, 0.2, 1.0, 0.6], k) for k in range(1, 5)] == pytest.approx([0.65, 0.4333333, 0.3, 0.2])


@pytest.mark.parametrize(("passed", "trials", "rate"), [(0, 3, 0.0), (3, 3, 0.0), (1, 3, 2 / 3), (1, 2, 1.0)])
def test_flake_rate(passed, trials, rate):
    """The chance that two different trials differ, counted by hand."""
    assert flake_rate(passed, trials) == pytest.approx(rate)


@given(COUNTS)
def test_pass_hat_k_agrees_with_the_oracle(oracle, counts):
    """The same as the independent implementation."""
    trials, passed, k = counts
    assert pass_hat_k(passed, trials, k) == pytest.approx(oracle.pass_hat_k(trials, passed, k))


@given(SCORES, st.data())
def test_worst_at_k_agrees_with_the_oracle(oracle, scores, data):
    """The same as the independent implementation."""
    k = data.draw(st.integers(1, len(scores)))
    assert worst_at_k(scores, k) == pytest.approx(oracle.worst_at_k(scores, k), abs=1e-12)


@given(SCORES)
def test_the_worst_of_more_is_no_better(scores):
    """From the mean down to the minimum."""
    falling = [worst_at_k(scores, k) for k in range(1, len(scores) + 1)]

    assert all(later <= earlier + 1e-12 for earlier, later in itertools.pairwise(falling))
    assert (falling[0], falling[-1]) == pytest.approx((sum(scores) / len(scores), min(scores)))


@pytest.mark.parametrize(("passed", "trials", "k"), [(1, 3, 0), (1, 3, 4), (4, 3, 1), (-1, 3, 1), (0, 0, 1)])
def test_miscounted_trials_are_refused(passed, trials, k):
    """Nothing is drawn from what was not made."""
    with pytest.raises(ValueError, match="need"):
        pass_hat_k(passed, trials, k)


@pytest.mark.parametrize(("passed", "trials"), [(1, 1), (0, 0), (3, 2), (-1, 2)])
def test_one_trial_cannot_flicker(passed, trials):
    """A flake rate needs two trials."""
    with pytest.raises(ValueError, match="need 2 trials"):
        flake_rate(passed, trials)


@pytest.mark.parametrize("k", [0, 3])
def test_no_more_scores_are_drawn_than_there_are(k):
    """The worst of three scores does not come from two."""
    with pytest.raises(ValueError, match="need 1 <= k"):
        worst_at_k([0.5, 1.0], k)
