"""Amounts of money, days and record ids that a text states, each with its place, found in one pass.

Nothing else with digits counts: list marks, clock times, phone numbers, percentages, bare counts, versions, digits of a
card, and values that only show a format ("for example ABC123").
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Literal

import msgspec

from .dates import Date, find_dates
from .gates import Gate
from .money import Money, find_money
from .scan import look


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """One amount, day or id that a text states.

    Attributes:
        text: As it was written; of an id only the id.
        start: Where it begins in the text.
        end: Where it ends in the text, exclusive.
        money: The amount, for money.
        date: The day, for dates.
    """

    kind: Literal["money", "date", "id"]
    text: str
    start: int
    end: int
    money: Money | None = None
    date: Date | None = None


_NOUN = (  # what carries a number of its own, in four languages
    r"(?:reservations?|bookings?|orders?|confirmation|reference|ref|case|ticket|payments?|invoice|claim"
    r"|tracking|flights?"
    r"|account|customer|user|member(?:ship)?|transaction|shipment|parcel|refund|complaint|contract|subscription"
    r"|beställning(?:en)?|order(?:n|nummer)?|bokning(?:en|snummer)?|ärende(?:t|nummer)?|referens(?:nummer)?"
    r"|betalning(?:en)?"
    r"|faktura|flyg|konto|kund(?:nummer)?|bestellung|bestellnummer|buchung(?:snummer)?|auftrag|vorgang(?:snummer)?"
    r"|zahlung|rechnung(?:snummer)?|referenz(?:nummer)?|flug|kundennummer|pedido|reserva|referencia|caso"
    r"|incidencia|pago"
    r"|factura|vuelo|cuenta|cliente)"
)
_LABEL = r"(?:ids?|numbers?|nos?\.?|nr\.?|codes?|nummer|número|núm\.?|reference|#)"
_LINK = r"(?: ?(?:is|was|är|ist|lautet|es|:|=))?"
_ALPHANUMERIC = r"(?=[A-Z0-9]{0,11}[0-9])(?=[0-9]{0,11}[A-Z])[A-Z0-9]{5,12}"
# 4K, 256GB, 10AM: digits with a unit behind them are a size or a time.
_SIZE = re.compile(r"[0-9]+[A-Z]{1,4}")
_STANDARDS = frozenset(
    ("ISO", "IEC", "DIN", "EN", "IEEE", "RFC", "UTF", "COVID", "SARS", "GPT", "EPA", "UN", "EU", "HTTP")
)

_WRITTEN = re.compile(
    r"(?<![\w@./:+-])(?:"
    # ORD-48213, CUS-AB-12
    r"(?P<hyphened>[A-Z]{2,12}[-‐‑](?:[A-Z0-9]{1,10}[-‐‑]){0,3}[0-9]{1,12}[A-Z]?)"
    # credit_card_4421486
    r"|(?P<joined>[a-z]{2,20}(?:_[a-z]{1,20}){0,4}_[0-9]{3,12})"
    r"|(?P<universal>[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})"
    r")(?![\w@]|-[A-Za-z0-9])"
)
# "order EHGLP3", "Reservation ID: **EHGLP3**", "order number 48213", "booking #48213"
_NAMED = re.compile(
    rf"(?<!\w)(?i:{_NOUN})(?P<label>(?i:[ -]{_LABEL}){{0,2}}){_LINK} ?[:#]? ?(?P<mark>[*_\"'(`#]{{0,4}})"
    rf"(?P<id>{_ALPHANUMERIC}|[0-9]{{4,14}})(?![\w@]|[-/.,:][0-9A-Za-z]|[*]+[0-9]| ?%)"
)
_ALSO = re.compile(
    rf"[*_\"')`]{{0,4}}(?:,| and| or| och| und| oder| y|, and|, or) [*_\"'(`]{{0,4}}(?P<id>{_ALPHANUMERIC})(?!\w)"
)
_HIDDEN = re.compile(r"[*•xX·]{2,}[ -]?$")
_EXAMPLE = re.compile(
    r"(?:for example|for instance|e\.g\.?|such as|an example|looks? like|in the form(?:at)?(?: of)?"
    r"|formatted (?:as|like)"
    r"|till exempel|t\.ex\.?|exempelvis|såsom|ser ut som|zum beispiel|z\.\s?b\.?|beispielsweise|wie etwa"
    r"|sieht aus wie"
    r"|por ejemplo|p\. ?ej\.?|como por ejemplo)[^.?!\n]{0,40}$",
    re.IGNORECASE,
)


def find_entities(text: str, language: str = "en", *, prefixes: Iterable[str] = ()) -> list[Entity]:
    """Find the amounts, days and record ids that a text states.

    Args:
        text: Free text.
        language: Language of the text; decides the order of day and month. Ids are read in any.
        prefixes: Letters with which ids of this company begin ("CASE"): behind them one digit makes an id; behind
            others at least three do.

    Returns:
        Entities in order of appearance; examples of a format are left out, and so are values after them.
    """
    if not any(map(str.isdigit, text)) and not find_money(text):
        return []
    days = find_dates(text, language)
    sums = [each for each in find_money(text) if not _inside(each.start, days)]
    found = [
        Entity(kind="money", text=text[each.start : each.end], start=each.start, end=each.end, money=each)
        for each in sums
    ]
    found += [
        Entity(kind="date", text=text[each.start : each.end], start=each.start, end=each.end, date=each)
        for each in days
    ]
    taken: list[Money | Date] = [*days, *sums]
    found += [
        Entity(kind="id", text=text[start:end], start=start, end=end)
        for start, end in sorted(set(_ids(text, frozenset(prefixes))))
        if not _inside(start, taken)
    ]
    found.sort(key=lambda each: (each.start, each.kind))
    return [each for each in found if not _EXAMPLE.search(text[max(0, each.start - 80) : each.start])]


def _inside(place: int, others: Iterable[Money | Date]) -> bool:
    return any(each.start <= place < each.end for each in others)


def _ids(text: str, prefixes: frozenset[str]) -> Iterable[tuple[int, int]]:
    return chain(_written(text, prefixes), _named(text))


def _written(text: str, prefixes: frozenset[str]) -> Iterable[tuple[int, int]]:
    """Ids that show by their form that they are one."""
    for match in _WRITTEN.finditer(text):
        if match["hyphened"]:
            prefix = re.split("[-‐‑]", match[0])[0]
            few = sum(map(str.isdigit, match[0])) < 3
            if prefix not in prefixes and (few or prefix in _STANDARDS):
                continue
        yield match.span()


def _named(text: str) -> Iterable[tuple[int, int]]:
    """Codes and numbers behind the noun of a record, and those listed after them."""
    seen = look(text)
    if seen.is_simple and not _nouns().lets(seen):
        return
    for match in _NAMED.finditer(text):
        if not _is_number_of(match["id"], label=match["label"], mark=match["mark"]):
            continue
        yield match.span("id")
        also = _ALSO.match(text, match.end())
        while also and not _SIZE.fullmatch(also["id"]):
            yield also.span("id")
            also = _ALSO.match(text, also.end())


@cache
def _nouns() -> Gate:
    return Gate((_NOUN,), bounded=False)


def _is_number_of(said: str, *, label: str, mark: str) -> bool:
    if not said.isdecimal():
        return not _SIZE.fullmatch(said)
    # "order 2024" may be a year; a mark of emphasis may hide digits of a card.
    return not _HIDDEN.search(mark) or len(said) > 4 if label or "#" in mark else len(said) > 4 and not mark
