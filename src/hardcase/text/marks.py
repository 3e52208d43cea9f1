"""Where a conversation names people and things that are somebody's own: the marks by which they are known."""

import re
from collections.abc import Iterator
from typing import Any

from .dates import Date, find_dates
from .money import find_money

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
        r"(?i:\bmy (?:full |first |last )?name(?:'s|’s| is)|\bjag heter|\bmitt namn är|\bich heiße|\bmein name ist|"
        r"\bme llamo|\bmi nombre es)[ :]+(?P<name>[a-zß-öø-ÿ][\w'’-]+(?: [a-zß-öø-ÿ][\w'’-]+)?)",
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
_NO_LOWER_NAMES = frozenset(
    listed(
        "at in on of with from to by as is was are has have had be been am me a an need want would could can calling "
        "writing trying having looking asking contacting wrong spelled spelt misspelled incorrect missing printed "
        "written different course moment minute second wait hold one never none forget why it's i'm i'd i've don't "
        "that because since if also already och men från på med hos min mitt jag det und aber von mit bei mein meine "
        "ich es ist y pero de con mi no yo"
    )
)
"""Nobody's name in lower case; An and My are somebody's."""
PARTICLES = frozenset(listed("van von de del da la der den di le bin y"))
"""Between names, and everywhere else too."""
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
_PERSON_PATH = re.compile(r"(?i)customer|user|passenger|contact|holder|patient|member|guest|person|traveller|traveler")
_PERSON_SIBLINGS = frozenset(listed("email phone dob date_of_birth address first_name last_name membership tier"))
_PRODUCT_PATH = re.compile(
    r"(?i)product|item|article|catalog|plan|service|queue|tool|store|shop|branch|company|merchant|airline|airport|hotel|"
    r"city|country|file|categor|brand"
)
_PRODUCT_SIBLINGS = frozenset(
    listed(
        "price unit_price sku quantity qty item items item_id product product_id brand category stock in_stock weight "
        "weight_kg color colour size description variant variants model ean amount options parameters"
    )
)
_CODE = re.compile(r"[A-Z]{5,12}")
KIND_WORDS = frozenset(
    listed(
        "credit debit gift card certificate order orders payment account customer user ticket case reservation booking "
        "invoice parcel item return refund delivery contract policy claim paypal voucher session"
    )
)
"""They say of what kind an id is, and are no id themselves."""


def is_plain(word: str) -> bool:
    """Whether a word is nobody's name."""
    word = word.strip(".,")
    return word.casefold() in _NO_NAMES or word in _NO_LOWER_NAMES


def names_in(text: str) -> Iterator[str]:
    """Names of people, where a word beside them marks them as such."""
    for pattern in _NAMES:
        for found in pattern.finditer(text):
            words = found["name"].replace("’s", "").replace("'s", "").split()
            kept = []
            for word in words:
                if is_plain(word):
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


def _has_digit(said: str) -> bool:
    return " " not in said.strip() and any(map(str.isdigit, said))


def is_code(said: str) -> bool:
    """Whether a value has the shape of an id; a word of kind, as REFUND or GIFT_CARD, says what something is."""
    return _has_digit(said) or (_CODE.fullmatch(said) is not None and said.lower() not in KIND_WORDS)


def is_person(name: str, path: str, siblings: frozenset[str]) -> bool:
    """Whether a row's `name` is somebody's: it stands beside what people have, or not beside what products have."""
    if _PERSON_PATH.search(path) or siblings & _PERSON_SIBLINGS:
        return True
    product = _PRODUCT_PATH.search(path) or siblings & _PRODUCT_SIBLINGS
    opens = (name.split() or [""])[0]
    return not (product or is_plain(opens) or opens.lower() in KIND_WORDS or re.search(r"[\d_]", name))


def are_codes(values: Any) -> bool:
    """Whether a list holds ids and nothing else: all written alike, and at least one with letters and digits."""
    texts = [each for each in values if isinstance(each, str)]
    alike = len(texts) == len(values) and len({len(each) for each in texts}) == 1
    return alike and any(_has_digit(each) for each in texts) and all(each.isalnum() for each in texts)
