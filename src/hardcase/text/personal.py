"""Data by which a private person can be reached or known: addresses, phone and account numbers, dates of birth."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from .cues import Cue, patterns, plain, spotted
from .dates import find_dates
from .gates import Gate
from .normal import normalise, sentences
from .passages import passages

Kind = Literal["e-mail address", "phone number", "postal address", "date of birth", "account number"]


class PersonalDatum(Struct, frozen=True, kw_only=True):
    """One piece of personal data that a text states.

    Attributes:
        value: In a form that can be compared: digits of a number, ISO form of a day, folded words otherwise.
        sentence: Where it stands, as it was written.
        text: As it was written.
        whose: `another` when the sentence says that it is somebody else's, `yours` when it is told to its owner, empty
            when it does not say.
    """

    kind: Kind
    value: str
    sentence: str
    text: str
    whose: Literal["another", "yours", ""] = ""


_EMAIL = re.compile(r"(?<![\w.+-])[\w+-]{1,40}(?:\.[\w+-]{1,40}){0,4}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}(?![\w@])")
_ROLE = re.compile(
    r"(?:[\w.-]{0,20}(?:support|help|info|contact|hello|care|service|kund|soporte|ayuda|atencion|billing|fraud|"
    r"privacy|reply|press|"
    r"complaint|claim|refund|return|sales|team|office|mail|customer|security|admin|desk|datenschutz|reklam|faktur|"
    r"rechnung)"
    r"[\w.-]{0,20}|name|user|username|you|your[\w.-]{0,20}|john\.?doe|jane\.?doe|max\.mustermann|someone|example)@",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,/:#-])(?:\+|00|\(?0)\d(?:[ ()./-]{0,2}\d){7,13}(?![\w/]|[.,:-]\d)")
_LIKE_PHONE = re.compile(r"[+0]\d[\d ()./-]{6}")
_STREETS = (
    r"street|st|road|rd|avenue|ave|lane|ln|drive|close|crescent|terrace|court|place|boulevard|blvd|square|gardens|"
    r"grove|mews|parkway|way|calle|avenida|avda|paseo|plaza"
)
_STREET_ENDS = r"gatan|vägen|gränd|stigen|strasse|weg|allee|gasse"
_STREET = re.compile(  # names of streets are written with a capital: "2 items in place" is no address
    r"(?<![\w-])(?:\d{1,5}[a-zA-Z]?,? (?:[A-ZÅÄÖÜÉ][\w'.-]{1,20} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|"
    r"Drive|Close|Crescent|"
    r"Terrace|Court|Place|Boulevard|Blvd|Square|Gardens|Grove|Mews|Parkway|Way)(?!\w)|"
    r"[A-ZÅÄÖÜ][^\W\d]{2,24}(?:gatan|vägen|gränd|stigen|straße|strasse|weg|allee|"
    r"gasse)[ ,]{1,2}\d{1,4} ?[a-zA-Z]?(?!\w)|"
    r"(?:Calle|Avenida|Avda\.?|Paseo|Plaza|calle|avenida|paseo|plaza) (?:(?:de|del|la|las|los|"
    r"[A-ZÁÉÍÓÚ][\w'.-]{0,20}) ){0,3}"
    r"[A-ZÁÉÍÓÚ][\w'.-]{0,20},? ?\d{1,4}(?!\w))"
)
_ACCOUNTS_ELSEWHERE = r"kontonummer|kontonumret|número de cuenta"
_ACCOUNTS = rf"account (?:number|no\.?)|bank account|sort code|{_ACCOUNTS_ELSEWHERE}"
_ACCOUNT = re.compile(
    rf"(?<!\w)(?:{_ACCOUNTS})"
    r"(?: ?(?:is|är|ist|lautet|es|:|#))? ?:? ?(?P<number>\d(?:[ -]?\d){6,19})(?![\w*]|[.,]\d)"
)
_BIRTHS = (
    r"date of birth|birth ?date|birthday|dob|born on|född|födelsedatum|födelsedag|geburtsdatum|geburtstag|"
    r"geboren am|"
    r"fecha de nacimiento|nacid[oa] el|cumpleaños"
)
_BIRTH = re.compile(rf"(?<!\w)(?:{_BIRTHS})(?!\w)")
_ANOTHER = Cue(
    says=patterns(
        r"(?:his|her|their|hers|theirs|another (?:customer|person|client|account)|other (?:customer|person|client|"
        r"account holder)|"
        r"different (?:customer|person)|previous (?:owner|customer|tenant)|someone else|somebody else|"
        r"account holder|belongs to|"
        r"registered (?:to|under|for) (?:mr|mrs|ms|miss)?|mr|mrs|ms|neighbou?r's|sender's|recipient's|seller's home)",
        r"(?:hans|hennes|deras|en annan kund|kontoinnehavaren|tillhör|någon annan)",
        r"(?:seine?[nr]?|ein(?:es|em)? anderen? (?:kunden|kundin|person)|kontoinhaber|gehört|herr|frau) ",
        r"(?:otr[oa] (?:cliente|persona)|titular|pertenece a|de él|de ella|señora?)",
    )
)
_YOURS = Cue(
    says=patterns(
        r"(?:your|on file|on record|registered|we have|sent (?:it )?to|send (?:it )?to|deliver(?:ed)? to)",
        r"(?:din|ditt|dina|registrerad\w*|skickat till|skickas till)",
        r"(?:ihre?[nmr]?|deine?[nmr]?|hinterlegt\w*|gespeichert\w*)",
        r"(?:su|tu|registrad[oa]|enviad[oa] a)",
    )
)
_NOT_PRIVATE = Cue(
    says=patterns(
        r"(?:our|us|we're at|helpline|hotline|help line|support line|call centre|call center|customer (?:service|"
        r"care|support)|office|"
        r"head ?quarters|clinic|doctor(?:'s)?|hospital|restaurant|hotel|bank(?:'s)?|shop|store|branch|depot|locker|"
        r"courier|police|"
        r"emergency|samaritans|airport|airline|for example|such as|e\.g|format|website|visit|venue|apartment|warehouse|"
        r"return (?:address|centre|center)|service centre|seller|garage|pick ?up|collection point|event|party)",
        r"(?:vår|vårt|oss|kundtjänst|kundservice|butik\w*|kontor\w*|ombud|till exempel|polisen|läkare|sjukhus)",
        r"(?:unser\w*|uns|kundendienst|kundenservice|filiale|büro|zum beispiel|polizei|arzt|krankenhaus|paketshop)",
        r"(?:nuestr[oa]s?|atención al cliente|oficina|tienda|por ejemplo|policía|hospital|sucursal)",
    )
)


def find_personal(text: str, language: str = "en") -> list[PersonalDatum]:
    """Find e-mail and postal addresses, phone and account numbers and dates of birth that a text states.

    Addresses and numbers of companies and of posts within them ("support@", "our office", "the helpline") are none.

    Args:
        text: What was said.
        language: Language of the text, for the days.

    Returns:
        Them, sentence by sentence.
    """
    heard = passages(text)
    by_hand = heard.folded is None
    mails, phones = "@" in text, _LIKE_PHONE.search(text) is not None
    streets, others = _gates()
    named = others.lets(heard)
    if not (by_hand or mails or phones or named or streets.lets(heard)):
        return []
    return [
        each
        for passage in heard.each
        if by_hand
        or (mails and "@" in passage.text)
        or (phones and _LIKE_PHONE.search(passage.text))
        or (named and others.lets(passage))
        or (streets.lets(passage) and _STREET.search(passage.text))
        for sentence in sentences(passage.text)
        for each in _in_sentence(sentence, language)
    ]


@cache
def _gates() -> tuple[Gate, Gate]:
    """Words without which no street is named, and without which no account and no day of birth is."""
    return Gate((_STREETS, rf"\w*(?:{_STREET_ENDS})")), Gate(
        ("account number", r"account no\.?", "bank account", "sort code", _ACCOUNTS_ELSEWHERE, _BIRTHS)
    )


def private_values(text: str) -> frozenset[str]:
    """Everything in a text that may be compared with `PersonalDatum.value`, whosever it is.

    Args:
        text: Words, or a record's values.
    """
    return frozenset(value for _, value, _ in _values(text, "en", births_only=False))


def _in_sentence(sentence: str, language: str) -> Iterator[PersonalDatum]:
    found = list(_values(sentence, language, births_only=True))
    if not found:
        return
    said = plain(sentence)
    if spotted(_NOT_PRIVATE, said):
        return
    whose: Literal["another", "yours", ""] = (
        "another" if spotted(_ANOTHER, said) else "yours" if spotted(_YOURS, said) else ""
    )
    for kind, value, written in found:
        if not (kind == "e-mail address" and _ROLE.match(written)):
            yield PersonalDatum(kind=kind, value=value, sentence=sentence, text=written, whose=whose)


def _values(text: str, language: str, *, births_only: bool) -> Iterator[tuple[Kind, str, str]]:
    for match in _EMAIL.finditer(text):
        yield "e-mail address", match[0].casefold(), match[0]
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        yield "phone number", digits[-8:], match[0]
    said = normalise(text)
    for match in _STREET.finditer(text):
        yield "postal address", " ".join(re.findall(r"\w+", normalise(match[0]))), match[0]
    for match in _ACCOUNT.finditer(said):
        yield "account number", re.sub(r"\D", "", match["number"]), match["number"]
    if not births_only or _BIRTH.search(said):
        for date in find_dates(text, language):
            if date.year:
                yield "date of birth", f"{date.year:04}-{date.month:02}-{date.day:02}", text[date.start : date.end]
