"""What a bot gives a tool, as it goes over a wire."""

from typing import Any

import msgspec

MAX_CALL_BYTES = 100_000


def as_json(arguments: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """A call's arguments as they go over a wire, and why they cannot; then there are none."""
    try:
        written = msgspec.json.encode(arguments, enc_hook=_plain)
        if len(written) > MAX_CALL_BYTES:
            return {}, f"the arguments take {len(written):,} bytes, at most {MAX_CALL_BYTES:,} are read"
        return msgspec.json.decode(written), ""
    except (TypeError, ValueError, OverflowError, RecursionError):
        return {}, "the arguments cannot be written as JSON"


def _plain(value: Any) -> Any:
    """The text or number that an object of a subclass is."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, (int, float)):
        return int.__int__(value) if isinstance(value, int) else float.__float__(value)
    raise TypeError(f"a {type(value).__name__} is no JSON")
