"""The conversations as data for the page: plain text with control characters shown, drawn by the page's script."""

from typing import Any

import msgspec

from hardcase.cases import PlannedCase
from hardcase.conversations import Call, Conversation, Handover, Turn
from hardcase.scorecards import TrialResult

from .dossier import Dossier, Key
from .failures import NOBODY, replay_line
from .rulings import Rulings, Words
from .words import DECISIONS, DRAFT, ENDINGS, NEEDED, NOT_NEEDED, TRIGGERS, dom_id

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_MAX_VALUE = 4_000
_WORTH_TELLING_S = 0.05


def transcript_data(dossier: Dossier) -> str:
    r"""Every conversation the page holds, as JSON that cannot end a script element.

    `<`, `>`, `&` and the two line separators of JavaScript are written as `\uXXXX`, so no text of a bot can be
    read as markup, whatever stands around it. Every text stands once in `words`; all else names it by its place.
    """
    words, rulings = Words(), Rulings()
    conversations = {dom_id(*key): _conversation(dossier, key, words, rulings) for key in dossier.shown}
    data = {"conversations": conversations, "rulings": rulings.table(words), "words": words.table}
    text = msgspec.json.encode(data).decode()
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


def _conversation(dossier: Dossier, key: Key, words: Words, rulings: Rulings) -> dict[str, object]:
    case, result = dossier.results[key]
    planned, talk = dossier.cases[case.id], dossier.conversations.get(key)
    drawn: dict[str, object] = {
        "lang": words(case.language),
        "facts": [[words(name), words(value)] for name, value in _facts(planned, result, talk)],
        "verdicts": rulings.of(dossier, key),
        "replay": words(replay_line(dossier.plan, case)),
    }
    if talk is not None:
        drawn["turns"] = _turns(talk, words)
        if talk.error:
            drawn["error"] = words(talk.error)
        if talk.handover is not None:
            drawn["handover"] = _handover(talk.handover, words)
    return drawn


def _facts(case: PlannedCase, result: TrialResult, talk: Conversation | None) -> list[tuple[str, str]]:
    expected = DECISIONS.get(case.escalation.decision, case.escalation.decision)
    if case.escalation.trigger:
        expected += f": {TRIGGERS.get(case.escalation.trigger, case.escalation.trigger)}"
    done = NEEDED.get(result.escalation) or NOT_NEEDED.get(result.escalation) or result.escalation
    facts = [
        ("Kind", DRAFT if case.mode == "assistant" else ""),
        ("Family", case.family),
        ("Tags", ", ".join(case.tags)),
        ("Customer", f"{case.tier} tier, {case.language}, stakes {case.stakes}"),
        ("Verified", "" if talk is None or talk.started_verified else "not before the conversation"),
        ("Expected", expected),
        ("Done", f"the customer {done}" if done else ""),
        ("Ended", ENDINGS.get(result.ending, result.ending)),
        ("Who mends it", case.owner or NOBODY),
    ]
    return [(name, value) for name, value in facts if value]


def _turns(talk: Conversation, words: Words) -> list[dict[str, object]]:
    """Turns with their calls; a turn in which the bot broke has calls and no words."""
    calls: dict[int, list[Call]] = {}
    for call in talk.calls:
        calls.setdefault(call.turn, []).append(call)
    seconds = dict(zip((turn.index for turn in talk.bot_turns), talk.usage.latency_s, strict=False))
    drawn = [_turn(turn, talk, calls.pop(turn.index, []), seconds.get(turn.index), words) for turn in talk.turns]
    unsaid: list[dict[str, object]] = [
        {"index": index, "who": "bot", "calls": [_call(call, talk, words) for call in made]}
        for index, made in sorted(calls.items())
    ]
    return drawn + unsaid


def _turn(turn: Turn, talk: Conversation, calls: list[Call], seconds: float | None, words: Words) -> dict[str, object]:
    drawn: dict[str, object] = {"index": turn.index, "who": turn.speaker, "text": words(turn.text)}
    if turn.notes:
        drawn["notes"] = words(turn.notes)
    if calls:
        drawn["calls"] = [_call(call, talk, words) for call in calls]
    if seconds is not None and seconds >= _WORTH_TELLING_S:
        drawn["seconds"] = f"{seconds:.1f} s"
    return drawn


def _call(call: Call, talk: Conversation, words: Words) -> list[object]:
    """Tool, arguments, result, whether the desk did it, the state it made, and what the bot's own tool answered."""
    packet = talk.handover.packet if talk.handover else None
    given = {
        name: "see what the person receives, below" if packet and value == packet else value
        for name, value in call.arguments.items()
    }
    return [
        words(call.tool),
        _fields(given, words),
        _fields(call.result, words),
        call.ok,
        words(call.effect),
        None if call.told is None else _fields(call.told, words),
    ]


def _handover(handover: Handover, words: Words) -> list[object]:
    """Queue, packet, and whether it was recognised by words only."""
    return [words(handover.queue), _fields(handover.packet, words), handover.inferred]


def _fields(value: dict[str, Any], words: Words) -> list[list[int]]:
    return [[words(str(name).replace("_", " ")), words(_plain(each))] for name, each in value.items()]


def _plain(value: Any) -> str:
    """A value of a record or a packet as a person would write it down."""
    try:
        text = _spoken(value)
    except RecursionError:
        return "(nested too deeply to be shown)"
    return text if len(text) <= _MAX_VALUE else text[:_MAX_VALUE] + " … (cut off)"


def _spoken(value: Any) -> str:
    match value:
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case None:
            return "nothing"
        case dict():
            return ", ".join(f"{name}: {_spoken(each)}" for name, each in value.items()) or "nothing"
        case list() | tuple():
            return "; ".join(map(_spoken, value)) or "none"
        case _:
            return str(value)
