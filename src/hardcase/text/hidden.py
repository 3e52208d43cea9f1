"""Characters that nobody sees: they can carry words past people, and they are taken out of what judges read."""

import re
import unicodedata

from .normal import INVISIBLE

_UNSEEN = re.compile(f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f{INVISIBLE}\U000e0100-\U000e01ef]")
# The flags of England, Scotland and Wales are a black flag and tags: no other sequence of tags has a picture.
_FLAGS = re.compile(
    "\U0001f3f4(?:\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067|\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074"
    "|\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073)\U000e007f"
)
_JOINERS = "\u200c\u200d"
# Arabic to Myanmar, Khmer and Mongolian, and their presentation forms: joiners there change how a word is written.
_JOINING = re.compile("[\u0600-\u109f\u1780-\u18af\ua840-\ua87f\ua8e0-\ua8ff\ufb50-\ufdff\ufe70-\ufefc]")
_MARKS_OF_DIRECTION = "\u200e\u200f\u061c"
_EMOJI_STYLE = "\ufe0e\ufe0f"
_MONGOLIAN = "\u180b\u180c\u180d\u180f"


def hidden_characters(text: str) -> tuple[str, tuple[str, ...]]:
    """Take out the characters of a text that have no picture and no honest use where they stand.

    Zero-width characters, marks that turn the direction of reading, tags, fillers, variation selectors that style no
    picture, and control characters. Joiners stay within emoji and in scripts that need them, one variation selector
    after an emoji or an ideograph, direction marks where words are written from right to left, and the flags that are
    written with tags.

    Args:
        text: As it was written.

    Returns:
        tuple: The text without them, and what was taken out, in order.
    """
    if _UNSEEN.search(text) is None:
        return text, ()
    kept_whole = {at for flag in _FLAGS.finditer(text) for at in range(*flag.span())}
    from_the_right = any(each.isalpha() and unicodedata.bidirectional(each) in {"R", "AL"} for each in text)
    found: list[str] = []
    pieces: list[str] = []
    done = 0
    for match in _UNSEEN.finditer(text):
        at = match.start()
        if at in kept_whole or _is_used(text, at, from_the_right=from_the_right):
            continue
        pieces.append(text[done:at])
        found.append(match[0])
        done = at + 1
    return "".join([*pieces, text[done:]]), tuple(found)


def _is_used(text: str, at: int, *, from_the_right: bool) -> bool:
    """Whether a character without a picture does there what it is for."""
    each, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if each in _MARKS_OF_DIRECTION:
        return from_the_right
    if each in _EMOJI_STYLE:
        return before != "" and (unicodedata.category(before) in {"So", "Sm"} or before in "#*0123456789‼⁉〰〽")
    if each in _JOINERS and _JOINING.match(before):
        return after not in _JOINERS
    if each == "\u200d":
        return _is_picture(before) and unicodedata.category(after or " ") == "So"
    if each in _MONGOLIAN:
        return "\u1800" <= before <= "\u18af"
    if "\U000e0100" <= each <= "\U000e01ef" or "\ufe00" <= each <= "\ufe02":
        return "\u3400" <= before <= "\u9fff" or "\U00020000" <= before <= "\U0003ffff"
    return False


def _is_picture(character: str) -> bool:
    """An emoji, its skin tone, or the selector that makes a sign one."""
    return character != "" and (
        unicodedata.category(character) == "So" or character == "\ufe0f" or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
