"""A team's own names of tools, queues and topics: what a model is shown of a desk, and what its calls mean there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import structs

from hardcase.cases import Company
from hardcase.conversations import Desk
from hardcase.errors import OptionError, nearest
from hardcase.models import FunctionTool


class OwnNames:
    """Translates between a model and a desk.

    Args:
        tools: The desk's name by the name that the model is shown; other tools keep the desk's.
        topics: The same for queues, and for arguments whose values the desk lists. Several names may mean one.
    """

    def __init__(self, tools: Mapping[str, str] | None = None, topics: Mapping[str, str] | None = None) -> None:
        self._tools, self._topics = dict(tools or {}), dict(topics or {})
        self._shown = {ours: theirs for theirs, ours in self._tools.items()}

    def offered(self, desk: Desk) -> dict[str, FunctionTool]:
        """The desk's tools by the desk's names, each as the model is shown it."""
        offered = {}
        for each in desk.tools:
            for argument, values in _listed(each["name"], desk.company).items():
                shown = self._all_words(values)
                if shown != values:
                    each["parameters"]["properties"][argument]["enum"] = shown
            offered[each["name"]] = FunctionTool(**each | {"name": self.tool(each["name"])})
        return offered

    def company(self, company: Company) -> Company:
        """The company as the model is told of it."""
        queues = tuple(structs.replace(each, id=" or ".join(self._words(each.id))) for each in company.queues)
        return structs.replace(company, queues=queues)

    def tool(self, ours: str) -> str:
        """What the model calls a tool."""
        return self._shown.get(ours, ours)

    def given(self, tool: str, arguments: Mapping[str, Any], company: Company) -> dict[str, Any]:
        """What the model's arguments mean at the desk."""

        def meant(word: str, values: Sequence[Any]) -> str:
            ours = self._topics.get(word, word)
            return ours if ours in values else word

        return _translated(tool, arguments, company, meant)

    def told(self, tool: str, arguments: Mapping[str, Any], company: Company) -> dict[str, Any]:
        """Arguments of an earlier call in the model's words."""
        return _translated(tool, arguments, company, lambda ours, values: self._words(ours)[0])

    def check(self, company: Company, *, bot: str) -> None:
        """Refuse names that do not fit a company.

        Raises:
            OptionError: They mean nothing there, or two things would have one name.
        """
        for _, what, fix in self.misfits(company):
            raise OptionError(f"bot {bot!r}: {what}", fix=fix)

    def misfits(self, company: Company) -> Iterator[tuple[tuple[str, ...], str, str]]:
        """Find names that mean nothing at a company, or that would name two things.

        Yields:
            tuple: Where in a bot's file, what is wrong, and how to mend it.
        """
        if not company.is_known:
            return
        tools = [each.name for each in company.tools]
        lists = [[*company.queue_ids], *(each for name in tools for each in _listed(name, company).values())]
        for key, what, names, known in (
            ("tools", "tool", self._tools, tools),
            ("topics", "queue or topic", self._topics, [value for values in lists for value in values]),
        ):
            for theirs, ours in names.items():
                if ours not in known:
                    yield (key, theirs), f"no {what} {ours!r} for {theirs!r}", nearest(ours, known)
        for what, fix in _twice("tools", [(ours, self.tool(ours)) for ours in tools]):
            yield ("tools",), what, fix
        for values in lists:
            words = [(ours, word) for ours in values for word in self._words(ours)]
            for what, fix in _twice("queues or topics", words):
                yield ("topics",), what, fix

    def _words(self, ours: Any) -> list[Any]:
        """What the model calls a queue or a topic: one name at least."""
        return [theirs for theirs, meant in self._topics.items() if meant == ours] or [ours]

    def _all_words(self, values: Sequence[Any]) -> list[Any]:
        return [word for ours in values for word in self._words(ours)]


def _listed(tool: str, company: Company) -> dict[str, list[Any]]:
    """The arguments of a tool whose values the desk lists, each with these: the queue of a handover is one."""
    found = company.tool(tool)
    properties = found.parameters.get("properties", {}) if found else {}
    listed = {name: each["enum"] for name, each in properties.items() if isinstance(each, dict) and "enum" in each}
    if found and found.kind == "hand_over" and isinstance(properties.get("queue"), dict):
        listed.setdefault("queue", [*company.queue_ids])
    return listed


def _translated(
    tool: str, arguments: Mapping[str, Any], company: Company, translate: Callable[[str, Sequence[Any]], Any]
) -> dict[str, Any]:
    """The arguments, and the queue that a handover's packet repeats, each word by word."""
    changed, listed = dict(arguments), _listed(tool, company)
    for name, values in listed.items():
        if isinstance(changed.get(name), str):
            changed[name] = translate(changed[name], values)
    packet = changed.get("packet")
    if "queue" in listed and isinstance(packet, dict) and isinstance(packet.get("queue"), str):
        changed["packet"] = packet | {"queue": translate(packet["queue"], listed["queue"])}
    return changed


def _twice(what: str, names: Sequence[tuple[Any, Any]]) -> Iterator[tuple[str, str]]:
    seen = set()
    for ours, shown in names:
        if shown in seen:
            yield f"two {what} would be named {shown!r}", f"give {ours!r} another name too"
        seen.add(shown)
