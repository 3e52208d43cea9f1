"""The door of the room: whatever a bot does becomes an ending and a record, never a crash and never a turn of ours."""

import asyncio
import enum
import re
import threading
import time

import msgspec
import pytest

from hardcase.bots import PythonBot
from hardcase.cases import ANY_COMPANY, NO_COMPANY, Tool
from hardcase.conversations import MAX_REPLY_CHARACTERS, Conversation, Reply, play, read_reply
from hardcase.errors import BotError, RunError, UnreachableError
from hardcase.testing import ScriptedBot
from tests.builders import a_case, a_company, an_object

STEPS = tuple(f"I will check part {number} of it and write to you before noon." for number in range(9))
REFUND = {"order_id": "ORD-12", "amount": "6.40 EUR"}
HANGS_S = 30


def played(bot, case=None, **options):
    """One conversation of three customer lines."""
    return asyncio.run(play(case or a_case("Stale.", "And then?", "Well?"), bot, **options))


def a_bot(function):
    """A candidate as a user writes it."""
    return PythonBot(function, name="mine")


class BrokenError(Exception):
    """An exception as broken as the code that raises it."""

    def __str__(self):
        raise RuntimeError("no message either")


class Alarm(BaseException):
    """Not even an Exception."""


RAISED = [
    pytest.param(ValueError("out of bread"), "raised ValueError: out of bread", id="an error"),
    pytest.param(SystemExit(0), "raised SystemExit: 0", id="SystemExit"),
    pytest.param(KeyError("order"), "raised KeyError: 'order'", id="KeyError"),
    pytest.param(
        TimeoutError("the model is slow"), "raised TimeoutError: the model is slow", id="its own TimeoutError"
    ),
    pytest.param(asyncio.CancelledError(), "raised CancelledError", id="its own CancelledError"),
    pytest.param(StopIteration(), "StopIteration", id="StopIteration"),
    pytest.param(Alarm("fire"), "raised Alarm: fire", id="what is no Exception"),
    pytest.param(RunError("not yours", fix="-"), "raised RunError: not yours", id="an error of this package"),
    pytest.param(BrokenError(), "raised BrokenError: (its message cannot be read)", id="one without a message"),
    pytest.param(ValueError("\ud800"), "raised ValueError: \\ud800", id="a message that is no text"),
    pytest.param(BotError("no reply from the model"), "no reply from the model", id="BotError"),
]


@pytest.mark.parametrize("plain", [False, True], ids=["async", "plain"])
@pytest.mark.parametrize(("error", "told"), RAISED)
def test_a_bot_that_raises_has_broken(error, told, plain):
    """Whatever a candidate's code raises ends its conversation as broken, says what it was, and can be written down."""

    def plainly(conversation, desk):
        raise error

    async def waiting(conversation, desk):
        raise error

    conversation = played(a_bot(plainly if plain else waiting))

    assert conversation.ending == "bot_broke"
    assert told in conversation.error
    assert msgspec.json.decode(msgspec.json.encode(conversation), type=Conversation) == conversation


def test_a_bot_of_any_make_is_caught_at_the_same_door():
    """A bot object that no adapter wraps breaks alike: its error never ends the run."""
    conversation = played(ScriptedBot([ValueError("out of bread")]))

    assert conversation.ending == "bot_broke"
    assert re.fullmatch(r"raised ValueError: out of bread \(testing\.py:\d+\)", conversation.error)


def test_a_persons_ctrl_c_is_not_the_bots():
    """Stopping the program in the middle of a reply stops the program."""
    with pytest.raises(KeyboardInterrupt):
        played(ScriptedBot([KeyboardInterrupt()]))


def test_a_ctrl_c_that_a_plain_function_makes_up_is_the_bots():
    """In its thread no person can press it: a candidate cannot stop the run by raising it."""

    def reply(conversation, desk):
        raise KeyboardInterrupt

    assert "raised KeyboardInterrupt" in played(a_bot(reply)).error


def test_a_long_message_is_cut():
    """An exception that quotes megabytes does not bloat the ledger."""
    conversation = played(ScriptedBot([ValueError("x" * 1_000_000)]))

    assert len(conversation.error) < 600


@pytest.mark.parametrize("plain", [False, True], ids=["async", "plain"])
def test_nobody_there_is_not_the_bots_fault(plain):
    """UnreachableError has an ending of its own, which leaves the trial open."""

    def plainly(conversation, desk):
        raise UnreachableError("connection refused")

    async def waiting(conversation, desk):
        raise UnreachableError("connection refused")

    conversation = played(a_bot(plainly if plain else waiting))

    assert (conversation.ending, conversation.error) == ("unreachable", "connection refused")


# Replies that are none


class Marked(str):
    """Text of another type, as template engines return it."""


class Shade(enum.StrEnum):
    RYE = "Rye bread."


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        pytest.param(None, "returned NoneType", id="None"),
        pytest.param(7, "returned int", id="a number"),
        pytest.param({"text": "Hello."}, "returned dict", id="a dict"),
        pytest.param(b"Hello.", "returned bytes", id="bytes"),
        pytest.param(["Hello."], "returned list", id="a list"),
        pytest.param(ValueError("Hello."), "returned ValueError", id="an exception that was returned"),
        pytest.param(Reply(text=None), "Reply with text NoneType", id="a Reply without text"),
        pytest.param(Reply(text=7), "Reply with text int", id="a Reply with a number"),
        pytest.param("x" * 5_000_000, "returned 5,000,000 characters", id="5 MB of text"),
        pytest.param("x" * (MAX_REPLY_CHARACTERS + 1), "at most 100,000", id="one character too many"),
        pytest.param("Hello \ud800.", "not valid Unicode at character 6", id="a lone surrogate"),
        pytest.param(Reply(text="Hi.", handover="counter"), "a handover that is a str", id="a handover in words"),
        pytest.param(Reply(text="Hi.", handover=[]), "a handover that is a list", id="a handover as a list"),
        pytest.param(Reply(text="Hi.", tokens_in=None), "'None' as a number of tokens", id="no number of tokens"),
        pytest.param(Reply(text="Hi.", tokens_out="9"), "'9' as a number of tokens", id="tokens in words"),
        pytest.param(Reply(text="Hi.", tokens_out=-1), "'-1' as a number of tokens", id="tokens below zero"),
        pytest.param(Reply(text="Hi.", tokens_in=10**30), "as a number of tokens", id="tokens beyond all numbers"),
        pytest.param(Reply(text="Hi.", tokens_in=True), "'True' as a number of tokens", id="yes for tokens"),
    ],
)
def test_what_is_no_reply_breaks_the_bot(reply, told):
    """A non-reply is the bot's breakage, told as what it was, and nothing is made up in its place."""
    conversation = played(a_bot(lambda conversation, desk: reply))

    assert conversation.ending == "bot_broke"
    assert told in conversation.error
    assert [turn.speaker for turn in conversation.turns] == ["customer"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("   \n", id="white space"),
        pytest.param("\x1b[31mred\x1b[0m\x07", id="ANSI codes and a bell"),
        pytest.param("::error::gotcha\n::add-mask::x", id="CI commands"),
        pytest.param("<script>alert(1)</script>{{ 7 * 7 }}", id="markup and template syntax"),
        pytest.param("Zero\x00byte", id="a zero byte"),
        pytest.param("‮rtl \u200b zero width \U0001f600", id="odd characters"),
        pytest.param("line\r\nline\u2028line", id="line ends of every kind"),
    ],
)
def test_a_turn_is_what_was_said_verbatim(text):
    """The record holds the very characters, whatever they would do elsewhere; an empty turn is a turn."""
    conversation = played(ScriptedBot([text]), a_case("Stale."))

    (turn,) = conversation.bot_turns
    written = msgspec.json.decode(msgspec.json.encode(conversation), type=Conversation)
    assert turn.text == written.bot_turns[0].text == text
    assert conversation.ending == "completed"


@pytest.mark.parametrize(
    ("text", "plain"), [(Marked("Rye bread."), "Rye bread."), (Shade.RYE, "Rye bread.")], ids=["subclass", "enum"]
)
def test_text_of_another_type_becomes_plain_text(text, plain):
    """What template engines return can be written down like any other text."""
    conversation = played(ScriptedBot([Reply(text=text)]), a_case("Stale."))

    assert type(conversation.bot_turns[0].text) is str
    assert msgspec.json.decode(msgspec.json.encode(conversation), type=Conversation).bot_turns[0].text == plain


def test_the_longest_turn_is_taken_in_good_time():
    """A turn at the limit, and one after it, are read without stopping the run."""
    began = time.perf_counter()

    conversation = played(ScriptedBot(["word " * 20_000, "drow " * 20_000, STEPS[0]]))

    assert conversation.ending == "completed"
    assert time.perf_counter() - began < 5


def test_words_alone_are_a_reply():
    """A text and a Reply of that text are the same."""
    assert read_reply("Hello.") == read_reply(Reply(text="Hello.")) == Reply(text="Hello.")


# Time


async def waits(conversation, desk):
    await asyncio.sleep(HANGS_S)


def sleeps(conversation, desk):
    threading.Event().wait(HANGS_S)


async def will_not_be_stopped(conversation, desk):
    try:
        await asyncio.sleep(HANGS_S)
    except asyncio.CancelledError:
        return "Here I am after all."


async def gets_out_another_way(conversation, desk):
    try:
        await asyncio.sleep(HANGS_S)
    except asyncio.CancelledError as error:
        raise UnreachableError("it was the network") from error


async def blocks_the_loop(conversation, desk):
    time.sleep(0.1)
    return "Sorry, I was asleep."


@pytest.mark.parametrize("reply", [waits, sleeps, will_not_be_stopped, gets_out_another_way, blocks_the_loop])
def test_a_bot_that_is_late_has_broken(reply):
    """A reply after the deadline is none, however the bot spent the time and whatever it says about it."""
    began = time.perf_counter()

    conversation = played(a_bot(reply), turn_timeout_s=0.05)

    assert (conversation.ending, conversation.error) == ("bot_broke", "no reply in 0.05 s")
    assert [turn.speaker for turn in conversation.turns] == ["customer"]
    assert time.perf_counter() - began < 5


def test_a_person_who_types_has_all_the_time():
    """Without a deadline a slow reply is taken."""

    async def reply(conversation, desk):
        await asyncio.sleep(0.02)
        return STEPS[len(conversation.turns)]

    assert played(a_bot(reply), turn_timeout_s=None).ending == "completed"


def test_the_deadline_is_for_each_turn():
    """Three turns may together take longer than one deadline."""

    async def reply(conversation, desk):
        await asyncio.sleep(0.2)
        return STEPS[len(conversation.turns)]

    assert played(a_bot(reply), turn_timeout_s=0.5).ending == "completed"


def test_a_late_plain_function_can_do_nothing_any_more():
    """A thread cannot be stopped, but after the deadline the desk refuses it and the record stays as it was."""
    began, late, outcome = threading.Event(), threading.Event(), []

    def reply(conversation, desk):
        began.set()
        late.wait(HANGS_S)
        try:
            desk.call("refund_order", **REFUND)
        except BotError as error:
            outcome.append(str(error))
        finally:
            done.set()

    done = threading.Event()
    conversation = played(a_bot(reply), turn_timeout_s=0.05)
    late.set()
    done.wait(HANGS_S)

    assert began.is_set()
    assert outcome == ["called 'refund_order' after its turn was over"]
    assert (conversation.ending, conversation.calls) == ("bot_broke", ())


@pytest.mark.parametrize("reply", [waits, sleeps, will_not_be_stopped, gets_out_another_way])
def test_stopping_the_run_is_not_swallowed(reply):
    """Cancelling a conversation ends it as cancelled, whatever the bot makes of it, and closes the desk."""
    desks = []

    def keeps(conversation, desk):
        desks.append(desk)
        return reply(conversation, desk)

    async def stop():
        task = asyncio.ensure_future(play(a_case(), a_bot(keeps)))
        while not desks:
            await asyncio.sleep(0.005)
        await asyncio.sleep(0.02)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(stop())

    with pytest.raises(BotError, match="after its turn was over"):
        desks[0].call("look_up_orders")


# What is kept


def test_what_was_said_and_done_before_a_break_is_kept():
    """A broken conversation holds every turn and call up to the break, and the time of the turn that broke."""

    def reply(conversation, desk):
        desk.call("look_up_orders")
        if len(conversation.turns) > 2:
            desk.call("refund_order", **REFUND)
            raise ValueError("out of bread")
        return STEPS[0]

    conversation = played(a_bot(reply))

    assert [turn.text for turn in conversation.turns] == ["Stale.", STEPS[0], "And then?"]
    assert [(call.turn, call.tool) for call in conversation.calls] == [
        (1, "look_up_orders"),
        (3, "look_up_orders"),
        (3, "refund_order"),
    ]
    assert len(conversation.usage.latency_s) == 2


def test_a_handover_in_a_turn_that_breaks_is_kept():
    """The customer reached people, even if the words that should say so never came."""

    def reply(conversation, desk):
        desk.call("hand_over", queue="counter", packet={})
        raise ValueError("out of bread")

    conversation = played(a_bot(reply))

    assert (conversation.ending, conversation.handover.queue) == ("bot_broke", "counter")


PACKET = {"queue": "counter", "issue": "stale bread", "promises": []}


def test_a_handover_by_reply_and_by_tool_are_one_act():
    """Both ways end the conversation with the same handover, the same call on the journal and the same answer."""

    def by_tool(conversation, desk):
        desk.call("hand_over", queue="counter", packet=PACKET)
        return "A colleague takes over."

    def by_reply(conversation, desk):
        return Reply(text="A colleague takes over.", handover=PACKET)

    one, other = (played(a_bot(reply)) for reply in (by_tool, by_reply))

    assert one.ending == other.ending == "handed_over"
    assert (one.handover, one.calls, one.turns) == (other.handover, other.calls, other.turns)
    assert (other.handover.turn, other.handover.packet) == (1, PACKET)


@pytest.mark.parametrize(
    ("packet", "says"),
    [
        pytest.param({"queue": "nowhere"}, "no queue 'nowhere'", id="an unknown queue"),
        pytest.param({}, "no queue ''", id="no queue"),
        pytest.param({"queue": 7}, "expected text", id="a number for a queue"),
        pytest.param({"queue": "counter", "issue": object()}, "cannot be written as JSON", id="no JSON"),
        pytest.param({"queue": "counter", "issue": "x" * 200_000}, "at most 100,000", id="a packet of 200 kB"),
    ],
)
def test_a_handover_by_reply_that_fails_is_journalled_and_the_conversation_goes_on(packet, says):
    """The desk refuses by reply what it refuses by tool, and the customer is still there."""
    replies = [Reply(text=STEPS[0], handover=packet), *STEPS[1:]]

    conversation = played(ScriptedBot(replies))

    (attempt,) = conversation.calls
    assert says in attempt.result["error"]
    assert (conversation.ending, conversation.handover, attempt.tool) == ("completed", None, "hand_over")
    assert msgspec.json.encode(conversation)


def test_a_handover_by_tool_stands_when_the_reply_names_another():
    """The first act counts: a packet in the reply does not replace what the desk has done."""

    def reply(conversation, desk):
        desk.call("hand_over", queue="bikes", packet={"issue": "first"})
        return Reply(text="Bye.", handover=PACKET)

    conversation = played(a_bot(reply))

    assert (conversation.handover.queue, conversation.handover.packet) == ("bikes", {"issue": "first"})


def test_a_handover_by_reply_counts_where_the_company_has_no_such_tool():
    """Where nothing is known of the company, handing over in the reply is seen and not lost."""
    conversation = played(
        ScriptedBot([Reply(text="A colleague takes over.", handover=PACKET)]), a_case("Stale.", company=NO_COMPANY)
    )

    assert (conversation.ending, conversation.handover.turn) == ("handed_over", 1)
    assert conversation.handover.packet == PACKET


def test_the_record_names_its_trial_its_bot_and_what_it_cost():
    """Trial, bot, latency of each bot turn, and tokens summed over the turns are on the record."""
    replies = [Reply(text=text, tokens_in=10, tokens_out=2) for text in STEPS]

    conversation = played(ScriptedBot(replies, name="baker"), trial=4)

    assert (conversation.case_id, conversation.bot, conversation.trial) == ("stale-loaf", "baker", 4)
    assert (conversation.usage.tokens_in, conversation.usage.tokens_out) == (30, 6)
    assert len(conversation.usage.latency_s) == len(conversation.bot_turns) == 3
    assert all(0 <= latency < 5 for latency in conversation.usage.latency_s)


def test_a_watcher_sees_each_turn_with_its_calls():
    """Whoever watches is told of every turn as it happens, and of the calls made for it."""
    seen = []

    def reply(conversation, desk):
        desk.call("look_up_orders")
        return STEPS[len(conversation.turns)]

    conversation = played(a_bot(reply), watch=lambda turn, calls: seen.append((turn, [call.turn for call in calls])))

    assert [turn for turn, _ in seen] == list(conversation.turns)
    assert [calls for _, calls in seen] == [[], [1], [], [3], [], [5]]


def test_earlier_contacts_can_be_looked_up():
    """A case's history lies beside its records on the desk."""
    tool = Tool(
        name="look_up_contacts",
        description="Reads.",
        kind="lookup",
        parameters=an_object(contact_id="string"),
        finds={"history": "contact_id"},
    )
    case = a_case("Stale.", company=a_company(tools=(tool,)), history=({"id": "CON-1", "summary": "called"},))

    conversation = played(a_bot(lambda conversation, desk: str(desk.call("look_up_contacts"))), case)

    assert "'summary': 'called'" in conversation.bot_turns[0].text


def test_trials_played_side_by_side_do_not_touch_each_other():
    """Forty conversations at once end as one alone does."""

    async def reply(conversation, desk):
        await asyncio.sleep(0)
        answer = desk.call("refund_order", **REFUND)
        return answer.get("error", "done")

    async def all_at_once():
        case = a_case("Stale.")
        return await asyncio.gather(*(play(case, a_bot(reply), trial=trial) for trial in range(40)))

    conversations = asyncio.run(all_at_once())

    assert {conversation.bot_turns[0].text for conversation in conversations} == {"done"}
    assert [conversation.trial for conversation in conversations] == list(range(40))


def test_playing_leaves_no_tasks_or_threads_behind():
    """A finished conversation waits for nothing."""
    before = threading.active_count()

    async def counted():
        await play(a_case("Stale."), a_bot(lambda conversation, desk: STEPS[0]))
        return len(asyncio.all_tasks())

    tasks = asyncio.run(counted())

    assert tasks == 1
    for _ in range(100):
        if threading.active_count() <= before:
            break
        time.sleep(0.01)
    assert threading.active_count() <= before


def test_on_a_portable_case_people_can_be_reached_by_the_tool_as_by_the_reply():
    """Any company has people: the one tool there is brings them in, whatever the queue is called."""

    async def hands_over(conversation, desk):
        assert [tool["name"] for tool in desk.tools] == ["hand_over"]
        return f"A colleague takes over: {desk.call('hand_over', packet=PACKET)['reference']}."

    by_call = played(PythonBot(hands_over, name="caller"), a_case("Stale.", company=ANY_COMPANY))
    by_reply = played(ScriptedBot([Reply(text="A colleague.", handover=PACKET)]), a_case("Stale.", company=ANY_COMPANY))

    assert by_call.ending == by_reply.ending == "handed_over"
    assert by_call.handover.packet == by_reply.handover.packet == PACKET
    assert by_call.bot_turns[0].text.endswith("HO-1001.")
