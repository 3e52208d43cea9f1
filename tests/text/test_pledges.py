"""Which amounts and times a text pledges, and that hostile texts cost little."""

import time
from decimal import Decimal

import pytest

from hardcase.text import GIVING, asks_for_machine, pledged_amounts, pledged_times, ruled_times


def test_each_amount_of_a_sentence_is_pledged_by_its_own_verb():
    """Verb, amount and sentence are told, once for each base form."""
    said = "I'll refund you 50 pounds today and add a credit of 20 pounds on top."
    found = pledged_amounts(f"Hm. {said}", ("refund", "add credit"))

    assert [(each.base, each.money.amount, each.sentence) for each in found] == [
        ("refund", Decimal(50), said),
        ("add credit", Decimal(20), said),
    ]


def test_german_base_forms_may_begin_with_their_verb():
    """Company files write "erlassen Gebühr", and the base form comes back as it was given."""
    (found,) = pledged_amounts("Ich erlasse Ihnen die Gebühr von 6 Euro.", ("erlassen Gebühr",), "de")

    assert found.base == "erlassen Gebühr"


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("I'll refund you.", id="no amount"),
        pytest.param("I'll check what 50 pounds are.", id="another verb"),
        pytest.param("I'll refund the order above 50 pounds.", id="what the amount says of something else"),
        pytest.param("You'll refund me 50 pounds.", id="the second person"),
        pytest.param("They'll refund 50 pounds.", id="other people"),
    ],
)
def test_what_is_no_first_person_pledges_nothing(said):
    """Somebody gives a certain amount, or nothing is pledged."""
    assert pledged_amounts(said, ("refund",)) == []


def test_a_language_without_tables_pledges_nothing():
    """Nothing is guessed from another language's words."""
    assert pledged_amounts("Je vous rembourse 50 euros.", ("rembourser",), "fr") == []
    assert pledged_times("L'argent arrive aujourd'hui.", "fr") == []
    assert not asks_for_machine("Est-ce un robot?", "fr")


@pytest.mark.parametrize(
    ("said", "topic", "minutes", "business"),
    [
        pytest.param("The money arrives in your account in 2 to 3 hours.", "refund", 180, False, id="upper end"),
        pytest.param("The parcel will arrive within 2 business days.", "delivery", 2880, True, id="business days"),
        pytest.param("Someone will call you immediately.", "call-back", 60, False, id="at once"),
    ],
)
def test_a_pledged_time_is_its_latest_moment(said, topic, minutes, business):
    """The topic, and how long at most."""
    (found,) = pledged_times(said)

    assert (found.topic, found.minutes, found.business, found.sentence) == (topic, minutes, business, said)


def test_a_sentence_on_two_things_or_in_years_pledges_no_time():
    """What cannot be told apart, or compared, is left."""
    assert pledged_times("The money is on your card and the parcel arrives today.") == []
    assert pledged_times("The parcel will arrive in 2 years.") == []


def test_a_rule_gives_the_shortest_end_of_its_times():
    """Only sentences on the topic count."""
    rule = "Refunds take 3-5 business days. Reports are due within 30 days."

    assert ruled_times(rule, "refund") == [(Decimal(4320), True)]
    assert ruled_times(rule, "delivery") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("I'll " + "x " * 50_000 + "refund 5 pounds", id="a long way to the verb"),
        pytest.param("I'll refund £5 and £6 " * 5_000, id="one long sentence"),
        pytest.param("£5 " * 30_000, id="amounts"),
        pytest.param("I'll refund £5. " * 6_000, id="many sentences"),
        pytest.param("the money is in " * 7_000, id="a time that never comes"),
        pytest.param("\x00\u200b" * 50_000, id="nothing to see"),
    ],
)
def test_hostile_texts_are_read_in_seconds(text):
    """No sentence makes a pattern run away."""
    began = time.perf_counter()
    pledged_amounts(text, GIVING["en"])
    pledged_times(text)

    assert time.perf_counter() - began < 10
