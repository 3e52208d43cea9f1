"""How far a long command is: a bar on a terminal, and a line now and then where there is none."""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator

from tqdm import tqdm

from hardcase.text import one_line

EVERY_S = 30.0
"""Between two lines where standard error is no terminal: often enough for a person who follows a CI log."""

Advance = Callable[[int], None]


@contextlib.contextmanager
def bar(what: str, total: int | None, *, unit: str, scaled: bool = False) -> Iterator[Advance]:
    """Show on standard error how far it is.

    Args:
        what: Stands before it.
        total: How many there will be; None: nobody knows.
        unit: One of them, in the singular.
        scaled: Large numbers are shortened.

    Yields:
        Takes how many more are done.
    """
    columns, lines = _size()
    what = one_line(what, 60)
    with tqdm(
        total=total,
        desc=what,
        unit=unit,
        unit_scale=scaled,
        file=sys.stderr,
        leave=False,
        disable=None,
        ncols=columns,
        nrows=lines,
    ) as shown:
        if not shown.disable:

            def further(more: int) -> None:
                shown.update(more)

            yield further
            return
        with _lines(what, total, unit) as advance:
            yield advance


@contextlib.contextmanager
def _lines(what: str, total: int | None, unit: str) -> Iterator[Advance]:
    """Print a line on standard error every so often, from a thread: a bot that hangs finishes nothing to print at."""
    count, began, over = 0, time.monotonic(), threading.Event()

    def advance(more: int = 1) -> None:
        nonlocal count
        count += more

    def tell() -> None:
        while not over.wait(EVERY_S):
            print(f"{what}: {so_far(count, total, unit, took_s=time.monotonic() - began)}", file=sys.stderr, flush=True)

    thread = threading.Thread(target=tell, daemon=True, name="hardcase-bar")
    thread.start()
    try:
        yield advance
    finally:
        over.set()
        thread.join()


def so_far(count: int, total: int | None, unit: str, *, took_s: float) -> str:
    """Say how far it is, and about how long it will still take, where that can be told.

    Args:
        count: Done so far.
        total: How many there will be; None: nobody knows.
        unit: One of them, in the singular.
        took_s: Seconds so far.
    """
    if total is None:
        return f"{count:,} {unit}s so far"
    left = f", about {_spell(took_s / count * (total - count))} left" if 0 < count < total else ""
    return f"{count:,} of {total:,} {unit}s{left}"


def _spell(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{max(seconds, 1):.0f} s"


def _size() -> tuple[int, int] | tuple[None, None]:
    """Columns and lines for the bar where a terminal does not know its own size, as in a container: the bar would be
    cut to nothing. None: the terminal knows.
    """
    try:
        return (None, None) if os.get_terminal_size(sys.stderr.fileno()).columns else (79, 24)
    except (OSError, ValueError):
        return None, None
