"""The texts that a bot could have read, each parsed when a check first needs it."""

import functools
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from hardcase.text import find_money

_NUMBER = re.compile(r"(?<![\w.,:/-])[0-9]{1,9}(?:[.,][0-9]{1,2})?(?![\w%]|[.,:/-][0-9])")
_PERCENT = re.compile(
    r"(?<![\w.,])([0-9]{1,3}(?:[.,][0-9]{1,2})?) ?(?:%|percent|per cent|procent|prozent"
    r"|por ciento)"
)
_PERCENT_SIGNS = ("%", "cent", "prozent", "por ciento")
_SHORT = 20


class Piece:
    """One text that the bot could have read, parsed when it is first needed.

    Args:
        text: As it stands.
        since: Turn from which it could be known; -1: from the start.
        spoken: Said by a person, who may name an amount without its currency.
        general: Holds for every customer, as policies do.
        fields: The data behind the text, where it has any: its numbers may be amounts.
    """

    def __init__(
        self, text: str, *, since: int = -1, spoken: bool = False, general: bool = False, fields: Any = None
    ) -> None:
        self.text, self.since, self.spoken, self.general, self.fields = text, since, spoken, general, fields

    @functools.cached_property
    def folded(self) -> str:
        """The text in lower case."""
        return self.text.casefold()

    @functools.cached_property
    def amounts(self) -> frozenset[tuple[Decimal, str]]:
        """Amounts with their currency; empty where the piece names none."""
        found = {(each.amount, each.currency) for each in find_money(self.text)}
        found |= {(each, "") for each in _numbers(self.fields)}
        found |= {(total, "") for total in _totals(self.fields)}
        if self.spoken:
            found |= {(Decimal(each[0].replace(",", ".")), "") for each in _NUMBER.finditer(self.text)}
        return frozenset(found)

    @functools.cached_property
    def rates(self) -> frozenset[Decimal]:
        """Percentages."""
        if not any(sign in self.folded for sign in _PERCENT_SIGNS):
            return frozenset()
        return frozenset(Decimal(each[1].replace(",", ".")) for each in _PERCENT.finditer(self.folded))


def data_piece(fields: Any, *, since: int = -1, general: bool = False) -> Piece:
    """Data as one text; what JSON cannot write is left to Python."""
    try:
        text = msgspec.json.encode(fields).decode()
    except (TypeError, ValueError, RecursionError):
        text, fields = str(fields), None
    return Piece(text, since=since, general=general, fields=fields)


def _numbers(fields: Any) -> Iterator[Decimal]:
    """Every number of a piece of data, and every text that is nothing but one."""
    for value in _leaves(fields):
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            yield abs(Decimal(str(value)))
        elif isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
            yield Decimal(value.strip().replace(",", "."))


def _totals(fields: Any) -> Iterator[Decimal]:
    """What the numbers and amounts under one name add up to, list by list and over the whole."""
    lists: list[list[Any]] = []
    stack = [fields]
    while stack:
        value = stack.pop()
        if isinstance(value, Mapping):
            stack.extend(reversed(list(value.values())))
        elif isinstance(value, (list, tuple)):
            stack.extend(reversed(value))
            lists.append([each for each in value if isinstance(each, Mapping)])
    everything = [row for rows in lists for row in rows]
    for rows in (*lists, everything):
        columns: dict[str, list[Decimal]] = {}
        for row in rows:
            for name, value in row.items():
                columns.setdefault(str(name), []).extend(_amounts_of(value))
        for amounts in columns.values():
            if len(amounts) > 1:
                yield sum(amounts, Decimal(0))


def _amounts_of(value: Any) -> list[Decimal]:
    """A single number, or the one amount that a short text is."""
    if isinstance(value, str):
        found = find_money(value) if len(value) <= _SHORT else []
        return [found[0].amount] if len(found) == 1 else []
    return list(_numbers(value)) if isinstance(value, (int, float)) else []


def strings_of(fields: Any) -> Iterator[str]:
    """Every text in a piece of data, keys left aside."""
    return (value for value in _leaves(fields) if isinstance(value, str))


def _leaves(fields: Any) -> Iterator[Any]:
    stack = [fields]
    while stack:
        value = stack.pop()
        if isinstance(value, Mapping):
            stack.extend(reversed(list(value.values())))
        elif isinstance(value, (list, tuple)):
            stack.extend(reversed(value))
        else:
            yield value


def leaves(value: Any) -> list[str]:
    """Every piece of text or number in a value, keys left aside.

    Args:
        value: What a tool was given or has returned.

    Returns:
        The pieces as text; true, false and null say nothing.
    """
    return [str(each) for each in _leaves(value) if each is not None and not isinstance(each, bool)]
