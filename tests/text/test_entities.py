"""Entities: which amounts, days and ids a text states, and which figures are none of these."""

import pytest

from hardcase.text import find_entities


def stated(text, language="en", **options):
    """Kind and words of each entity."""
    return [(each.kind, each.text) for each in find_entities(text, language, **options)]


def test_everything_is_found_in_one_pass_with_its_place():
    """Amounts, days and ids come in order of appearance, and each place leads back to its words."""
    text = "Your order KRU-48213 of 84.50 EUR came on 3 May 2026."

    found = find_entities(text)

    assert [(each.kind, each.text) for each in found] == [
        ("id", "KRU-48213"),
        ("money", "84.50 EUR"),
        ("date", "3 May 2026"),
    ]
    assert all(text[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("It is REF-5521.", ["REF-5521"], id="letters and digits with a hyphen"),
        pytest.param("Paid with gift_card_4421.", ["gift_card_4421"], id="words joined by lines"),
        pytest.param("Reservation ID: **QX7KP2**", ["QX7KP2"], id="a code behind a noun and its label"),
        pytest.param("bookings QX7KP2, RT5LM9 and 4ABC1D", ["QX7KP2", "RT5LM9", "4ABC1D"], id="a list of codes"),
        pytest.param("Order number 778123 is ready.", ["778123"], id="digits behind a label"),
        pytest.param("booking #4821", ["4821"], id="digits behind a sign"),
        pytest.param("payment 778123", ["778123"], id="many digits behind a noun"),
        pytest.param("Beställning nummer 778123", ["778123"], id="in Swedish"),
        pytest.param("Ihre Bestellnummer lautet 778123.", ["778123"], id="in German"),
        pytest.param("Su pedido número 778123", ["778123"], id="in Spanish"),
        pytest.param("0f8fad5b-d9cb-469f-a165-70867728950e", ["0f8fad5b-d9cb-469f-a165-70867728950e"], id="universal"),
    ],
)
def test_record_ids_are_found(text, ids):
    """An id shows by its form, or by the noun of a record before it."""
    assert stated(text) == [("id", each) for each in ids]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1. Look. 2) Pay. 3 - Wait.", id="marks of a list"),
        pytest.param("We are here 24/7, from 07:00 to 15:00 and at 5pm.", id="clock times"),
        pytest.param("Call 0800 123 4567 or +46 70 123 45 67.", id="phone numbers"),
        pytest.param("The 2nd time, on floor 3.", id="ordinals and counts"),
        pytest.param("Version 2.14.3 of the app", id="a version"),
        pytest.param("Card **** 4242, account ****4242", id="digits of a card"),
        pytest.param("The account number **4242** is yours.", id="four digits behind marks"),
        pytest.param("30 percent off, 5 % more", id="percentages"),
        pytest.param("You have 3 loaves and 2 passengers.", id="bare counts"),
        pytest.param("Write it like this, for example ABC-1234.", id="an example"),
        pytest.param("Usually it looks like KRU-1234.", id="a format"),
        pytest.param("Till exempel ABC-1234.", id="an example in Swedish"),
        pytest.param("Zum Beispiel ABC-1234.", id="an example in German"),
        pytest.param("Por ejemplo ABC-1234.", id="an example in Spanish"),
        pytest.param("ISO-9001 and COVID-19", id="standards and illnesses"),
        pytest.param("order 256GB of space", id="a size"),
        pytest.param("bookings QX7KP2X9999999 and", id="a code that goes on"),
        pytest.param("CASE-1", id="one digit behind letters nobody knows"),
        pytest.param("order 2024 loaves", id="a number that may be a year"),
        pytest.param("Thank you.", id="no digit at all"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_figures_are_no_entities(text):
    """What must not be taken for an amount, a day or an id."""
    assert stated(text) == []


def test_few_digits_make_an_id_behind_letters_that_are_known():
    """A company's own prefixes decide."""
    assert stated("CASE-1 is open.", prefixes={"CASE"}) == [("id", "CASE-1")]


def test_a_list_of_codes_ends_at_a_size():
    """What follows a code is one only if it looks like one."""
    assert stated("bookings QX7KP2 and 256GB") == [("id", "QX7KP2")]


def test_figures_inside_a_date_or_an_amount_are_not_read_twice():
    """One figure is one entity."""
    assert stated("payment 2026-05-03 of 1200 EUR") == [("date", "2026-05-03"), ("money", "1200 EUR")]


def test_a_hundred_thousand_characters_are_read_in_time():
    """Nothing in the patterns runs away."""
    hostile = "order " * 8_000 + "A1" * 20_000 + "KRU-" * 5_000 + "9" * 10_000

    assert isinstance(find_entities(hostile), list)


@pytest.mark.parametrize("text", ["\x00\x07", "№ ٣٤", "١٢٣ $", "£"])
def test_odd_characters_break_nothing(text):
    """Control characters and digits of other scripts are read like any others."""
    assert isinstance(find_entities(text), list)
