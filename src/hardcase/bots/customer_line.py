"""The customer as two MCP tools, for an agent that speaks nothing but MCP."""

import asyncio
from typing import Any

from hardcase.conversations import Reply
from hardcase.errors import BotError

HOW_TO_SPEAK = (
    "You talk to the customer by two tools: hear_customer says what the customer wrote, and reply_to_customer sends "
    "your answer and says what the customer wrote then. Nothing else that you write reaches the customer. Go on until "
    "the conversation is over."
)
TOOLS: tuple[dict[str, Any], ...] = (
    {
        "name": "hear_customer",
        "description": "Says what the customer wrote last: {customer: words}, or {over: true}.",
        "parameters": {"type": "object", "properties": {}, "additionalProperties": False},
    },
    {
        "name": "reply_to_customer",
        "description": "Sends your reply, and says what the customer writes back: {customer: words}, or {over: true}.",
        "parameters": {
            "type": "object",
            "required": ["text"],
            "properties": {
                "text": {"type": "string", "description": "What the customer reads."},
                "notes": {"type": "string", "description": "For the human agent alone, where you draft for one."},
            },
            "additionalProperties": False,
        },
    },
)


class CustomerLine:
    """One conversation's customer, between the play and an agent.

    Args:
        over: Set when the conversation has ended.
    """

    def __init__(self, over: asyncio.Event) -> None:
        self._over = over
        self._said, self._waiting = "", asyncio.Event()
        self._reply: asyncio.Future[Reply] | None = None

    async def ask(self, words: str) -> Reply:
        """Say the customer's words, and wait for the agent's."""
        self._said, self._reply = words, asyncio.get_running_loop().create_future()
        self._waiting.set()
        return await self._reply

    async def call(self, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Answer one of `TOOLS`."""
        if name == "reply_to_customer":
            given = {"notes": "", **arguments}
            if set(given) != {"text", "notes"} or not all(isinstance(each, str) for each in given.values()):
                return {"error": "reply_to_customer: takes 'text', a string, and where you draft 'notes', a string"}
            if self._over.is_set():
                raise BotError("replied after the conversation was over")
            if self._reply is None or self._reply.done():
                return {"error": "reply_to_customer: the customer has not spoken since your last reply"}
            self._waiting.clear()
            self._reply.set_result(Reply(**given))
        return await self._heard()

    async def _heard(self) -> dict[str, Any]:
        """What the customer says, once there is something to answer, or that there will be nothing any more."""
        waits = [asyncio.ensure_future(each.wait()) for each in (self._waiting, self._over)]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waits:
                each.cancel()
        return {"over": True} if self._over.is_set() else {"customer": self._said}
