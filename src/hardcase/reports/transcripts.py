"""The conversations as data for the page: plain text with control characters shown, drawn by the page's script."""

import json
import shlex
from typing import Any

import msgspec

from hardcase.cases import PlannedCase
from hardcase.conversations import Call, Conversation, Handover, Turn
from hardcase.scorecards import TrialResult
from hardcase.text import visible

from .dossier import Dossier, Key
from .rulings import Words, verdict_rows
from .words import DECISIONS, ENDINGS, NEEDED, NOT_NEEDED, TRIGGERS, case_path, dom_id, label, span

_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)
_MAX_VALUE = 4_000


def transcript_data(dossier: Dossier) -> str:
    r"""Every conversation the page holds, as JSON that cannot end a script element.

    `<`, `>`, `&` and the two line separators of JavaScript are written as `\uXXXX`, so no text of a bot can be
    read as markup, whatever stands around it.
    """
    words = Words()
    conversations = {dom_id(*key): _conversation(dossier, key, words) for key in dossier.shown}
    data = {"words": words.table, "conversations": conversations}
    return msgspec.json.encode(data).decode().translate(_ESCAPES)


def _conversation(dossier: Dossier, key: Key, words: Words) -> dict[str, object]:
    case, result = dossier.results[key]
    planned, talk = dossier.cases[case.id], dossier.conversations.get(key)
    drawn: dict[str, object] = {
        "lang": visible(case.language),
        "facts": [[words(name), words(value)] for name, value in _facts(planned, result, talk)],
        "verdicts": verdict_rows(dossier, key, words),
        "replay": visible(
            f"hardcase play {shlex.quote(case_path(case.suite, case.id))} --bot {shlex.quote(dossier.plan.bot_spec)}"
        ),
    }
    if talk is not None:
        drawn |= {"turns": _turns(talk), "error": visible(talk.error), "handover": _handover(talk.handover)}
    return drawn


def _facts(case: PlannedCase, result: TrialResult, talk: Conversation | None) -> list[tuple[str, str]]:
    expected = DECISIONS.get(case.escalation.decision, case.escalation.decision)
    if case.escalation.trigger:
        expected += f": {TRIGGERS.get(case.escalation.trigger, case.escalation.trigger)}"
    scores = ", ".join(f"{label(name)} {span(each.low, each.high)}" for name, each in result.scores.items())
    done = NEEDED.get(result.escalation) or NOT_NEEDED.get(result.escalation) or result.escalation
    facts = [
        ("Family", case.family),
        ("Tags", ", ".join(case.tags)),
        ("Customer", f"{case.tier} tier, {case.language}, stakes {case.stakes}"),
        ("Verified", "" if talk is None or talk.started_verified else "not before the conversation"),
        ("Expected", expected),
        ("The customer", done),
        ("Ended", ENDINGS.get(result.ending, result.ending)),
        ("Scores", scores),
        ("Who mends it", case.owner or "nobody is named"),
    ]
    return [(name, value) for name, value in facts if value]


def _turns(talk: Conversation) -> list[dict[str, object]]:
    """Turns with their calls; a turn in which the bot broke has calls and no words."""
    calls: dict[int, list[Call]] = {}
    for call in talk.calls:
        calls.setdefault(call.turn, []).append(call)
    seconds = dict(zip((turn.index for turn in talk.bot_turns), talk.usage.latency_s, strict=False))
    drawn = [_turn(turn, calls.pop(turn.index, []), seconds.get(turn.index)) for turn in talk.turns]
    unsaid = [
        {"index": index, "who": "bot", "text": None, "calls": [_call(call) for call in made]}
        for index, made in sorted(calls.items())
    ]
    return drawn + unsaid


def _turn(turn: Turn, calls: list[Call], seconds: float | None) -> dict[str, object]:
    drawn: dict[str, object] = {"index": turn.index, "who": turn.speaker, "text": visible(turn.text)}
    if calls:
        drawn["calls"] = [_call(call) for call in calls]
    if seconds is not None:
        drawn["seconds"] = f"{seconds:.1f} s"
    return drawn


def _call(call: Call) -> dict[str, object]:
    return {
        "tool": visible(call.tool),
        "arguments": _fields(call.arguments),
        "result": _fields(call.result),
        "ok": call.ok,
        "effect": visible(call.effect),
    }


def _handover(handover: Handover | None) -> dict[str, object] | None:
    if handover is None:
        return None
    return {
        "turn": handover.turn,
        "queue": visible(handover.queue),
        "inferred": handover.inferred,
        "packet": _fields(handover.packet),
    }


def _fields(value: dict[str, Any]) -> list[list[str]]:
    return [[visible(str(name).replace("_", " ")), _plain(each)] for name, each in value.items()]


def _plain(value: Any) -> str:  # noqa: ANN401
    """A value of a record or a packet as a person would write it down."""
    match value:
        case str():
            text = value
        case bool():
            text = "yes" if value else "no"
        case list() | tuple() if all(isinstance(each, str) for each in value):
            text = ", ".join(value) if value else "none"
        case None:
            text = "nothing"
        case _:
            text = json.dumps(value, ensure_ascii=False, default=str)
    return visible(text if len(text) <= _MAX_VALUE else text[:_MAX_VALUE] + " … (cut off)")
