"""The champion's rules: without a champion they wait, in so many words, and decide nothing."""

import pytest

from hardcase.decisions import Ruling, decide, rule_ids
from hardcase.decisions.gate import ChampionRules, Floor
from tests.books import a_card, a_gate

GATE = a_gate(
    floors=(Floor(dimension="correctness", at_least=0.7),),
    champion=ChampionRules(lose_at_most=0.05, broken_families_at_most=0.1),
)


@pytest.mark.parametrize(("score", "ruling"), [(1.0, Ruling.SHIP), (0.0, Ruling.HOLD)])
def test_a_rule_that_waits_decides_nothing(score, ruling):
    """A first release has nothing to lose: it ships or is held by what it is."""
    decision = decide(a_card(dimensions={"correctness": [score] * 20}), GATE)

    assert decision.ruling is ruling
    assert decision.rules[-1].status == "waiting"


def test_the_decision_says_that_it_waits():
    """Neither kept nor open: what is not there is said."""
    decision = decide(a_card(dimensions={"correctness": [1.0] * 20}), GATE)

    assert decision.waiting == (
        "no champion is pinned, so nothing can be lost against it yet; at most 0.05 of a dimension may be, "
        "and 10% of families broken",
    )
    assert decision.kept == len(decision.rules) - 1
    assert all("champion" not in reason for reason in decision.reasons)


def test_the_rule_is_announced_like_every_other():
    """Each rule of a gate is an item under pytest, also one that waits."""
    decision = decide(a_card(dimensions={"correctness": [1.0] * 20}), GATE)

    assert tuple(rule.id for rule in decision.rules) == rule_ids(GATE)
    assert rule_ids(GATE)[-1] == "champion"
