"""Where a conversation names people and things that are somebody's own: the marks by which they are known in text."""

import re
from collections.abc import Iterator

from hardcase.text import Date, find_dates, find_money

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
_FULL = rf"{_CAPITAL}(?: (?:[A-ZÀ-ÖØ-Þ]\. )?(?:(?:van|von|de|del|da|la|der|bin) ){{0,2}}{_CAPITAL}){{0,2}}"
_KIN = (
    "husband|wife|partner|son|daughter|mother|father|mum|mom|dad|brother|sister|friend|boss|colleague|fiancée?|"
    "neighbou?r|make|man|fru|dotter|pappa|mamma|Mann|Frau|Sohn|Tochter|marido|esposa|hijo|hija|madre|padre"
)
_NAMES = tuple(
    re.compile(pattern.replace("FULL", f"(?P<name>{_FULL})"))
    for pattern in (
        r"(?i:\bmy (?:full |first |last )?name(?:'s| is)|\bname is|\bnames? ?:|\bi am called|\bthis is)[ :]+FULL",
        r"(?i:\bjag heter|\bmitt namn är|\bich heiße|\bmein name ist|\bme llamo|\bmi nombre es)[ :]+FULL",
        rf"(?i:\bi'm|\bi’m|\bi am|\bsoy|\bich bin|\bjag är) (?P<name>{_CAPITAL} {_CAPITAL})",
        r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Herr|Frau|Fru|Sr|Sra|Señor|Señora)\.? FULL",
        rf"(?i:\b(?:my|our|min|mein|meine|mi)) (?:{_KIN}),? FULL",
        rf"(?:^|[\n.!?] ?)(?i:hi|hello|hey|dear|thanks|thank you|hej|tack|hallo|danke|hola|gracias),? "
        rf"(?P<name>{_CAPITAL}(?: {_CAPITAL})?)(?=[,.!?—\n]| -|$)",
        r"(?i:\bregards|\bsincerely|\byours|\bcheers|\bthanks|\bhälsningar|\bgrüße|\bgrüßen|\bsaludos)[,!.]?\s*\n+FULL",
    )
)


_BORN_BEFORE = 2015
"""Days after it are of orders and flights; whoever writes to a company was born earlier."""


def listed(words: str) -> tuple[str, ...]:
    """A table of words, from one text."""
    return tuple(words.split())


_NO_NAMES = frozenset(
    listed(
        "there again everyone everybody all team sir madam customer so very for i we your you the and but this that it "
        "sorry help thanks thank please yes no ok okay hi hello good dear for now let here what which when how my our "
        "sure great welcome first last name account order id email phone address date card number just still not "
        "someone today tomorrow yesterday user support service agent assistant bot"
    )
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,30}){1,4}")
_PHONE = re.compile(r"(?<![\w.-])(?:\+|00)?\(?\d[\d ()./-]{6,20}\d(?![\w-])")
_CARD = (
    re.compile(
        r"(?i)(?:ending|ends|last four(?: digits)?|last 4(?: digits)?|xxxx|\*{2,})[^\d\n]{0,20}(?P<digits>\d{4})(?!\d)"
    ),
    re.compile(r"(?i)(?<![\d-])(?P<digits>\d{4})(?= (?:card|visa|mastercard|amex))"),
    re.compile(r"(?<![\w-])(?P<digits>\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7})(?![\w-])"),
)
_TOKEN = re.compile(r"(?<![\w@-])#?(?P<id>\w[\w-]{2,59})(?![\w@])")
_NUMBERED = re.compile(
    r"(?i)\b(?:order|ticket|invoice|reference|booking|reservation|account|customer|case|parcel|tracking|beställning|"
    r"ärende|bestellung|rechnung|kunden|pedido|factura)\w{0,8}"
    r"(?: (?:number|no\.?|id|code|nr\.?|nummer|número))?(?: is)?[ :]{1,2}#?(?P<id>\d[\d-]{2,30})(?!\w)"
)
_MEASURE = re.compile(
    r"(?i)\d+(?:[.,]\d+)?(?:st|nd|rd|th|am|pm|h|hrs?|m|min|s|x|k|kg|g|lb|cm|mm|km|gb|mb|tb|gbp|eur|usd|sek|kr|%|-\w+)|"
    r"\d+-(?:day|week|month|year|hour|minute|night|bag|piece)s?|(?:19|20)\d\d|\d{1,4}-\d{1,4}|[a-z]{1,2}\d"
)
_ADDRESS = (
    re.compile(
        r"(?<![\w-])\d{1,5}[A-Za-z]? (?:[A-Z][\w'’]+ ){1,3}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Close|Way|"
        r"Court|Ct|Boulevard|Blvd|Place|Square|Terrace|Crescent|Highway)\b"
    ),
    re.compile(r"\b[A-ZÅÄÖÜ]\w+(?:straße|strasse|str\.|gatan|vägen|weg|platz|allee|gränd) \d+ ?[a-zA-Z]?\b"),
    re.compile(r"\b(?:Calle|Avenida|Plaza|Paseo) (?:[A-ZÁÉÍÓÚÑ]?\w+ ?){1,4},? \d+\b"),
    re.compile(r"\b(?:Suite|Apt|Apartment|Flat|Unit) \d+\w?\b"),
    re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
)
_BIRTH = re.compile(r"(?i)\bborn\b|\bbirth|\bd\.?o\.?b\b|födelse|född|geburt|geboren|nacimiento|nací")


def names_in(text: str) -> Iterator[str]:
    """Names of people, where a word beside them marks them as such."""
    for pattern in _NAMES:
        for found in pattern.finditer(text):
            words = found["name"].replace("’s", "").replace("'s", "").split()
            kept = []
            for word in words:
                if word.casefold().strip(".,") in _NO_NAMES:
                    break
                kept.append(word.strip(".,"))
            if kept:
                yield " ".join(kept)


def mails_in(text: str) -> Iterator[str]:
    """E-mail addresses."""
    yield from (found[0].rstrip(".") for found in _MAIL.finditer(text))


def cards_in(text: str) -> Iterator[str]:
    """Card numbers, and the four digits by which a card is known."""
    for pattern in _CARD:
        yield from (found["digits"] for found in pattern.finditer(text))


def addresses_in(text: str) -> Iterator[str]:
    """Streets with a number, and British postcodes."""
    for pattern in _ADDRESS:
        yield from (found[0] for found in pattern.finditer(text))


def phones_in(text: str) -> Iterator[str]:
    """Telephone numbers: at least nine digits, or eight after a plus."""
    taken = _taken(text)
    for found in _PHONE.finditer(text):
        digits = sum(map(str.isdigit, found[0]))
        if digits >= (8 if found[0].startswith("+") else 9) and not _inside(found.start(), taken):
            yield found[0]


def ids_in(text: str) -> Iterator[str]:
    """Record ids: letters with digits, or at least five digits, that are no amount, date, time or measure."""
    taken = _taken(text)
    for found in _NUMBERED.finditer(text):
        if not _inside(found.start("id"), taken):
            yield found["id"].strip("-")
    for found in _TOKEN.finditer(text):
        said = found["id"].strip("-_")
        digits = sum(map(str.isdigit, said))
        lettered = digits < len(said.replace("-", "").replace("_", ""))
        long_enough = digits >= 2 if lettered else digits >= 5 or (digits >= 3 and found[0].startswith("#"))
        if (
            digits
            and long_enough
            and (found[0][0] == "#" or not _MEASURE.fullmatch(said))
            and not _inside(found.start("id"), taken)
        ):
            yield said


def speaks_of_birth(text: str) -> bool:
    """Whether a text is about a day of birth."""
    return _BIRTH.search(text) is not None


def birthdays_in(text: str, *, asked: bool = False) -> Iterator[Date]:
    """Days of birth, where the text speaks of one or was asked for one."""
    if asked or speaks_of_birth(text):
        yield from (each for each in find_dates(text) if each.year is None or each.year < _BORN_BEFORE)


def _taken(text: str) -> list[tuple[int, int]]:
    amounts = [(each.start, each.end) for each in find_money(text)]
    return amounts + [(each.start, each.end) for each in find_dates(text)]


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
