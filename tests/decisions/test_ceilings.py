"""Ceilings: what may block and never buys."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from hardcase.decisions import Ruling, decide, rule_ids
from hardcase.decisions.gate import Ceilings, Floor
from hardcase.scorecards import FamilyOutcomes, FamilyValue, GenericnessCard, Outcomes
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


DEAR = a_gate(floors=FLOORS, ceilings=Ceilings(cost_usd_per_conversation_at_most=0.10))
SLOW = a_gate(floors=FLOORS, ceilings=Ceilings(p95_latency_s_at_most=2.0))
FINE = a_card(dimensions={"correctness": [1.0] * 20})


def outcomes_of(*families):
    """Outcomes of families, each as (dollars, seconds of turns)."""
    return Outcomes(
        families=tuple(
            FamilyOutcomes(family=f"case-{n}", conversations=3, cost_usd=cost, latency_s=tuple(latencies))
            for n, (cost, latencies) in enumerate(families)
        )
    )


def costs(*dollars):
    return outcomes_of(*((each, ()) for each in dollars))


def turns(*seconds):
    return outcomes_of(*((None, each) for each in seconds))


@pytest.mark.parametrize(
    ("outcomes", "ruling", "status"),
    [
        pytest.param(costs(*[0.01, 0.02] * 10), Ruling.SHIP, "pass", id="cheap"),
        pytest.param(costs(*[0.05, 0.16] * 10), Ruling.SHIP, "pass", id="above, and not proven"),
        pytest.param(costs(*[0.30, 0.40] * 10), Ruling.HOLD, "fail", id="proven"),
        pytest.param(costs(*[0.10] * 24), Ruling.SHIP, "pass", id="just as much"),
        pytest.param(costs(9.0), Ruling.SHIP, "pass", id="one family proves nothing"),
        pytest.param(costs(*[0.01] * 19, None), Ruling.INCONCLUSIVE, "inconclusive", id="one without a price"),
        pytest.param(costs(), Ruling.INCONCLUSIVE, "inconclusive", id="nothing played"),
        pytest.param(None, Ruling.INCONCLUSIVE, "inconclusive", id="not known"),
    ],
)
def test_a_ceiling_on_cost_blocks_only_what_is_proven(outcomes, ruling, status):
    """The lower bound of the mean must lie above; what has no price is open."""
    decision = decide(FINE, DEAR, outcomes=outcomes)

    assert (decision.ruling, decision.rules[-1].id, decision.rules[-1].status) == (ruling, "cost", status)
    assert bool(decision.settle) is (status == "inconclusive")


@pytest.mark.parametrize(
    ("outcomes", "ruling", "status"),
    [
        pytest.param(turns(*[[0.5] * 4] * 20), Ruling.SHIP, "pass", id="quick"),
        pytest.param(turns(*[[0.5] * 19 + [9.0]] * 20), Ruling.SHIP, "pass", id="one turn in twenty may be slow"),
        pytest.param(turns(*[[9.0, 0.5, 0.5, 0.5]] * 20), Ruling.HOLD, "fail", id="one in four is proven"),
        pytest.param(turns([9.0], *[[0.5] * 4] * 19), Ruling.SHIP, "pass", id="one slow family is no proof"),
        pytest.param(turns([9.0] * 50), Ruling.SHIP, "pass", id="one family proves nothing"),
        pytest.param(turns(*[[0.5] * 4] * 19, []), Ruling.INCONCLUSIVE, "inconclusive", id="one not timed"),
        pytest.param(turns([], []), Ruling.INCONCLUSIVE, "inconclusive", id="not timed"),
        pytest.param(None, Ruling.INCONCLUSIVE, "inconclusive", id="not known"),
    ],
)
def test_a_ceiling_on_latency_blocks_only_what_is_proven(outcomes, ruling, status):
    """More than one turn in twenty takes longer, and chance does not explain it."""
    decision = decide(FINE, SLOW, outcomes=outcomes)

    assert (decision.ruling, decision.rules[-1].id, decision.rules[-1].status) == (ruling, "p95-latency", status)


def test_ceilings_say_what_was_seen():
    """The number, what it proves, how many families, and the limit."""
    dear = decide(FINE, DEAR, outcomes=costs(*[0.30, 0.40] * 10)).rules[-1]
    slow = decide(FINE, SLOW, outcomes=turns(*[[9.0, 0.5, 0.5, 0.5]] * 20)).rules[-1]

    assert dear.reason == (
        "a conversation costs 0.3500 USD, at least 0.3302 for conversations like these, 20 families;"
        " at most 0.1 USD may be"
    )
    assert slow.reason.startswith("25.0% of turns take longer than 2 s, at least 1")
    assert (dear.point, dear.threshold, dear.families) == (0.35, 0.1, 20)


def test_ceilings_are_announced_in_their_order():
    """Each rule of a gate is an item under pytest."""
    every = Ceilings(genericness_at_most=0.3, cost_usd_per_conversation_at_most=1, p95_latency_s_at_most=1)
    gate = a_gate(floors=FLOORS, ceilings=every)

    assert rule_ids(gate)[-3:] == ("genericness", "cost", "p95-latency")
    assert tuple(rule.id for rule in decide(FINE, gate).rules) == rule_ids(gate)


FAMILIES = st.lists(
    st.tuples(st.none() | st.floats(0, 5), st.lists(st.floats(0, 60), max_size=6)), min_size=0, max_size=25
)
TOWARDS_SHIP = {Ruling.HOLD: 0, Ruling.INVALID: 0, Ruling.INCONCLUSIVE: 1, Ruling.SHIP: 2}


@given(
    families=FAMILIES,
    contained=st.integers(0, 20),
    quality=st.floats(0, 1),
    limits=st.builds(
        Ceilings,
        cost_usd_per_conversation_at_most=st.none() | st.floats(0.001, 5),
        p95_latency_s_at_most=st.none() | st.floats(0.1, 60),
    ),
    missing=st.integers(0, 3),
)
@settings(max_examples=150, deadline=None)
def test_no_cost_latency_or_containment_moves_a_decision_towards_ship(families, contained, quality, limits, missing):
    """Whatever a bot saves, it stands no better than by its quality alone; without a ceiling it stands the same."""
    card = a_card(dimensions={"correctness": [quality] * 20}, missing_trials=missing)
    outcomes = structs.replace(
        outcomes_of(*families), contained=contained, played=20, cost_usd=0.0, latency_p50_s=0.0, latency_p95_s=0.0
    )
    alone = decide(card, FREE)
    held = decide(card, a_gate(floors=FLOORS, ceilings=limits), outcomes=outcomes)

    assert decide(card, FREE, outcomes=outcomes) == alone
    assert TOWARDS_SHIP[held.ruling] <= TOWARDS_SHIP[alone.ruling]
    assert held.topics == alone.topics
    assert held.rules[: len(alone.rules)] == alone.rules
