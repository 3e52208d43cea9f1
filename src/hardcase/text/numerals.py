"""Numbers in words, in English, Swedish, German and Spanish."""

import functools
import re
from decimal import Decimal

from .gates import Gate
from .normal import Folded
from .scan import Hits, unmarked

_BELOW_TWENTY = (  # en, sv, de, es
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
    "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn",
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve",
)
_TENS = (
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    "zwanzig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
)
_TWENTIES = "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"


def _number_words() -> dict[str, str]:
    """Number words up to 99 with their digits; without the ones that are also articles (ett, ein, uno)."""
    names = {"one": 1, "a hundred": 100, "a thousand": 1000, "cien": 100}
    names |= {name: 20 + one for one, name in enumerate(_TWENTIES.split(), start=1)}
    english, swedish, german, spanish = (["", *names.split()] for names in _BELOW_TWENTY)
    for count in range(2, 20):
        names |= dict.fromkeys((english[count], swedish[count], german[count], spanish[count]), count)
    for ten, (en, sv, de, es) in enumerate(zip(*map(str.split, _TENS), strict=True), start=2):
        names |= dict.fromkeys((en, sv, de, es), ten * 10)
        for one in range(1, 10):
            forms = (f"{en}-{english[one]}", f"{en} {english[one]}", sv + swedish[one])
            names |= dict.fromkeys((*forms, f"{german[one]}und{de}", f"{es} y {spanish[one]}"), ten * 10 + one)
    for name, count in list(names.items()):  # many people write without accents and umlauts
        names.setdefault(name.replace("ü", "ue").replace("ö", "oe"), count)
        names.setdefault(name.translate(str.maketrans("áéíóú", "aeiou")), count)
    return {name: str(count) for name, count in names.items()}


NUMBER_WORDS = _number_words()
"""Number words of four languages in normal form, with their digits."""


@functools.cache
def _number_word() -> re.Pattern[str]:
    """Compiled at first use: it costs milliseconds that an import should not."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})(?!\w|[ -]?[0-9])")


@functools.cache
def _number_words_gate() -> Gate:
    return Gate(phrases=NUMBER_WORDS)


_DIGIT = re.compile("[0-9]")


def may_say_number(text: str, seen: Hits) -> bool:
    """Whether a text may hold a number, in digits or in words.

    Args:
        text: From `unmarked`.
        seen: What was found in it.
    """
    return _DIGIT.search(text) is not None or _number_words_gate().lets(seen)


_AFTER_HUNDRED = re.compile(
    r"(?:hundred|thousand|hundra|tusen|hundert|tausend|cient[oa]s?|\bmil)(?: and| och| und| y)?[ -]$"
)


def with_digits(folded: Folded) -> Folded:
    """Number words written as digits: "within fourteen days" reads "within 14 days".

    Left alone are words before digits ("one 84.50 charge") and the rest of a larger number ("two hundred
    and fifty" must not read 50).
    """

    seen = unmarked(folded.text)
    if seen and not _number_words_gate().lets(seen[1]):
        return folded

    def digits(match: re.Match[str]) -> str | None:
        before = match.string[max(0, match.start() - 20) : match.start()]
        return None if _AFTER_HUNDRED.search(before) else NUMBER_WORDS[match[0]]

    return folded.rewrite(_number_word(), digits)


_DECIMALS = re.compile(r"[.,:]([0-9]{1,2})$")


def number_of(digits: str) -> Decimal:
    """Value of digits with their separators: "1,234.50", "1.234,50", "1 234:50".

    One or two digits behind the last mark are decimals; all other marks stand between thousands.
    """
    tail = _DECIMALS.search(digits)
    whole = digits[: tail.start()] if tail else digits
    return Decimal(re.sub(r"[^0-9]", "", whole) + (f".{tail[1]}" if tail else ""))
