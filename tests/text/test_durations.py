"""How long a text says something takes."""

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.text.durations import NUMBER_WORDS, Duration, find_durations, parse_duration, says_duration

ANYTHING = st.text(alphabet=st.characters(exclude_categories=())) | st.text(alphabet="0123456789.,-to daysh wek")


def durations(text: str) -> list[tuple[float, float, str]]:
    """Lower ends, upper ends and units of a text's durations."""
    return [(float(said.low), float(said.high), said.unit) for said in find_durations(text)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        # English
        pytest.param("5 business days", 5, 5, "business days", id="business days"),
        pytest.param("5 working days", 5, 5, "business days", id="working days"),
        pytest.param("five weekdays", 5, 5, "business days", id="weekdays in a word"),
        pytest.param("**5** business days", 5, 5, "business days", id="emphasis"),
        pytest.param("five (5) business days", 5, 5, "business days", id="said twice"),
        pytest.param("a 5-business-day wait", 5, 5, "business days", id="hyphens"),
        pytest.param("it takes—5 days", 5, 5, "days", id="after an em dash"),
        pytest.param("5 full working days", 5, 5, "business days", id="adjective"),
        pytest.param("5\nbusiness days", 5, 5, "business days", id="over a line end"),
        pytest.param("one working week", 5, 5, "business days", id="working week"),
        pytest.param("3-5 business days", 3, 5, "business days", id="range with a hyphen"),
        pytest.param("3–5 business days", 3, 5, "business days", id="range with a dash"),
        pytest.param("3 – 5 business days", 3, 5, "business days", id="range with a spaced dash"),
        pytest.param("3 to 5 working days", 3, 5, "business days", id="range with to"),
        pytest.param("five to seven days", 5, 7, "days", id="range in words"),
        pytest.param("between 3 and 5 days", 3, 5, "days", id="range with between"),
        pytest.param("3 days to 5 days", 3, 5, "days", id="range with two units"),
        pytest.param("24 hours to 3 days", 3, 3, "days", id="range over two units"),
        pytest.param("5 or 6 days", 5, 6, "days", id="range with or"),
        pytest.param("a day or two", 1, 2, "days", id="a day or two"),
        pytest.param("within a week", 1, 1, "weeks", id="article"),
        pytest.param("an hour", 1, 1, "hours", id="article before a vowel"),
        pytest.param("a fortnight", 2, 2, "weeks", id="fortnight"),
        pytest.param("a couple of days", 2, 2, "days", id="couple"),
        pytest.param("half an hour", 30, 30, "minutes", id="half an hour"),
        pytest.param("an hour and a half", 90, 90, "minutes", id="an hour and a half"),
        pytest.param("½ hour", 30, 30, "minutes", id="half as a fraction"),
        pytest.param("2½ hours", 2.5, 2.5, "hours", id="fraction"),
        pytest.param("two and a half weeks", 2.5, 2.5, "weeks", id="and a half"),
        pytest.param("1.5 hours", 1.5, 1.5, "hours", id="decimals"),
        pytest.param("48 hours", 48, 48, "hours", id="hours"),
        pytest.param("48h", 48, 48, "hours", id="h"),
        pytest.param("twenty-four hours", 24, 24, "hours", id="two number words"),
        pytest.param("30 mins", 30, 30, "minutes", id="mins"),
        pytest.param("a 30-day window", 30, 30, "days", id="window"),
        pytest.param("two weeks' notice", 2, 2, "weeks", id="possessive"),
        pytest.param("30 calendar days", 30, 30, "days", id="calendar days"),
        pytest.param("5+ days", 5, 5, "days", id="plus"),
        pytest.param("6 months", 6, 6, "months", id="months"),
        pytest.param("2 years", 2, 2, "years", id="years"),
        pytest.param("order 4821 - 5 days late", 5, 5, "days", id="number before a dash is no lower end"),
        # Swedish
        pytest.param("fem arbetsdagar", 5, 5, "business days", id="arbetsdagar"),
        pytest.param("3-5 vardagar", 3, 5, "business days", id="vardagar"),
        pytest.param("inom en vecka", 1, 1, "weeks", id="en vecka"),
        pytest.param("mellan tre och fem dagar", 3, 5, "days", id="mellan"),
        pytest.param("ett par dagar", 2, 2, "days", id="ett par"),
        pytest.param("en halvtimme", 30, 30, "minutes", id="halvtimme"),
        pytest.param("två dygn", 2, 2, "days", id="dygn"),
        pytest.param("14 dagar", 14, 14, "days", id="dagar"),
        # German
        pytest.param("fünf Werktage", 5, 5, "business days", id="Werktage"),
        pytest.param("innerhalb von 5 Werktagen", 5, 5, "business days", id="Werktagen"),
        pytest.param("ein bis zwei Tage", 1, 2, "days", id="ein bis zwei"),
        pytest.param("zwischen drei und fünf Tagen", 3, 5, "days", id="zwischen"),
        pytest.param("innerhalb eines Monats", 1, 1, "months", id="eines Monats"),
        pytest.param("in einer Woche", 1, 1, "weeks", id="einer Woche"),
        pytest.param("eine halbe Stunde", 30, 30, "minutes", id="halbe Stunde"),
        pytest.param("fuenf Tage", 5, 5, "days", id="without umlaut"),
        # Spanish
        pytest.param("cinco días hábiles", 5, 5, "business days", id="días hábiles"),
        pytest.param("5 dias laborables", 5, 5, "business days", id="without accents"),
        pytest.param("3 a 5 días", 3, 5, "days", id="a"),
        pytest.param("entre 3 y 5 días naturales", 3, 5, "days", id="entre"),
        pytest.param("una semana", 1, 1, "weeks", id="una semana"),
        pytest.param("en 5 días", 5, 5, "days", id="preposition en"),
        pytest.param("un par de horas", 2, 2, "hours", id="un par"),
        pytest.param("media hora", 30, 30, "minutes", id="media hora"),
        pytest.param("dieciséis días", 16, 16, "days", id="sixteen"),
        pytest.param("treinta y cinco días", 35, 35, "days", id="thirty-five"),
    ],
)
def test_durations_are_found_as_people_say_them(text: str, low: float, high: float, unit: str) -> None:
    """One duration with its ends and unit, in four languages."""
    assert durations(text) == [(low, high, unit)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("within days", id="no number"),
        pytest.param("on weekdays", id="weekdays alone"),
        pytest.param("24/7", id="24/7"),
        pytest.param("open 24 hours a day, 7 days a week", id="opening hours"),
        pytest.param("24 Stunden am Tag", id="German opening hours"),
        pytest.param("7 dagar i veckan", id="Swedish opening hours"),
        pytest.param("24 horas al día", id="Spanish opening hours"),
        pytest.param("once a day", id="rate"),
        pytest.param("three times a week", id="rate in words"),
        pytest.param("£20 a month", id="price per month"),
        pytest.param("5 hours per week", id="per"),
        pytest.param("9-5 weekdays", id="office hours"),
        pytest.param("10 business hours", id="business hours are another unit"),
        pytest.param("12 March 2026", id="date"),
        pytest.param("at 10:30 hours", id="clock time"),
        pytest.param("PAY-5 days", id="id"),
        pytest.param("ORD-4821", id="id alone"),
        pytest.param("£84.50", id="amount"),
        pytest.param("5 dayspring", id="longer word"),
        pytest.param("have a good day", id="wish"),
        pytest.param("two hundred and fifty days", id="words we cannot add up"),
        pytest.param("5 of the days", id="words between"),
        pytest.param("seconds", id="seconds"),
        pytest.param("today, tomorrow, Monday", id="days of the week"),
        pytest.param("en días", id="Spanish preposition is no number"),
        pytest.param("", id="silence"),
    ],
)
def test_what_is_no_duration_is_not_found(text: str) -> None:
    """Rates, opening hours, dates and ids are none."""
    assert durations(text) == []


def test_the_place_of_a_duration_is_its_text() -> None:
    """Offsets cut the duration out of the original, typography and all."""
    text = "It’s “3–5 business\u00a0days”, or ﬁve weeks; order 9 - 2 days."

    assert [text[said.start : said.end] for said in find_durations(text)] == [
        "3–5 business\u00a0days",
        "ﬁve weeks",
        "2 days",
    ]


@given(ANYTHING)
def test_any_text_is_read(text: str) -> None:
    """No text breaks the search; durations are in order, apart, with ends in order."""
    found = find_durations(text)

    assert all(0 <= said.low <= said.high and text[said.start : said.end].strip() for said in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("one", 1),
        ("nineteen", 19),
        ("twenty-one", 21),
        ("thirty", 30),
        ("två", 2),
        ("tjugoett", 21),
        ("trettio", 30),
        ("zwölf", 12),
        ("zwoelf", 12),
        ("einundzwanzig", 21),
        ("dreissig", 30),
        ("dos", 2),
        ("veintidós", 22),
        ("veintidos", 22),
        ("treinta y uno", 31),
        ("dieciseis", 16),
    ],
)
def test_number_words_count_right(word: str, count: int) -> None:
    """Words of four languages, with and without accents."""
    assert NUMBER_WORDS[word] == str(count)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("5 business days", Duration(low=Decimal(5), high=Decimal(5), unit="business days"), id="plain"),
        pytest.param("3-5 weeks", Duration(low=Decimal(3), high=Decimal(5), unit="weeks"), id="range"),
        pytest.param("1 day", Duration(low=Decimal(1), high=Decimal(1), unit="days"), id="one"),
        pytest.param("48 hours", Duration(low=Decimal(48), high=Decimal(48), unit="hours"), id="hours"),
    ],
)
def test_authored_durations_are_read(text: str, expected: Duration) -> None:
    """A number and a unit; it stands nowhere in a text."""
    assert parse_duration(text) == expected


@pytest.mark.parametrize("text", ["", "5", "days", "soon", "5 parsecs", "5 days.", "5 days or 2 weeks", "{x} days"])
def test_another_form_is_refused_with_the_way_to_write_it(text: str) -> None:
    """The message quotes the value and shows the form."""
    with pytest.raises(ValueError, match="5 business days") as refused:
        parse_duration(text)

    assert repr(text) in str(refused.value)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("in 5 working days", "5 business days", id="working is business"),
        pytest.param("in 3 to 5 business days", "5 business days", id="upper end"),
        pytest.param("in five days", "3-5 days", id="upper end of what is wanted"),
        pytest.param("in 7 days", "1 week", id="days and weeks"),
        pytest.param("in a fortnight", "14 days", id="fortnight and days"),
        pytest.param("in 24 hours", "1 day", id="hours and days"),
        pytest.param("in 60 min", "1 hour", id="minutes and hours"),
        pytest.param("in half an hour", "30 minutes", id="half an hour"),
        pytest.param("in one working week", "5 business days", id="working week"),
        pytest.param("in 12 months", "1 year", id="months and years"),
        pytest.param("inom fem arbetsdagar", "5 business days", id="Swedish"),
        pytest.param("in fünf Werktagen", "5 business days", id="German"),
        pytest.param("en cinco días hábiles", "5 business days", id="Spanish"),
        pytest.param("2 days, not 5 days", "5 days", id="among others"),
    ],
)
def test_the_same_duration_is_said(text: str, wanted: str) -> None:
    """Units are converted where they measure the same."""
    assert says_duration(text, parse_duration(wanted))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("in 5 days", "5 business days", id="calendar for business"),
        pytest.param("in 5 business days", "5 days", id="business for calendar"),
        pytest.param("in a week", "5 business days", id="week for business days"),
        pytest.param("in 5 to 7 days", "5 days", id="lower end"),
        pytest.param("in 30 days", "1 month", id="days for a month"),
        pytest.param("in 365 days", "1 year", id="days for a year"),
        pytest.param("in 50 days", "5 days", id="longer number"),
        pytest.param("in 5 hours", "5 days", id="other unit"),
        pytest.param("order 5, many days", "5 days", id="number elsewhere"),
        pytest.param("7 days a week", "1 week", id="rate"),
        pytest.param("soon", "5 days", id="vague"),
        pytest.param("", "5 days", id="silence"),
    ],
)
def test_another_duration_is_not_this_one(text: str, wanted: str) -> None:
    """Business days are business days, and a promise is its upper end."""
    assert not says_duration(text, parse_duration(wanted))


@pytest.mark.parametrize("unit", ["1 ", "1-1-1 ", "1 day to ", "a day ", "between 1 ", "1 and a half ", "½", "two "])
def test_long_texts_take_no_time(unit: str) -> None:
    """100,000 characters are searched in about a second."""
    text = unit * (100_000 // len(unit))
    started = time.process_time()

    find_durations(text)

    assert time.process_time() - started < 3
