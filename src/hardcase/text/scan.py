"""One pass over a text for the words of every table that has been asked for.

A `Gate` stands in front of a table's patterns: it names the few lines that can match a text, by the needles that the
one pass has found. It never rules out a line that matches. All needles of all gates are in one automaton, built again
when gates have been added since; `look` keeps what was found in the texts seen last.
"""

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from .needles import Clause, clause_of, needles_of, refers_back
from .normal import flat, lettered, plain, sentences

_LETTERS = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)) + bytes(range(128, 256))
_ALWAYS = 1
"""Hit that every text has: the trigger of a line without needles."""


@cache
def compiled(lines: tuple[str, ...]) -> re.Pattern[str]:
    """Compile a table's lines into one pattern between word boundaries; no lines match nothing.

    Args:
        lines: Patterns without macros.

    Returns:
        The pattern, compiled once.
    """
    if not lines:
        return re.compile(r"(?!)")
    return re.compile(r"(?:(?<!\w)|(?=\W))(?:" + "|".join(lines) + r")(?:(?<=\W)|(?!\w))")


class Gate:
    """What must stand in a text before the lines of a table are worth trying.

    Attributes:
        lines: The table's patterns.
        phrases: Whole words besides, of which only `lets` tells.
        triggers: Hits of which a text must have one, as bits.
        built: The automaton from which on its needles are looked for; earlier passes know nothing of it.
    """

    __slots__ = ("_ways", "built", "lines", "triggers")

    def __init__(self, lines: tuple[str, ...] = (), *, bounded: bool = True, phrases: Iterable[str] = ()) -> None:
        self.lines = lines
        self.triggers = 0
        self._ways: dict[int, list[tuple[int, int]]] = {}
        with _LOCK:
            for index, line in enumerate(lines):
                for clauses in _ways(line, bounded=bounded):
                    bits = [_bit(clause) for clause in clauses] or [_ALWAYS]
                    mask = 0
                    for bit in bits:
                        mask |= bit
                    self.triggers |= bits[0]
                    self._ways.setdefault(bits[0], []).append((mask, index))
            for clause in [clause_of(phrases)] if phrases else ():
                self.triggers |= (bit := _bit(clause))
                self._ways[bit] = [(bit, -1)]
            self.built = _STATE.number + bool(_STATE.waiting)

    def lets(self, seen: "Hits") -> bool:
        """Whether some line may match."""
        if seen.pass_number < self.built:
            return True
        hits = seen.hits
        found = hits & self.triggers
        while found:
            bit = found & -found
            found ^= bit
            for mask, _ in self._ways[bit]:
                if hits & mask == mask:
                    return True
        return False

    def finditer(self, seen: "Hits", text: str) -> Iterator[re.Match[str]]:
        """Matches of the whole table in a text, in order and apart; where two begin together, the earlier line's.

        Args:
            seen: What was found in the text, or in one of which only pieces between word boundaries were taken out.
            text: Where to look.
        """
        tried = [self.pattern(line) for line in self.candidates(seen)]
        if len(tried) < 2:
            for pattern in tried:
                yield from pattern.finditer(text)
            return
        at = 0
        ahead = [pattern.search(text) for pattern in tried]
        while True:
            ahead = [
                each if each is None or each.start() >= at else pattern.search(text, at)
                for each, pattern in zip(ahead, tried, strict=True)
            ]
            first = min((each for each in ahead if each is not None), key=re.Match.start, default=None)
            if first is None:
                return
            yield first
            at = max(first.end(), first.start() + 1)

    def sub(self, seen: "Hits", wall: str, text: str) -> str:
        """A text with a wall in place of each match; otherwise as `finditer`."""
        pieces: list[str] = []
        done = 0
        for match in self.finditer(seen, text):
            pieces += (text[done : match.start()], wall)
            done = match.end()
        return "".join((*pieces, text[done:])) if pieces else text

    def pattern(self, line: int) -> re.Pattern[str]:
        """One line, compiled at first use."""
        return compiled(self.lines[line : line + 1])

    def candidates(self, seen: "Hits") -> Sequence[int]:
        """Indexes of the lines that may match, in order."""
        if seen.pass_number < self.built:
            return range(len(self.lines))
        hits = seen.hits
        found = hits & self.triggers
        if not found:
            return ()
        lines: set[int] = set()
        while found:
            bit = found & -found
            found ^= bit
            lines.update(index for mask, index in self._ways[bit] if hits & mask == mask)
        return sorted(lines)


class Hits:
    """What one pass found.

    Attributes:
        hits: One bit for each clause of which a needle was found.
        pass_number: The automaton that looked.
    """

    __slots__ = ("hits", "pass_number")

    def __init__(self, form: str) -> None:
        state = _state()
        self.pass_number = state.number
        hits = _ALWAYS
        if state.automaton is not None:
            masks = state.masks
            for needle in state.automaton.find_matches_as_strings(form, overlapping=True):
                hits |= masks[needle]
        self.hits = hits


class Spoken(Hits):
    """One sentence as the tables read it.

    Attributes:
        text: From `plain`.
    """

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(form(text))


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
        super().__init__(form(" ".join(map(plain, self.sentences)) if folded is None else folded))

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
            self._spoken = tuple(Spoken(plain(each)) for each in self.sentences)
        return self._spoken


class _State:
    """One automaton: its number, what it looks for, and what has to go into the next one."""

    def __init__(self, number: int, masks: dict[str, int]) -> None:
        self.number, self.masks = number, masks
        self.waiting: dict[str, int] = {}
        self.automaton = AhoCorasick(list(masks), store_patterns=True) if masks else None


_LOCK = threading.RLock()
_STATE = _State(0, {})
_BITS: dict[Clause, int] = {}


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
    return folded, Hits(form(folded))


def form(folded: str) -> str:
    """The form in which needles are looked for: letters and digits in lower case, spaces for all else.

    Args:
        folded: A text whose letters are in normal form but for their case. Control characters are dropped, as `fold`
            drops them.
    """
    return lettered(folded if folded.isascii() else folded.lower(), _LETTERS)


def _ways(line: str, *, bounded: bool) -> tuple[tuple[Clause, ...], ...]:
    ways = None if refers_back(line) else needles_of(line, bounded=bounded)
    return ((),) if ways is None else ways


def _bit(clause: Clause) -> int:
    """The bit of a clause, which waits for the next automaton if it is new. Called under the lock."""
    bit = _BITS.get(clause)
    if bit is None:
        bit = _BITS[clause] = 1 << (len(_BITS) + 1)
        for needle in clause:
            _STATE.waiting[needle] = _STATE.waiting.get(needle, 0) | bit
    return bit


def _state() -> _State:
    """The automaton with every needle that is known by now."""
    global _STATE  # noqa: PLW0603
    if _STATE.waiting:
        with _LOCK:
            if _STATE.waiting:
                masks = dict(_STATE.masks)
                for needle, bits in _STATE.waiting.items():
                    masks[needle] = masks.get(needle, 0) | bits
                _STATE = _State(_STATE.number + 1, masks)
    return _STATE
