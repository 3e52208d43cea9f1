"""The desk over MCP: an agent finds its tools at an address of its own, and what it does there is on the books."""

import asyncio
import json
import socket
import sys
from pathlib import Path

import httpx2
import pytest
from mcp import Client

import hardcase
from hardcase.bots import find_bot
from hardcase.bots.customer_line import CustomerLine
from hardcase.bots.desk_server import DeskServer
from hardcase.bots.over_mcp import FunctionOverMcp
from hardcase.bots.python import as_bot
from hardcase.cases import ANY_COMPANY, load_suites
from hardcase.conversations import Desk, OpenConversation, play
from hardcase.errors import OptionError
from tests.builders import a_case, a_company

ROOT = Path(__file__).resolve().parents[2]
REFUND = {"order_id": "ORD-12", "amount": "6.40 EUR"}


def agent(function):
    """A person's function of (conversation, address) as a candidate."""
    return FunctionOverMcp(as_bot(function, name="agent"), DeskServer())


def played(function, *lines, **options):
    """One conversation with it."""
    return asyncio.run(play(a_case(*lines, **options), agent(function), turn_timeout_s=20))


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_tools_of_the_desk_are_tools_of_the_agent(mode):
    """Both eras of the protocol list the desk's tools with their schemas, and a call is journalled in its turn."""
    seen = {}

    async def reply(conversation, address):
        async with Client(address, mode=mode) as desk:
            seen["tools"] = (await desk.list_tools()).tools
            seen["about"] = desk.instructions
            done = await desk.call_tool("refund_order", REFUND)
        seen["texts"] = [json.loads(each.text) for each in done.content]
        seen["result"] = (done.is_error, done.structured_content)
        return "I have refunded 6.40 EUR to you." if len(conversation.turns) > 1 else "One moment."

    conversation = played(reply, "Stale.", "Well?")

    shown = {each["name"]: each for each in Desk(a_company(), {}).tools}
    assert {each.name: (each.description, each.input_schema) for each in seen["tools"]} == {
        name: (each["description"], each["parameters"]) for name, each in shown.items()
    }
    assert "Stale bread is paid back within 2 days." in seen["about"]
    assert [(call.turn, call.tool, call.effect) for call in conversation.calls] == [
        (1, "refund_order", "refunded.ORD-12"),
        (3, "refund_order", ""),
    ]
    assert seen["result"] == (True, {"error": "refund_order: status is already 'refunded'"})
    assert seen["texts"] == [seen["result"][1]]
    assert conversation.ending == "completed"


def test_a_call_that_is_wrong_is_an_error_of_the_tool():
    """Wrong arguments, no such tool and an act beyond authority come back as errors that a model can read."""
    told = []

    async def reply(_, address):
        async with Client(address) as desk:
            for tool, given in [("refund_order", {"order": 1}), ("bake", {}), ("refund_order", REFUND)]:
                answer = await desk.call_tool(tool, given)
                told.append((answer.is_error, answer.structured_content))
        return "Done."

    conversation = played(reply, records={"orders": ({"id": "ORD-12", "total": "6 EUR", "status": "delivered"},)})

    assert [wrong for wrong, _ in told] == [True, True, True]
    assert told[0][1]["error"].startswith("refund_order: unknown key 'order'; missing key 'order_id'")
    assert told[1][1]["error"].startswith("there is no tool 'bake'; there are check_customer")
    assert [call.result for call in conversation.calls] == [result for _, result in told]


def test_an_address_says_nothing_of_the_case_and_is_drawn_anew():
    """One address for all turns of a conversation, another for the next, on this machine, and unlike any id."""
    addresses = []

    async def reply(_, address):
        addresses.append(address)
        return "Which order?"

    bot = agent(reply)

    async def twice():
        for _ in range(2):
            await play(a_case("Stale.", "Well?", case_id="wants-nothing-said"), bot)

    asyncio.run(twice())

    assert [addresses[0] == each for each in addresses] == [True, True, False, False]
    assert all(each.startswith("http://127.0.0.1:") for each in addresses)
    for hidden in ("wants", "stale", "bakery"):
        assert hidden not in addresses[0]


def test_two_conversations_at_once_are_kept_apart():
    """Each agent acts on the records of its own customer, whoever else is served at the time."""
    both = asyncio.Barrier(2)

    async def reply(_, address):
        async with Client(address) as desk:
            await both.wait()
            (row,) = (await desk.call_tool("look_up_orders", {})).structured_content["orders"]
            await both.wait()
            await desk.call_tool("refund_order", {"order_id": row["id"], "amount": row["total"]})
        return row["id"]

    def case(number):
        return a_case(records={"orders": ({"id": f"ORD-{number}", "total": "1 EUR", "status": "delivered"},)})

    bot = agent(reply)

    async def together():
        return await asyncio.gather(play(case(1), bot), play(case(2), bot))

    for number, conversation in enumerate(asyncio.run(together()), start=1):
        assert conversation.bot_turns[0].text == f"ORD-{number}"
        assert conversation.calls[-1].effect == f"refunded.ORD-{number}"


def test_a_call_after_the_conversation_is_refused():
    """A late agent is told so as an error of the tool, and changes nothing."""
    desk = Desk(a_company(), a_case().records)

    async def late():
        address = await DeskServer().address(OpenConversation(turns=()), desk)
        desk.close()
        async with Client(address) as client:
            return await client.call_tool("refund_order", REFUND)

    answer = asyncio.run(late())

    assert answer.is_error
    assert answer.structured_content == {"error": "called 'refund_order' after its turn was over"}
    assert desk.calls == ()


def test_a_slow_agent_meets_the_deadline_of_its_turn():
    """Its calls count in its turn, and its turn is over in time."""

    async def reply(_, address):
        async with Client(address) as desk:
            await desk.call_tool("look_up_orders", {})
            await asyncio.sleep(30)
        return "Never said."

    conversation = asyncio.run(play(a_case(), agent(reply), turn_timeout_s=0.4))

    assert (conversation.ending, conversation.error) == ("bot_broke", "no reply in 0.4 s")
    assert [call.tool for call in conversation.calls] == ["look_up_orders"]


def test_only_this_machine_is_served_and_only_during_the_run():
    """It listens on loopback, refuses other hosts' names and guessed paths, and is gone when the run is."""

    async def ask():
        desk = Desk(a_company(), {})
        address = await DeskServer().address(OpenConversation(turns=()), desk)
        async with httpx2.AsyncClient() as client:
            foreign = await client.post(address, json={}, headers={"host": "bot.example"})
            unasked = await client.get(address)
            guessed = await client.post(address.replace("/mcp", "a/mcp"), json={})
        return address, [each.status_code for each in (foreign, unasked, guessed)]

    address, statuses = asyncio.run(ask())

    assert statuses == [421, 405, 404]
    with socket.socket() as probe, pytest.raises(ConnectionRefusedError):
        probe.connect(("127.0.0.1", httpx2.URL(address).port))


def test_a_portable_case_offers_its_one_tool():
    """Where a case needs no company, an agent may hand over and nothing else."""

    async def reply(_, address):
        async with Client(address) as desk:
            return " ".join(each.name for each in (await desk.list_tools()).tools)

    assert played(reply, company=ANY_COMPANY).bot_turns[0].text == "hand_over"


# ---- an agent that does nothing but MCP


class Talking:
    """An agent in this process, as `AgentProcess` would start it: it has an address and nothing else."""

    name = "talking"

    def __init__(self, talk):
        self.talk, self.desks, self.line = talk, DeskServer(), None

    async def reply(self, conversation, desk):
        if self.line is None:
            self.line = CustomerLine(desk.over)
            self.left = asyncio.create_task(self.talk(await self.desks.address(conversation, desk, line=self.line)))
        return await self.line.ask(conversation.customer_says)

    async def play(self, case):
        """The conversation, and what the agent returned when it was over."""
        return await play(case, self), await self.left


async def tool(client, name, **arguments):
    """What a tool answers."""
    return (await client.call_tool(name, arguments)).structured_content


def test_an_agent_hears_and_replies_by_tools():
    """It is told how, hears each line, may hear it again, acts in between, and learns when it is over."""

    async def talk(address):
        heard = []
        async with Client(address) as desk:
            about, tools = desk.instructions, [each.name for each in (await desk.list_tools()).tools]
            heard += [await tool(desk, "hear_customer"), await tool(desk, "hear_customer")]
            await tool(desk, "refund_order", **REFUND)
            heard.append(await tool(desk, "reply_to_customer", text="I have refunded 6.40 EUR."))
            heard.append(await tool(desk, "reply_to_customer", text="Goodbye."))
            heard.append(await tool(desk, "hear_customer"))
            heard += [await tool(desk, "reply_to_customer", text="Wait!"), await tool(desk, "look_up_orders")]
        return about, tools, heard

    conversation, (about, tools, heard) = asyncio.run(Talking(talk).play(a_case("Stale.", "Thanks.")))

    assert [each.text for each in conversation.turns] == ["Stale.", "I have refunded 6.40 EUR.", "Thanks.", "Goodbye."]
    assert [(call.turn, call.effect) for call in conversation.calls] == [(1, "refunded.ORD-12")]
    assert tools[:3] == ["hear_customer", "reply_to_customer", "check_customer"]
    assert "reply_to_customer sends your answer" in about
    assert "your last message" not in about
    stale, over = {"customer": "Stale."}, {"over": True}
    assert heard[:5] == [stale, stale, {"customer": "Thanks."}, over, over]
    assert [each["error"] for each in heard[5:]] == [
        "replied after the conversation was over",
        "called 'look_up_orders' after its turn was over",
    ]


def test_a_reply_that_is_none_is_an_error_of_the_tool():
    """No text, another key, or two replies to one line: each is told, and the customer hears none of it."""

    async def talk(address):
        async with Client(address) as desk:
            wrong = [await tool(desk, "reply_to_customer", text=1)]
            wrong.append(await tool(desk, "reply_to_customer", text="a", tone="b"))
            first = asyncio.create_task(tool(desk, "reply_to_customer", text="First."))
            await first
            return wrong

    conversation, wrong = asyncio.run(Talking(talk).play(a_case()))

    assert [each["error"] for each in wrong] == [
        "reply_to_customer: takes 'text', a string, and where you draft 'notes', a string"
    ] * 2
    assert [each.text for each in conversation.bot_turns] == ["First."]


def test_a_customer_is_answered_once():
    """A second reply before the customer has spoken again is refused."""

    async def both():
        line = CustomerLine(asyncio.Event())
        asked = asyncio.create_task(line.ask("Stale."))
        await asyncio.sleep(0)
        first = asyncio.create_task(line.call("reply_to_customer", {"text": "One."}))
        await asyncio.sleep(0)
        second = await line.call("reply_to_customer", {"text": "Two."})
        first.cancel()
        return await asked, second

    said, second = asyncio.run(both())

    assert said.text == "One."
    assert second == {"error": "reply_to_customer: the customer has not spoken since your last reply"}


def test_a_command_is_not_given_the_keys_of_its_judges(monkeypatch):
    """It is the one that is judged; everything else of the environment is there."""
    for name in ("JUDGE_KEY", "AGENT_KEY"):
        monkeypatch.setenv(name, "sesame")
    candidate = find_bot("mcp:sh -c 'echo judge ${JUDGE_KEY-unset}, own ${AGENT_KEY-unset} >&2; exit 3'")

    candidate.withhold(frozenset({"JUDGE_KEY"}))
    talk = asyncio.run(play(a_case(), candidate.make(None), turn_timeout_s=20))

    assert "judge unset, own sesame" in talk.error


@pytest.mark.parametrize(
    ("command", "timeout_s", "error"),
    [
        pytest.param(
            "sh -c 'echo no key >&2; exit 3'", 20, "the agent ended before its reply: exit code 3: no key", id="it dies"
        ),
        pytest.param("sleep 60", 0.3, "no reply in 0.3 s", id="it hangs"),
    ],
)
def test_a_command_that_does_not_reply_has_broken(command, timeout_s, error):
    """What it wrote last says why; and nothing of it is left when the run is over."""
    candidate = find_bot(f"mcp:{command}")

    conversation = asyncio.run(play(a_case(), candidate.make(None), turn_timeout_s=timeout_s))

    assert (conversation.ending, conversation.error) == ("bot_broke", error)
    assert candidate.name == f"mcp:{command}"


def test_what_a_command_started_ends_with_the_run(tmp_path):
    """A hanging agent is killed with its own children."""
    pids = tmp_path / "pids"
    command = f"sh -c 'sleep 60 & echo $! $$ > {pids}; wait'"

    asyncio.run(play(a_case(), find_bot(f"mcp:{command}").make(None), turn_timeout_s=0.5))

    for pid in map(int, pids.read_text().split()):
        assert not running(pid)


def running(pid):
    """Whether a process is there, and no zombie that waits for its parent."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


# ---- finding


@pytest.mark.parametrize(
    ("spec", "what"),
    [
        pytest.param("mcp:", "'' is no URL, no Python function and no command", id="nothing"),
        pytest.param("mcp:no-such-agent --fast", "'no-such-agent --fast' is no URL", id="no such command"),
        pytest.param("mcp:sh -c 'exit", "is no URL, no Python function and no command", id="half a command"),
        pytest.param("mcp:sh nosuch.sh", "there is no file 'nosuch.sh' here", id="no such script"),
        pytest.param("mcp:sh -e no/such.py --fast", "there is no file 'no/such.py' here", id="behind an option"),
        pytest.param("mcp:no_such_agent:reply", "there is no module 'no_such_agent'", id="no module"),
        pytest.param("mcp:http://ida@bot.example/reply", "holds a name or a password", id="a secret"),
    ],
)
def test_a_bot_that_cannot_be_found_says_why(spec, what):
    """A slip is told before anything is planned."""
    with pytest.raises(OptionError, match=what.replace("(", r"\(")):
        find_bot(spec)


@pytest.mark.parametrize("spec", ["mcp:sh -c agent.sh", "mcp:sh agent", "mcp:sh"])
def test_what_may_be_no_script_is_left_to_the_program(spec):
    """Code, a program's own word, nothing: nobody can tell from outside."""
    assert find_bot(spec).name == spec


def test_a_command_with_a_secret_is_refused_without_repeating_it():
    """The plan and the report repeat commands, so a key in one is told before there is any."""
    secret = "sk-" + "proj-" + "a1B2c3D4e5F6g7H8" * 2

    with pytest.raises(OptionError, match="'sh' holds a secret") as caught:
        find_bot(f"mcp:sh agent.sh --key {secret}")

    assert secret not in str(caught.value)


def test_a_missing_package_is_named(monkeypatch):
    """Who lacks the extra is told which one."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    with pytest.raises(OptionError, match=r"pip install 'hardcase\[mcp\]'"):
        find_bot("mcp:my_agent:reply")


# ---- the example


def test_the_example_is_short_and_plays(monkeypatch, tmp_path):
    """Both forms of the docs' agent play a shipped case by MCP alone, and really refund what was charged twice."""
    source, double_charge = ROOT / "docs/examples/mcp_agent.py", ROOT / "suites/billing_disputes/double-charge.yaml"
    monkeypatch.syspath_prepend(source.parent)
    ((case, *_), *_) = [suite.cases for suite in load_suites([double_charge])]

    run = hardcase.run(
        [case],
        bot=f"mcp:{sys.executable} {source}",
        results=tmp_path,
        trials=1,
        no_gate=True,
        report=False,
        judge="none",
    )
    answered = asyncio.run(play(case, find_bot("mcp:mcp_agent:reply").make(None)))

    (talked,) = run.conversations()
    assert len(source.read_text(encoding="utf-8").splitlines()) < 40
    assert talked.turns == answered.turns
    assert talked.calls == answered.calls
    assert any(call.effect.startswith("refunded.") for call in talked.calls)


def test_an_agent_that_drafts_is_told_and_gives_notes():
    """The instructions say that it drafts, the acting tools are not there, and notes stand beside its text."""

    async def talk(address):
        async with Client(address) as desk:
            tools = [each.name for each in (await desk.list_tools()).tools]
            await tool(desk, "hear_customer")
            first = asyncio.create_task(tool(desk, "reply_to_customer", text="We see to it.", notes="ORD-12"))
            await first
            return tools

    conversation, tools = asyncio.run(Talking(talk).play(a_case("Stale.", mode="assistant")))

    assert "refund_order" not in tools
    assert [(each.text, each.notes) for each in conversation.bot_turns] == [("We see to it.", "ORD-12")]
