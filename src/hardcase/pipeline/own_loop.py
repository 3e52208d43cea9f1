"""An event loop of hardcase's own, which the code that is played in it cannot end."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from hardcase.errors import BotError, RunError

T = TypeVar("T")


def run_alone(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine to its end in a new loop.

    Args:
        work: Makes the coroutine.

    Returns:
        What it returns.

    Raises:
        RunError: It was cancelled, and nobody outside had stopped it.
    """
    try:
        with asyncio.Runner(loop_factory=own_loop) as runner:
            return runner.run(work())
    except asyncio.CancelledError as error:
        raise cancelled_from_inside() from error


def own_loop() -> asyncio.AbstractEventLoop:
    """A loop that stops where its work is done, and nowhere else: what is played in it gets an error of its own."""
    loop = asyncio.new_event_loop()
    stop = loop.stop

    def stop_when_done() -> None:
        try:
            done = asyncio.current_task() is None
        except RuntimeError:  # a thread that has no loop
            done = False
        if not done:
            raise BotError("stopped the event loop, which is not its own")
        stop()

    loop.stop = stop_when_done  # type: ignore[method-assign]
    return loop


def cancelled_from_inside() -> RunError:
    """What is told where every task was cancelled, and nobody had stopped the run."""
    fix = "let it cancel only tasks that it made, then resume the run"
    return RunError("the replay was cancelled from inside, by the bot perhaps, or by a judge", fix=fix)
