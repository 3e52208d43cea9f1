"""A recording as a conversation: what was recorded is kept, what was not stays unknown."""

import jsonschema
import msgspec
import pytest

from hardcase.cases import json_schema
from hardcase.conversations import Call, RecordedCall, RecordedTurn, Recording, conversation_of


def a_recording(*turns, **fields):
    """A recording of turns, each a text (customer and bot in turn) or a RecordedTurn."""
    said = tuple(
        RecordedTurn(speaker="bot" if index % 2 else "customer", text=each) if isinstance(each, str) else each
        for index, each in enumerate(turns)
    )
    return Recording(**{"id": "r-1", "bot": "krume", "turns": said, **fields})


def bot(text, *calls, **fields):
    """A bot turn with calls."""
    return RecordedTurn(speaker="bot", text=text, calls=calls, **fields)


def test_everything_recorded_is_in_the_conversation():
    """Turns in order, calls at their turn, the case, what the bot was told; the ending is nobody's guess."""
    call = RecordedCall(tool="find_loaf", arguments={"id": "L-1"}, result={"id": "L-1"})
    recording = a_recording("Where is it?", bot("In the oven.", call), case="stale-loaf", meta={"told": "Sell bread."})

    conversation = conversation_of(recording)

    assert [(turn.index, turn.speaker, turn.text) for turn in conversation.turns] == [
        (0, "customer", "Where is it?"),
        (1, "bot", "In the oven."),
    ]
    assert [(each.turn, each.tool, each.result) for each in conversation.calls] == [(1, "find_loaf", {"id": "L-1"})]
    assert (conversation.case_id, conversation.ending) == ("stale-loaf", "recorded")
    assert (conversation.handover, conversation.told) == (None, "Sell bread.")


@pytest.mark.parametrize(
    "tool",
    [
        *("transfer_to_human_agents", "hand_over", "handoffToAgent", "escalate-to-person", "HandOver", "escalate"),
        *("escalate_to_support", "transfer_call", "hand_over_conversation_to_a_colleague", "connect_with_live_agent"),
        *("route_to_specialist", "pass_on_to_team", "forward_chat_to_supervisor", "hand_off_to_staff"),
    ],
)
def test_a_call_of_a_tool_that_hands_over_is_an_act(tool):
    """The name says it, however it is written; queue and packet are its arguments."""
    call = RecordedCall(tool=tool, arguments={"queue": "counter", "packet": {"issue": "mould"}})

    handover = conversation_of(a_recording("Mould!", bot("One moment.", call))).handover

    assert (handover.turn, handover.queue, handover.packet, handover.inferred) == (
        1,
        "counter",
        {"issue": "mould"},
        False,
    )


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(RecordedCall(tool="transfer_money"), id="transfers something else"),
        pytest.param(RecordedCall(tool="list_agents"), id="only names agents"),
        pytest.param(RecordedCall(tool="transfer_to_human", result={"error": "nobody there"}), id="was refused"),
        pytest.param(RecordedCall(tool="transfer_to_human", result={"success": False}), id="did not succeed"),
        pytest.param(RecordedCall(tool="transfer_to_human", result={"status": "failed"}), id="failed"),
        pytest.param(RecordedCall(tool="transfer_to_human", result={"text": "error: closed"}), id="an error in words"),
        pytest.param(RecordedCall(tool="transfer_funds_to_person"), id="transfers money to people"),
        pytest.param(RecordedCall(tool="transfer_miles_to_other_person"), id="transfers miles"),
        pytest.param(RecordedCall(tool="cancel_transfer_to_agent"), id="takes a handover back"),
        pytest.param(RecordedCall(tool="get_agent_transfer_status"), id="asks for its status"),
        pytest.param(RecordedCall(tool="list_human_agents_for_handoff"), id="lists people"),
        pytest.param(RecordedCall(tool="book_escalator_operator"), id="books people"),
        pytest.param(RecordedCall(tool="transfer"), id="transfers who knows what"),
    ],
)
def test_other_calls_hand_nothing_over(call):
    """A refused act and an act on something else bring nobody in."""
    assert conversation_of(a_recording("Mould!", bot("One moment.", call))).handover is None


def test_a_tool_can_be_named_as_one_that_hands_over():
    """Where the name does not say it, the company's file or the user does."""
    recording = a_recording("Mould!", bot("One moment.", RecordedCall(tool="page_baker", arguments={"team": "ovens"})))

    assert conversation_of(recording).handover is None
    handover = conversation_of(recording, hand_over_tools=["page_baker"]).handover
    assert (handover.turn, handover.queue) == (1, "ovens")


def test_an_employee_who_speaks_after_the_bot_has_taken_over():
    """The handover is at the bot's last turn before; the queue is the team, where one is known."""
    human = RecordedTurn(speaker="human", text="Ida here.")

    handover = conversation_of(
        a_recording("Mould!", bot("Hm."), "Hello?", bot("Hm, hm."), human, team="bikes")
    ).handover

    assert (handover.turn, handover.queue, handover.inferred) == (3, "bikes", False)


def test_people_alone_hand_nothing_over():
    """A conversation that employees have from the start is no escalation of a bot's."""
    assert conversation_of(a_recording("Mould!", RecordedTurn(speaker="human", text="Ida here."))).handover is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "I'll pass this on to one of our specialists now."),
        ("en", "I have transferred you to a colleague."),
        ("sv", "Jag kopplar dig till en kollega."),
        ("de", "Ich verbinde Sie mit einer Kollegin."),
        ("es", "Le paso con un compañero."),
    ],
)
def test_words_alone_are_an_inferred_handover(language, said):
    """Trusted less, and marked so; nobody knows the queue."""
    handover = conversation_of(a_recording("Mould!", bot(said), language=language)).handover

    assert (handover.turn, handover.queue, handover.inferred) == (1, "", True)


@pytest.mark.parametrize(
    "said",
    [
        "Would you like me to connect you to a colleague?",
        "I can't transfer you to an agent at this hour.",
        "Your parcel was handed to the carrier on Monday.",
        "Please pass the code to nobody.",
    ],
)
def test_offers_refusals_and_other_matters_are_none(said):
    """Words that bring nobody in are no handover."""
    assert conversation_of(a_recording("Mould!", bot(said))).handover is None


def test_an_act_outweighs_earlier_words():
    """With an act on record nothing is inferred: the act says when."""
    act = RecordedCall(tool="hand_over", arguments={"queue": "counter"})

    handover = conversation_of(
        a_recording("Mould!", bot("I'll pass you to a colleague."), "Yes", bot("So.", act))
    ).handover

    assert (handover.turn, handover.inferred) == (3, False)


def test_a_recording_comes_back_as_it_was_written():
    """One line of JSON and back, without keys that say nothing; the schema agrees."""
    recording = a_recording("Mould!", bot("Oh.", handover={"queue": "counter"}), agent="Ida")

    line = msgspec.json.encode(recording)

    assert msgspec.json.decode(line, type=Recording) == recording
    assert b'"at_s"' not in line
    jsonschema.validate(msgspec.json.decode(line), json_schema(Recording, name="recording"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"id": "r-1", "bot": "krume", "turns": []}, json_schema(Recording, name="recording"))


@pytest.mark.parametrize(
    ("tool", "result", "ok"),
    [
        ("refund", {}, True),
        ("refund", {"id": "R-1", "status": "done"}, True),
        ("refund", {"error": None}, False),
        ("refund", {"success": False, "message": "closed"}, False),
        ("refund", {"ok": False}, False),
        ("refund", {"id": "R-1", "status": "Declined"}, False),
        ("refund", {"status": "rejected"}, False),
        ("refund", {"text": "FAILED: closed"}, False),
        ("refund", {"text": " error 17"}, False),
        ("refund", {"text": "Error-free."}, True),
        ("refund", {"id": "R-1", "note": "Failed once before."}, True),
        ("get_payment", {"id": "P-1", "status": "declined"}, True),
        ("get_payment", {"status": "error", "message": "down"}, False),
        ("decline_claim", {"id": "C-1", "status": "declined"}, True),
    ],
)
def test_a_call_failed_when_its_answer_says_so(tool, result, ok):
    """One meaning for every check; what became of the thing that was read is no failure of reading it."""
    assert Call(turn=1, tool=tool, result=result).ok is ok


def test_what_changed_something_on_the_desk_was_done():
    """The effect shows it, whatever the record says of itself."""
    assert Call(turn=1, tool="mark", result={"status": "failed"}, effect="marked.P-1").ok


def test_a_conversation_without_a_language_is_read_in_that_of_its_words():
    """The bot's words are understood in the language they are in."""
    handover = conversation_of(
        a_recording("Das Brot ist nicht da.", bot("Ich verbinde Sie mit einer Kollegin."))
    ).handover

    assert handover.inferred
