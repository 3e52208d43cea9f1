"""Calendar days in free text, in English, Swedish, German and Spanish. Weekdays alone are none."""

import functools
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import msgspec

from .enumerations import stated
from .gates import Gate
from .normal import reading
from .scan import unmarked


class Date(msgspec.Struct, frozen=True, kw_only=True):
    """A day of the calendar.

    Attributes:
        month: 1 to 12.
        day: 1 to 31, one that the month has.
        year: Four digits; None when not said.
        start: Where it begins in the text; 0 when read from a file.
        end: Where it ends in the text, exclusive; 0 when read from a file.
    """

    month: int
    day: int
    year: int | None
    start: int = 0
    end: int = 0


_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january januari januar jänner enero jan ene",
            "february februari februar febrero feb",
            "march mars märz maerz marzo mar mär mrz",
            "april abril apr abr",
            "may maj mai mayo",
            "june juni junio jun",
            "july juli julio jul",
            "august augusti agosto aug ago",
            "september septiembre setiembre sept sep set",
            "october oktober octubre oct okt",
            "november noviembre nov",
            "december dezember diciembre dec dez dic",
        ),
        start=1,
    )
    for name in names.split()
}
_SPANISH_ONLY = frozenset(("ago", "set"))  # "5 ago" is no date in English
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20|21)[0-9]{2}(?![0-9]|[.,:][0-9])"
_ORDINAL = r"(?:st|nd|rd|th|:[ea]|[.]|ter|er|ro| o)?"


@functools.cache
def _date() -> re.Pattern[str]:
    """Compiled at first use: it costs milliseconds that an import should not."""
    return re.compile(
        r"(?<!\w)(?<![0-9][/.,:])(?<![a-z]-)(?:"
        # 2026-03-12
        r"(?<!-)(?P<y1>(?:19|20|21)[0-9]{2})(?P<sep1>[-/.])(?P<m1>[0-9]{2})(?P=sep1)(?P<d1>[0-9]{2})"
        r"(?![0-9]|[-/.][0-9])"
        # 12/03/2026, 12.3.2026, 12-03-2026, 12/03/26
        r"|(?<!-)(?P<a2>[0-9]{1,2})(?P<sep2>[-/.])(?P<b2>[0-9]{1,2})(?P=sep2)(?P<y2>(?:19|20|21)?[0-9]{2})"
        r"(?!\w|[-/.:][0-9])"
        # den 12/3, el 12/3, am 12.3.
        r"|(?:(?:den|el) (?P<d3>[0-9]{1,2})/(?P<m3>[0-9]{1,2})"
        r"|(?:am|zum|bis|vom) (?P<d4>[0-9]{1,2})\.(?P<m4>[0-9]{1,2})\.)(?![\w/%])"
        # 12 March 2026, 12th of March, 12-14 March
        rf"|(?:(?P<from5>[0-9]{{1,2}}){_ORDINAL}(?:-| (?:to|and|och|till|und|bis|y|al) ))?"
        rf"(?P<d5>[0-9]{{1,2}}){_ORDINAL}[ -]?(?:of |de )?(?P<m5>{_MONTH})(?!\w)"
        rf"(?:\.?[ ,-][ ]?(?:de |del |of )?(?P<y5>{_YEAR}))?"
        # March 12th, 2026, May 20-25
        rf"|(?P<m6>{_MONTH})\.?[ -](?:the )?(?P<d6>[0-9]{{1,2}})(?:st|nd|rd|th)?"
        r"(?:-(?P<to6>[0-9]{1,2})(?:st|nd|rd|th)?)?"
        rf"(?![\w%]|[.,:][0-9])(?:,?[ ](?P<y6>{_YEAR}))?)"
    )


def find_dates(text: str, language: str = "en") -> list[Date]:
    """All days a text names, in order of appearance.

    Args:
        text: Free text; names of months are read in all four languages.
        language: Language of the text. In "en-US" the month stands first in 03/12/2026, elsewhere the day;
            where only one order is a day of the calendar, that one is meant.

    Returns:
        Days with their place in `text`; a range ("12-14 March") gives both ends the same place.
    """
    return list(_dates_in(text, language))


@functools.lru_cache(maxsize=128)
def _dates_in(text: str, language: str) -> tuple[Date, ...]:
    """As `find_dates`; several checks ask about the same text, one after the other."""
    if not _may_say_date(text):
        return ()
    said = reading(text)
    tag = language.casefold().replace("_", "-")
    found: list[Date] = []
    for match in _date().finditer(said.text.replace("\n", " ")):
        ranged = match["from5"] and int(match["from5"]) < int(match["d5"])
        start, end = said.origin(match.start("d5" if match["from5"] and not ranged else 0), match.end())
        for year, month, day in _read(match, tag):
            if _exists(year, month, day):
                found.append(Date(month=month, day=day, year=year, start=start, end=end))
    return tuple(found)


@functools.cache
def _months() -> Gate:
    return Gate(phrases=_MONTHS)


_DIGIT = re.compile("[0-9]")
_SEPARATED = re.compile("[0-9][-/.][0-9]")


def _may_say_date(text: str) -> bool:
    """Whether a digit stands there, and the name of a month or what separates the numbers of a day."""
    seen = unmarked(text)
    if seen is None:
        return True
    folded, hits = seen
    return _DIGIT.search(folded) is not None and (_months().lets(hits) or _SEPARATED.search(folded) is not None)


def _read(match: re.Match[str], tag: str) -> list[tuple[int | None, int, int]]:
    """Year, month and day of a match, both ends of a range; they may not exist in the calendar."""
    if match["y1"]:
        return [(int(match["y1"]), int(match["m1"]), int(match["d1"]))]
    if match["y2"]:
        return _numeric(match, tag)
    if match["d3"] or match["d4"]:
        return [(None, int(match["m3"] or match["m4"]), int(match["d3"] or match["d4"]))]
    name = match["m5"] or match["m6"]
    if name in _SPANISH_ONLY and not tag.startswith("es"):
        return []
    stated = match["y5"] or match["y6"]
    year = int(stated) if stated else None
    days = [int(day) for day in (match["from5"], match["d5"], match["d6"], match["to6"]) if day]
    if len(days) == 2 and days[0] >= days[1]:
        days = days[1:] if match["d5"] else days[:1]  # "orders 30 and 12 March" is no range
    return [(year, _MONTHS[name], day) for day in days]


def _numeric(match: re.Match[str], tag: str) -> list[tuple[int | None, int, int]]:
    """The day of 12/03/2026, in the order of the language."""
    short = len(match["y2"]) == 2
    # 1.2.34 is a version and 12-03-26 an id, except where people write dates so
    if short and not (match["sep2"] == "/" or (match["sep2"] == "." and tag.startswith("de"))):
        return []
    year = int(match["y2"]) + (2000 if short else 0)
    first, second = int(match["a2"]), int(match["b2"])
    if match["sep2"] == ".":
        return [(year, second, first)]
    if (tag == "en-us" and _exists(year, first, second)) or not _exists(year, second, first):
        return [(year, first, second)]
    return [(year, second, first)]


def _exists(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has this day; without a year, 29 February is one."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def parse_date(text: str) -> Date:
    """Read a day as authors write it: "2026-03-12", "12 March" or "12 March 2026".

    Raises:
        ValueError: Another form, or a day the calendar does not have; its author fixes it.
    """
    found = find_dates(text)
    named = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) or any(letter.isalpha() for letter in text)
    if not named or len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
        raise ValueError(f"not a date: {text!r}; write a day of the calendar as '2026-03-12' or '12 March'")
    return msgspec.structs.replace(found[0], start=0, end=0)


def says_date(text: str, wanted: Date, language: str = "en", *, listed: bool = True) -> bool:
    """Whether a text names a day.

    Args:
        text: What was said.
        wanted: What it must say; years are compared where both have one.
        language: Language of the text, as for `find_dates`.
        listed: A value in a row of many alternatives counts: "10, 12, 14 or 16".
    """
    found = find_dates(text, language)
    said = [
        each
        for each in found
        if (each.month, each.day) == (wanted.month, wanted.day)
        and (each.year == wanted.year or each.year is None or wanted.year is None)
    ]
    return bool(said) and (listed or not set(said).isdisjoint(stated_dates(text, found)))


def stated_dates(text: str, found: Sequence[Date]) -> list[Date]:
    """Leave out days that stand in a row of many alternatives: "on 1, 2, 3, 4 or 5 May"."""
    return stated(text, found, value=_value)


def _value(day: Date, number: Decimal | None) -> tuple[str, tuple[int, Decimal]]:
    return "", (day.month, Decimal(day.day) if number is None else number)
