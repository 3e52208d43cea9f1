"""A text without what is quoted and named in it: foreign words that stand there are not said in a foreign language."""

import re

from .cues import word_set
from .tongue import SMALL_WORDS

_QUOTE = re.compile(
    r"\"[^\"\n]{1,300}\"|[“„”][^“„”\n]{1,300}[“”]|«[^«»\n]{1,300}»|»[^«»\n]{1,300}«|‘[^‘’\n]{1,300}’"
    r"|(?<![^\s(])'[^'\n]{1,300}'(?![^\s.,;:!?)])"
)
_READS = re.compile(
    r"\b(?:reads?|says?|said|means?|titled|called|lautet|heißt|steht|lyder|står|heter|dice|reza|pone):\s"
    r"[^\n]{1,300}?(?:[.!?…](?=\s|$)|$)",
    re.MULTILINE | re.IGNORECASE,
)
_BEFORE, _AFTER = ",:;(-*•–>|=", ",;:)"
_PARTICLES = word_set(
    "de la las los le les l du des d del della di da do dos das van von vom der den dem am im zu zur zum en et y e i "
    "in sur sous au aux of the and på af av og och und"
)
"""Small words that stand inside the names of places, houses and books."""
_SMALL = frozenset().union(*SMALL_WORDS.values())
_TOKEN = re.compile(r"[^\W\d_]+|\S")


def without_quotations(text: str) -> str:
    """A text without what it quotes: what stands in marks inside a sentence, or behind "reads:".

    What stands in marks all alone is said.

    Args:
        text: As it was written.
    """
    if ":" in text:
        text = _READS.sub(" ", text)
    return _QUOTE.sub(_unquoted, text)


def _unquoted(quote: re.Match[str]) -> str:
    before = quote.string[max(0, quote.start() - 4) : quote.start()].rstrip()
    after = quote.string[quote.end() : quote.end() + 2].lstrip()
    follows_word = before != "" and (before[-1].isalnum() or before[-1] in _BEFORE)
    return '""' if follows_word or after[:1].islower() or after[:1] in tuple(_AFTER) else quote[0]


def without_names(text: str) -> str:
    """A text without the small words inside names: those between two words with a capital.

    Args:
        text: As it was written.
    """
    return "\n".join(map(_line_without_names, text.split("\n")))


def _line_without_names(line: str) -> str:
    spans = [(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(line)]
    words = [word for _, _, word in spans]
    kept, done, at = [], 0, 1
    while at < len(words):
        end = at
        while end < len(words) and (words[end] in _PARTICLES or words[end] in "'’-"):
            end += 1
        if at < end < len(words) and _names(words[at - 1]) and _names(words[end]):
            kept.append(line[done : spans[at][0]])
            done = spans[end][0]
        at = max(end, at) + 1
    return "".join((*kept, line[done:]))


def _names(word: str) -> bool:
    """Written with a capital, and not for being a small word at the beginning of a sentence."""
    return word[0].isupper() and word.casefold() not in _SMALL
