"""A stream of recorded conversations through a few processes, in order and in bounded memory."""

import contextlib
import itertools
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from hardcase.errors import RunError

from .grade_recordings import Chunk, Grading, Sheet
from .recordings import Item

CHUNK_ROWS, CHUNK_BYTES = 64, 2 * 1024 * 1024
IN_FLIGHT = 4
"""Chunks that wait for each process: enough that none idles, few enough that memory does not grow with the file."""


def chunks(coming: Iterable[Item]) -> Iterator[list[Item]]:
    """Items in pieces that are worth sending, and small enough to wait in memory."""
    piece: list[Item] = []
    size = 0
    for item in coming:
        piece.append(item)
        size += len(item.data) if isinstance(item.data, bytes) else 2000 * item.count
        if len(piece) >= CHUNK_ROWS or size >= CHUNK_BYTES:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def graded(coming: Iterable[Item], sheet: Sheet, *, jobs: int) -> Generator[Chunk, None, None]:
    """Grade items in several processes.

    Args:
        coming: What should be conversations.
        sheet: What they are graded by; sent to each process once.
        jobs: Processes; 1: none beside this one. A short file is graded here in any case.

    Yields:
        Chunk: In the order of the items.

    Raises:
        RunError: A process died, as when the machine has no memory left.
    """
    pieces = chunks(coming)
    first = list(itertools.islice(pieces, IN_FLIGHT))
    if jobs == 1 or len(first) < IN_FLIGHT:
        here = Grading(sheet)
        yield from (here.grade(piece) for source in (first, pieces) for piece in source)
        return
    context = get_context("spawn")  # a forked child of a process with threads may hang
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(sheet,))
    waiting: deque[Future[Chunk]] = deque()
    try:
        for source in (first, pieces):
            for piece in source:
                with _undisturbed():  # it may start a process
                    waiting.append(pool.submit(_work, piece))
                if len(waiting) >= jobs * IN_FLIGHT:
                    yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        fix = "grade with --jobs 1, or a part of the file with --limit"
        raise RunError("a process that graded died; what it had not finished is not graded", fix=fix) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back for a moment: a process that starts meanwhile never hears it, not even before it can listen."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:
        yield
        return
    before = mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)


_here: dict[str, Grading] = {}


def _start(sheet: Sheet) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever presses Ctrl-C talks to the parent, which ends us in order
    _here["grading"] = Grading(sheet)


def _work(piece: list[Item]) -> Chunk:
    return _here["grading"].grade(piece)
