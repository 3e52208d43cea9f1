"""The conversations as data for the page: plain text with control characters shown, drawn by the page's script."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import msgspec

from hardcase.cases import PlannedCase
from hardcase.conversations import Call, Conversation, Handover, Turn
from hardcase.scorecards import TrialResult

from .dossier import Dossier, Key
from .entries import facets
from .failures import NOBODY, replay_line
from .record_changes import UNSEEN, Field, record_changes
from .rulings import Rulings, Words
from .words import DECISIONS, DRAFT, ENDINGS, NEEDED, NOT_NEEDED, TRIGGERS, dom_id

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029", "##": "#\\u0023"}
_MAX_VALUE = 4_000
_WORTH_TELLING_S = 0.05
_BELOW = "see what the person receives, below"

Fields = tuple[tuple[int, int | tuple[int, ...]], ...]
"""Names and values, by their place in `words`; a list has a place for each of its items."""


def transcript_data(dossier: Dossier, keys: Iterable[Key], **more: object) -> str:
    r"""Conversations, as JSON that cannot end a script element.

    `<`, `>`, `&` and the two line separators of JavaScript are written as `\uXXXX`, so no text of a bot can be
    read as markup, whatever stands around it; nor is `##[` left, which a CI log obeys inside a line. Every text stands
    once in `words`, every call, turn and list of answers once in a table of its own; all else names it by its place.

    Args:
        dossier: Everything the run left.
        keys: Which conversations.
        **more: Further data for the page's script.
    """
    tables = _Tables(dossier)
    conversations = {dom_id(*key): tables.conversation(key) for key in keys}
    text = msgspec.json.encode({"conversations": conversations, **tables.written(), **more}).decode()
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


class _Table:
    """Things that many conversations share: each stands once in the table, and all else names it by its place."""

    def __init__(self) -> None:
        self._places: dict[Hashable, int] = {}

    def __call__(self, thing: Hashable) -> int:
        return self._places.setdefault(thing, len(self._places))

    @property
    def things(self) -> list[Hashable]:
        return list(self._places)


class _Tables:
    """All tables of one page, filled as its conversations are written."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._words, self._rulings = Words(), Rulings()
        self._facts, self._facets, self._calls, self._turns, self._answers = (_Table() for _ in range(5))
        self._replays: dict[str, int] = {}
        self._known: dict[bytes, int] = {}

    def written(self) -> dict[str, object]:
        """Every table by its name."""
        return {
            "facts": self._facts.things,
            "facets": self._facets.things,
            "calls": self._calls.things,
            "turns": self._turns.things,
            "answers": self._answers.things,
            "rulings": self._rulings.table(self._words),
            "words": self._words.table,
        }

    def conversation(self, key: Key) -> dict[str, object]:
        """One conversation; what nobody knows of it is left out."""
        case, result = self._dossier.results[key]
        planned, talk, words = self._dossier.cases[case.id], self._dossier.conversations.get(key), self._words
        if case.id not in self._replays:
            self._replays[case.id] = words(replay_line(self._dossier.plan, case))
        drawn: dict[str, object] = {
            "lang": words(case.language),
            "facts": self._facts(tuple((words(name), words(value)) for name, value in _facts(planned, result, talk))),
            "facets": self._facets(tuple(tuple(map(words, each)) for each in facets(self._dossier, key))),
            "answers": self._answers(self._rulings.of(self._dossier, key)),
            "replay": self._replays[case.id],
        }
        if talk is not None:
            drawn["turns"] = self._all_turns(talk)
            if talk.error:
                drawn["error"] = words(talk.error)
            if talk.handover is not None:
                drawn["handover"] = self._handover(talk.handover)
        return drawn

    def _all_turns(self, talk: Conversation) -> list[int]:
        """Turns with their calls; a turn in which the bot broke has calls and no words."""
        changes, calls = record_changes(talk), dict[int, list[int]]()
        for place, call in enumerate(talk.calls):
            calls.setdefault(call.turn, []).append(self._call(call, talk.handover, changes.get(place, ())))
        seconds = dict(zip((turn.index for turn in talk.bot_turns), talk.usage.latency_s, strict=False))
        drawn = [self._turn(turn, calls.pop(turn.index, []), seconds.get(turn.index)) for turn in talk.turns]
        return drawn + [self._turns((index, "bot", None, 0, tuple(made), "")) for index, made in sorted(calls.items())]

    def _turn(self, turn: Turn, calls: Sequence[int], seconds: float | None) -> int:
        """Index, speaker, words, notes for a human agent, calls, and how long it took."""
        took = f"{seconds:.1f} s" if seconds is not None and seconds >= _WORTH_TELLING_S else ""
        words = self._words
        return self._turns((turn.index, turn.speaker, words(turn.text), words(turn.notes), tuple(calls), took))

    def _call(self, call: Call, handover: Handover | None, changes: Sequence[Field]) -> int:
        """Tool, arguments, result, whether it was done, the state it made, the bot's own answer, columns it wrote."""
        packet = handover.packet if handover else None
        given = {name: _BELOW if packet and value == packet else value for name, value in call.arguments.items()}
        wrote = [(name, None if old is UNSEEN else [old], new) for name, old, new in changes]
        written = msgspec.json.encode([call.tool, given, call.result, call.effect, call.told, wrote])
        place = self._known.get(written)
        if place is None:  # what is looked up in one turn is often looked up in the next, and in each trial
            words = self._words
            place = self._known[written] = self._calls(
                (
                    words(call.tool),
                    self._fields(given),
                    self._fields(call.result),
                    call.ok,
                    words(call.effect),
                    None if call.told is None else self._fields(call.told),
                    tuple(
                        (words(_name(name)), old and words(_plain(old[0])), words(_plain(new)))
                        for name, old, new in wrote
                    ),
                )
            )
        return place

    def _handover(self, handover: Handover) -> tuple[object, ...]:
        """Queue, packet, and whether it was recognised by words only."""
        fields = tuple(
            (self._words(_name(name)), tuple(self._words(_plain(each)) for each in value))
            if isinstance(value, list) and value
            else self._field(name, value)
            for name, value in handover.packet.items()
        )
        return self._words(handover.queue), fields, handover.inferred

    def _fields(self, value: dict[str, Any]) -> Fields:
        return tuple(self._field(name, each) for name, each in value.items())

    def _field(self, name: str, value: Any) -> tuple[int, int]:
        return self._words(_name(name)), self._words(_plain(value))


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


def _name(name: object) -> str:
    return str(name).replace("_", " ")


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
