"""The company's records as they stood at each turn: opened by the case, changed by the bot's own calls."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from hardcase.cases import Case, Tool
from hardcase.conversations import Call, Conversation
from hardcase.text import Date, Money, find_dates, find_money

_STATUS = ("status", "state")
_LONGEST_STATUS = 3


class Row:
    """One record and everything its columns have held so far.

    Attributes:
        table: The table it stands in.
        id: Its id; empty when it has none.
    """

    def __init__(self, table: str, fields: Mapping[str, Any]) -> None:
        self.table, self.id = table, str(fields.get("id", ""))
        self._fields = [dict(fields)]

    def change(self, fields: Mapping[str, Any]) -> None:
        """Write columns."""
        self._fields.append(self.now | dict(fields))

    @property
    def now(self) -> dict[str, Any]:
        """The columns as they are."""
        return self._fields[-1]

    def held(self, column: str) -> set[str]:
        """Everything a column has held, as text."""
        return {str(fields[column]) for fields in self._fields if fields.get(column) is not None}

    @property
    def text(self) -> str:
        """Everything the record has held."""
        return "\n".join(str(value) for fields in self._fields for value in fields.values())

    @property
    def amounts(self) -> list[Money]:
        """Every amount the record has held."""
        return find_money(self.text)

    def dates(self, column: str) -> list[Date]:
        """Every day a column has held."""
        return [each for value in self.held(column) for each in find_dates(value)]


class Rows:
    """The records of a case by a turn.

    Args:
        case: Whose records and tools.
        conversation: Whose calls.
        turn: Calls for later turns have not happened.
    """

    def __init__(self, case: Case, conversation: Conversation, turn: int) -> None:
        self._company = case.company
        self._rows = [Row(table, copy.deepcopy(row)) for table, rows in case.records.items() for row in rows]
        for call in conversation.calls:
            if call.ok and call.turn <= turn:
                self._apply(call)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def find(self, record_id: str) -> Row | None:
        """The record with an id, letter case aside; None where none or several have it."""
        found = [row for row in self._rows if row.id and row.id.casefold() == record_id.casefold()]
        return found[0] if len(found) == 1 else None

    def only(self, table: str) -> Row | None:
        """The one record of a table; None where it has several."""
        found = [row for row in self._rows if row.table == table]
        return found[0] if len(found) == 1 else None

    def around(self, row: Row) -> list[Row]:
        """A record and those that name it or that it names."""
        return [
            each
            for each in self._rows
            if each is row or (row.id and row.id in each.text) or (each.id and each.id in row.text)
        ]

    def status_of(self, row: Row) -> str | None:
        """The column that holds a record's status, when it holds a plain one; None otherwise."""
        column = next((name for name in _STATUS if name in row.now), None)
        return column if column and _plain(row.now[column]) else None

    def statuses(self, table: str) -> frozenset[str]:
        """The values that the status columns of a table take in the records and in the tools that read or write it."""
        held = {value for row in self._rows if row.table == table for name in _STATUS for value in row.held(name)}
        for tool in self._company.tools:
            if table in (*tool.finds, *tool.creates):
                held |= {
                    str(value) for fields in _conditions(tool) for name, value in fields.items() if name in _STATUS
                }
        return frozenset(value for value in held if _plain(value))

    def _apply(self, call: Call) -> None:
        tool = self._company.tool(call.tool)
        if tool is None or tool.kind not in ("update", "create"):
            return
        written = {name: _given(value, call.arguments) for name, value in tool.sets.items()}
        fields = {name: value for name, value in written.items() if value is not None}
        if tool.kind == "create":
            self._rows.append(Row(next(iter(tool.creates)), fields | call.result))
            return
        table, parameter = next(iter(tool.finds.items()))
        row = self.find(str(call.arguments[parameter])) if parameter in call.arguments else self.only(table)
        if row is not None:
            row.change(fields | {name: value for name, value in call.result.items() if name != "id"})


def _given(value: Any, arguments: Mapping[str, Any]) -> Any:
    """A column's new value: `"{argument}"` takes the argument, None where it was not given."""
    if isinstance(value, str) and value.startswith("{") and value.endswith("}"):
        return arguments.get(value[1:-1])
    return value


def _conditions(tool: Tool) -> Iterator[Mapping[str, Any]]:
    yield tool.sets
    for each in tool.requires:
        if not isinstance(each, str):
            yield from (fields for fields in (each.is_, each.not_) if fields)


def _plain(value: Any) -> bool:
    """A status and not a story: a few words without digits or stops."""
    words = str(value).replace("_", " ").split()
    return isinstance(value, str) and 0 < len(words) <= _LONGEST_STATUS and all(word.isalpha() for word in words)
