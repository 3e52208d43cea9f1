"""What a lost licence may do to a decision: open it, and never ship on what the judge alone could tell."""

from hypothesis import given
from hypothesis import strategies as st

from hardcase.cases import plan_case
from hardcase.decisions import Ruling, decide
from hardcase.decisions.gate import EvidenceRules, Floor
from hardcase.scorecards import MIN_COUNTED, tally
from hardcase.testing import ScriptedJudge
from hardcase.verdicts import Outcome
from tests.books import a_gate, graded, plan_of
from tests.builders import a_case, a_check, a_conversation, a_judged

GATE = a_gate(floors=(Floor(dimension="effort", at_least=0.5),), evidence=EvidenceRules(min_families=6))
FAMILIES = [f"family-{index}" for index in range(12)]


@given(
    outcomes=st.lists(st.sampled_from(list(Outcome)), min_size=len(FAMILIES), max_size=len(FAMILIES)),
    judged=st.integers(2, 6),
    checked=st.integers(1, 6),
    turn=st.sampled_from(["It arrives tomorrow at 10.", "That is a pity."]),
)
def test_without_the_licence_nothing_ships_on_what_the_judge_alone_could_tell(outcomes, judged, checked, turn):
    """Where checks carry under 60 percent of the points, a lost licence leaves the floor open, whatever was said."""
    criteria = (
        a_judged("warm", points=judged, dimension="effort"),
        a_check("next-step", points=checked),
        a_check("ai-denied", veto="met"),
    )
    cases = [a_case(case_id=name, criteria=criteria) for name in FAMILIES]
    talks = [a_conversation("My loaf is stale.", turn, case_id=name) for name in FAMILIES]
    judges = [ScriptedJudge(outcome, licensed=frozenset()) for outcome in outcomes]
    verdicts = [graded(case, talk, judge) for case, talk, judge in zip(cases, talks, judges, strict=True)]

    decision = decide(tally(plan_of(*(plan_case(each, licensed=()) for each in cases)), talks, verdicts), GATE)

    counted = checked / (judged + checked)
    floor = next(rule for rule in decision.rules if rule.id == "floor-effort")
    assert floor.needs_judge is (counted < MIN_COUNTED)
    if counted < MIN_COUNTED:
        assert floor.status == "inconclusive"
        assert decision.ruling is not Ruling.SHIP
