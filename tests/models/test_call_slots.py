"""Who may ask an address when, and whose clock runs meanwhile."""

import asyncio
import time

import httpx2
import pytest

from hardcase.bots import ModelBot
from hardcase.cases import BotOnRecord
from hardcase.conversations import play
from hardcase.errors import QuotaError, UnreachableError
from hardcase.models import ChatModel, Deadline, Said, clock_s
from hardcase.models.call_slots import HELD_AT_MOST_S, CallSlots
from hardcase.models.deadline import clock_stopped
from hardcase.verdicts import Outcome, Ruling, ask, judge
from tests.builders import a_case, a_check, a_conversation

ADAPTERS = ("openai", "anthropic")
HELLO = (Said(role="user", text="Where is my loaf?"),)
SAID = {
    "content": [{"type": "text", "text": "Here."}],
    "choices": [{"message": {"content": "Here."}, "finish_reason": "stop"}],
}


class Wire:
    """Answers each request with the next of what it was given, the last for ever; knows when each came."""

    def __init__(self, *answers):
        self.answers, self.came = list(answers) or [(200, {})], []

    async def __call__(self, request):
        self.came.append(time.monotonic())
        status, headers = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return httpx2.Response(status, json=SAID, headers=headers)

    @property
    def apart_s(self):
        return [after - before for before, after in zip(self.came, self.came[1:], strict=False)]


def a_model(wire, adapter="openai", **given):
    return ChatModel(
        adapter, "m", named="x", base_url="http://127.0.0.1:9", transport=httpx2.MockTransport(wire), **given
    )


def together(*calls):
    """Make calls at once: what each came to."""

    async def run():
        return await asyncio.gather(*(call() for call in calls), return_exceptions=True)

    return asyncio.run(run())


# So many a minute


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_calls_lie_apart_as_the_limit_says(adapter):
    """With 3,000 a minute the fifth call goes out four fiftieths of a second after the first, however many wait."""
    wire = Wire()
    model, began = a_model(wire, adapter, requests_per_minute=3000), time.monotonic()

    together(*[lambda: model.ask("", HELLO)] * 5)

    assert len(wire.came) == 5
    assert wire.came[-1] - began > 0.079


def test_bot_and_judge_at_one_address_share_the_smaller_limit():
    """Two models at one address have one limit, the smaller of those named; one elsewhere has its own."""
    wire, elsewhere, began = Wire(), Wire(), time.monotonic()
    bot, judging = a_model(wire, requests_per_minute=60_000), a_model(wire, "anthropic", requests_per_minute=1200)
    other = ChatModel(
        "openai", "m", named="x", base_url="http://127.0.0.1:8", transport=httpx2.MockTransport(elsewhere)
    )

    together(*[lambda: bot.ask("", HELLO), lambda: judging.ask("", HELLO), lambda: other.ask("", HELLO)] * 3)

    assert wire.came[-1] - began > 0.249
    assert elsewhere.came[-1] < wire.came[-1]


def test_another_try_takes_a_place_too():
    """A call that is made again counts again."""
    wire = Wire((500, {"retry-after-ms": "1"}), (200, {}))

    asyncio.run(a_model(wire, requests_per_minute=600).ask("", HELLO))

    assert len(wire.came) == 2
    assert wire.apart_s[0] > 0.09


def test_a_call_that_is_held_back_is_nobodys_slowness():
    """Turns that wait longer for a place than their deadline are neither broken nor slow."""
    wire = Wire()
    model = a_model(wire, requests_per_minute=300)
    bot = ModelBot(model, name="b", on_record=BotOnRecord(adapter="openai", model="m", base_url=model.base_url))

    async def run():
        await model.ask("", HELLO)  # making ready is not measured here
        trials = (play(a_case("Where is my loaf?"), bot, turn_timeout_s=0.3) for _ in range(4))
        return await asyncio.gather(*trials)

    played = asyncio.run(run())

    assert wire.came[-1] - wire.came[0] > 0.7
    assert [each.ending for each in played] == ["completed"] * 4
    assert max(each.usage.latency_s[0] for each in played) < 0.3


def test_a_judge_that_is_held_back_is_not_late(monkeypatch):
    """A judge's own deadline stands still too while a call of it waits for a place."""
    monkeypatch.setattr(judge, "DEADLINE_S", 0.15)
    model = a_model(Wire(), requests_per_minute=600)

    class Judge:
        name, fingerprint, standing = "j@1", "", None

        async def rule(self, case, conversation, criteria):
            await model.ask("", HELLO)
            return {each.id: Ruling(outcome=Outcome.MET, reason="so") for each in criteria}

    case = a_case("Hello?")
    criterion = a_check("says-it")
    conversation = a_conversation("Hello?", "Hello.")

    ruled = together(*[lambda: ask(Judge(), case, conversation, (criterion,))] * 3)

    assert [each["says-it"].outcome for each in ruled] == [Outcome.MET] * 3


def test_another_try_waits_in_the_queue_on_our_time():
    """One HTTP 500 under a limit ends nothing: while the second try waits behind others, no clock runs."""
    wire = Wire((500, {"retry-after-ms": "1"}), (200, {}))
    model = a_model(wire, requests_per_minute=600)

    async def asked():
        async with Deadline(0.25) as deadline:
            await model.ask("", HELLO, latest=clock_s() + 0.2)
        return deadline.held_s

    held = together(*[asked] * 5)

    assert len(wire.came) == 6
    assert max(held) > 0.3
    assert model.held_s == pytest.approx(sum(held), abs=0.1)


def test_who_waits_is_told_why_once(caplog, monkeypatch):
    """A run that seems to stand still says once for an address what holds it."""
    monkeypatch.setattr("hardcase.models.call_slots._WORTH_TELLING_S", 0.01)
    model = a_model(Wire(), requests_per_minute=1200)

    together(*[lambda: model.ask("", HELLO)] * 4)

    (told,) = [each.getMessage() for each in caplog.records if each.name == "hardcase.models.call_slots"]
    assert told.startswith("http://127.0.0.1:9: calls wait for requests_per_minute, now for ")


# What a server says


class Told(CallSlots):
    """Notes for how long it was told to hold."""

    def __init__(self):
        super().__init__()
        self.held = []

    def hold(self, seconds):
        self.held.append(seconds)


@pytest.mark.parametrize(
    ("status", "headers", "held"),
    [
        pytest.param(200, {}, [], id="nothing"),
        pytest.param(
            200, {"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "6m0s"}, [360], id="6m0s"
        ),
        pytest.param(
            200, {"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "120ms"}, [0.12], id="ms"
        ),
        pytest.param(
            200, {"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "8.64s"}, [8.64], id="s"
        ),
        pytest.param(200, {"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "7"}, [7], id="bare"),
        pytest.param(
            200, {"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "soon"}, [0], id="soon"
        ),
        pytest.param(200, {"x-ratelimit-remaining-requests": "0"}, [0], id="no reset"),
        pytest.param(
            200, {"x-ratelimit-remaining-requests": "1", "x-ratelimit-reset-requests": "6m0s"}, [], id="one left"
        ),
        pytest.param(
            200,
            {
                "anthropic-ratelimit-requests-remaining": "0",
                "anthropic-ratelimit-requests-reset": "2026-11-22T08:00:09Z",
                "date": "Sun, 22 Nov 2026 08:00:00 GMT",
            },
            [9],
            id="a moment, by the server's own clock",
        ),
        pytest.param(
            200, {"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "1s"}, [1], id="tokens, openai"
        ),
        pytest.param(
            200,
            {
                "anthropic-ratelimit-input-tokens-remaining": "0",
                "anthropic-ratelimit-input-tokens-reset": "2026-11-22T08:00:03Z",
                "date": "Sun, 22 Nov 2026 08:00:00 GMT",
            },
            [3],
            id="tokens, anthropic",
        ),
        pytest.param(429, {}, [0.5], id="no time named"),
        pytest.param(429, {"retry-after": "20"}, [20], id="seconds"),
        pytest.param(429, {"retry-after": "20", "retry-after-ms": "1500"}, [1.5], id="milliseconds first"),
        pytest.param(
            429,
            {"retry-after": "Sun, 22 Nov 2026 08:00:30 GMT", "date": "Sun, 22 Nov 2026 08:00:00 GMT"},
            [30],
            id="a date",
        ),
        pytest.param(
            429,
            {"retry-after": "1", "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "6m0s"},
            [1],
            id="its own time before the reset",
        ),
        pytest.param(
            429,
            {"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "3s"},
            [0.5, 3],
            id="only the reset",
        ),
        pytest.param(429, {"retry-after": "-5"}, [0.5], id="negative"),
        pytest.param(429, {"retry-after": "nan"}, [0.5], id="no number"),
        pytest.param(503, {"retry-after": "3"}, [3], id="503"),
        pytest.param(503, {}, [], id="503 without a time"),
        pytest.param(429, {"retry-after": "300"}, [300], id="minutes"),
        pytest.param(429, {"retry-after": "301"}, [], id="no quota left"),
        pytest.param(503, {"retry-after": "3600"}, [3600], id="down for an hour"),
        pytest.param(400, {"retry-after": "3"}, [], id="refused for another reason"),
    ],
)
def test_what_a_server_says_of_its_limits_is_read(status, headers, held):
    """Each form in which a server names a time is read, and what cannot be read holds nobody."""
    slots = Told()

    slots.heed(status, httpx2.Headers(headers))

    assert slots.held == pytest.approx(held)
    assert bool(slots.shut_s) == (headers == {"retry-after": "301"})


@pytest.mark.parametrize("adapter", ADAPTERS)
def test_one_that_is_turned_away_holds_back_all(adapter):
    """While a server has no place, no other call is sent to it, and none of them is slow for it."""
    wire = Wire((429, {"retry-after-ms": "400"}), (200, {}))
    model = a_model(wire, adapter)

    async def later():
        while not wire.came:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)
        async with Deadline(0.3) as deadline:
            await model.ask("", HELLO)
        return deadline.held_s

    _, held_s = together(lambda: model.ask("", HELLO), later)

    assert wire.apart_s[0] > 0.35
    assert held_s > 0.1


def test_nothing_is_sent_while_nothing_remains():
    """After an answer that was the last of its minute, the next call waits until the reset."""
    wire = Wire((200, {"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "80ms"}), (200, {}))

    async def twice(model):
        await model.ask("", HELLO)
        await model.ask("", HELLO)

    asyncio.run(twice(a_model(wire)))

    assert wire.apart_s[0] > 0.07


@pytest.mark.parametrize("adapter", ADAPTERS)
@pytest.mark.parametrize("latest_s", [None, 5.0])
def test_who_asks_to_wait_for_too_long_is_not_waited_for(adapter, latest_s):
    """A server that wants to be left alone for an hour, or for longer than the turn has, ends the call at once.

    After an hour there is no next one either: nobody else asks it, and the error stops the run.
    """
    after_s = 3600 if latest_s is None else 20
    error = QuotaError if latest_s is None else UnreachableError
    wire = Wire((429, {"retry-after": str(after_s)}))

    async def asked():
        latest = None if latest_s is None else clock_s() + latest_s
        model = a_model(wire, adapter)
        for _ in range(2 if error is QuotaError else 1):
            with pytest.raises(error, match="HTTP 429"):
                await model.ask("", HELLO, latest=latest)
        return model.shut_s

    began = time.monotonic()
    shut_s = asyncio.run(asked())

    assert (len(wire.came), time.monotonic() - began < 2) == (1, True)
    assert shut_s == (pytest.approx(3600, abs=2) if error is QuotaError else 0)


@pytest.mark.parametrize(("status", "after_s"), [(429, 240), (503, 3600)])
def test_a_server_that_is_busy_or_down_has_not_spent_a_quota(status, after_s):
    """A call that would have to wait for minutes ends, and the run goes on with the next one."""
    wire = Wire((status, {"retry-after": str(after_s)}))
    model = a_model(wire)

    with pytest.raises(UnreachableError, match=f"HTTP {status}"):
        asyncio.run(model.ask("", HELLO))

    assert (len(wire.came), model.shut_s) == (1, 0)


def test_nobody_is_held_for_longer_than_the_cap(monkeypatch):
    """A hold ends after a minute at most, whatever was named."""
    waits = []

    async def sleep(seconds):
        waits.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    slots = CallSlots()
    slots.hold(86_400)

    asyncio.run(slots.take())

    assert waits == [pytest.approx(HELD_AT_MOST_S, abs=1)]


# The clock


def test_a_deadline_that_has_passed_is_not_put_off():
    """What ran before the clock was stopped counts, and the rest is left when it runs again."""

    async def run():
        async with Deadline(0.05) as deadline:
            with clock_stopped():
                await asyncio.sleep(0.08)
            began = clock_s()
            try:
                await asyncio.sleep(5)
            finally:
                took.append((deadline.held_s, clock_s() - began))

    took = []
    with pytest.raises(TimeoutError):
        asyncio.run(run())

    ((held_s, ran_s),) = took
    assert held_s == pytest.approx(0.08, abs=0.04)
    assert ran_s == pytest.approx(0.05, abs=0.04)


def test_calls_that_are_held_at_once_stop_the_clock_once():
    """Two that wait together, the second for longer, are one standstill, until both are let go."""

    async def held(seconds):
        with clock_stopped():
            await asyncio.sleep(seconds)

    async def run():
        async with Deadline(0.15) as deadline:
            await asyncio.gather(held(0.1), held(0.3))
        return deadline.held_s

    assert asyncio.run(run()) == pytest.approx(0.3, abs=0.09)
