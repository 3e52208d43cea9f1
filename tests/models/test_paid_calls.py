"""What a call is paid for: its real tokens, nothing where it was refused, and its worst case where nobody knows."""

import asyncio

import httpx2
import pytest

from hardcase.errors import BotError, BudgetError, UnreachableError
from hardcase.models import ChatModel, Prices, Purse, Said

PRICES = Prices(in_=2, out=10)
REAL = (100 * 2 + 10 * 10) / 1e6


def answered(status=200, usage=(100, 10), text=None):
    """What a server sends back."""
    if text is None:
        counted = {"usage": {"prompt_tokens": usage[0], "completion_tokens": usage[1]}} if usage else {}
        body = {"choices": [{"message": {"content": "Yes."}, "finish_reason": "stop"}], **counted}
        return lambda request: httpx2.Response(status, json=body)
    return lambda request: httpx2.Response(status, text=text)


def broken(error):
    """The connection breaks."""

    def answer(request):
        raise error("gone", request=request)

    return answer


def paid(answer, *, limit_usd=None):
    """What one call took from the purse, its worst case, and what it raised."""
    return asyncio.run(asked("openai", "http://127.0.0.1:9/v1", limit_usd, transport=httpx2.MockTransport(answer)))


async def asked(adapter, url, limit_usd=None, **given):
    """The same of a server at an address."""
    limits = {"max_completion_tokens" if adapter == "openai" else "max_tokens": 50}
    model = ChatModel(adapter, "m", named="x", base_url=url, parameters=limits, prices=PRICES, **given)
    model.purse, books, raised = Purse(limit_usd), [], None
    model.purse.keep_books(books.append)
    try:
        await model.ask("Be brief.", [Said(role="user", text="Is it?")])
    except (BotError, UnreachableError, BudgetError) as error:
        raised = error
    return model.purse.spent_usd, books[0].usd if books else None, raised


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    """Retries follow at once."""
    slept = asyncio.sleep

    async def at_once(delay, *args):
        await slept(0)

    monkeypatch.setattr(asyncio, "sleep", at_once)
    monkeypatch.setattr("anyio.sleep", at_once)


def test_a_call_is_paid_by_its_tokens():
    """As the provider counts them, whatever was laid aside."""
    spent, worst, _ = paid(answered())

    assert spent == pytest.approx(REAL)
    assert worst > 50 * 10 / 1e6 > spent


@pytest.mark.parametrize(
    "answer",
    [answered(400), answered(401), answered(503), broken(httpx2.ConnectError)],
    ids=["400", "401", "503", "gone"],
)
def test_what_was_refused_costs_nothing(answer):
    """An error of the server, or nobody there: nothing was written."""
    spent, worst, raised = paid(answer)

    assert raised
    assert worst > 0
    assert spent == 0


def test_what_nobody_counted_is_paid_at_its_worst():
    """From a server without counts anything may have come."""
    spent, worst, _ = paid(answered(usage=None))

    assert spent == worst > 0


@pytest.mark.parametrize(
    ("last", "of_it"),
    [(answered(), REAL), (answered(429), 0), (broken(httpx2.ReadError), None)],
    ids=["answered", "refused", "cut off"],
)
def test_each_attempt_that_stayed_unanswered_is_paid(last, of_it):
    """A connection that broke after the question was sent: all of it may have been written, and be on the bill."""
    answers = [broken(httpx2.ReadError), broken(httpx2.ReadError), last]

    spent, worst, _ = paid(lambda request: answers.pop(0)(request))

    assert answers == []
    assert spent == pytest.approx(2 * worst + (worst if of_it is None else of_it))


@pytest.mark.parametrize("adapter", ["openai", "anthropic"])
@pytest.mark.parametrize("cut", [b"", b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"], ids=["unanswered", "half"])
def test_a_real_server_that_cuts_a_call_off_is_paid_and_one_that_is_not_there_is_not(adapter, cut):
    """Through the packages' own connections, which call both the same."""
    heard = []

    async def cuts(reader, writer):
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(cut)
        writer.close()

    async def both():
        server = await asyncio.start_server(cuts, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with server:
            there = await asked(adapter, url)
        return there, await asked(adapter, url)

    (spent, worst, raised), (unspent, _, nobody) = asyncio.run(both())

    assert len(heard) == 3
    assert spent == pytest.approx(3 * worst)
    assert unspent == 0
    assert isinstance(raised, UnreachableError)
    assert isinstance(nobody, UnreachableError)


def test_another_attempt_must_fit_the_budget_as_the_first_did():
    """A call that was cut off is not sent again with money that is not there."""
    sent = []

    def cut(request):
        sent.append(request)
        return broken(httpx2.ReadError)(request)

    _, worst, _ = paid(answered())
    spent, _, raised = paid(cut, limit_usd=1.5 * worst)

    assert isinstance(raised, BudgetError)
    assert (len(sent), spent) == (1, worst)


def test_an_answer_that_cannot_be_read_is_paid_each_time():
    """It is asked again, and each time somebody may send a bill."""
    spent, worst, raised = paid(answered(text="<html>"))

    assert isinstance(raised, UnreachableError)
    assert spent == pytest.approx(3 * worst)


def test_a_budget_holds_for_the_attempts_too():
    """What an unreadable answer may have cost is gone for its second attempt."""
    _, worst, _ = paid(answered(text="<html>"))

    spent, _, raised = paid(answered(text="<html>"), limit_usd=1.5 * worst)

    assert isinstance(raised, BudgetError)
    assert spent == worst
