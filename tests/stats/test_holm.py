"""Of several findings, which stand when all of them were looked for."""

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.stats import holm

SHARES = st.lists(st.floats(0, 1), max_size=12)


def test_the_published_vector() -> None:
    """The worked example of the design page on statistics, 1.5."""
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


@given(SHARES)
def test_adjusted_values_are_shares_and_keep_their_order(values: list[float]) -> None:
    """No finding becomes surer than it was, and none overtakes another."""
    adjusted = holm(values)

    assert all(own <= each <= 1 for own, each in zip(values, adjusted, strict=True))
    ranked = sorted(range(len(values)), key=lambda index: values[index])
    assert [adjusted[index] for index in ranked] == sorted(adjusted)


@given(SHARES)
def test_holm_agrees_with_the_oracle(oracle: ModuleType, values: list[float]) -> None:
    """The same as the independent implementation."""
    assert holm(values) == pytest.approx(list(oracle.holm(values)) if values else [], abs=1e-12)


@pytest.mark.parametrize("value", [-0.1, 1.1])
def test_what_is_no_share_is_refused(value: float) -> None:
    """A p-value lies in 0 to 1."""
    with pytest.raises(ValueError, match="out of range"):
        holm([0.5, value])
