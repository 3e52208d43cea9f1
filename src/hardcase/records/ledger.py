"""An append-only file: one line for each finished trial, flushed at once, on disk within a second."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

import msgspec

from hardcase.errors import RunError

T = TypeVar("T", bound=msgspec.Struct)

SYNC_EVERY_S = 1.0


class Ledger(Generic[T]):
    """Appends nouns to a file of JSON lines.

    Every line is handed to the operating system when it is written, so a killed process loses nothing; the disk
    itself is synchronised in groups, at most a second apart.

    Args:
        path: File to append to; a torn last line, left by a kill, is cut off first.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            _cut_torn_line(path)
            self._file = path.open("ab", buffering=0)
        except OSError as error:
            raise _refused(path, error) from error
        self._encode = msgspec.json.Encoder().encode
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._failure: OSError | None = None

    def append(self, noun: T) -> None:
        """Write one line, whole or not at all.

        Raises:
            RunError: The disk refused it, or refused to keep an earlier line; what was written before stays.
        """
        line = self._encode(noun) + b"\n"
        with self._lock:
            if self._failure:
                raise _refused(self.path, self._failure) from self._failure
            try:
                self._write(line)
            except OSError as error:
                raise _refused(self.path, error) from error
            if self._timer is None:
                self._timer = threading.Timer(SYNC_EVERY_S, self._sync)
                self._timer.daemon = True
                self._timer.start()

    def _write(self, line: bytes) -> None:
        """A disk that fills up takes a piece of a line: it is cut off again, or the next line would follow it."""
        whole = os.fstat(self._file.fileno()).st_size
        rest = memoryview(line)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError:
            try:
                self._file.truncate(whole)
            except OSError as error:  # the torn line is cut when the run is resumed; until then nothing may follow it
                self._failure = error
            raise

    def _sync(self) -> None:
        with self._lock:
            self._timer = None
            if not self._file.closed:
                try:
                    os.fsync(self._file.fileno())
                except OSError as error:  # on a thread of its own: told at the next line, or at the close
                    self._failure = error

    def close(self) -> None:
        """Synchronise and close.

        Raises:
            RunError: The disk refused to keep what was written.
        """
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            if self._file.closed:
                return
            try:
                os.fsync(self._file.fileno())
            except OSError as error:
                self._failure = error
            self._file.close()
        if self._failure:
            raise _refused(self.path, self._failure) from self._failure


def _refused(path: Path, error: OSError) -> RunError:
    fix = "free some space or mend the permissions, then resume the run"
    return RunError(f"{path}: cannot be written: {error.strerror or error}", fix=fix)


def _cut_torn_line(path: Path) -> None:
    if not path.exists():
        return
    with path.open("rb+") as file:
        data = file.read()
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            file.truncate(whole)


def read_ledger(path: Path, noun: type[T]) -> Iterator[T]:
    """Read a ledger line by line.

    Args:
        path: File of JSON lines; a missing file is an empty ledger.
        noun: What each line holds.

    Yields:
        One noun for each whole line; a torn last line is still being written and is skipped.

    Raises:
        RunError: A whole line is not what it should be.
    """
    decoder = msgspec.json.Decoder(noun)
    file = _opened(path)
    if file is None:
        return
    with file:
        for number, line in enumerate(file, start=1):
            if not line.endswith(b"\n"):
                return
            yield _decoded(decoder, line, path=path, number=number)


def _opened(path: Path) -> BinaryIO | None:
    """The file, or None when it is not there yet."""
    try:
        return path.open("rb")
    except FileNotFoundError:
        return None
    except OSError as error:
        fix = "mend the permissions, or name another run"
        raise RunError(f"{path}: cannot be read: {error.strerror}", fix=fix) from error


def _decoded(decoder: msgspec.json.Decoder[T], line: bytes, *, path: Path, number: int) -> T:
    try:
        return decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        what = f"{path}:{number}: the line is damaged: {error}"
        raise RunError(what, fix="restore the file, or replay the run") from error


class Tail(Generic[T]):
    """Follows a ledger that another process is writing.

    Args:
        path: File of JSON lines; may not exist yet.
        noun: What each line holds.
    """

    def __init__(self, path: Path, noun: type[T]) -> None:
        self._path, self._decoder = path, msgspec.json.Decoder(noun)
        self._offset = self._lines = 0

    def new(self) -> list[T]:
        """Everything that was written since the last call; a line still being written waits for the next.

        Raises:
            RunError: A whole line is not what it should be.
        """
        file = _opened(self._path)
        if file is None:
            return []
        with file:
            file.seek(self._offset)
            data = file.read()
        whole = data[: data.rfind(b"\n") + 1]
        lines, first = whole.splitlines(), self._lines + 1
        nouns = [
            _decoded(self._decoder, line, path=self._path, number=number) for number, line in enumerate(lines, first)
        ]
        self._offset, self._lines = self._offset + len(whole), self._lines + len(lines)
        return nouns
