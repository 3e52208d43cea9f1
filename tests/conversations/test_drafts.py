"""A bot that drafts for a human agent: what it is told, what it may call, and what is kept of what it writes."""

import asyncio

import pytest

from hardcase.cases import ANY_COMPANY
from hardcase.conversations import Desk, Reply, play
from hardcase.testing import ScriptedBot
from tests.builders import a_case, a_company

DRAFT = a_case("My loaf is stale.", "How much was it?", mode="assistant")


class Listener:
    """Keeps what it was shown, and answers with a note."""

    name = "listener"

    def __init__(self):
        self.seen, self.tools = [], []

    async def reply(self, conversation, desk):
        self.seen.append(conversation)
        self.tools.append([each["name"] for each in desk.tools])
        return Reply(text="We will look at it today.", notes=f"turn {len(conversation.turns)}: ORD-12")


@pytest.mark.parametrize(("mode", "acts"), [("assistant", False), ("answers", True)])
def test_a_bot_is_told_who_reads_it_and_offered_what_it_may_call(mode, acts):
    """The conversation says that it drafts, and the tools that act are the agent's."""
    bot = Listener()

    conversation = asyncio.run(play(a_case("Stale.", mode=mode), bot))

    assert [each.mode for each in bot.seen] == [mode]
    assert ("refund_order" in bot.tools[0], "hand_over" in bot.tools[0]) == (acts, acts)
    assert "look_up_orders" in bot.tools[0]
    assert conversation.drafted is not acts


def test_notes_are_kept_beside_the_words_and_shown_to_their_bot_again():
    """What was noted is on record, and a bot without a memory sees it in its next turn."""
    bot = Listener()

    conversation = asyncio.run(play(DRAFT, bot))

    assert [turn.notes for turn in conversation.bot_turns] == ["turn 1: ORD-12", "turn 3: ORD-12"]
    assert [turn.notes for turn in bot.seen[1].turns] == ["", "turn 1: ORD-12", ""]
    assert "ORD-12" not in str(bot.seen[1].messages)


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("refund_order", {"order_id": "ORD-12", "amount": "6.40 EUR"}),
        ("give_roll", {"reason": "stale"}),
        ("hand_over", {"queue": "counter", "packet": {}}),
    ],
)
def test_what_acts_is_the_agents(tool, arguments):
    """A call that would change records or hand over is refused, journalled, and done by nobody."""
    desk = Desk(a_company(), a_case().records, reads_only=True)

    answer = desk.call(tool, **arguments)

    assert "the human agent does that" in answer["error"]
    assert [(call.ok, call.effect) for call in desk.calls] == [(False, "")]
    assert desk.handover is None
    assert desk.call("look_up_orders", order_id="ORD-12")["orders"][0]["status"] == "delivered"


@pytest.mark.parametrize("company", [a_company(), ANY_COMPANY, a_company(tools=())], ids=["known", "any", "no tools"])
def test_a_packet_in_a_draft_hands_nothing_over(company):
    """A handover that comes with the reply is refused alike, whatever tools the company has."""
    case = a_case("Stale.", mode="assistant", company=company)

    conversation = asyncio.run(play(case, ScriptedBot([Reply(text="Passed on.", handover={"queue": "counter"})])))

    assert (conversation.handover, conversation.ending) == (None, "completed")


@pytest.mark.parametrize(
    ("notes", "what"), [(None, "notes NoneType"), ("\ud800", "notes that is not valid"), ("x" * 100_001, "of notes")]
)
def test_notes_that_cannot_be_written_down_are_no_reply(notes, what):
    """They break the bot as its text would."""
    conversation = asyncio.run(play(DRAFT, ScriptedBot([Reply(text="Fine.", notes=notes)])))

    assert conversation.ending == "bot_broke"
    assert what in conversation.error
