"""OpenAI's chat completions, which most other servers speak too."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, convert

from .chat import Answer, Asked, FunctionTool, Message, Returned, Said, as_text, read_call, tokens

PATH = "/chat/completions"
_CUT = {"length": "its limit of tokens", "content_filter": "a content filter"}


class _Function(Struct):
    name: str
    arguments: str | dict[str, Any] | None = None


class _Call(Struct):
    function: _Function
    id: str | None = None


class _Message(Struct):
    content: str | list[Any] | None = None
    refusal: str | None = None
    tool_calls: list[_Call] | None = None


class _Choice(Struct):
    message: _Message
    finish_reason: str | None = None


class _Body(Struct):
    choices: list[_Choice]
    usage: dict[str, Any] | None = None


def body(
    system: str, messages: Sequence[Message], tools: Sequence[FunctionTool], schema: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Write one call."""
    written: dict[str, Any] = {"messages": [{"role": "system", "content": system}, *_messages(messages)]}
    if tools:
        written["tools"] = [
            {
                "type": "function",
                "function": {"name": each.name, "description": each.description, "parameters": each.parameters},
            }
            for each in tools
        ]
    if schema is not None:
        written["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": schema},
        }
    return written


def _messages(messages: Sequence[Message]) -> list[dict[str, Any]]:
    written: list[dict[str, Any]] = []
    for each in messages:
        match each:
            case Said():
                written.append({"role": each.role, "content": each.text})
            case Asked():
                written.append(each.raw or {"role": "assistant", "tool_calls": [_call(call) for call in each.calls]})
            case Returned():
                written += [
                    {"role": "tool", "tool_call_id": call_id, "content": as_text(result)}
                    for call_id, result in each.results.items()
                ]
    return written


def _call(call: Any) -> dict[str, Any]:
    return {
        "id": call.id,
        "type": "function",
        "function": {"name": call.name, "arguments": as_text(call.arguments)},
    }


def read(answered: Any) -> Answer:
    """Read what came back.

    Raises:
        ValueError: It is no chat completion.
    """
    read_as = convert(answered, _Body)
    if not read_as.choices:
        raise ValueError("Expected at least one of `choices`")
    choice = read_as.choices[0]
    said = choice.message
    cut = _CUT.get(choice.finish_reason or "", "a refusal" if said.refusal else "")
    calls = tuple(
        read_call(each.id, each.function.name, each.function.arguments or {}, position=position)
        for position, each in enumerate(() if cut else said.tool_calls or ())
    )
    usage = read_as.usage or {}
    return Answer(
        text=_words(said.content) or said.refusal or "",
        calls=calls,
        cut_by=cut,
        raw=_posted_back(answered["choices"][0]["message"], calls),
        tokens_in=tokens(usage.get("prompt_tokens")),
        tokens_out=tokens(usage.get("completion_tokens")),
    )


def _words(content: str | list[Any] | None) -> str:
    if not isinstance(content, list):
        return content or ""
    parts = (part.get("text") for part in content if isinstance(part, dict) and part.get("type") == "text")
    return "".join(part for part in parts if isinstance(part, str))


def _posted_back(message: dict[str, Any], calls: Sequence[Any]) -> dict[str, Any]:
    """The message as it came, but for what is empty, which some servers refuse, and with an id for each call."""
    kept = {name: value for name, value in message.items() if value not in (None, "", [], {})}
    if calls:
        came = zip(message["tool_calls"], calls, strict=True)
        kept["tool_calls"] = [{"type": "function", **each, "id": call.id} for each, call in came]
    return kept | {"role": "assistant"}
