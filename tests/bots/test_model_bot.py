"""Candidates that are models: what they are told, how they use the desk, and what a run of one leaves."""

import asyncio
import json
import os
import re
import threading
from pathlib import Path

import pytest

from hardcase.bots import ModelBot, find_bot, load_bot_file
from hardcase.cases import ANY_COMPANY, Customer, Tool
from hardcase.cli import main
from hardcase.conversations import play
from hardcase.errors import OptionError, SuiteError
from hardcase.models import dollars
from tests.builders import a_case, a_company, must
from tests.models.scripted_server import call, serve, words
from tests.project import write_project

KEY = "marker-0123456789"
PATHS = {"openai": "/v1/chat/completions", "anthropic": "/v1/messages"}


@pytest.fixture(autouse=True)
def no_providers(monkeypatch):
    """The keys and addresses of whoever runs the tests do not reach them."""
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "ANTHROPIC_")):
            monkeypatch.delenv(name)


@pytest.fixture
def provider(monkeypatch):
    """Start a provider that answers as told, and point both packages to it."""
    started = []

    def start(*answers):
        waiting = list(answers)

        def answer(path, body):
            given = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            given = given(path, body) if callable(given) else given
            return given if isinstance(given, tuple) else (200, given)

        server = serve(answer)
        started.append(server)
        monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
        monkeypatch.setenv("ANTHROPIC_BASE_URL", server.url)
        return server

    yield start
    for server in started:
        server.shutdown()
        server.server_close()


def bodies(server):
    """What the provider was sent."""
    return [body for _, _, body in server.requests]


def played(spec, case=None, **options):
    """A conversation with the candidate."""
    return asyncio.run(play(case or a_case("My loaf is stale. ORD-12."), find_bot(spec).make(None), **options))


def says(text):
    """The provider writes these words."""
    return lambda path, body: words(path, text)


def calls(name, call_id="call_a", /, **arguments):
    """The provider asks for one tool."""
    return lambda path, body: call(path, name, arguments, call_id)


# Turns and tools


@pytest.mark.parametrize("spec", ["openai:some-model", "anthropic:some-model"])
def test_a_model_looks_up_acts_and_answers(provider, spec):
    """Tools are called on the desk, their results go back, and the words of the last message are the reply."""
    server = provider(
        calls("look_up_orders", order_id="ORD-12"),
        calls("refund_order", "call_b", order_id="ORD-12", amount="6.40 EUR"),
        says("I'm an AI. I have refunded 6.40 EUR."),
    )

    conversation = played(spec)

    assert [each.text for each in conversation.bot_turns] == ["I'm an AI. I have refunded 6.40 EUR."]
    assert [(each.tool, each.ok) for each in conversation.calls] == [("look_up_orders", True), ("refund_order", True)]
    assert (conversation.usage.tokens_in, conversation.usage.tokens_out) == (300, 30)
    sent = bodies(server)
    assert {each["model"] for each in sent} == {"some-model"}
    assert "6.40 EUR" in json.dumps(sent[1]["messages"][-1])
    assert len(sent) == 3


def test_a_handover_is_the_desks_tool(provider):
    """A model that calls the handover has handed over, and its last words are still said."""
    provider(calls("hand_over", queue="counter", packet={"issue": "stale"}), says("A colleague takes over."))

    conversation = played("openai:m")

    assert (conversation.ending, conversation.handover.queue) == ("handed_over", "counter")
    assert conversation.bot_turns[0].text == "A colleague takes over."


def test_what_it_did_in_earlier_turns_is_told_from_the_journal(provider):
    """In its second turn a model reads its first one whole: what it called, what came back, what it said."""
    server = provider(calls("look_up_orders"), says("I see ORD-12."), says("It is 6.40 EUR."))

    played("openai:m", a_case("My loaf is stale.", "How much was it?"))

    (user, asked, returned, said, again) = bodies(server)[2]["messages"][1:]
    assert (user["content"], said["content"], again["content"]) == (
        "My loaf is stale.",
        "I see ORD-12.",
        "How much was it?",
    )
    assert asked["tool_calls"][0]["function"]["name"] == "look_up_orders"
    assert returned["tool_call_id"] == asked["tool_calls"][0]["id"]
    assert "ORD-12" in returned["content"]


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        pytest.param("bake", {}, "there is no tool 'bake'; there are check_customer", id="no such tool"),
        pytest.param("refund_order", {"order_id": 12}, "refund_order: ", id="wrong arguments"),
        pytest.param("refund_order", {"order_id": "ORD-12", "amount": "900 EUR"}, "authority", id="beyond its limits"),
    ],
)
def test_a_refused_call_is_told_to_the_model(provider, name, arguments, told):
    """The model reads why, and goes on; nothing was done."""
    server = provider(calls(name, **arguments), says("That is not possible."))

    conversation = played("openai:m")

    assert told in bodies(server)[1]["messages"][-1]["content"]
    assert [each for each in conversation.calls if each.ok] == []
    assert conversation.bot_turns[0].text == "That is not possible."


def test_broken_arguments_are_told_to_the_model_and_never_reach_the_desk(provider):
    """JSON that was cut off is no call: nothing is journalled."""
    broken = {"id": "a", "type": "function", "function": {"name": "look_up_orders", "arguments": '{"order_id": '}}
    asks = {"choices": [{"message": {"tool_calls": [broken]}, "finish_reason": "tool_calls"}]}
    server = provider(asks, says("Sorry."))

    conversation = played("openai:m")

    assert "look_up_orders: the arguments are no JSON object" in bodies(server)[1]["messages"][-1]["content"]
    assert conversation.calls == ()


def test_a_model_that_asks_for_tools_without_end_has_broken(provider):
    """Rounds of one turn are bounded, and the ending says so."""
    server = provider(calls("look_up_orders"))

    conversation = played("openai:m")

    assert conversation.ending == "bot_broke"
    assert conversation.error == "asked for tools in 17 rounds of one turn, 16 are answered"
    assert len(bodies(server)) == 17


def test_empty_words_are_an_empty_turn_and_cut_off_words_are_words(provider):
    """Nothing said is a turn that says nothing; a reply that was cut off is what the customer read."""
    cut = {"choices": [{"message": {"content": "Your loaf"}, "finish_reason": "length"}]}
    provider(says(""), cut)

    conversation = played("openai:m", a_case("One", "Two"))

    assert [each.text for each in conversation.bot_turns] == ["", "Your loaf"]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        pytest.param("length", "its limit of tokens", id="limit"),
        pytest.param("content_filter", "a content filter", id="filter"),
    ],
)
def test_no_words_because_something_ended_them_is_a_break(provider, reason, told):
    """An answer that was ended before any word is no empty turn; its tokens are on the bill."""
    usage = {"prompt_tokens": 100, "completion_tokens": 10}
    provider({"choices": [{"message": {"content": None}, "finish_reason": reason}], "usage": usage})

    conversation = played("openai:m")

    assert (conversation.ending, told in conversation.error) == ("bot_broke", True)
    assert (conversation.usage.tokens_in, conversation.usage.tokens_out) == (100, 10)


def test_a_slow_model_has_broken_and_a_busy_provider_has_not(provider):
    """The deadline of a turn counts against the model, unless its provider had no place meanwhile."""
    release = threading.Event()

    def slow(path, body):
        release.wait(5)
        return words(path, "Late.")

    provider(slow)
    late = played("openai:m", turn_timeout_s=0.3)
    release.set()
    provider((429, {"error": {"message": "busy"}}))
    busy = played("openai:m", turn_timeout_s=0.3)

    assert (late.ending, late.error) == ("bot_broke", "no reply in 0.3 s")
    assert (busy.ending, "HTTP 429" in busy.error) == ("unreachable", True)


# What it is told


def test_the_system_prompt_holds_what_a_bot_may_know_of_the_company(provider):
    """Everything that the company file says for bots stands in it, with its numbers filled in."""
    server = provider(says("Hello."))

    played(
        "openai:m",
        a_case("Hi.", company=a_company(disclosure="That you are a machine.", promises_allowed=("late-bike",))),
    )

    system = bodies(server)[0]["messages"][0]["content"]
    for known in (
        "Krume",
        "Bread by bicycle.",
        "07:00-15:00",
        "stale-bread: Stale bread is paid back within 2 days.",
        "only by these policies: late-bike",
        "refund_up_to: 20 EUR or 20 GBP",
        "- bikes: deliveries (answered before all others)",
        "That you are a machine.",
        "The customer writes by chat.",
    ):
        assert known in system


def test_nothing_of_the_case_is_sent(provider):
    """No id, title, later line, expectation or record that was not looked up goes over the wire."""
    server = provider(says("I'll look."))
    case = a_case(
        "My loaf is stale.",
        "A person, please.",
        escalation=must(due="line-1"),
        history=({"id": "CON-1", "summary": "called"},),
        customer=Customer(name="Ida Lund", knows={"order_id": "It's ORD-12."}),
    )

    played("openai:m", case)

    first = json.dumps(bodies(server)[0])
    assert "My loaf is stale." in first
    for secret in (case.id, case.title, "line-0", "A person, please.", "ORD-12", "Ida Lund", "CON-1", "6.40"):
        assert secret not in first


def test_a_portable_case_tells_of_no_company(provider):
    """Where no company is known the model is told of none, and has the handover alone."""
    server = provider(says("Hello."))

    played("openai:m", a_case("Hi.", company=ANY_COMPANY))

    sent = bodies(server)[0]
    assert [each["function"]["name"] for each in sent["tools"]] == ["hand_over"]
    assert sent["messages"][0]["content"].startswith("You are the customer-service assistant of a company.")
    assert "case" not in sent["messages"][0]["content"]


# A candidate as a file


@pytest.fixture
def bot_file(tmp_path, monkeypatch):
    """Write evals/bots/mine.yaml and its prompt, from a project's folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "evals" / "bots"
    folder.mkdir(parents=True)
    (folder / "mine.md").write_text("You are Crumb, and you rhyme.\n", encoding="utf-8")

    def write(*lines):
        path = folder / "mine.yaml"
        path.write_text("\n".join(["schema: 1", *lines, ""]), encoding="utf-8")
        return path

    return write


def test_a_file_says_all_that_a_candidate_is(provider, bot_file, monkeypatch):
    """Adapter, model, prompt, address, key, headers, parameters, prices and names of tools: each has its effect."""
    server = provider(calls("get_orders", order_id="ORD-12"), calls("look_up_orders"), says("Fresh bread, I said."))
    monkeypatch.delenv("OPENAI_BASE_URL")
    monkeypatch.setenv("MY_KEY", KEY)
    monkeypatch.setenv("MY_TEAM", "bakers")
    bot_file(
        "adapter: openai",
        "model: some-model",
        "prompt: mine.md",
        f"base_url: {server.url}/v1",
        "key: MY_KEY",
        "headers: {X-Team: MY_TEAM}",
        "parameters: {temperature: 0.2, reasoning: {effort: low}}",
        "prices: {in: 2, out: 10.50}",
        "tools: {get_orders: look_up_orders}",
    )

    candidate = find_bot("mine")
    conversation = asyncio.run(play(a_case("Hi."), candidate.make(None)))

    _, headers, body = server.requests[0]
    assert (headers["Authorization"], headers["X-Team"]) == (f"Bearer {KEY}", "bakers")
    assert (body["temperature"], body["reasoning"]) == (0.2, {"effort": "low"})
    assert body["messages"][0]["content"].startswith("You are Crumb, and you rhyme.\n\nAbout Krume")
    names = [each["function"]["name"] for each in body["tools"]]
    assert "get_orders" in names
    assert "look_up_orders" not in names
    assert [each.tool for each in conversation.calls] == ["look_up_orders"]
    refused = bodies(server)[2]["messages"][-1]["content"]
    assert "there is no tool 'look_up_orders'; there are check_customer, get_orders" in refused
    on_record = candidate.on_record
    assert (candidate.name, on_record.base_url) == ("mine", f"{server.url}/v1")
    assert on_record.cost_usd(1_000_000, 100_000) == pytest.approx(2 + 1.05)


def test_names_of_tools_hold_in_what_the_desk_says_and_in_later_turns(provider, bot_file):
    """A model never meets the desk's name of a tool that it knows by another."""
    server = provider(calls("pay_back", order_id="ORD-12"), says("I cannot."), says("Sorry."))
    bot_file("adapter: openai", "model: m", "tools: {pay_back: refund_order}")

    conversation = played("mine", a_case("Pay me.", "Really?"))

    told = json.dumps(bodies(server)[2]["messages"][1:])
    assert conversation.calls[0].tool == "refund_order"
    assert "pay_back: missing key 'amount'" in bodies(server)[1]["messages"][-1]["content"]
    assert "pay_back: missing key 'amount'" in told
    assert "refund_order" not in told


def test_names_of_queues_and_topics_hold_wherever_the_model_reads_or_writes_them(provider, bot_file):
    """The model is shown its team's names, and what it does under them stands under the desk's."""
    packet = {"queue": "MONEY_DESK", "issue": "bikes"}
    server = provider(
        says("Hello."),
        calls("open_case", topic="TILL_ERROR"),
        calls("hand_over", queue="MONEY_DESK", packet=packet, urgent=True),
        says("I could not hand you over."),
        calls("hand_over", queue="MONEY_DESK", packet=packet),
        says("A colleague takes over."),
    )
    names = "{MONEY_DESK: counter, TILL: counter, TILL_ERROR: double-charge, STALE: stale-bread}"
    bot_file("adapter: openai", "model: m", f"topics: {names}")
    company = topical_company()

    asyncio.run(find_bot("mine").greet(company, timeout_s=5))
    conversation = played("mine", a_case("Paid twice.", "Thanks.", company=company))

    opened, refused, handed = conversation.calls
    assert (refused.ok, refused.arguments["queue"]) == (False, "counter")
    assert opened.arguments == {"topic": "double-charge"}
    assert handed.arguments == {"queue": "counter", "packet": {"queue": "counter", "issue": "bikes"}}
    assert conversation.handover.queue == "counter"
    sent = bodies(server)[-1]
    shown = {each["function"]["name"]: each["function"]["parameters"]["properties"] for each in sent["tools"]}
    assert shown["open_case"]["topic"]["enum"] == ["TILL_ERROR", "STALE", "other"]
    assert shown["hand_over"]["queue"]["enum"] == ["MONEY_DESK", "TILL", "bikes"]
    assert "- MONEY_DESK or TILL: money\n- bikes: deliveries" in sent["messages"][0]["content"]
    written = [each["function"]["arguments"] for told in sent["messages"] for each in told.get("tool_calls", ())]
    assert [json.loads(each) for each in written[:2]] == [
        {"topic": "TILL_ERROR"},
        {"queue": "MONEY_DESK", "packet": packet, "urgent": True},
    ]


def test_a_name_that_means_nothing_there_stays_as_it_is(provider, bot_file):
    """A queue's name is no topic: the desk refuses it, and says what it takes."""
    server = provider(calls("open_case", topic="MONEY_DESK"), calls("open_case", topic=["x"]), says("Sorry."))
    bot_file("adapter: openai", "model: m", "topics: {MONEY_DESK: counter}")

    conversation = played("mine", a_case(company=topical_company()))

    assert [each.arguments for each in conversation.calls] == [{"topic": "MONEY_DESK"}, {"topic": ["x"]}]
    assert not any(each.ok for each in conversation.calls)
    assert "enum" not in json.dumps(bodies(server)[0]["tools"][0])


def topical_company():
    """The bakery, with a tool that takes a topic."""
    topic = {"type": "string", "enum": ["double-charge", "stale-bread", "other"]}
    opens = Tool(
        name="open_case",
        description="Opens.",
        kind="create",
        parameters={"type": "object", "required": ["topic"], "properties": {"topic": topic}},
        creates={"cases": "CASE"},
        effect="opened",
    )
    return a_company(tools=(*a_company().tools, opens))


@pytest.mark.parametrize(
    ("lines", "line", "what"),
    [
        pytest.param(["adapter: openai"], 1, "missing key 'model'", id="no model"),
        pytest.param(["adapter: opnai", "model: m"], 2, "unknown value 'opnai'", id="adapter"),
        pytest.param(["adapter: openai", "model: m", "modle: m"], 4, "unknown key 'modle'", id="unknown key"),
        pytest.param(["adapter: openai", "model: m", "api_key: abc"], 4, "unknown key 'api_key'", id="a key inside"),
        pytest.param(
            ["adapter: openai", "model: m", "key: sk-abc"], 4, "'sk-abc' is not written", id="key for its name"
        ),
        pytest.param(["adapter: openai", "model: m", "prompt: no.md"], 4, "'no.md' cannot be read", id="no prompt"),
        pytest.param(
            ["adapter: openai", "model: m", "parameters:", "  stream: true"],
            5,
            "'stream' cannot be chosen",
            id="stream",
        ),
        pytest.param(
            ["adapter: openai", "model: m", "tools:", "  a: hand_over", "  b: hand_over"],
            6,
            "'b' and 'a' are both 'hand_over'",
            id="two names for one tool",
        ),
        pytest.param(["adapter: openai", "model: m", "prices: {in: -1, out: 2}"], 4, "-1 is out of range", id="price"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(bot_file, lines, line, what):
    """Every problem has file, line and a fix."""
    path = bot_file(*lines)

    with pytest.raises(SuiteError) as caught:
        load_bot_file(path)

    assert re.search(rf"mine\.yaml:{line}:\d+: .*{re.escape(what)}", str(caught.value))
    assert "fix: " in str(caught.value)


@pytest.mark.parametrize(
    ("names", "what"),
    [
        pytest.param("tools: {pay_back: refund_odrer}", "no tool 'refund_odrer' for 'pay_back'", id="no such tool"),
        pytest.param("tools: {hand_over: refund_order}", "two tools would be named 'hand_over'", id="a taken name"),
        pytest.param("topics: {TILL: countre}", "no queue or topic 'countre' for 'TILL'", id="no such queue"),
        pytest.param("topics: {bikes: counter}", "two queues or topics would be named 'bikes'", id="a taken queue"),
    ],
)
def test_names_that_do_not_fit_the_company_are_told_before_a_run(provider, bot_file, names, what):
    """The company's tools are known when a run begins, and nobody is asked before."""
    server = provider(says("Hello."))
    bot_file("adapter: openai", "model: m", names)

    with pytest.raises(OptionError, match=what):
        asyncio.run(find_bot("mine").greet(a_company(), timeout_s=5))

    assert server.requests == []


@pytest.mark.parametrize(
    ("spec", "what", "fix"),
    [
        pytest.param("openai:", "names no model", "openai:MODEL", id="no model"),
        pytest.param("openai:m", "OPENAI_API_KEY is not set", "set OPENAI_API_KEY", id="no key"),
        pytest.param("anthropic:m", "ANTHROPIC_API_KEY is not set", "set ANTHROPIC_API_KEY", id="no other key"),
        pytest.param("evals/bots/your.yaml", "no such file", "evals/bots", id="no file"),
        pytest.param("mine.yml", "end in .yaml", "evals/bots", id="another ending"),
        pytest.param("mien", "unknown bot 'mien'", "did you mean 'mine'", id="a slip in a file's name"),
    ],
)
def test_a_candidate_that_cannot_be_asked_says_why(bot_file, spec, what, fix):
    """What is missing is told at once, without asking anybody."""
    bot_file("adapter: openai", "model: m")

    with pytest.raises(OptionError) as caught:
        find_bot(spec)

    assert what in str(caught.value)
    assert fix in str(caught.value).partition("fix: ")[2]


def test_the_file_that_the_page_shows_is_one(provider, bot_file):
    """What docs/model-bots.md shows can be copied, and shows every key there is."""
    page = (Path(__file__).resolve().parents[2] / "docs/model-bots.md").read_text(encoding="utf-8")
    block = re.search(r"^```yaml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)[1]
    path = bot_file()
    path.write_text(block, encoding="utf-8")
    (path.parent / "my-bot.md").write_text("Be kind.", encoding="utf-8")

    file, prompt = load_bot_file(path)

    assert prompt == "Be kind."
    assert [name for name in file.__struct_fields__ if not getattr(file, name)] == []


def test_a_file_is_found_by_path_and_by_name(provider, bot_file):
    """`--bot evals/bots/mine.yaml` and `--bot mine` are one candidate, each under the spec that was given."""
    provider(says("Hello."))
    path = bot_file("adapter: anthropic", "model: m")

    named, given = find_bot("mine"), find_bot(str(path))

    assert (named.name, given.name, named.spec, given.spec) == ("mine", "mine", "mine", str(path))
    assert named.on_record == given.on_record
    assert isinstance(named.make(None), ModelBot)


# A whole run


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A user's repository, and the current folder in it."""
    write_project(tmp_path, {"anna": "good", "bela": "good", "carl": "person"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def a_run(project):
    """The one results folder."""
    (folder,) = (project / "results").glob("*-*")
    return folder


def trials(project):
    """What stands on the ledger of conversations."""
    return [json.loads(line) for line in (a_run(project) / "conversations.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("spec", ["openai:m", "anthropic:m"])
def test_a_run_names_who_was_asked_where_and_holds_no_key(provider, project, monkeypatch, spec):
    """The plan names adapter, model and address; the key is nowhere in the results, whatever the server repeats."""
    provider(lambda path, body: words(path, f"I was sent {KEY}."))
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)

    assert main(["run", "suites", "--bot", spec, "--no-gate", "--offline"]) == 0

    plan = json.loads((a_run(project) / "plan.json").read_text())
    adapter = spec.partition(":")[0]
    address = os.environ[f"{adapter.upper()}_BASE_URL"]
    assert plan["bot_behind"] == {"adapter": adapter, "model": "m", "base_url": address}
    written = [path for path in a_run(project).rglob("*") if path.is_file()]
    assert any(b"I was sent" in path.read_bytes() for path in written)
    assert [path.name for path in written if KEY.encode() in path.read_bytes()] == []


def test_a_wrong_key_is_one_message_and_leaves_nothing(provider, project, monkeypatch, capsys):
    """Exit 2 before anything is planned, and the key stays out of the message."""
    server = provider((401, {"error": {"message": f"Incorrect API key provided: {KEY}."}}))
    monkeypatch.setenv("OPENAI_API_KEY", KEY)

    assert main(["run", "suites", "--bot", "openai:m", "--no-gate"]) == 2

    shown = capsys.readouterr().err
    assert "HTTP 401: Incorrect API key provided: [secret]." in shown
    assert shown.count("fix: ") == 1
    assert len(server.requests) == 1
    assert not (project / "results").exists()


def test_a_provider_that_goes_away_leaves_trials_open_and_a_resume_plays_only_those(provider, project):
    """What was finished is kept; what met nobody is played again once somebody is there."""
    opened = []

    def for_one_case(path, body):
        opens = len(body["messages"]) == 2
        opened.extend([body] if opens else [])
        return words(path, "Fine.") if not opens or len(opened) <= 2 else (503, {"error": {"message": "gone"}})

    server = provider(for_one_case)
    options = ["--no-gate", "--judge", "none", "--concurrency", "1"]
    main(["run", "suites", "--bot", "openai:m", *options])
    before = trials(project)
    kept = [each for each in before if each["ending"] != "unreachable"]
    server.answer = lambda path, body: (200, words(path, "Fine."))
    server.requests.clear()
    main(["run", "--resume", str(a_run(project))])

    assert (len(before), len(kept)) == (3, 1)
    assert {each["error"] for each in before if each not in kept} == {
        f"{os.environ['OPENAI_BASE_URL']} answers HTTP 503: gone"
    }
    openings = [body for body in bodies(server) if len(body["messages"]) == 2]
    assert len(openings) == 1 + 2  # the greeting before the run, and what was open
    assert trials(project)[:3] == before
    assert [each["ending"] for each in trials(project)[3:]] == ["completed", "completed"]


def test_another_address_is_another_candidate(provider, project, capsys):
    """A run is not resumed against another server than the one it was planned with."""
    provider(says("Hello."))
    main(["run", "suites", "--bot", "openai:m", "--no-gate"])
    provider(says("Hello from elsewhere."))

    assert main(["run", "--resume", str(a_run(project))]) == 2
    assert "differs from its plan in bot_behind" in capsys.readouterr().err


def test_offline_refuses_whoever_is_not_on_this_machine(project, monkeypatch, capsys):
    """`--offline` is told before the run, of `run` and of `play`, and lets loopback pass."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)

    for command in (["run", "suites", "--no-gate"], ["play", "anna"]):
        for bot in ("openai:m", "https://bot.example/reply"):
            assert main([*command, "--bot", bot, "--offline"]) == 2
            assert "--offline allows this machine only" in capsys.readouterr().err


def test_prices_make_a_cost(provider, project):
    """Tokens times prices stand in the outcomes; without prices there is no cost."""
    provider(says("Hello."))
    folder = project / "evals" / "bots"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mine.yaml").write_text("schema: 1\nadapter: openai\nmodel: m\nprices: {in: 2, out: 10}\n")

    main(["run", "suites", "--bot", "mine", "--no-gate", "--judge", "none"])

    outcomes = json.loads((a_run(project) / "outcomes.json").read_text())
    assert dollars(outcomes["cost_usd"]) in (a_run(project) / "report.html").read_text()
    assert outcomes["tokens_in"] > 0
    assert outcomes["cost_usd"] == pytest.approx((outcomes["tokens_in"] * 2 + outcomes["tokens_out"] * 10) / 1e6)


def test_lint_reads_the_bot_files(project, capsys):
    """A wrong candidate file is found before anybody runs it."""
    folder = project / "evals" / "bots"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mine.yaml").write_text("schema: 1\nadapter: openai\n")

    assert main(["lint", "suites"]) == 2
    assert "mine.yaml:1:1: missing key 'model'" in capsys.readouterr().err


@pytest.mark.parametrize(("spec", "form"), [("openai:m", "response_format"), ("anthropic:m", "output_config")])
def test_a_model_that_drafts_is_told_so_and_asked_for_draft_and_notes(provider, spec, form):
    """The prompt says who sends its words, the answer is asked for by schema, and its earlier notes are told."""
    server = provider(says('{"draft": "We see to it.", "notes": "ORD-12"}'), says("No JSON at all."))
    case = a_case("Stale.", "Thanks.", mode="assistant", company=a_company(disclosure="Say that you are an AI."))

    conversation = played(spec, case)

    first, second = bodies(server)
    assert form in first
    assert "you draft for them" in str(first)
    assert "you are an AI" not in str(first)
    assert "refund_order" not in str(first["tools"])
    assert "ORD-12" in str(second["messages"])
    assert [(turn.text, turn.notes) for turn in conversation.bot_turns] == [
        ("We see to it.", "ORD-12"),
        ("No JSON at all.", ""),
    ]
