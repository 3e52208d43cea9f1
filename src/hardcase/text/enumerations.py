"""Values that a text only runs through: whoever names every number there is has stated none."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Protocol, TypeVar

from .normal import reading
from .numerals import number_of, with_digits

_OR = r"(?:or|eller|oder|o|u)"
_AND = r"(?:and|och|und|y|e)"
_BETWEEN = re.compile(rf"\s*[,;/]?\s*(?:(?:{_OR}|{_AND})\s+)?(?:(?:in|about|om|etwa|en)\s+)?", re.IGNORECASE)
# A comma with three digits right behind it belongs to the number. Possessive: whatever follows, one way to read it.
_PLAIN = r"(?:\d{1,3}(?:[,. '’]\d{3}(?!\d))++(?:[.,]\d{1,2}(?!\d))?+|\d{1,6}+(?:[.,]\d{1,2}(?!\d))?+)"
_BARE = re.compile(
    rf"(?:(?<![\w.,:/-])[£€$]?{_PLAIN}\s*+(?:[,;/]\s*+(?:(?:{_OR}|{_AND})\s++)?|(?<=\s)(?:{_OR}|{_AND})\s++))++$",
    re.IGNORECASE,
)
_NUMBER = re.compile(_PLAIN)
_CLOSED = re.compile(rf"\s(?:{_OR}|{_AND})\s+\S+\s*[,;]\s*(?:(?:{_OR}|{_AND})\s+)?$", re.IGNORECASE)
"""A row that had its last item already: "for items 1, 2 or 3, 48 EUR"."""
_JOINED = re.compile(rf"\s*,?\s*(?:{_AND}\s+)?", re.IGNORECASE)
_EITHER = re.compile(rf"(?<!\w){_OR}(?!\w)|/", re.IGNORECASE)
_ALL = re.compile(rf"(?<!\w){_AND}(?!\w)", re.IGNORECASE)
_EACH_ITS_OWN = re.compile(
    r"(?<!\w)(?:respectively|respektive|respektivt|jeweils|beziehungsweise|bzw|respectivamente)(?!\w)", re.IGNORECASE
)
_CHOOSE = re.compile(
    r"(?<!\w)(?:choose|pick (?:one|a|the|any|your)|select|prefer|(?:suits?|works?)(?: best)?(?: for)? you"
    r"|(?:let me know|tell me) which|välj(?:a|er)?|föredrar?|passar (?:dig|er)|(?:aus)?wähl(?:en|t|e)|aussuchen"
    r"|bevorzug(?:en|st|t)|passt (?:ihnen|dir|euch)|lieber|eli(?:ja|ge|gir|jas)|esco(?:ja|ge|ger|jas)"
    r"|prefier(?:e|es|a)|le (?:va|viene|conviene)(?: mejor| bien)?)(?!\w)"
    r"|(?<!\w)(?:which|what|vilke[nt]|vilka|welche[nmrs]?|cuál(?:es)?)(?!\w)[^.!?\n]*\?",
    re.IGNORECASE,
)
_APART = re.compile(r"(?<=[.!?])\s+|\n+")
_LOOKED_BACK = 200
_FEW, _SEVERAL, _MANY = 4, 7, 13
"""Different values in a row that state none: as alternatives; where only one can hold, joined by "and"; and in any
case. A year has twelve instalments."""


class Found(Protocol):
    """What stands at a place of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


Each = TypeVar("Each", bound=Found)
Value = tuple[str, object]


def stated(
    text: str,
    found: Sequence[Each],
    *,
    value: Callable[[Each, Decimal | None], Value],
    part: Callable[[Each, Each], bool] | None = None,
    alone: bool = False,
) -> list[Each]:
    """Leave out values that stand in an enumeration of many.

    "It takes 1, 2, 3, 5 or 10 days" states no time. "Your orders cost 10, 12 and 14 EUR" states three amounts, "within
    24, 48 or 72 hours" a time, "48 EUR / £41 / $52" one amount in three currencies. Where the customer is asked to
    choose, each is offered.

    Args:
        text: Where they were found.
        found: Values of one kind, in order.
        value: Kind and value of one, equal when they mean the same; with a number: of that number before it, which
            shares its unit. Only values of one kind are alternatives.
        part: Tells whether one, right behind another, adds to it: the hours of "2 days and 3 hours".
        alone: Only one value of the kind can hold, as for how long something takes: in a row without "or" too.
    """
    left: list[Each] = []
    for chain in _chains(text, found):
        first, last = chain[0], chain[-1]
        before = _BARE.search(_in_digits(text[max(0, first.start - _LOOKED_BACK) : first.start]))
        bare = before[0] if before and not _CLOSED.search(before[0]) else ""
        if len(chain) == 1 and not bare:
            left += chain
            continue
        values = defaultdict(set)
        numbers = [*_numbers(bare, first)]
        for at, each in enumerate(chain):
            said = text[each.start : each.end]
            if at and part and part(chain[at - 1], each) and _JOINED.fullmatch(text, chain[at - 1].end, each.start):
                continue
            kind, what = value(each, None)
            values[kind].add(what)
            if _EITHER.search(said):  # "5 or 7 days" is one find
                numbers += _numbers(said, each)
        for like, number in numbers:
            kind, what = value(like, number)
            values[kind].add(what)
        row = bare + text[first.start : last.end]
        most = max(map(len, values.values()))
        left += () if most >= _too_many(text, row, first.start, last.end, alone=alone) else chain
    return left


def _too_many(text: str, row: str, start: int, end: int, *, alone: bool) -> int:
    """So many different values in a row state none."""
    head = _APART.split(text[max(0, start - _LOOKED_BACK) : start])[-1] + text[start:end]
    here, after, *_ = [*_APART.split(text[end : end + _LOOKED_BACK], 2), ""]
    if _EACH_ITS_OWN.search(head + here) or _CHOOSE.search(f"{head}{here} {after}"):
        return _MANY
    if _EITHER.search(row):
        return _FEW
    if alone:
        return _SEVERAL if _ALL.search(row) else _FEW
    return _MANY


def _in_digits(text: str) -> str:
    return with_digits(reading(text)).text


def _numbers(said: str, like: Each) -> Iterator[tuple[Each, Decimal]]:
    """The numbers of a text, each with what it shares the unit of."""
    return ((like, number_of(number)) for number in _NUMBER.findall(_in_digits(said)))


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
