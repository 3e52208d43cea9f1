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
        held_s: Seconds for which the clock has stood still so far.
    """

    def __init__(self, limit_s: float | None) -> None:
        self.held_s = 0.0
        self._timeout = asyncio.timeout(limit_s)

    async def __aenter__(self) -> "Deadline":
        await self._timeout.__aenter__()
        self._token = _nearest.set(self)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _nearest.reset(self._token)
        await self._timeout.__aexit__(kind, error, trace)

    def expired(self) -> bool:
        """Whether it has ended what it was put to."""
        return self._timeout.expired()

    @contextmanager
    def _held(self) -> Iterator[None]:
        end, began = self._timeout.when(), _now()
        moves = end is not None and not self.expired()
        if moves:
            self._timeout.reschedule(None)
        try:
            yield
        finally:
            held_s = _now() - began
            self.held_s += held_s
            if end is not None and moves:
                self._timeout.reschedule(end + held_s)


_nearest: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


def clock_s() -> float:
    """Seconds by the clock of the event loop, less those for which the nearest deadline has stood still."""
    deadline = _nearest.get()
    return _now() - deadline.held_s if deadline else _now()


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
