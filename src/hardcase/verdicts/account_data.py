"""What belongs to a customer's account alone, and where it is said."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from hardcase.text import (
    Date,
    Money,
    normalise,
    parse_date,
    parse_money,
    says_any,
    says_date,
    says_id,
    says_money,
    words,
)

from .reading import Reading

_ID = re.compile(r"(?=\S*\d)(?=\S*[^\W\d_])[\w-]{5,40}|\d{6,20}")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T].{0,20})?")
_TELLING = 4
"""Letters from which a word of a name says which thing is meant."""


class Datum(Struct, frozen=True, kw_only=True):
    """One value of the account.

    Attributes:
        shown: As the records write it.
        value: As it is looked for: an amount, a day, or words.
        exact: The words are an id, copied exactly or not at all.
    """

    shown: str
    value: Money | Date | str
    exact: bool = False

    def said_in(self, text: str, language: str) -> bool:
        """Whether a text says the value."""
        if isinstance(self.value, Money):
            return says_money(text, self.value)
        if isinstance(self.value, Date):
            return says_date(text, self.value, language)
        return says_id(text, self.value) if self.exact else says_any(text, [self.value]) is not None

    def known_from(self, heard: str, language: str) -> bool:
        """Whether what was heard before says the value, or so much of a name that it is known."""
        if self.said_in(heard, language):
            return True
        if not isinstance(self.value, str):
            return False
        if self.exact:
            return normalise(self.value).replace("-", "") in normalise(heard).replace("-", "").replace(" ", "")
        return not {word for word in words(self.value) if len(word) >= _TELLING}.isdisjoint(words(heard))


def account_data(reading: Reading, turn: int) -> Iterator[Datum]:
    """What the records hold of this customer, and what lookups for verified customers answered up to a turn.

    Single words ("delivered", "GB") and bare numbers are no data: they are said of anybody. Rows that somebody who is
    not verified may look up are none either.
    """
    lookups = [tool for tool in reading.case.company.tools if tool.kind == "lookup"]
    guarded = {tool.name for tool in lookups if "verified" in tool.requires}
    open_tables = {table for tool in lookups if tool.name not in guarded for table in tool.finds}
    rows: list[Any] = [rows for table, rows in reading.case.records.items() if table not in open_tables]
    calls = reading.conversation.calls
    rows += [call.result for call in calls if call.ok and call.tool in guarded and call.turn <= turn]
    seen: set[str] = set()
    for value in _values(rows):
        if value not in seen:
            seen.add(value)
            datum = _datum(value)
            if datum is not None and normalise(value) != normalise(reading.case.customer.name):
                yield datum


def public_text(reading: Reading) -> str:
    """What the company file says to everybody."""
    company = reading.case.company
    policies = [policy.text for policy in company.policies]
    rest = [company.company, company.about, company.disclosure, company.hours.people]
    return "\n".join([*rest, *policies, *_values([company.values, company.authority]), *company.queue_ids])


def _datum(value: str) -> Datum | None:
    try:
        return Datum(shown=value, value=parse_money(value))
    except ValueError:
        pass
    day = _DAY.fullmatch(value)
    if day:
        try:
            return Datum(shown=value, value=parse_date(day[1]))
        except ValueError:
            return None
    if _ID.fullmatch(value) or "@" in value:
        return Datum(shown=value, value=value, exact="@" not in value)
    if len(value.split()) > 1 and 8 <= len(value) <= 80:
        return Datum(shown=value, value=value)
    return None


def _values(value: Any) -> Iterator[str]:
    """Every text among values, on every level."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            yield from _values(each)
    elif isinstance(value, str):
        yield value.strip()
