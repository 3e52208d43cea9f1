"""A bot behind HTTP: both forms of answering work, and whatever a server does is told for what it is."""

import asyncio
import contextlib
import json
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import jsonschema
import pytest
from mcp import Client

import hardcase
from hardcase.bots import BotRequest, HttpBot, find_bot
from hardcase.cases import ANY_COMPANY, json_schema
from hardcase.cli import main
from hardcase.conversations import play
from hardcase.errors import OptionError
from hardcase.verdicts import check
from tests.builders import a_case, a_check, a_company

ROOT = Path(__file__).resolve().parents[2]
SECRET = "Bearer kneaded-at-four"


class Bakery(BaseHTTPRequestHandler):
    """Answers as the test's server was told to, and keeps what it was sent."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.path, dict(self.headers), body))
        self.server.peers.add(self.client_address)
        answer = self.server.answer(body) if callable(self.server.answer) else self.server.answer
        if callable(answer):
            answer(self)
            return
        status, headers, data = answer if isinstance(answer, tuple) else (200, {}, answer)
        data = data if isinstance(data, bytes) else json.dumps(data).encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):  # the client may have had enough of it
            self.wfile.write(data)

    def log_message(self, *_):
        """Say nothing."""


class Ovens(ThreadingHTTPServer):
    """Takes many connections at once."""

    request_queue_size, daemon_threads = 64, True

    def handle_error(self, request, client_address):
        """Say nothing of clients that had enough."""


@pytest.fixture
def bakery():
    """A server on this machine; `serve(answer)` sets what it answers and gives its address."""
    server = Ovens(("127.0.0.1", 0), Bakery)
    server.requests, server.peers = [], set()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    server.url = f"http://127.0.0.1:{server.server_port}/reply"

    def serve(answer):
        server.answer = answer
        return server.url

    server.serve = serve
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def played(url, case=None, *, timeout_s=5.0, **options):
    """One conversation with the bot at an address."""
    return asyncio.run(play(case or a_case(), HttpBot(url, **options), turn_timeout_s=timeout_s))


def in_turn(*answers):
    """One answer after the other."""
    left = list(answers)
    return lambda _: left.pop(0)


REFUND = {"tool": "refund_order", "arguments": {"order_id": "ORD-12", "amount": "6.40 EUR"}}
TOO_MUCH = {"tool": "refund_order", "arguments": {"order_id": "ORD-12", "amount": "30 EUR"}}
SAID = {"text": "I have refunded 6.40 EUR to you."}


# ---- what is sent


def test_a_request_is_what_its_schema_says(bakery):
    """Every request fits the published schema: words, tools, company, and the desk's answers so far."""
    schema = json.loads((ROOT / "schemas/bot-request.schema.json").read_text(encoding="utf-8"))
    asked = {"tool_calls": [{"id": "a", **REFUND}]}

    played(bakery.serve(in_turn(asked, SAID, {"text": "Goodbye."})), a_case("Stale.", "Thanks."))

    bodies = [body for _, _, body in bakery.requests]
    for body in bodies:
        jsonschema.Draft202012Validator(schema).validate(body)
    assert [body["turn"] for body in bodies] == [1, 1, 3]
    assert [each["content"] for each in bodies[2]["messages"]] == ["Stale.", SAID["text"], "Thanks."]
    assert [[each["id"] for each in body["results"]] for body in bodies] == [[], ["a"], ["a"]]
    assert bodies[1]["results"][0]["result"]["status"] == "refunded"
    assert bodies[0]["company"]["policies"][0]["text"] == "Stale bread is paid back within 2 days."
    assert "refund_order" in [each["name"] for each in bodies[0]["tools"]]


def test_a_request_says_nothing_of_the_case(bakery):
    """Neither the case's id and expectations nor the ids of its lines are in a request, and no record is unasked."""
    case = a_case("Stale.", case_id="wants-nothing-said")

    played(bakery.serve({"text": "Which order?"}), case)
    played(bakery.serve({"text": "Which order?"}), case)

    (_, _, first), (_, _, second) = bakery.requests
    assert first["conversation"] != second["conversation"]
    for hidden in ("wants-nothing-said", "line-0", "6.40", "ORD-12", "claims", "stale-loaf"):
        assert hidden not in json.dumps(first)


def test_a_portable_case_sends_no_company(bakery):
    """Where a case needs no company, `company` is null and the one tool hands over."""
    played(bakery.serve({"text": "I see."}), a_case(company=ANY_COMPANY))

    body = bakery.requests[0][2]
    assert body["company"] is None
    assert [each["name"] for each in body["tools"]] == ["hand_over"]


def test_an_endpoint_may_find_the_tools_over_mcp(bakery):
    """With `mcp:` before its address each request says where the desk is served, else null; a call there counts."""

    async def over_mcp(address):
        async with Client(address) as desk:
            return (await desk.call_tool(REFUND["tool"], REFUND["arguments"])).structured_content

    def answer(body):
        done = asyncio.run(over_mcp(body["mcp"])) if body["mcp"] else {"status": "not asked"}
        return {"text": done["status"]}

    candidate = find_bot(f"mcp:{bakery.serve(answer)}")
    told = asyncio.run(play(a_case(), candidate.make(None)))
    untold = played(bakery.url)

    assert [each.bot_turns[0].text for each in (told, untold)] == ["refunded", "not asked"]
    assert [call.effect for call in told.calls] == ["refunded.ORD-12"]
    assert candidate.address == bakery.url


def test_a_conversation_keeps_its_connection(bakery):
    """Turns of one conversation come over one connection."""
    played(bakery.serve({"text": "Is it ORD-12?"}), a_case("Stale.", "Yes.", "Well?"))

    assert len(bakery.requests) == 3
    assert len(bakery.peers) == 1


def test_one_bot_serves_many_conversations_and_loops(bakery):
    """Conversations at once keep their results apart, and the same bot can be played again in another event loop."""

    def answer(body):
        own = {"tool_calls": [{"id": body["conversation"], "tool": "look_up_orders", "arguments": {}}]}
        return {"text": "Found it."} if body["results"] else own

    bot = HttpBot(bakery.serve(answer))

    async def many():
        return await asyncio.gather(*(play(a_case("Stale."), bot) for _ in range(20)))

    conversations = asyncio.run(many()) + asyncio.run(many())

    assert {each.error for each in conversations} == {""}
    assert all(result["id"] == body["conversation"] for _, _, body in bakery.requests for result in body["results"])


# ---- the desk's tools


def test_tools_that_are_asked_for_are_called_on_the_desk(bakery):
    """The desk answers, the results come with the next request, and the journal has the act with its effect."""
    asked = {"tool_calls": [{"id": "a", "tool": "look_up_orders"}, {"id": "b", **REFUND}], "tokens_in": 7}

    conversation = played(bakery.serve(in_turn(asked, SAID | {"tokens_in": 5, "tokens_out": 2})))

    assert [(call.tool, call.effect, call.told) for call in conversation.calls] == [
        ("look_up_orders", "", None),
        ("refund_order", "refunded.ORD-12", None),
    ]
    assert conversation.bot_turns[0].text == SAID["text"]
    assert (conversation.usage.tokens_in, conversation.usage.tokens_out) == (12, 2)


def test_rounds_of_tools_are_bounded(bakery):
    """A bot that asks for tools without end has broken."""
    conversation = played(bakery.serve({"tool_calls": [{"tool": "look_up_orders"}]}))

    assert conversation.ending == "bot_broke"
    assert "at most 16 rounds" in conversation.error
    assert len(bakery.requests) == 17


# ---- tools of its own


def test_a_reported_call_is_put_to_the_desk(bakery):
    """What the desk grants is done: it keeps the promise, and stands on the journal as told by the bot."""
    case = a_case(criteria=(a_check("promise-kept", veto="not_met"),))
    reported = SAID | {"calls": [REFUND | {"result": {"state": "paid", "receipt": "R-77"}}]}

    conversation = played(bakery.serve(reported), case)

    (call,) = conversation.calls
    assert (call.effect, call.result["status"]) == ("refunded.ORD-12", "refunded")
    assert call.told == {"state": "paid", "receipt": "R-77"}
    assert check(case, conversation).of("promise-kept").outcome == "met"


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(TOO_MUCH | {"result": {"status": "refunded"}}, id="beyond its authority"),
        pytest.param(REFUND | {"result": {"error": "declined"}}, id="failed by its own word"),
        pytest.param(REFUND | {"result": {"ok": False}}, id="failed in other words"),
        pytest.param({"tool": "our_refunds", "result": {"status": "refunded"}}, id="a tool the desk has not"),
        pytest.param(REFUND | {"arguments": {"order_id": "ORD-99", "amount": "6.40 EUR"}}, id="nobody's order"),
    ],
)
def test_a_mere_claim_has_no_effect(bakery, made):
    """A call that the desk refuses is refused whatever the bot reports, and what it says of it is a broken promise."""
    case = a_case(criteria=(a_check("promise-kept", veto="not_met"),))

    conversation = played(bakery.serve(SAID | {"calls": [made]}), case)

    (call,) = conversation.calls
    assert (call.effect, call.ok) == ("", False)
    assert call.told is not None
    assert check(case, conversation).of("promise-kept").outcome == "not_met"


def test_numbers_of_a_reported_result_ground_nothing(bakery):
    """An amount that only the bot's own tool is said to have answered is not grounded by saying so."""
    case = a_case(criteria=(a_check("grounded-numbers", points=-3, dimension="correctness"),))
    found = {"tool": "look_up_orders", "arguments": {}, "result": {"credit": "91.35 EUR"}}

    conversation = played(bakery.serve({"text": "You have 91.35 EUR of credit.", "calls": [found]}), case)

    assert conversation.calls[0].told == {"credit": "91.35 EUR"}
    assert check(case, conversation).of("grounded-numbers").outcome == "met"


def test_terminal_and_report_mark_a_reported_call(bakery, tmp_path, capsys):
    """Nobody who reads a conversation takes the bot's report for the desk's own journal."""
    url = bakery.serve(SAID | {"calls": [REFUND | {"result": {"receipt": "R-77"}}]})

    run = hardcase.run([a_case()], bot=url, results=tmp_path, no_gate=True, judge="none")
    main(["play", "double-charge", "--bot", url, "--judge", "none"])

    page = (run.path / "report.html").read_text(encoding="utf-8")
    assert "R-77" in page
    assert "Reported by the bot, whose own tool answered" in page
    assert "(the bot's own tool; the desk answers:)" in capsys.readouterr().out


def test_a_handover_in_the_reply_reaches_people(bakery):
    """The packet is the same act as a call of the desk's tool."""
    conversation = played(
        bakery.serve({"text": "A colleague goes on.", "handover": {"queue": "counter", "issue": "x"}})
    )

    assert conversation.ending == "handed_over"
    assert conversation.handover.packet["issue"] == "x"


# ---- whose fault


def hangs(handler):
    """Wait longer than anybody would."""
    time.sleep(1.0)


def drips(handler):
    """Send byte after byte, and never the last one."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
    with contextlib.suppress(OSError):
        for _ in range(10):
            handler.wfile.write(b" ")
            time.sleep(0.1)


def dies(handler):
    """Promise a hundred bytes, send nine, and hang up."""
    handler.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"text": ')
    handler.close_connection = True


def hangs_up(handler):
    """Hang up without a word."""
    handler.close_connection = True


BROKEN = [
    pytest.param((500, {}, {"error": "oven"}), "HTTP 500", id="500"),
    pytest.param((429, {}, {}), "HTTP 429", id="429"),
    pytest.param(b"<html>oven</html>", "no reply of version 1", id="no JSON"),
    pytest.param(b"", "the body is empty, a reply is a JSON object", id="nothing"),
    pytest.param(b'{"text": "\xff"}', "no reply of version 1", id="no text"),
    pytest.param(b"[" * 100_000, "no reply of version 1", id="nested without end"),
    pytest.param([], "no reply of version 1", id="a list"),
    pytest.param({"text": 7}, "Expected `str | null`", id="a number for words"),
    pytest.param({"text": "Hi.", "hand_over": {}}, "'hand_over': did you mean 'handover'?", id="a misspelt key"),
    pytest.param({"txt": "Hi."}, "did you mean 'text'? Known: 'calls', 'handover'", id="a misspelt text"),
    pytest.param(
        {"tool_calls": [{"tol": "x"}]}, "unknown key 'tol' in tool_calls: did you mean 'tool'?", id="in a call"
    ),
    pytest.param({"schema": 2, "text": "Hi."}, "schema", id="another version"),
    pytest.param({}, "neither text nor tool_calls", id="neither words nor tools"),
    pytest.param({"text": "Hi.", "tool_calls": [REFUND]}, "text and tool_calls at once", id="words beside tools"),
    pytest.param({"handover": {}, "tool_calls": [REFUND]}, "handover and tool_calls", id="a handover beside tools"),
    pytest.param({"text": "x" * 2_000_000}, "more than 1,048,576 bytes", id="two megabytes"),
    pytest.param({"text": "x" * 200_000}, "200,000 characters", id="words without end"),
    pytest.param(lambda _: dies, "broke before the reply was whole", id="dies in the middle"),
    pytest.param(lambda _: hangs_up, "broke before the reply was whole", id="hangs up"),
]


@pytest.mark.parametrize(("answer", "told"), BROKEN)
def test_a_broken_endpoint_counts_against_the_bot(bakery, answer, told):
    """Errors of the candidate's own endpoint are the candidate's, and the ledger says which."""
    conversation = played(bakery.serve(answer))

    assert conversation.ending == "bot_broke"
    assert told in conversation.error
    assert len(conversation.error) < 600


@pytest.mark.parametrize("answer", [hangs, drips])
def test_a_server_that_hangs_breaks_at_the_deadline(bakery, answer):
    """The turn's deadline holds for a server that never answers, and for one that sends byte after byte."""
    conversation = played(bakery.serve(lambda _: answer), timeout_s=0.2)

    assert (conversation.ending, conversation.error) == ("bot_broke", "no reply in 0.2 s")


def test_nobody_there_is_nobodys_fault():
    """A refused connection leaves the trial open."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/reply"

    conversation = played(url)

    assert conversation.ending == "unreachable"
    assert url in conversation.error


SHUT = [
    pytest.param(401, {}, id="401"),
    pytest.param(403, {}, id="403"),
    pytest.param(404, {}, id="404"),
    pytest.param(302, {"Location": "http://127.0.0.1:1/elsewhere?ticket=kneaded"}, id="a redirect"),
]


@pytest.mark.parametrize(("status", "headers"), SHUT)
@pytest.mark.parametrize("wrapped", [False, True])
def test_a_run_stops_at_a_closed_door(bakery, tmp_path, monkeypatch, status, headers, wrapped):
    """A wrong key or address is told once, before trials are recorded, and not counted against anybody."""
    url = bakery.serve((status, headers, b"go away"))
    if wrapped:
        (tmp_path / f"oven_{status}.py").write_text(f"from hardcase.bots import HttpBot\nbot = HttpBot({url!r})\n")
        monkeypatch.chdir(tmp_path)
        monkeypatch.syspath_prepend(tmp_path)
    cases = [a_case(case_id=f"loaf-{each}") for each in range(40)]

    with pytest.raises(OptionError, match=f"lets nobody in.*HTTP {status}") as caught:
        hardcase.run(cases, bot=f"oven_{status}:bot" if wrapped else url, results=tmp_path, no_gate=True, judge="none")

    (folder,) = [each.parent for each in tmp_path.glob("*/plan.json")]
    assert "start again with the right address; where it was the key" in str(caught.value)
    assert f"--resume {folder}" in str(caught.value)
    assert "kneaded" not in str(caught.value)
    assert (folder / "conversations.jsonl").read_bytes() == b""
    assert len(bakery.requests) <= 16
    assert all(path == "/reply" for path, _, _ in bakery.requests)


def test_a_closed_door_after_a_reply_is_an_error_of_the_bot(bakery):
    """Who has answered once has no wrong address: a 404 in the middle counts against the bot."""
    conversation = played(bakery.serve(in_turn({"text": "Is it ORD-12?"}, (404, {}, b"gone"))), a_case("Stale.", "So?"))

    assert conversation.ending == "bot_broke"
    assert "HTTP 404: gone" in conversation.error


# ---- keys


def test_headers_are_sent_and_written_nowhere(bakery, tmp_path):
    """A key goes out with every request; an error page that repeats it reaches the results without it."""
    url = bakery.serve(lambda _: (500, {}, f"debug: {SECRET} / {SECRET.split()[1]}".encode()))

    run = hardcase.run([a_case()], bot=HttpBot(url, headers={"Authorization": SECRET}), results=tmp_path, no_gate=True)

    assert bakery.requests[0][1]["Authorization"] == SECRET
    assert next(run.conversations()).error == "answered HTTP 500: debug: [secret] / [secret]"
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or b"kneaded-at-four" not in file.read_bytes()


def test_a_reply_that_repeats_a_header_is_written_without_it(bakery):
    """As with a model: what was sent as a secret reaches no ledger, and the words within it are left alone."""
    url = bakery.serve(lambda _: (200, {}, b'{"text": "I was sent kneaded by four hands, four hands."}'))

    talk = asyncio.run(play(a_case(), HttpBot(url, headers={"X-Team": "kneaded by four hands"})))

    assert talk.turns[1].text == "I was sent [secret], four hands."


def test_proxies_of_the_environment_are_not_used(bakery, monkeypatch):
    """Customers' words go to the address that was named, whatever HTTP_PROXY says."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    assert played(bakery.serve({"text": "Which order?"})).error == ""


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://ida:kneaded@bot.example/reply", id="name and password"),
        pytest.param("https://kneaded@bot.example/reply", id="a name"),
        pytest.param("https://bot.example/reply?api_key=kneaded", id="a key in the query"),
        pytest.param("https://bot.example/reply?code=kneaded", id="a code in the query"),
        pytest.param("https://ida:kneaded@bot.example:badport/reply", id="no port"),
        pytest.param("https://bot.example/reply#kneaded", id="a fragment"),
    ],
)
def test_an_address_with_a_secret_is_refused_without_repeating_it(url):
    """What must not reach plan and ledger is refused before there is one."""
    with pytest.raises(OptionError) as caught:
        find_bot(url)

    assert "bot.example" in str(caught.value)
    assert "kneaded" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://", "https:///reply", "http://bot.example/a b", "http://bot.example:99999/"])
def test_an_address_that_is_none_says_how_one_looks(url):
    """A slip in the address is told before anything is planned."""
    with pytest.raises(OptionError, match="no URL to post to"):
        find_bot(url)


def test_a_candidate_is_named_after_its_address():
    """Results call a bot by host and path; a query that holds no secret may stay."""
    candidate = find_bot("http://127.0.0.1:8000/reply/?tenant=bakery")

    assert candidate.name == "127.0.0.1:8000/reply"


# ---- the example


@pytest.fixture(scope="module")
def example():
    """The example server of the docs, as a process of its own."""
    path = ROOT / "docs/examples/http_bot.py"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, str(path), str(port)], stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait()


def test_the_example_is_short():
    """Whoever copies it reads it in a minute."""
    assert len((ROOT / "docs/examples/http_bot.py").read_text(encoding="utf-8").splitlines()) < 40


@pytest.mark.parametrize("form", ["asks", "reports"])
def test_the_example_answers_every_shipped_case_of_a_suite(example, tmp_path, form):
    """Both forms talk to every customer of a suite and never break, and the first really refunds."""
    run = hardcase.run(
        str(ROOT / "suites/billing_disputes"),
        bot=f"{example}/{form}",
        results=tmp_path,
        trials=1,
        no_gate=True,
        report=False,
        judge="none",
    )

    conversations = list(run.conversations())
    assert len(conversations) == run.scorecard.planned
    assert {each.error for each in conversations} == {""}
    done = {call.effect for each in conversations for call in each.calls}
    assert ("refunded.PAY-5522" in done) is (form == "asks")
    assert any(call.told is not None for each in conversations for call in each.calls) is (form == "reports")


def test_the_request_schema_is_generated_from_the_noun():
    """What is sent and what is published cannot drift apart."""
    written = json.loads((ROOT / "schemas/bot-request.schema.json").read_text(encoding="utf-8"))

    assert written == json_schema(BotRequest, name="bot-request")


def test_an_endpoint_that_drafts_is_told_and_its_notes_are_kept(bakery):
    """The request says who reads the text, offers what reads alone and asks for no disclosure; notes come back."""
    schema = json.loads((ROOT / "schemas/bot-request.schema.json").read_text(encoding="utf-8"))
    case = a_case("Stale.", mode="assistant", company=a_company(disclosure="Say that you are an AI."))

    conversation = played(
        bakery.serve({"text": "We see to it.", "notes": "ORD-12 is theirs.", "calls": [REFUND]}), case
    )

    body = bakery.requests[0][2]
    jsonschema.Draft202012Validator(schema).validate(body)
    assert (body["mode"], body["company"]["disclosure"]) == ("assistant", "")
    assert [each["name"] for each in body["tools"]] == ["check_customer", "look_up_orders", "search_rules"]
    assert conversation.bot_turns[0].notes == "ORD-12 is theirs."
    assert [(call.ok, call.effect) for call in conversation.calls] == [(False, "")]
