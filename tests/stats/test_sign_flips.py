"""Signs left to chance: exact where all of them can be tried, and never surer than the data."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.stats import sign_flip_p

FEW = st.lists(st.floats(-1, 1), max_size=9)


def by_trying_all(differences):
    """All signs, one after the other."""
    observed = sum(differences)
    every = itertools.product((1, -1), repeat=len(differences))
    sums = [sum(sign * each for sign, each in zip(signs, differences, strict=True)) for signs in every]
    return sum(each <= observed + 1e-9 for each in sums) / len(sums)


@given(FEW)
def test_few_differences_are_exact(differences):
    """The same as trying every sign by hand."""
    assert sign_flip_p(differences, seed=1) == pytest.approx(by_trying_all(differences))


@pytest.mark.parametrize(("differences", "p"), [([], 1.0), ([0.0, 0.0], 1.0), ([-1.0] * 5, 1 / 32), ([1.0] * 5, 1.0)])
def test_known_answers(differences, p):
    """Nothing proves nothing; five losses of five come by chance once in 32."""
    assert sign_flip_p(differences, seed=1) == p


@pytest.mark.parametrize("size", [9, 12, 15])
def test_draws_come_close_to_all_signs(monkeypatch, size):
    """Drawn signs agree with all of them, also where the last byte is not full."""
    rng = random.Random(size)
    differences = [rng.uniform(-1, 0.7) for _ in range(size)]
    exact = sign_flip_p(differences, seed=1)
    monkeypatch.setattr("hardcase.stats.sign_flips.EXACT_UP_TO", 0)

    assert sign_flip_p(differences, seed=1) == pytest.approx(exact, abs=0.015)


def test_the_normal_limit_continues_the_draws():
    """No jump where the one takes over from the other."""
    rng = random.Random(5)
    differences = [rng.uniform(-1, 0.9) for _ in range(200)]

    assert sign_flip_p(differences, seed=1) == pytest.approx(sign_flip_p([*differences, 1e-9], seed=1), abs=0.015)


def test_nothing_is_surer_than_the_draws():
    """Of ten thousand orders of chance none is excluded."""
    assert sign_flip_p([-1.0] * 30, seed=1) == sign_flip_p([-1.0] * 300, seed=1) == 1 / 10_000


def test_the_seed_decides():
    """The same seed draws the same signs."""
    differences = [random.Random(n).uniform(-1, 0.8) for n in range(30)]

    assert sign_flip_p(differences, seed=1) == sign_flip_p(differences, seed=1)
    assert len({sign_flip_p(differences, seed=seed) for seed in range(5)}) > 1


@pytest.mark.parametrize("size", [10, 22, 60, 250])
def test_chance_alone_is_rarely_named(size):
    """Of 200 samples with nothing behind them, about one in twenty comes below .05."""
    rng = random.Random(size)
    low = sum(sign_flip_p([rng.choice((-1, 1)) * rng.random() for _ in range(size)], seed=7) < 0.05 for _ in range(200))

    assert low <= 20
