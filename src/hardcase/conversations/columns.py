"""Exports of help desks: one row for each message, named by a map of columns."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from .recording import Recording
from .speakers import speakers_of
from .telling import MisfitError, Speaker, Telling, seconds

COLUMNS = ("id", "speaker", "text", "at", "case", "language", "bot", "agent", "team", "vendor")
"""What a column can be; the first three are needed."""


def group_of(data: Any, columns: Mapping[str, str]) -> str:
    """Id of the conversation that one row belongs to; empty: the row does not say.

    Args:
        data: The row, or the bytes of its JSON.
        columns: Which column holds what.
    """
    row = row_of(data)
    value = row.get(columns["id"]) if row else None
    return str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


def row_of(data: Any) -> dict[str, Any] | None:
    """One row as a mapping, or None when it is none."""
    if isinstance(data, bytes):
        try:
            data = msgspec.json.decode(data)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            return None
    return data if isinstance(data, dict) else None


def from_messages_in_rows(
    data: Sequence[Any],
    columns: Mapping[str, str],
    given: Mapping[str, Speaker],
    hand_over_tools: frozenset[str],
    *,
    name: str,
) -> Recording:
    """Join the rows of one conversation.

    Columns that nobody named go to `meta` where all rows agree.

    Args:
        data: Rows, in order, or the bytes of their JSON.
        columns: Which column holds what.
        given: Speakers that the user explained.
        hand_over_tools: Tools that hand over.
        name: Id of the conversation.

    Raises:
        MisfitError: A row is none, lacks a column, or is spoken by somebody unknown.
    """
    rows = [row_of(each) for each in data]
    telling = Telling(hand_over_tools)
    names = {str(row.get(columns["speaker"], "")) for row in rows if row is not None}
    who = speakers_of(names, given)
    began: float | None = None
    for row in rows:
        if row is None:
            raise MisfitError("a row is no object")
        spoken_by, text = str(row.get(columns["speaker"], "")), row.get(columns["text"])
        if spoken_by not in who:
            raise MisfitError(f"{spoken_by[:40]!r} speaks, and nobody knows who that is: name it with --speakers")
        speaker = who[spoken_by]
        at = seconds(row.get(columns["at"])) if "at" in columns else None
        began = at if began is None else began
        if speaker is None:
            telling.note({spoken_by: text})
            continue
        telling.say(speaker, text, at_s=None if at is None or began is None else round(at - began, 3))
    first = next(row for row in rows if row is not None)
    own = {key: str(first[column]) for key, column in columns.items() if key in COLUMNS[4:] and first.get(column)}
    used = set(columns.values())
    same = {
        key: value
        for key, value in first.items()
        if key not in used
        and value not in (None, "")
        and all(row is not None and row.get(key) == value for row in rows)
    }
    return Recording(id=name, turns=telling.turns(), meta=same | telling.meta(), **{"bot": "", **own})
