"""The scheduler: so many jobs in flight and no more, in order, and nothing left undone without a word."""

import asyncio
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.conversations import schedule
from hardcase.errors import BudgetError, RunError


class Jobs:
    """Counts what is drawn, started, in flight and finished."""

    def __init__(self, count):
        self.count, self.drawn, self.started, self.finished = count, 0, [], []
        self.in_flight = self.most_in_flight = self.most_ahead = 0

    def __iter__(self):
        for job in range(self.count):
            self.drawn += 1
            self.most_ahead = max(self.most_ahead, self.drawn - len(self.finished))
            yield job

    async def work(self, job):
        self.started.append(job)
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            for _ in range(job % 3):
                await asyncio.sleep(0)
        finally:
            self.in_flight -= 1
        self.finished.append(job)


@given(count=st.integers(0, 40), concurrency=st.integers(1, 12))
def test_every_job_is_done_once_in_order_of_start_and_within_the_limit(count, concurrency):
    """Jobs start in their order, never more than the limit at once, are drawn when a place is free, and all finish."""
    jobs = Jobs(count)

    asyncio.run(schedule(jobs, jobs.work, concurrency=concurrency))

    assert jobs.started == list(range(count))
    assert sorted(jobs.finished) == jobs.started
    assert jobs.most_in_flight <= min(concurrency, count)
    assert jobs.most_ahead <= concurrency


def test_places_are_really_used():
    """The limit is reached when there is enough to do: a run is not secretly one at a time."""
    jobs = Jobs(30)

    asyncio.run(schedule(jobs, lambda job: jobs.work(2), concurrency=5))

    assert jobs.most_in_flight == 5


@pytest.mark.parametrize("concurrency", [0, -1])
def test_no_places_at_all_is_an_error(concurrency):
    """With nowhere to run, nothing is quietly skipped."""
    with pytest.raises(ValueError, match="at least 1"):
        asyncio.run(schedule([1], Jobs(1).work, concurrency=concurrency))


def test_the_first_error_stops_the_rest_and_is_raised_as_it_is():
    """What is in flight is cancelled, what waits is not started, and the caller sees the error itself."""
    started, cancelled = [], []

    async def work(job):
        started.append(job)
        if job == 2:
            await asyncio.sleep(0)
            raise RunError("the disk is full", fix="free some space")
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.append(job)
            raise

    with pytest.raises(RunError, match="the disk is full"):
        asyncio.run(schedule(range(100), work, concurrency=3))

    assert (started, sorted(cancelled)) == ([0, 1, 2], [0, 1])


def test_an_empty_purse_is_heard_whoever_fails_beside_it():
    """It stops the run in order; behind another error of the same moment it would not be seen."""

    async def work(job):
        try:
            await asyncio.sleep(0 if job else 60)
        finally:
            raise BudgetError("nothing is left", fix="give more") if not job else ValueError("broken")

    with pytest.raises(BudgetError):
        asyncio.run(schedule(range(2), work, concurrency=2))


def test_jobs_that_cannot_be_drawn_are_an_error():
    """An iterator of jobs that breaks ends the schedule with its own error."""

    def jobs():
        yield 1
        raise RunError("no more plans", fix="write one")

    with pytest.raises(RunError, match="no more plans"):
        asyncio.run(schedule(jobs(), Jobs(1).work, concurrency=2))


def test_stopping_the_schedule_stops_every_job():
    """Cancelling reaches what is in flight, nothing new starts, and the cancellation arrives at the caller."""
    stopped = []

    async def work(job):
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            stopped.append(job)
            raise

    async def stop():
        task = asyncio.ensure_future(schedule(range(100), work, concurrency=4))
        await asyncio.sleep(0.01)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(stop())

    assert sorted(stopped) == [0, 1, 2, 3]


@pytest.mark.parametrize("concurrency", [1, 3])
def test_a_job_that_cancels_itself_does_not_end_its_lane_in_silence(concurrency):
    """A lane that ended without a word would leave jobs undone and the run looking finished."""

    async def work(job):
        if job == 1:
            raise asyncio.CancelledError

    with pytest.raises(RunError, match="job 1 was cancelled from inside"):
        asyncio.run(schedule(range(10), work, concurrency=concurrency))


def test_ten_thousand_jobs_take_no_more_memory_than_a_few():
    """Memory follows the limit and not the number of jobs."""

    async def work(job):
        await asyncio.sleep(0)

    def peak(count):
        tracemalloc.start()
        try:
            asyncio.run(schedule((bytes(10_000) for _ in range(count)), work, concurrency=16))
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    few = peak(100)

    assert peak(10_000) < few + 200_000
