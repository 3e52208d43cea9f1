"""Calendar days in free text."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.text.dates import Date, find_dates, parse_date, says_date

ANYTHING = st.text(alphabet=st.characters(exclude_categories=())) | st.text(alphabet="0123456789/.- marchdey")


def days(text: str, language: str = "en") -> list[tuple[int | None, int, int]]:
    """Year, month and day of a text's dates."""
    return [(said.year, said.month, said.day) for said in find_dates(text, language)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("12 March", None, id="day month"),
        pytest.param("March 12", None, id="month day"),
        pytest.param("March 12th, 2026", 2026, id="month day year"),
        pytest.param("12th of March", None, id="of"),
        pytest.param("the 12th March 2026", 2026, id="day month year"),
        pytest.param("Thursday 12 March, 2026", 2026, id="weekday before"),
        pytest.param("12 Mar", None, id="short"),
        pytest.param("12 Mar. 2026", 2026, id="short with a point"),
        pytest.param("12-Mar-2026", 2026, id="hyphens"),
        pytest.param("Mar 12", None, id="short month first"),
        pytest.param("that day—March 12", None, id="after an em dash"),
        pytest.param("**12 March**", None, id="emphasis"),
        pytest.param("12\nMarch", None, id="over a line end"),
        pytest.param("12 MARCH", None, id="capitals"),
        pytest.param("12/03/2026", 2026, id="slashes, day first"),
        pytest.param("12/3/2026", 2026, id="slashes, no zero"),
        pytest.param("12/03/26", 2026, id="short year"),
        pytest.param("12-03-2026", 2026, id="hyphens and digits"),
        pytest.param("12.3.2026", 2026, id="points"),
        pytest.param("12.03.2026.", 2026, id="points at the end of a sentence"),
        pytest.param("2026-03-12", 2026, id="ISO"),
        pytest.param("2026/03/12", 2026, id="ISO with slashes"),
        pytest.param("2026-03-12T10:00", 2026, id="ISO with a time"),
        pytest.param("12 mars", None, id="Swedish"),
        pytest.param("den 12:e mars 2026", 2026, id="Swedish ordinal"),
        pytest.param("den 12/3", None, id="Swedish with an article"),
        pytest.param("12. März", None, id="German"),
        pytest.param("am 12. Maerz 2026", 2026, id="German without umlaut"),
        pytest.param("am 12.3. um zehn", None, id="German digits"),
        pytest.param("12 de marzo", None, id="Spanish"),
        pytest.param("12 de marzo de 2026", 2026, id="Spanish with a year"),
        pytest.param("el 12/3", None, id="Spanish with an article"),
    ],
)
def test_a_day_is_found_as_people_write_it(text: str, year: int | None) -> None:
    """The twelfth of March, in four languages."""
    assert days(text) == [(year, 3, 12)]


@pytest.mark.parametrize(
    ("text", "language", "month"),
    [
        ("3 maj", "sv", 5),
        ("3. Mai", "de", 5),
        ("3 de mayo", "es", 5),
        ("3 may", "en", 5),
        ("3 okt", "sv", 10),
        ("3. Dez.", "de", 12),
        ("3 dic", "es", 12),
        ("3 ago", "es", 8),
        ("3 set", "es", 9),
        ("3. Jänner", "de", 1),
        ("3 augusti", "sv", 8),
        ("1º de enero", "es", 1),
        ("3 Sept", "en", 9),
    ],
)
def test_months_have_names_in_four_languages(text: str, language: str, month: int) -> None:
    """Full and short names."""
    assert [found[1] for found in days(text, language)] == [month]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("03/12/2026", "en-US", [(2026, 3, 12)], id="American"),
        pytest.param("03/12/2026", "en_us", [(2026, 3, 12)], id="American, written otherwise"),
        pytest.param("03/12/2026", "en", [(2026, 12, 3)], id="day first"),
        pytest.param("03/12/2026", "es", [(2026, 12, 3)], id="day first in Spanish"),
        pytest.param("03/25/2026", "en", [(2026, 3, 25)], id="only one order exists"),
        pytest.param("25/03/2026", "en-US", [(2026, 3, 25)], id="only one order exists in American"),
        pytest.param("12.3.2026", "en-US", [(2026, 3, 12)], id="points are day first anywhere"),
        pytest.param("12.3.26", "de", [(2026, 3, 12)], id="short year in German"),
    ],
)
def test_the_language_decides_which_comes_first(
    text: str, language: str, expected: list[tuple[int | None, int, int]]
) -> None:
    """The month stands first in American English only, unless it cannot."""
    assert days(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("12 March and 3 April 2026", [(None, 3, 12), (2026, 4, 3)], id="two"),
        pytest.param("12–14 March", [(None, 3, 12), (None, 3, 14)], id="range"),
        pytest.param("12 to 14 March 2026", [(2026, 3, 12), (2026, 3, 14)], id="range with to"),
        pytest.param("May 20-25", [(None, 5, 20), (None, 5, 25)], id="range, month first"),
        pytest.param("orders 30 and 12 March", [(None, 3, 12)], id="a larger number before is no range"),
        pytest.param("12 March, 20 pounds", [(None, 3, 12)], id="amount after"),
        pytest.param("29 February", [(None, 2, 29)], id="leap day"),
    ],
)
def test_several_days_keep_apart(text: str, expected: list[tuple[int | None, int, int]]) -> None:
    """Every day once, in order."""
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Thursday", id="weekday"),
        pytest.param("by Friday next week", id="weekday in a sentence"),
        pytest.param("tomorrow", id="tomorrow"),
        pytest.param("the 12th", id="day alone"),
        pytest.param("in March", id="month alone"),
        pytest.param("March 2026", id="month and year"),
        pytest.param("you may 250 times", id="modal verb"),
        pytest.param("31 February", id="no such day"),
        pytest.param("29 February 2025", id="no leap year"),
        pytest.param("45 March", id="no such day of March"),
        pytest.param("13/25/2026", id="no such month"),
        pytest.param("2026-13-40", id="no such ISO date"),
        pytest.param("24/7", id="24/7"),
        pytest.param("12/03", id="fraction"),
        pytest.param("1.2.34", id="version"),
        pytest.param("12-03-26", id="id of digits"),
        pytest.param("ORD-2026-03-12", id="id that holds a date"),
        pytest.param("ORD-12 March", id="id before a month"),
        pytest.param("1/12/03/2026", id="piece of something longer"),
        pytest.param("192.168.1.2026", id="address"),
        pytest.param("5 ago", id="Spanish month in English"),
        pytest.param("may 20%", id="percentage"),
        pytest.param("March 12.50", id="decimal"),
        pytest.param("12 marching bands", id="longer word"),
        pytest.param("5 business days", id="duration"),
        pytest.param("£12.03", id="amount"),
        pytest.param("", id="silence"),
    ],
)
def test_what_is_no_day_is_not_found(text: str) -> None:
    """Weekdays, months, versions and ids are none."""
    assert days(text) == []


def test_the_place_of_a_day_is_its_text() -> None:
    """Offsets cut the day out of the original, typography and all."""
    text = "From “12.\u00a0März 2026” to March\u200b 3rd, not 30 and 12 May."

    assert [text[said.start : said.end] for said in find_dates(text)] == [
        "12.\u00a0März 2026",
        "March\u200b 3rd",
        "12 May",
    ]


@given(ANYTHING, st.sampled_from(["en", "en-US", "sv", "de", "es", ""]))
def test_any_text_is_read(text: str, language: str) -> None:
    """No text breaks the search; every day found is one of the calendar."""
    for said in find_dates(text, language):
        date(said.year or 2000, said.month, said.day)
        assert text[said.start : said.end].strip()


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_an_authored_day_is_said_in_every_form(day: date) -> None:
    """What an author writes is found in the forms a bot may choose, and the next day is not."""
    wanted = parse_date(day.isoformat())

    for form in ("%d %B %Y", "%B %d, %Y", "%d/%m/%Y", "%d.%m.%Y", "%d %b", "the %dth of %B"):
        assert says_date(f"It is {day.strftime(form)}.", wanted)
    assert says_date(day.strftime("%m/%d/%Y"), wanted, "en-US")
    assert not says_date(date.fromordinal(day.toordinal() + 1).strftime("%d %B %Y"), wanted)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2026-03-12", Date(year=2026, month=3, day=12, start=0, end=0), id="ISO"),
        pytest.param("12 March", Date(year=None, month=3, day=12, start=0, end=0), id="day month"),
        pytest.param("12 March 2026", Date(year=2026, month=3, day=12, start=0, end=0), id="day month year"),
    ],
)
def test_authored_days_are_read(text: str, expected: Date) -> None:
    """ISO, or a day and a month; it stands nowhere in a text."""
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "March",
        "Friday",
        "12/03/2026",
        "12.3.2026",
        "2026-02-30",
        "31 February",
        "on 12 March",
        "12-14 March",
    ],
)
def test_another_form_is_refused_with_the_way_to_write_it(text: str) -> None:
    """The message quotes the value and shows the form; what can be read two ways is refused."""
    with pytest.raises(ValueError, match="2026-03-12") as refused:
        parse_date(text)

    assert repr(text) in str(refused.value)


@pytest.mark.parametrize(
    ("text", "wanted", "said"),
    [
        pytest.param("on 12 March", "2026-03-12", True, id="year not said"),
        pytest.param("on 12 March 2026", "12 March", True, id="year not wanted"),
        pytest.param("on 12 March 2026", "2026-03-12", True, id="both years"),
        pytest.param("on 12 March 2025", "2026-03-12", False, id="other year"),
        pytest.param("on 13 March", "12 March", False, id="other day"),
        pytest.param("on 12 May", "12 March", False, id="other month"),
        pytest.param("on 3 December", "12 March", False, id="day and month swapped"),
        pytest.param("on Thursday", "12 March", False, id="weekday"),
        pytest.param("", "12 March", False, id="silence"),
    ],
)
def test_a_day_is_said_or_not(text: str, wanted: str, said: bool) -> None:
    """Years are compared only where both have one."""
    assert says_date(text, parse_date(wanted)) is said


@pytest.mark.parametrize("unit", ["1/1/", "12 ", "12-", "12 de ", "March ", "2026-", "½"])
def test_long_texts_take_no_time(unit: str) -> None:
    """100,000 characters are searched in about a second."""
    text = unit * (100_000 // len(unit))
    started = time.process_time()

    find_dates(text)

    assert time.process_time() - started < 3
