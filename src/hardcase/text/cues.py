"""The two nouns of the lexicons: what a table of phrases looks like and how it is searched.

Tables are written for text that `normalise` has folded: lower case, straight quotes, single spaces. A
pattern is a regular expression that starts and ends at a word boundary by itself. `<NAME>` is a macro, put
in by `patterns`. Gaps are counted in words and words are bounded in length, so no pattern can run away on
hostile text.
"""

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from .gates import Gate, compiled
from .normal import plain
from .scan import Hits, Spoken, look, spoken

__all__ = [
    "WALL",
    "Asking",
    "Cue",
    "Lexicon",
    "compiled",
    "may_show",
    "patterns",
    "plain",
    "says_cue",
    "spotted",
    "word_set",
]

WORDS = {f"W{n}": r"(?:[\w'-]{1,30} ){0," + str(n) + "}" for n in range(1, 13)}
"""Macros `<W1>` to `<W12>`: up to that many words, each followed by its space."""

WALL = " | "
"""Stands where a phrase was taken out; no gap of words reaches across it."""


class Cue(Struct, frozen=True, kw_only=True, cache_hash=True):
    """One thing a sentence may do, and what looks like it but is not.

    Attributes:
        says: Patterns that show the thing; empty never fires.
        unless: Patterns taken out of the sentence before `says` is looked for.
    """

    says: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Asking(Struct, frozen=True, kw_only=True):
    """How a language asks for something.

    Attributes:
        openers: Beginnings of a request; what follows in the sentence is asked for.
        question_openers: The same, only in a sentence that ends with a question mark.
        never: Phrases after which nothing is asked for ("you don't need ...").
        examples: Samples of a value, which do not state it ("for example ORD-12345").
        tails: Where a request turns to its purpose or to where the value is found.
        fields: Field to the phrases that name it, narrowest field first.
        direct: Field to whole questions that ask for it without naming it.
        please: Words that end a short request ("order number, please").
        fragments: First words that keep a short question from being a bare request ("is your name there?").
    """

    openers: tuple[str, ...]
    question_openers: tuple[str, ...]
    never: tuple[str, ...]
    examples: tuple[str, ...]
    tails: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    direct: Mapping[str, tuple[str, ...]]
    please: tuple[str, ...]
    fragments: tuple[str, ...]


class Lexicon(Struct, frozen=True, kw_only=True):
    """Everything the phrase matchers know of one language.

    Attributes:
        asks_for_human: A customer asks for a person.
        refuses_human: A bot turns that request down or talks against it.
        declines_human: A customer wants no person.
        claims_person: A bot says that it is a person.
        denies_machine: A bot says that it is no machine.
        discloses_ai: A bot says that it is one.
        empathy: Formulae of apology and sympathy.
        apology: Formulae of apology alone.
        next_step: A concrete next step.
        closing: A closing line.
    """

    asks_for_human: Cue
    refuses_human: Cue
    declines_human: Cue
    claims_person: Cue
    denies_machine: Cue
    discloses_ai: Cue
    empathy: Cue
    apology: Cue
    next_step: Cue
    closing: Cue


def word_set(words: str) -> frozenset[str]:
    """Read a table of single words.

    Args:
        words: Words between spaces.

    Returns:
        The words.
    """
    return frozenset(words.split())


def patterns(*lines: str, **macros: str) -> tuple[str, ...]:
    """Put macros into the lines of a table.

    Args:
        *lines: Patterns; `<NAME>` stands for the macro of that name.
        **macros: What each name stands for; may itself use macros.

    Returns:
        The lines, ready to compile.
    """
    known = WORDS | macros

    def put_in(line: str) -> str:
        return re.sub(r"<([A-Z][A-Z0-9]*)>", lambda name: put_in(known[name[1]]), line)

    return tuple(put_in(line) for line in lines)


def spotted(cue: Cue, sentence: str) -> bool:
    """Say whether a normalised sentence shows the cue, after its look-alikes were taken out.

    Args:
        cue: What to look for.
        sentence: One normalised sentence.

    Returns:
        True when one of `says` is left.
    """
    says = _says(cue)
    said = spoken(sentence)
    if said.pass_number >= says.built and not said.hits & says.triggers:
        return False
    return _shows(cue, says, said)


def says_cue(cue: Cue, text: str) -> bool:
    """Say whether some sentence of a text shows the cue.

    Args:
        cue: What to look for.
        text: As it was written.

    Returns:
        True when one sentence does.
    """
    says = _says(cue)
    said = look(text)
    if said.pass_number >= says.built and not said.hits & says.triggers:
        return False
    return says.lets(said) and any(_shows(cue, says, each) for each in said.spoken)


def may_show(cue: Cue, seen: Hits) -> bool:
    """Say whether a text may show a cue.

    Args:
        cue: What to look for.
        seen: What one pass found in the text.

    Returns:
        False only when `says_cue` is False too.
    """
    return _says(cue).lets(seen)


@cache
def _says(cue: Cue) -> Gate:
    return Gate(cue.says)


@cache
def _unless(cue: Cue) -> Gate:
    return Gate(cue.unless)


def _shows(cue: Cue, says: Gate, said: Spoken) -> bool:
    """Whether one sentence shows a cue: only the lines that the one pass over it lets through are tried."""
    lines = says.candidates(said)
    if not lines:
        return False
    sentence = _unless(cue).sub(said, WALL, said.text) if cue.unless else said.text
    return any(says.pattern(line).search(sentence) for line in lines)
