"""Crowding: the exact tail of a draw without replacement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from hardcase.stats import crowded_p


def test_the_lady_who_tastes_tea():
    """Fisher's own table: all four cups of eight are right by chance once in 70, three or more 17 times."""
    assert crowded_p(4, 4, 4, 8) == pytest.approx(1 / 70)
    assert crowded_p(3, 4, 4, 8) == pytest.approx(17 / 70)


@given(st.integers(1, 200), st.data())
def test_it_is_the_upper_tail_of_a_draw_without_replacement(total, data):
    """The oracle is scipy's."""
    part, drawn = data.draw(st.integers(0, total)), data.draw(st.integers(0, total))
    inside = data.draw(st.integers(max(0, drawn + part - total), min(part, drawn)))

    found = crowded_p(inside, part, drawn, total)

    assert found == pytest.approx(hypergeom.sf(inside - 1, total, part, drawn), rel=1e-6, abs=1e-12)
    assert 0 < found <= 1


@pytest.mark.parametrize("counts", [(3, 2, 4, 8), (3, 4, 2, 8), (-1, 4, 2, 8), (0, 9, 2, 8), (0, 7, 2, 8)])
def test_counts_that_cannot_be_are_refused(counts):
    """Whoever miscounted hears of it."""
    with pytest.raises(ValueError, match="cannot draw"):
        crowded_p(*counts)
