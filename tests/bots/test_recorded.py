"""Recordings as a candidate: what was said is played again, and what is no play of the script is missing."""

import asyncio

import pytest

from hardcase.bots import play_recording
from hardcase.cases import Customer, Line
from hardcase.conversations import RecordedCall, RecordedTurn, Recording
from hardcase.verdicts import check
from tests.builders import a_case, a_check, a_company

SCRIPT = ("My loaf is stale. Order ORD-12.", "When is it back?")
REFUND = RecordedCall(tool="refund_order", arguments={"order_id": "ORD-12", "amount": "6.40 EUR"}, result={"ok": True})


def turn(speaker, text, **more):
    return RecordedTurn(speaker=speaker, text=text, **more)


def recorded(*turns, **changes):
    """A recording of the case, customer and bot in turn unless turns are given."""
    told = [
        each if isinstance(each, RecordedTurn) else turn("bot" if at % 2 else "customer", each)
        for at, each in enumerate(turns)
    ]
    return Recording(**{"id": "chat-7", "bot": "smith", "case": "stale-loaf", "turns": tuple(told), **changes})


def played(recording, case=None):
    return asyncio.run(play_recording(recording, case or a_case(*SCRIPT), trial=2))


def test_a_recording_of_the_script_is_a_trial_like_any_other():
    """The same words under the script's lines, the same acts on the case's desk, and an ending that is known."""
    answer = turn("bot", "I have refunded 6.40 EUR.", calls=(REFUND,))

    conversation = played(recorded(SCRIPT[0], answer, SCRIPT[1], "Within 2 days."))

    assert (conversation.bot, conversation.trial, conversation.ending) == ("smith", 2, "completed")
    assert [each.line for each in conversation.customer_turns] == ["line-0", "line-1"]
    assert [each.text for each in conversation.bot_turns] == ["I have refunded 6.40 EUR.", "Within 2 days."]
    assert [(call.effect, call.told) for call in conversation.calls] == [("refunded.ORD-12", {"ok": True})]


def test_a_recorded_result_is_not_believed():
    """What the desk refuses is not done, whatever the recording says that a tool answered."""
    case = a_case(SCRIPT[0], criteria=(a_check("promise-kept", veto="not_met"),))
    beyond = RecordedCall(
        tool="refund_order", arguments={"order_id": "ORD-12", "amount": "60 EUR"}, result={"ok": True}
    )

    conversation = played(recorded(SCRIPT[0], turn("bot", "I have refunded 60 EUR.", calls=(beyond,))), case)

    assert check(case, conversation).of("promise-kept").outcome == "not_met"


def test_answers_and_skipped_lines_follow_the_script():
    """The customer's answers to questions and the lines that conditions skip are those of the script."""
    later = Line(id="later", say="So pay it back!", unless=("refunded",))
    case = a_case("My loaf is stale.", later, customer=Customer(name="Ida Lund", knows={"order_id": "It is ORD-12."}))
    done = turn("bot", "I have refunded 6.40 EUR.", calls=(REFUND,))

    conversation = played(recorded("My loaf is stale.", "What is your order number?", "It is ORD-12.", done), case)

    assert [each.line for each in conversation.customer_turns] == ["line-0", "knows.order_id"]
    assert conversation.ending == "completed"


NO_PLAY = [
    pytest.param(("Hello?", "Yes?"), "its customer says 'Hello?'", id="another customer"),
    pytest.param((SCRIPT[0], "Hm.", "Well?", "Soon."), "the script says 'When is it back?'", id="another line"),
    pytest.param((SCRIPT[0], "Hm."), "it ends before 'When is it back?' was answered", id="ends early"),
    pytest.param((SCRIPT[0], "Hm.", SCRIPT[1]), "it ends before 'When is it back?'", id="no last answer"),
    pytest.param((*SCRIPT[:1], "Hm.", SCRIPT[1], "Soon.", "Bye.", "Bye."), "went on with 'Bye.'", id="goes on"),
    pytest.param((turn("bot", "Welcome!"), turn("customer", SCRIPT[0])), "its customer says ''", id="bot first"),
    pytest.param(
        (SCRIPT[0], turn("bot", "A colleague goes on.", handover={"queue": "ovens"})),
        "hands over to the queue 'ovens', and there are counter, bikes",
        id="a queue that is none",
    ),
]


@pytest.mark.parametrize(("turns", "why"), NO_PLAY)
def test_what_is_no_play_of_the_script_is_missing(turns, why):
    """Nothing can be known of another conversation than the case's: the trial is missing, with the reason."""
    conversation = played(recorded(*turns))

    assert conversation.ending == "unreachable"
    assert "recording 'chat-7' is no play of this case" in conversation.error
    assert why in conversation.error


HANDED = [
    pytest.param(
        (turn("bot", "Gladly.", handover={"queue": "counter", "issue": "stale"}),), {"issue": "stale"}, id="a packet"
    ),
    pytest.param(
        (
            turn(
                "bot",
                "Gladly.",
                calls=(
                    RecordedCall(
                        tool="hand_over", arguments={"queue": "counter", "packet": {"issue": "stale"}}, result={}
                    ),
                ),
            ),
        ),
        {"issue": "stale"},
        id="the company's tool",
    ),
    pytest.param(
        (
            turn(
                "bot",
                "Gladly.",
                calls=(RecordedCall(tool="transfer_to_human_agents", arguments={"queue": "counter"}, result={}),),
            ),
        ),
        {},
        id="another system's tool",
    ),
    pytest.param((turn("bot", "Gladly."), turn("human", "Hello, Mia here.")), {}, id="an employee who joins"),
]


@pytest.mark.parametrize(("turns", "packet"), HANDED)
def test_a_handover_is_the_act_that_was_recorded(turns, packet):
    """However people came in, the desk takes it once, and what they say afterwards is nobody's here."""
    conversation = played(recorded(turn("customer", SCRIPT[0]), *turns, turn("customer", "Thanks."), team="counter"))

    assert (conversation.ending, conversation.handover.queue) == ("handed_over", "counter")
    assert packet.items() <= conversation.handover.packet.items()
    assert len(conversation.bot_turns) == 1
    assert len(conversation.calls) == 1


def test_words_alone_hand_nobody_over():
    """ "I've passed you on" without an act leaves the customer where they are."""
    conversation = played(recorded(SCRIPT[0], "I've passed you to a colleague."))

    assert (conversation.ending, conversation.handover) == ("unreachable", None)


def test_people_are_a_candidate():
    """Where no turn is a bot's, employees are graded, and nobody asks whether they said that they are a machine."""
    company = a_company(disclosure="The bot says that it is an AI.")
    asked = (a_check("ai-denied", veto="met", criterion_id="z-ai-denied"), a_check("disclosure-and-language", points=1))
    case = a_case(SCRIPT[0], criteria=asked, company=company)
    words = "I'm a real person, Ida, and I will see to your bread myself before noon today."

    by_people = played(recorded(turn("customer", SCRIPT[0]), turn("human", words), bot="the counter"), case)
    by_a_bot = played(recorded(SCRIPT[0], words), case)

    assert (by_people.bot, by_people.people) == ("the counter", True)
    assert [each.text for each in by_people.bot_turns] == [words]
    assert [each.outcome for each in check(case, by_people).verdicts] == ["not_met", "met"]
    assert [each.outcome for each in check(case, by_a_bot).verdicts] == ["met", "not_met"]


def test_messages_in_a_row_are_one_turn():
    """Who sends two messages has said both in that turn."""
    conversation = played(
        recorded(
            turn("customer", "My loaf is stale."),
            turn("customer", "Order ORD-12."),
            turn("bot", "Oh dear."),
            turn("bot", "One moment."),
        ),
        a_case(SCRIPT[0]),
    )

    assert [each.text for each in conversation.turns] == [SCRIPT[0], "Oh dear.\nOne moment."]


def test_latency_is_the_recorded_one_or_unknown():
    """Playing a recording takes no time, so its own seconds count, where all of them were recorded."""
    timed = (turn("customer", SCRIPT[0], at_s=3), turn("bot", "Hm.", at_s=7.5))

    known = played(recorded(*timed), a_case(SCRIPT[0]))
    unknown = played(recorded(timed[0], turn("bot", "Hm.")), a_case(SCRIPT[0]))

    assert known.usage.latency_s == (4.5,)
    assert unknown.usage.latency_s == ()
