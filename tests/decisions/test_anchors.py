"""The rule about the judges: invalid when drift is proven, open when nobody can tell."""

import pytest
from msgspec import structs

from hardcase.cases import JudgedCriterion, JudgeOnRecord
from hardcase.decisions import Ruling, decide, rule_ids
from hardcase.decisions.anchors import FLIPPED_AT_MOST
from hardcase.decisions.gate import Floor
from hardcase.scorecards import VetoCard
from hardcase.stats import count_bounds
from hardcase.verdicts import Drift
from tests.books import a_card, a_gate

GATE = a_gate(floors=(Floor(dimension="correctness", at_least=0.7),))
HELD, ADVISORY = JudgedCriterion(id="warm"), JudgedCriterion(id="clear", advisory="it does not agree")


def a_judge(name="j@1", *criteria, licence="f00d", **fields):
    """A judge on record."""
    return JudgeOnRecord(name=name, fingerprint=name, licence=licence, criteria=criteria or (HELD, ADVISORY), **fields)


def a_drift(flipped, unanswered=0, asked=40, judge="j@1"):
    """What came of asking it again."""
    return Drift(judge=judge, fingerprint=judge, asked=asked, flipped=flipped, unanswered=unanswered)


def decided(*drifts, judges=None, **changes):
    """The decision about a bot that is fine in everything else, and the rule."""
    card = a_card(
        dimensions={"correctness": [1.0] * 20}, judged_by=judges or (a_judge(),), drifts=tuple(drifts), **changes
    )
    decision = decide(card, GATE)
    return decision, next((rule for rule in decision.rules if rule.id == "anchors"), None)


@pytest.mark.parametrize(
    ("drift", "status", "ruling"),
    [
        pytest.param(a_drift(0), "pass", Ruling.SHIP, id="all alike"),
        pytest.param(a_drift(7), "pass", Ruling.SHIP, id="not proven"),
        pytest.param(a_drift(8), "invalid", Ruling.INVALID, id="proven"),
        pytest.param(a_drift(40), "invalid", Ruling.INVALID, id="all otherwise"),
        pytest.param(a_drift(0, 7), "pass", Ruling.SHIP, id="a few without an answer"),
        pytest.param(a_drift(4, 4), "inconclusive", Ruling.INCONCLUSIVE, id="too many without one"),
        pytest.param(a_drift(0, 40), "inconclusive", Ruling.INCONCLUSIVE, id="it was down"),
        pytest.param(a_drift(8, 32), "invalid", Ruling.INVALID, id="proven though it was mostly down"),
        pytest.param(a_drift(0, asked=0), "inconclusive", Ruling.INCONCLUSIVE, id="nothing was frozen"),
        pytest.param(a_drift(0, judge="other@1"), "inconclusive", Ruling.INCONCLUSIVE, id="another one was asked"),
    ],
)
def test_drift_is_proven_or_open_or_not_there(drift, status, ruling):
    """Ten percent is exceeded when the exact lower bound exceeds it, under the better reading of what is unanswered."""
    decision, rule = decided(drift)

    assert (rule.status, decision.ruling) == (status, ruling)
    assert bool(rule.settle) is (status == "inconclusive")
    if status == "invalid":
        assert decision.reasons == (rule.reason,)


def test_the_bound_is_the_exact_one():
    """From 8 of 40 on it is proven that more than 10 percent came out otherwise."""
    proven = [flipped for flipped in range(41) if count_bounds(flipped, 40).lower > FLIPPED_AT_MOST]

    assert proven[0] == 8
    _, rule = decided(a_drift(8))
    assert (rule.point, rule.threshold) == (0.2, 0.1)
    assert rule.lower == pytest.approx(count_bounds(8, 40).lower, abs=1e-6)


def test_a_judge_that_was_not_asked_leaves_it_open():
    """A run that was recorded without a gate can be decided later, and then says what is missing."""
    decision, rule = decided()

    assert decision.ruling is Ruling.INCONCLUSIVE
    assert rule.reason == "the frozen items of j@1 were not put to it again in this run"
    assert rule.point is None


def test_one_drifted_judge_of_two_is_enough():
    """The worse of two decides, and it alone is named."""
    _, rule = decided(a_drift(0), a_drift(20, judge="k@1"), judges=(a_judge(), a_judge("k@1")))

    assert rule.status == "invalid"
    assert rule.reason == "of 40 frozen items k@1 answers 20 otherwise than when it earned its licence"


@pytest.mark.parametrize(
    ("asked", "frozen", "status"),
    [
        pytest.param(40, 40, "pass", id="all"),
        pytest.param(39, 40, "inconclusive", id="one is lacking"),
        pytest.param(2, 2, "pass", id="both otherwise would prove it"),
        pytest.param(1, 1, "inconclusive", id="one otherwise would prove nothing"),
    ],
)
def test_too_few_frozen_items_leave_it_open(asked, frozen, status):
    """All that were frozen are asked, and enough of them that drift could be proven."""
    assert decided(a_drift(0, asked=asked), judges=(a_judge(anchors=frozen),))[1].status == status


def test_few_frozen_items_that_came_out_otherwise_are_no_pass():
    """One asked, one otherwise: nothing is proven, and nothing is kept."""
    assert decided(a_drift(1, asked=1))[1].status == "inconclusive"


def test_judges_are_told_apart_by_fingerprint():
    """Of two that sign alike, the one that drifted is not covered by the other."""
    one, other = a_judge(), a_judge()
    one = structs.replace(one, fingerprint="k")

    _, rule = decided(structs.replace(a_drift(40), fingerprint="k"), a_drift(0), judges=(one, other))

    assert rule.status == "invalid"


@pytest.mark.parametrize(
    "judge",
    [
        pytest.param(a_judge(licence="", by_right=True), id="labels"),
        pytest.param(a_judge(licence=""), id="no licence"),
        pytest.param(a_judge("j@1", ADVISORY), id="a licence for nothing"),
    ],
)
def test_without_a_judge_that_may_gate_something_there_is_no_such_rule(judge):
    """Nobody's drift can move a number that nobody's licence carries."""
    decision, rule = decided(judges=(judge,))

    assert rule is None
    assert tuple(each.id for each in decision.rules) == rule_ids(GATE)


def test_the_rule_stands_where_its_id_stands():
    """What pytest collects before the run is what the run decides."""
    decision, _ = decided(a_drift(0))

    assert tuple(each.id for each in decision.rules) == rule_ids(GATE, licensed=True)


def test_a_veto_holds_whatever_the_judges_did():
    """A drifted judge takes no veto back."""
    fired = (VetoCard(id="z-ai-denied", asks="", fired=("case-0",), families=20),)

    assert decided(a_drift(40), vetoes=fired)[0].ruling is Ruling.HOLD
