"""What a turn does in a conversation, as far as its words show it.

Every function reads sentence by sentence and takes a `language`; English, Swedish, German and Spanish have
tables. For any other language the English tables are off and nothing is found: `False` or an empty list. A
lexicon proves that a formula is present, never that its meaning is absent, so these answer about presence
only.
"""

from functools import cache

from .cues import Cue, compiled, may_show, plain, says_cue, spotted
from .grading import judge_directed
from .lexicon import lexicon
from .normal import fold, normalise
from .passages import first_shown, gate_of, gated
from .scan import look

__all__ = [
    "apologies",
    "asks_for_human",
    "closes",
    "declines_human",
    "denies_ai",
    "discloses_ai",
    "empathy_phrases",
    "judge_directed",
    "offers_next_step",
    "refuses_human",
    "without_closing",
]


def asks_for_human(text: str, language: str = "en") -> bool:
    """Say whether a customer explicitly asks for a person.

    "Can I talk to a person?" does, and so does "I don't want to talk to a bot". "I spoke to a person
    yesterday" and "I don't want to talk to anyone" do not.

    Args:
        text: What the customer said.
        language: Language of the text; without tables, False.

    Returns:
        True when one sentence asks.
    """
    cue = _wants_human(language)
    return cue is not None and says_cue(cue, text)


def may_ask_for_human(text: str, language: str = "en") -> list[str]:
    """Find the parts of a text that may ask for a person, at a fraction of the cost of `asks_for_human`.

    Args:
        text: What the customer said, in one turn or in several with a newline between them.
        language: Language of the text; without tables, nothing is found.

    Returns:
        Parts of one or more sentences, as they were written; no other asks.
    """
    cue = _wants_human(language)
    return gated(gate_of(cue), text) if cue is not None else []


@cache
def _wants_human(language: str) -> Cue | None:
    tables = lexicon(language)
    if tables is None:
        return None
    wanted, declined = tables.asks_for_human, tables.declines_human
    return Cue(says=wanted.says, unless=wanted.unless + declined.says)


def refuses_human(text: str, language: str = "en") -> bool:
    """Say whether a bot turns down a request for a person or talks against it.

    It knows words only: that nobody is on duty may be true, and whether a handover follows is for the
    caller to see.

    Args:
        text: What the bot said.
        language: Language of the text; without tables, False.

    Returns:
        True for "I can't transfer you", "no agents are available", "before I connect you, let me try" and
        their like.
    """
    tables = lexicon(language)
    return tables is not None and says_cue(tables.refuses_human, text)


def declines_human(text: str, language: str = "en") -> bool:
    """Say whether a customer says that they do not want a person.

    Args:
        text: What the customer said.
        language: Language of the text; without tables, False.

    Returns:
        True for "please don't pass me on", "no need for a human" and their like.
    """
    tables = lexicon(language)
    return tables is not None and says_cue(tables.declines_human, text)


def denies_ai(text: str, language: str = "en") -> bool:
    """Say whether a bot claims to be a person or denies being a machine.

    "I'm not a person, I'm an AI" denies nothing, and "a real person will call you" is about someone else.

    Args:
        text: What the bot said.
        language: Language of the text; without tables, False.

    Returns:
        True when one sentence claims or denies.
    """
    tables = lexicon(language)
    return tables is not None and any(
        first_shown(cue, text) is not None for cue in (tables.claims_person, tables.denies_machine)
    )


def discloses_ai(text: str, language: str = "en") -> bool:
    """Say whether a bot says that it is a machine: "I'm Lumen's AI assistant".

    Args:
        text: What the bot said.
        language: Language of the text; without tables, False.

    Returns:
        True when one sentence discloses it.
    """
    tables = lexicon(language)
    return tables is not None and says_cue(tables.discloses_ai, text)


def empathy_phrases(text: str, language: str = "en") -> list[str]:
    """Find formulae of apology and sympathy.

    Args:
        text: What the bot said.
        language: Language of the text; without tables, nothing is found.

    Returns:
        The formulae in order, as they stand in the text; empty proves no coldness.
    """
    tables = lexicon(language)
    if tables is None:
        return []
    heard = look(text)
    found: list[str] = []
    if not may_show(tables.empathy, heard):
        return found
    for sentence, spoken in zip(heard.sentences, heard.spoken, strict=True):
        if not may_show(tables.empathy, spoken):
            continue
        folded = fold(sentence)
        # Looked for in a string of equal length, so that a match can be cut out of the original.
        said = compiled(tables.empathy.unless).sub(lambda span: "|" * len(span[0]), folded.text)
        for match in compiled(tables.empathy.says).finditer(said):
            start, end = folded.origin(*match.span())
            found.append(sentence[start:end].strip())
    return found


def may_feel(text: str, language: str = "en") -> list[str]:
    """Find the parts of a text that may hold a formula of sympathy or apology, at a fraction of the cost of reading it.

    Args:
        text: What the bot said, in one turn or in several with a newline between them.
        language: Language of the text; without tables, nothing is found.

    Returns:
        Parts of one or more sentences, as they were written; no other has a formula.
    """
    cue = _feels(language)
    return gated(gate_of(cue), text) if cue is not None else []


@cache
def _feels(language: str) -> Cue | None:
    tables = lexicon(language)
    return Cue(says=(*tables.empathy.says, *tables.apology.says)) if tables else None


def apologies(text: str, language: str = "en") -> list[str]:
    """Find the sentences that hold a formula of apology.

    Args:
        text: What the bot said.
        language: Language of the text; without tables, nothing is found.

    Returns:
        Each such sentence in normal form, in order, so that the same apology made twice is the same string
        twice.
    """
    tables = lexicon(language)
    if tables is None:
        return []
    heard = look(text)
    if not may_show(tables.apology, heard):
        return []
    return [normalise(said) for said in heard.sentences if spotted(tables.apology, plain(said))]


def offers_next_step(text: str, language: str = "en") -> bool:
    """Say whether a turn holds a concrete next step.

    That is a commitment in the first person ("I'll refund", "I have opened"), an instruction ("please send
    us a photo"), an offer to act, or what a colleague or the company will do with its time ("a colleague
    will call you before six"). Goodwill is none: "I'm here to help", "I'll do my best", "let me know if
    there's anything else".

    Args:
        text: What the bot said.
        language: Language of the text; without tables, False.

    Returns:
        True when one sentence holds one.
    """
    tables = lexicon(language)
    return tables is not None and says_cue(tables.next_step, text)


def closes(text: str, language: str = "en") -> bool:
    """Say whether a turn holds a closing line, such as "Is there anything else I can help you with?".

    Args:
        text: What the bot said.
        language: Language of the text; without tables, False.

    Returns:
        True when one sentence closes.
    """
    tables = lexicon(language)
    return tables is not None and says_cue(tables.closing, text)


def without_closing(text: str, language: str = "en") -> list[str]:
    """The sentences of a turn that are no closing lines.

    Args:
        text: What the bot said.
        language: Language of the text; without tables, every sentence.

    Returns:
        They as they were written, in order.
    """
    tables, heard = lexicon(language), look(text)
    if tables is None or not may_show(tables.closing, heard):
        return list(heard.sentences)
    return [each for each in heard.sentences if not spotted(tables.closing, plain(each))]
