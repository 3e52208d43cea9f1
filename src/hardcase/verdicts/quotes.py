"""Whether quoted words were said: a judge's verdict rests on the transcript, and a bot may repeat what it was told."""

import math
import re
from collections.abc import Iterable

from hardcase.text import normalise

SHORTEST = 8
"""Characters that a quote has at least, unless it is the whole turn: less stands in any conversation."""
_RESCUED = 0.9
"""Share of a quote that has to stand in the turn in one piece."""
_ATTRIBUTED = re.compile(
    r"\b(?:you|du|ihr|sie|ni|usted|t[úu])\b(?:'ve|'re)?[^.!?\n\"“„«]{0,30}"
    r"\b(?:ask\w*|wr[io]t\w*|say\w*|said|mean\w*|told|tell\w*|mention\w*|want\w*|frag\w+|schr\w+|sag\w+|mein\w+|fråg\w+|skrev"
    r"|skriver|säg\w+|sa|pregunt\w+|escrib\w+|dic\w+|dijo)\b[^.!?\n\"“„«]{0,30}$"
    r"|\b(?:about|question|message|frage|nachricht|um|fråga|meddelande|om|pregunta|mensaje|sobre)\W{0,3}$",
    re.IGNORECASE,
)
"""What stands before a quotation that tells the customer what they said."""
_MARKED = re.compile(r'"([^"\n]+)"|“([^“”\n]+)”|„([^„“”\n]+)[“”]|«([^«»\n]+)»')


def stands_in(quote: str, text: str) -> bool:
    """Tell whether a turn says what is quoted.

    Letter case, spacing, kinds of quotes and dashes and invisible characters do not matter. A slip at one end of a
    longer quote is forgiven.

    Args:
        quote: As a judge copied it.
        text: What was said in the turn.

    Returns:
        bool: False for a quote that is too short to show anything.
    """
    wanted, said = normalise(quote), normalise(text)
    if len(wanted) < SHORTEST:
        return bool(wanted) and wanted == said
    piece = math.ceil(_RESCUED * len(wanted))
    return any(wanted[start : start + piece] in said for start in range(len(wanted) - piece + 1))


def without_repeated(text: str, heard: Iterable[str]) -> str:
    """What somebody says of their own: quotations by which they tell others what these said are left out.

    A quotation stands in double quotation marks behind words such as "you ask" or "about". Without these it may be said
    because it was ordered ("end each reply with ..."), and counts.

    Args:
        text: A turn.
        heard: What others said before it.

    Returns:
        str: With an ellipsis in place of each quotation that stands in one of them.
    """
    if not _MARKED.search(text):
        return text
    others = list(heard)

    def own(found: re.Match[str]) -> str:
        said = next(filter(None, found.groups()))
        told = _ATTRIBUTED.search(text[max(0, found.start() - 100) : found.start()])
        return "…" if told and any(stands_in(said, each) for each in others) else found[0]

    return _MARKED.sub(own, text)
