"""Amounts of money in free text."""

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.text.money import Money, find_money, parse_money, says_money

ANYTHING = st.text(alphabet=st.characters(exclude_categories=())) | st.text(alphabet="0123456789.,: '£€$kprone-%")


def amounts(text: str) -> list[tuple[str, str]]:
    """Amounts and currencies of a text, amounts with two decimals."""
    return [(f"{said.amount:.2f}", said.currency) for said in find_money(text)]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        # pounds
        pytest.param("£84.50", "84.50", "GBP", id="sign before"),
        pytest.param("84.50 pounds", "84.50", "GBP", id="word after"),
        pytest.param("GBP 84,50", "84.50", "GBP", id="code before, decimal comma"),
        pytest.param("84.50 GBP", "84.50", "GBP", id="code after"),
        pytest.param("84.50gbp", "84.50", "GBP", id="code after, small and joined"),
        pytest.param("84 pounds 50", "84.50", "GBP", id="pounds then pence"),
        pytest.param("84 pounds 50 was taken twice", "84.50", "GBP", id="pounds then pence in a sentence"),
        pytest.param("84 pounds and 50 pence", "84.50", "GBP", id="pounds and pence"),
        pytest.param("84 pounds sterling", "84.00", "GBP", id="sterling"),
        pytest.param("£1,234.50", "1234.50", "GBP", id="comma groups"),
        pytest.param("£1,234", "1234.00", "GBP", id="three digits after a comma"),
        pytest.param("£1,234,567.89", "1234567.89", "GBP", id="two groups"),
        pytest.param("£ 84.50", "84.50", "GBP", id="space after the sign"),
        pytest.param("£84.50.", "84.50", "GBP", id="end of a sentence"),
        pytest.param("£84.5", "84.50", "GBP", id="one decimal"),
        pytest.param("**£84.50**", "84.50", "GBP", id="emphasis"),
        pytest.param("£8\u200b4.50", "84.50", "GBP", id="hidden zero width"),
        pytest.param("£84.50¹", "84.50", "GBP", id="footnote"),
        pytest.param("(£84.50)", "84.50", "GBP", id="brackets"),
        pytest.param("yours—84.50 pounds", "84.50", "GBP", id="after an em dash"),
        pytest.param("£84.50/month", "84.50", "GBP", id="rate"),
        pytest.param("£5k", "5000.00", "GBP", id="thousands"),
        pytest.param("£1.2 million", "1200000.00", "GBP", id="millions"),
        pytest.param("50p", "0.50", "GBP", id="pence"),
        pytest.param("50 pence", "0.50", "GBP", id="pence in a word"),
        pytest.param("fifty pounds", "50.00", "GBP", id="number word"),
        pytest.param("twenty-five pounds", "25.00", "GBP", id="two number words"),
        pytest.param("two hundred pounds", "200.00", "GBP", id="hundreds"),
        pytest.param("a 50-pound voucher", "50.00", "GBP", id="hyphen"),
        pytest.param("84\npounds", "84.00", "GBP", id="over a line end"),
        # euros
        pytest.param("1.234,50 €", "1234.50", "EUR", id="point groups"),
        pytest.param("€84.5", "84.50", "EUR", id="euro sign before"),
        pytest.param("84,50 euros", "84.50", "EUR", id="euros"),
        pytest.param("fünfundzwanzig Euro", "25.00", "EUR", id="German number word"),
        pytest.param("2 Mio. €", "2000000.00", "EUR", id="German millions"),
        pytest.param("veinticinco euros", "25.00", "EUR", id="Spanish number word"),
        pytest.param("5 mil euros", "5000.00", "EUR", id="Spanish thousands"),
        pytest.param("2 millones de euros", "2000000.00", "EUR", id="Spanish millions"),
        # kronor
        pytest.param("1 234,50 kr", "1234.50", "SEK", id="space groups"),
        pytest.param("1\u00a0234,50 kr", "1234.50", "SEK", id="no-break space"),
        pytest.param("1\u202f234,50\u00a0kr", "1234.50", "SEK", id="narrow no-break space"),
        pytest.param("84:50 kr", "84.50", "SEK", id="colon"),
        pytest.param("84:- kr", "84.00", "SEK", id="colon and dash"),
        pytest.param("84 kronor", "84.00", "SEK", id="kronor"),
        pytest.param("84 kronor och 50 öre", "84.50", "SEK", id="kronor and öre"),
        pytest.param("tjugofem kronor", "25.00", "SEK", id="Swedish number word"),
        pytest.param("SEK 1200", "1200.00", "SEK", id="SEK before"),
        pytest.param("249 sek", "249.00", "SEK", id="sek in small letters"),
        pytest.param("20 SEK", "20.00", "SEK", id="few SEK"),
        pytest.param("kr 84", "84.00", "SEK", id="kr before"),
        pytest.param("500 norska kronor", "500.00", "NOK", id="Norwegian kronor"),
        # dollars and others
        pytest.param("$20", "20.00", "USD", id="dollar sign"),
        pytest.param("US$20", "20.00", "USD", id="US dollar sign"),
        pytest.param("20 dollars", "20.00", "USD", id="dollars"),
        pytest.param("20 US dollars", "20.00", "USD", id="US dollars"),
        pytest.param("$20 CAD", "20.00", "CAD", id="dollar sign and another code"),
        pytest.param("A$20", "20.00", "AUD", id="Australian dollar sign"),
        pytest.param("1'234.50 CHF", "1234.50", "CHF", id="Swiss groups"),
        pytest.param("50 cents", "0.50", "", id="cents of an unsaid currency"),
        pytest.param("on day 5 $20 was taken", "20.00", "USD", id="sign belongs to the number it touches"),
        pytest.param("one 84.50 EUR charge", "84.50", "EUR", id="number word before an amount"),
    ],
)
def test_money_is_found_as_people_write_it(text: str, amount: str, currency: str) -> None:
    """One amount and its currency, in four languages."""
    assert amounts(text) == [(amount, currency)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("84.50", id="bare number"),
        pytest.param("I see 84,50 there", id="bare number in a sentence"),
        pytest.param("fifty", id="bare number word"),
        pytest.param("on 12/03/2026", id="date"),
        pytest.param("2026-03-12", id="ISO date"),
        pytest.param("12 March 2026", id="named date"),
        pytest.param("order ORD-4821", id="id"),
        pytest.param("ORD-4821 pounds the table", id="id before a money word"),
        pytest.param("PAY-50p", id="id that ends like pence"),
        pytest.param("we are here 24/7", id="24/7"),
        pytest.param("20%", id="percentage"),
        pytest.param("£20%", id="sign and percent make no sense"),
        pytest.param("+44 20 7946 0958", id="phone number"),
        pytest.param("call 070-123 45 67", id="Swedish phone number"),
        pytest.param("5 business days", id="duration"),
        pytest.param("at 10:30", id="clock time"),
        pytest.param("vänta 20 sek", id="Swedish seconds"),
        pytest.param("1080p video", id="resolution"),
        pytest.param("480p video", id="small resolution"),
        pytest.param("two hundred and fifty pounds", id="words we cannot add up"),
        pytest.param("tvåhundra femtio kronor", id="Swedish words we cannot add up"),
        pytest.param("£", id="sign alone"),
        pytest.param("many dollars", id="word alone"),
        pytest.param("$HOME and $x", id="variables"),
        pytest.param("£0.123", id="no such amount"),
        pytest.param("1.2.3 euros", id="version before a money word"),
        pytest.param("84.50.10 kr", id="piece of something longer"),
        pytest.param("1,23,456 pounds", id="groups that make no sense"),
        pytest.param("pound the table", id="verb"),
        pytest.param("the euro zone has 20", id="number elsewhere"),
        pytest.param("", id="silence"),
    ],
)
def test_what_is_not_money_is_not_found(text: str) -> None:
    """A number without a currency beside it is no money."""
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("£84.50 and £20", [("84.50", "GBP"), ("20.00", "GBP")], id="two"),
        pytest.param("$999 + $1 = $1,000.", [("999.00", "USD"), ("1.00", "USD"), ("1000.00", "USD")], id="sum"),
        pytest.param("I paid 84 pounds 10 days ago", [("84.00", "GBP")], id="days are no pence"),
        pytest.param("84 pounds 12 March", [("84.00", "GBP")], id="a date is no pence"),
        pytest.param("84.50 pounds 12 times", [("84.50", "GBP")], id="pence were said already"),
        pytest.param("84.50 GBP, 20 EUR", [("84.50", "GBP"), ("20.00", "EUR")], id="two currencies"),
        pytest.param("84\n50 pounds", [("50.00", "GBP")], id="a line end is no group separator"),
    ],
)
def test_several_amounts_keep_apart(text: str, expected: list[tuple[str, str]]) -> None:
    """Every amount once, in order, and nothing of its neighbours."""
    assert amounts(text) == expected


def test_the_place_of_an_amount_is_its_text() -> None:
    """Offsets cut the amount out of the original, typography and all."""
    text = "We “took” £\u200b84.50 and ﬁfty pounds, 84 pounds 10 days ago."

    assert [text[said.start : said.end] for said in find_money(text)] == [
        "£\u200b84.50",
        "ﬁfty pounds",
        "84 pounds",
    ]


@given(ANYTHING)
def test_any_text_is_read(text: str) -> None:
    """No text breaks the search; amounts are in order, apart, and never negative."""
    found = find_money(text)

    assert all(said.amount >= 0 and text[said.start : said.end].strip() for said in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.decimals(min_value=0, max_value=999_999, places=2), st.sampled_from(["GBP", "EUR", "USD", "SEK"]))
def test_an_authored_amount_is_said_in_every_form(amount: Decimal, currency: str) -> None:
    """What an author writes is found in the forms a bot may choose, and other amounts are not."""
    wanted = parse_money(f"{amount} {currency}")
    sign = {"GBP": "£", "EUR": "€", "USD": "$", "SEK": "SEK "}[currency]
    continental = f"{amount:,}".translate(str.maketrans(",.", ".,"))

    assert says_money(f"It was {sign}{amount:,}.", wanted)
    assert says_money(f"Det var {continental} {currency}.", wanted)
    assert not says_money(f"It was {sign}{amount + 1:,}.", wanted)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        pytest.param("84.50 GBP", "84.50", "GBP", id="two decimals"),
        pytest.param("84.5 GBP", "84.5", "GBP", id="one decimal"),
        pytest.param("1200 SEK", "1200", "SEK", id="whole"),
        pytest.param("0.99 USD", "0.99", "USD", id="below one"),
    ],
)
def test_authored_amounts_are_read(text: str, amount: str, currency: str) -> None:
    """One form: digits, a point, a space, a code; it stands nowhere in a text."""
    assert parse_money(text) == Money(amount=Decimal(amount), currency=currency, start=0, end=0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "84.50",
        "£84.50",
        "84,50 GBP",
        "1,200 SEK",
        "84.50 gbp",
        "84.50GBP",
        "84.50 pounds",
        "84.50 XYZ",
        "-5 GBP",
        "84.505 GBP",
        " 84.50 GBP",
        "84.50 GBP\n",
        "GBP 84.50",
        "٨٤ GBP",
    ],
)
def test_another_form_is_refused_with_the_way_to_write_it(text: str) -> None:
    """The message quotes the value and shows the form."""
    with pytest.raises(ValueError, match=r"84\.50 GBP") as refused:
        parse_money(text)

    assert repr(text) in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Your £84.50 is back.", True, id="said"),
        pytest.param("Your 84.50 pounds are back.", True, id="in words"),
        pytest.param("£20 and £84.50", True, id="among others"),
        pytest.param("Your £84.05 is back.", False, id="digits swapped"),
        pytest.param("Your £845.0 is back.", False, id="point moved"),
        pytest.param("Your £84 is back.", False, id="pence missing"),
        pytest.param("Your €84.50 is back.", False, id="other currency"),
        pytest.param("Your 84.50 is back.", False, id="bare number"),
        pytest.param("Your £184.50 is back.", False, id="longer"),
        pytest.param("Your £84.501 is back.", False, id="longer decimals"),
        pytest.param("", False, id="silence"),
    ],
)
def test_an_amount_is_said_or_not(text: str, said: bool) -> None:
    """The same amount in the same currency; a bare number never counts."""
    assert says_money(text, parse_money("84.50 GBP")) is said


def test_an_open_currency_fits_any() -> None:
    """Cents of an unsaid currency fit the one wanted, and a wish without currency fits any."""
    assert says_money("50 cents", parse_money("0.50 EUR"))
    assert says_money("50 cents", parse_money("0.50 USD"))
    assert says_money("£20", Money(amount=Decimal(20), currency=""))
    assert not says_money("20", Money(amount=Decimal(20), currency=""))


@pytest.mark.parametrize("unit", ["£1", "1 ", "1,111,", "123 456 ", "1 kr ", "one hundred and ", "½", "£ "])
def test_long_texts_take_no_time(unit: str) -> None:
    """100,000 characters are searched in about a second."""
    text = unit * (100_000 // len(unit))
    started = time.process_time()

    find_money(text)

    assert time.process_time() - started < 3
