"""Ceilings: what may block and never buys."""

import pytest

from hardcase.decisions import Ruling, decide, rule_ids
from hardcase.decisions.gate import Ceilings, Floor
from hardcase.scorecards import FamilyValue, GenericnessCard
from tests.books import a_card, a_gate

FLOORS = (Floor(dimension="correctness", at_least=0.7),)
FREE = a_gate(floors=FLOORS)
HELD = a_gate(floors=FLOORS, ceilings=Ceilings(genericness_at_most=0.3))


def card_with(*shares, dimensions=None):
    """A card that is fine, with these shares of families; none: not measured."""
    families = tuple(FamilyValue(family=f"case-{n}", low=share, high=share) for n, share in enumerate(shares))
    card = GenericnessCard(families=families, turns=len(shares), of_turns=len(shares), seed=0) if shares else None
    return a_card(dimensions=dimensions or {"correctness": [1.0] * 20}, genericness=card)


@pytest.mark.parametrize(
    ("shares", "ruling", "status"),
    [
        pytest.param([0.0] * 20, Ruling.SHIP, "pass", id="never the same"),
        pytest.param([0.4, 0.3] * 10, Ruling.SHIP, "pass", id="above, and not proven"),
        pytest.param([0.9, 0.7] * 10, Ruling.HOLD, "fail", id="proven"),
        pytest.param([1.0] * 20, Ruling.HOLD, "fail", id="always the same"),
        pytest.param([1.0] * 2, Ruling.SHIP, "pass", id="two families prove nothing"),
        pytest.param([], Ruling.INCONCLUSIVE, "inconclusive", id="not measured"),
    ],
)
def test_a_ceiling_blocks_only_what_is_proven(shares, ruling, status):
    """The whole range must lie above; only what was never measured is open."""
    decision = decide(card_with(*shares), HELD)

    assert (decision.ruling, decision.rules[-1].id, decision.rules[-1].status) == (ruling, "genericness", status)


def test_the_rule_says_what_was_seen():
    """Point, bounds, ceiling and families."""
    rule = decide(card_with(*[1.0] * 20), HELD).rules[-1]
    nothing = decide(card_with(), HELD).rules[-1]

    assert rule.reason == (
        "100% of its turns are nearly what it says in other families too (86% to 100%, 20 families); at most 30% may be"
    )
    assert (rule.point, rule.upper, rule.threshold, rule.families) == (1.0, 1.0, 0.3, 20)
    assert nothing.reason == "genericness was not measured: no two families have turns that could be compared"


def test_a_ceiling_buys_nothing():
    """A floor that is missed stays missed, however personal the bot is."""
    decision = decide(card_with(*[0.0] * 20, dimensions={"correctness": [0.0] * 20}), HELD)

    assert decision.ruling is Ruling.HOLD


def test_a_gate_without_a_ceiling_knows_no_such_rule():
    """Nothing is added to a gate that does not ask for it."""
    generic = card_with(*[1.0] * 20)

    assert decide(generic, FREE).ruling is Ruling.SHIP
    assert "genericness" not in rule_ids(FREE)
    assert rule_ids(HELD)[-1] == "genericness"
