"""The normal form of a text, letter by letter, and the quick ways to it."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

import msgspec

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Body of a regex class: characters without a picture of their own (soft hyphen, bidi, zero width, tags)."""

_QUOTES = dict.fromkeys(map(ord, "‘’‚‛‹›′ʹʼ´`"), "'") | dict.fromkeys(map(ord, "“”„‟«»″＂"), '"')
_UNIFIED = _QUOTES | dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-") | {ord("⁄"): "/"}
_DROPPED = re.compile(f"[{INVISIBLE}\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]+")
_PIECE = re.compile(r"(?P<plain>(?:[!-_a-~]| (?=[!-_a-~]))+(?![^\x00-\x7f]))|(?P<space>\s+)|(?P<odd>.)", re.DOTALL)
_SPACES = re.compile(r"[ \n]{2,}")
_LINE_END = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Unicode's canonical ordering is quadratic in a run of marks: 100,000 of them would stop a run for a minute.
_MARKS = 30

_ODD = re.compile(r"[^\x00-\x7f]")
_LOWER = bytes(39 if code == 96 else ord(chr(code).lower()) if code < 128 else code for code in range(256))
CONTROLS = bytes(code for code in (*range(9), *range(14, 28), 127))
"""Bytes below 128 that the normal form drops."""
_UNEVEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]|[ \n]{2}")


class Folded(msgspec.Struct, frozen=True):
    """A text in normal form that remembers where it came from.

    Attributes:
        text: Normal form; white space is one space, or one newline where a line ended.
        starts: Per character of `text`, where its original begins.
        ends: Per character of `text`, where its original ends (exclusive).
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a non-empty span of `text`."""
        return self.starts[start], self.ends[end - 1]

    def rewrite(self, pattern: re.Pattern[str], swap: Callable[[re.Match[str]], str | None]) -> "Folded":
        """Replace what a pattern matches, keeping the way back to the original.

        Args:
            pattern: Never matches an empty string.
            swap: Replacement of one match, or None to leave it as it is.
        """
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            new = swap(match)
            if new is not None:
                first, last = match.span()
                pieces += (self.text[done:first], new)
                starts += [*self.starts[done:first], *[self.starts[first]] * len(new)]
                ends += [*self.ends[done:first], *[self.ends[last - 1]] * len(new)]
                done = last
        if not pieces:
            return self
        pieces.append(self.text[done:])
        return Folded("".join(pieces), [*starts, *self.starts[done:]], [*ends, *self.ends[done:]])


@lru_cache(maxsize=64)
def fold(text: str) -> Folded:
    """The normal form of a text, with the way back to it.

    NFKC, quotes and dashes as in ASCII, case folded, invisible and control characters dropped. Two
    departures from NFKC keep numbers what they are: a raised digit or a fraction gets a space before it
    ("2½" is not "21/2"), and of more than 30 combining marks on one letter the rest is dropped.
    """
    if not _UNEVEN.search(text):
        each = flat(text)
        if each is not None and len(each) == len(text) and (text.isascii() or all(map(_keeps_place, _odd(text)))):
            return Folded(each, range(len(text)), range(1, len(text) + 1))
    return piecewise(text)


def piecewise(text: str) -> Folded:
    """`fold`, letter by letter: what it does where no shorter way is known.

    Args:
        text: As it was written.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while match := _PIECE.match(text, at):
        first, at = match.span()
        end = at
        if match["plain"]:
            pieces.append(match[0].lower())
            starts += range(first, at)
            ends += range(first + 1, at + 1)
            continue
        if match["space"]:
            new = "\n" if _LINE_END.search(match[0]) else " "
        else:
            while at < len(text) and _joins(text[at]):
                at += 1
                end = end if _DROPPED.match(text[at - 1]) else at
            new = _letters(_DROPPED.sub("", text[first:at])[:_MARKS])
        pieces.append(new)
        starts += [first] * len(new)
        ends += [end] * len(new)
    folded = Folded("".join(pieces), starts, ends)
    return folded.rewrite(_SPACES, lambda run: "\n" if "\n" in run[0] else " ")


def flat(text: str) -> str | None:
    """The text of `fold` but for its white space, at a fraction of its cost.

    Args:
        text: As it was written.

    Returns:
        Normal form in which white space stands as it was written or as spaces; None where letters take their form
        from their neighbours, so that only `fold` knows.
    """
    if not text.isascii():
        for character in _odd(text):
            alone = _alone(character)
            if alone is None:
                return None
            text = text.replace(character, alone)
    return text.encode().translate(_LOWER, CONTROLS).decode()


def _odd(text: str) -> set[str]:
    return set(_ODD.findall(text))


@lru_cache(maxsize=4096)
def _alone(character: str) -> str | None:
    """Normal form of a character that neither takes from its neighbours nor gives to them; None for any other."""
    if character.isspace():
        return " "
    if _joins(character) or "\ud800" <= character <= "\udfff":
        return None
    form = _letters(character[:_MARKS])
    again = "".join(each if each.isascii() else _letters(each) for each in form)
    return form if form == again == form.lower() and not any(map(_joins, form)) else None


@lru_cache(maxsize=4096)
def _keeps_place(character: str) -> bool:
    """Whether a character is one character in normal form, and none of white space."""
    return len(_alone(character) or "") == 1 and not character.isspace()


def _joins(character: str) -> bool:
    """Whether a character belongs to the letter before it: marks, Korean vowels, the invisible."""
    return (
        unicodedata.category(character)[0] == "M"
        or "\u1160" <= character <= "\u11ff"
        or _DROPPED.match(character) is not None
    )


@lru_cache(maxsize=4096)
def _letters(cluster: str) -> str:
    """Normal form of one letter with its marks."""
    if not cluster:
        return ""
    raised = unicodedata.decomposition(cluster[:1]).startswith(("<super>", "<sub>", "<fraction>"))
    composed = unicodedata.normalize("NFKC", cluster.translate(_UNIFIED))
    folded = unicodedata.normalize("NFKC", composed.casefold()).translate(_UNIFIED)
    return f" {folded}" if raised else folded


@lru_cache(maxsize=64)
def composed(text: str) -> str:
    """A text with composed letters and plain quotes, in the case it was written in.

    Args:
        text: As it was written; invisible characters are dropped.
    """
    if text.isascii():
        return _DROPPED.sub("", text.replace("`", "'"))
    kept: list[str] = []
    run = 0
    for character in _DROPPED.sub("", text.translate(_QUOTES)):
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _MARKS:
            kept.append(character)
    return unicodedata.normalize("NFKC", "".join(kept)).translate(_QUOTES)


def lettered(text: str, letters: bytes) -> str:
    """A text with spaces for all that is no letter and no digit, and one at either end.

    Args:
        text: From `flat`; or any text, which is then taken as it stands.
        letters: What becomes of each byte below 128, so that a few marks may stay.
    """
    if not text.isascii():
        for character in _odd(text):
            if not character.isalnum():
                text = text.replace(character, " ")
    return f" {text.encode().translate(letters, CONTROLS).decode()} "
