"""The company's systems for one case: tools over its records. Every call is journalled."""

import copy
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from hardcase.cases import Company, Packet, Requirement, Tool, argument_problems, json_schema
from hardcase.errors import BotError
from hardcase.text import normalise, parse_money, words

from .conversation import Call, Handover

Rows = Mapping[str, tuple[dict[str, Any], ...]]
_TEMPLATE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_FIRST_REFERENCE = 1001


class Desk:
    """What a bot may use: the company file, its tools, and `call`.

    The desk holds the records of one customer and nothing about the case: no expectation can be read from it.

    Args:
        company: Whose tools are served.
        records: Rows by table; copied, so that a trial never sees another trial's changes.
        verified: The customer is verified from the start.
        people: `open`, `closed` or `wait 40 min`.
    """

    def __init__(self, company: Company, records: Rows, *, verified: bool = True, people: str = "open") -> None:
        self.company = company
        self._rows = {table: [copy.deepcopy(row) for row in rows] for table, rows in records.items()}
        self._verified, self._people = verified, people
        self._journal: list[Call] = []
        self._handover: Handover | None = None
        self._turn = 0
        self._open = True

    @property
    def tools(self) -> list[dict[str, Any]]:
        """The tools as function tools: name, description and JSON Schema of the parameters."""
        return [
            {"name": tool.name, "description": tool.description, "parameters": _parameters(tool)}
            for tool in self.company.tools
        ]

    @property
    def calls(self) -> tuple[Call, ...]:
        """The journal so far."""
        return tuple(self._journal)

    @property
    def handover(self) -> Handover | None:
        """The handover, once one succeeded."""
        return self._handover

    def call(self, tool: str, /, **arguments: Any) -> dict[str, Any]:
        """Call one tool.

        Args:
            tool: Its name.
            **arguments: As its parameters say.

        Returns:
            dict: The answer; `{"error": "..."}` with a reason the bot can act on when the call is refused.

        Raises:
            BotError: The conversation is over; nothing is done any more.
        """
        if not self._open:
            raise BotError(f"called {tool!r} after its turn was over")
        try:
            given = msgspec.json.decode(msgspec.json.encode(arguments))
        except (TypeError, ValueError, OverflowError, RecursionError):
            given, result, effect = {}, {"error": "the arguments cannot be written as JSON"}, ""
        else:
            result, effect = self._answer(tool, given)
        self._journal.append(Call(turn=self._turn, tool=str(tool), arguments=given, result=result, effect=effect))
        return copy.deepcopy(result)

    def begin_turn(self, index: int) -> None:
        """Journal the calls that follow under the bot turn `index`."""
        self._turn = index

    def close(self) -> None:
        """End the conversation: whatever a late bot still calls is refused."""
        self._open = False

    def _answer(self, name: str, given: dict[str, Any]) -> tuple[dict[str, Any], str]:
        tool = self.company.tool(name)
        if tool is None:
            known = ", ".join(tool.name for tool in self.company.tools)
            return {"error": f"there is no tool {name!r}; there are {known or 'none'}"}, ""
        problems = argument_problems(tool.parameters, given)
        if problems:
            return {"error": f"{name}: {'; '.join(problems)}"}, ""
        match tool.kind:
            case "verify":
                return self._verify(given), ""
            case "lookup":
                return self._look_up(tool, given), ""
            case "search_policies":
                return self._search(" ".join(map(str, given.values()))), ""
            case "hand_over":
                return self._hand_over(given), ""
            case "create":
                return self._create(tool, given)
            case "update":
                return self._update(tool, given)

    def _verify(self, given: dict[str, Any]) -> dict[str, Any]:
        rows = self._rows.get("customers", [])
        matching = [row for row in rows if given and all(_same(row.get(key), value) for key, value in given.items())]
        if not matching:
            return {"error": "these details do not match the customer's record"}
        self._verified = True
        return {"verified": True, "customer": matching[0].get("id")}

    def _look_up(self, tool: Tool, given: dict[str, Any]) -> dict[str, Any]:
        refusal = self._refusal(tool, given, {})
        if refusal:
            return {"error": refusal}
        found: dict[str, Any] = {}
        for table, parameter in tool.finds.items():
            rows = self._rows.get(table, [])
            if parameter in given:
                rows = [row for row in rows if _same(row.get("id"), given[parameter])]
                if not rows:
                    return {"error": f"no {given[parameter]!r} among this customer's {table}"}
            found[table] = [_columns(row, tool) for row in copy.deepcopy(rows)]
        return found

    def _search(self, query: str) -> dict[str, Any]:
        wanted = {word for word in words(query) if len(word) > 2}
        scored = [
            (len(wanted & set(words(f"{policy.id.replace('-', ' ')} {policy.text}"))), -index, policy)
            for index, policy in enumerate(self.company.policies)
        ]
        best = sorted((each for each in scored if each[0]), reverse=True, key=lambda each: each[:2])[:5]
        return {"policies": [{"id": policy.id, "text": policy.text} for _, _, policy in best]}

    def _update(self, tool: Tool, given: dict[str, Any]) -> tuple[dict[str, Any], str]:
        table, parameter = next(iter(tool.finds.items()))
        rows = self._rows.get(table, [])
        if parameter in given:
            rows = [each for each in rows if _same(each.get("id"), given[parameter])]
        row = rows[0] if len(rows) == 1 else None
        if row is None:
            return {"error": f"no {given.get(parameter)!r} among this customer's {table}"}, ""
        refusal = self._refusal(tool, given, row)
        if refusal:
            return {"error": refusal}, ""
        row.update(_changes(tool, given))
        return _columns(copy.deepcopy(row), tool), f"{tool.effect}.{row['id']}" if tool.effect else ""

    def _create(self, tool: Tool, given: dict[str, Any]) -> tuple[dict[str, Any], str]:
        refusal = self._refusal(tool, given, {})
        if refusal:
            return {"error": refusal}, ""
        table, prefix = next(iter(tool.creates.items()))
        rows = self._rows.setdefault(table, [])
        row = {"id": f"{prefix}-{len(rows) + 1}", **given}
        row.update(_changes(tool, given))
        rows.append(row)
        return _columns(copy.deepcopy(row), tool), f"{tool.effect}.{row['id']}" if tool.effect else ""

    def _hand_over(self, given: dict[str, Any]) -> dict[str, Any]:
        queue = given.get("queue")
        if queue not in self.company.queue_ids:
            return {"error": f"there is no queue {queue!r}; there are {', '.join(self.company.queue_ids)}"}
        packet = given.get("packet")
        answer = {"reference": f"HO-{_FIRST_REFERENCE}", "queue": queue}
        if self._people == "closed":
            answer |= {"people": "closed", "call_back": self.company.hours.people}
        elif self._people.startswith("wait"):
            answer |= {"people": "busy", "wait": self._people.removeprefix("wait ")}
        if self._handover is None:
            packet = packet if isinstance(packet, dict) else {}
            self._handover = Handover(turn=self._turn, queue=str(queue), packet=packet)
        return answer

    def _refusal(self, tool: Tool, given: dict[str, Any], row: dict[str, Any]) -> str:
        for requirement in tool.requires:
            if isinstance(requirement, Requirement):
                refusal = self._unmet(requirement, given, row)
                if refusal:
                    return f"{tool.name}: {refusal}"
            elif not self._verified:
                return f"{tool.name}: the customer is not verified yet"
        return ""

    def _unmet(self, requirement: Requirement, given: dict[str, Any], row: dict[str, Any]) -> str:
        for name, limit in (requirement.at_most or {}).items():
            limits = self.company.authority[limit]
            allowed = (limits,) if isinstance(limits, str) else limits
            if name in given and not any(_at_most(given[name], each) for each in allowed):
                return f"{name} {given[name]!r} is beyond your authority ({', '.join(allowed)})"
        for name, column in (requirement.at_most_record or {}).items():
            if name in given and column in row and not _at_most(given[name], str(row[column])):
                return f"{name} {given[name]!r} is more than the {row[column]} on record"
        for column, wanted in (requirement.is_ or {}).items():
            if not _same(row.get(column), wanted):
                return f"{column} is {row.get(column)!r}, it must be {wanted!r}"
        for column, barred in (requirement.not_ or {}).items():
            if _same(row.get(column), barred):
                return f"{column} is already {barred!r}"
        return ""


def _parameters(tool: Tool) -> dict[str, Any]:
    """A tool's parameters; the packet of a handover is described in full."""
    parameters = copy.deepcopy(tool.parameters) or {"type": "object", "properties": {}}
    if tool.kind == "hand_over" and "packet" in parameters.get("properties", {}):
        packet = json_schema(Packet, name="handover")
        parameters["$defs"] = packet.pop("$defs")
        parameters["properties"]["packet"] = {"$ref": "#/$defs/Packet"}
    return parameters


def _columns(row: dict[str, Any], tool: Tool) -> dict[str, Any]:
    return {column: row[column] for column in tool.returns if column in row} if tool.returns else row


def _same(one: Any, other: Any) -> bool:
    return one is not None and other is not None and normalise(str(one)) == normalise(str(other))


def _changes(tool: Tool, given: dict[str, Any]) -> dict[str, Any]:
    """The columns a call writes: `"{argument}"` takes the argument, and writes nothing when it was not given."""
    changes = {}
    for column, value in tool.sets.items():
        whole = _TEMPLATE.fullmatch(value) if isinstance(value, str) else None
        if whole is None:
            changes[column] = value
        elif whole[1] in given:
            changes[column] = given[whole[1]]
    return changes


def _at_most(amount: Any, limit: str) -> bool:
    """The amount is readable, positive, of the limit's currency, and does not exceed it."""
    try:
        given, most = parse_money(str(amount)), parse_money(limit)
    except ValueError:
        return False
    return given.currency == most.currency and 0 < given.amount <= most.amount
