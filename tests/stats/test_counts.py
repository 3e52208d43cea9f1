import math
import random
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from hardcase.stats import Bounds, count_bounds, families_needed, families_needed_at_most, zero_seen_bound

CONFIDENCES = st.floats(0.5, 0.999)
COUNTS = st.integers(1, 400).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials)))


@pytest.mark.parametrize(
    ("successes", "trials", "lower"),
    # Design page on statistics 3.5: 90 percent observed, printed to two decimals
    [
        (18, 20, 0.72),
        (27, 30, 0.76),
        (36, 40, 0.79),
        (45, 50, 0.80),
        (54, 60, 0.81),
        (90, 100, 0.84),
        (180, 200, 0.86),
    ],
)
def test_count_bounds_match_the_design_page(successes: int, trials: int, lower: float) -> None:
    """Nine in ten seen proves this much, and the mirrored count bounds the other way."""
    bounds = count_bounds(successes, trials)
    mirrored = count_bounds(trials - successes, trials)

    assert round(bounds.lower, 2) == lower
    assert mirrored.upper == pytest.approx(1 - bounds.lower, abs=1e-12)


def test_count_bounds_agree_with_scipy() -> None:
    """Each bound is one end of scipy's exact interval at the matching two-sided level."""
    rng = random.Random(1934)

    for _ in range(300):
        trials = rng.randint(1, 300)
        successes = rng.choice([0, trials, rng.randint(0, trials)])
        confidence = rng.choice([0.8, 0.9, 0.95, 0.975, 0.99])
        exact = binomtest(successes, trials).proportion_ci(2 * confidence - 1, method="exact")
        bounds = count_bounds(successes, trials, confidence=confidence)
        assert bounds == pytest.approx((exact.low, exact.high), abs=1e-9)


def test_count_bounds_agree_with_the_oracle(oracle: ModuleType) -> None:
    """Same bounds as the independent implementation, at every count of every small size."""
    for trials in range(1, 61):
        for successes in range(trials + 1):
            expected = (oracle.cp_lower(successes, trials), oracle.cp_upper(successes, trials))
            assert count_bounds(successes, trials) == pytest.approx(expected, abs=1e-12)


@settings(deadline=None)
@given(counts=COUNTS, confidence=CONFIDENCES)
def test_count_bounds_enclose_the_rate(counts: tuple[int, int], confidence: float) -> None:
    """Bounds lie in [0, 1], on both sides of the rate, and come to an end only where all counts agree."""
    successes, trials = counts

    lower, upper = count_bounds(successes, trials, confidence=confidence)

    assert 0 <= lower <= successes / trials <= upper <= 1
    assert (lower == 0) is (successes == 0)
    assert (upper == 1) is (successes == trials)


@settings(deadline=None)
@given(counts=COUNTS, one=CONFIDENCES, other=CONFIDENCES)
def test_more_confidence_is_wider(counts: tuple[int, int], one: float, other: float) -> None:
    """Who wants to be surer learns less."""
    bold = count_bounds(*counts, confidence=min(one, other))
    careful = count_bounds(*counts, confidence=max(one, other))

    assert careful.lower <= bold.lower + 1e-12
    assert careful.upper >= bold.upper - 1e-12


@settings(deadline=None)
@given(counts=COUNTS, confidence=CONFIDENCES)
def test_a_success_taken_away_never_helps(counts: tuple[int, int], confidence: float) -> None:
    """One success fewer lowers both bounds, and one failure more lowers the lower one."""
    successes, trials = counts
    before = count_bounds(successes, trials, confidence=confidence)

    assert count_bounds(successes, trials + 1, confidence=confidence).lower <= before.lower
    if successes:
        fewer = count_bounds(successes - 1, trials, confidence=confidence)
        assert fewer.lower < before.lower
        assert fewer.upper < before.upper


def test_without_trials_nothing_is_known() -> None:
    """Empty is neither perfect nor hopeless."""
    assert count_bounds(0, 0) == Bounds(lower=0.0, upper=1.0)
    assert zero_seen_bound(0) == 1.0


@pytest.mark.parametrize(("successes", "trials"), [(-1, 5), (6, 5), (1, 0), (0, -1)])
def test_counts_out_of_range_are_refused(successes: int, trials: int) -> None:
    """A miscount is an error that says what was counted."""
    with pytest.raises(ValueError, match=f"got {successes} of {trials}"):
        count_bounds(successes, trials)


@pytest.mark.parametrize(
    ("trials", "percent"),
    # Design page on statistics 1.6
    [(30, "9.5"), (59, "4.95"), (100, "2.95"), (149, "2.0"), (299, "1.0"), (598, "0.5")],
)
def test_zero_seen_bound_matches_the_design_page(trials: int, percent: str) -> None:
    """No violation in so many families leaves this rate possible, to the digits printed."""
    digits = len(percent.partition(".")[2])

    assert f"{100 * zero_seen_bound(trials):.{digits}f}" == percent


def test_zero_seen_bound_keeps_its_digits_with_many_trials() -> None:
    """The rule of three holds to many digits, where 1 - a ** (1 / n) has none left."""
    assert zero_seen_bound(10**15) == pytest.approx(-math.log(0.05) / 10**15, rel=1e-12)


def test_zero_seen_bound_refuses_negative_trials() -> None:
    """A miscount is an error."""
    with pytest.raises(ValueError, match="got -1"):
        zero_seen_bound(-1)


@pytest.mark.parametrize(
    ("at_least", "needed"),
    [(0.0, 0), (0.05, 1), (0.70, 9), (0.80, 14), (0.85, 19), (0.90, 29), (0.95, 59), (0.99, 299)],
)
def test_families_needed_for_a_floor(at_least: float, needed: int) -> None:
    """A perfect bot proves the floor with so many families and with no fewer."""
    assert families_needed(at_least) == needed
    assert count_bounds(needed, needed).lower >= at_least
    assert needed == 0 or count_bounds(needed - 1, needed - 1).lower < at_least


@pytest.mark.parametrize(
    ("at_most", "needed"), [(1.0, 0), (0.95, 1), (0.40, 6), (0.30, 9), (0.10, 29), (0.05, 59), (0.01, 299)]
)
def test_families_needed_for_a_ceiling(at_most: float, needed: int) -> None:
    """A bot that never errs proves the ceiling with so many families and with no fewer."""
    assert families_needed_at_most(at_most) == needed
    assert count_bounds(0, needed).upper <= at_most
    assert needed == 0 or count_bounds(0, needed - 1).upper > at_most


def test_a_promise_met_exactly_is_met() -> None:
    """At confidence 0.75 two of two prove exactly a half."""
    assert families_needed(0.5, confidence=0.75) == 2
    assert families_needed_at_most(0.5, confidence=0.75) == 2


@given(promise=st.floats(1e-9, 1 - 1e-9), confidence=st.floats(0.5, 0.999))
def test_families_needed_is_the_smallest_number(promise: float, confidence: float) -> None:
    """With so many families the bound reaches the promise; with one fewer it does not."""
    floor = families_needed(promise, confidence=confidence)
    ceiling = families_needed_at_most(promise, confidence=confidence)

    assert count_bounds(floor, floor, confidence=confidence).lower >= promise
    assert count_bounds(floor - 1, floor - 1, confidence=confidence).lower < promise
    assert zero_seen_bound(ceiling, confidence=confidence) <= promise
    assert zero_seen_bound(ceiling - 1, confidence=confidence) > promise


@pytest.mark.parametrize("at_least", [1.0, -0.1, 85, float("nan")])
def test_a_floor_that_no_count_proves_is_refused(at_least: float) -> None:
    """Certainty cannot be promised, nor a rate in percent."""
    with pytest.raises(ValueError, match=f"at least {at_least!r}"):
        families_needed(at_least)


@pytest.mark.parametrize("at_most", [0.0, -0.1, 30, float("nan")])
def test_a_ceiling_that_no_count_proves_is_refused(at_most: float) -> None:
    """Never cannot be promised, nor a rate in percent."""
    with pytest.raises(ValueError, match=f"at most {at_most!r}"):
        families_needed_at_most(at_most)
