"""Checks of how a conversation went: loops, patience, formulas, and where it ended up."""

import re

from hardcase.cases import Criterion
from hardcase.conversations import Turn
from hardcase.text import (
    apologies,
    asked_fields,
    closes,
    empathy_phrases,
    find_dates,
    find_durations,
    find_money,
    near_duplicate,
    offers_next_step,
    sentences,
    words,
)

from .case_checks import action, fact
from .escalation import escalation_of
from .reading import Reading, met, not_met, not_seen, quoted, ungraded
from .verdict import Outcome, Ruling

_RECORD_ID = re.compile(r"(?<![\w-])(?=[\w-]*[^\W\d_])(?=[\w-]*\d)\w[\w-]*")


def formula_without_substance(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when a turn of sympathy carries neither act nor next step, or the same apology comes twice."""
    told_before: set[tuple[str, ...]] = set()
    for turn in reading.bot_turns:
        phrases = empathy_phrases(turn.text, reading.language)
        if phrases and not _has_substance(reading, turn):
            return met(f"turn {turn.index} has {phrases[0]!r} and neither an act nor a next step", turn.index)
        for apology in apologies(turn.text, reading.language):
            told = tuple(words(apology))
            if told in told_before:
                return met(f"the same apology again in turn {turn.index}: {quoted(apology)}", turn.index)
            told_before.add(told)
    return not_seen(reading, "a formula without substance was seen")


def _has_substance(reading: Reading, turn: Turn) -> bool:
    """The turn acts, hands over, tells a fact of the case, asks for what is needed, or says what happens next."""
    handover = reading.conversation.handover
    if any(call.ok for call in reading.conversation.calls_for(turn.index)) or (
        handover is not None and handover.turn == turn.index
    ):
        return True
    facts = [each.matcher for each in reading.case.criteria if each.check == "fact" and each.matcher]
    told = any(matcher.found_in(turn.text, language=reading.language) for matcher in facts)
    asks = bool(asked_fields(turn.text, reading.language))
    return told or asks or offers_next_step(turn.text, reading.language)


def loop(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when two bot turns are near-duplicates with nothing new between them.

    Not a loop: closing lines, turns that name other amounts, dates, times or records, and turns with a call between
    them. On recorded bots 1 of 84 correct conversations is flagged.
    """
    turns = [(turn.index, _without_closing(turn, reading.language)) for turn in reading.bot_turns]
    for position, (later, again) in enumerate(turns):
        for earlier, said in turns[:position]:
            acted = any(earlier < call.turn <= later and call.ok for call in reading.conversation.calls)
            if acted or _entities(said, reading.language) != _entities(again, reading.language):
                continue
            if near_duplicate(said, again):
                return met(f"turn {later} repeats turn {earlier}: {quoted(again)}", earlier, later)
    return not_seen(reading, "a repetition was seen", by_tables=False)


def _without_closing(turn: Turn, language: str) -> str:
    """What a turn says before it takes leave: a looper that asks "anything else?" each time still loops."""
    return " ".join(each for each in sentences(turn.text) if not closes(each, language))


def _entities(text: str, language: str) -> tuple[object, ...]:
    money = sorted((each.amount, each.currency) for each in find_money(text))
    times = sorted((each.high, each.unit) for each in find_durations(text))
    dates = sorted((each.month, each.day) for each in find_dates(text, language))
    return (*money, *times, *dates, *sorted(set(_RECORD_ID.findall(text))))


def customer_left(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when the customer's patience ran out."""
    if reading.conversation.ending == "customer_left":
        return met(f"the customer left after {len(reading.bot_turns)} bot turns")
    if not reading.bot_turns:
        return ungraded("the bot said nothing that could be checked")
    return not_met(f"the conversation ended otherwise: {reading.conversation.ending}")


def resolved_or_routed(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when people have the conversation, or everything the case wanted done or told has been.

    Where people were due and never had it, nothing that the bot did alone counts as solved.
    """
    if reading.conversation.handover is not None:
        return met("handed over to people", reading.conversation.handover.turn)
    if reading.conversation.ending in {"customer_left", "bot_broke", "turn_limit"}:
        return not_met(f"ended without a result: {reading.conversation.ending}")
    found = escalation_of(reading)
    if found is not None and found.trigger:
        return not_met(f"people were needed and never had it: {found.outcome}")
    actions = [each for each in reading.case.criteria if each.check == "action"]
    facts = [each for each in reading.case.criteria if each.check == "fact"]
    if not actions and not facts:
        return not_met("neither resolved nor handed over: the case has nothing to resolve without people")
    for each in actions or facts:
        ruling = action(reading, each) if actions else fact(reading, each)
        if ruling.outcome is not Outcome.MET:
            return not_met(f"open at the end: {ruling.reason}")
    return met("everything the case wanted was done" if actions else "everything the customer needed was told")
