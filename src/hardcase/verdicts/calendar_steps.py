"""Days that are known, and days that lie a known length of time away from them."""

import datetime
import functools
import re
from collections.abc import Iterator, Sequence

from hardcase.text import Date, Duration, find_dates, find_durations, speaks_of_weeks, weekdays

_LEAP = 2024
_LONGEST_DAYS = 3660
_NEAR = 14
_DAY_OF_MONTH = re.compile(r"(?<![\w.,:/-])([0-9]{1,2})(?:st|nd|rd|th|:e|:a|º|\.)(?!\w|[.,:/-][0-9])", re.IGNORECASE)


class Days:
    """The days that some texts name, asked for a day that may follow from one of them.

    Args:
        texts: Where days stand, and lengths of time that belong to this customer.
        rules: Where lengths of time stand that hold for everybody.
        spoken: What people said: there "the 6th" names a day of any month, and "Friday" one near a known day.
        language: Of all these; decides the order of day and month.
    """

    def __init__(self, texts: Sequence[str], language: str, *, rules: Sequence[str], spoken: Sequence[str]) -> None:
        self._texts, self._rules, self._spoken, self._language = texts, rules, spoken, language

    def named(self, said: Date) -> bool:
        """Whether the texts name this very day; a year is compared where both have one."""
        return any(
            (said.month, said.day) == (each.month, each.day) and _years_agree(said, each) for each in self._named
        )

    def reached(self, said: Date, *, by_rule: bool) -> bool:
        """Whether a day is one step away from a named one, or the day of a month or week that people named.

        Args:
            said: The day.
            by_rule: The length of the step may come from the rules.
        """
        if said.day in self._days_of_month:
            return True
        days = [
            day for year in ({said.year} if said.year else self._years) if (day := _day(year, said.month, said.day))
        ]
        return any(
            day in self._next
            or day in self._by_texts
            or (day in self._near and (self._weeks or day.weekday() in self._weekdays))
            or (by_rule and day in self._by_rules)
            for day in days
        )

    @functools.cached_property
    def _named(self) -> list[Date]:
        found = (each for text in (*self._texts, *self._rules) for each in find_dates(text, self._language))
        return list({(each.year, each.month, each.day): each for each in found}.values())

    @functools.cached_property
    def _days_of_month(self) -> frozenset[int]:
        return frozenset(int(each[1]) for text in self._spoken for each in _DAY_OF_MONTH.finditer(text))

    @functools.cached_property
    def _weekdays(self) -> frozenset[int]:
        return frozenset(day for text in self._spoken for day in weekdays(text, self._language))

    @functools.cached_property
    def _weeks(self) -> bool:
        return any(speaks_of_weeks(text, self._language) for text in self._spoken)

    @functools.cached_property
    def _years(self) -> frozenset[int]:
        """Years that a day without one may belong to; any leap year where none is named."""
        named = {each.year for each in self._named if each.year}
        return frozenset({year + step for year in named for step in (-1, 0, 1)} or {_LEAP})

    @functools.cached_property
    def _starts(self) -> frozenset[datetime.date]:
        found = {
            _day(year, each.month, each.day)
            for each in self._named
            for year in ({each.year} if each.year else self._years)
        }
        return frozenset(day for day in found if day is not None)

    @functools.cached_property
    def _next(self) -> frozenset[datetime.date]:
        return frozenset(_around(self._starts, {1}))

    @functools.cached_property
    def _near(self) -> frozenset[datetime.date]:
        return frozenset(_around(self._starts, set(range(1, _NEAR + 1))))

    @functools.cached_property
    def _by_texts(self) -> frozenset[datetime.date]:
        return self._by(self._texts)

    @functools.cached_property
    def _by_rules(self) -> frozenset[datetime.date]:
        return self._by(self._rules)

    def _by(self, texts: Sequence[str]) -> frozenset[datetime.date]:
        """Every day that one step of a length in these texts leads to."""
        lengths = {each for text in texts for each in find_durations(text)}
        working = {int(each.high) for each in lengths if each.unit == "business days" and each.high <= _LONGEST_DAYS}
        found = set(_around(self._starts, {step for each in lengths for step in _steps(each)}))
        found |= {_after_working_days(day, count) for day in self._starts for count in working}
        return frozenset(found)


def _years_agree(one: Date, other: Date) -> bool:
    return one.year == other.year or one.year is None or other.year is None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _around(starts: frozenset[datetime.date], steps: set[int]) -> Iterator[datetime.date]:
    """Days so many days before and after; years 1900 to 2199 are all that texts name, so none leaves the calendar."""
    for start in starts:
        for step in steps:
            yield start + datetime.timedelta(days=step)
            yield start - datetime.timedelta(days=step)


def _steps(length: Duration) -> Iterator[int]:
    """Lengths in days; a month has 28 to 31 of them and a year 365 or 366."""
    per_unit = {"days": (1, 1), "business days": (1, 1), "weeks": (7, 7), "months": (28, 31), "years": (365, 366)}
    for amount in {length.low, length.high}:
        if length.unit == "hours" and amount % 24 == 0 and amount <= _LONGEST_DAYS:
            yield int(amount) // 24
        least, most = per_unit.get(length.unit, (0, 0))
        if 0 < most * amount <= _LONGEST_DAYS:
            if length.unit == "months":
                least = 30 if amount > 2 else least  # three months are 90 to 92 days, and never 84
            yield from range(int(amount * least), int(amount * most) + 1)


def _after_working_days(start: datetime.date, count: int) -> datetime.date:
    """The day on which so many working days are over."""
    whole, rest = divmod(count, 5)
    day = start + datetime.timedelta(weeks=whole)
    while rest or day.weekday() > 4:
        day += datetime.timedelta(days=1)
        rest -= day.weekday() < 5 and rest > 0
    return day
