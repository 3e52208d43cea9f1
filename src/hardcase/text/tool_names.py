"""By which words a bot would claim what a tool does, where its company says nothing of that but the name."""

from .families import ACT_FAMILIES, ANYTHING, name_words
from .lexicon import primary


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
