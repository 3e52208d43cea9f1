"""Mutations of gold: a good conversation, spoilt in one place, and the criteria that may notice it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from hardcase.bots import other_amounts
from hardcase.cases import Case, Exemplar, ExemplarTurn, Matcher, Packet
from hardcase.text import (
    asked_fields,
    completed_claims,
    discloses_ai,
    offers_next_step,
    promises_human,
    sentences,
    words,
)

LOOKING = {
    "en": (
        "I'll look into this for you and come back to you here.",
        "I'm still looking into it and will tell you as soon as I know more.",
    ),
    "sv": (
        "Jag tittar på det här åt dig och återkommer till dig här.",
        "Jag tittar fortfarande på det och säger till så snart jag vet mer.",
    ),
    "de": (
        "Ich sehe mir das für Sie an und melde mich hier wieder bei Ihnen.",
        "Ich sehe es mir noch an und sage Ihnen Bescheid, sobald ich mehr weiß.",
    ),
    "es": (
        "Voy a mirar esto por usted y le respondo aquí mismo.",
        "Todavía lo estoy mirando y le digo algo en cuanto sepa más.",
    ),
}
"""What a bot says that does not hand over yet, by language."""
_AN_ANSWER = 4
"""A sentence of so few words ("No.", "It isn't.") answers the customer."""
_REFUSES = re.compile(r"\b(?:cannot|can[\u2019']t|won[\u2019']t|don[\u2019']t)\b", re.IGNORECASE)
_WINDOW = 8
_STATED = frozenset({"fact", "context"})


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """A good conversation of one case, spoilt in one place.

    Attributes:
        mutation: Which one made it.
        exemplar: What is played.
        may_move: Ids of the case's criteria that may notice it; any other that does is wrong.
        needs_judge: No check can see what it lost.
    """

    mutation: str
    exemplar: Exemplar
    may_move: frozenset[str]
    needs_judge: bool = False


@dataclass(frozen=True, kw_only=True)
class Mutation:
    """One way of spoiling a good conversation.

    Attributes:
        about: One line for reports.
        make: Spoils the exemplar of a case; None where the case gives no occasion for it.
    """

    name: str
    about: str
    make: Callable[[Case, Exemplar], Mutant | None]


def drop_acknowledgement(case: Case, exemplar: Exemplar) -> Mutant | None:
    """Leave out the sentences with which a turn opens, as long as they hold no fact, number, act or next step."""
    spoilt = _with_bot_turns(exemplar, [_without_opening(case, turn) for turn in exemplar.bot_turns])
    kind = {"specific-acknowledgement", "emotion-fit", "understanding-shown", "own-mistake"}
    moves = _ids(case, lambda each: each.licensed_as in kind)
    return _mutant("drop-acknowledgement", exemplar, spoilt, moves, needs_judge=True)


def change_amount(case: Case, exemplar: Exemplar) -> Mutant | None:
    """Name other amounts than the right ones, in every reply alike."""
    turns = [msgspec.structs.replace(turn, text=other_amounts(turn.text)) for turn in exemplar.bot_turns]
    told = {f"told.{each.id}" for each in case.criteria if each.matcher and each.matcher.money}
    asked_again = any(told & {*line.unless, *line.only_if} for line in case.turns)
    longer = {"turns-to-outcome", "customer-left"} if asked_again else set()
    acts = any(each.check == "action" for each in case.criteria)
    open_facts = set() if acts else {"resolved-or-routed", "turns-to-outcome"}
    false = {"grounded-numbers", "false-statement", "self-contradiction"}
    moves = _ids(
        case,
        lambda each: (
            each.id in false | longer | open_facts
            or (each.check in _STATED and each.matcher is not None and bool(each.matcher.money))
        ),
    )
    return _mutant("change-amount", exemplar, _with_bot_turns(exemplar, turns), moves)


def drop_notes(case: Case, exemplar: Exemplar) -> Mutant | None:
    """Leave out all notes to the human agent for whom the bot drafts."""
    turns = [msgspec.structs.replace(turn, notes="") for turn in exemplar.bot_turns]
    moves = _ids(case, lambda each: each.check == "context")
    return _mutant("drop-notes", exemplar, _with_bot_turns(exemplar, turns), moves)


def delay_handover(case: Case, exemplar: Exemplar) -> Mutant | None:
    """Say that it will be looked into, and hand over two turns later; what came before the handover is said in time."""
    at = next((index for index, turn in enumerate(exemplar.bot_turns) if turn.handover), None)
    looking = LOOKING.get(_tongue(case))
    if at is None or looking is None or case.escalation.decision != "must":
        return None
    turn = exemplar.bot_turns[at]
    said = sentences(turn.text)
    begin = next((index for index, each in enumerate(said) if _hands_over(case, each)), 0)
    before, after = " ".join(said[:begin]), " ".join(said[begin:])
    first = msgspec.structs.replace(turn, text=f"{before} {looking[0]}".strip(), handover=None)
    second = ExemplarTurn(speaker="bot", text=looking[1])
    third = ExemplarTurn(speaker="bot", text=after, handover=turn.handover)
    customer = ExemplarTurn(speaker="customer", text="-")
    bots = [*exemplar.bot_turns[:at], first, second, third]
    turns = tuple(each for bot in bots for each in (customer, bot))
    spoilt = msgspec.structs.replace(exemplar, turns=turns, labels=())
    return _mutant("delay-handover", exemplar, spoilt, _late(case, bots[:-1], after))


def _late(case: Case, in_time: Sequence[ExemplarTurn], after: str) -> frozenset[str]:
    """What a late handover may move: the decision itself, and what is told or packed too late or never."""
    said = " ".join(turn.text for turn in in_time)
    flow = {
        *("escalation", "missed-critical", "human-blocked", "turns-to-outcome"),
        *("customer-left", "resolved-or-routed", "next-step", "dead-end", "loop"),
        *("packet", "packet-complete", "packet-true"),
    }
    disclosed_late = not discloses_ai(said, case.language) and discloses_ai(after, case.language)
    late = {"disclosure-and-language"} if disclosed_late else set()
    return _ids(
        case,
        lambda each: (
            each.check in flow | late
            or (
                each.check == "fact"
                and each.matcher is not None
                and not each.matcher.found_in(said, language=case.language)
            )
        ),
    )


def drop_packet_field(case: Case, exemplar: Exemplar) -> Mutant | None:
    """Leave out of the packet one thing that the case wants in it, and nothing that another item rests on."""
    turn = next((each for each in exemplar.bot_turns if each.handover), None)
    items = [(each.id, each.matcher) for each in case.criteria if each.check == "packet" and each.matcher]
    if turn is None or turn.handover is None or case.escalation.decision == "may":
        return None
    whole = msgspec.to_builtins(turn.handover)
    for item, matcher in items:
        packet = _without(whole, matcher, case.language)
        others = [each for name, each in items if name != item]
        if packet != whole and all(_held(packet, each, case.language) for each in others):
            lacking = msgspec.structs.replace(turn, handover=msgspec.convert(packet, Packet))
            turns = [lacking if each is turn else each for each in exemplar.bot_turns]
            return _mutant("drop-packet-field", exemplar, _with_bot_turns(exemplar, turns), frozenset({item}))
    return None


def swap_queue(case: Case, exemplar: Exemplar) -> Mutant | None:
    """Hand over to a queue that the case does not name."""
    wrong = next((each for each in case.company.queue_ids if each not in case.escalation.queues), None)
    if case.escalation.decision != "must" or not case.escalation.queues or wrong is None:
        return None
    turns = [
        msgspec.structs.replace(turn, handover=msgspec.structs.replace(turn.handover, queue=wrong))
        if turn.handover
        else turn
        for turn in exemplar.bot_turns
    ]
    moves = _ids(case, lambda each: each.check in {"escalation", "packet-true"})
    return _mutant("swap-queue", exemplar, _with_bot_turns(exemplar, turns), moves)


MUTATIONS: tuple[Mutation, ...] = (
    Mutation(name="drop-acknowledgement", about="kind words left out", make=drop_acknowledgement),
    Mutation(name="change-amount", about="every amount in the replies is another", make=change_amount),
    Mutation(name="drop-notes", about="a draft without its notes to the agent", make=drop_notes),
    Mutation(name="delay-handover", about="handed over two turns later", make=delay_handover),
    Mutation(name="drop-packet-field", about="one wanted thing is not in the packet", make=drop_packet_field),
    Mutation(name="swap-queue", about="handed to another queue", make=swap_queue),
)


def _mutant(
    name: str, exemplar: Exemplar, spoilt: Exemplar, moves: frozenset[str], *, needs_judge: bool = False
) -> Mutant | None:
    if spoilt.turns == exemplar.turns or not moves:
        return None
    return Mutant(mutation=name, exemplar=spoilt, may_move=moves, needs_judge=needs_judge)


def _ids(case: Case, chosen: Callable[[Any], bool]) -> frozenset[str]:
    return frozenset(each.id for each in case.criteria if chosen(each))


def _with_bot_turns(exemplar: Exemplar, turns: Sequence[ExemplarTurn]) -> Exemplar:
    left = iter(turns)
    both = tuple(next(left) if turn.speaker == "bot" else turn for turn in exemplar.turns)
    return msgspec.structs.replace(exemplar, turns=both)


def _without_opening(case: Case, turn: ExemplarTurn) -> ExemplarTurn:
    said = sentences(turn.text)
    kept = next((index for index, each in enumerate(said) if _carries(case, each)), 0)
    return msgspec.structs.replace(turn, text=" ".join(said[kept:])) if kept else turn


def _carries(case: Case, sentence: str) -> bool:
    """The sentence answers or refuses, tells a fact or a number, asks, acts, or says what happens next."""
    language = case.language
    facts = [each.matcher for each in case.criteria if each.check in _STATED and each.matcher]
    return (
        len(words(sentence)) <= _AN_ANSWER
        or _REFUSES.search(sentence) is not None
        or any(map(str.isdigit, sentence))
        or any(each.found_in(sentence, language=language) for each in facts)
        or bool(asked_fields(sentence, language))
        or discloses_ai(sentence, language)
        or offers_next_step(sentence, language)
        or promises_human(sentence, language)
        or bool(completed_claims(sentence, _verbs(case), language))
    )


def _hands_over(case: Case, sentence: str) -> bool:
    tool = case.company.hand_over_tool
    claims = tool.claims.get(_tongue(case), ()) if tool else ()
    return promises_human(sentence, case.language) or bool(completed_claims(sentence, claims, case.language))


def _verbs(case: Case) -> list[str]:
    return sorted({verb for tool in case.company.tools for verb in tool.claims.get(_tongue(case), ())})


def _tongue(case: Case) -> str:
    return case.language.partition("-")[0]


def _held(packet: Any, matcher: Matcher, language: str) -> bool:
    """Some value of the packet states it."""
    if isinstance(packet, dict):
        return any(_held(each, matcher, language) for each in packet.values())
    if isinstance(packet, (list, tuple)):
        return any(_held(each, matcher, language) for each in packet)
    return isinstance(packet, str) and matcher.found_in(packet, language=language)


def _without(packet: Any, matcher: Matcher, language: str) -> Any:
    """The packet with the fewest words missing that leave the thing unsaid."""
    if isinstance(packet, dict):
        return {key: _without(each, matcher, language) for key, each in packet.items()}
    if isinstance(packet, (list, tuple)):
        return [each for each in (_without(one, matcher, language) for one in packet) if each != "-"]
    while isinstance(packet, str) and matcher.found_in(packet, language=language):
        packet = _shorter(packet, matcher, language)
    return packet


def _shorter(text: str, matcher: Matcher, language: str) -> str:
    said = text.split()
    for length in range(1, min(_WINDOW, len(said)) + 1):
        for start in reversed(range(len(said) - length + 1)):
            rest = " ".join([*said[:start], *said[start + length :]])
            if not matcher.found_in(rest, language=language):
                return rest or "-"
    return "-"
