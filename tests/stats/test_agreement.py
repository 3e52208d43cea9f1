"""Agreement of raters beyond chance."""

from random import Random
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.stats import cohen_kappa, gwet_ac1, krippendorff_alpha

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


CANONICAL = [
    *([1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4]),
    *([1, 1, 2, 1], [2, 2, 2, 2], [5, 5, 5], [1, 1], [3]),
]
"""The twelve units and four observers, 41 ratings, of Krippendorff's own example."""
RATED = st.lists(st.lists(st.sampled_from("ab"), max_size=4), max_size=20)
LABELS = st.lists(st.tuples(st.sampled_from([0, 1]), st.sampled_from([0, 1])), min_size=1, max_size=40)


def test_alpha_of_the_published_example():
    """.743 for nominal ratings, the unit that one observer rated left out."""
    assert krippendorff_alpha(CANONICAL) == pytest.approx(0.743, abs=5e-4)
    assert krippendorff_alpha(CANONICAL[:-1]) == krippendorff_alpha(CANONICAL)


def test_alpha_worked_by_hand():
    """Three units, two observers: one of three differs; 2 of 6 values a, 4 b: expected 2 * 2 * 4 / 5."""
    assert krippendorff_alpha(["aa", "bb", "bb"]) == 1
    assert krippendorff_alpha(["ab", "ab", "bb"]) == pytest.approx(1 - 4 / (2 * 2 * 4 / 5))


@given(RATED, st.randoms())
def test_raters_have_no_order(items: list[list[str]], random: Random) -> None:
    """Who of several said what does not matter to either measure, and agreement is at most 1."""
    shuffled = [random.sample(each, len(each)) for each in items]
    for measure in (gwet_ac1, krippendorff_alpha):
        one, other = measure(items), measure(shuffled)
        assert one == (other if other is None else pytest.approx(other))
        assert one is None or one <= 1


def test_ac1_of_the_published_vector():
    """Nine of ten agree where kappa says 0: .8895."""
    pairs = [*[(1, 1)] * 9, (0, 1)]

    assert gwet_ac1(pairs) == pytest.approx(0.8895, abs=5e-5)
    assert cohen_kappa(pairs) == pytest.approx(0)


@given(LABELS)
def test_ac1_agrees_with_the_oracle(oracle: ModuleType, pairs: list[tuple[int, int]]) -> None:
    """The same as the independent implementation of two raters wherever that is defined."""
    ac1 = gwet_ac1(pairs)

    if ac1 is None:
        assert len({each for pair in pairs for each in pair}) == 1
    else:
        assert ac1 == pytest.approx(oracle.ac1([one for one, _ in pairs], [other for _, other in pairs]), abs=1e-9)


def test_ac1_counts_single_ratings_for_chance_only():
    """Of three raters two say a, one b, on one item; another item has one a: 1/3 seen, shares 5/6 and 1/6."""
    chance = 2 * 5 / 6 * 1 / 6

    assert gwet_ac1(["aab", "a", ""]) == pytest.approx((1 / 3 - chance) / (1 - chance))


@pytest.mark.parametrize("items", [[], ["a", "b"], ["aa", "aa"]])
def test_without_a_second_rating_or_variation_there_is_no_agreement(items: list[str]) -> None:
    """People who all say the same throughout may not have looked: no variation, not 1."""
    assert krippendorff_alpha(items) is None
    assert gwet_ac1(items) is None
