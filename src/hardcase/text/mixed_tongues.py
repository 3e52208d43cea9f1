"""What a text says in another language than its own: a sentence in another language is read by no table of its own."""

import re

from msgspec import Struct

from .disguise import undisguised
from .own_words import without_names, without_quotations
from .splitting import sentences
from .tongue import FEWEST, LEAD, READ, SMALL_WORDS, language_of, letter_runs, others_than, voters

_FEWEST_STRANGE = 20
"""Words in a row without one small word of a language: only there is a text looked at sentence by sentence."""
_FEWEST_LETTERED, _MANY_LETTERS, _LETTERED = 8, 10, 0.2
"""Words, or letters of another alphabet, that are enough to know a language by, and the share of words that has them.

Below that share foreign letters are those of names, dishes and places.
"""
_LITTLE, _FOREIGN, _BACK = 0.1, 0.25, 4
"""Shares of small words below which words are no prose of a language, the second where their letters are not its own.

Another language may have some of them too ("i" is "and" in Polish); English has two of five.
"""
_LETTERS = {"en": "éèïç", "sv": "åäöéü", "de": "äöüßé", "es": "áéíóúüñ"}
"""Letters beyond the 26 that a language writes its own small words and verbs with."""
_DATA = re.compile(r"[{}]|:(?:\W|$)|^\W{0,3}(?:[-*+•]|\d{1,3}[.)])\s")
"""A field with its value, or an item of a list: such lines have no small words in any language."""
_PIECE = re.compile(r"[,;:|/→>]|\s(?:and|or|och|eller|und|oder|y|o)\s")
_ENDS = re.compile(r"[.!?…。！？؟।][\"'”’»)\]*_]*$")
_PIECES, _SHORT = 3, 4
"""Pieces that make a list, and the words that each of them has at most."""


class Passage(Struct, frozen=True):
    """Sentences that stand together and are not in the language around them.

    Attributes:
        tongue: One of `TONGUES`; empty where it is none of them, or cannot be told.
        text: The sentences as people read them, without quotations, and with a newline between them.
        words: How many of its words were asked.
    """

    tongue: str
    text: str
    words: int


def other_passages(text: str, likely: str) -> list[Passage]:
    """Find what a text says in another language than its own, down to a single sentence.

    A sentence belongs to one where small words of another language outnumber those of its own, quotations and names
    left out, and not where it begins in its own. Sentences without any go with their neighbours; alone they prove
    nothing, unless they are no list and a good part of their words has letters that its own language does not write.

    Args:
        text: As it was written; a long one is judged by its beginning.
        likely: The language that it should be in; one that cannot be told apart has no passages.

    Returns:
        Passages in order, each in a language that is told or in none that is known.
    """
    if likely not in SMALL_WORDS:
        return []
    text = undisguised(text)[:READ]
    if not _may_change(text, likely):
        return []
    found: list[Passage] = []
    run: list[str] = []
    for sentence in (*sentences(without_quotations(text)), ""):
        if sentence and _strange(sentence, likely):
            run.append(sentence)
        elif run:
            said = "\n".join(run)
            own = without_names(said)
            asked, tongue = voters(own), language_of(own)
            if tongue != likely and (tongue or _is_unknown(asked, likely)):
                found.append(Passage(tongue, said, len(asked)))
            run = []
    return found


def spoken_tongue(text: str, likely: str) -> str:
    """Say in which language a text is written, quotations and foreign names left out where they would decide.

    Args:
        text: As it was written.
        likely: The language that it should be in.

    Returns:
        What `language_of` says of it.
    """
    told = language_of(text, likely)
    return told if told in {"", likely} else language_of(without_names(without_quotations(text[:READ])), likely)


def _may_change(text: str, likely: str) -> bool:
    """Whether a text can hold such a passage at all: a pass over its words as they stand, without taking them apart."""
    small = SMALL_WORDS[likely]
    theirs, _ = others_than(likely)
    since = foreign = 0
    for word in letter_runs(text):
        if word.decode() in small:
            since = max(0, since - _BACK)
            continue
        since += 1
        foreign += word in theirs or not word.isascii()
        if foreign >= FEWEST - 1 or since >= _FEWEST_STRANGE:
            return True
    return False


def _strange(sentence: str, likely: str) -> bool:
    runs, (theirs, _) = letter_runs(sentence), others_than(likely)
    # Small words that stand alone vote in any case, and no more vote against them than stand there.
    sure = sum(map(SMALL_WORDS[likely].__contains__, sentence.split()))
    if sure > _FOREIGN * len(runs) and sum(map(theirs.__contains__, runs)) < FEWEST:
        return False
    said = voters(without_names(sentence))
    own, others = _votes(said, likely)
    if others >= FEWEST and others >= LEAD * own and not _begins_in(likely, said):
        return True
    alone = own <= _LITTLE * len(said) or (own <= _FOREIGN * len(said) and len(_lettered(said, likely)) >= FEWEST)
    return alone and not _DATA.search(sentence) and not _is_list(sentence)


def _votes(said: list[str], likely: str) -> tuple[int, int]:
    """How many words are small ones of a language, and of that other which has most."""
    own = sum(word in SMALL_WORDS[likely] for word in said)
    return own, max(sum(word in small for word in said) for tongue, small in SMALL_WORDS.items() if tongue != likely)


def _begins_in(likely: str, said: list[str]) -> bool:
    """The first half is plainly in the language: what is foreign behind it is named there, not said."""
    half = said[: (len(said) + 1) // 2]
    own, others = _votes(half, likely)
    return own >= max(2, _FOREIGN * len(half), LEAD * others)


def _is_list(sentence: str) -> bool:
    """Three or more short pieces, the first of any length where they are more, or a few words that no mark ends."""
    pieces = [len(piece.split()) for piece in _PIECE.split(sentence) if piece.strip()]
    if len(pieces) < _PIECES:
        return max(pieces, default=0) <= _SHORT and _ENDS.search(sentence) is None
    return max(pieces[1:]) <= _SHORT and (pieces[0] <= _SHORT or len(pieces) > _PIECES)


def _is_unknown(asked: list[str], likely: str) -> bool:
    """Whether words can be no prose of a language, though nobody knows of which they are."""
    own, foreign = sum(word in SMALL_WORDS[likely] for word in asked), _lettered(asked, likely)
    enough = (len(asked) >= _FEWEST_LETTERED and len(foreign) >= FEWEST) or sum(foreign) >= _MANY_LETTERS
    return enough and len(foreign) >= _LETTERED * len(asked) and own <= _FOREIGN * len(asked)


def _lettered(asked: list[str], likely: str) -> list[int]:
    """Of each word with letters that a language does not write, how many it has."""
    own = _LETTERS.get(likely)
    if own is None:
        return []
    counts = (sum(letter > "\x7f" and letter not in own for letter in word) for word in asked)
    return [count for count in counts if count]
