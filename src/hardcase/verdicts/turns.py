"""Turns read otherwise than they were written, and the sentences in them."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from hardcase.conversations import Turn
from hardcase.text import as_shown, sentences


def turn_with(turn: Turn, text: str) -> Turn:
    """The turn with another text; itself where that is its own."""
    return turn if text == turn.text else structs.replace(turn, text=text)


def turn_as_shown(turn: Turn) -> Turn:
    """The turn as a page shows what it says in HTML."""
    return turn_with(turn, as_shown(turn.text))


def sentences_in(turn: Turn, parts: Sequence[str]) -> Iterator[str]:
    """Sentences of a turn that may stand in some parts of the text of all turns."""
    if any(part in turn.text or "\n" in part for part in parts):
        for sentence in sentences(turn.text):
            if any(sentence in part for part in parts):
                yield sentence
