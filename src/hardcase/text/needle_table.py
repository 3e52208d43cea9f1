"""The needles of the tables that are shipped, derived beforehand: to derive them takes a second, to read them nothing.

`scripts/needles` writes `needles.json`, by language and with one pattern a line, to be read in a review, and a test
holds it to what is derived. A pattern that is not in it, such as one that a company's words went into, is derived when
it is met.
"""

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from .needles import Clause

Ways = tuple[tuple[Clause, ...], ...]
"""Of each way to match a pattern what must stand in the text, as `needles_of` has it; a way of none needs nothing."""

TABLE = Path(__file__).with_name("needles.json")
_CLAUSE_END, _NEEDLE_END = "&", "|"


def known_ways(line: str) -> Ways | None:
    """Look up what a pattern between word boundaries needs.

    Args:
        line: A regular expression for normalised text.

    Returns:
        None where the table does not have the pattern.
    """
    language = _languages().get(line)
    return None if language is None else _read(_table()[language][line])


def language_of(line: str) -> str | None:
    """Name the language whose tables have a pattern; empty for one of no language, None for one that is not known."""
    return _languages().get(line)


def ways_in(language: str) -> Iterator[Ways]:
    """What each pattern of a language's tables needs."""
    return map(_read, _table()[language].values())


def _read(ways: Sequence[str]) -> Ways:
    return tuple(
        tuple(frozenset(clause.split(_NEEDLE_END)) for clause in way.split(_CLAUSE_END)) if way else () for way in ways
    )


def written(ways: Ways) -> Sequence[str]:
    """What the table holds for one pattern: one text for each way, the same wherever it is written.

    Args:
        ways: What the pattern needs; no needle has a mark in it.
    """
    return [_CLAUSE_END.join(_NEEDLE_END.join(sorted(clause)) for clause in way) for way in ways]


@functools.cache
def _table() -> dict[str, dict[str, list[str]]]:
    return msgspec.json.decode(TABLE.read_bytes(), type=dict[str, dict[str, list[str]]])


@functools.cache
def _languages() -> dict[str, str]:
    return {line: language for language, lines in _table().items() for line in lines}
