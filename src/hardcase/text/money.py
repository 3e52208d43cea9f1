"""Amounts of money in free text, in English, Swedish, German and Spanish.

A number is money only beside a currency: bare numbers, dates, ids and percentages are none.
"""

import functools
import re
from decimal import Decimal

import msgspec

from .enumerations import stated
from .gates import Gate
from .normal import reading
from .numerals import may_say_number, number_of, with_digits
from .scan import unmarked


class Money(msgspec.Struct, frozen=True, kw_only=True):
    """An amount of money.

    Attributes:
        amount: In units of the currency, never negative; 0.50 for "50p".
        currency: ISO 4217 code; empty when the text says money but not whose ("50 cents").
        start: Where it begins in the text; 0 when read from a file.
        end: Where it ends in the text, exclusive; 0 when read from a file.
    """

    amount: Decimal
    currency: str
    start: int = 0
    end: int = 0


_SYMBOLS = {"£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "zł": "PLN", "$": "USD", "us$": "USD"} | {
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
}
_CODES = ("GBP", "EUR", "USD", "SEK", "NOK", "DKK", "CHF", "PLN", "CZK", "AUD", "CAD", "NZD", "JPY", "INR")
_NAMES = {
    "GBP": r"(?:british )?pounds?(?: sterling)?|quid|sterling|pfund|pund|libras?(?: esterlinas?)?",
    "EUR": r"euros?",
    "USD": r"(?:u\.?s\.? |american )?dollars?|bucks|us-dollar|(?:amerikanska )?dollar|d[óo]lar(?:es)?",
    "AUD": r"australian dollars?",
    "CAD": r"canadian dollars?",
    "SEK": r"kr|kron(?:or|a|en)|(?:swedish|svenska|schwedische) kron(?:or|a|er|en|e)|coronas?(?: suecas?)?",
    "NOK": r"(?:norwegian |norska |norwegische )(?:kron(?:or|er|en|e))|coronas? noruegas?",
    "DKK": r"(?:danish |danska |dänische )(?:kron(?:or|er|en|e))|coronas? danesas?",
    "CHF": r"(?:swiss )?francs?|franken|francos?",
    "JPY": r"yen",
    "INR": r"rupees?",
    "PLN": r"z[łl]oty(?:ch|s)?",
}
_CENTS = {"GBP": "pence|penny|pennies", "SEK": "öre", "": "cents?|c[ée]ntimos?|¢"}
_SCALES = (
    dict.fromkeys(("hundred", "hundra", "hundert"), 100)
    | dict.fromkeys(("thousand", "tusen", "tausend", "tsd", "mil", "k"), 1000)
    | dict.fromkeys(("million", "millions", "millionen", "miljon", "miljoner", "mio", "mn", "m"), 10**6)
    | dict.fromkeys(("millón", "millones"), 10**6)
    | dict.fromkeys(("billion", "bn"), 10**9)
)
_GROUPED = r"[1-9][0-9]{0,2}(?:"
_NUMBER = (  # 1,234.50 or 1.234,50 or 1 234,50 or 1'234.50 or 1234.50; never a piece of something longer
    rf"(?:{_GROUPED}(?:,[0-9]{{3}}){{1,4}}(?:\.[0-9]{{1,2}})?|(?:\.[0-9]{{3}}){{1,4}}(?:,[0-9]{{1,2}})?"
    r"|(?: [0-9]{3}){1,4}(?:[.,:][0-9]{1,2})?|(?:'[0-9]{3}){1,4}(?:\.[0-9]{1,2})?)"
    r"|[0-9]{1,9}(?:[.,:][0-9]{1,2})?)(?![0-9]|[.,:'][0-9])"
)
_SCALE = r"(?:(?:k|m|mn|bn)(?!\w)|[ -]?(?:" + "|".join(name for name in _SCALES if len(name) > 2) + r")(?!\w)\.?)"
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SYMBOLS, key=len, reverse=True))
_CODE = "|".join(_CODES).lower()
_NAME = "|".join(f"(?P<{code}>{pattern})" for code, pattern in _NAMES.items())
_CENT = "|".join(f"(?P<c{code}>{pattern})" for code, pattern in _CENTS.items())
# "84 pounds 50 was taken" is 84.50 and "84 pounds 10 days ago" is 84: what follows the two digits tells.
_GOES_ON = (
    r"(?=$|\n|[,;!?)]| -|\.(?![0-9])| (?:was|is|has|have|had|were|will|to|from|for|back|on|in|at|and|or|"
    r"twice|which|that|again|by|as|out|off|each|today|you|we|it|the|tillbaka|från|för|på|och|som|zurück|von|für|und|"
    r"wurde[n]?|de|por|para|y|que)(?!\w))"
)


@functools.cache
def _money() -> re.Pattern[str]:
    """Compiled at first use: it costs milliseconds that an import should not."""
    return re.compile(
        rf"(?:(?<![a-z])(?P<sign>{_SIGN})|(?<!\w)(?P<before>{_CODE}|kr\.?))[ ]?"
        rf"(?P<first>{_NUMBER})(?P<scale1>{_SCALE})?p?(?:[ ]?(?P<also>{_CODE}))?(?![\w%])"
        rf"|(?<![\w$£€])(?<![0-9][.,:'/])(?<![a-z]-)(?P<number>{_NUMBER})(?:[:,]-)?(?P<scale2>{_SCALE})?"
        rf"(?:[ \n-]?(?:de )?(?:(?P<after>{_SIGN})(?![\w])|(?:(?P<code>{_CODE})|{_NAME})(?!\w))"
        rf"(?: (?:(?:and |och |und |y |con )?(?P<minor>[0-9]{{1,2}})[ ]?(?:p|{'|'.join(_CENTS.values())})(?!\w)"
        rf"|(?P<bare>[0-9]{{2}}){_GOES_ON}))?"
        rf"|(?P<p>p)(?!\w)|[ \n-]?(?:{_CENT})(?!\w))"
    )


def find_money(text: str) -> list[Money]:
    """All amounts of money a text says, in order of appearance.

    After one separator, three digits are thousands ("£1,234") and one or two are decimals ("84,50 kr").
    "kr" is SEK and "$" is USD unless the text says otherwise ("$20 CAD").

    Args:
        text: Free text in any of the four languages.

    Returns:
        Amounts with their place in `text`; they do not overlap.
    """
    return list(_money_in(text))


@functools.lru_cache(maxsize=128)
def _money_in(text: str) -> tuple[Money, ...]:
    """As `find_money`; several checks ask about the same text, one after the other."""
    if not _may_say_money(text):
        return ()
    said = with_digits(reading(text))
    found: list[Money] = []
    for match in _money().finditer(said.text):
        code = match["before"] or match["code"] or ""
        start, end = said.origin(*match.span())
        read = _read(match)
        if read is not None:
            amount, currency, last = read
            # "20 sek" is twenty seconds to a Swede, "20 SEK" and "249 sek" are money
            if code == "sek" and amount < 100 and "SEK" not in text[start:end]:
                continue
            end = said.origin(match.start(), last)[1]
            found.append(Money(amount=amount, currency=currency, start=start, end=end))
    return tuple(found)


@functools.cache
def _currencies() -> Gate:
    names = (*_NAMES.values(), *_CENTS.values(), _CODE, "kr", "zł")
    return Gate((f"(?:{'|'.join(names).replace('|¢', '')})",), bounded=False)


_MARK = re.compile("[£€¥₹$¢]|[0-9]p(?![^\\W_])")


def _may_say_money(text: str) -> bool:
    """Whether the words for it are there at all."""
    seen = unmarked(text)
    if seen is None:
        return True
    return (_currencies().lets(seen[1]) or _MARK.search(seen[0]) is not None) and may_say_number(*seen)


def _read(match: re.Match[str]) -> tuple[Decimal, str, int] | None:
    """Amount, currency and end of a match, None where it is no money."""
    if match["first"]:
        currency = _currency(match["sign"] or match["before"])
        also = (match["also"] or "").upper()
        if currency == "USD" and also in ("AUD", "CAD", "NZD"):
            currency = also
        return _amount(match["first"], match["scale1"]), currency, match.end()
    amount = _amount(match["number"], match["scale2"])
    if match["p"]:
        return (amount / 100, "GBP", match.end()) if len(match["number"]) < 3 else None
    for currency in _CENTS:
        if match[f"c{currency}"]:
            return amount / 100, currency, match.end()
    if match["after"] or match["code"]:
        currency, last = (
            _currency(match["after"] or match["code"]),
            match.end("after" if match["after"] else "code"),
        )
    else:
        currency = next(name for name in _NAMES if match[name])
        last = match.end(currency)
    cents = match["minor"] or match["bare"]
    if cents is None or amount != int(amount):
        return amount, currency, last
    return amount + Decimal(cents) / 100, currency, match.end()


def _currency(sign: str) -> str:
    """ISO code of a symbol, of "kr" or of a code in lower case."""
    return "SEK" if sign.startswith("kr") else _SYMBOLS.get(sign) or sign.upper()


def _amount(number: str, scale: str | None) -> Decimal:
    """Value of a matched number; `_NUMBER` has made sure that its separators make sense."""
    amount = number_of(number)
    return amount * _SCALES[scale.strip(" -.")] if scale else amount


def parse_money(text: str) -> Money:
    """Read an amount as authors write it: "84.50 GBP", "1200 SEK".

    Raises:
        ValueError: Another form, or a currency that is not known; its author fixes it.
    """
    match = re.fullmatch(r"([0-9]{1,12}(?:\.[0-9]{1,2})?) ([A-Z]{3})", text)
    if match is None or match[2] not in _CODES:
        raise ValueError(
            f"not an amount of money: {text!r}; write digits, a point for decimals, a space and one of "
            f"{', '.join(_CODES)}, such as '84.50 GBP'"
        )
    return Money(amount=Decimal(match[1]), currency=match[2])


def says_money(text: str, wanted: Money, *, listed: bool = True) -> bool:
    """Whether a text says an amount.

    The same amount counts in the same currency, or with a word for money that leaves the currency open
    ("50 cents"). A bare number never counts.

    Args:
        text: What was said.
        wanted: What it must say; without a currency, any will do.
        listed: A value in a row of many alternatives counts: "10, 12, 14 or 16".
    """
    found = find_money(text)
    same = [each for each in found if each.amount == wanted.amount]
    said = [each for each in same if each.currency == wanted.currency or not (each.currency and wanted.currency)]
    return bool(said) and (listed or not set(said).isdisjoint(stated(text, found, value=_value)))


def _value(money: Money, number: Decimal | None) -> tuple[str, Decimal]:
    return money.currency, money.amount if number is None else number
