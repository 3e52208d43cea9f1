"""Families of acts that a service does for its customers: the verbs that claim them, and names of tools that do them.

For conversations whose tools say nothing of themselves but their names: `cancel_reservation` stands behind "has been
cancelled". A family is as wide as what one tool may reasonably do, since a name tells little.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from .cues import word_set
from .lexicon import primary


class Family(Struct, frozen=True, kw_only=True):
    """One kind of act.

    Attributes:
        claims: Base forms per language, as a company file would write them.
        stems: Beginnings of words in the names of tools that may do it.
    """

    claims: Mapping[str, tuple[str, ...]]
    stems: frozenset[str]


ACT_FAMILIES: Mapping[str, Family] = {
    "refund": Family(
        claims={
            "en": ("refund", "reimburse", "pay back", "compensate"),
            "sv": ("återbetala", "betala tillbaka"),
            "de": ("erstatten", "zurückerstatten", "rückerstatten", "zurückzahlen"),
            "es": ("reembolsar", "reintegrar"),
        },
        # A change or a downgrade pays the difference back by itself.
        stems=word_set(
            "refund reimburs repay pay cancel return revers void credit certificate voucher compensat money "
            "chang updat modif downgrad exchang återbetal ändr erstatt rückerstatt storn aktualis reembols reinteg "
            "anular cambi"
        ),
    ),
    "cancel": Family(
        claims={"en": ("cancel",), "sv": ("avboka", "avbeställa"), "de": ("stornieren",), "es": ("cancelar", "anular")},
        stems=word_set(
            "cancel void delet remov terminat clos end stop abort refund avbok avbest storn künd anul anular"
        ),
    ),
    "book": Family(
        claims={"en": ("book",), "sv": ("boka",), "de": ("buchen",), "es": ("reservar",)},
        stems=word_set("book reserv rebook order purchas buy creat schedul chang updat modif add bok buch compr"),
    ),
    "change": Family(
        claims={
            "en": ("rebook", "change", "reschedule", "upgrade", "downgrade"),
            "sv": ("ändra", "omboka", "uppgradera"),
            "de": ("ändern", "umbuchen"),
            "es": ("cambiar", "modificar"),
        },
        stems=word_set(
            "chang updat modif edit rebook reschedul book upgrad downgrad mov switch set add exchang replac transfer "
            "ändr ombok umbuch aktualis cambi actualiz"
        ),
    ),
    "update": Family(
        claims={"en": ("update",), "sv": ("uppdatera",), "de": ("aktualisieren",), "es": ("actualizar",)},
        stems=word_set(
            "updat chang modif edit set add remov book rebook upgrad cancel record sav writ mov exchang replac "
            "uppdat ändr aktualis actualiz cambi"
        ),
    ),
    "issue": Family(
        claims={
            "en": ("send certificate", "send voucher", "send label", "issue certificate", "issue voucher"),
            "sv": ("skicka presentkort",),
            "de": ("ausstellen",),
            "es": ("emitir",),
        },
        stems=word_set(
            "send issu certificate voucher label gift credit compensat goodwill add grant ship skick send emit"
        ),
    ),
    "hand over": Family(
        claims={
            "en": ("transfer", "hand over", "pass on", "pass", "connect", "escalate"),
            "sv": ("koppla", "eskalera", "lämna över"),
            "de": ("weiterleiten", "übergeben", "eskalieren", "weiterverbinden"),
            "es": ("transferir", "derivar", "escalar"),
        },
        stems=word_set(
            "transfer hand escalat human agent pass connect forward route ticket person queue handoff refer "
            "koppl eskal weiterleit übergeb deriv escal"
        ),
    ),
    "credit": Family(
        claims={
            "en": ("credit", "apply credit", "add credit"),
            "sv": ("kreditera",),
            "de": ("gutschreiben",),
            "es": ("abonar",),
        },
        stems=word_set(
            "credit refund goodwill certificate voucher compensat cancel revers grant adjust add point chang "
            "updat modif downgrad exchang kredit gutschr abon"
        ),
    ),
    "waive": Family(
        claims={"en": ("waive",), "sv": ("efterskänka",), "de": ("erlassen",), "es": ("condonar",)},
        stems=word_set("waiv revers remov fee credit refund adjust updat cancel efterskänk erlass storn condon"),
    ),
    "replace": Family(
        claims={
            "en": ("replace", "send replacement", "ship replacement", "order replacement", "reship"),
            "sv": ("skicka ersättning",),
            "de": ("ersetzen",),
            "es": ("reemplazar", "reponer"),
        },
        stems=word_set("replac exchang resend reship order ship send creat ersätt ersetz reemplaz repon"),
    ),
}
"""Every family, from its name."""

_READS = word_set(
    "get read list search find look lookup check fetch view show see calculate calc think verify query retrieve "
    "hämta sök läs visa hole suche lies zeige prüfe buscar consultar obtener leer ver"
)
_NAMED = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def family_claims(language: str) -> tuple[str, ...]:
    """Every base form of every family.

    Args:
        language: BCP 47 tag; one without verbs here has none.
    """
    spoken = primary(language)
    return tuple(base for family in ACT_FAMILIES.values() for base in family.claims.get(spoken, ()))


def may_do(tool: str, base: str) -> bool:
    """Say whether a tool may do what a base form claims, by its name alone.

    Args:
        tool: Name of the tool, as `cancel_reservation` or `cancelReservation`.
        base: One of `family_claims`.

    Returns:
        True when a word of the name begins as the family's tools are named, and its first is none of reading.
    """
    named = [word.casefold() for word in _NAMED.findall(_CAMEL.sub("_", tool))]
    if not named or named[0] in _READS:
        return False
    stems = {
        stem
        for family in ACT_FAMILIES.values()
        if any(base in claims for claims in family.claims.values())
        for stem in family.stems
    }
    return any(word.startswith(tuple(stems)) for word in named)
