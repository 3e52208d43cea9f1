"""Values that a text only runs through: whoever names every number there is has stated none."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from .normal import reading
from .numerals import with_digits

_OR = r"(?:or|eller|oder|o|u)"
_AND = r"(?:and|och|und|y|e)"
_BETWEEN = re.compile(rf"\s*[,;/]?\s*(?:(?:{_OR}|{_AND})\s+)?(?:(?:in|about|om|etwa|en)\s+)?", re.IGNORECASE)
_BARE = re.compile(
    rf"(?:(?<![\w.,:/-])[£€$]?\d{{1,6}}(?:[.,]\d{{1,2}})?\s*(?:[,;/]\s*(?:(?:{_OR}|{_AND})\s+)?|\s(?:{_OR}|{_AND})\s+))+$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d)\s?(?:-|–|to|bis|till|hasta|a)\s?\d+(?:[.,]\d+)?", re.IGNORECASE)
_BETWEEN_TWO = re.compile(r"(?:between|mellan|zwischen|entre) (\d+) (?:and|och|und|y) \d+", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_EITHER = re.compile(rf"(?<!\w){_OR}(?!\w)|/", re.IGNORECASE)
_LOOKED_BACK = 200
_FEW, _MANY = 3, 13
"""Different values in a row that state none: as alternatives, and in any case. A year has twelve instalments."""


class Found(Protocol):
    """What stands at a place of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


Each = TypeVar("Each", bound=Found)


def stated(text: str, found: Sequence[Each], *, alone: bool = False, dates: bool = False) -> list[Each]:
    """Leave out values that stand in an enumeration of many.

    "It takes 1, 2, 3, 5 or 10 days" states no time. "Your orders cost 10, 12 and 14 EUR" states three amounts, and
    "within 5 to 7 days, or 10 if you paid by cheque" two times.

    Args:
        text: Where they were found.
        found: Values of one kind, in order.
        alone: Only one value of the kind can hold, as for how long something takes: a row joined by "and" states none.
        dates: They are days, each of which has numbers of its own.
    """
    left: list[Each] = []
    for chain in _chains(text, found):
        first = chain[0].start
        before = _BARE.search(_in_digits(text[max(0, first - _LOOKED_BACK) : first]))
        said = _in_digits(text[first : chain[-1].end])
        values = {*_numbers(before[0] if before else "")}
        for each in chain:
            values |= {text[each.start : each.end]} if dates else {*_numbers(_in_digits(text[each.start : each.end]))}
        either = alone or _EITHER.search((before[0] if before else "") + said) is not None
        left += () if len(values) >= (_FEW if either else _MANY) else chain
    return left


def _in_digits(text: str) -> str:
    return with_digits(reading(text)).text


def _numbers(said: str) -> list[str]:
    """The numbers of a text; of a range the lower end alone."""
    return _NUMBER.findall(_RANGE.sub(r"\1", _BETWEEN_TWO.sub(r"\1", said)))


def _chains(text: str, found: Sequence[Each]) -> Iterator[list[Each]]:
    """Values between which nothing stands but what joins a list."""
    chain: list[Each] = []
    for each in found:
        if chain and _BETWEEN.fullmatch(text, chain[-1].end, each.start) is None:
            yield chain
            chain = []
        chain.append(each)
    if chain:
        yield chain
