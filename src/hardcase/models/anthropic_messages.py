"""Anthropic's messages."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, convert

from .chat import Answer, Asked, FunctionTool, Message, Returned, Said, as_text, read_call, tokens

PATH = "/v1/messages"
MAX_TOKENS = 4096
"""Tokens of one answer where the bot file says nothing: this API wants a number, and a reply to a customer is short."""
_CUT = {
    "max_tokens": "its limit of tokens",
    "model_context_window_exceeded": "the end of its context window",
    "refusal": "a refusal",
}


class _Block(Struct):
    type: str
    text: str = ""
    id: str | None = None
    name: str = ""
    input: Any = None


class _Body(Struct):
    content: list[_Block]
    stop_reason: str | None = None
    usage: dict[str, Any] | None = None


def body(
    system: str, messages: Sequence[Message], tools: Sequence[FunctionTool], schema: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Write one call."""
    written: dict[str, Any] = {"system": system, "messages": _messages(messages), "max_tokens": MAX_TOKENS}
    if tools:
        written["tools"] = [
            {"name": each.name, "description": each.description, "input_schema": each.parameters} for each in tools
        ]
    if schema is not None:
        written["output_config"] = {"format": {"type": "json_schema", "schema": schema}}
    return written


def _messages(messages: Sequence[Message]) -> list[dict[str, Any]]:
    """Blocks by role; neighbours of one role are joined, and empty words left out, which this API refuses."""
    written: list[dict[str, Any]] = []
    for each in messages:
        role, blocks = _blocks(each)
        if blocks and written and written[-1]["role"] == role:
            written[-1]["content"] = [*written[-1]["content"], *blocks]
        elif blocks:
            written.append({"role": role, "content": blocks})
    return written


def _blocks(message: Message) -> tuple[str, list[dict[str, Any]]]:
    match message:
        case Said():
            return message.role, [{"type": "text", "text": message.text}] if message.text.strip() else []
        case Asked():
            told = [
                {"type": "tool_use", "id": call.id, "name": call.name, "input": call.arguments}
                for call in message.calls
            ]
            return "assistant", message.raw or told
        case Returned():
            return "user", [
                {
                    "type": "tool_result",
                    "tool_use_id": call_id,
                    "content": as_text(result),
                    "is_error": "error" in result,
                }
                for call_id, result in message.results.items()
            ]


def read(answered: Any) -> Answer:
    """Read what came back.

    Raises:
        ValueError: It is no message.
    """
    read_as = convert(answered, _Body)
    cut = _CUT.get(read_as.stop_reason or "", "")
    used = [block for block in read_as.content if block.type == "tool_use"]
    calls = tuple(
        read_call(block.id, block.name, block.input, position=position)
        for position, block in enumerate(() if cut else used)
    )
    usage = read_as.usage or {}
    return Answer(
        text="".join(block.text for block in read_as.content if block.type == "text"),
        calls=calls,
        cut_by=cut,
        raw=[block for block in answered["content"] if block["type"] != "text" or block["text"].strip()],
        # What was read from a cache or written to one is not in `input_tokens` here.
        tokens_in=tokens(
            usage.get("input_tokens"), usage.get("cache_read_input_tokens"), usage.get("cache_creation_input_tokens")
        ),
        tokens_out=tokens(usage.get("output_tokens")),
    )
