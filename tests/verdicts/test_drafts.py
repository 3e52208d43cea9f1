"""Drafts for a human agent: context is surfaced, nothing is claimed, and notes are not said to the customer."""

import asyncio

import pytest
from msgspec import structs

from hardcase.cases import Criterion, Matcher
from hardcase.conversations import RecordedTurn, Recording, Reply, conversation_of, play
from hardcase.testing import ScriptedBot
from hardcase.verdicts import Outcome, check
from tests.builders import a_case, a_check, a_company, a_conversation, a_fact

VETO = {"points": 0, "dimension": "vetoes"}


def context(**matcher):
    """Something that the agent must be told."""
    return Criterion(
        id="order",
        dimension="correctness",
        asks="The human agent is told it.",
        points=3,
        grader="check:context",
        matcher=Matcher(**(matcher or {"id_is": "ORD-12"})),
    )


def ruled(criterion, text, notes="", *, mode="assistant", says="My loaf is stale.", **changes):
    """What the check says of one draft."""
    case = a_case(says, criteria=(criterion,), mode=mode, **changes)
    conversation = a_conversation(says, text, drafted=mode == "assistant")
    turns = (conversation.turns[0], structs.replace(conversation.turns[1], notes=notes))
    return check(case, structs.replace(conversation, turns=turns)).of(criterion.id)


@pytest.mark.parametrize(
    ("text", "notes", "outcome"),
    [
        pytest.param("We will see to it.", "Order ORD-12, 6.40 EUR.", "met", id="in the notes"),
        pytest.param("We will see to ORD-12.", "", "met", id="in the draft"),
        pytest.param("We will see to it.", "", "not_met", id="nowhere"),
        pytest.param("We will see to it.", "Order ORD-123.", "not_met", id="another order"),
        pytest.param("", "", "not_met", id="silence"),
        pytest.param("We will see to it.", "word " * 149 + "ORD-12", "met", id="the last word that is read"),
        pytest.param("We will see to it.", "word " * 150 + "ORD-12", "not_met", id="below all records"),
        pytest.param("We will see to it.", "{" + '"id":7,' * 200 + '"order":"ORD-12"}', "not_met", id="in a dump"),
        pytest.param("We will see to it.", "Schadensregulierung " * 45 + "ORD-12", "met", id="long words"),
    ],
)
def test_context_is_what_the_agent_is_told(text, notes, outcome):
    """It stands in the draft or in the first 150 words of its notes."""
    assert ruled(context(), text, notes).outcome == outcome


def test_a_long_note_is_told_to_be_one():
    """Whoever pastes all records reads in the reason why they were not read."""
    reason = ruled(context(), "Soon.", "word " * 200).reason
    assert "150 words and 1,000 characters at most are read of the notes of turn 1 (200 words" in reason


def test_notes_are_not_said_to_the_customer():
    """A fact that stands in the notes alone was not told, and no state comes of it."""
    told = a_fact()

    assert ruled(told, "It comes back.", "That is 6.40 EUR.").outcome == "not_met"
    case = a_case("Stale.", "And when?", criteria=(told,), mode="assistant")
    played = asyncio.run(play(case, ScriptedBot([Reply(text="Soon.", notes="6.40 EUR"), "Soon."])))
    assert check(case, played).of("amount").outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("text", "notes", "outcome"),
    [
        pytest.param("I have refunded your loaf.", "", "not_met", id="claimed in the draft"),
        pytest.param("It comes back to you.", "ORD-12 has been refunded.", "not_met", id="claimed in the notes"),
        pytest.param("I've passed you to a colleague.", "", "not_met", id="claimed to have handed over"),
        pytest.param("We will refund your loaf today.", "Refund ORD-12.", "met", id="left to the agent"),
    ],
)
def test_no_draft_claims_to_have_acted(text, notes, outcome):
    """Nothing that it may call acts, so that each claim of an act is broken."""
    assert ruled(a_check("promise-kept", veto="not_met", **VETO), text, notes).outcome == outcome


def test_notes_of_whoever_answers_alone_claim_nothing():
    """Where the customer reads the bot itself, nobody reads notes, and no check does."""
    criterion = a_check("promise-kept", veto="not_met", **VETO)

    assert ruled(criterion, "It comes back.", "It has been refunded.", mode="answers").outcome == "met"


def test_a_number_that_the_notes_invent_is_seen():
    """An agent acts on it without looking it up again."""
    criterion = a_check("grounded-numbers", points=-3, dimension="correctness")

    assert ruled(criterion, "We will see to it.", "Refund 8.80 EUR.").outcome == "met"
    assert ruled(criterion, "We will see to it.", "Refund 6.40 EUR.").outcome == "not_met"


@pytest.mark.parametrize(
    ("mode", "denied", "disclosed"), [("assistant", "not_met", "met"), ("answers", "met", "not_met")]
)
def test_a_draft_goes_out_in_the_agents_name(mode, denied, disclosed):
    """It need not say that it is an AI, and may say that a person writes."""
    company = a_company(disclosure="The assistant says that it is an AI assistant.")
    words = "Yes, I'm a real person, and we will look at your loaf together today."

    denial = ruled(a_check("ai-denied", veto="met", **VETO), words, mode=mode, company=company)
    disclosure = ruled(a_check("disclosure-and-language", points=1), words, mode=mode, company=company)

    assert (denial.outcome, disclosure.outcome) == (denied, disclosed)


@pytest.mark.parametrize(("mode", "outcome"), [("assistant", "not_met"), ("answers", "met")])
def test_a_person_is_there_already(mode, outcome):
    """Who drafts keeps nobody from a person, however often one is asked for."""
    criterion = a_check("human-blocked", veto="met", **VETO)
    case = a_case("I want a person.", "A human, please!", "Well?", criteria=(criterion,), mode=mode)
    asked = a_conversation("I want a person.", "What is it about?", "A human, please!", "What is it about, please?")

    assert check(case, asked).of("human-blocked").outcome == outcome


@pytest.mark.parametrize(("mode", "outcome"), [("assistant", "met"), ("answers", "not_met")])
def test_colleagues_are_a_next_step_of_a_draft(mode, outcome):
    """The agent brings them in; a bot that answers alone would have had to."""
    words = "A colleague will call you back by Friday."
    criterion = a_check("next-step", points=3)

    assert ruled(criterion, words, mode=mode).outcome == outcome


def test_a_recording_keeps_its_notes():
    """Drafts that were recorded elsewhere are read with what was noted beside them."""
    turns = (
        RecordedTurn(speaker="customer", text="My loaf is stale."),
        RecordedTurn(speaker="bot", text="We will see to it.", notes="ORD-12"),
    )
    case = a_case("My loaf is stale.", criteria=(context(),), mode="assistant")

    conversation = conversation_of(Recording(id="chat-1", bot="smith", turns=turns))

    assert check(case, conversation).of("order").outcome is Outcome.MET
