"""Which amounts of money a bot says, in the first person, that it gives: will give, is giving, or has given.

It feeds a veto, so it prefers silence to a misfire: a sentence with a condition, a possibility, a denial, a question,
or with other people in it pledges nothing.
"""

from functools import cache

from msgspec import Struct

from .acts import Act, acts_of
from .cues import compiled, patterns, spotted
from .lexicon import primary
from .money import Money, find_money
from .normal import plain, sentences
from .pledging import FINITE, GAPS, HEDGED, OTHERS, Finite, stems

GIVING = {
    "en": ("refund", "reimburse", "pay back", "repay", "pay", "give", "compensate", "credit", "waive"),
    "sv": ("återbetala", "betala tillbaka", "betala ut", "ersätta", "ge", "kreditera", "efterskänka"),
    "de": ("erstatten", "zurückerstatten", "rückerstatten", "zurückzahlen", "auszahlen", "gutschreiben", "erlassen"),
    "es": ("reembolsar", "devolver", "reintegrar", "abonar", "condonar", "pagar", "dar"),
}
"""Verbs by which anybody gives money, whatever the tools are called."""

_AMOUNTS = 12
_LONGEST = 1_000


class Pledge(Struct, frozen=True, kw_only=True):
    """One amount that the speaker gives.

    Attributes:
        base: The base form of the verb, as it was asked for.
        money: The amount.
        sentence: The sentence, as it was written.
    """

    base: str
    money: Money
    sentence: str


def pledged_amounts(text: str, claims: tuple[str, ...], language: str = "en") -> list[Pledge]:
    """Find the amounts that a bot says it gives, by given verbs.

    "I'll refund you 90 pounds", "We're crediting your account with 90 pounds" and "I have paid back 90 pounds" do.
    "I can refund", "billing will refund", "if ...", "I won't" and questions do not.

    Args:
        text: What was said.
        claims: Base forms, as in a company file: a verb, a verb with a particle, or a verb and its object.
        language: en, sv, de or es; for any other nothing is found.

    Returns:
        Pledges in order, one for each base form and amount.
    """
    spoken = primary(language)
    if spoken not in FINITE:
        return []
    acts = acts_of(tuple(_verb_last(base) if spoken == "de" else base for base in claims), spoken)
    asked = dict(zip(map(_verb_last, claims), claims, strict=True)) if spoken == "de" else {}
    found: list[Pledge] = []
    for sentence in sentences(text):
        said = plain(sentence)[:_LONGEST]
        amounts = find_money(said)[:_AMOUNTS]
        if not amounts or hedged(sentence, spoken):
            continue
        for money in amounts:
            marked = _marked(said, amounts, money)
            said_of = [act for act in acts if any(form in marked for form in _forms(act, spoken))]
            bases = {asked.get(act.base, act.base) for act in said_of if _gives(act, spoken, marked)}
            found += [Pledge(base=base, money=money, sentence=sentence) for base in sorted(bases)]
    return found


def hedged(sentence: str, language: str, *, by_others: bool = True) -> bool:
    """Say whether a sentence holds a condition, a possibility, a denial, a question, or other people's decision.

    Args:
        sentence: As it was written.
        language: en, sv, de or es.
        by_others: Other people in the sentence hedge it, too.
    """
    said = plain(sentence)
    asks = said.rstrip("\"') ").endswith("?")
    return asks or spotted(HEDGED[primary(language)], said) or (by_others and spotted(OTHERS[primary(language)], said))


def _verb_last(base: str) -> str:
    """German company files put the verb first, the grammar of acts wants it last."""
    first, _, rest = base.partition(" ")
    return f"{rest} {first}" if rest and first[0].islower() else base


def _marked(said: str, amounts: list[Money], wanted: Money) -> str:
    """The sentence with one amount as `theamount` and all others as `otheramount`."""
    pieces, done = [], 0
    for each in amounts:
        pieces += [said[done : each.start], " theamount " if each is wanted else " otheramount "]
        done = each.end
    return " ".join(("".join(pieces) + said[done:]).split())


@cache
def _forms(act: Act, language: str) -> frozenset[str]:
    """Pieces of words of which one stands in whatever the act's cue finds; to ask for them costs next to nothing."""
    return act.participle | act.past | stems(act.verb, language)


def _gives(act: Act, language: str, marked: str) -> bool:
    """Whether a sentence gives the amount by an act; of its patterns only those that may match are compiled."""
    return any(
        compiled((way.says,)).search(marked)
        for way in _finite(act, language)
        if all(any(piece in marked for piece in pieces) for pieces in way.needs)
    )


@cache
def _finite(act: Act, language: str) -> tuple[Finite, ...]:
    """How one act is said: first person, verb, particle and object around the amount."""
    done = "|".join(sorted(act.participle | act.past))
    gap = GAPS[language]
    beside = act.particle or "".join(act.objects[-1:])
    middle: tuple[str, ...]
    if act.particle:
        middle = (f"(?:<W3>){act.particle} {gap}theamount", f"{gap}theamount (?:<W3>){act.particle}")
    elif act.objects:
        middle = (f"(?:<W4>){beside}(?:s|en|et)? {gap}theamount", f"{gap}theamount (?:<W4>){beside}(?:s|en|et)?")
    else:
        middle = (f"{gap}theamount",)
    return tuple(
        Finite((*each.needs, (beside,)), line)
        for each in FINITE[language](act.verb, done)
        for line in patterns(*(each.says.replace("<MIDDLE>", end) for end in middle))
    )
