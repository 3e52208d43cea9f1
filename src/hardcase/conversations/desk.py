"""The company's systems for one case: tools over its records. Every call is journalled."""

import asyncio
import copy
import functools
import itertools
import re
from collections.abc import Mapping
from typing import Any

from hardcase.cases import Company, Tool, argument_problems
from hardcase.errors import BotError
from hardcase.text import words

from .as_json import as_json
from .conversation import Call, Handover, succeeded
from .requirements import same, unmet
from .shown import shown_company, shown_tools, strict_parameters

Rows = Mapping[str, tuple[dict[str, Any], ...]]
MAX_CALLS = 1_000
_TEMPLATE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_FIRST_REFERENCE = 1001


class Desk:
    """What a bot may use: the company file, its tools, and `call`.

    The desk holds the records of one customer and nothing about the case: no expectation can be read from it.
    Everything it shows is a copy, so that no bot can rewrite its authority, the records or the journal.

    Args:
        company: Whose tools are served.
        records: Rows by table; copied, so that a trial never sees another trial's changes.
        verified: The customer is verified from the start.
        people: `open`, `closed` or `wait 40 min`.
        reads_only: Whoever calls drafts for a human agent: the tools that act are the agent's, and are refused.

    Attributes:
        over: Set when the conversation has ended.
    """

    def __init__(
        self, company: Company, records: Rows, *, verified: bool = True, people: str = "open", reads_only: bool = False
    ) -> None:
        self._company = company
        self._rows = {table: [copy.deepcopy(row) for row in rows] for table, rows in records.items()}
        self._verified, self._people, self._reads_only = verified, people, reads_only
        self._journal: list[Call] = []
        self._handover: Handover | None = None
        self._turn = 0
        self._open = True
        self.over = asyncio.Event()

    @functools.cached_property
    def company(self) -> Company:
        """The company file, as this bot may read it."""
        return shown_company(self._company)

    @property
    def tools(self) -> list[dict[str, Any]]:
        """The tools as function tools: name, description and JSON Schema of the parameters."""
        agents = {tool.name for tool in self._company.tools if self._is_the_agents(tool)}
        return [each for each in shown_tools(self._company) if each["name"] not in agents]

    @property
    def calls(self) -> tuple[Call, ...]:
        """The journal so far."""
        return tuple(copy.deepcopy(call) for call in self._journal)

    def calls_at(self, turn: int) -> tuple[Call, ...]:
        """The part of the journal that belongs to one bot turn."""
        return tuple(copy.deepcopy(call) for call in self._journal if call.turn == turn)

    @property
    def handover(self) -> Handover | None:
        """The handover, once one succeeded."""
        return copy.deepcopy(self._handover)

    def call(self, tool: str, /, **arguments: Any) -> dict[str, Any]:
        """Call one tool.

        Args:
            tool: Its name.
            **arguments: As its parameters say.

        Returns:
            dict: The answer; `{"error": "..."}` with a reason the bot can act on when the call is refused.

        Raises:
            BotError: The conversation is over, or the bot calls without end; nothing is done any more.
        """
        return self._journalled(self._callable(tool), arguments)

    def report(self, tool: str, arguments: dict[str, Any], told: dict[str, Any] | None) -> None:
        """Take a call that a bot made with a tool of its own: put to this desk, and marked as told by the bot.

        The desk's answer counts, whatever the bot was told, since nobody here saw its systems. A call that failed by
        the bot's own word is not made.

        Args:
            tool: Its name.
            arguments: As the bot gave them to its own tool.
            told: What that tool answered; None: not known.

        Raises:
            BotError: As for `call`.
        """
        self._journalled(self._callable(tool), arguments, told=as_json(told or {})[0])

    def _callable(self, tool: str) -> str:
        """The name as it is journalled, while calls are still taken."""
        name = str(tool).encode("utf-8", "backslashreplace").decode()[:200]
        if not self._open:
            raise BotError(f"called {name!r} after its turn was over")
        if len(self._journal) >= MAX_CALLS:
            raise BotError(f"called more than {MAX_CALLS:,} tools in one conversation")
        return name

    def hand_over(self, packet: dict[str, Any]) -> None:
        """Take the packet that came with a reply: the same act as the tool call, and journalled alike.

        Where the company has no such tool, a queue that is none of its own is refused and journalled all the same.
        Only where it names no queue, nothing can be refused: the act counts as it is. Nothing happens once a call has
        handed over.
        """
        if not self._open or self._handover is not None:
            return
        tool = self._company.hand_over_tool
        arguments = {"queue": dict.get(packet, "queue", ""), "packet": packet}
        if tool:
            self._journalled(tool.name, arguments)
        elif not self._reads_only:
            given, _ = as_json(arguments)
            queue = given.get("queue", "")
            refusal = self._no_queue(queue) if self._company.queues else ""
            if refusal:
                refused = Call(turn=self._turn, tool="hand_over", arguments=given, result={"error": refusal})
                self._journal.append(refused)
            else:
                self._handover = Handover(turn=self._turn, queue=str(queue), packet=given.get("packet", {}))

    def begin_turn(self, index: int) -> None:
        """Journal the calls that follow under the bot turn `index`."""
        self._turn = index

    def close(self) -> None:
        """End the conversation: whatever a late bot still calls is refused."""
        self._open = False
        self.over.set()

    def _journalled(self, name: str, arguments: dict[str, Any], told: dict[str, Any] | None = None) -> dict[str, Any]:
        given, problem = as_json(arguments)
        if problem:
            result, effect = {"error": f"{name}: {problem}"}, ""
        elif told is not None and not succeeded(name, told):
            result, effect = told, ""
        else:
            result, effect = self._answer(name, given)
        call = Call(turn=self._turn, tool=name, arguments=given, result=result, effect=effect, told=told)
        self._journal.append(call)
        return copy.deepcopy(result)

    def _answer(self, name: str, given: dict[str, Any]) -> tuple[dict[str, Any], str]:
        tool = self._company.tool(name)
        if tool is None:
            known = ", ".join(tool.name for tool in self._company.tools if not self._is_the_agents(tool))
            return {"error": f"there is no tool {name!r}; there are {known or 'none'}"}, ""
        if self._is_the_agents(tool):
            return {"error": f"{name}: the human agent does that; say in your notes what is to be done"}, ""
        problems = argument_problems(strict_parameters(tool), given)
        if problems:
            return {"error": f"{name}: {'; '.join(problems)}"}, ""
        # Before anything is looked for: an unverified caller may not even learn which records exist.
        if "verified" in tool.requires and not self._verified:
            return {"error": f"{name}: the customer is not verified yet"}, ""
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

    def _is_the_agents(self, tool: Tool) -> bool:
        return self._reads_only and tool.acts

    def _verify(self, given: dict[str, Any]) -> dict[str, Any]:
        rows = [row for table in self._rows.values() for row in table]
        matching = [row for row in rows if given and all(same(row.get(key), value) for key, value in given.items())]
        if not matching:
            return {"error": "these details do not match the customer's record"}
        self._verified = True
        return {"verified": True, "customer": matching[0].get("id")}

    def _look_up(self, tool: Tool, given: dict[str, Any]) -> dict[str, Any]:
        refusal = unmet(tool, given, {}, self._company)
        if refusal:
            return {"error": refusal}
        found: dict[str, Any] = {}
        for table, parameter in tool.finds.items():
            rows = self._rows.get(table, [])
            if parameter in given:
                rows = [row for row in rows if same(row.get("id"), given[parameter])]
                if not rows:
                    return {"error": f"no {given[parameter]!r} among this customer's {table}"}
            found[table] = [_columns(row, tool) for row in copy.deepcopy(rows)]
        return found

    def _search(self, query: str) -> dict[str, Any]:
        wanted = {word for word in words(query) if len(word) > 2}
        scored = [
            (len(wanted & set(words(f"{policy.id.replace('-', ' ')} {policy.text}"))), -index, policy)
            for index, policy in enumerate(self._company.policies)
        ]
        best = sorted((each for each in scored if each[0]), reverse=True, key=lambda each: each[:2])[:5]
        return {"policies": [{"id": policy.id, "text": policy.text} for _, _, policy in best]}

    def _update(self, tool: Tool, given: dict[str, Any]) -> tuple[dict[str, Any], str]:
        table, parameter = next(iter(tool.finds.items()))
        rows = self._rows.get(table, [])
        if parameter in given:
            rows = [each for each in rows if same(each.get("id"), given[parameter])]
        elif len(rows) != 1:
            return {"error": f"this customer has {len(rows)} {table}: say which by {parameter!r}"}, ""
        row = rows[0] if len(rows) == 1 else None
        if row is None:
            return {"error": f"no {given[parameter]!r} among this customer's {table}"}, ""
        refusal = unmet(tool, given, row, self._company)
        if refusal:
            return {"error": refusal}, ""
        row.update(_changes(tool, given))
        return _columns(copy.deepcopy(row), tool), _effect(tool, row)

    def _create(self, tool: Tool, given: dict[str, Any]) -> tuple[dict[str, Any], str]:
        refusal = unmet(tool, given, {}, self._company)
        if refusal:
            return {"error": refusal}, ""
        table, prefix = next(iter(tool.creates.items()))
        rows = self._rows.setdefault(table, [])
        taken = {str(row.get("id")) for row in rows}
        numbered = (f"{prefix}-{number}" for number in itertools.count(len(rows) + 1))
        row = {"id": "", **given, **_changes(tool, given)}
        row["id"] = next(each for each in numbered if each not in taken)
        rows.append(row)
        return _columns(copy.deepcopy(row), tool), _effect(tool, row)

    def _hand_over(self, given: dict[str, Any]) -> dict[str, Any]:
        queue = given.get("queue")
        refusal = self._no_queue(queue) if self._company.is_known else ""
        if refusal:
            return {"error": refusal}
        if self._handover is None:
            packet = given.get("packet")
            packet = packet if isinstance(packet, dict) else {}
            self._handover = Handover(turn=self._turn, queue=str(queue or ""), packet=packet)
        # A second call changes nothing and is told where the customer already is.
        answer = {"reference": f"HO-{_FIRST_REFERENCE}", "queue": self._handover.queue}
        if self._people == "closed":
            answer |= {"people": "closed", "call_back": self._company.hours.people}
        elif self._people.startswith("wait"):
            answer |= {"people": "busy", "wait": self._people.removeprefix("wait ")}
        return answer

    def _no_queue(self, queue: Any) -> str:
        """Why nobody can be reached there; empty where somebody can."""
        queues = self._company.queue_ids
        return "" if queue in queues else f"there is no queue {queue!r}; there are {', '.join(queues) or 'none'}"


def _columns(row: dict[str, Any], tool: Tool) -> dict[str, Any]:
    return {column: row[column] for column in tool.returns if column in row} if tool.returns else row


def _effect(tool: Tool, row: dict[str, Any]) -> str:
    return ".".join(str(part) for part in (tool.effect, row.get("id")) if part) if tool.effect else ""


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
