"""Replies that were recorded as the JSON a model was asked for, and the words inside."""

import re
from typing import Any

import msgspec

_FENCED = re.compile(r"\s*```(?:json|JSON)?[ \t]*\n?(?P<body>.*?)\n?[ \t]*```\s*", re.DOTALL)
_OPENS = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{"\]])')
# An object that breaks off is no reply to a customer either.
_MEMBER = re.compile(r'\s*\{\s*"[^"]{1,60}"\s*:')
_WORDS = ("message", "text", "content", "reply", "response", "answer")


def looks_like_json(text: str) -> bool:
    """Whether a reply as a whole is an object or a list of JSON, fenced or not, whole or damaged."""
    if text[:1] not in "{[` \t\r\n" or not text:
        return False
    fenced = _FENCED.fullmatch(text)
    body = fenced["body"] if fenced else text
    return _OPENS.match(body) is not None and (_MEMBER.match(body) is not None or body.rstrip()[-1:] in {"}", "]"})


def unwrapped(text: str) -> tuple[str, dict[str, Any]] | None:
    """The words of a reply that is JSON.

    Args:
        text: A reply that looks like JSON.

    Returns:
        The words under the first of `message`, `text`, `content`, `reply`, `response` and `answer`, and whatever stood
        beside them; None when there are no such words.
    """
    fenced = _FENCED.fullmatch(text)
    try:
        value = msgspec.json.decode(fenced["body"] if fenced else text)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    for key in _WORDS:
        words = value.get(key)
        if isinstance(words, str):
            return words, {name: each for name, each in value.items() if name != key}
    return None
