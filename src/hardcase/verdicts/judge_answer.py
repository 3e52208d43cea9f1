"""What a judge that is a model has to answer: its schema, and what is taken for an answer."""

import json
from collections.abc import Collection, Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct

from hardcase.errors import JudgeError

LONGEST = 2000
"""Characters of a quote or a reason; what is longer is no sentence, and its item is not used."""


class Item(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The answer to one criterion, in the order in which it is written: evidence first.

    Attributes:
        criterion_id: As the call names it.
        evidence_turn: Turn of the conversation; None: it rests on no words.
        evidence_quote: Copied from there; empty likewise.
        reason: One sentence.
    """

    criterion_id: str
    evidence_turn: int | None
    evidence_quote: str
    verdict: Literal["met", "not_met", "cannot_judge"]
    reason: str


class _Reply(Struct, frozen=True, forbid_unknown_fields=True):
    results: tuple[Item, ...]


def schema_for(ids: Sequence[str]) -> dict[str, Any]:
    """The JSON Schema of an answer, in the forms that every provider's strict mode knows.

    Args:
        ids: What is asked in the call.
    """
    item = {
        "criterion_id": {"type": "string", "enum": list(ids)},
        "evidence_turn": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        "evidence_quote": {"type": "string"},
        "verdict": {"type": "string", "enum": ["met", "not_met", "cannot_judge"]},
        "reason": {"type": "string"},
    }
    return _object({"results": {"type": "array", "items": _object(item)}})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def read_answer(text: str, *, asked: Collection[str]) -> dict[str, Item]:
    """Read an answer, or refuse to.

    The whole of it has to be one JSON object, each criterion answered once and no other. Nothing is looked for in
    prose: what a conversation says about its own grade could be found there.

    Args:
        text: What the model wrote.
        asked: What it was asked.

    Returns:
        dict: One item for each criterion asked.

    Raises:
        JudgeError: It is no such object.
    """
    try:
        json.loads(text, object_pairs_hook=_once)
        reply = msgspec.json.decode(text, type=_Reply)
    except (ValueError, RecursionError) as error:
        raise JudgeError(f"the answer is not of the form that was asked for: {error}: {text[:80]!r}") from error
    given = [each.criterion_id for each in reply.results]
    if sorted(given) != sorted(asked):
        missing, extra = len(set(asked) - set(given)), len(given) - len(set(given) & set(asked))
        raise JudgeError(f"of {len(asked)} criteria {missing} were not answered, and {extra} answers are too many")
    return {each.criterion_id: each for each in reply.results}


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which each key stands once: of two answers the last would hide the first."""
    read = dict(pairs)
    if len(read) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return read
