"""One spelling for all: who is José in the record stays José when somebody writes Jose, or hides a sign in the name."""

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

_LETTERS = {"ß": "ss", "ẞ": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_WRITTEN_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_DIGRAPHS = re.compile("ae|oe|ue|aa")
_LONG = 5
"""Shorter words keep their digraphs: Sue is not `su`."""
_WORD = re.compile(r"[^\W_]+")
_DROPPED = frozenset(("Mn", "Me", "Cf"))


class Folded(Struct, frozen=True):
    """A text in lower case, without marks and invisible characters.

    Attributes:
        text: What is compared.
        places: Where each of its letters stands in the text as written; None: at the same place.
    """

    text: str
    places: tuple[int, ...] | None = None

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece stands in the text as written, with the marks on its last letter."""
        if self.places is None:
            return start, end
        return self.places[start], max(self.places[end], self.places[end - 1] + 1)


def fold(text: str) -> Folded:
    """Fold a text, whatever its letters are composed of."""
    if text.isascii():
        return Folded(text.lower())
    return _fold(text)


@lru_cache(maxsize=4096)
def _fold(text: str) -> Folded:
    kept: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        plain = letter.lower() if letter.isascii() else _plain(letter)
        kept.append(plain)
        places += [place] * len(plain)
    return Folded("".join(kept), (*places, len(text)))


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter.lower())
    return "".join(_LETTERS.get(part, part) for part in parts if unicodedata.category(part) not in _DROPPED)


def spellings(value: str) -> frozenset[str]:
    """Every folded form in which a value may be written: Müller is `muller` and `mueller`, and so is Mueller."""
    low = unicodedata.normalize("NFC", value.lower())
    plain = fold(value).text
    if low.isascii():
        if not _DIGRAPHS.search(plain):
            return frozenset((plain,))
        return frozenset((plain, _WORD.sub(_contracted, plain)))
    return frozenset((plain, fold("".join(_WRITTEN_OUT.get(letter, letter) for letter in low)).text))


def _contracted(word: re.Match[str]) -> str:
    if len(word[0]) < _LONG:
        return word[0]
    return _DIGRAPHS.sub(lambda pair: pair[0][0], word[0])
