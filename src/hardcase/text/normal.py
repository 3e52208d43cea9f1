"""Words brought to one form, so that spelling and typography do not decide a verdict.

`fold` is the ground of every matcher in this room: the normal form of a text together with the place
each of its characters came from, so that a match can be shown where it stands in the original.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from .folding import INVISIBLE, Folded, composed, flat, fold, lettered, piecewise
from .splitting import sentences

__all__ = [
    "INVISIBLE",
    "Folded",
    "composed",
    "flat",
    "fold",
    "lettered",
    "normalise",
    "plain",
    "reading",
    "says_any",
    "says_id",
    "sentences",
    "words",
]

_TYPESETTING = re.compile(r"[*]+|-")
_IN_WORDS = bytes(code if code > 127 or chr(code).isalnum() or chr(code) in "_'" else 32 for code in range(256))
_DASH = re.compile(r"(?<!\d)[—–―]|[—–―](?!\d)")
_MARKUP = re.compile(r"[*`#>|~]+|(?<!\w)_+|_+(?!\w)")
_RUN = re.compile(r" {2,}")
_WORD = re.compile(r"\w(?:\w|'(?=\w))*")


def reading(text: str) -> Folded:
    """`fold` as matchers of values read it: without marks of emphasis, and with space around an em dash.

    "**5** business days" is "5 business days"; "that day—May 17" must not look like one hyphened code.
    """
    folded = fold(text)
    if "*" not in folded.text and "—" not in text and "―" not in text:
        return folded

    def swap(found: re.Match[str]) -> str | None:
        hyphen = found[0] == "-" and text[folded.starts[found.start()]] not in "—―"
        return None if hyphen else " - " if found[0] == "-" else ""

    return folded.rewrite(_TYPESETTING, swap)


@lru_cache(maxsize=512)
def normalise(text: str) -> str:
    """The form in which texts are compared: one case, one kind of quote and dash, single spaces."""
    quick = flat(text)
    return piecewise(text).text.replace("\n", " ").strip() if quick is None else " ".join(quick.split())


@lru_cache(maxsize=512)
def plain(sentence: str) -> str:
    """Normalise a sentence as the tables of phrases read it: without mark-up, a dash between clauses set off by
    spaces.

    Args:
        sentence: As it was written.

    Returns:
        Normalised text; "done—refunded" keeps its two clauses apart.
    """
    said = normalise(sentence if sentence.isascii() else _DASH.sub(" - ", sentence))
    if "*" in said or "_" in said or "#" in said or "|" in said or ">" in said or "~" in said or "`" in said:
        return _RUN.sub(" ", _MARKUP.sub(" ", said)).strip()
    return said


def words(text: str) -> list[str]:
    """Words of a text in order, case folded; digits and inner apostrophes belong to a word."""
    quick = flat(text)
    if quick is None:
        return _WORD.findall(piecewise(text).text)
    spaced = lettered(quick, _IN_WORDS)
    if "'" in spaced and ("' " in spaced or " '" in spaced or "''" in spaced):
        return _WORD.findall(spaced)
    return spaced.split()


def says_any(text: str, phrases: Iterable[str]) -> str | None:
    """The first of the phrases that a text says, in any case and typography.

    A phrase stands on word boundaries. "I can" is not said in "I can't", "bank" is said in "your bank's".

    Args:
        text: What was said.
        phrases: Literal phrases, in the order in which they are tried; an empty one is never said.

    Returns:
        The phrase as it was given, or None when the text says none of them.
    """
    said = normalise(text).replace("*", "")
    for phrase in phrases:
        wanted = _phrase(phrase)
        if wanted and _stands(said, wanted):
            return phrase
    return None


@lru_cache(maxsize=4096)
def _phrase(phrase: str) -> str:
    """A phrase as it is looked for; lexicons hold hundreds and are asked at every turn."""
    return normalise(phrase).replace("*", "").strip()


def _stands(said: str, wanted: str) -> bool:
    """Whether a phrase stands on word boundaries, both in normal form."""
    if wanted not in said:
        return False
    before = r"(?<!\w)(?<!\w')" if re.match(r"\w", wanted) else ""
    after = r"(?!\w|'t(?!\w))" if re.match(r"\w", wanted[-1]) else ""
    return re.search(before + re.escape(wanted) + after, said) is not None


def says_id(text: str, record_id: str) -> bool:
    """Whether a text copies a record's id exactly.

    Case does not matter, and a hyphen may be written as a space or an en dash, or be left out where
    that joins no two digits. A longer id that contains this one does not count.

    Args:
        text: What was said.
        record_id: Id as the records write it; an empty id is never said.
    """
    wanted = normalise(record_id)
    if not any(map(str.isalnum, wanted)):
        return False
    parts = re.split("[- ]+", wanted)
    form = re.escape(parts[0])
    for left, right in pairwise(parts):
        gap = "[- \n]" if left[-1:].isdigit() and right[:1].isdigit() else "[- \n]?"
        form += gap + re.escape(right)
    before = r"(?<![\w])(?<![0-9][.,])" if wanted[0].isdigit() else r"(?<!\w)"
    after = r"(?!\w|[.,][0-9]{1,3}(?![0-9])|-[0-9])" if wanted[-1].isdigit() else r"(?!\w|-[0-9])"
    said = reading(text)
    return any(
        not _goes_on(text, *said.origin(*match.span())) for match in re.finditer(before + form + after, said.text)
    )


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a hyphen ties the span to more of the same token; a dash between words does not."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return re.match(r"\w[-\u2010\u2011]", before) is not None or re.match(r"[-\u2010\u2011]\w", after) is not None
