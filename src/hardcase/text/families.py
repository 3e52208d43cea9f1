"""Families of acts that a service does for its customers: the verbs that claim them, and names of tools that do them.

For conversations whose tools say nothing of themselves but their names: `cancel_reservation` stands behind "has been
cancelled". The verb of a name tells what a tool does; its nouns are asked only where the verb could do anything
(`create_booking`). A name that tells neither may do everything: nobody is accused by a name that was not understood.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from .cues import word_set
from .lexicon import primary


class Family(Struct, frozen=True, kw_only=True):
    """One kind of act.

    Attributes:
        claims: Base forms per language, as a company file would write them.
        verbs: Words that say in the name of a tool that it may do it.
        nouns: Beginnings of words that say it beside a verb that could do anything.
        part: Beginnings of words for the part of a record that it changes; empty when it is no part.
    """

    claims: Mapping[str, tuple[str, ...]]
    verbs: frozenset[str]
    nouns: tuple[str, ...] = ()
    part: tuple[str, ...] = ()


_CHANGES = "change update modify edit rebook reschedule upgrade downgrade exchange ändra omboka uppdatera uppgradera "
_CHANGES += "ändern umbuchen aktualisieren cambiar modificar actualizar "

_MEETINGS = ("appointment", "meeting", "viewing", "visit", "event", "party", "delivery", "pickup")
"""What is booked by scheduling it: a flight or a train is scheduled by others."""

ACT_FAMILIES: Mapping[str, Family] = {
    "refund": Family(
        claims={
            "en": ("refund", "reimburse", "pay back", "compensate"),
            "sv": ("återbetala", "betala tillbaka"),
            "de": ("erstatten", "zurückerstatten", "rückerstatten", "zurückzahlen"),
            "es": ("reembolsar", "reintegrar"),
        },
        # A cancellation, a change or a downgrade pays the difference back by itself.
        verbs=word_set(
            "refund reimburse repay pay cancel return reverse void credit compensate återbetala avboka erstatten "
            "stornieren reembolsar reintegrar anular cancelar " + _CHANGES
        ),
        nouns=("refund", "reimburs", "repay", "payment", "payout", "money", "credit", "certificate", "voucher"),
    ),
    "cancel": Family(
        claims={"en": ("cancel",), "sv": ("avboka", "avbeställa"), "de": ("stornieren",), "es": ("cancelar", "anular")},
        verbs=word_set(
            "cancel void delete remove terminate close end stop abort refund avboka avbeställa stornieren kündigen "
            "cancelar anular"
        ),
        nouns=("cancel", "storn", "avbok", "refund"),
    ),
    "book": Family(
        claims={
            "en": ("book", *(f"schedule {meeting}" for meeting in _MEETINGS)),
            "sv": ("boka",),
            "de": ("buchen",),
            "es": ("reservar",),
        },
        verbs=word_set("book reserve order purchase buy schedule boka buchen comprar reservar " + _CHANGES),
        nouns=(
            *("book", "reserv", "appointment", "trip", "ride", "flight", "order", "table", "room", "ticket", "stay"),
            *("visit", "meeting", "viewing", "event", "delivery", "pickup", "bokning", "buchung"),
        ),
    ),
    "change": Family(
        claims={
            "en": ("rebook", "change", "reschedule", "upgrade", "downgrade"),
            "sv": ("ändra", "omboka", "uppgradera"),
            "de": ("ändern", "umbuchen"),
            "es": ("cambiar", "modificar"),
        },
        verbs=word_set("book move switch set add replace transfer schedule boka buchen reservar " + _CHANGES),
        nouns=("change", "modif", "exchange", "upgrade", "downgrade"),
    ),
    "update": Family(
        claims={"en": ("update",), "sv": ("uppdatera",), "de": ("aktualisieren",), "es": ("actualizar",)},
        verbs=word_set(
            "set add remove book cancel record save write move replace schedule switch boka avboka buchen stornieren "
            "reservar cancelar " + _CHANGES
        ),
        nouns=("update", "change"),
    ),
    "issue": Family(
        claims={
            "en": ("send certificate", "send voucher", "send label", "issue certificate", "issue voucher"),
            "sv": ("skicka presentkort",),
            "de": ("ausstellen",),
            "es": ("emitir",),
        },
        verbs=word_set("issue credit compensate grant gift ship skicka ausstellen emitir"),
        nouns=("certificate", "voucher", "label", "gift", "credit", "coupon", "compensat", "goodwill"),
    ),
    "hand over": Family(
        claims={
            "en": ("transfer", "hand over", "pass on", "pass", "connect", "escalate"),
            "sv": ("koppla", "eskalera", "lämna över"),
            "de": ("weiterleiten", "übergeben", "eskalieren", "weiterverbinden"),
            "es": ("transferir", "derivar", "escalar"),
        },
        verbs=word_set(
            "transfer hand handoff handover escalate pass connect forward route refer assign queue page koppla "
            "eskalera weiterleiten übergeben eskalieren transferir derivar escalar"
        ),
        nouns=("transfer", "hand", "escalat", "human", "agent", "person", "ticket", "queue", "case", "callback"),
    ),
    "credit": Family(
        claims={
            "en": ("credit", "apply credit", "add credit"),
            "sv": ("kreditera",),
            "de": ("gutschreiben",),
            "es": ("abonar",),
        },
        verbs=word_set(
            "credit refund compensate cancel reverse grant adjust kreditera gutschreiben abonar stornieren cancelar "
            + _CHANGES
        ),
        nouns=("credit", "refund", "goodwill", "certificate", "voucher", "compensat", "point", "gutschr"),
    ),
    "waive": Family(
        claims={"en": ("waive",), "sv": ("efterskänka",), "de": ("erlassen",), "es": ("condonar",)},
        verbs=word_set(
            "waive reverse remove credit refund adjust cancel efterskänka erlassen stornieren condonar " + _CHANGES
        ),
        nouns=("waiv", "fee", "credit", "refund"),
    ),
    "replace": Family(
        claims={
            "en": ("replace", "send replacement", "ship replacement", "order replacement", "reship"),
            "sv": ("skicka ersättning",),
            "de": ("ersetzen",),
            "es": ("reemplazar", "reponer"),
        },
        verbs=word_set("replace exchange resend reship order ship ersätta ersetzen reemplazar reponer"),
        nouns=("replac", "exchang", "order", "shipment", "return"),
    ),
    "add bag": Family(
        claims={
            "en": ("add bag", "add baggage", "add luggage", "add suitcase"),
            "es": ("añadir equipaje", "agregar equipaje"),
        },
        verbs=word_set("book buy purchase reserve order boka buchen reservar"),
        part=("bag", "luggage", "suitcase", "equipaje", "gepäck"),
    ),
    "add passenger": Family(
        claims={"en": ("add passenger", "add traveler", "add traveller", "add guest"), "es": ("añadir pasajero",)},
        verbs=word_set("book buy purchase reserve order boka buchen reservar"),
        part=("passenger", "traveler", "traveller", "guest", "pasajero"),
    ),
    "add insurance": Family(
        claims={"en": ("add insurance",), "es": ("añadir seguro",)},
        verbs=word_set("book buy purchase reserve order boka buchen reservar"),
        part=("insur", "seguro"),
    ),
    "add note": Family(
        claims={"en": ("add note", "add comment")},
        verbs=word_set("log record annotate transfer escalate hand handoff handover"),
        part=("note", "comment", "memo", "remark"),
    ),
}
"""Every family, from its name."""

_READS = word_set(
    "get read list search find look lookup check fetch view show see calculate calc think verify query retrieve "
    "hämta sök läs visa hole suche lies zeige prüfe buscar consultar obtener leer ver"
)
_TOLD = word_set(
    "status balance details detail info information availability history policy policies rules directions quote"
)
"""Nouns that are read, where a name has no verb at all."""
ANYTHING = word_set(
    "create make new issue give grant set add submit process do put open post place request apply send register save "
    "write start run perform execute edit change update modify cambiar modificar actualizar ändra ändern uppdatera "
    "aktualisieren"
)
"""Verbs that may do anything: their nouns say what."""
_VERBS_ONLY = word_set(
    "cancel void delete remove terminate close refund reimburse reserve rebook reschedule buy pay waive reship resend "
    "escalate avboka stornieren cancelar anular boka buchen reservar"
)
"""Verbs that begin a name and are no noun there: the rest of the name is what they are done to."""
_CHANGING = word_set(_CHANGES) | {"edit", "set"}
"""Verbs that may set any field of a record, so that the record's name says little."""
_NOUNS = tuple(stem for family in ACT_FAMILIES.values() for stem in family.nouns)
_PARTS = tuple(stem for family in ACT_FAMILIES.values() for stem in family.part)
_PARTS += ("seat", "meal", "flight", "address", "email", "phone", "asiento", "sitz", "säte")
_MESSAGES = ("receipt", "email", "mail", "sms", "message", "notif", "remind")
_ACTS = frozenset(verb for family in ACT_FAMILIES.values() for verb in family.verbs) | ANYTHING
_PARTED = re.compile(r"[./:]")
_NAMED = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST, _STEM = 200, 4
"""Letters of a name that are read; letters of a verb from which a longer word counts as made of it."""


def family_claims(language: str) -> tuple[str, ...]:
    """Every base form of every family.

    Args:
        language: BCP 47 tag; one without verbs here has none.
    """
    spoken = primary(language)
    return tuple(base for family in ACT_FAMILIES.values() for base in family.claims.get(spoken, ()))


def may_do(tool: str, base: str) -> bool | None:
    """Say whether a tool may do what a base form claims, by its name alone.

    Args:
        tool: Name of the tool, as `cancel_reservation`, `cancelReservation` or `desk.cancel`.
        base: One of `family_claims`.

    Returns:
        True when its name says so, False when it says that it reads or does something else, and None when the name
        does not say what the tool does.
    """
    said = {
        _does(tool, name)
        for name, family in ACT_FAMILIES.items()
        if any(base in claims for claims in family.claims.values())
    }
    return True if True in said else None if None in said else False


@lru_cache(maxsize=1024)
def changes(tool: str) -> bool:
    """Say whether a tool changes something, by its name alone.

    Args:
        tool: Name of the tool.

    Returns:
        True when its name has the verb of a family, and no word of reading, of writing to somebody or of bringing
        people in.
    """
    named = name_words(tool)
    if _ACTS.isdisjoint(named) or not _READS.isdisjoint(named) or _does(tool, "hand over"):
        return False
    return not any(word.startswith(_MESSAGES) for word in named) and any(_does(tool, name) for name in ACT_FAMILIES)


@lru_cache(maxsize=4096)
def _does(tool: str, name: str) -> bool | None:
    """Whether a tool belongs to a family: yes, no, or nobody knows."""
    family, named = ACT_FAMILIES[name], _telling_words(tool)
    verbs = _verbs(named)
    if _reads(named):
        return False
    if not verbs or verbs & family.verbs:
        return True if verbs else None
    if verbs.isdisjoint(ANYTHING):
        return False
    rest = [word for word in named if word not in verbs]
    if any(word.startswith(family.nouns + family.part) for word in rest):
        return True
    others = _PARTS + _MESSAGES if family.part or not verbs.isdisjoint(_CHANGING) else _PARTS + _MESSAGES + _NOUNS
    return False if any(word.startswith(others) for word in rest) and "status" not in rest else None


def _reads(named: list[str]) -> bool:
    """Whether words of a name say that nothing is changed: "check in" is no reading, "order status" is."""
    if named[:1] and named[0] in _READS:
        return named[1:2] not in (["in"], ["out"])
    if named and named[-1] in _TOLD and named[0] not in ANYTHING | _VERBS_ONLY:
        return True
    return not _READS.isdisjoint(named) and not _verbs(named)


def _verbs(named: list[str]) -> frozenset[str]:
    """The verbs of a name; where it has none, the verb in the last noun that is made of one ("cancellation")."""
    if named[:1] and named[0] in _VERBS_ONLY:
        return frozenset(named[:1])
    if plain := _ACTS.intersection(named):
        return plain
    made = ({verb for verb in _ACTS if len(verb) > _STEM and word.startswith(verb[:-1])} for word in reversed(named))
    return frozenset(next((verbs for verbs in made if verbs), ()))


def _telling_words(tool: str) -> list[str]:
    """Words of the last part of a name that has a verb, as in `desk.cancel`; all words where none has."""
    for part in reversed(_PARTED.split(tool[:_LONGEST])):
        named = name_words(part)
        if not (_ACTS | _READS).isdisjoint(named):
            return named
    return name_words(tool)


def name_words(name: str) -> list[str]:
    """Words of a tool's name, whatever joins them."""
    return [word.casefold() for word in _NAMED.findall(_CAMEL.sub("_", name[:_LONGEST]))]
