"""Culprits: where a missed floor lies, named only when it stands against all slices that were looked at."""

import random

import pytest
from msgspec import structs

from hardcase.decisions import decide
from hardcase.decisions.culprits import culprits, slices_to_blame
from hardcase.decisions.gate import ChampionRules, Floor
from hardcase.scorecards import CaseResult, DimensionCard, FamilyValue, TrialResult
from tests.books import a_card, a_champion, a_gate, a_scored_card

FLOOR = (Floor(dimension="correctness", at_least=0.8),)


def families(suite, values, *, tags=()):
    """Families of one suite, one case each, with what they came to: a number, or what is low and high."""
    bounds = [each if isinstance(each, tuple) else (each, each) for each in values]
    trial = TrialResult(trial=0, status="passed", ending="completed")
    return [
        (
            CaseResult(
                id=f"{suite}-{n}", suite=suite, family=f"{suite}-{n}", status="passed", trials=(trial,), tags=tags
            ),
            FamilyValue(family=f"{suite}-{n}", low=low, high=high, slices=(suite, *tags, "en", "standard")),
        )
        for n, (low, high) in enumerate(bounds)
    ]


def card_of(*groups):
    """A card of these families."""
    found = [each for group in groups for each in group]
    values = tuple(value for _, value in found)
    counted = dict.fromkeys({name for value in values for name in value.slices}, 1.0)
    card = DimensionCard(dimension="correctness", families=values, counted_by_slice=counted)
    return structs.replace(a_card(cases=tuple(case for case, _ in found)), dimensions=(card,))


def missed(*groups, floors=FLOOR, seed=0):
    """The last rule on these families: a floor of correctness."""
    return decide(card_of(*groups), a_gate(floors=floors), seed=seed).rules[-1]


def noisy(mean, count=22, seed=1):
    rng = random.Random(seed)
    return [min(1.0, max(0.0, rng.gauss(mean, 0.1))) for _ in range(count)]


def test_a_loss_in_one_slice_is_named():
    """The average is missed because of one suite, and the reason says so."""
    rule = missed(families("bread", noisy(0.2)), families("cakes", noisy(0.85)), families("tarts", noisy(0.85, seed=2)))

    assert rule.status == "fail"
    assert [each.slice for each in rule.culprits] == ["bread"]
    assert (rule.culprits[0].families, rule.culprits[0].mean) == (22, pytest.approx(0.2, abs=0.05))
    assert rule.reason.endswith("; mostly in bread (adjusted p under .001)")


def test_a_loss_everywhere_blames_nobody_alone():
    """Where every slice misses the floor, none of them is the culprit."""
    rule = missed(families("bread", noisy(0.3)), families("cakes", noisy(0.3, seed=2)))

    assert rule.reason.endswith("; in all 2 slices that are large enough to tell")
    assert rule.culprits == ()


@pytest.mark.parametrize("count", [5, 19])
def test_small_slices_are_never_named(count):
    """Under 20 families a slice is shown, whatever it came to."""
    rule = missed(families("bread", [0.0] * count), families("cakes", noisy(0.55, 25)), families("tarts", noisy(0.85)))

    assert "bread" not in [each.slice for each in rule.culprits]


def test_a_floor_that_is_kept_or_open_has_no_culprits():
    """Nothing is missed, so nothing is blamed."""
    assert missed(families("bread", [1.0] * 22), families("cakes", [1.0] * 22)).culprits == ()
    assert missed(families("bread", noisy(0.8)), families("cakes", noisy(0.82))).culprits == ()


def test_a_floor_of_a_slice_names_itself():
    """It is the culprit already: only floors for all cases are looked into."""
    own = (Floor(dimension="correctness", slice="bread", at_least=0.8),)
    rule = missed(families("bread", noisy(0.2)), families("cakes", noisy(0.9)), floors=own)

    assert rule.status == "fail"
    assert rule.culprits == ()


def test_what_is_unknown_blames_nobody():
    """A slice whose unknown verdicts could all be good is not named."""
    unknown = families("bread", [(0.0, 1.0)] * 22)
    rule = missed(unknown, families("cakes", noisy(0.1, 60)), families("tarts", noisy(0.85)))

    assert rule.status == "fail"
    assert [each.slice for each in rule.culprits] == ["cakes"]


def test_the_same_families_are_looked_at_once_and_all_of_them_never():
    """A tag that is a suite under another name costs no power, and what everyone has is no slice."""
    card = card_of(families("bread", [0.5] * 22, tags=("dough",)), families("cakes", [0.5] * 20))

    assert list(slices_to_blame([case.family for case in card.cases], card)) == ["bread", "cakes"]


def test_holm_corrects_for_every_slice_that_is_looked_at():
    """A slice that would be named alone is not named among thirty."""
    weak = [(0.7, difference) for difference in (-0.3, 0.1, -0.2, 0.15, -0.1) * 6]
    still = [(0.9, difference) for difference in (0.1, -0.1) * 10]

    assert [each.slice for each in culprits({"bread": weak}, alpha=0.05, seed=1)] == ["bread"]
    many = {"bread": weak} | {f"other-{n}": still for n in range(30)}
    assert culprits(many, alpha=0.05, seed=1) == ()


def test_the_seed_moves_no_ruling():
    """Another seed draws other signs, and decides the same."""
    groups = families("bread", noisy(0.2)), families("cakes", noisy(0.85))

    assert {missed(*groups, seed=seed).status for seed in range(3)} == {"fail"}
    assert missed(*groups, seed=1) == missed(*groups, seed=1)


@pytest.mark.parametrize("kind", ["release", "change"])
def test_a_loss_to_the_champion_is_placed(kind):
    """A proven loss says in which slice it lies, in a release and in a change."""
    mine = a_scored_card([[0.3]] * 22 + [[1.0]] * 44)
    cases = tuple(
        structs.replace(case, suite=("bread", "cakes", "tarts")[number // 22]) for number, case in enumerate(mine.cases)
    )
    rules = {"champion": ChampionRules(lose_at_most=0.05), "floors": FLOOR} if kind == "release" else {}
    gate = a_gate(gate=kind, **rules)
    decision = decide(structs.replace(mine, cases=cases), gate, a_champion(a_scored_card([[1.0]] * 66)))
    rule = next(each for each in decision.rules if each.id in ("champion-correctness", "loss-correctness"))

    assert (rule.status, [each.slice for each in rule.culprits]) == ("fail", ["bread"])
    assert rule.reason.endswith("; mostly in bread (adjusted p under .001)")


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        pytest.param(range(14), ["bread"], id="most of one suite"),
        pytest.param(range(0, 66, 5), [], id="here and there"),
        pytest.param(range(2), [], id="two are no pattern"),
    ],
)
def test_broken_families_are_placed_where_they_crowd(broken, named):
    """A rule about families that broke says in which slice more of them lie than chance would put there."""
    lost = frozenset(broken)
    mine = a_scored_card([[0.0 if number in lost else 1.0] for number in range(66)])
    cases = tuple(
        structs.replace(case, suite=("bread", "cakes", "tarts")[number // 22]) for number, case in enumerate(mine.cases)
    )
    rules = {"champion": ChampionRules(lose_at_most=0.9, broken_families_at_most=0.01), "floors": FLOOR}
    decision = decide(structs.replace(mine, cases=cases), a_gate(**rules), a_champion(a_scored_card([[1.0]] * 66)))
    rule = next(each for each in decision.rules if each.id == "champion-broken")

    assert [each.slice for each in rule.culprits] == named
    if named:
        assert (rule.status, rule.culprits[0].mean) == ("fail", pytest.approx(14 / 22, abs=1e-6))
        assert rule.reason.endswith("; mostly in bread (adjusted p under .001)")


def test_few_broken_families_are_placed_by_those_that_lost_something():
    """Where they are too few to crowd, the slice is named in which most of the others are worse as well."""
    mine = a_scored_card(
        [[0.0 if number in (0, 25, 40, 50, 60) else 0.8 if number < 16 else 1.0] for number in range(66)]
    )
    cases = tuple(
        structs.replace(case, suite=("bread", "cakes", "tarts")[number // 22]) for number, case in enumerate(mine.cases)
    )
    rules = {"champion": ChampionRules(lose_at_most=0.9, broken_families_at_most=0.01), "floors": FLOOR}
    decision = decide(structs.replace(mine, cases=cases), a_gate(**rules), a_champion(a_scored_card([[1.0]] * 66)))
    rule = next(each for each in decision.rules if each.id == "champion-broken")

    assert [(each.slice, each.mean) for each in rule.culprits] == [("bread", pytest.approx(16 / 22, abs=1e-6))]
    assert rule.reason.endswith("; families that lost anything crowd in bread (adjusted p under .001)")
