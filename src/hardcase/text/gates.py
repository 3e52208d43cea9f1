"""What stands in front of a table's patterns: it names the few lines that can match a text, by their needles.

A gate may let a line through that does not match and never keeps one back that does.
"""

import functools
import operator
import re
from collections.abc import Iterable, Iterator, Sequence

from .needle_table import Ways, known_ways, language_of, ways_in
from .needles import clause_of, needles_of, refers_back
from .scan import ALWAYS, Hits, enter


@functools.cache
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

    __slots__ = ("_patterns", "_ways", "built", "lines", "triggers")

    def __init__(self, lines: tuple[str, ...] = (), *, bounded: bool = True, phrases: Iterable[str] = ()) -> None:
        self.lines = lines
        for language in {language_of(line) for line in lines} - {None}:
            _enter_beforehand(language)
        ways = [(index, way) for index, line in enumerate(lines) for way in _ways(line, bounded=bounded)]
        if phrases:
            ways.append((-1, (clause_of(phrases),)))
        bits, self.built = enter(clause for _, way in ways for clause in way)
        self._patterns: list[re.Pattern[str] | None] = [None] * len(lines)
        self.triggers = 0
        self._ways: dict[int, list[tuple[int, int]]] = {}
        left = iter(bits)
        for index, way in ways:
            own = [next(left) for _ in way] or [ALWAYS]
            self.triggers |= own[0]
            self._ways.setdefault(own[0], []).append((functools.reduce(operator.or_, own), index))

    def lets(self, seen: Hits) -> bool:
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

    def finditer(self, seen: Hits, text: str) -> Iterator[re.Match[str]]:
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

    def sub(self, seen: Hits, wall: str, text: str) -> str:
        """A text with a wall in place of each match; otherwise as `finditer`."""
        pieces: list[str] = []
        done = 0
        for match in self.finditer(seen, text):
            pieces += (text[done : match.start()], wall)
            done = match.end()
        return "".join((*pieces, text[done:])) if pieces else text

    def pattern(self, line: int) -> re.Pattern[str]:
        """One line, compiled at first use."""
        known = self._patterns[line]
        if known is None:
            known = self._patterns[line] = compiled(self.lines[line : line + 1])
        return known

    def candidates(self, seen: Hits) -> Sequence[int]:
        """Indexes of the lines that may match, in order."""
        if seen.pass_number < self.built:
            return range(len(self.lines))
        hits = seen.hits
        found = hits & self.triggers
        lines: list[int] = []
        while found:
            bit = found & -found
            found ^= bit
            for mask, index in self._ways[bit]:
                if hits & mask == mask and index not in lines:
                    lines.append(index)
        return sorted(lines) if len(lines) > 1 else lines


@functools.cache
def _enter_beforehand(language: str) -> None:
    """Look for what all tables of a language need once one of them is used: the others then build nothing anew."""
    enter(clause for ways in ways_in(language) for way in ways for clause in way)


@functools.cache
def _ways(line: str, *, bounded: bool) -> Ways:
    known = known_ways(line) if bounded else None
    return derived_ways(line, bounded=bounded) if known is None else known


def derived_ways(line: str, *, bounded: bool = True) -> Ways:
    """Read off a pattern what must stand in a text that it matches.

    Args:
        line: A regular expression for normalised text.
        bounded: It is looked for between word boundaries.

    Returns:
        As `needles_of` has it, with one way that needs nothing where nothing is known.
    """
    ways = None if refers_back(line) else needles_of(line, bounded=bounded)
    return ((),) if ways is None else ways
