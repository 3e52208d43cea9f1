"""Waivers: a rule set aside in the open, until a day, never a veto; what is over holds."""

import pytest
from msgspec import structs

from hardcase.decisions import Ruling, decide, load_gate
from hardcase.decisions.gate import Ceilings, EvidenceRules, Floor, Waiver
from hardcase.decisions.waivers import NEVER_WAIVED
from hardcase.errors import GateError
from hardcase.scorecards import VetoCard
from tests.books import a_card, a_champion, a_gate, a_scored_card

FLOORS = (Floor(dimension="correctness", at_least=0.7), Floor(dimension="empathy", at_least=0.6))
GOOD = {"correctness": [1.0] * 20, "empathy": [0.9] * 20}
BELOW = GOOD | {"empathy": [0.1] * 20}
NEAR = GOOD | {"empathy": [0.62] * 20}
FIRED = (VetoCard(id="z-ai-denied", asks="", fired=("case-0",), families=20),)


def a_waiver(rule="floor-empathy", expires="2026-12-31"):
    return Waiver(rule=rule, reason="new tone ships in week 50", owner="Support", expires=expires)


def decided(*waivers, dimensions=BELOW, day="2026-12-01", **card):
    """A decision on a card of 20 families, and its rule about empathy."""
    gate = a_gate(floors=FLOORS, waivers=waivers or (a_waiver(),))
    decision = decide(a_card(dimensions=dimensions, **card), gate, day=day)
    return decision, next(rule for rule in decision.rules if rule.id == "floor-empathy")


@pytest.mark.parametrize(
    ("dimensions", "day", "ruling", "status", "state"),
    [
        pytest.param(BELOW, "2026-12-01", Ruling.SHIP, "waived", "in-force", id="a missed floor"),
        pytest.param(NEAR, "2026-12-01", Ruling.SHIP, "waived", "in-force", id="an open floor"),
        pytest.param(BELOW, "2026-12-31", Ruling.SHIP, "waived", "in-force", id="on its last day"),
        pytest.param(BELOW, "2027-01-01", Ruling.HOLD, "fail", "expired", id="a missed floor, a day late"),
        pytest.param(NEAR, "2027-01-01", Ruling.HOLD, "fail", "expired", id="an open floor, a day late"),
        pytest.param(BELOW, "", Ruling.HOLD, "fail", "expired", id="a day that nobody knows"),
        pytest.param(GOOD, "2026-12-01", Ruling.SHIP, "pass", "not-needed", id="nothing to set aside"),
        pytest.param(GOOD, "2027-01-01", Ruling.SHIP, "pass", "expired", id="nothing to hold"),
    ],
)
def test_a_waiver_counts_through_its_last_day(dimensions, day, ruling, status, state):
    """Until then its rule blocks no more; after it, what is still not shown holds."""
    decision, rule = decided(dimensions=dimensions, day=day)

    assert (decision.ruling, rule.status) == (ruling, status)
    assert [each.state for each in decision.waivers] == [state]


def test_a_waived_rule_says_who_and_why():
    """Its reason carries the numbers, the owner, the day and the why; it counts as neither kept nor open."""
    decision, rule = decided()
    plain = decide(a_card(dimensions=BELOW), a_gate(floors=FLOORS))

    assert rule.reason.startswith("empathy is 0.10")
    assert rule.reason.endswith("; waived by Support through 2026-12-31: new tone ships in week 50")
    assert (rule.waived_from, rule.settle, decision.waived) == ("fail", "", (rule,))
    assert decision.kept == plain.kept
    assert rule.reason not in decision.reasons


def test_an_expired_waiver_is_named_where_it_holds():
    """The decision says what was over, and since when."""
    decision, rule = decided(dimensions=NEAR, day="2027-01-01")

    assert decision.reasons == (rule.reason,)
    assert rule.reason.endswith("; its waiver by Support was over after 2026-12-31, so it holds")


@pytest.mark.parametrize(
    ("card", "ruling"),
    [
        pytest.param({"vetoes": FIRED}, Ruling.HOLD, id="a veto"),
        pytest.param({"missing_trials": 5}, Ruling.INVALID, id="too much missing"),
        pytest.param({"dimensions": BELOW | {"correctness": [0.1] * 20}}, Ruling.HOLD, id="another floor"),
    ],
)
def test_a_waiver_sets_nothing_else_aside(card, ruling):
    """One rule, and only that one."""
    assert decided(**card)[0].ruling is ruling


@pytest.mark.parametrize("rule", sorted(NEVER_WAIVED))
def test_what_is_never_waived_blocks_whatever_a_gate_says(rule):
    """Also where a gate was built without its file: the rule stays."""
    decision, _ = decided(a_waiver(rule), dimensions=GOOD, vetoes=FIRED, missing_trials=5)

    assert decision.ruling is Ruling.HOLD
    assert decision.waived == ()


def test_too_few_families_cannot_be_waived():
    """What few families show is nothing, whoever signs: it stays open."""
    gate = a_gate(floors=FLOORS, evidence=EvidenceRules(min_families=50), waivers=(a_waiver("families"),))
    decision = decide(a_card(dimensions=GOOD), gate, day="2026-12-01")

    assert (decision.ruling, decision.waived) == (Ruling.INCONCLUSIVE, ())


def test_waiving_never_changes_what_was_seen():
    """Numbers, other rules and topics are those of the same gate without waivers."""
    waived, _ = decided()
    plain = decide(a_card(dimensions=BELOW), a_gate(floors=FLOORS))

    assert waived.topics == plain.topics
    for mine, other in zip(waived.rules, plain.rules, strict=True):
        blank = {"status": "", "reason": "", "waived_from": "", "settle": ""}
        assert structs.replace(mine, **blank) == structs.replace(other, **blank)


@pytest.mark.parametrize(
    ("added", "what"),
    [
        pytest.param("{rule: missing, reason: r, owner: o, expires: 2026-12-01}", "'missing' cannot", id="missing"),
        pytest.param("{rule: anchors, reason: r, owner: o, expires: 2026-12-01}", "'anchors' cannot", id="anchors"),
        pytest.param("{rule: genericness, reason: r, owner: o, expires: 2026-12-01}", "no such rule", id="no ceiling"),
        pytest.param(
            "{rule: must-recall, reason: ' ', owner: o, expires: 2026-12-01}", "without reason", id="no reason"
        ),
        pytest.param("{rule: must-recall, reason: r, owner: '', expires: 2026-12-01}", "without owner", id="no owner"),
        pytest.param("{rule: must-recall, reason: r, owner: o, expires: 20261201}", "found number", id="a number"),
        pytest.param("{rule: must-recall, reason: r, owner: o, expires: 2026-02-30}", "no day", id="30 February"),
    ],
)
def test_a_waiver_is_signed_and_ends(tmp_path, added, what):
    """Rule, reason, owner and last day, or the gate is not loaded."""
    path = tmp_path / "gate.yaml"
    path.write_text(f"schema: 1\ngate: release\nescalation: {{must_recall_at_least: 0.7}}\nwaivers: [{added}]\n")
    with pytest.raises(GateError, match=what):
        load_gate(path)


def test_a_second_waiver_for_one_rule_is_refused(tmp_path):
    """Of two days, which one counts?"""
    path = tmp_path / "gate.yaml"
    one = "{rule: must-recall, reason: r, owner: o, expires: 2026-12-01}"
    path.write_text(f"schema: 1\ngate: release\nescalation: {{must_recall_at_least: 0.7}}\nwaivers: [{one}, {one}]\n")
    with pytest.raises(GateError, match="a second waiver"):
        load_gate(path)


def test_a_ceiling_can_be_waived():
    """What may block may be set aside."""
    gate = a_gate(
        floors=FLOORS,
        ceilings=Ceilings(cost_usd_per_conversation_at_most=0.1),
        waivers=(a_waiver("cost"),),
    )
    card = a_card(dimensions=GOOD)

    assert decide(card, gate, day="2027-01-01").ruling is Ruling.HOLD
    assert decide(card, gate, day="2026-12-01").ruling is Ruling.SHIP


def test_a_loss_can_be_waived_and_a_new_veto_cannot():
    """In a change gate too: the loss is set aside in the open, the veto holds."""
    gate = a_gate(gate="change", waivers=(a_waiver("loss-correctness"), a_waiver("new-vetoes")))
    champion = a_champion(a_scored_card([[1.0]] * 40))
    lost = a_scored_card([[0.75]] * 40)
    decision = decide(lost, gate, champion, day="2026-12-01")

    assert (decision.ruling, decision.exit_code) == (Ruling.INCONCLUSIVE, 0)
    assert [each.id for each in decision.waived] == ["loss-correctness"]
    assert decide(lost, gate, champion, day="2027-01-01").ruling is Ruling.HOLD
