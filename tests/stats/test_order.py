import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.stats import percentile

LATENCIES = st.lists(st.floats(0, 1e6), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        pytest.param([3.0], 0.95, 3.0, id="one value is every percentile"),
        pytest.param([4.0, 1.0, 2.0], 0.5, 2.0, id="the median of three is the middle one"),
        pytest.param([1.0, 2.0, 3.0, 4.0], 0.5, 2.5, id="the median of four lies between two"),
        pytest.param([10.0, 20.0, 30.0], 0.95, 29.0, id="linear between neighbours"),
        pytest.param([10.0, 20.0, 30.0], 0.0, 10.0, id="nothing is the smallest"),
        pytest.param([10.0, 20.0, 30.0], 1.0, 30.0, id="everything is the largest"),
    ],
)
def test_percentile_is_linear_between_neighbours(values: list[float], share: float, expected: float) -> None:
    """Definition 7 of Hyndman and Fan, whatever the order of the values."""
    assert percentile(values, share) == pytest.approx(expected)


def test_percentile_agrees_with_numpy() -> None:
    """Same numbers as numpy's default on random latencies."""
    rng = random.Random(20261121)

    for _ in range(300):
        values = [rng.expovariate(0.5) for _ in range(rng.randint(1, 60))]
        share = rng.random()
        assert percentile(values, share) == pytest.approx(float(np.percentile(values, 100 * share)), rel=1e-9)


@given(values=LATENCIES, one=st.floats(0, 1), other=st.floats(0, 1))
def test_percentile_grows_with_the_share(values: list[float], one: float, other: float) -> None:
    """A percentile lies between the extremes and a larger share never has a smaller one."""
    low, high = sorted((one, other))

    assert min(values) <= percentile(values, low) <= percentile(values, high) <= max(values)


def test_nothing_measured_has_no_percentile() -> None:
    """No values are an error, not a fast bot."""
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


@pytest.mark.parametrize("endless", [float("nan"), float("inf"), float("-inf")])
def test_a_value_that_is_not_finite_is_refused(endless: float) -> None:
    """An unknown latency is never sorted in among known ones."""
    with pytest.raises(ValueError, match=r"values must be finite"):
        percentile([1.0, endless, 2.0], 0.5)


@pytest.mark.parametrize("share", [-0.01, 1.01, 95, float("nan")])
def test_a_share_out_of_range_is_refused(share: float) -> None:
    """A share in percent is a mistake, not an extreme."""
    with pytest.raises(ValueError, match=f"share {share!r}"):
        percentile([1.0, 2.0], share)
