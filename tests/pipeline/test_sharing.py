"""Work that is shared out among processes comes back as if it had been done in one."""

import os
import threading

import pytest

from hardcase.errors import RunError
from hardcase.pipeline import wait_for
from hardcase.pipeline.sharing import WORTH_IT, share_out

ITEMS = tuple(range(2 * WORTH_IT + 3))


async def add(held, item):
    """The sum, and who reckoned it."""
    return held + item, os.getpid()


async def die(held, item):
    """A process that ends in the middle of its work."""
    os._exit(1)


async def refuse(held, item):
    """Work that fails."""
    raise ValueError(item)


def shared(work, items=ITEMS, jobs=2):
    return wait_for(lambda: share_out(work, 100, items, jobs=jobs))


def test_answers_come_in_the_order_of_the_items():
    """Other processes work, and nobody can tell from the answers."""
    found = shared(add)

    assert [each for each, _ in found] == [100 + item for item in ITEMS]
    assert os.getpid() not in {worker for _, worker in found}


def test_with_other_threads_about_no_process_is_forked():
    """A fork of a process with threads may hang, so each process is started anew."""
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        assert [each for each, _ in shared(add)] == [100 + item for item in ITEMS]
    finally:
        ended.set()
        thread.join()


@pytest.mark.parametrize(
    ("items", "jobs"),
    [
        pytest.param(ITEMS, 1, id="one job"),
        pytest.param(ITEMS[: 2 * WORTH_IT - 1], 8, id="too few items for two"),
        pytest.param((), 8, id="nothing"),
    ],
)
def test_little_work_is_done_here(items, jobs):
    """No process is started where it would cost more than it saves."""
    assert shared(add, items, jobs) == [(100 + item, os.getpid()) for item in items]


def test_a_process_that_dies_is_told():
    """What it worked on is lost, so there is no answer."""
    with pytest.raises(RunError, match="a process died"):
        shared(die)


def test_an_error_is_that_of_the_work():
    """Nothing is hidden by where it happened."""
    with pytest.raises(ValueError, match="0"):
        shared(refuse)
