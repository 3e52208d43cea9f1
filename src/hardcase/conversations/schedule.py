"""The one bounded scheduler of a run: so many trials in flight, and no more."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from hardcase.errors import RunError, heard_first

T = TypeVar("T")


async def schedule(jobs: Iterable[T], work: Callable[[T], Awaitable[None]], *, concurrency: int) -> None:
    """Do `work` on every job, at most `concurrency` at a time, in order of start.

    Jobs are drawn as places become free, so memory does not grow with their number. The first exception cancels
    what is in flight and is raised; so does cancelling the call.

    Args:
        jobs: What to do; drawn lazily.
        work: Does one job and records its own result.
        concurrency: Jobs in flight at once, at least 1.

    Raises:
        ValueError: `concurrency` is below 1.
        RunError: A job cancelled itself; its lane would otherwise end without a word and leave jobs undone.
    """
    if concurrency < 1:
        raise ValueError(f"concurrency must be at least 1, got {concurrency}")
    waiting = iter(jobs)

    async def lane() -> None:
        for job in waiting:
            try:
                await work(job)
            except asyncio.CancelledError as error:
                task = asyncio.current_task()
                if task and task.cancelling():
                    raise
                fix = "mend what raises CancelledError on its own, a judge perhaps, then resume the run"
                raise RunError(f"job {job!r} was cancelled from inside", fix=fix) from error

    try:
        async with asyncio.TaskGroup() as lanes:
            for _ in range(concurrency):
                lanes.create_task(lane())
    except BaseExceptionGroup as group:
        raise heard_first(group) from None
