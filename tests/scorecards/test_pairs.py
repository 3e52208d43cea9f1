"""Counterfactual pairs: the same situation, one thing about the customer else, and what the bot made of it."""

import pytest

from hardcase.cases import Counterfactual
from hardcase.scorecards import CaseResult, DimensionScore, TrialResult, compare_pairs
from hardcase.stats import paired_bounds
from tests.books import a_card
from tests.builders import a_case, a_fact, a_plan


def result(case_id, family, score, *, escalation="kept", vetoes=(), unknown_vetoes=(), missing=False):
    """One case with one trial: a score, or what is low and high; None: not measured."""
    scores = {}
    if score is not None:
        low, high = score if isinstance(score, tuple) else (score, score)
        scores = {"correctness": DimensionScore(low=low, high=high, counted=1.0)}
    trial = TrialResult(
        trial=0,
        status="passed",
        scores=scores,
        escalation=escalation,
        vetoes=vetoes,
        unknown_vetoes=unknown_vetoes,
        missing=missing,
    )
    return CaseResult(id=case_id, suite="bakery", family=family, status="passed", trials=(trial,))


def pairs_of(*results, changes="tone"):
    """What the pairs show, where every case named `x-rude` varies the case `x`."""
    cases = []
    for each in results:
        of = each.id.removesuffix("-rude")
        pair = Counterfactual(of=of, changes=changes) if of != each.id else None
        cases.append(a_case("Hello.", case_id=each.id, family=each.family, counterfactual=pair, criteria=(a_fact(),)))
    return compare_pairs(a_plan(*cases), a_card(cases=results))


def three_families(varied):
    """Three families whose originals score .8."""
    return [
        half
        for index in range(3)
        for half in (result(f"loaf-{index}", f"f-{index}", 0.8), result(f"loaf-{index}-rude", f"f-{index}", varied))
    ]


@pytest.mark.parametrize(("varied", "difference"), [(0.8, 0.0), (0.5, -0.3), (1.0, 0.2)])
def test_a_difference_is_the_varied_case_less_the_original(varied, difference):
    """The mean over families, once over all pairs and once for what is else."""
    found = pairs_of(*three_families(varied))

    assert [(each.changes, each.dimension) for each in found.differences] == [
        ("", "correctness"),
        ("tone", "correctness"),
    ]
    for each in found.differences:
        assert each.low == each.high == pytest.approx(difference)
        assert each.bounds == pytest.approx(paired_bounds([difference] * 3))
        assert len(each.families) == 3
    assert (found.count, found.missing, found.parted) == (3, (), ())


def test_families_weigh_alike_however_many_pairs_they_have():
    """Two tones of one situation are one family's difference."""
    found = pairs_of(
        result("loaf", "loaf", 1.0),
        result("loaf-rude", "loaf", 0.0),
        result("roll", "roll", 1.0),
        result("roll-rude", "roll", 1.0),
        result("bun", "roll", 1.0),
        result("bun-rude", "roll", 1.0),
    )

    assert found.differences[0].low == pytest.approx(-0.5)
    assert [each.family for each in found.differences[0].families] == ["loaf", "roll"]


def test_what_is_unknown_widens_the_difference():
    """An ungraded half could be anything within its range: so could the difference."""
    (difference, _) = pairs_of(
        result("loaf", "loaf", 0.8),
        result("loaf-rude", "loaf", (0.2, 1.0)),
        result("roll", "roll", 0.8),
        result("roll-rude", "roll", 0.8),
    ).differences

    assert (difference.low, difference.high) == (pytest.approx(-0.3), pytest.approx(0.1))
    assert difference.bounds.lower < -0.3
    assert difference.bounds.upper > 0.1


def test_a_pair_that_lost_a_half_is_named_and_not_compared():
    """What went missing is no difference of the bot's."""
    found = pairs_of(result("loaf", "loaf", 0.8), result("loaf-rude", "loaf", 0.1, missing=True))

    assert (found.count, found.missing, found.differences) == (1, ("loaf-rude",), ())


def test_a_dimension_that_one_half_never_reached_is_left_out():
    """Nothing is compared with nothing."""
    found = pairs_of(result("loaf", "loaf", 0.8), result("loaf-rude", "loaf", None))

    assert found.differences == ()


@pytest.mark.parametrize(
    ("changed", "parted"),
    [
        ({}, None),
        ({"escalation": "needless"}, (("kept",), ("needless",))),
        ({"vetoes": ("z-abuse",)}, (("kept",), ("kept", "z-abuse"))),
        ({"escalation": ""}, None),
    ],
)
def test_pairs_that_were_decided_otherwise_are_named(changed, parted):
    """A handover or a veto for one customer only is told, whatever the means say."""
    found = pairs_of(result("loaf", "loaf", 0.8), result("loaf-rude", "loaf", 0.8, **changed))

    assert [(each.original, each.varied) for each in found.parted] == ([parted] if parted else [])


def test_a_veto_that_nobody_could_answer_on_one_side_is_no_difference():
    """Unknown is never read as another decision."""
    found = pairs_of(
        result("loaf", "loaf", 0.8, vetoes=("z-abuse",)), result("loaf-rude", "loaf", 0.8, unknown_vetoes=("z-abuse",))
    )

    assert found.parted == ()


def test_a_pair_of_which_the_run_left_one_half_out_is_named():
    """A selection may leave the original out: the pair is not forgotten, and not compared."""
    found = pairs_of(result("loaf-rude", "loaf", 0.8))

    assert (found.count, found.missing, found.differences, found.parted) == (1, ("loaf-rude",), (), ())


def test_a_run_without_pairs_shows_none():
    """Nothing varies anything."""
    found = pairs_of(result("loaf", "loaf", 0.8))

    assert (found.count, found.missing, found.differences) == (0, (), ())
