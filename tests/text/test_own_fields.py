import pytest

from hardcase.text import asked_own

FIELDS = {
    "rental_id": {
        "en": ("rental number", "rental id"),
        "de": ("Mietnummer",),
        "sv": ("uthyrningsnummer",),
        "es": ("número de alquiler",),
    }
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Could you give me your rental number, please?"),
        ("en", "What is your Rental ID?"),
        ("en-GB", "What rental number?"),
        ("en", "Please send:\n- rental number\n- your postcode"),
        ("en", "What's your order number, and your rental number?"),
        ("de", "Wie lautet Ihre Mietnummer?"),
        ("sv", "Vad är ditt uthyrningsnummer?"),
        ("es", "¿Cuál es su número de alquiler?"),
    ],
)
def test_a_field_of_a_companys_own_is_asked_for(language, text):
    """In every language it is named in, alone, beside others and in a list."""
    assert asked_own(text, language, FIELDS) == {"rental_id"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Your rental number is RENT-401. What's your order number?"),
        ("en", "You don't need your rental number."),
        ("en", "Is RENT-401 your rental number?"),
        ("en", "I found your rental number, thanks."),
        ("en", "So I can look up your rental number, please tell me your email."),
        ("en", "What is your rental idea?"),
        ("en", "Wie lautet Ihre Mietnummer?"),
        ("de", "Ihre Mietnummer habe ich schon."),
        ("fr", "Quel est votre rental number ?"),
        ("en", ""),
    ],
)
def test_what_only_names_it_does_not_ask_for_it(language, text):
    """A value that is stated, a purpose, thanks, another word, and a language it is not named in."""
    assert asked_own(text, language, FIELDS) == frozenset()
