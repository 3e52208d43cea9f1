"""A conversation from elsewhere, as it is written down: one line of JSON. What nobody recorded stays unknown."""

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from hardcase.text import completed_claims, language_of, promises_human

from .conversation import Call, Conversation, Handover, Turn, succeeded

_TALK = r"(?:_(?:conversation|call|chat))?"
_PEOPLE = (
    r"_(?:to|with)_(?:(?:an?|the|live|real|human|support|service|customer)_){0,3}"
    r"(?:humans?|agents?|persons?|people|representatives?|reps?|operators?|specialists?|supervisors?|managers?|"
    r"colleagues?|employees?|teams?|staff|support|customer_service)"
)
_HAND_OVER = re.compile(
    rf"(?:hand_?over|hand_?off|escalate){_TALK}(?:{_PEOPLE})?"
    rf"|transfer(?:_conversation|_call|_chat)(?:{_PEOPLE})?"
    rf"|(?:transfer|hand|pass|connect|forward|route){_TALK}(?:_(?:over|off|on))?{_PEOPLE}"
)
_QUEUE_KEYS = ("queue", "team", "department", "group", "skill")

_TAKE_OVER = {
    "en": ("transfer", "hand over", "escalate", "pass", "connect"),
    "sv": ("koppla", "skicka vidare"),
    "de": ("weiterleiten", "verbinden"),
    "es": ("transferir", "pasar"),
}
"""Acts by which a bot says that people have the conversation now."""
_STEMS = {
    "en": ("transfer", "hand", "escalat", "pass", "connect", "put"),
    "sv": ("koppla", "skicka"),
    "de": ("leit", "verb"),
    "es": ("transf", "pas"),
}
"""Without any of these no form of those verbs stands in a text: most turns need no grammar."""


class RecordedCall(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One tool call made for a bot turn."""

    tool: str
    arguments: dict[str, Any] = {}
    result: Annotated[
        dict[str, Any] | None,
        Meta(description="What the tool answered; {error: ...} when it refused; left out: it was never recorded."),
    ] = None


class RecordedTurn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One utterance."""

    speaker: Annotated[Literal["customer", "bot", "human"], Meta(description="human: an employee.")]
    text: Annotated[str, Meta(description="Verbatim; empty: the bot acted and said nothing.")]
    notes: Annotated[str, Meta(description="To the human agent, of a bot that drafts for one.")] = ""
    at_s: Annotated[float | None, Meta(description="Seconds since the conversation began.")] = None
    calls: Annotated[tuple[RecordedCall, ...], Meta(description="Made by the bot for this turn, in order.")] = ()
    handover: Annotated[
        dict[str, Any] | None, Meta(description="The packet, with its queue, when this turn hands over to people.")
    ] = None


class Recording(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One recorded conversation, one line of a file of JSON Lines."""

    id: Annotated[str, Meta(min_length=1, description="Unique in the file.")]
    bot: Annotated[str, Meta(description="Who spoke for the company; people are a candidate like any other.")]
    turns: Annotated[tuple[RecordedTurn, ...], Meta(min_length=1)]
    case: Annotated[str, Meta(description="Id of the case it plays, where it plays one.")] = ""
    language: Annotated[str, Meta(description="ISO code, such as en or sv-SE; empty: not known.")] = ""
    agent: Annotated[str, Meta(description="Employee who spoke, where people did.")] = ""
    team: str = ""
    vendor: Annotated[str, Meta(description="Who supplies the bot or the team.")] = ""
    meta: Annotated[dict[str, Any], Meta(description="Anything else that is known of it.")] = {}


@functools.lru_cache(maxsize=1024)
def is_hand_over(tool: str) -> bool:
    """Whether a tool's name says that it brings people in, as `transfer_to_human_agents` does."""
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[\s.-]+", "_", tool[:200]).lower()
    return _HAND_OVER.fullmatch(name) is not None


def spoken_language(recording: Recording) -> str:
    """The language that a recording names, else that of its customer, else that of all words; empty: not known."""
    if recording.language:
        return recording.language
    customers = "\n".join([turn.text for turn in recording.turns if turn.speaker == "customer"])
    return language_of(customers, "en") or language_of("\n".join([turn.text for turn in recording.turns]), "en")


def conversation_of(recording: Recording, *, hand_over_tools: Iterable[str] = ()) -> Conversation:
    """Read a recording as a conversation that checks can be put to.

    The handover is the first act of one: a packet, a call of a tool that hands over, or an employee who speaks after
    the bot. Without an act it is inferred from the bot's words, and marked so.

    Args:
        recording: What was recorded.
        hand_over_tools: Names of tools that hand over, beside those whose names say it themselves.

    Returns:
        Conversation: With the ending `recorded`, since nobody knows how it went on.
    """
    turns = tuple(
        [
            Turn(index=index, speaker=each.speaker, text=each.text, notes=each.notes)
            for index, each in enumerate(recording.turns)
        ]
    )
    calls = tuple(
        [
            Call(
                turn=index,
                tool=call.tool,
                arguments=call.arguments,
                result=call.result or {},
                unanswered=call.result is None,
            )
            for index, each in enumerate(recording.turns)
            for call in each.calls
        ]
    )
    language = spoken_language(recording)
    return Conversation(
        case_id=recording.case or recording.id,
        bot=recording.bot,
        trial=0,
        ending="recorded",
        turns=turns,
        calls=calls,
        handover=_act(recording, frozenset(hand_over_tools)) or _words(turns, language),
        told=_told(recording.meta),
    )


def _told(meta: dict[str, Any]) -> str:
    """What the bot was told before it spoke: the system prompt, or the policy it was given; no name of a file."""
    told = [meta[key] for key in ("told", "policy") if isinstance(meta.get(key), str)]
    return "\n\n".join(each for each in told if " " in each.strip())


def _act(recording: Recording, names: frozenset[str]) -> Handover | None:
    """The first act by which people came in."""
    bot_turn: int | None = None
    for index, turn in enumerate(recording.turns):
        if turn.speaker == "human" and bot_turn is not None:
            return Handover(turn=bot_turn, queue=recording.team)
        if turn.speaker != "bot":
            continue
        bot_turn = index
        if turn.handover is not None:
            return _packed(index, turn.handover)
        for call in turn.calls:
            if (call.tool in names or is_hand_over(call.tool)) and succeeded(call.tool, call.result or {}):
                return _packed(index, call.arguments)
    return None


def _packed(turn: int, given: dict[str, Any]) -> Handover:
    """A handover from the arguments of the call, or from the packet itself."""
    packet = given.get("packet")
    queue = next(_queues(given), "")
    return Handover(turn=turn, queue=queue, packet=packet if isinstance(packet, dict) else given)


def _queues(given: dict[str, Any]) -> Iterator[str]:
    for key in _QUEUE_KEYS:
        if isinstance(given.get(key), str):
            yield given[key]
    if isinstance(given.get("packet"), dict):
        yield from _queues(given["packet"] | {"packet": None})


def _words(turns: tuple[Turn, ...], language: str) -> Handover | None:
    """The first turn in which the bot says that people take over."""
    spoken = language.partition("-")[0]
    verbs, stems = _TAKE_OVER.get(spoken, ()), _STEMS.get(spoken, ())
    for turn in turns:
        if turn.speaker != "bot":
            continue
        lowered = turn.text.lower()
        claimed = any(stem in lowered for stem in stems) and completed_claims(turn.text, verbs, language)
        if claimed or promises_human(turn.text, language):
            return Handover(turn=turn.index, queue="", inferred=True)
    return None
