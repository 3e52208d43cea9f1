"""What a bot asks for that only one company has, as the number of a rental."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from .asks import asked_fields
from .lexicon import primary
from .splitting import sentences

_ASKED_LIKE = "order_id"
_NOUNS = {"en": "order number", "sv": "ordernummer", "de": "Bestellnummer", "es": "número de pedido"}
"""What the table calls this field, put in the place of the company's own words."""


def asked_own(text: str, language: str, fields: Mapping[str, Mapping[str, Sequence[str]]]) -> frozenset[str]:
    """Find the fields of a company's own that a bot's turn asks the customer for.

    The company says what it calls them; whether a sentence asks is told as for an order number that stood there.

    Args:
        text: What the bot said in one turn.
        language: Language of the text; for one without a table nothing is found.
        fields: For each field and language, what it is called.

    Returns:
        Those that the turn asks for.
    """
    noun = _NOUNS.get(primary(language))
    if noun is None:
        return frozenset()
    return frozenset(
        field
        for field, called in fields.items()
        if (words := tuple(called.get(primary(language), ()))) and _asks(text, language, words, noun)
    )


def _asks(text: str, language: str, words: tuple[str, ...], noun: str) -> bool:
    pattern = _pattern(words)
    if not pattern.search(text):
        return False
    named = [each for each in sentences(text) if pattern.search(each)]
    if any(_ASKED_LIKE in asked_fields(pattern.sub(noun, each), language) for each in named):
        return True
    # A list is asked for by the sentence above it.
    alone = _ASKED_LIKE not in asked_fields(text, language)
    return alone and _ASKED_LIKE in asked_fields(pattern.sub(noun, text), language)


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
