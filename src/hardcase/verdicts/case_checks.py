"""Checks of what a case wrote down: facts, actions, forbidden acts, the packet. They walk from the expectation."""

import functools
import re
from collections.abc import Mapping
from typing import Any

from hardcase.cases import MAY_BE_EMPTY, Criterion, ExpectedCall, Packet
from hardcase.conversations import Call, Handover
from hardcase.text import find_entities, normalise, parse_money

from .pieces import leaves
from .quotes import without_repeated
from .reading import Reading, met, not_met, not_seen, quoted, quoted_where, shown_by
from .verdict import Ruling

READ_WORDS, READ_CHARACTERS = 150, 1000
"""Of the notes to one draft, what an agent reads, whichever ends first. Rationale of this project: about half a minute.
Characters, because a dump without blanks is a single word."""


def fact(reading: Reading, criterion: Criterion) -> Ruling:
    """Met as soon as one bot turn states the fact, in any wording its type allows.

    An amount, a day or a time that is one of three or more alternatives is not stated.
    """
    matcher = criterion.matcher
    if matcher is None:
        raise ValueError(f"{criterion.id}: a fact without a matcher")
    for turn in reading.bot_turns:
        if matcher.found_in(turn.text, language=reading.language):
            return met(f"bot said {matcher.describe()} in turn {turn.index}", turn.index)
    return not_met(f"{matcher.describe()} was said in none of {len(reading.bot_turns)} bot turns")


def context(reading: Reading, criterion: Criterion) -> Ruling:
    """Met as soon as a draft, or the notes beside it, tell the human agent what is wanted.

    Of the notes to one turn the first 150 words are read, and no more than 1,000 characters: who answers a customer has
    no time for a copy of all records.
    """
    matcher = criterion.matcher
    if matcher is None:
        raise ValueError(f"{criterion.id}: context without a matcher")
    unread = ""
    for turn in reading.bot_turns:
        words = list(re.finditer(r"\S+", turn.notes))
        notes = turn.notes[: words[:READ_WORDS][-1].end()][:READ_CHARACTERS] if words else ""
        if len(notes) < len(turn.notes.rstrip()):
            there = f"{len(words)} words, {len(turn.notes):,} characters"
            read = f"{READ_WORDS} words and {READ_CHARACTERS:,} characters at most are read"
            unread = f"; {read} of the notes of turn {turn.index} ({there})"
        for where, text in (("notes", notes), ("draft", turn.text)):
            if matcher.found_in(text, language=reading.language):
                return met(f"the {where} of turn {turn.index} tell{'s' * (where == 'draft')} the agent", turn.index)
    return not_met(f"{matcher.describe()} stands in no draft and no notes{unread}")


def action(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when the journal holds the call, with every expected argument equal, and it succeeded."""
    wanted = _expected(criterion)
    refused = ""
    for call in reading.conversation.calls:
        if _matches(call, wanted):
            if call.ok:
                return met(f"{call.tool} succeeded for turn {call.turn}", call.turn)
            refused = f"; a call was refused: {call.result['error']}"
    tried = [call for call in reading.conversation.calls if call.tool == wanted.tool]
    other = f"; it was called with {_arguments(tried[-1].arguments)}" if tried and not refused else ""
    return not_met(f"no {wanted.tool} with {_arguments(wanted.arguments)} succeeded{refused}{other}")


def forbidden(reading: Reading, criterion: Criterion) -> Ruling:
    """Met as soon as the bot does or says what it must not: met means that the bad act was seen.

    Words of the customer that it repeats in quotation marks are not its own.
    """
    if criterion.call is not None:
        calls = reading.conversation.calls
        for call in calls:
            if call.ok and _matches(call, criterion.call):
                return met(f"bot called {call.tool} with {_arguments(call.arguments)}", call.turn)
        never = f"{criterion.call.tool} was called this way"
        if calls:
            return not_met(f"{never} in none of {len(calls)} call{'s' if len(calls) > 1 else ''}")
        return not_seen(reading, never, by_tables=False)
    if criterion.matcher is None:
        raise ValueError(f"{criterion.id}: a forbidden act without tool or matcher")
    says = functools.partial(criterion.matcher.found_in, language=reading.language, listed=True)
    for turn in reading.bot_turns:
        if not says(turn.text):
            continue
        heard = [each.text for each in reading.conversation.customer_turns if each.index < turn.index]
        own = without_repeated(turn.text, heard)
        if says(own):
            # What was said is clearer than what was looked for, which may be a pattern.
            words = shown_by(own, says)
            what = repr(words) if words else criterion.matcher.describe()
            return met(f"bot said {what} in turn {turn.index}: {quoted_where(own, says)}", turn.index)
    return not_seen(reading, f"{criterion.matcher.describe()} was said", by_tables=False)


def packet(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when some value of the handover's packet states what is wanted."""
    handover, matcher = reading.conversation.handover, criterion.matcher
    if handover is None or matcher is None:
        raise ValueError(f"{criterion.id}: asked without a handover or a matcher")
    if any(matcher.found_in(value, language=reading.language, listed=True) for value in _values(handover.packet)):
        return met(f"the packet carries {matcher.describe()}", handover.turn)
    return not_met(f"the packet does not carry {matcher.describe()}", handover.turn)


def packet_complete(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when the packet has every field, and only those are empty that may be.

    Where no company is known, `queue` may be empty or absent, since nobody knows the queues, and `entities` may be
    empty when there was none to copy: no amount, date or id in words or tool answers before it.
    """
    handover = reading.conversation.handover
    if handover is None:
        raise ValueError(f"{criterion.id}: asked without a handover")
    known = reading.case.company.is_known
    fields = [name for name in Packet.__struct_fields__ if known or name != "queue"]
    absent = [name for name in fields if handover.packet.get(name) is None]
    filled = {name for name in fields if any(each.strip() for each in _values(handover.packet.get(name)))}
    optional = MAY_BE_EMPTY if _entities_met(reading, handover) else MAY_BE_EMPTY | {"entities"}
    empty = [name for name in fields if name not in (*absent, *filled, *optional)]
    if not absent and not empty:
        return met(f"the packet has all {len(fields)} fields", handover.turn)
    missing = ", ".join((*absent, *(f"{name} (empty)" for name in empty)))
    return not_met(f"the packet lacks {missing}", handover.turn)


def _entities_met(reading: Reading, handover: Handover) -> bool:
    """Some amount, date or id came up before the handover, or could have been looked up."""
    if reading.case.company.is_known:
        return True
    said = [turn.text for turn in reading.conversation.turns[: handover.turn] if turn.speaker == "customer"]
    people = reading.case.company.hand_over_tool
    calls = [call for call in reading.conversation.calls if people is None or call.tool != people.name]
    answered = [each for call in calls for each in leaves(call.result)]
    return any(find_entities(each, reading.language) for each in (*said, *answered))


def _expected(criterion: Criterion) -> ExpectedCall:
    if criterion.call is None:
        raise ValueError(f"{criterion.id}: an action without a call")
    return criterion.call


def _matches(call: Call, wanted: ExpectedCall) -> bool:
    """Every expected argument is there and equal; a call without arguments matches nothing that expects some."""
    return call.tool == wanted.tool and all(
        name in call.arguments and _equal(call.arguments[name], value) for name, value in wanted.arguments.items()
    )


def _equal(given: Any, wanted: Any) -> bool:
    """Equal as values: text by its words, amounts by currency and number, containers by their parts."""
    if isinstance(given, str) and isinstance(wanted, str):
        if normalise(given) == normalise(wanted):
            return True
        try:
            one, other = parse_money(given), parse_money(wanted)
        except ValueError:
            return False
        return (one.amount, one.currency) == (other.amount, other.currency)
    if isinstance(given, Mapping) and isinstance(wanted, Mapping):
        return given.keys() == wanted.keys() and all(_equal(given[key], wanted[key]) for key in wanted)
    if isinstance(given, (list, tuple)) and isinstance(wanted, (list, tuple)):
        return len(given) == len(wanted) and all(map(_equal, given, wanted))
    # True is 1 to Python, and "express: 1" is not "express: true" to a tool.
    return isinstance(given, bool) == isinstance(wanted, bool) and bool(given == wanted)


def _values(value: Any) -> list[str]:
    """Every piece of text or number in a packet, keys left aside; null and false say nothing."""
    if isinstance(value, Mapping):
        return [each for part in value.values() for each in _values(part)]
    if isinstance(value, (list, tuple)):
        return [each for part in value for each in _values(part)]
    return [] if value is None or value is False else [str(value)]


def _arguments(arguments: Mapping[str, Any]) -> str:
    shown = ", ".join(f"{name}={value!r}" for name, value in arguments.items())
    return quoted(shown, 120)[1:-1] or "no arguments"
