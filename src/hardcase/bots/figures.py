"""Other figures in the same words: each amount, day and stretch of time of a text, changed alike wherever it stands."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from hardcase.text import Date, Money, find_dates, find_durations, find_money

_NUMBER = re.compile(r"[0-9]+(?:[.,'][0-9]{3})*(?:[.,][0-9]{1,2}(?![0-9]))?")
_TOO_LITTLE_BY = Decimal("7.37")
"""Units by which an amount is off: too little, so that it passes no limit, and never by a round sum, so that true
amounts do not add up to it."""
_TOO_MUCH_BY = Decimal("2.37")
"""For amounts of which so much cannot be taken away."""
_DAYS_OFF = 3
_LONGER_BY = 8
"""Added to a stretch of time: the sum is none that shops and desks commonly promise."""
_LAST_SAFE_DAY = 25
_ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def other_amounts(text: str) -> str:
    """Say every amount of money that is written in digits wrongly, the same one everywhere alike.

    Args:
        text: What a bot says.

    Returns:
        str: The same words with other amounts.
    """
    return _replaced(text, ((each.start, each.end, _amount(each)) for each in find_money(text)))


def other_figures(text: str, language: str) -> str:
    """Say every amount, day and stretch of time that is written in digits wrongly.

    Args:
        text: What a bot says.
        language: Of the text, for the names of months.

    Returns:
        str: The same words with other figures.
    """
    changed = other_amounts(text)
    days = {(each.start, each.end): each for each in find_dates(changed, language)}
    changed = _replaced(changed, ((start, end, _day(each)) for (start, end), each in days.items()))
    return _replaced(changed, ((each.start, each.end, _longer) for each in find_durations(changed)))


def _replaced(text: str, places: Iterable[tuple[int, int, Callable[[str], str]]]) -> str:
    """Rewrite places of a text from its end, so that those before keep their position."""
    for start, end, other in sorted(places, key=lambda place: place[0], reverse=True):
        text = text[:start] + other(text[start:end]) + text[end:]
    return text


def _amount(money: Money) -> Callable[[str], str]:
    less = money.amount - _TOO_LITTLE_BY
    wrong = less if less > 0 else money.amount + _TOO_MUCH_BY

    def other(said: str) -> str:
        shown = f"{wrong:,.2f}"
        if re.search(r",[0-9]{1,2}(?![0-9])", said):  # 1.234,50, as most of Europe writes it
            shown = shown.translate(str.maketrans(",.", ".,"))
        return _NUMBER.sub(shown, said, count=1)

    return other


def _day(date: Date) -> Callable[[str], str]:
    wrong = date.day + (_DAYS_OFF if date.day <= _LAST_SAFE_DAY else -_DAYS_OFF)
    # 2026-03-03 ends with its day, and everything else that is written with a month of the same number begins with it.
    written = rf"(?<![0-9])(0?{date.day})(st|nd|rd|th)?(?![0-9])"

    def other(said: str) -> str:
        found = list(re.finditer(written, said))
        if not found:
            return said
        place = found[-1] if re.match(r"[0-9]{4}", said) else found[0]
        ordinal = _ORDINALS.get(wrong, "th") if place[2] else ""
        return said[: place.start()] + f"{wrong:0{len(place[1])}d}{ordinal}" + said[place.end() :]

    return other


def _longer(said: str) -> str:
    return re.sub(r"[0-9]+", lambda found: str(int(found[0]) + _LONGER_BY), said)
