"""A deadline by a clock that stands still while our own limits hold a call back: nobody else is slow then."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType


class Deadline:
    """`asyncio.timeout` for whoever may ask a model, less the time in which a call had no place yet.

    Args:
        limit_s: Seconds; None: no end.

    Attributes:
        held_s: Seconds of all holds that are over.
    """

    def __init__(self, limit_s: float | None) -> None:
        self.held_s, self._holders, self._over = 0.0, 0, False
        self._timeout = asyncio.timeout(limit_s)

    async def __aenter__(self) -> "Deadline":
        await self._timeout.__aenter__()
        self._token = _nearest.set(self)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _nearest.reset(self._token)
        self._over = True
        await self._timeout.__aexit__(kind, error, trace)

    def expired(self) -> bool:
        """Whether it has ended what it was put to."""
        return self._timeout.expired()

    def stood_still_s(self) -> float:
        """Seconds for which the clock has stood still, those of a hold that is not over yet included."""
        return self.held_s + (_now() - self._began if self._holders else 0.0)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Stand still until the last of those is let go who are held at once, as a judge's groups of criteria are."""
        if not self._holders:
            self._began, self._end = _now(), None if self.expired() else self._timeout.when()
            if self._end is not None:
                self._timeout.reschedule(None)
        self._holders += 1
        try:
            yield
        finally:
            self._holders -= 1
            if not self._holders and not self._over:
                held_s = _now() - self._began
                self.held_s += held_s
                if self._end is not None:
                    self._timeout.reschedule(self._end + held_s)


_nearest: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


def clock_s() -> float:
    """Seconds by the clock of the event loop, less those for which the nearest deadline has stood still."""
    deadline = _nearest.get()
    return _now() - deadline.stood_still_s() if deadline else _now()


@contextmanager
def clock_stopped() -> Iterator[None]:
    """Let the nearest deadline stand still."""
    deadline = _nearest.get()
    if deadline is None:
        yield
        return
    with deadline._held():
        yield


def _now() -> float:
    return asyncio.get_running_loop().time()
