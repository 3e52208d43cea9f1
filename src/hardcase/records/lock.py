"""One writer at a time: what a process holds, no other one begins to write."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from hardcase.errors import RunError


@contextlib.contextmanager
def held(path: Path, *, what: str, fix: str) -> Iterator[None]:
    """Hold a lock file for as long as something is written; nobody waits for it.

    Args:
        path: The lock file; its folder is there.
        what: What another process is told that comes meanwhile.
        fix: What it may do.

    Raises:
        RunError: Another process holds it, or the folder cannot be written.
    """
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise RunError(what, fix=fix) from error
    except OSError as error:
        what = f"{path.parent}: cannot be written: {error.strerror}"
        raise RunError(what, fix="mend the permissions of the folder, then start again") from error
    try:
        yield
    finally:
        # Removed while it is held: removed later, it could be the file that the next process has just locked.
        with contextlib.suppress(OSError):  # Windows keeps a file that is open
            path.unlink()
        lock.release()
