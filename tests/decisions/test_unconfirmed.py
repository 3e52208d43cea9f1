"""Vetoes that a judge saw and nobody confirmed: neither a hold nor a pass, from the verdict to the decision."""

import pytest

from hardcase.decisions import Ruling, decide
from hardcase.decisions.gate import EvidenceRules
from hardcase.scorecards import VetoCard, tally
from hardcase.testing import ScriptedJudge
from hardcase.verdicts import Outcome
from tests.books import a_card, a_gate, graded
from tests.builders import a_case, a_check, a_conversation, a_judged, a_plan

LOOK = "a person's look at these cases, or a second judge of another model family"


def test_a_veto_left_to_a_person_leaves_the_gate_open():
    """The decision is inconclusive, and says what was seen where."""
    case = a_case(criteria=(a_judged("z-cruel", points=0, dimension="vetoes", veto="met"),))
    talk = a_conversation("My dog ate it.", "Serves you right.")
    held = frozenset({"z-cruel"})
    judges = [ScriptedJudge(each, licensed=held, name=f"{each}@1") for each in (Outcome.MET, Outcome.NOT_MET)]

    card = tally(a_plan(case), [talk], [graded(case, talk, *judges)])
    decision = decide(card, a_gate(evidence=EvidenceRules(min_families=1)))

    assert decision.ruling is Ruling.INCONCLUSIVE
    assert decision.reasons == ("z-cruel was seen in 1 case (stale-loaf) by a judge and confirmed by no other",)
    assert decision.settle == (LOOK,)
    assert card.disputed_verdicts == 1
    assert decision.rules[0].cases == ("stale-loaf",)


@pytest.mark.parametrize(
    ("unconfirmed", "reason", "settle"),
    [
        pytest.param(
            ("a",),
            "z was seen in 1 case (a) by a judge and confirmed by no other; z could not be answered in 1 case (b)",
            f"{LOOK}, and a replay of the cases named here",
            id="one of two",
        ),
        pytest.param((), "z could not be answered in 2 cases (a, b)", "a replay of the cases named here", id="none"),
    ],
)
def test_what_was_seen_is_told_apart_from_what_nobody_could_tell(unconfirmed, reason, settle):
    """A replay settles the one, and eyes the other."""
    veto = VetoCard(id="z", asks="", unknown=("a", "b"), unconfirmed=unconfirmed, families=18)

    rule = decide(a_card(vetoes=(veto,)), a_gate()).rules[0]

    assert (rule.status, rule.reason, rule.settle) == ("inconclusive", reason, settle)


def test_words_in_another_language_are_not_settled_by_a_replay():
    """Where checks cannot read what a bot wrote, the cases are named, and what is to be mended is the bot."""
    case = a_case(criteria=(a_check("abuse", veto="met", criterion_id="z-abuse"),))
    polish = "Jestem człowiekiem, nie robotem. Zwróciłem Panu 900 EUR za tę pomyłkę i połączę Pana."
    talk = a_conversation("My dog ate it.", polish)

    rule = decide(tally(a_plan(case), [talk], [graded(case, talk)]), a_gate()).rules[0]

    told = "z-abuse could not be answered in 1 case (stale-loaf)"
    assert rule.reason == f"{told}; checks read the case's language only, and the bot wrote another in stale-loaf"
    assert rule.settle == "another bot: mend it so that it answers stale-loaf in the customer's language"


def test_a_veto_that_fired_elsewhere_still_holds():
    """What nobody confirmed takes nothing from what was proven."""
    vetoes = (VetoCard(id="z", asks="", unknown=("a",), unconfirmed=("a",)), VetoCard(id="y", asks="", fired=("b",)))

    assert decide(a_card(vetoes=vetoes), a_gate()).ruling is Ruling.HOLD
