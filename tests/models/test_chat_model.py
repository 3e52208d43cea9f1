"""One chat call, whoever answers it: what goes over the wire, what is read, and whose fault a failure is."""

import asyncio
import json
import os

import httpx2
import pytest

from hardcase.errors import BotError, OptionError, UnreachableError
from hardcase.models import DIALECTS, Asked, ChatModel, FunctionTool, Returned, Said, ToolCall

pytestmark = pytest.mark.usefixtures("no_providers")
KEY = "marker-0123456789"
TOOL = FunctionTool(name="look_up", description="Reads.", parameters={"type": "object", "properties": {}})
HELLO = (Said(role="user", text="Where is my loaf?"),)
ADAPTERS = tuple(DIALECTS)


@pytest.fixture
def no_providers(monkeypatch):
    """The keys and addresses of whoever runs the tests do not reach them."""
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "ANTHROPIC_")):
            monkeypatch.delenv(name)


def said(adapter, text="It is on its way."):
    """A whole answer of plain words."""
    if adapter == "anthropic":
        return {"content": [{"type": "text", "text": text}], "stop_reason": "end_turn"}
    if adapter == "openai-responses":
        item = {"type": "message", "id": "msg_1", "content": [{"type": "output_text", "text": text}]}
        return {"status": "completed", "output": [item]}
    return {"choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}]}


class Wire:
    """Answers each request with the next of what it was given, the last one for ever; keeps the requests."""

    def __init__(self, *answers):
        self.answers, self.requests = list(answers), []

    async def __call__(self, request):
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if callable(answer):
            answer = answer(request)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx2.Response):
            return httpx2.Response(answer.status_code, content=answer.content, headers=answer.headers)
        return httpx2.Response(200, json=answer)

    @property
    def bodies(self):
        return [json.loads(each.content) for each in self.requests]


def a_model(adapter, wire, **changes):
    """A model at a made-up address."""
    given = {"named": "bot 'x'", "base_url": "http://127.0.0.1:9/v1", "transport": httpx2.MockTransport(wire)}
    return ChatModel(adapter, "some-model", **{**given, **changes})


def asked(adapter, *answers, messages=HELLO, tools=(TOOL,), latest_s=None, **changes):
    """What a model answers, and the wire it went over."""
    wire = Wire(*answers)

    async def ask():
        latest = None if latest_s is None else asyncio.get_running_loop().time() + latest_s
        return await a_model(adapter, wire, **changes).ask("Be brief.", messages, tools=tools, latest=latest)

    return asyncio.run(ask()), wire


@pytest.fixture
def no_waiting(monkeypatch):
    """Retries follow at once."""
    slept = asyncio.sleep

    async def at_once(delay, *args):
        await slept(0)

    monkeypatch.setattr(asyncio, "sleep", at_once)
    monkeypatch.setattr("anyio.sleep", at_once)


# What goes over the wire


def test_chat_completions_on_the_wire():
    """System prompt, words and tools stand where chat completions want them, and parameters go along."""
    _, wire = asked("openai", said("openai"), parameters={"temperature": 0.2})

    assert wire.requests[0].url == "http://127.0.0.1:9/v1/chat/completions"
    assert wire.bodies[0] == {
        "model": "some-model",
        "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Where is my loaf?"}],
        "tools": [
            {
                "type": "function",
                "function": {"name": "look_up", "description": "Reads.", "parameters": TOOL.parameters},
            }
        ],
        "temperature": 0.2,
    }


def test_responses_on_the_wire():
    """Nothing is stored at the provider, and optional arguments stay optional."""
    _, wire = asked("openai-responses", said("openai-responses"))

    body = wire.bodies[0]
    assert wire.requests[0].url == "http://127.0.0.1:9/v1/responses"
    assert (body["instructions"], body["store"], body["tools"][0]["strict"]) == ("Be brief.", False, False)
    assert body["input"] == [{"role": "user", "content": "Where is my loaf?"}]


def test_messages_on_the_wire():
    """The limit that this API wants is given, and a parameter of the bot file replaces it."""
    _, wire = asked("anthropic", said("anthropic"), parameters={"max_tokens": 77}, base_url="http://127.0.0.1:9")

    body = wire.bodies[0]
    assert wire.requests[0].url == "http://127.0.0.1:9/v1/messages"
    assert (body["system"], body["max_tokens"], body["tools"][0]["input_schema"]) == ("Be brief.", 77, TOOL.parameters)
    assert body["messages"] == [{"role": "user", "content": [{"type": "text", "text": "Where is my loaf?"}]}]


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_call_and_its_result_are_linked(adapter):
    """A call of an earlier turn and what it returned are told with one id, before the words that followed."""
    messages = (
        *HELLO,
        Asked(calls=(ToolCall(id="call_1_0", name="look_up", arguments={"order": "ORD-1"}),)),
        Returned(results={"call_1_0": {"status": "sent"}}),
        Said(role="assistant", text="It was sent."),
        Said(role="user", text="When?"),
    )
    _, wire = asked(adapter, said(adapter), messages=messages)

    body = wire.bodies[0]
    told = body.get("input") or [each for each in body["messages"] if each["role"] != "system"]
    expected = {
        "openai": [
            {"role": "user", "content": "Where is my loaf?"},
            {
                "role": "assistant",
                "tool_calls": [
                    {
                        "id": "call_1_0",
                        "type": "function",
                        "function": {"name": "look_up", "arguments": '{"order":"ORD-1"}'},
                    }
                ],
            },
            {"role": "tool", "tool_call_id": "call_1_0", "content": '{"status":"sent"}'},
            {"role": "assistant", "content": "It was sent."},
            {"role": "user", "content": "When?"},
        ],
        "openai-responses": [
            {"role": "user", "content": "Where is my loaf?"},
            {"type": "function_call", "call_id": "call_1_0", "name": "look_up", "arguments": '{"order":"ORD-1"}'},
            {"type": "function_call_output", "call_id": "call_1_0", "output": '{"status":"sent"}'},
            {"role": "assistant", "content": "It was sent."},
            {"role": "user", "content": "When?"},
        ],
        "anthropic": [
            {"role": "user", "content": [{"type": "text", "text": "Where is my loaf?"}]},
            {
                "role": "assistant",
                "content": [
                    {"type": "tool_use", "id": "call_1_0", "name": "look_up", "input": {"order": "ORD-1"}},
                ],
            },
            {
                "role": "user",
                "content": [
                    {
                        "type": "tool_result",
                        "tool_use_id": "call_1_0",
                        "content": '{"status":"sent"}',
                        "is_error": False,
                    }
                ],
            },
            {"role": "assistant", "content": [{"type": "text", "text": "It was sent."}]},
            {"role": "user", "content": [{"type": "text", "text": "When?"}]},
        ],
    }
    assert told == expected[adapter]


def test_anthropic_is_never_sent_empty_words_or_two_neighbours_of_one_role():
    """An empty turn of the bot is left out, and the customer's words on both sides of it are joined."""
    messages = (*HELLO, Said(role="assistant", text=" "), Said(role="user", text="Hello?"))
    _, wire = asked("anthropic", said("anthropic"), messages=messages)

    (only,) = wire.bodies[0]["messages"]
    assert [each["text"] for each in only["content"]] == ["Where is my loaf?", "Hello?"]


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_the_key_goes_as_a_bearer_and_headers_along(adapter, monkeypatch):
    """The key of the named variable and the headers of the file are sent; the usual key then is not."""
    monkeypatch.setenv("OPENAI_API_KEY", "not-this-one-123")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "not-this-one-123")
    monkeypatch.setenv("MY_KEY", f" {KEY}\n")
    monkeypatch.setenv("TEAM", "bakery")

    _, wire = asked(adapter, said(adapter), key_variable="MY_KEY", headers={"X-Team": "TEAM"})

    sent = wire.requests[0].headers
    assert (sent["authorization"], sent["x-team"]) == (f"Bearer {KEY}", "bakery")
    assert "not-this-one" not in str(sent.raw)


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_server_of_ones_own_needs_no_key(adapter):
    """Without a key in the environment none is made up."""
    _, wire = asked(adapter, said(adapter))

    assert "authorization" not in wire.requests[0].headers


# What is read


def test_a_chat_completion_with_calls_is_read_and_posted_back_as_it_came():
    """Calls come with their arguments; what the provider wants back, such as a signature, goes back with them."""
    call = {
        "id": "call_9",
        "type": "function",
        "function": {"name": "look_up", "arguments": '{"order": "ORD-1"}'},
        "extra_content": {"signature": "abc"},
    }
    message = {"role": "assistant", "content": "One moment.", "refusal": None, "audio": None, "tool_calls": [call]}
    usage = {"prompt_tokens": 100, "completion_tokens": 7, "prompt_tokens_details": {"cached_tokens": 60}}
    answer, _ = asked("openai", {"choices": [{"message": message, "finish_reason": "tool_calls"}], "usage": usage})

    assert answer.calls == (ToolCall(id="call_9", name="look_up", arguments={"order": "ORD-1"}),)
    assert (answer.text, answer.tokens_in, answer.tokens_out) == ("One moment.", 100, 7)
    assert answer.raw == {"role": "assistant", "content": "One moment.", "tool_calls": [call]}


def test_a_response_with_calls_is_read_and_posted_back_without_ids():
    """Nothing is stored, so ids name nothing: sealed thoughts go back, bare ones do not."""
    sealed = {"type": "reasoning", "id": "rs_1", "summary": [], "encrypted_content": "xyz"}
    bare = {"type": "reasoning", "id": "rs_2", "summary": [], "encrypted_content": None}
    call = {"type": "function_call", "id": "fc_1", "call_id": "call_9", "name": "look_up", "arguments": "{}"}
    usage = {"input_tokens": 80, "output_tokens": 9}
    answer, _ = asked(
        "openai-responses",
        {"status": "completed", "output": [sealed, bare, {**call, "status": "completed"}], "usage": usage},
    )

    assert answer.calls == (ToolCall(id="call_9", name="look_up"),)
    assert (answer.tokens_in, answer.tokens_out) == (80, 9)
    assert answer.raw == [
        {"type": "reasoning", "summary": [], "encrypted_content": "xyz"},
        {"type": "function_call", "call_id": "call_9", "name": "look_up", "arguments": "{}"},
    ]


def test_a_message_with_calls_is_read_and_posted_back_with_its_thoughts():
    """Signed thoughts go back as they came; tokens of a cache are read tokens."""
    thought = {"type": "thinking", "thinking": "Hm.", "signature": "abc"}
    use = {"type": "tool_use", "id": "toolu_1", "name": "look_up", "input": {"order": "ORD-1"}}
    usage = {
        "input_tokens": 30,
        "cache_read_input_tokens": 60,
        "cache_creation_input_tokens": 10,
        "output_tokens": 5,
    }
    answer, _ = asked("anthropic", {"content": [thought, use], "stop_reason": "tool_use", "usage": usage})

    assert answer.calls == (ToolCall(id="toolu_1", name="look_up", arguments={"order": "ORD-1"}),)
    assert (answer.raw, answer.tokens_in, answer.tokens_out) == ([thought, use], 100, 5)


@pytest.mark.parametrize(
    ("adapter", "answer", "text", "cut_by"),
    [
        pytest.param(
            "openai",
            {"choices": [{"message": {"content": None, "refusal": "I can't."}, "finish_reason": "stop"}]},
            "I can't.",
            "a refusal",
            id="a refusal is words",
        ),
        pytest.param(
            "openai",
            {"choices": [{"message": {"content": None}, "finish_reason": "content_filter"}]},
            "",
            "a content filter",
            id="filtered away",
        ),
        pytest.param(
            "openai",
            {
                "choices": [
                    {
                        "message": {
                            "content": "We'll",
                            "tool_calls": [{"id": "a", "function": {"name": "look_up", "arguments": '{"ord'}}],
                        },
                        "finish_reason": "length",
                    }
                ]
            },
            "We'll",
            "its limit of tokens",
            id="a call that was cut off is not made",
        ),
        pytest.param(
            "openai",
            {
                "choices": [
                    {"message": {"content": [{"type": "thinking", "thinking": []}, {"type": "text", "text": "Hi."}]}}
                ]
            },
            "Hi.",
            "",
            id="words in parts",
        ),
        pytest.param(
            "openai-responses",
            {
                "status": "incomplete",
                "incomplete_details": {"reason": "max_output_tokens"},
                "output": [{"type": "message", "content": [{"type": "output_text", "text": "We'll"}]}],
            },
            "We'll",
            "its limit of tokens",
            id="an incomplete response",
        ),
        pytest.param(
            "openai-responses",
            {"status": "failed", "error": {"code": "server_error", "message": "Sorry."}, "output": []},
            "",
            "the status 'failed' (Sorry.)",
            id="a failed response",
        ),
        pytest.param(
            "openai-responses",
            {
                "status": "completed",
                "output": [{"type": "message", "content": [{"type": "refusal", "refusal": "No."}]}],
            },
            "No.",
            "a refusal",
            id="a response that refuses",
        ),
        pytest.param(
            "anthropic", {"content": [], "stop_reason": "refusal"}, "", "a refusal", id="nothing but a refusal"
        ),
        pytest.param(
            "anthropic",
            {"content": [{"type": "tool_use", "id": "a", "name": "look_up", "input": {}}], "stop_reason": "max_tokens"},
            "",
            "its limit of tokens",
            id="a use that was cut off is not made",
        ),
        pytest.param("anthropic", {"content": [], "stop_reason": "end_turn"}, "", "", id="nothing, and whole"),
    ],
)
def test_what_ended_an_answer_early_is_told(adapter, answer, text, cut_by):
    """Words are words however the answer ended; a cut answer makes no calls, since they may be cut too."""
    read, _ = asked(adapter, answer)

    assert (read.text, read.cut_by, read.calls) == (text, cut_by, ())


@pytest.mark.parametrize(
    ("arguments", "given", "problem"),
    [
        pytest.param('{"order": "ORD-1"}', {"order": "ORD-1"}, "", id="JSON"),
        pytest.param({"order": "ORD-1"}, {"order": "ORD-1"}, "", id="an object, as some servers send it"),
        pytest.param("", {}, "", id="nothing"),
        pytest.param('{"order": ', {}, "the arguments are no JSON object", id="broken"),
        pytest.param('["ORD-1"]', {}, "the arguments are no JSON object", id="a list"),
    ],
)
def test_arguments_that_cannot_be_used_make_a_call_with_a_problem(arguments, given, problem):
    """Broken arguments are a problem to be told to the model, and a call without an id still gets one."""
    message = {"content": None, "tool_calls": [{"function": {"name": "look_up", "arguments": arguments}}]}
    answer, _ = asked("openai", {"choices": [{"message": message, "finish_reason": "tool_calls"}]})

    assert answer.calls == (ToolCall(id="call_0", name="look_up", arguments=given, problem=problem),)
    assert answer.raw["tool_calls"][0]["id"] == "call_0"


# Whose fault


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize("adapter", ADAPTERS)
@pytest.mark.parametrize(
    ("failure", "tries", "error", "told"),
    [
        pytest.param(httpx2.Response(429), 3, UnreachableError, "HTTP 429", id="no place"),
        pytest.param(httpx2.Response(500), 3, UnreachableError, "HTTP 500", id="the provider broke"),
        pytest.param(httpx2.Response(529), 3, UnreachableError, "HTTP 529", id="overloaded"),
        pytest.param(httpx2.ConnectError("refused"), 3, UnreachableError, "nobody answers", id="refused"),
        pytest.param(httpx2.RemoteProtocolError("gone"), 3, UnreachableError, "nobody answers", id="dropped"),
        pytest.param(httpx2.Response(401), 1, UnreachableError, "HTTP 401", id="a key that was revoked meanwhile"),
        pytest.param(
            httpx2.Response(307, headers={"location": "http://elsewhere.example/"}),
            1,
            UnreachableError,
            "HTTP 307",
            id="sent elsewhere",
        ),
        pytest.param(httpx2.Response(400), 1, BotError, "HTTP 400", id="this very chat is refused"),
        pytest.param(httpx2.Response(413), 1, BotError, "HTTP 413", id="too long a chat"),
        pytest.param(httpx2.Response(200, content=b'{"choi'), 3, UnreachableError, "cannot be read", id="broken JSON"),
        pytest.param(httpx2.Response(200, content=b"<html>"), 3, UnreachableError, "cannot be read", id="a page"),
        pytest.param(
            httpx2.Response(200, content=b"[" * 5000), 3, UnreachableError, "cannot be read", id="hostile JSON"
        ),
        pytest.param(httpx2.Response(200, content=b"{}"), 3, UnreachableError, "cannot be read", id="another JSON"),
    ],
)
def test_whose_fault_a_failure_is(adapter, failure, tries, error, told):
    """What a provider has no place for is nobody's fault after two retries; what only this chat met is the bot's."""
    wire = Wire(failure)

    with pytest.raises(error) as caught:
        asyncio.run(a_model(adapter, wire).ask("Be brief.", HELLO))

    assert told in str(caught.value)
    assert len(wire.requests) == tries


def endless(status):
    """An answer that never ends, as long as anybody reads."""

    async def pieces():
        while True:
            yield b"x" * 65_536

    return lambda request: httpx2.Response(status, content=pieces())


class EndlessWire(Wire):
    """Hands a body on as it comes."""

    async def __call__(self, request):
        self.requests.append(request)
        return self.answers[0](request)


@pytest.mark.parametrize("status", [200, 500])
@pytest.mark.parametrize("adapter", ADAPTERS)
def test_an_answer_without_an_end_is_cut_off_and_told_with_the_limit(adapter, status):
    """It would fill the memory. It is the fault of who answers so, is not asked for again, and is told before a run."""
    wire = EndlessWire(endless(status))
    model = a_model(adapter, wire)

    with pytest.raises(BotError, match=r"127\.0\.0\.1:9/v1 answers more than 4,194,304 bytes"):
        asyncio.run(model.ask("Be brief.", HELLO))
    with pytest.raises(OptionError, match=r"bot 'x': .* answers more than 4,194,304 bytes"):
        asyncio.run(model.greet("Be brief.", timeout_s=30))

    assert len(wire.requests) == 2
    assert wire.requests[0].headers["accept-encoding"] == "identity"


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize("adapter", ADAPTERS)
@pytest.mark.parametrize("first", [httpx2.Response(429), httpx2.Response(200, content=b'{"'), httpx2.ConnectError("x")])
def test_what_goes_well_the_second_time_is_an_answer(adapter, first):
    """Trouble that passes leaves no trace."""
    answer, wire = asked(adapter, first, said(adapter))

    assert (answer.text, len(wire.requests)) == ("It is on its way.", 2)


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_waiting_for_a_busy_provider_ends_before_the_turn_does(adapter):
    """A provider that says when to come again is not waited for beyond the turn, and it is not the bot's fault."""
    busy = httpx2.Response(429, headers={"retry-after": "60"})

    with pytest.raises(UnreachableError, match="HTTP 429, and there was no time left to try again"):
        asked(adapter, busy, latest_s=0.2)


# Before a run


def greeted(adapter, *answers, **changes):
    """Greet, and give back the wire."""
    wire = Wire(*answers)
    asyncio.run(a_model(adapter, wire, **changes).greet("Be brief.", (TOOL,), timeout_s=5))
    return wire


@pytest.mark.parametrize("adapter", ADAPTERS)
@pytest.mark.parametrize(
    ("failure", "fix"),
    [
        pytest.param(httpx2.Response(401, json={"error": {"message": "Wrong key."}}), "mend the key", id="key"),
        pytest.param(httpx2.Response(404, json={"error": {"message": "No such model."}}), "model's name", id="model"),
        pytest.param(
            httpx2.Response(400, json={"error": {"message": "No 'temperature'."}}), "parameters", id="parameter"
        ),
        pytest.param(
            httpx2.Response(429, json={"error": {"message": "Pay.", "code": "insufficient_quota"}}),
            "credit",
            id="money",
        ),
        pytest.param(httpx2.ConnectError("refused"), "start the server", id="nobody there"),
        pytest.param(httpx2.Response(200, content=b"<html>"), "base URL", id="a web page"),
    ],
)
@pytest.mark.usefixtures("no_waiting")
def test_what_is_ours_to_mend_is_told_before_a_run(adapter, failure, fix):
    """A wrong key, model, parameter or address is one message with the address and a fix."""
    with pytest.raises(OptionError) as caught:
        greeted(adapter, failure)

    said_so = str(caught.value)
    assert said_so.startswith("bot 'x': ")
    assert "http://127.0.0.1:9/v1" in said_so
    assert fix in said_so.partition("fix: ")[2]


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize("failure", [httpx2.Response(429), httpx2.Response(503), said("openai")])
def test_a_busy_provider_is_no_reason_not_to_start(failure):
    """What may pass by itself does not stop a run; the greeting carries the tools that the run will."""
    wire = greeted("openai", failure)

    assert wire.bodies[0]["tools"][0]["function"]["name"] == "look_up"


# Addresses and secrets


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_the_address_is_the_files_then_the_environments_then_the_providers(adapter, monkeypatch):
    """Where a model is asked is known before it is asked."""
    dialect = DIALECTS[adapter]
    monkeypatch.setenv(dialect.key_variable, KEY)

    def address(**given):
        return ChatModel(adapter, "m", named="x", **given).base_url

    assert address() == dialect.url
    monkeypatch.setenv(dialect.url_variable, "http://127.0.0.1:4010/v1/")
    assert address() == "http://127.0.0.1:4010/v1"
    assert address(base_url="http://localhost:1") == "http://localhost:1"


def test_the_providers_addresses_are_those_of_their_packages():
    """An address that a plan names is the one that the package would use."""
    import anthropic
    import openai

    assert str(openai.OpenAI(api_key="x").base_url).rstrip("/") == DIALECTS["openai"].url
    assert str(anthropic.Anthropic(api_key="x").base_url).rstrip("/") == DIALECTS["anthropic"].url


@pytest.mark.parametrize(
    ("url", "what"),
    [
        pytest.param("http://me:hunter22@127.0.0.1:1/v1", "holds a name or a password", id="password"),
        pytest.param("https://x.example/v1?key=hunter22", "more than an address", id="query"),
        pytest.param("ftp://x.example", "is no base URL", id="scheme"),
        pytest.param("127.0.0.1:8000/v1", "is no base URL", id="no scheme"),
        pytest.param("http://x.example:port", "is no base URL", id="no port"),
    ],
)
def test_an_address_that_cannot_be_written_down_is_refused(url, what):
    """What would put a secret into a plan is refused, and not repeated."""
    with pytest.raises(OptionError) as caught:
        ChatModel("openai", "m", named="bot 'x'", base_url=url)

    assert what in str(caught.value)
    assert "hunter22" not in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "value", "what"),
    [
        pytest.param("OPENAI_API_KEY", "", "the key is missing: OPENAI_API_KEY is not set", id="missing"),
        pytest.param("OPENAI_API_KEY", "hunter\n22", "holds characters that no header can carry", id="two lines"),
    ],
)
def test_a_key_that_cannot_be_sent_is_told_by_its_variable(monkeypatch, variable, value, what):
    """The variable is named, the value never."""
    monkeypatch.setenv(variable, value)

    with pytest.raises(OptionError) as caught:
        ChatModel("openai", "m", named="bot 'x'")

    assert what in str(caught.value)
    assert "22" not in str(caught.value)


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize("adapter", ADAPTERS)
def test_a_server_that_repeats_the_key_does_not_get_it_written_down(adapter, monkeypatch):
    """Neither an error nor an answer hands on what was sent as a secret."""
    monkeypatch.setenv("MY_KEY", KEY)
    monkeypatch.setenv("TOKEN", f"Token {KEY[::-1]}")

    def echo(status):
        def answer(request):
            sent = f"You sent {request.headers['authorization']} and {request.headers['x-token']}."
            content = said(adapter, sent) if status == 200 else {"error": {"message": sent}}
            return httpx2.Response(status, json=content)

        return answer

    given = {"key_variable": "MY_KEY", "headers": {"X-Token": "TOKEN"}}
    answer, _ = asked(adapter, echo(200), **given)
    with pytest.raises(BotError) as caught:
        asked(adapter, echo(400), **given)

    for text in (answer.text, str(caught.value)):
        assert "You sent" in text
        assert KEY not in text
        assert KEY[::-1] not in text


def test_words_within_a_header_are_left_in_an_answer(monkeypatch):
    """An answer is evidence: of a header that says "Lumen customer support", the word "customer" is nobody's secret."""
    monkeypatch.setenv("TEAM", "Lumen customer support")
    text = "A customer asked Lumen customer support."

    answer, _ = asked("openai", said("openai", text), headers={"X-Team": "TEAM"})
    with pytest.raises(BotError) as caught:
        asked("openai", httpx2.Response(400, json={"error": {"message": text}}), headers={"X-Team": "TEAM"})

    assert answer.text == "A customer asked [secret]."
    assert "customer" not in str(caught.value)


def test_the_token_of_an_authorization_header_is_taken_out_alone(monkeypatch):
    """Its scheme is no part of it: a server may repeat the token only."""
    monkeypatch.setenv("AUTH", f"Token {KEY}")

    answer, _ = asked("openai", said("openai", f"It was {KEY}."), headers={"Authorization": "AUTH"})

    assert answer.text == "It was [secret]."


def test_one_client_serves_a_whole_run_and_closes_with_it():
    """Calls of one event loop share a client, which is closed when the loop ends; another loop gets its own."""
    clients = []
    model = a_model("openai", Wire(said("openai")))

    async def twice():
        await asyncio.gather(model.ask("", HELLO), model.ask("", HELLO))
        clients.append(model._connection._connected)

    asyncio.run(twice())
    asyncio.run(twice())

    assert clients[0] is not clients[1]
    assert all(each.is_closed() for each in clients)


@pytest.mark.parametrize(
    ("adapter", "parameters", "kept"),
    [
        ("openai", {"reasoning_effort": "low"}, {"reasoning_effort": "low"}),
        ("openai-responses", {"text": {"verbosity": "low"}}, {"text": {"verbosity": "low"}}),
        ("anthropic", {"output_config": {"effort": "low"}}, {"output_config": {"effort": "low"}}),
    ],
)
def test_a_schema_goes_out_in_the_form_of_each_provider(adapter, parameters, kept):
    """A judge's answer is asked for by the provider's own strict form, beside the parameters of the file."""
    schema = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
    wire = Wire(said(adapter, "{}"))
    asyncio.run(a_model(adapter, wire, parameters=parameters).ask("Grade.", HELLO, schema=schema))
    body = wire.bodies[0]
    form = {
        "openai": lambda: body["response_format"]["json_schema"],
        "openai-responses": lambda: body["text"]["format"],
        "anthropic": lambda: body["output_config"]["format"],
    }[adapter]()
    assert form["schema"] == schema
    assert form.get("strict", True) is True
    for name, value in kept.items():
        assert body[name] == value or value.items() <= body[name].items()
