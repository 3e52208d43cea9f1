"""What is somebody's own and shows by its form, whoever says it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from hardcase.text import addresses_in, birthdays_in, cards_in, ids_in, mails_in, phones_in, secrets_in

from .masks import NUMBERS

FORMS = frozenset(("mail", "card", "phone", *NUMBERS.values()))
"""Forms that are a kind of number; beside them stand `address`, `birth date`, `id` and what secrets are called."""
_YEAR = re.compile(r"19[5-9]\d|20[0-3]\d")
_LAST = 4
"""Digits by which a card is known."""
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=65536)
def forms_in(text: str) -> tuple[tuple[str, str], ...]:
    """Forms with what has them, each read once however many cases say the same."""
    return tuple(dict.fromkeys(_forms_in(text)))


def _forms_in(text: str) -> Iterator[tuple[str, str]]:
    if "@" in text:
        for mail in mails_in(text):
            yield "mail", mail
    taken: list[str] = []
    for secret in secrets_in(text):
        said = text[secret.start : secret.end]
        taken.append(_digits(said))
        yield NUMBERS.get(secret.kind, secret.kind), said
    if not _DIGIT.search(text):
        return
    for card in cards_in(text):
        if not _YEAR.fullmatch(card) and (len(card) == _LAST or not _inside(card, taken)):
            taken.append(_digits(card))
            yield "card", card
    for street in addresses_in(text):
        yield "address", street
    for phone in phones_in(text):
        if not _inside(phone, taken):
            yield "phone", phone
    for birthday in birthdays_in(text):
        if birthday.year:  # a day without a year beside the word may be any day
            yield "birth date", text[birthday.start : birthday.end]
    for found in ids_in(text):
        yield "id", found


def _digits(said: str) -> str:
    return re.sub(r"\D", "", said)


def _inside(said: str, taken: list[str]) -> bool:
    """Whether a number is a piece of another one: the digits of an IBAN look like a card, those of a card a phone."""
    return any(_digits(said) in number for number in taken)
