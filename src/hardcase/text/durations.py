"""How long a text says something takes, in English, Swedish, German and Spanish.

Business days are a unit of their own: a calendar "5 days" is a different promise than "5 business days".
"""

import functools
import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from .enumerations import stated
from .gates import Gate
from .normal import reading
from .numerals import NUMBER_WORDS, may_say_number, with_digits
from .scan import unmarked

__all__ = ["NUMBER_WORDS", "Duration", "find_durations", "parse_duration", "says_duration"]


class Duration(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time, or a range of it.

    Attributes:
        low: Lower end in `unit`; equal to `high` when no range was said.
        high: Upper end in `unit`, the one that is promised.
        unit: "minutes", "hours", "days", "business days", "weeks", "months" or "years".
        start: Where it begins in the text; 0 when read from a file.
        end: Where it ends in the text, exclusive; 0 when read from a file.
    """

    low: Decimal
    high: Decimal
    unit: str
    start: int = 0
    end: int = 0


_UNITS = (  # business days first: "working day" and "día hábil" also hold a plain day
    (
        "business days",
        1,
        r"(?:business|working|work|banking|bank|week)[ -]?days?|(?:arbets|bank|var)dag(?:ar|en|arna)?"
        r"|(?:werk|arbeits|bank|bankarbeits|geschäfts)tag(?:en?|e?s)?"
        r"|d[ií]as? (?:h[áa]bil|laboral|laborable)(?:es|s)?",
    ),
    (
        "business days",
        5,
        r"(?:business|working|work)[ -]?weeks?|arbetsveck(?:a|or)|arbeitswochen?|semanas? laboral(?:es)?",
    ),
    ("minutes", 1, r"minut(?:es?|er|en|os?)?|mins?"),
    ("hours", 1, r"hours?|hrs?|h|timm(?:e|ar)|tim|stunden?|std|horas?"),
    (
        "days",
        1,
        r"(?:calendar[ -]?)?days?|(?:kalender)?dag(?:ar)?|dygn|(?:kalender)?tag(?:en?|e?s)?"
        r"|d[ií]as?(?: natural(?:es)?| corridos?)?",
    ),
    ("weeks", 1, r"(?:calendar )?weeks?|wks?|veck(?:a|or)|wochen?|semanas?"),
    ("weeks", 2, r"fortnights?"),
    ("months", 1, r"(?:calendar )?months?|månad(?:er)?|monat(?:en?|s)?|mes(?:es)?"),
    ("years", 1, r"years?|yrs?|år|jahr(?:en?|e?s)?|años?"),
)
_UNIT = "(?:" + "|".join(pattern for _, _, pattern in _UNITS) + r")(?!\w)"
_PHRASES = (  # minutes or months of what is said without a number
    (r"(?:half|1/2)(?: an?)?[ -]hour|(?:en )?halvtimme|halv timme|halben? stunde|media hora", 30, "minutes"),
    (
        r"(?:an |1 )?hour and a half|(?:en )?timme och en halv|(?:anderthalb|eineinhalb) stunden"
        r"|(?:una )?hora y media",
        90,
        "minutes",
    ),
    (r"quarter of an hour|en kvart|viertelstunde|cuarto de hora", 15, "minutes"),
    (r"half a year|halvår|halb\w{1,2} jahr|medio año", 6, "months"),
)
_ARTICLE = (
    r"an? (?:(?:working |business |bank )?(?:day|week)|minute|hour|month|year|fortnight|weekday)"
    r"|(?:en|ett) (?:minut|timme|dag|dygn|vecka|månad|år|(?:arbets|bank|var)dag|arbetsvecka)"
    r"|ein(?:e[mnrs]?)? (?:minute|stunde|(?:werk|arbeits|bank)?tag(?:e?s)?|woche|(?:monat|jahr)(?:e?s)?)"
    r"|una? (?:minuto|hora|d[ií]a(?: h[áa]bil| laborable)?|semana|mes|año)"
)
_NUMBER = r"[0-9]{1,4}(?:[.,][0-9]{1,2})?(?: 1/2| and a half)?"
_LOW = rf"(?:{_NUMBER}|ein(?:e[nrs]?|s)?|en|ett|un[ao]?)"


@functools.cache
def _duration() -> re.Pattern[str]:
    """Compiled at first use: it costs milliseconds that an import should not."""
    return re.compile(
        r"(?<!\w)(?<![0-9][.,:/])(?<![a-z]-)(?:"
        + "|".join(f"(?P<phrase{i}>{pattern})(?!\\w)" for i, (pattern, _, _) in enumerate(_PHRASES))
        + rf"|(?:an? )?(?:couple(?: of)?|ett par|un par de) (?P<couple>{_UNIT})"
        r"|(?:(?:(?:between|mellan|zwischen|entre) "
        rf"(?P<from>{_LOW})(?:[ -]?(?P<unit0>{_UNIT}))? (?:and|och|und|y)"
        rf"|(?P<low>{_LOW})(?: (?:or|o|u|oder|eller)"
        rf"|(?:[ -]?(?P<unit1>{_UNIT}))?(?P<sep> ?-| (?:to|till|bis|a|hasta))))[ ]?)?"
        rf"(?P<high>{_NUMBER})\+?(?: \([^()]{{1,12}}\))?[ -]?"
        r"(?:(?:full|whole|more|further|additional|extra|clear|consecutive|hela|ganze|volle|weitere)n?[ -])?"
        rf"(?P<unit>{_UNIT})"
        rf"|(?P<article>{_ARTICLE})(?!\w)(?: (?:or|eller|oder|o) (?P<or>[0-9])(?![0-9]|[ -]{_UNIT}))?)"
    )


_RATE_AFTER = re.compile(
    r" ?(?:/|an? |per |each |every |am |im |pro |om |i |al |a la |por |die )"
    r"(?:day|week|month|year|dag|dygn|veck|månad|år|tag|woche|monat|jahr|d[ií]a|semana|mes|año)"
)
_RATE_BEFORE = re.compile(
    r"(?:\b(?:once|twice|thrice|times?|gånger|mal|veces|vez|gång|einmal|days?|hours?|minutes?|pounds?|dollars?|"
    r"euros?|kr|kronor)|[0-9]p?|[$£€]) $"
)
_SOME_DAY = re.compile(r"(?<!innerhalb )(?<!binnen )\beines tages$")
_ROUGH_MINUTES = {
    "minutes": 1,
    "hours": 60,
    "days": 1_440,
    "business days": 2_016,
    "weeks": 10_080,
    "months": 43_200,
    "years": 525_600,
}
_SCALE = {"hours": 60, "days": 1440, "weeks": 10080, "years": 12}


def find_durations(text: str) -> list[Duration]:
    """All durations a text says, in order of appearance.

    Rates are none ("24 hours a day", "twice a week").

    Args:
        text: Free text in any of the four languages.

    Returns:
        Durations with their place in `text`; they do not overlap.
    """
    return list(_durations_in(text))


@functools.lru_cache(maxsize=128)
def _durations_in(text: str) -> tuple[Duration, ...]:
    """As `find_durations`; several checks ask about the same text, one after the other."""
    if not _may_say_duration(text):
        return ()
    said = with_digits(reading(text))
    flat = said.text.replace("\n", " ")
    found: list[Duration] = []
    for match in _duration().finditer(flat):
        if match["article"] and _RATE_BEFORE.search(flat[max(0, match.start() - 12) : match.start()]):
            continue
        if _RATE_AFTER.match(flat, match.end()) or _SOME_DAY.search(flat[max(0, match.start() - 12) : match.end()]):
            continue
        read = _read(match)
        if read is not None:
            low, high, unit, first = read
            start, end = said.origin(first, match.end())
            found.append(Duration(low=low, high=high, unit=unit, start=start, end=end))
    return tuple(found)


@functools.cache
def _gates() -> tuple[Gate, Gate]:
    """What says a duration without a number, and units."""
    said = "|".join([*(pattern for pattern, _, _ in _PHRASES), _ARTICLE, "couple", "ett par", "un par de"])
    # An h may follow its digits at once, and no other letter alone is a unit.
    units = "|".join(pattern.replace("|h|", "|") for _, _, pattern in _UNITS)
    return Gate((f"(?:{said})",), bounded=False), Gate((f"(?:{units})",), bounded=False)


_HOUR = re.compile(r"(?<![^\W\d_])h(?![^\W_])")


def _may_say_duration(text: str) -> bool:
    """Whether the words for it are there at all."""
    seen = unmarked(text)
    if seen is None:
        return True
    said, units = _gates()
    if said.lets(seen[1]):
        return True
    return (units.lets(seen[1]) or _HOUR.search(seen[0]) is not None) and may_say_number(*seen)


def _read(match: re.Match[str]) -> tuple[Decimal, Decimal, str, int] | None:
    """Lower end, upper end, unit and first character of a match, None where it is none."""
    for index, (_, amount, unit) in enumerate(_PHRASES):
        if match[f"phrase{index}"]:
            return Decimal(amount), Decimal(amount), unit, match.start()
    if match["couple"]:
        unit, factor = _unit(match["couple"])
        return Decimal(2 * factor), Decimal(2 * factor), unit, match.start()
    if match["article"]:
        unit, factor = _unit(match["article"].split(" ", 1)[1])
        return Decimal(factor), Decimal(int(match["or"] or 1) * factor), unit, match.start()
    unit, factor = _unit(match["unit"])
    high = _number(match["high"])
    lower = match["from"] or match["low"]
    if lower is None:
        return high * factor, high * factor, unit, match.start()
    low = _number(lower) if lower[0].isdigit() else Decimal(1)
    said = match["unit0"] or match["unit1"]
    if said and _unit(said) != (unit, factor):
        low = high  # "24 hours to 3 days": only the upper end has the unit
    if low <= high:
        return low * factor, high * factor, unit, match.start()
    # "order 4821 - 5 days" is no range; "9-5 weekdays" is no duration
    return None if match["sep"] == "-" else (high * factor, high * factor, unit, match.start("high"))


def _unit(words: str) -> tuple[str, int]:
    """Unit of a unit's words, and how many of it one of them is."""
    return next((unit, factor) for unit, factor, pattern in _UNITS if re.fullmatch(pattern, words))


def _number(digits: str) -> Decimal:
    """Value of digits as people write them, halves included."""
    whole, half, _ = digits.partition(" ")
    return Decimal(whole.replace(",", ".")) + (Decimal("0.5") if half else 0)


def parse_duration(text: str) -> Duration:
    """Read a duration as authors write it, such as "5 business days" or "3-5 weeks".

    Raises:
        ValueError: Not exactly one duration; its author fixes it.
    """
    found = find_durations(text)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
        raise ValueError(
            f"not a duration: {text!r}; write a number and minutes, hours, days, business days, weeks, "
            "months or years, such as '5 business days'"
        )
    return msgspec.structs.replace(found[0], start=0, end=0)


def says_duration(text: str, wanted: Duration, *, listed: bool = True) -> bool:
    """Whether a text says a duration.

    Upper ends are compared: "3 to 5 business days" says 5 business days. 60 minutes are an hour, 24 hours a
    day, 7 days a week, 12 months a year. Business days equal business days only, months no number of days.

    Args:
        text: What was said.
        wanted: What it must say.
        listed: A value in a row of many alternatives counts: "10, 12, 14 or 16".
    """
    found = find_durations(text)
    said = [each for each in found if _measure(each) == _measure(wanted)]
    return bool(said) and (listed or not set(said).isdisjoint(stated_durations(text, found)))


def stated_durations(text: str, found: Sequence[Duration]) -> list[Duration]:
    """Leave out durations that stand in a row of many: "1, 2, 3, 5 or 10 days"."""
    return stated(text, found, value=_value, part=_is_part, alone=True)


def _value(duration: Duration, number: Decimal | None) -> tuple[str, Decimal]:
    """Minutes as people convert them: ten working days are two weeks."""
    return "", (duration.high if number is None else number) * _ROUGH_MINUTES[duration.unit]


def _is_part(whole: Duration, part: Duration) -> bool:
    """The hours of "2 days and 3 hours": less than one of the unit before."""
    return part.unit != whole.unit and _value(part, None)[1] < _ROUGH_MINUTES[whole.unit]


def _measure(duration: Duration) -> tuple[str, Decimal]:
    """What two durations have in common when they are the same."""
    if duration.unit == "business days":
        return "business days", duration.high
    family = "months" if duration.unit in ("months", "years") else "minutes"
    return family, duration.high * _SCALE.get(duration.unit, 1)
