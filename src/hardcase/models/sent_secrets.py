"""What was sent as a secret, taken out of what comes back."""

from collections.abc import Iterable, Mapping

import msgspec

from hardcase.text import mask_secrets, one_line

MASK = "[secret]"
_SHORTEST = 8
"""Characters; what is shorter is found in every text."""
_LED_BY_SCHEME = frozenset({"authorization", "proxy-authorization"})


class SentSecrets:
    """Keys and values of headers, as they may stand in an answer.

    Args:
        key: Empty: none is sent.
        headers: As they are sent.
    """

    def __init__(self, key: str, headers: Mapping[str, str]) -> None:
        schemed = [value for name, value in headers.items() if name.lower() in _LED_BY_SCHEME]
        whole = [key, *headers.values(), *(value.partition(" ")[2].strip() for value in schemed)]
        self._whole = _longest_first(whole)
        self._with_parts = _longest_first(part for each in whole for part in (each, *each.split()))

    def taken_out(self, text: str) -> str:
        """An answer without them. It is evidence: words that only stand within the value of a header are left."""
        return _without(self._whole, text)

    def shown(self, text: str, length: int) -> str:
        """A short piece of a page of errors, which repeats requests in any form: without their words either."""
        return one_line(mask_secrets(_without(self._with_parts, text)[: length * 4]), length)


def _without(secrets: Iterable[str], text: str) -> str:
    for secret in secrets:
        text = text.replace(secret, MASK)
    return text


def _longest_first(values: Iterable[str]) -> tuple[str, ...]:
    long_enough = {each for each in values if len(each) >= _SHORTEST}
    return tuple(sorted({form for each in long_enough for form in _forms(each)}, key=len, reverse=True))


def _forms(secret: str) -> set[str]:
    """A secret as it was sent, and as it stands in JSON, where some servers write a slash with a backslash."""
    quoted = msgspec.json.encode(secret).decode()[1:-1]
    return {secret, quoted, quoted.replace("/", "\\/")}
