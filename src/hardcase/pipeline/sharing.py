"""Work that only computes, shared out among processes: the answers and their order are those of one process."""

import asyncio
import functools
import signal
import sys
import threading
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from hardcase.errors import RunError

T = TypeVar("T")
Item = TypeVar("Item")

WORTH_IT = 30
"""Items for each process from which a second one saves more than it costs to start."""
_PORTIONS = 8


async def share_out(
    work: Callable[[Any, Item], Awaitable[T]], held: object, items: Sequence[Item], *, jobs: int
) -> list[T]:
    """Do some work on each item.

    Args:
        work: A function of a module, so that another process finds it; takes `held` and one item.
        held: What every piece of work reads; handed to each process once.
        items: What is worked on.
        jobs: Processes at most; few items are worked on here.

    Returns:
        One answer for each item, in the order of the items.

    Raises:
        RunError: A process died, as when the machine has no memory left.
    """
    jobs = min(jobs, len(items) // WORTH_IT)
    if jobs < 2:
        return [await work(held, item) for item in items]
    # Small portions, because one item may take ten times as long as another.
    size = -(-len(items) // (jobs * _PORTIONS))
    portions = [items[start : start + size] for start in range(0, len(items), size)]
    pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_start, initargs=(held,))
    try:
        return [answer for each in pool.map(functools.partial(_work, work), portions) for answer in each]
    except BrokenProcessPool as error:
        raise RunError("a process died, and its work is lost", fix="use --jobs 1") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _context() -> BaseContext:
    """A forked process has at once what this one has read; where forking is not safe it is sent over."""
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return get_context("fork" if is_safe else "spawn")


_here: dict[str, object] = {}


def _start(held: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever presses Ctrl-C talks to the parent, which ends us in order
    _here["held"] = held


def _work(work: Callable[[Any, Item], Awaitable[T]], items: Sequence[Item]) -> list[T]:
    async def each() -> list[T]:
        return [await work(_here["held"], item) for item in items]

    return asyncio.run(each())
