"""Culprits: where a missed floor lies, named only when it stands against all slices that were looked at."""

import random

import pytest
from msgspec import structs

from hardcase.decisions import decide
from hardcase.decisions.culprits import culprits, slices_to_blame
from hardcase.decisions.gate import Floor
from hardcase.scorecards import DimensionCard, FamilyValue
from tests.books import a_card, a_gate

FLOOR = (Floor(dimension="correctness", at_least=0.8),)


def families(suite, values, *, tags=()):
    return [
        FamilyValue(family=f"{suite}-{n}", low=value, high=value, slices=(suite, *tags, "en"))
        for n, value in enumerate(values)
    ]


def missed(*groups, floors=FLOOR, seed=0, suites=("bread", "cakes", "tarts", "rolls")):
    """The rule about correctness on these families."""
    found = tuple(value for group in groups for value in group)
    counted = dict.fromkeys({name for value in found for name in value.slices}, 1.0)
    card = DimensionCard(dimension="correctness", families=found, counted_by_slice=counted)
    made = structs.replace(a_card(families=len(found)), dimensions=(card,), suites=suites)
    rules = decide(made, a_gate(floors=floors), seed=seed).rules
    return next(rule for rule in rules if rule.id == "floor-correctness")


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
    found = families("bread", noisy(0.2)) + families("cakes", noisy(0.9))
    counted = dict.fromkeys(("bread", "cakes", "en"), 1.0)
    card = DimensionCard(dimension="correctness", families=tuple(found), counted_by_slice=counted)
    rules = decide(structs.replace(a_card(families=44), dimensions=(card,)), a_gate(floors=own)).rules

    assert rules[-1].status == "fail"
    assert rules[-1].culprits == ()


def test_what_is_unknown_blames_nobody():
    """A slice whose unknown verdicts could all be good is not named."""
    unknown = [FamilyValue(family=f"bread-{n}", low=0.0, high=1.0, slices=("bread", "en")) for n in range(22)]
    rule = missed(unknown, families("cakes", noisy(0.1, 60)), families("tarts", noisy(0.85)))

    assert rule.status == "fail"
    assert [each.slice for each in rule.culprits] == ["cakes"]


def test_the_same_families_are_looked_at_once_and_all_of_them_never():
    """A tag that is a suite under another name costs no power, and what everyone has is no slice."""
    found = families("bread", [0.5] * 22, tags=("dough",)) + families("cakes", [0.5] * 20)

    assert list(slices_to_blame(found, structs.replace(a_card(), suites=("bread", "cakes")))) == ["bread", "cakes"]


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
