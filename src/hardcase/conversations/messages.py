"""Chat messages as model providers and benchmarks write them, told as a conversation."""

from collections.abc import Mapping
from typing import Any

from .speakers import speakers_of
from .telling import MisfitError, Speaker, Telling, seconds

_RESULTS = frozenset({"tool", "function"})


def from_messages(messages: Any, telling: Telling, given: Mapping[str, Speaker]) -> None:
    """Tell a list of chat messages.

    Args:
        messages: Each with a `role`, and `content`, `tool_calls` or both.
        telling: Told of each.
        given: Speakers that the user explained.

    Raises:
        MisfitError: It is no list of messages.
    """
    if not isinstance(messages, list) or not all(isinstance(each, dict) for each in messages):
        raise MisfitError("messages is no list of objects")
    roles = {each["role"] for each in messages if isinstance(each.get("role"), str)} - _RESULTS
    who = speakers_of(roles, given)
    began: float | None = None
    customers_own: set[str] = set()
    for position, message in enumerate(messages):
        role = message.get("role")
        if isinstance(role, str) and role in _RESULTS:
            if message.get("requestor") != "user" and str(message.get("id")) not in customers_own:
                answer = _words(message.get("content"))
                if message.get("error") is True:
                    answer = {"error": answer}
                given_id = message.get("tool_call_id") or message.get("id")
                telling.result(answer, call_id=given_id, name=message.get("name"))
            continue
        if not isinstance(role, str) or role not in who:
            raise MisfitError(f"message {position} is spoken by {str(role)[:40]!r}: nobody knows who that is")
        speaker, text = who[role], _words(message.get("content"))
        if speaker is None:
            if text:
                telling.told.append(str(text))
            continue
        calls = _calls(message, position)
        at = seconds(message.get("timestamp") or message.get("created_at"))
        began = at if began is None else began
        at_s = None if at is None or began is None else round(at - began, 3)
        for each in _results_inside(message):
            telling.result(_words(each.get("content")), call_id=each.get("tool_use_id"))
        refusal = message.get("refusal")
        if not text and isinstance(refusal, str):
            text = refusal
        if speaker != "bot":
            customers_own.update(str(each[2]) for each in calls if each[2] is not None)
            calls = []
        said = bool(text) or not (calls or message.get("tool_calls") or _results_inside(message))
        if said:
            telling.say(speaker, text, at_s=at_s)
        for tool, arguments, call_id in calls:
            telling.call(tool, arguments, call_id=call_id, with_words=said)


def _words(content: Any) -> Any:
    """Words of a message's content: of a text, or of the text parts of a list."""
    if not isinstance(content, list):
        return content
    parts = []
    for part in content:
        text = part.get("text") if isinstance(part, dict) else part
        if isinstance(text, str):
            parts.append(text)
    return "\n".join(parts)


def _calls(message: dict[str, Any], position: int) -> list[tuple[object, object, object]]:
    """Calls of one message as (tool, arguments, id), in any of the forms that are in use."""
    listed = message.get("tool_calls") or []
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise MisfitError(f"message {position} has tool_calls that are no list of objects")
    calls: list[tuple[object, object, object]] = []
    for each in listed:
        function = each.get("function")
        inner = function if isinstance(function, dict) else each
        calls.append((inner.get("name"), inner.get("arguments"), each.get("id")))
    old = message.get("function_call")
    if isinstance(old, dict):
        calls.append((old.get("name"), old.get("arguments"), ""))
    content = message.get("content")
    for part in content if isinstance(content, list) else ():
        if isinstance(part, dict) and part.get("type") == "tool_use":
            calls.append((part.get("name"), part.get("input"), part.get("id")))
    return calls


def _results_inside(message: dict[str, Any]) -> list[dict[str, Any]]:
    content = message.get("content")
    parts = content if isinstance(content, list) else ()
    return [part for part in parts if isinstance(part, dict) and part.get("type") == "tool_result"]
