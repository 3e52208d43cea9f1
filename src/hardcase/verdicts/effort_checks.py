"""Checks of how much work a conversation makes: turns, next steps, dead ends, asking twice."""

from collections.abc import Iterator, Mapping

from msgspec import structs

from hardcase.cases import Criterion
from hardcase.conversations import Call, Turn
from hardcase.text import (
    asked_fields,
    changes,
    gives_up,
    leaves_way,
    may_give_up,
    promises_human,
    says_next_step,
    sentences,
    turns_down,
    without_closing,
    words,
)

from .asking_checks import re_asks_known
from .case_checks import action
from .check import Check
from .flow_checks import customer_left, resolved_or_routed
from .promise_checks import promise_kept
from .reading import CHANGING, Reading, met, not_met, not_seen, quoted, quoted_where, ungraded, unread
from .verdict import Outcome, Ruling

TURNS_ALLOWED = 1.5
"""Times the bot turns of the good exemplar. Source: rationale of this project - one detour in two turns is bearable."""

_ROUTES = ("human", "hand_over", "handover", "escalat", "transfer_to")
"""How tools are called that bring people in: by when those act is for the words to say."""


def turns_to_outcome(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when the bot reached the outcome in at most 1.5 times the bot turns of the good exemplar."""
    good, handover = reading.case.good_turns, reading.conversation.handover
    if not good:
        return ungraded("the case has no good exemplar whose turns could be counted")
    left, ended = customer_left(reading, criterion), resolved_or_routed(reading, criterion)
    if left.outcome is Outcome.MET or ended.outcome is not Outcome.MET:
        return not_met(f"the outcome was not reached: {(left if left.outcome is Outcome.MET else ended).reason}")
    used = sum(handover is None or turn.index <= handover.turn for turn in reading.bot_turns)
    reason = f"{used} bot turns to the outcome, {good} in the good exemplar"
    return met(reason) if used <= TURNS_ALLOWED * good else not_met(reason)


def next_step(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when the bot ends on a concrete next step, with who does it and by when, or on an act that it did.

    The last turn that says more than goodbye is read. Not met means that none was seen there. In a recording whose
    tools nobody describes, an act is a call whose name says that it changes something. It shows no next step where the
    recording ends on a turn without words, or where the bot claims acts that it did not do.
    """
    unknown = unread(reading)
    if unknown:
        return unknown
    last = _last_said(reading)
    wanted = [call for call in reading.conversation.calls_for(last.index) if _wanted(reading, call)]
    done = next((call for call in wanted if not call.unanswered), None)
    if done and not _doubted(reading, criterion):
        return met(f"turn {last.index} does it: {done.tool} succeeded", last.index)
    for sentence in sentences(last.text):
        if says_next_step(sentence, reading.language) and not _nobody_has_it(reading, sentence):
            return met(f"turn {last.index} says who does what by when: {quoted(sentence)}", last.index)
    if wanted and not done:
        return ungraded(f"what {wanted[0].tool} in turn {last.index} came to was not recorded")
    return not_met(f"no next step with its time was seen in turn {last.index}: {quoted(last.text)}", last.index)


def _last_said(reading: Reading) -> Turn:
    """The last bot turn that does more than take leave; the last one with words where none does."""
    spoken = [turn for turn in reading.bot_turns if words(turn.text)] or list(reading.bot_turns)
    last = (turn for turn in reversed(spoken) if without_closing(turn.text, reading.language))
    return next(last, spoken[-1])


def _wanted(reading: Reading, call: Call) -> bool:
    """The call changed something, and it is what the case wants done where the case says what that is."""
    kind = next((tool.kind for tool in reading.case.company.tools if tool.name == call.tool), None)
    changed = kind in CHANGING if kind else changes(call.tool)
    if not call.ok or not changed or any(part in call.tool.casefold() for part in _ROUTES):
        return False
    actions = [each for each in reading.case.criteria if each.check == "action"]
    return not actions or any(action(_only(reading, call), each).outcome is Outcome.MET for each in actions)


def _doubted(reading: Reading, criterion: Criterion) -> bool:
    """Only names say what was done, and they cannot be relied on: the end has no words, or a claim has no call."""
    if reading.conversation.ending != "recorded" or reading.case.company.tools:
        return False
    silent = not reading.bot_turns[-1].text.strip()
    return silent or promise_kept(reading, criterion).outcome is Outcome.NOT_MET


def _only(reading: Reading, call: Call) -> Reading:
    """The same conversation as if this were its only call."""
    return Reading(reading.case, structs.replace(reading.conversation, calls=(call,)))


def _nobody_has_it(reading: Reading, sentence: str) -> bool:
    """The sentence promises a person whom the bot could have brought in and did not."""
    hands_over = reading.case.company.hand_over_tool is not None and not reading.drafted
    could = hands_over and reading.conversation.handover is None
    return could and promises_human(sentence, reading.language)


def dead_end(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when the bot's last word turns the customer down and leaves no way on, with nothing done about it.

    The turn after which the customer gives up is a last word as well. An alternative, an option, an address, a person,
    a question, a condition or a next step in the turn is a way on; so is any act or handover from then on.
    """
    for turn in _last_words(reading):
        if _stops(reading, turn) and resolved_or_routed(reading, criterion).outcome is not Outcome.MET:
            said = quoted_where(turn.text, lambda sentence: turns_down(sentence, reading.language))
            return met(f"turn {turn.index} turns the customer down and leaves no way on: {said}", turn.index)
    return not_seen(reading, "a refusal without a way on was seen")


def _last_words(reading: Reading) -> Iterator[Turn]:
    turns = reading.conversation.turns
    may_leave = may_give_up(reading.customer_text, reading.language)
    for turn in reading.bot_turns if may_leave else reading.bot_turns[-1:]:
        later = next((each for each in turns if each.index > turn.index), None)
        if later is None or (may_leave and later.speaker == "customer" and gives_up(later.text, reading.language)):
            yield turn


def _stops(reading: Reading, turn: Turn) -> bool:
    language, handover = reading.language, reading.conversation.handover
    if not turns_down(turn.text, language) or (handover is not None and handover.turn >= turn.index):
        return False
    if any(call.turn >= turn.index and reading.acts(call) for call in reading.conversation.calls):
        return False
    on = leaves_way(turn.text, language) or promises_human(turn.text, language) or says_next_step(turn.text, language)
    return not on and not asked_fields(turn.text, language)


EFFORT_CHECKS: Mapping[str, Check] = {
    "dead-end": Check(dead_end, version=2, needs="words"),
    "next-step": Check(next_step, version=4, needs="words"),
    "re-asks-known": Check(re_asks_known, version=2, needs="words"),
    "turns-to-outcome": Check(turns_to_outcome),
}
