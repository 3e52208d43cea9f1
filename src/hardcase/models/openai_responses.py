"""OpenAI's responses, asked without leaving anything on the server."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, convert

from .chat import Answer, Asked, FunctionTool, Message, Returned, Said, as_text, read_call, tokens

PATH = "/responses"
_CUT = {"max_output_tokens": "its limit of tokens", "content_filter": "a content filter"}


class _Item(Struct):
    type: str
    content: list[dict[str, Any]] | None = None
    call_id: str | None = None
    name: str = ""
    arguments: str | dict[str, Any] | None = None


class _Body(Struct):
    output: list[_Item]
    status: str | None = None
    incomplete_details: dict[str, Any] | None = None
    error: dict[str, Any] | None = None
    usage: dict[str, Any] | None = None


def body(
    system: str, messages: Sequence[Message], tools: Sequence[FunctionTool], schema: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Write one call."""
    written: dict[str, Any] = {"instructions": system, "input": _input(messages), "store": False}
    if tools:
        written["tools"] = [
            {
                "type": "function",
                "name": each.name,
                "description": each.description,
                "parameters": each.parameters,
                "strict": False,  # this API is strict unless told otherwise, and then knows no optional argument
            }
            for each in tools
        ]
    if schema is not None:
        written["text"] = {"format": {"type": "json_schema", "name": "answer", "strict": True, "schema": schema}}
    return written


def _input(messages: Sequence[Message]) -> list[dict[str, Any]]:
    written: list[dict[str, Any]] = []
    for each in messages:
        match each:
            case Said():
                written.append({"role": each.role, "content": each.text})
            case Asked():
                written += each.raw or [
                    {
                        "type": "function_call",
                        "call_id": call.id,
                        "name": call.name,
                        "arguments": as_text(call.arguments),
                    }
                    for call in each.calls
                ]
            case Returned():
                written += [
                    {"type": "function_call_output", "call_id": call_id, "output": as_text(result)}
                    for call_id, result in each.results.items()
                ]
    return written


def read(answered: Any) -> Answer:
    """Read what came back.

    Raises:
        ValueError: It is no response.
    """
    read_as = convert(answered, _Body)
    parts = [part for item in read_as.output if item.type == "message" for part in item.content or ()]
    refused = any(part.get("type") == "refusal" for part in parts)
    why = str((read_as.incomplete_details or {}).get("reason") or "")
    cut = _CUT.get(why) or ("a refusal" if refused else "")
    if not cut and read_as.status not in (None, "completed"):
        told = (read_as.error or {}).get("message")
        cut = f"the status {read_as.status!r}" + (f" ({told})" if told else "")
    called = [item for item in read_as.output if item.type == "function_call"]
    calls = tuple(
        read_call(item.call_id, item.name, item.arguments or {}, position=position)
        for position, item in enumerate(() if cut else called)
    )
    usage = read_as.usage or {}
    words = (part.get("text") or part.get("refusal") for part in parts)
    return Answer(
        text="".join(each for each in words if isinstance(each, str)),
        calls=calls,
        cut_by=cut,
        raw=_posted_back(answered["output"], calls),
        tokens_in=tokens(usage.get("input_tokens")),
        tokens_out=tokens(usage.get("output_tokens")),
    )


def _posted_back(items: list[dict[str, Any]], calls: Sequence[Any]) -> list[dict[str, Any]]:
    """The items without ids: nothing is kept there that they could name, so thoughts go back sealed or not at all."""
    ids = iter(call.id for call in calls)
    kept = []
    for item in items:
        if item["type"] == "reasoning" and not item.get("encrypted_content"):
            continue
        bare = {name: value for name, value in item.items() if name not in {"id", "status"}}
        kept.append(bare | {"call_id": next(ids)} if item["type"] == "function_call" and calls else bare)
    return kept
