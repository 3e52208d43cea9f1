"""What a bot says of the same thing twice: that an act can or cannot be done, and how much something is.

It feeds an accusation of contradiction, so it prefers silence: a sentence with a condition, a question, a possibility
or several records in it takes no stance.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from .cues import Cue, patterns, says_cue, spotted
from .lexicon import primary
from .money import Money, find_money
from .normal import plain, sentences
from .polarity_words import CORRECTS, HEDGES

_LONGEST = 1_000
_RECORD = re.compile(r"(?<![\w-])(?=[\w-]{0,40}\d)(?=[\w-]{0,40}[A-Z])[A-Z0-9][A-Z0-9-]{4,40}(?![\w-])")
# Booking codes may have letters only; such a word is no proof of a record, and one too many for a clear sentence.
_LETTERS = re.compile(r"(?<![\w-])[A-Z]{6}(?![\w-])")
_ACTS: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "en": {
        "refund": (r"refund|reimburse", r"refunded|reimbursed", r"refunds?"),
        "cancel": (r"cancel", r"cancell?ed", r"cancellations?"),
        "replace": (r"replace|send a replacement for", r"replaced", r"replacements?"),
        "waive": (r"waive|take off", r"waived|taken off", r"waivers?"),
        "return": (r"take back", r"returned|taken back", r"returns?"),
    },
    "sv": {
        "refund": (r"återbetala|betala tillbaka", r"återbetalas|återbetalats|återbetalat|återbetald", r"återbetalning"),
        "cancel": (r"avboka|avbeställa", r"avbokas|avbokats|avbokat|avbeställas|avbeställts", r"avbokning"),
        "replace": (r"ersätta|byta ut", r"ersättas|ersatts|bytas ut", r"ersättning"),
    },
    "de": {
        "refund": (r"erstatten|zurückzahlen", r"erstattet|zurückerstattet|zurückgezahlt", r"erstattung|rückerstattung"),
        "cancel": (r"stornieren", r"storniert", r"stornierung"),
        "replace": (r"ersetzen|umtauschen", r"ersetzt|umgetauscht", r"ersatz|umtausch"),
    },
    "es": {
        "refund": (r"reembolsar|devolver", r"reembolsad[oa]|devuelt[oa]", r"reembolso|devolución"),
        "cancel": (r"cancelar|anular", r"cancelad[oa]|anulad[oa]", r"cancelación"),
        "replace": (r"reemplazar|sustituir", r"reemplazad[oa]|sustituid[oa]", r"reemplazo"),
    },
}
"""Per act: its verb, its participle, its noun."""


def _english(verb: str, done: str, noun: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        patterns(
            rf"(?:i|we) can (?:<W2>)(?:{verb})",
            rf"(?:i'm|i am|we're|we are) able to (?:<W1>)(?:{verb})",
            rf"can (?:<W1>)be (?:<W1>)(?:{done})",
            rf"(?:has|have) (?:<W1>)been (?:<W1>)(?:{done})",
            rf"(?:i've|i have|we've|we have) (?:<W1>)(?:{done})",
            rf"(?:is|are) (?:<W1>)eligible for (?:<W2>)(?:{noun})",
        ),
        patterns(
            rf"(?:can't|cannot|can not|unable to|not able to|not possible to|isn't possible to) (?:<W2>)(?:{verb})",
            rf"(?:can't|cannot|can not) (?:<W1>)be (?:<W1>)(?:{done})",
            rf"(?:hasn't|has not|haven't|have not) (?:<W1>)been (?:<W1>)(?:{done})",
            rf"(?:isn't|is not|aren't|are not) (?:<W1>)eligible for (?:<W2>)(?:{noun})",
            rf"(?:{noun}) (?:<W4>)(?:is|are) not (?:possible|allowed|permitted)",
        ),
    )


def _swedish(verb: str, done: str, noun: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        patterns(
            rf"(?:jag|vi) kan (?:<W2>)(?:{verb})",
            rf"kan (?:<W1>)(?:{done})",
            rf"(?:jag har|vi har|har) (?:nu |redan )?(?:{done})",
        ),
        patterns(
            rf"kan (?:jag |vi )?(?:tyvärr )?inte (?:<W1>)(?:{verb}|{done})",
            rf"har inte (?:<W1>)(?:{done})",
            rf"{noun} (?:<W3>)är inte möjlig",
        ),
    )


def _german(verb: str, done: str, noun: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        patterns(
            rf"(?:ich kann|wir können|kann ich|können wir) (?:<W5>)(?:{verb})",
            rf"(?:wurde|kann) (?:<W4>)(?:{done})",
            rf"(?:ich habe|habe ich) (?:<W5>)(?:{done})",
        ),
        patterns(
            rf"(?:kann|können) (?:<W5>)nicht (?:<W2>)(?:{verb}|{done})",
            rf"(?:wurde|habe) (?:<W4>)nicht (?:<W1>)(?:{done})",
            rf"{noun} (?:<W3>)ist (?:<W2>)nicht möglich",
        ),
    )


def _spanish(verb: str, done: str, noun: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        patterns(
            rf"(?:puedo|podemos) (?:<W1>)(?:{verb})(?:le|te|lo|la)?",
            rf"(?:se puede|puede ser) (?:{verb}|{done})",
            rf"(?:he|hemos|ha sido) (?:{done})",
        ),
        patterns(
            rf"no (?:puedo|podemos|es posible|se puede) (?:<W1>)(?:{verb})(?:le|te|lo|la)?",
            rf"no (?:puede ser|ha sido|he|hemos) (?:{done})",
            rf"{noun} (?:<W3>)no es posible",
        ),
    )


_WAYS = {"en": _english, "sv": _swedish, "de": _german, "es": _spanish}
_TAKES = {
    language: {act: tuple(Cue(says=says) for says in _WAYS[language](*forms)) for act, forms in acts.items()}
    for language, acts in _ACTS.items()
}
_NAMED: Mapping[str, Mapping[str, str]] = {
    "en": {"refund": r"refund", "late fee": r"late fee", "credit": r"goodwill credit", "compensation": r"compensation"},
    "sv": {
        "refund": r"återbetalning(?:en)?",
        "late fee": r"förseningsavgift(?:en)?",
        "compensation": r"kompensation(?:en)?",
    },
    "de": {"refund": r"(?:rück)?erstattung", "late fee": r"mahngebühr|verspätungsgebühr", "credit": r"gutschrift"},
    "es": {"refund": r"reembolso|devolución", "late fee": r"recargo", "compensation": r"compensación"},
}
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{4,40}")
_OF = {
    "en": r"(?:of|is|will be|comes to|amounts to)",
    "sv": r"(?:på|är|blir)",
    "de": r"(?:von|über|beträgt)",
    "es": r"(?:de|es|será)",
}


_SAID_OF = {
    language: {name: Cue(says=patterns(rf"(?:{noun}) {_OF[language]} theamount")) for name, noun in nouns.items()}
    for language, nouns in _NAMED.items()
}


class Stance(Struct, frozen=True, kw_only=True):
    """That an act on one record can be done or is done, or that it cannot or is not.

    Attributes:
        able: Whether it can or is.
        record: Id of the record, as it was written.
        sentence: The sentence, as it was written.
    """

    act: str
    able: bool
    record: str
    sentence: str


class Amount(Struct, frozen=True, kw_only=True):
    """How much a named thing of one record is.

    Attributes:
        record: Id of the record, as it was written.
        sentence: The sentence, as it was written.
    """

    name: str
    money: Money
    record: str
    sentence: str


def stances(text: str, language: str = "en") -> list[Stance]:
    """Find what a text says can or cannot be done with a record: "ORD-8 cannot be refunded".

    Args:
        text: What was said.
        language: en, sv, de or es; for any other nothing is found.

    Returns:
        Stances in order, each about the one record its sentence names.
    """
    found: list[Stance] = []
    for sentence, said, record in _plain_statements(text, primary(language)):
        for act, (able, unable) in _TAKES[primary(language)].items():
            denies = spotted(unable, said)
            if denies or spotted(able, said):
                found.append(Stance(act=act, able=not denies, record=record, sentence=sentence))
    return found


def named_amounts(text: str, language: str = "en") -> list[Amount]:
    """Find how much a text says something of a record is: "a refund of 40 pounds for ORD-8".

    Args:
        text: What was said.
        language: en, sv, de or es; for any other nothing is found.

    Returns:
        Amounts in order, from sentences with one record and one amount.
    """
    spoken = primary(language)
    found: list[Amount] = []
    for sentence, said, record in _plain_statements(text, spoken):
        money = find_money(said)
        if len(money) == 1:
            marked = f"{said[: money[0].start]}theamount{said[money[0].end :]}"
            for name, cue in _SAID_OF[spoken].items():
                if spotted(cue, marked):
                    found.append(Amount(name=name, money=money[0], record=record, sentence=sentence))
    return found


def corrects(text: str, language: str = "en") -> bool:
    """Say whether a text takes something back, apologises, or brings news.

    Args:
        text: What was said.
        language: en, sv, de or es; for any other False.
    """
    cue = CORRECTS.get(primary(language))
    return cue is not None and says_cue(cue, text)


def names_again(text: str) -> bool:
    """Say whether a record may be named twice; where none is, no two statements are about one.

    Args:
        text: What was said, in one turn or in several with a newline between them.
    """
    codes = _CODE.findall(text)
    if len(codes) < 2 and len(text) <= _LONGEST:
        return False
    # A sentence that is read in part may end inside a code.
    if len(text) > _LONGEST and len(max(text.splitlines(), key=len)) > _LONGEST:
        return True
    return len(set(codes)) < len(codes)


@lru_cache(maxsize=8)
def _plain_statements(text: str, language: str) -> tuple[tuple[str, str, str], ...]:
    """Sentences about one record without condition, question or choice: as written, in normal form, and the record."""
    found = []
    for sentence in sentences(text) if language in _ACTS and _CODE.search(text) else ():
        records = set(_RECORD.findall(sentence[:_LONGEST]))
        if len(records) != 1:
            continue
        others = _LETTERS.search(sentence[:_LONGEST])
        said = plain(sentence[:_LONGEST])
        if not others and "?" not in said and not spotted(HEDGES[language], said):
            found.append((sentence, said, records.pop()))
    return tuple(found)
