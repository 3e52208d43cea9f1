"""The acts a company file names, taken apart into verb, particle and object."""

from functools import cache

from msgspec import Struct

from .cues import word_set
from .lexicon import primary
from .normal import words
from .verbs import forms

_PARTICLES = {
    "en": word_set("back over on through up off out in down away along across forward"),
    "sv": word_set("tillbaka över vidare upp ut in av om bort igen fram ned ner"),
    "de": word_set("zurück weiter ein aus auf ab an um frei"),
    "es": word_set(""),
}
_ARTICLES = word_set("a an the your this that en ett ein eine einen un una el la los las su tu of")
_NOUNS = {
    "refund": "refund",
    "reimburse": "reimbursement",
    "replace": "replacement",
    "cancel": "cancellation",
    "transfer": "transfer",
    "credit": "credit",
    "reverse": "reversal",
    "escalate": "escalation",
    "exchange": "exchange",
    "repay": "repayment",
}
_LIGHT = ("issue", "process", "make", "complete", "give", "grant")


class Act(Struct, frozen=True, kw_only=True):
    """One base form, ready to be looked for.

    Attributes:
        base: As the company file has it.
        verb: Its verb in normal form.
        past: Forms of the verb after a bare subject.
        participle: Forms of the verb after an auxiliary.
        particle: The word that belongs to the verb, or empty.
        objects: The words of its object, head last; empty when the verb stands alone.
    """

    base: str
    verb: str
    past: frozenset[str]
    participle: frozenset[str]
    particle: str = ""
    objects: tuple[str, ...] = ()


@cache
def acts_of(claims: tuple[str, ...], language: str) -> tuple[Act, ...]:
    """Take base forms apart.

    Args:
        claims: Base forms; one without a word in it names no act.
        language: Their language; a language without inflection gives no acts.

    Returns:
        The acts, in order; an English verb that has a noun is followed by the noun's light verbs.
    """
    found: list[Act] = []
    if language not in _PARTICLES:
        return ()
    for base in claims:
        named = [word for word in words(base) if word not in _ARTICLES]
        if not named:
            continue
        # German may put the verb last: "Fall eröffnen". Its infinitives end in n.
        last = language == "de" and (named[-1].endswith("n") or not named[0].endswith("n"))
        verb, *rest = [named[-1], *named[:-1]] if last else named
        particle = rest.pop(0) if rest and rest[0] in _PARTICLES[language] else ""
        found.append(_act(base, verb, language, particle, tuple(rest)))
        if language == "en" and not rest and not particle and verb in _NOUNS:
            found += [_act(base, light, language, "", (_NOUNS[verb],)) for light in _LIGHT]
    return tuple(found)


def done_forms(base: str, language: str) -> frozenset[str]:
    """How a record's status says that an act is done: "refunded", "cancelled".

    Args:
        base: Base form, as in a company file.
        language: en, sv, de or es.

    Returns:
        Forms in normal form; empty for a base of several words, of which one alone may say something else.
    """
    alone = [act for act in acts_of((base,), primary(language)) if not (act.particle or act.objects)]
    return frozenset().union(*(act.participle for act in alone))


def _act(base: str, verb: str, language: str, particle: str, objects: tuple[str, ...]) -> Act:
    inflected = forms(verb, language)
    return Act(
        base=base,
        verb=verb,
        past=inflected.past,
        participle=inflected.participle,
        particle=particle,
        objects=objects,
    )
