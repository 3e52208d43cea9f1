"""Whether quoted words were said: a judge's verdict rests on the transcript, and a bot may repeat what it was told."""

import math
import re
from collections.abc import Iterable

from hardcase.text import normalise

SHORTEST = 8
"""Characters that a quote has at least, unless it is the whole turn: less stands in any conversation."""
_RESCUED = 0.9
"""Share of a quote that has to stand in the turn in one piece."""
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
    """What somebody says of their own: of what stands in double quotation marks, the words of others are left out.

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
        return "…" if any(stands_in(said, each) for each in others) else found[0]

    return _MARKED.sub(own, text)
