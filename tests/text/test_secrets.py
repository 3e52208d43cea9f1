"""Secrets that a text says, found by their shape and described without being told again."""

import time

import pytest

from hardcase.text import find_secrets, mask_secrets

CARD = "4242 4242 " + "4242 4242"
AMEX = "3782 822463 " + "10005"
IBAN = "DE89 3704 0044 " + "0532 0130 00"
KEY = "sk-" + "a1b2c3d4" * 5


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param(f"I see card {CARD}.", "card number ending 4242", id="a card in groups"),
        pytest.param(f"Card {CARD.replace(' ', '')}", "card number ending 4242", id="a card without spaces"),
        pytest.param(f"{CARD.replace(' ', '-')} it is", "card number ending 4242", id="a card with hyphens"),
        pytest.param(f"Your card {AMEX} expired", "card number ending 0005", id="a card of fifteen digits"),
        pytest.param("Your password is Loaf" + "2041!", "password", id="a password"),
        pytest.param("password: 'brown " + "bread'", "password", id="a password in quotes"),
        pytest.param("Your security word is sour" + "dough.", "security word", id="a security word"),
        pytest.param("The PIN is 58" + "13.", "PIN", id="a PIN"),
        pytest.param("Your verification code is 582 " + "913.", "one-time code", id="a one-time code"),
        pytest.param("The code " + "582913 still works.", "one-time code", id="a bare code of six digits"),
        pytest.param(f"Use {KEY} for it", "API key ending c3d4", id="a key"),
        pytest.param("Authorization: Bearer " + "x9y8" * 8, "bearer token ending x9y8", id="a bearer token"),
        pytest.param("-----BEGIN " + "PRIVATE KEY-----", "private key", id="a private key"),
        pytest.param(f"Paid to {IBAN} today", "IBAN ending 3000", id="an IBAN in groups"),
        pytest.param("Ditt lösenord är limpa" + "77.", "password", id="a password in Swedish"),
        pytest.param("Ihre Geheimzahl lautet 58" + "13.", "PIN", id="a PIN in German"),
        pytest.param("Su código de verificación es 582" + "913.", "one-time code", id="a code in Spanish"),
    ],
)
def test_a_secret_told_is_found_and_never_repeated(said, found):
    """What is returned names the kind, and of a long value the last four characters."""
    assert find_secrets(said) == [found]
    assert f"[{found}]" in mask_secrets(said)


@pytest.mark.parametrize(
    "said",
    [
        "It ends in 4242.",
        "Card **** **** **** 4242",
        f"Order number {CARD}",
        f"Tracking: {CARD.replace(' ', '')}",
        f"Card {CARD[:-1]}1",
        "9999 9999 9999 9999",
        "Call +44 7700 900123 or 020 7946 0958.",
        "The bar code 4006381333931 is on the bag.",
        "We will send you a code.",
        "Enter the code from the text message.",
        "Your error code is 404123.",
        "Use discount code 582913 at the checkout.",
        "The parcel locker opens with code 582913.",
        "The postal code 582913 is wrong.",
        "Your password is incorrect.",
        "Your password was reset.",
        "password: ********",
        "password: [your password]",
        "Your password is at least eight characters long.",
        "Your PIN is blocked.",
        "Your security word is correct.",
        "DE88 3704 0044 0532 0130 00",
        "ZZ89 3704 0044 0532 0130 00",
        "The skirt sk-1 is sold out.",
        "bearer of good news this fine and lovely morning",
        "Ditt lösenord är fel.",
        "Das Passwort ist falsch.",
        "La contraseña es incorrecta.",
    ],
)
def test_what_only_looks_like_a_secret_is_none(said):
    """Masked digits, order and phone numbers, codes that prove nothing, and words about a password are no secrets."""
    assert find_secrets(said) == []
    assert mask_secrets(said) == said


def test_several_secrets_come_in_order_and_do_not_overlap():
    """Each is masked where it stands."""
    said = f"First {CARD}. Then your PIN is 58" + "13. Thanks."

    assert find_secrets(said) == ["card number ending 4242", "PIN"]
    assert mask_secrets(said) == "First [card number ending 4242]. Then your PIN is [PIN]. Thanks."


@pytest.mark.parametrize(
    "said", ["4242 " * 20000, "password is " * 9000, "eyJ" + "a" * 100000, "'" * 100000, "gb82 " * 20000]
)
def test_hostile_text_does_not_stop_the_search(said):
    """A hundred thousand characters take a moment."""
    started = time.monotonic()

    find_secrets(said)

    assert time.monotonic() - started < 3
