"""One pass over a text for the needles of every table that has been asked for.

All needles are in one automaton, which is built again when some have been added since; so nothing is built at import.
`look` keeps what was found in the texts seen last.
"""

import functools
import operator
import threading
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from .folding import CONTROLS
from .needles import Clause
from .normal import flat, lettered, plain, sentences

_LETTERS = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)) + bytes(range(128, 256))
ALWAYS = 1
"""Hit that every text has: the trigger of a line without needles."""


class Hits:
    """What one pass found.

    Attributes:
        hits: One bit for each clause of which a needle was found.
        pass_number: The automaton that looked.
    """

    __slots__ = ("hits", "pass_number")

    def __init__(self, folded: str) -> None:
        state = _state() if _STATE.waiting else _STATE
        self.pass_number = state.number
        self.hits = _found(form(folded), state)


class Spoken(Hits):
    """One sentence as the tables read it.

    Attributes:
        text: From `plain`.
    """

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(text)


class Said(Hits):
    """One text, and what has been found out about it.

    Attributes:
        text: As it was written.
        is_simple: Every character has a normal form of its own, so that the pass needs no other form of it.
    """

    __slots__ = ("_sentences", "_spoken", "is_simple", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._sentences: tuple[str, ...] | None = None
        self._spoken: tuple[Spoken, ...] | None = None
        folded = text if text.isascii() else flat(text)
        self.is_simple = folded is not None
        hits = remembered(text)
        if hits is None:
            super().__init__(" ".join(map(plain, self.sentences)) if folded is None else folded)
        else:
            self.hits, self.pass_number = hits, _STATE.number

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences, as they were written."""
        if self._sentences is None:
            self._sentences = tuple(sentences(self.text))
        return self._sentences

    @property
    def spoken(self) -> tuple[Spoken, ...]:
        """Its sentences, as the tables read them."""
        if self._spoken is None:
            self._spoken = tuple([spoken(plain(each)) for each in self.sentences])
        return self._spoken


class _State:
    """One automaton: its number, what it looks for, and what has to go into the next one."""

    def __init__(self, number: int, masks: dict[str, int]) -> None:
        self.number, self.masks = number, masks
        self.waiting: dict[str, int] = {}
        self.automaton = one_pass(masks) if masks else None


def one_pass(needles: Iterable[str]) -> AhoCorasick:
    """What finds all needles in one pass over a text.

    Args:
        needles: None of them empty.
    """
    return AhoCorasick(list(needles), store_patterns=True)


_LOCK = threading.RLock()
_STATE = _State(0, {})
_BITS: dict[Clause, int] = {}


@lru_cache(maxsize=512)
def _found(passed: str, state: _State) -> int:
    """What `hits_in` finds; a sentence is often passed over as it was written and again as the tables read it."""
    return hits_in(passed, state)


def hits_in(passed: str, state: _State) -> int:
    """Pass over a text.

    Args:
        passed: In the form in which needles are looked for.
        state: What is looked for.

    Returns:
        One bit for each clause.
    """
    if state.automaton is None:
        return ALWAYS
    found = set(state.automaton.find_matches_as_strings(passed, overlapping=True))
    return functools.reduce(operator.or_, map(state.masks.__getitem__, found), ALWAYS)


_LINES: tuple[tuple[int, Mapping[str, int]], ...] = ()
_KEPT = 4


def remember(pass_number: int, lines: Mapping[str, int]) -> None:
    """Keep what a pass over a long text found in each of its lines, for whoever asks for a line next.

    Args:
        pass_number: Of the pass.
        lines: What was found in each line, as it was written.
    """
    global _LINES
    _LINES = ((pass_number, lines), *_LINES[: _KEPT - 1])


def remembered(text: str) -> int | None:
    """Look up what the last passes found in one of their lines.

    Args:
        text: A line, as it was written.

    Returns:
        One bit for each clause; None where it was no line, or the automaton has been built again since.
    """
    if not _STATE.waiting:
        for number, lines in _LINES:
            if number == _STATE.number and text in lines:
                return lines[text]
    return None


@lru_cache(maxsize=256)
def look(text: str) -> Said:
    """Pass over a text once; texts seen lately are not passed over again.

    Args:
        text: As it was written.

    Returns:
        What was found. Not for keeping: it is shared.
    """
    return Said(text)


@lru_cache(maxsize=512)
def spoken(sentence: str) -> Spoken:
    """Pass over one normalised sentence once.

    Args:
        sentence: From `plain`; any other text is passed over as it stands.

    Returns:
        What was found. Not for keeping: it is shared.
    """
    return Spoken(sentence)


@lru_cache(maxsize=256)
def unmarked(text: str) -> tuple[str, Hits] | None:
    """A text as `reading` has it, but for white space and dashes, and what one pass found in it.

    Args:
        text: As it was written.

    Returns:
        None where only `fold` knows its letters.
    """
    folded = flat(text)
    if folded is None or "*" not in folded:
        return None if folded is None else (folded, look(text))
    folded = folded.replace("*", "")
    return folded, Hits(folded)


def form(folded: str) -> str:
    """The form in which needles are looked for: letters and digits in lower case, spaces for all else.

    Args:
        folded: A text whose letters are in normal form but for their case. Control characters are dropped, as `fold`
            drops them.
    """
    if folded.isascii():
        return single(f" {folded.encode().translate(_LETTERS, CONTROLS).decode()} ")
    return single(lettered(folded.lower(), _LETTERS))


def single(spaced: str) -> str:
    """A text with one space where several stand together."""
    while "  " in spaced:
        spaced = spaced.replace("  ", " ")
    return spaced


def enter(clauses: Iterable[Clause]) -> tuple[list[int], int]:
    """Have needles looked for from now on.

    Args:
        clauses: Sets of needles; of each it will be known whether one of them stands in a text.

    Returns:
        A bit for each, and the number of the first pass that knows them.
    """
    with _LOCK:
        bits = []
        for clause in clauses:
            bit = _BITS.get(clause)
            if bit is None:
                bit = _BITS[clause] = 1 << (len(_BITS) + 1)
                for needle in clause:
                    _STATE.waiting[needle] = _STATE.waiting.get(needle, 0) | bit
            bits.append(bit)
        return bits, _STATE.number + bool(_STATE.waiting)


def _state() -> _State:
    """The automaton with every needle that is known by now."""
    global _STATE
    if _STATE.waiting:
        with _LOCK:
            if _STATE.waiting:
                masks = dict(_STATE.masks)
                for needle, bits in _STATE.waiting.items():
                    masks[needle] = masks.get(needle, 0) | bits
                _STATE = _State(_STATE.number + 1, masks)
    return _STATE
