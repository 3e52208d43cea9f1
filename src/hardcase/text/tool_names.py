"""By which words a bot would claim what a tool does, where its company says nothing of that but the name."""

import re

from .clauses_en import STAFF
from .families import ACT_FAMILIES, ANYTHING, name_words
from .lexicon import primary
from .normal import plain

_PEOPLE = {
    "en": rf"(?<!\w)(?:{'|'.join(sorted(STAFF))})(?!\w)"
    r"|(?:transferred|connected|escalated|handed) you(?! (?:a|an|the|your) )",
    "sv": r"kolleg|(?<!\w)(?:team|kundtjänst|handläggare|person|avdelning)",
    "de": r"kolleg|mitarbeite|(?<!\w)(?:team|person|abteilung|fachleute|kundendienst)",
    "es": r"compañer|(?<!\w)(?:agente|equipo|persona|departamento|especialista|encargad)",
}


def named_claims(tool: str, language: str, *, hands_over: bool = False) -> tuple[str, ...]:
    """Base forms by which a bot would claim what a tool does, where its name holds the very verb.

    `refund_rental` is claimed by "refund", "reimburse" and their like; `set_status` by nothing that is known.

    Args:
        tool: Name of the tool.
        language: BCP 47 tag; one without verbs here has none.
        hands_over: It brings people in, whatever its name.
    """
    named = frozenset(name_words(tool)) - ANYTHING
    families = (
        [ACT_FAMILIES["hand over"]]
        if hands_over
        else [
            family
            for name, family in ACT_FAMILIES.items()
            if name != "hand over" and any(named.intersection(claims) for claims in family.claims.values())
        ]
    )
    return tuple(base for family in families for base in family.claims.get(primary(language), ()))


def names_people(sentence: str, language: str) -> bool:
    """Say whether a sentence names people of the company, or hands the customer over.

    "I've passed it to a colleague" and "I've transferred you" do, "I've passed your feedback on" does not.

    Args:
        sentence: What the bot said.
        language: BCP 47 tag; without words for people here, False.
    """
    people = _PEOPLE.get(primary(language))
    return people is not None and re.search(people, plain(sentence)) is not None
