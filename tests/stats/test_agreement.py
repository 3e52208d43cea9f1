"""Agreement of two raters beyond chance."""

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.stats import cohen_kappa

PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=40)


def table(yes_yes: int, yes_no: int, no_yes: int, no_no: int) -> list[tuple[str, str]]:
    return [("yes", "yes")] * yes_yes + [("yes", "no")] * yes_no + [("no", "yes")] * no_yes + [("no", "no")] * no_no


def test_the_published_table() -> None:
    """20, 5, 10 and 15 of 50 items: .70 seen, .50 by chance."""
    assert cohen_kappa(table(20, 5, 10, 15)) == pytest.approx(0.4)


@given(PAIRS)
def test_it_agrees_with_the_oracle(oracle: ModuleType, pairs: list[tuple[str, str]]) -> None:
    """The same as the independent implementation wherever that is defined."""
    counts = [[sum(pair == (one, other) for pair in pairs) for other in "abc"] for one in "abc"]
    kappa = cohen_kappa(pairs)

    if kappa is not None:
        assert kappa == pytest.approx(float(oracle.kappa_w(counts, None)), abs=1e-9)


@given(PAIRS)
def test_raters_may_change_places(pairs: list[tuple[str, str]]) -> None:
    """Nobody is the standard."""
    one, other = cohen_kappa(pairs), cohen_kappa([(second, first) for first, second in pairs])

    assert one == (other if other is None else pytest.approx(other))
    assert one is None or one <= 1


@pytest.mark.parametrize("pairs", [[], table(7, 0, 0, 0)])
def test_without_variation_nothing_is_said(pairs: list[tuple[str, str]]) -> None:
    """Two raters who never say no may agree by habit."""
    assert cohen_kappa(pairs) is None


def test_full_agreement_is_one_and_chance_is_none() -> None:
    """The ends of the scale."""
    assert cohen_kappa(table(5, 0, 0, 5)) == 1
    assert cohen_kappa(table(5, 5, 5, 5)) == pytest.approx(0)
