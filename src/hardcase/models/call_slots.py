"""Who may ask an address when: so many calls a minute, and none before the time that its server named."""

import asyncio
import logging
import math
import re
import time
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from weakref import WeakValueDictionary

HELD_AT_MOST_S = 60.0
"""Limits of calls are renewed within a minute. Whoever was told to wait for longer is not called again for that call,
and the next one asks anew."""
NO_PLACE = 429
_SHUT_FROM_S = 300.0
"""Who has no place for longer than that has nothing left for the day; who is down may be up again any time."""
_WORTH_TELLING_S = 2.0
_NO_TIME_NAMED_S = 0.5  # what the packages wait themselves
_REMAINING = (
    ("x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"),
    ("x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"),
    ("anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset"),
    ("anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-reset"),
    ("anthropic-ratelimit-input-tokens-remaining", "anthropic-ratelimit-input-tokens-reset"),
    ("anthropic-ratelimit-output-tokens-remaining", "anthropic-ratelimit-output-tokens-reset"),
)
_SPAN = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?")
_SPAN_S = (86_400.0, 3_600.0, 60.0, 1.0, 0.001)

_log = logging.getLogger(__name__)  # where nobody has set up logging, warnings go to standard error


class CallSlots:
    """The slots of one address, shared by everything in this process that asks there.

    They lie evenly apart: with a limit of 60 a minute, a second. What is not used is gone, so that no minute has more
    calls than its limit, however the server counts its minutes.

    Args:
        address: As messages call it.
    """

    def __init__(self, address: str = "") -> None:
        self._apart_s = self._free_at = self._held_until = 0.0
        self._address, self._told = address, False
        self._shut_until = 0.0

    def limit(self, requests_per_minute: int) -> None:
        """Have at most so many calls a minute; the smallest limit that was named holds."""
        self._apart_s = max(self._apart_s, 60 / requests_per_minute)

    def hold(self, seconds: float) -> None:
        """Let nobody through for so long, `HELD_AT_MOST_S` at most."""
        self._held_until = max(self._held_until, time.monotonic() + min(seconds, HELD_AT_MOST_S))
        self._free_at = max(self._free_at, self._held_until)

    @property
    def shut_s(self) -> float:
        """Seconds for which the server still has no place, where it named more than minutes; else 0."""
        left_s = self._shut_until - time.monotonic()
        return max(0.0, left_s)

    async def take(self) -> float:
        """Wait for a slot.

        Returns:
            float: Seconds that it took.
        """
        began = time.monotonic()
        while True:
            now = time.monotonic()
            slot = max(now, self._free_at)
            self._free_at = slot + self._apart_s
            if slot > now:
                self._tell(slot - now)
                await asyncio.sleep(slot - now)
            if self._held_until <= slot:  # else it was held meanwhile, and this slot is gone
                return time.monotonic() - began

    def _tell(self, seconds: float) -> None:
        """Say once why a run seems to stand still."""
        if seconds < _WORTH_TELLING_S or self._told:
            return
        self._told = True
        whose = "the server's own limit" if self._held_until >= self._free_at - self._apart_s else "requests_per_minute"
        _log.warning("%s: calls wait for %s, now for %.0f s", self._address or "a model", whose, seconds)

    def heed(self, status: int, headers: Mapping[str, str]) -> float:
        """Hold where a server says that it has no more slots.

        The time that a refusal names goes before those at which limits are whole again, which are later: a provider
        fills them up bit by bit.

        Returns:
            float: Seconds after which it wants to be asked again; 0: it did not say.
        """
        after_s = _retry_after_s(headers) if status == NO_PLACE or status >= 500 else 0.0
        if status == NO_PLACE and after_s > _SHUT_FROM_S:  # who waits already is let go, to hear it too
            self._shut_until = time.monotonic() + after_s
        elif after_s:
            self.hold(after_s)
        if after_s:
            return after_s
        if status == NO_PLACE:
            self.hold(_NO_TIME_NAMED_S)
        for remaining, reset in _REMAINING:
            if headers.get(remaining) == "0":
                self.hold(_span_s(headers.get(reset, ""), headers))
        return 0.0


_shared: WeakValueDictionary[str, CallSlots] = WeakValueDictionary()


def slots_at(address: str) -> CallSlots:
    """The slots of an address; as long as anybody holds them, everybody is given the same."""
    return _shared.setdefault(address, CallSlots(address))


def _retry_after_s(headers: Mapping[str, str]) -> float:
    for name, unit_s in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        value = headers.get(name, "")
        try:
            return _usable(float(value) * unit_s)
        except ValueError:
            pass
    return _until_s(headers.get("retry-after", ""), headers)


def _span_s(text: str, headers: Mapping[str, str]) -> float:
    """How long until a limit is renewed: `6m0s`, `120ms`, bare seconds, or a moment."""
    found = _SPAN.fullmatch(text.strip())
    if found and found[0]:
        return sum(float(part) * unit_s for part, unit_s in zip(found.groups(), _SPAN_S, strict=True) if part)
    try:
        return _usable(float(text))
    except ValueError:
        return _until_s(text, headers)


def _until_s(moment: str, headers: Mapping[str, str]) -> float:
    """How long until a moment, by the server's own clock where it tells its time."""
    then = _moment(moment)
    now = _moment(headers.get("date", "")) or datetime.now().astimezone()
    return _usable((then - now).total_seconds()) if then else 0.0


def _moment(text: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
        except ValueError:
            continue
        return moment if moment.tzinfo else None
    return None


def _usable(seconds: float) -> float:
    return max(0.0, seconds) if math.isfinite(seconds) else 0.0
