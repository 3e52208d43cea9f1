"""How a conversation goes on or stops: next steps with their time, refusals without a way out, customers who leave."""

import functools

from .cues import WALL, Cue, compiled, plain, says_cue
from .dates import find_dates, stated_dates
from .durations import find_durations, stated_durations
from .going_en import ENGLISH_GOING
from .going_other import GERMAN_GOING, SPANISH_GOING, SWEDISH_GOING
from .going_table import Going
from .lexicon import primary
from .normal import sentences
from .passages import first_shown
from .phrases import without_closing

_TABLES = {"en": ENGLISH_GOING, "sv": SWEDISH_GOING, "de": GERMAN_GOING, "es": SPANISH_GOING}


def _table(language: str) -> Going | None:
    return _TABLES.get(primary(language))


def says_when(text: str, language: str = "en") -> bool:
    """Say whether a text names a time: a length of time, a date, a weekday, "today", "by 17:00".

    "Soon", "as soon as possible" and "right away" name none, and neither does what lies behind ("3 days ago").

    Args:
        text: What was said.
        language: Language of the text: en, sv, de or es; for any other, False.

    Returns:
        True when one sentence names one.
    """
    table = _table(language)
    return table is not None and any(_timed(each, table, language) for each in sentences(text))


def _timed(sentence: str, table: Going, language: str) -> bool:
    if says_cue(table.when, sentence) or stated_dates(sentence, find_dates(sentence, language)):
        return True
    return bool(stated_durations(sentence, find_durations(sentence))) and not says_cue(table.past, sentence)


def says_next_step(text: str, language: str = "en") -> bool:
    """Say whether one sentence tells who does what, or what arrives, and by when.

    "Our billing team writes to you by Tuesday" and "the money reaches you within 5 business days" do. "I'll look into
    it", "they will be in touch as soon as they can", offers, questions and what is usual do not.

    Args:
        text: What the bot said.
        language: Language of the text: en, sv, de or es; for any other, False.

    Returns:
        True when one sentence tells both.
    """
    table = _table(language)
    return table is not None and any(
        says_cue(table.next, each) and _timed(_without(table.next.unless, each), table, language)
        for each in sentences(text)
        if not each.rstrip("\"') ").endswith("?")
    )


def _without(lines: tuple[str, ...], sentence: str) -> str:
    """A sentence without the parts that tell no next step: their times are not its times."""
    return compiled(lines).sub(WALL, plain(sentence))


def turns_down(text: str, language: str = "en") -> bool:
    """Say whether a bot turns the customer down or stops: "I cannot help with that", "there is nothing we can do".

    Args:
        text: What the bot said.
        language: Language of the text: en, sv, de or es; for any other, False.

    Returns:
        True when one sentence does.
    """
    table = _table(language)
    return table is not None and first_shown(table.refuses, text) is not None


def leaves_way(text: str, language: str = "en") -> bool:
    """Say whether a bot's turn holds anything with which the customer can go on.

    That is an alternative, an option, an address, a person, a condition, a next step or a question. Closing lines
    ("is there anything else?") are none. It is meant to see too much rather than too little.

    Args:
        text: What the bot said.
        language: Language of the text: en, sv, de or es; for any other, False.

    Returns:
        True when one sentence does.
    """
    way = _way(primary(language))
    return way is not None and any(says_cue(way, each) for each in without_closing(text, language))


@functools.cache
def _way(language: str) -> Cue | None:
    """Ways on, without what a refusal says of itself ("I can't offer an alternative")."""
    table = _table(language)
    return Cue(says=table.way.says, unless=table.refuses.says + table.way.unless) if table else None


@functools.lru_cache(maxsize=8)
def may_give_up(text: str, language: str = "en") -> bool:
    """Say whether a customer may give up in one of several turns.

    Args:
        text: The turns, with a newline between them.
        language: Language of the text.

    Returns:
        False only when `gives_up` is false of each of them.
    """
    table = _table(language)
    if table is None:
        return False
    if first_shown(table.gives_up, text) is not None:
        return True
    return first_shown(table.drops, text) is not None and first_shown(table.angry, text) is not None


def gives_up(text: str, language: str = "en") -> bool:
    """Say whether a customer gives up and leaves: "Forget it", "I'll take my business elsewhere".

    A friendly goodbye does not, nor does "never mind, I found it" or anybody who says thank you.

    Args:
        text: What the customer said in one turn.
        language: Language of the text: en, sv, de or es; for any other, False.

    Returns:
        True when the turn does.
    """
    table = _table(language)
    if table is None or says_cue(table.friendly, text):
        return False
    return says_cue(table.gives_up, text) or (says_cue(table.drops, text) and says_cue(table.angry, text))
