"""A candidate that is a model: the desk's tools are its tools, and its last words are the reply."""

from collections.abc import Mapping
from typing import Any

from msgspec import DecodeError, Struct, json

from hardcase.cases import BotOnRecord, Company
from hardcase.conversations import Desk, OpenConversation, Reply
from hardcase.errors import BotError
from hardcase.models import Asked, ChatModel, FunctionTool, Message, Returned, Said, ToolCall, clock_s

from .briefing import DRAFT_AND_NOTES, LAST_WORDS, brief
from .own_names import OwnNames

MAX_ROUNDS = 16
"""Rounds of tools in one turn; a model that still asks for more has lost its way."""


_DRAFT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["draft", "notes"],
    "properties": {
        "draft": {"type": "string", "description": "What the customer will read, sent by the human agent."},
        "notes": {"type": "string", "description": "For the human agent alone, in at most 150 words."},
    },
}
"""How a model that drafts for a human agent answers."""


class _Drafted(Struct):
    draft: str
    notes: str = ""


class ModelBot:
    """Plays a model. It keeps nothing between turns: what it did before is told from the desk's journal.

    Args:
        model: Who is asked.
        name: How results call it.
        on_record: What the plan writes down about it.
        prompt: The team's own words for the system prompt.
        names: The team's own names of tools, queues and topics.
    """

    def __init__(
        self,
        model: ChatModel,
        *,
        name: str,
        on_record: BotOnRecord,
        prompt: str = "",
        names: OwnNames | None = None,
    ) -> None:
        self.name, self.on_record = name, on_record
        self.model, self._prompt, self._names = model, prompt, names or OwnNames()

    async def reply(self, conversation: OpenConversation, desk: Desk) -> Reply:
        """Answer the customer; see `Bot.reply`."""
        drafts = conversation.mode == "assistant"
        system = brief(
            self._names.company(desk.company),
            channel=conversation.channel,
            mode=conversation.mode,
            prompt=self._prompt,
            speaking=DRAFT_AND_NOTES if drafts else LAST_WORDS,
        )
        offered = self._names.offered(desk)
        messages = self._messages(conversation, desk)
        latest, tokens_in, tokens_out = _latest(conversation.answer_within_s), 0, 0
        try:
            for _ in range(MAX_ROUNDS + 1):
                answer = await self.model.ask(
                    system, messages, tools=tuple(offered.values()), schema=_DRAFT if drafts else None, latest=latest
                )
                tokens_in, tokens_out = tokens_in + answer.tokens_in, tokens_out + answer.tokens_out
                if not answer.calls:
                    if answer.cut_by and not answer.text:
                        raise BotError(f"the model wrote no words: it was ended by {answer.cut_by}")
                    text, notes = _drafted(answer.text) if drafts else (answer.text, "")
                    return Reply(text=text, notes=notes, tokens_in=tokens_in, tokens_out=tokens_out)
                results = {call.id: self._called(call, desk, offered) for call in answer.calls}
                messages += [Asked(calls=answer.calls, raw=answer.raw), Returned(results=results)]
            raise BotError(f"asked for tools in {MAX_ROUNDS + 1} rounds of one turn, {MAX_ROUNDS} are answered")
        except BotError as error:  # what it wrote instead is on the bill
            error.tokens_in, error.tokens_out = tokens_in, tokens_out
            raise

    def fit(self, company: Company) -> None:
        """Refuse a company that the team's own names do not fit.

        Raises:
            OptionError: They mean nothing there, or two things would have one name.
        """
        self._names.check(company, bot=self.name)

    async def greet(self, company: Company, *, timeout_s: float) -> None:
        """Ask the model once before a run; see `ChatModel.greet`.

        Raises:
            OptionError: It cannot be asked, or the tools do not fit this company.
        """
        self.fit(company)
        tools = tuple(self._names.offered(Desk(company, {})).values())
        told = brief(self._names.company(company), channel="chat", prompt=self._prompt)
        await self.model.greet(told, tools, timeout_s=timeout_s)

    def opening_size(self, company: Company, *, channel: str) -> int:
        """Characters that stand before the first word of every call: the system prompt and the tools."""
        tools = json.encode(list(self._names.offered(Desk(company, {})).values()))
        return len(brief(self._names.company(company), channel=channel, prompt=self._prompt)) + len(tools)

    def _called(self, call: ToolCall, desk: Desk, offered: Mapping[str, FunctionTool]) -> dict[str, Any]:
        """Put one call to the desk; the answer speaks of the tool as the model knows it."""
        ours = next((name for name, tool in offered.items() if tool.name == call.name), None)
        if ours is None:
            known = ", ".join(tool.name for tool in offered.values())
            return {"error": f"there is no tool {call.name[:200]!r}; there are {known or 'none'}"}
        if call.problem:
            return {"error": f"{call.name}: {call.problem}"}
        given = self._names.given(ours, call.arguments, desk.company)
        return _as_known(desk.call(ours, **given), ours, call.name)

    def _messages(self, conversation: OpenConversation, desk: Desk) -> list[Message]:
        """What was said so far, and before each of the bot's turns what it had done for it."""
        messages: list[Message] = []
        for turn in conversation.turns:
            if turn.speaker == "customer":
                messages.append(Said(role="user", text=turn.text))
                continue
            made = desk.calls_at(turn.index)
            calls = tuple(
                ToolCall(
                    id=f"call_{turn.index}_{place}",
                    name=self._names.tool(each.tool),
                    arguments=self._names.told(each.tool, each.arguments, desk.company),
                )
                for place, each in enumerate(made)
            )
            if calls:
                results = {
                    call.id: _as_known(each.result, each.tool, call.name)
                    for call, each in zip(calls, made, strict=True)
                }
                messages += [Asked(calls=calls), Returned(results=results)]
            said = {"draft": turn.text, "notes": turn.notes} if conversation.mode == "assistant" else None
            if said or turn.text:
                messages.append(Said(role="assistant", text=json.encode(said).decode() if said else turn.text))
        return messages


def _drafted(text: str) -> tuple[str, str]:
    """Draft and notes; words that are no such object are the draft, as they would be for the agent who reads them."""
    try:
        answer = json.decode(text, type=_Drafted)
    except (DecodeError, UnicodeError, RecursionError):
        return text, ""
    return answer.draft, answer.notes


def _as_known(result: dict[str, Any], ours: str, theirs: str) -> dict[str, Any]:
    """The desk's answer, in which a refusal names the tool as the model knows it."""
    error = result.get("error")
    if isinstance(error, str) and error.startswith(f"{ours}: "):
        return result | {"error": theirs + error.removeprefix(ours)}
    return result


def _latest(within_s: float | None) -> float | None:
    """When to give up on a provider in trouble: a little before the turn's own deadline, which counts as slowness."""
    return None if within_s is None else clock_s() + 0.95 * within_s
