"""What a customer has plainly given, and when asking for it again is fair."""

import time

import pytest

from hardcase.text import asks_fairly, given_values, takes_back, turns_to_another


@pytest.mark.parametrize(
    ("said", "language", "asked", "values"),
    [
        ("My order number is ORD-48213.", "en", (), {"order_id": "ORD-48213"}),
        ("It's about booking KRUMEX.", "en", (), {"order_id": "KRUMEX"}),
        ("Mail me at ida@example.com please.", "en", (), {"email": "ida@example.com"}),
        ("My postcode is AB1 2CD.", "en", (), {"postcode": "AB1 2CD"}),
        ("AB1 2CD.", "en", ("postcode",), {"postcode": "AB1 2CD"}),
        ("Sure, it's KR-4471.", "en", ("order_id",), {"order_id": "KR-4471"}),
        ("I was born on 3 May 1990.", "en", (), {"date_of_birth": "3 May 1990"}),
        ("3 May 1990.", "en", ("date_of_birth",), {"date_of_birth": "3 May 1990"}),
        ("My user ID is ida_lund_12.", "en", (), {"account_id": "ida_lund_12"}),
        ("Payment PAY-77 failed.", "en", (), {"payment_id": "PAY-77"}),
        ("The card ending in 4471.", "en", (), {"last_four": "4471"}),
        ("Call me on 020 7946 0123.", "en", (), {"phone": "020 7946 0123"}),
        ("Mitt ordernummer är KR-4471.", "sv", (), {"order_id": "KR-4471"}),
        ("Meine Bestellnummer ist KR-4471.", "de", (), {"order_id": "KR-4471"}),
        ("El pedido es KR-4471.", "es", (), {"order_id": "KR-4471"}),
    ],
)
def test_a_plain_value_is_read(said, language, asked, values):
    """Under its label, or as the one answer to the one thing asked for."""
    assert given_values(said, language, asked=asked) == values


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("My loaf KR-4471 is stale.", ()),
        ("I have orders KR-4471 and order KR-4472.", ()),
        ("My pin is 9503.", ("account_id",)),
        ("KR-4471, and I was born in May.", ("order_id", "name")),
        ("It cost 12345 once.", ()),
        ("I don't have the order number, but my loaf is XK-9981.", ()),
        ("It came on 3 May 1990.", ()),
        ("3 May.", ("date_of_birth",)),
        ("Write to ida@example.com or olof@example.com.", ()),
        ("No idea, sorry.", ("order_id",)),
        ("KR-4471 or KR-4472.", ("order_id",)),
        ("", ("order_id",)),
    ],
)
def test_what_could_be_several_things_is_not_read(said, asked):
    """Two values, no label, another thing asked for: nothing is plain."""
    assert given_values(said, "en", asked=asked) == {}


@pytest.mark.parametrize(
    ("said", "language", "fair"),
    [
        ("What is your order number?", "en", False),
        ("Could you give me your order number again?", "en", False),
        ("What is the number of the other order?", "en", True),
        ("I couldn't find it. What is your order number?", "en", True),
        ("Your order number or e-mail address, please?", "en", True),
        ("What is the passenger's date of birth?", "en", True),
        ("Which e-mail address should we use?", "en", True),
        ("Vad är ditt ordernummer?", "sv", False),
        ("Jag hittar inte ordern. Vad är ditt ordernummer?", "sv", True),
        ("Wie lautet Ihre Bestellnummer?", "de", False),
        ("Die Nummer ist ungültig. Wie lautet Ihre Bestellnummer?", "de", True),
        ("¿Cuál es su número de pedido?", "es", False),
        ("No encuentro el pedido. ¿Cuál es su número de pedido?", "es", True),
        ("Mikä on tilausnumerosi?", "fi", True),
    ],
)
def test_a_reason_of_its_own_makes_asking_fair(said, language, fair):
    """Another order or person, a choice, a value that did not work; unknown languages are never held against a bot."""
    assert asks_fairly(said, language) is fair


@pytest.mark.parametrize(
    ("said", "taken", "another"),
    [
        ("Sorry, it's KR-4472, I mistyped.", True, False),
        ("It's my wife's order.", True, False),
        ("And the other order?", False, True),
        ("Yes, go ahead.", False, False),
    ],
)
def test_a_customer_may_take_back_or_turn_to_something_else(said, taken, another):
    """Then what was given no longer counts as known."""
    assert (takes_back(said), turns_to_another(said)) == (taken, another)
    assert takes_back(said, "fi")
    assert turns_to_another(said, "fi")


@pytest.mark.parametrize("text", ["\x00\u202e", "order " * 20_000, "a-1" * 40_000, "1" * 100_000, "x@y" * 30_000])
def test_hostile_text_is_answered_soon(text):
    """No text makes a pattern run away."""
    started = time.process_time()

    given_values(text, asked=("order_id",))
    assert time.process_time() - started < 10
    assert given_values(text, "fi") == {}
