"""Checks of blame, ownership and empty sympathy, as far as words show them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from hardcase.cases import Criterion
from hardcase.conversations import Call, Turn
from hardcase.text import (
    apologies,
    asked_fields,
    blames,
    empathy_phrases,
    may_feel,
    may_take_on,
    offers_next_step,
    only_kind,
    takes_on,
    words,
)

from .check import Check
from .reading import Reading, met, not_met, not_seen, quoted, quoted_where, ungraded, unread
from .turns import sentences_in
from .verdict import Ruling

_VALUE = re.compile(r"(?<![\w-])[\w-]*\d[\w.,-]*")


def blame(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when the bot finds fault with the customer, lectures or talks down.

    Not blame: repeating its own information without reproach ("as mentioned"), what the customer should have received,
    a missed deadline stated plainly, advice, its own faults.
    """
    for turn in reading.bot_turns if blames(reading.bot_text, reading.language) else ():
        if blames(turn.text, reading.language):
            said = quoted_where(turn.text, lambda sentence: blames(sentence, reading.language))
            return met(f"turn {turn.index} blames or talks down: {said}", turn.index)
    return not_seen(reading, "blame was seen")


def ownership(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when the bot says what it or the company does about the problem, and the journal carries it.

    What the bot has done must have been called by then, what it announces in that very turn, and what it gives to
    colleagues must be handed over in that turn. A recording without any call has no journal: there words suffice,
    except that something has been done by whomever. Not met says only that the check did not see it.
    """
    unknown = unread(reading)
    if unknown:
        return unknown
    parts = may_take_on(reading.bot_text, reading.language)
    open_ = ""
    for turn in reading.bot_turns:
        for sentence in sentences_in(turn, parts):
            carried = _carried(reading, turn, sentence)
            if carried:
                return met(f"turn {turn.index} takes the problem on: {quoted(sentence)}", turn.index)
            if carried is None:
                open_ = f"turn {turn.index} says {quoted(sentence)}, and what its call came to was not recorded"
    if open_:
        return ungraded(open_)
    return not_met("no turn was seen to take the problem on by an act or a concrete commitment")


def _carried(reading: Reading, turn: Turn, sentence: str) -> bool | None:
    """The sentence takes the problem on, and what it says stands on the journal; None: on an answer nobody recorded."""
    how = takes_on(sentence, reading.language)
    if not how:
        return False
    conversation = reading.conversation
    if conversation.ending == "recorded" and not conversation.calls:
        return how != "reported"
    if how == "assigned":
        return conversation.handover is not None and conversation.handover.turn == turn.index
    acts = _acts(reading, sentence)
    by_then = [call for call in acts if (call.turn <= turn.index if how == "done" else call.turn == turn.index)]
    if by_then and all(call.unanswered for call in by_then):
        return None
    return bool(by_then)


def _acts(reading: Reading, sentence: str) -> Iterator[Call]:
    """Calls that changed something; where the sentence names acts of the company's tools, calls of those tools only."""
    tools = {tool.name: tool for tool in reading.case.company.tools}
    said = words(sentence)
    language = reading.language.partition("-")[0]
    named = {
        name
        for name, tool in tools.items()
        if any(_says(said, claim, language) for claim in tool.claims.get(language, ()))
    }
    for call in reading.conversation.calls:
        if reading.acts(call) and (not named or call.tool in named):
            yield call


def _says(said: Sequence[str], claim: str, language: str) -> bool:
    """The verb of a claimed act stands among the words, in any form that keeps its beginning."""
    parts = words(claim)
    verb = parts[-1 if language == "de" else 0] if parts else ""
    stem = verb[: max(4, len(verb) - 2)]
    return bool(stem) and any(word.startswith(stem) for word in said)


def formula_without_substance(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when a turn of sympathy tells nothing and does nothing, or the same bare apology comes twice.

    Something is: a call, a handover, a next step, a question, a fact of the case, a number that the customer did not
    give, a reason, a no, a choice, and every clause that is not recognised as goodwill.
    """
    language = reading.language
    felt = reading.bot_turns_with(may_feel(reading.bot_text, language))
    made = {turn.index: [(each, tuple(words(each))) for each in apologies(turn.text, language)] for turn in felt}
    times = Counter(told for each in made.values() for _, told in each)
    told_before: set[tuple[str, ...]] = set()
    for turn in felt:
        bare = only_kind(turn.text, language) and not _has_substance(reading, turn)
        phrases = empathy_phrases(turn.text, language) if bare else ()
        if phrases:
            return met(f"turn {turn.index} has {phrases[0]!r} and neither an act nor a next step", turn.index)
        for apology, told in made[turn.index]:
            if told in told_before:
                return met(f"the same apology again in turn {turn.index}: {quoted(apology)}", turn.index)
            if times[told] > 1 and only_kind(apology, language):
                told_before.add(told)
    return not_seen(reading, "a formula without substance was seen")


def _has_substance(reading: Reading, turn: Turn) -> bool:
    """The turn acts, hands over, tells a fact or a new value, asks for what is needed, or says what happens next."""
    handover = reading.conversation.handover
    if any(call.ok for call in reading.conversation.calls_for(turn.index)) or (
        handover is not None and handover.turn == turn.index
    ):
        return True
    facts = [each.matcher for each in reading.case.criteria if each.check == "fact" and each.matcher]
    told = any(matcher.found_in(turn.text, language=reading.language) for matcher in facts)
    asks = bool(asked_fields(turn.text, reading.language))
    return told or asks or offers_next_step(turn.text, reading.language) or _new_value(reading, turn)


def _new_value(reading: Reading, turn: Turn) -> bool:
    """The turn has a number, a date or an id that the customer did not say before."""
    said = " ".join(each.text for each in reading.conversation.customer_turns if each.index < turn.index).casefold()
    return any(value.casefold().strip(".,") not in said for value in _VALUE.findall(turn.text))


EMPATHY_CHECKS: Mapping[str, Check] = {
    "blame": Check(blame, version=2, needs="words"),
    "formula-without-substance": Check(formula_without_substance, version=3, needs="words"),
    "ownership": Check(ownership, version=2, needs="words"),
}
