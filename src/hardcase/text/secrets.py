"""Secrets that stand in a text: card numbers, passwords and codes told as values, keys, account numbers.

What is found is described, never repeated: a verdict's reason is read by more people than the chat was.
"""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from .gates import Gate
from .normal import flat, fold, sentences
from .passages import passages
from .secret_words import CODE, LOG_IN, NO_CODE, NO_VALUES, PIN, STATES, WORD


class Secret(Struct, frozen=True, kw_only=True):
    """One secret and where it stands.

    Attributes:
        kind: What it is, as a support lead would say.
        value: Letters and digits of the value, case folded for numbers. For comparing, never for showing.
        start: Where the value begins in the text.
        end: Where it ends (exclusive).
    """

    kind: str
    value: str
    start: int
    end: int

    @property
    def masked(self) -> str:
        """The kind, with the last four characters of a value that is long enough to stay secret."""
        return f"{self.kind} ending {self.value[-4:]}" if len(self.value) >= 12 else self.kind


_KEYS = re.compile(
    r"(?<![\w-])(?:"
    r"sk-(?=[\w-]{0,200}\d)[\w-]{20,200}|[sr]k_(?:live|test)_\w{16,200}|AKIA[0-9A-Z]{16}|gh[pousr]_\w{36,80}|"
    r"github_pat_\w{40,120}|glpat-[\w-]{20,60}|xox[abeprs]-[\w-]{10,200}|AIza[\w-]{35}|hf_[A-Za-z0-9]{30,60}|"
    r"npm_[A-Za-z0-9]{36}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|SG\.[\w-]{22}\.[\w-]{43}|"
    r"eyJ[\w-]{10,2000}\.[\w-]{10,4000}\.[\w-]{10,2000}"
    r")(?![\w-])"
)
_BEARER = re.compile(r"(?i:(?<!\w)bearer)[ :]{1,3}(?=[\w.~+/-]{0,400}\d)([\w.~+/-]{20,400}={0,2})")
_PRIVATE = re.compile(r"-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY-----")

# Grouped as cards are printed, or not at all: a phone number in pairs is no card.
_CARD = re.compile(
    r"(?<![\w.,/+-])(?<!\+ )(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,3})?|\d{4}([ -])\d{6}\2\d{4,5})"
    r"(?![\w/]|[.,-]\d)"
)
_CARD_WORD = re.compile(
    r"(?<!\w)(?:cards?|visa|mastercard|amex|kort(?:et|nummer|numret)?|kreditkort|\w{0,10}karte\w{0,8}|tarjetas?)(?!\w)"
)
_NOT_A_CARD = re.compile(
    r"(?<!\w)(?:order|tracking|parcel|shipment|reference|ref|ticket|case|invoice|serial|imei|barcode|ean|phone|tel|"
    r"beställning\w{0,12}|spårning\w{0,12}|kolli\w{0,12}|ärende\w{0,12}|faktura\w{0,12}|bestell\w{0,12}|"
    r"sendung\w{0,12}|rechnung\w{0,12}|pedido|seguimiento|envío|factura)"
    r"(?: ?(?:number|no\.?|nr\.?|id|code|nummer|número|num\.?))?(?: (?:is|är|ist|es))?[ :#]{0,3}$"
)
_ISSUERS = (
    (("4",), (13, 16, 19)),
    (("51", "52", "53", "54", "55"), (16,)),
    (tuple(str(prefix) for prefix in range(2221, 2721)), (16,)),
    (("34", "37"), (15,)),
    (("6011", "644", "645", "646", "647", "648", "649", "65", "62"), (16, 17, 18, 19)),
    (("300", "301", "302", "303", "304", "305", "36", "38", "39"), (14,)),
    (tuple(str(prefix) for prefix in range(3528, 3590)), (16, 17, 18, 19)),
    (("5018", "5020", "5038", "5893", "6304", "6759", "6761", "6762", "6763"), (16, 17, 18, 19)),
)

_IBAN = re.compile(r"(?<!\w)[a-z]{2}\d\d(?: ?[a-z\d]{4}){2,7}(?: ?[a-z\d]{1,4})?(?!\w)")
_IBAN_COUNTRIES = {
    15: "no",
    16: "be",
    18: "dk fi nl",
    19: "si",
    20: "at ee lt lu",
    21: "ch lv",
    22: "de gb ie",
    24: "cz es ro se sk",
    25: "pt",
    27: "fr it",
    28: "hu pl",
}
_IBAN_LENGTHS = {country: length for length, each in _IBAN_COUNTRIES.items() for country in each.split()}

_ANY_CODE = r"code|kod(?:en)?|código"
_QUOTED = r"\"[^\"]{3,40}\"|(?<!\w)'[^']{3,40}'(?!\w)"
_ENDS = r"(?![\w/]|[.,:-]\d)"
_TOLD = (
    ("password", re.compile(rf"(?<!\w)(?:{LOG_IN}){STATES}(?P<value>{_QUOTED}|\S{{4,64}}(?: \S{{1,20}})?)")),
    ("security word", re.compile(rf"(?<!\w)(?:{WORD}){STATES}(?P<value>{_QUOTED}|\S{{3,40}}(?: \S{{1,20}})?)")),
    ("PIN", re.compile(rf"(?<!\w)(?:{PIN}){STATES}(?P<value>[\"']?\d(?:[ -]?\d){{3,7}}){_ENDS}")),
    ("one-time code", re.compile(rf"(?<!\w)(?:{CODE})(?:{STATES}| )(?P<value>[\"']?\d(?:[ -]?\d){{2,7}}){_ENDS}")),
    (
        "one-time code",
        re.compile(rf"(?<!\w)(?:{_ANY_CODE})(?:{STATES}| )(?P<value>[\"']?\d{{3}}[ -]?\d{{3}}){_ENDS}"),
    ),
)
# What every card and every account begins with, in a text whose runs of white space are not yet one.
_NUMBER = re.compile(r"\d(?:[\d\s-]{11}|\d(?<=[a-z]{2}\d\d)\s*[a-z\d]{4}\s*[a-z\d]{4})")
_DIGITS = re.compile(r"\d(?:[\s-]*\d){2}")
_BY_WORD = frozenset({"password", "security word"})
_NO_CODE = re.compile(NO_CODE)
_MASKED = re.compile(r"[*x•.#_-]{3,}")
_EDGES = "\"'`.,;:!?()*"


def find_secrets(text: str) -> list[str]:
    """Describe the secrets that a text says: full card numbers, passwords, codes, security words, keys and IBANs.

    A card number is 13 to 19 digits of a known issuer with a valid check digit, an IBAN has a valid checksum. A
    password, PIN or code counts when its value is told ("your PIN is ..."); "we will send you a code" tells none.
    The words are known in English, Swedish, German and Spanish.

    Args:
        text: What was said or written.

    Returns:
        One description for each, in order, such as "card number ending 4242" or "password"; never the whole secret.

    Source:
        ISO/IEC 7812-1 (issuer prefixes, Luhn's check digit) and ISO 13616 (IBAN).
    """
    return [secret.masked for secret in secrets_in(text)]


def mask_secrets(text: str) -> str:
    """A text with each of its secrets replaced by what it is, so that a reason may quote it.

    Args:
        text: What was said or written.
    """
    done = 0
    pieces: list[str] = []
    for secret in secrets_in(text):
        pieces += (text[done : secret.start], f"[{secret.masked}]")
        done = secret.end
    return "".join((*pieces, text[done:]))


def secrets_in(text: str) -> list[Secret]:
    """Find the secrets that a text says.

    Args:
        text: What was said or written.

    Returns:
        The secrets in order; no two of them overlap.
    """
    kept: list[Secret] = []
    for secret in sorted(_all(text), key=lambda each: (each.start, -each.end)):
        if not kept or secret.start >= kept[-1].end:
            kept.append(secret)
    return kept


def _all(text: str) -> Iterator[Secret]:
    for match in _KEYS.finditer(text) if _may_hold_key(text) else ():
        yield Secret(kind="API key", value=match[0], start=match.start(), end=match.end())
    for match in _BEARER.finditer(text) if "bearer" in text.lower() else ():
        yield Secret(kind="bearer token", value=match[1], start=match.start(1), end=match.end(1))
    for match in _PRIVATE.finditer(text) if "-----BEGIN" in text else ():
        yield Secret(kind="private key", value="private key", start=match.start(), end=match.end())
    for at, sentence in _telling(text):
        folded = fold(sentence)
        for kind, start, end in (*_cards(folded.text), *_ibans(folded.text), *_told(folded.text)):
            first, last = folded.origin(start, end)
            value = re.sub(r"[\W_]", "", folded.text[start:end])
            yield Secret(kind=kind, value=value, start=at + first, end=at + last)


@cache
def _names() -> tuple[Gate, Gate]:
    """Names of secrets: of those that are told in words, and of those that are told in digits."""
    return Gate((LOG_IN, WORD)), Gate((PIN, CODE, _ANY_CODE))


def _telling(text: str) -> Iterator[tuple[int, str]]:
    """Sentences in which a card, an account or the name of a secret may stand, and where they begin."""
    heard = passages(text)
    in_words, in_digits = _names()
    words, codes = in_words.lets(heard), in_digits.lets(heard)
    folded = heard.folded
    numbers = folded is None or _NUMBER.search(folded)
    if not (words or codes or numbers):
        return
    begins = 0
    for passage in heard.each:
        if (
            folded is None
            or (words and in_words.lets(passage))
            or (codes and in_digits.lets(passage) and _has(_DIGITS, passage.text))
            or (numbers and _has(_NUMBER, passage.text))
        ):
            at = begins
            for sentence in sentences(passage.text):
                at = text.index(sentence, at)
                yield at, sentence
                at += len(sentence)
        begins += len(passage.text) + 1


def _has(digits: re.Pattern[str], text: str) -> bool:
    folded = flat(text)
    return folded is None or digits.search(folded) is not None


def _may_hold_key(text: str) -> bool:
    """Whether the beginning of a key stands there, most of which have a low line."""
    if "_" in text or "sk-" in text or "glpat-" in text or "xox" in text:
        return True
    return "AKIA" in text or "AIza" in text or "SG." in text or "eyJ" in text


def _cards(said: str) -> Iterator[tuple[str, int, int]]:
    for match in _CARD.finditer(said):
        digits = re.sub(r"\D", "", match[0])
        before = said[max(0, match.start() - 60) : match.start()]
        issued = any(len(digits) in lengths and digits.startswith(prefixes) for prefixes, lengths in _ISSUERS)
        # German bar codes have 13 digits and begin with a 4, as the oldest cards did.
        named = len(digits) > 13 or _CARD_WORD.search(said)
        if issued and named and _luhn(digits) and not _NOT_A_CARD.search(before):
            yield "card number", *match.span()


def _luhn(digits: str) -> bool:
    """Check digit of cards; a number of one digit only is a sample."""
    doubled = (int(each) * (2 - index % 2) for index, each in enumerate(digits[::-1], start=1))
    return len(set(digits)) > 1 and sum(each if each < 10 else each - 9 for each in doubled) % 10 == 0


def _ibans(said: str) -> Iterator[tuple[str, int, int]]:
    for match in _IBAN.finditer(said):
        wanted = _IBAN_LENGTHS.get(match[0][:2], 0)
        if not wanted:
            continue
        end = match.start()
        for count, found in enumerate(re.finditer(r"[a-z\d]", match[0]), start=1):
            if count == wanted:
                end = match.start() + found.end()
        value = re.sub(r"\W", "", said[match.start() : end])
        if value and int("".join(str(int(each, 36)) for each in value[4:] + value[:4])) % 97 == 1:
            yield "IBAN", match.start(), end


def _told(said: str) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in _TOLD:
        for match in pattern.finditer(said):
            if kind == "one-time code" and _NO_CODE.search(said[max(0, match.start() - 40) : match.end() + 60]):
                continue
            whole = match["value"]
            value = whole if whole[0] in "\"'" or kind not in _BY_WORD else whole.split(" ")[0]
            stripped = value.strip(_EDGES)
            if not stripped or (kind in _BY_WORD and not _is_value(whole, value, stripped)):
                continue
            start = match.start("value") + value.index(stripped)
            yield kind, start, start + len(stripped)


def _is_value(whole: str, value: str, stripped: str) -> bool:
    """Whether what follows "the password is" is a password and not a word about it ("the password is wrong")."""
    if value[0] in "[<{(" or _MASKED.fullmatch(stripped) or _MASKED.fullmatch(value):
        return False
    if value[0] in "\"'" and value.rstrip(".,;!?")[-1] in "\"'":
        return len(stripped) > 2
    if re.search(r"\d", stripped) and (re.search(r"[^\W\d]", stripped) or len(stripped) > 5):
        return True
    last = len(whole) == len(value) or value[-1] in ".,;!"
    return last and stripped.isalpha() and len(stripped) > 3 and not re.fullmatch(NO_VALUES, stripped)
