"""What a call changed in the company's records, as far as the conversation itself shows it."""

from collections.abc import Iterator
from typing import Any

from hardcase.conversations import Conversation

Field = tuple[str, Any, Any]
"""A column, what it held before, and what it holds since."""


class _Unseen:
    """Stands for a value that no answer of the desk showed before."""


UNSEEN = _Unseen()


def record_changes(talk: Conversation) -> dict[int, tuple[Field, ...]]:
    """The columns that each act of the bot wrote, by the call's place in the journal.

    The ledger keeps no copy of the records. What a row held before is read from what the desk answered earlier in the
    same conversation; where it was never looked up, that is not known, and not guessed.
    """
    rows: dict[str, dict[str, Any]] = {}
    changed: dict[int, tuple[Field, ...]] = {}
    for place, call in enumerate(talk.calls):
        for row in _rows(call.result):
            before = rows.get(str(row["id"]), {})
            if call.effect:
                new = [(name, before.get(name, UNSEEN), value) for name, value in row.items() if name != "id"]
                changed[place] = tuple(each for each in new if each[1] != each[2])
            rows[str(row["id"])] = before | row
    return changed


def _rows(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Rows of tables in an answer: it is one, or it names lists of them."""
    if "id" in result:
        yield result
    for value in result.values():
        for each in value if isinstance(value, list) else ():
            if isinstance(each, dict) and "id" in each:
                yield each
