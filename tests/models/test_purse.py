"""A purse: no call goes out that could exceed the budget, and what was paid is on the books."""

import asyncio
import random

import pytest

from hardcase.errors import BudgetError
from hardcase.models import Deadline, Payment, Prices, Purse, clock_s, spent_usd
from hardcase.models.deadline import clock_stopped
from hardcase.models.prices import ASSUMED_TOKENS_OUT, dollars, worst_usd


async def pays(purse, worst, cost, *, seconds=0.0):
    """One call that costs what it costs."""
    async with purse.pay(worst) as call:
        await asyncio.sleep(seconds)
        call.usd = cost


def test_a_call_that_does_not_fit_is_refused_before_it_goes_out():
    """Its worst case counts, not what it may come to."""
    purse = Purse(1.0)

    async def twice():
        await pays(purse, 0.6, 0.5)
        await pays(purse, 0.6, 0.0)

    with pytest.raises(BudgetError, match=r"0\.5000 USD are paid of 1\.00 USD, and the next call may cost 0\.6000"):
        asyncio.run(twice())
    assert purse.refused
    assert purse.spent_usd == 0.5


def test_a_call_waits_for_those_in_flight():
    """What was laid aside for them comes back when they cost less: nobody is refused too early."""
    purse = Purse(1.0)

    async def side_by_side():
        await asyncio.gather(*(pays(purse, 0.6, 0.1, seconds=0.001) for _ in range(4)))

    asyncio.run(side_by_side())

    assert not purse.refused
    assert purse.spent_usd == pytest.approx(0.4)


@pytest.mark.parametrize("seed", range(5))
def test_the_budget_is_never_exceeded(seed):
    """Whatever calls cost up to their worst case, and however many are in flight."""
    draw = random.Random(seed)
    purse, books = Purse(2.0), []
    purse.keep_books(books.append)

    async def one():
        worst = draw.uniform(0.01, 0.3)
        for _ in range(4):
            try:
                await pays(purse, worst, draw.choice([None, worst, worst / 3, 0.0]), seconds=draw.random() / 1000)
            except BudgetError:
                return
            assert purse.spent_usd <= 2.0

    async def all_of_them():
        await asyncio.gather(*(one() for _ in range(20)))

    asyncio.run(all_of_them())

    assert purse.refused
    assert spent_usd(books) == pytest.approx(purse.spent_usd)
    assert 1.0 < purse.spent_usd <= 2.0


def test_under_a_budget_pieces_are_finished_before_others_are_begun():
    """A half of a conversation is worth nothing: the money goes to whole ones, and at most one is left in half."""
    purse, whole, begun = Purse(1.0), [], []

    async def piece(number):
        async with purse.whole():
            if purse.refused:
                return
            begun.append(number)
            for _ in range(4):
                await pays(purse, 0.03, 0.02, seconds=0.0005)
            whole.append(number)

    async def side_by_side():
        await asyncio.gather(*(piece(number) for number in range(30)), return_exceptions=True)

    asyncio.run(side_by_side())

    assert len(whole) == 12  # of 0.08 each
    assert len(begun) <= 13
    assert purse.spent_usd <= 1.0


def test_pieces_are_side_by_side_where_the_money_reaches():
    """A budget that pays for all of it costs no time but that of the first piece; without one nobody waits."""
    most = dict.fromkeys((None, 100.0), 0)

    async def piece(purse, under_way):
        async with purse.whole():
            under_way.append(1)
            await pays(purse, 0.03, 0.02, seconds=0.001)
            most[purse.limit_usd] = max(most[purse.limit_usd], len(under_way))
            under_way.pop()

    async def side_by_side(purse):
        under_way = []
        await asyncio.gather(*(piece(purse, under_way) for _ in range(8)))

    for limit in most:
        asyncio.run(side_by_side(Purse(limit)))

    assert most == {None: 8, 100.0: 7}


def test_what_began_first_is_paid_first():
    """Of two calls that wait, and of which the rest pays for one, it is that of the older piece that goes out."""
    purse, paid = Purse(0.65), []

    async def piece(name, seconds):
        async with purse.whole():
            await pays(purse, 0.2, 0.1)
            await asyncio.sleep(seconds)
            await pays(purse, 0.4, 0.25)
            paid.append(name)

    async def both_wait():
        async with purse.whole():
            pass  # it cost nothing, so that both are begun
        older, younger = piece("older", 0.004), piece("younger", 0.002)  # which asks first
        await asyncio.gather(older, younger, pays(purse, 0.3, 0.0, seconds=0.02), return_exceptions=True)

    asyncio.run(both_wait())

    assert paid == ["older"]


def test_a_call_that_was_cut_off_is_paid_at_its_worst():
    """A killed process, a lost connection: the provider may have written all of it, and the next session knows."""
    purse, books = Purse(), []
    purse.keep_books(books.append)

    async def cut_off():
        async with purse.pay(0.6):
            assert spent_usd(books) == 0.6
            raise ConnectionError

    with pytest.raises(ConnectionError):
        asyncio.run(cut_off())
    assert (purse.spent_usd, spent_usd(books), books[-1].settled) == (0.6, 0.6, False)


def test_what_was_spent_before_counts_and_the_first_calls_are_written_too():
    """The call before the run is paid before there are books; a resumed run begins with what stands on them."""
    purse, books = Purse(1.0), []
    asyncio.run(pays(purse, 0.3, 0.2))

    purse.count_earlier(0.7)
    purse.count_earlier(0.7)
    purse.keep_books(books.append)

    assert spent_usd(books) == pytest.approx(0.2)
    with pytest.raises(BudgetError):
        asyncio.run(pays(purse, 0.2, 0.0))


def test_the_last_entry_about_a_call_counts():
    """First what was laid aside, then what it came to."""
    books = [Payment(call="a", usd=3, settled=False), Payment(call="b", usd=1, settled=False)]

    assert spent_usd([*books, Payment(call="a", usd=2, settled=True)]) == 3


@pytest.mark.parametrize("limit", ["max_tokens", "max_completion_tokens", "max_output_tokens"])
def test_the_worst_case_of_a_call(limit):
    """Every two bytes a token read, and all the tokens it may write; a stated assumption where nothing limits them."""
    prices, body = Prices(in_=2, out=10), {"messages": "e" * 2000}

    free = worst_usd(prices, body)
    held = worst_usd(prices, {**body, limit: 100})

    assert free == pytest.approx((1008 * 2 + ASSUMED_TOKENS_OUT * 10) / 1e6, rel=0.01)
    assert held == pytest.approx((1017 * 2 + 100 * 10) / 1e6, rel=0.01)


def test_what_is_not_ascii_may_be_a_token_a_byte():
    """Characters that a tokeniser does not know are written as their bytes."""
    prices = Prices(in_=1, out=0)

    more_usd = worst_usd(prices, {"messages": "ö" * 1000}) - worst_usd(prices, {"messages": ""})

    assert more_usd * 1e6 == pytest.approx(2000)


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (0, "0.00 USD"),
        (0.00001, "0.000010 USD"),
        (0.000314, "0.00031 USD"),
        (0.0042, "0.0042 USD"),
        (0.12345, "0.1235 USD"),
        (1234.5, "1,234.50 USD"),
    ],
)
def test_an_amount_never_reads_as_nothing(amount, told):
    """A call may cost a thousandth of a cent, and many do."""
    assert dollars(amount) == told


def test_waiting_for_the_purse_is_nobodys_slowness():
    """A bot's turn lasts as long as the bot takes: its clock stands still while calls in flight are waited for."""
    purse = Purse(1.0)

    async def turn():
        async with Deadline(0.05) as deadline:
            await pays(purse, 0.6, 0.0)
        return deadline.held_s

    async def side_by_side():
        slow = asyncio.create_task(pays(purse, 0.6, 0.0, seconds=0.1))
        await asyncio.sleep(0)
        return await turn(), await slow

    held_s, _ = asyncio.run(side_by_side())

    assert held_s > 0.05


def test_a_clock_that_is_held_stands_still_for_whoever_looks_meanwhile():
    """Of a judge's calls side by side one waits for a place: the others' time to try again does not run out."""

    async def looked():
        async with Deadline(60):
            with clock_stopped():
                before = clock_s()
                await asyncio.sleep(0.03)
                return clock_s() - before

    assert asyncio.run(looked()) < 0.01
