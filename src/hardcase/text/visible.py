"""Words of an untrusted bot at the edges: shown in a terminal or a CI log, never obeyed."""

import re
from collections.abc import Sequence

from .normal import INVISIBLE

# One variation selector after a character is how "✔️" is written; more of them can carry hidden text.
_UNSEEN = re.compile(
    "(?:(?<=[^\ufe00-\ufe0f])(?P<emoji>[\ufe0e\ufe0f])(?![\ufe00-\ufe0f])"
    f"|(?P<unseen>[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff{INVISIBLE}]))"
)
_COMMAND = re.compile(r"(?m)^(?=[^\S\n]*(?:::|##\w{0,20}\[))")
_MARKER = re.compile(r"##(?=\w{0,20}\[)")
_GUARD = "│ "


def visible(text: str) -> str:
    r"""A text whose control and invisible characters are shown instead of obeyed.

    Everything but newline and tab that moves the cursor, turns the direction of reading or has no picture of
    its own becomes its escape: `\x1b`, `\u202e`, `\U000e0041`.
    """
    if text.isascii() and text.isprintable():  # most texts, and a report shows a hundred thousand of them
        return text
    return _UNSEEN.sub(lambda match: match["emoji"] or _escape(match["unseen"]), text)


def _escape(character: str) -> str:
    """Python's escape of one character."""
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def some(names: Sequence[str], limit: int = 3) -> str:
    """The first names, and how many more there are.

    Args:
        names: In the order to show.
        limit: How many are shown.
    """
    more = len(names) - limit
    return ", ".join(names[:limit]) + (f" and {more} more" if more > 0 else "")


def one_line(text: str, limit: int = 120) -> str:
    """A text on one line, newlines shown as ⏎.

    Args:
        text: Words of anybody.
        limit: Characters the line may have, at least 1; a longer one ends with "…".

    Raises:
        ValueError: `limit` is below 1.
    """
    if limit < 1:
        raise ValueError(f"a line of {limit!r} characters cannot hold anything; ask for at least 1")
    line = " ⏎ ".join(part.strip() for part in visible(text).strip().replace("\t", " ").split("\n"))
    return line if len(line) <= limit else line[: limit - 1] + "…"


def ci_safe(text: str) -> str:
    """A text that no CI system reads as a command, and otherwise as `visible` shows it.

    A line that starts with a command after white space gets a bar before it. GitHub and Azure also obey
    `##[` and `##vso[` inside a line, so a bar parts those marks wherever they stand.

    Source:
        actions/runner, src/Runner.Common/ActionCommand.cs: `TryParseV2` trims and looks at the start,
        `TryParse` searches the whole line.
    """
    return _MARKER.sub("#│#", _COMMAND.sub(_GUARD, visible(text)))
