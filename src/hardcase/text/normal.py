"""Words brought to one form, so that spelling and typography do not decide a verdict.

`fold` is the ground of every matcher in this room: the normal form of a text together with the place
each of its characters came from, so that a match can be shown where it stands in the original.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

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
_TYPESETTING = re.compile(r"[*]+|-")
_LINE_END = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Unicode's canonical ordering is quadratic in a run of marks: 100,000 of them would stop a run for a minute.
_MARKS = 30

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]*_]*")
_NEVER_ENDS = (
    " mr mrs ms dr prof st e.g i.e cf vs approx ca dept incl excl z.b d.h u.a bzw ggf inkl zzgl evtl bl.a "
    "t.ex d.v.s dvs resp sra srta dña ud uds vd vds p.ej ej pág avda "
)
_ENDS_BEFORE_CAPITAL = " etc osv usw a.m p.m u.s u.k d.c inc ltd co corp jr sr min max ex ev "
_GOES_ON_WITH_NUMBER = " no nr nos núm tel ext fig abs kl tfn "
_GERMAN_MONTH = re.compile(
    r"\s+(?:jan(?:uar)?|feb(?:ruar)?|märz?|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?)\b",
    re.IGNORECASE,
)


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


def reading(text: str) -> Folded:
    """`fold` as matchers of values read it: without marks of emphasis, and with space around an em dash.

    "**5** business days" is "5 business days"; "that day—May 17" must not look like one hyphened code.
    """
    folded = fold(text)

    def swap(found: re.Match[str]) -> str | None:
        hyphen = found[0] == "-" and text[folded.starts[found.start()]] not in "—―"
        return None if hyphen else " - " if found[0] == "-" else ""

    return folded.rewrite(_TYPESETTING, swap)


def normalise(text: str) -> str:
    """The form in which texts are compared: one case, one kind of quote and dash, single spaces."""
    return fold(text).text.replace("\n", " ").strip()


def sentences(text: str) -> list[str]:
    """Sentences of a text as they were written, each with its end mark.

    Splits after `.`, `!`, `?`, `…` before white space, and at line ends; not inside numbers and ids, not
    after abbreviations, initials, list numbers and German ordinals.
    """
    found: list[str] = []
    for line in text.splitlines():
        done = 0
        for stop in _STOP.finditer(line):
            if _ends(line, done, stop):
                found.append(line[done : stop.end()].strip())
                done = stop.end()
        found.append(line[done:].strip())
    return [sentence for sentence in found if sentence]


def _ends(line: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether a run of stop marks ends the sentence that begins at `begin`."""
    after = line[stop.end() : stop.end() + 16]
    if not after.strip():
        return True
    if not after[0].isspace():
        return False
    if stop[0][0] != "." or stop[0].startswith(".."):
        return True
    lead = line[max(begin, stop.start() - 20) : stop.start()]
    word = lead.split()[-1].lstrip("([\"'“‘*").casefold() if lead.strip() and not lead[-1].isspace() else ""
    follows = after.strip()[0]
    if word.isdecimal() and len(word) < 3:
        return lead.strip() != word and not _GERMAN_MONTH.match(after)
    if f" {word} " in _ENDS_BEFORE_CAPITAL:
        return follows.isupper()
    if f" {word} " in _GOES_ON_WITH_NUMBER:
        return not follows.isdecimal()
    initial = len(word) == 1 and word.isalpha() and word != "i"
    dotted = "." in word and max(map(len, word.split("."))) <= 2
    return not (initial or dotted or (word and f" {word} " in _NEVER_ENDS))


def words(text: str) -> list[str]:
    """Words of a text in order, case folded; digits and inner apostrophes belong to a word."""
    return re.findall(r"\w(?:\w|'(?=\w))*", fold(text).text)


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


def says_regex(text: str, pattern: str) -> bool:
    """Whether a pattern is found in a text, in any case, on composed letters and plain quotes.

    Args:
        text: What was said; quotes are unified in it and in the pattern, invisible characters dropped.
        pattern: Python regular expression by a trusted author; a slow pattern is slow.

    Raises:
        re.error: The pattern is malformed; its author fixes it.
    """
    kept: list[str] = []
    run = 0
    for character in _DROPPED.sub("", text.translate(_QUOTES)):
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _MARKS:
            kept.append(character)
    composed = unicodedata.normalize("NFKC", "".join(kept)).translate(_QUOTES)
    return re.search(pattern.translate(_QUOTES), composed, re.IGNORECASE) is not None
