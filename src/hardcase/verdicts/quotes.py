"""Whether words that a judge quotes were said: a verdict rests on the transcript, or on nothing."""

import math

from hardcase.text import normalise

SHORTEST = 8
"""Characters that a quote has at least, unless it is the whole turn: less stands in any conversation."""
_RESCUED = 0.9
"""Share of a quote that has to stand in the turn in one piece."""


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
