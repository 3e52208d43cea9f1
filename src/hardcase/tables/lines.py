"""Rows out of text: JSON Lines, one JSON document, separated values. None of them is read into memory whole but the
document, whose end may be needed to understand its beginning.
"""

import csv
import gzip
import io
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from .recoded import as_utf8

MAX_ROW_BYTES = 16 * 1024 * 1024
"""A row beyond this is not read: one line of a damaged file may not take a machine's memory."""

MAX_RECORD_LINES = 2000
"""A record of a CSV file that goes on for longer began with a quote that nobody closed."""

NOT_UTF8 = "the line is not UTF-8, and who writes ä or é is lost: save it as UTF-8, or give --encoding cp1252"
_CHUNK = 1024 * 1024


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a file.

    Attributes:
        file: Path of the file as it was given.
        number: 1-based line where the row begins, or its number where a file has no lines.
        data: What stands there. Bytes are one JSON value that nobody has read yet, so that it can be read by whoever
            has a processor to spare.
        wrong: Why the row could not be read; empty: it could. With it, `data` is the part that could, or None.
    """

    file: str
    number: int
    data: Any = None
    wrong: str = ""


def opened(path: Path, encoding: str = "") -> BinaryIO:
    """The bytes of a file as UTF-8, unpacked where its name ends in `.gz`."""
    if path.suffix.casefold() == ".gz":
        return as_utf8(io.BufferedReader(gzip.GzipFile(path, "rb")), encoding)
    return as_utf8(path.open("rb"), encoding)


def json_lines(path: Path, file: BinaryIO) -> Iterator[Row]:
    """One row for each line that is not blank, as bytes."""
    name, number, first = str(path), 0, True
    while line := file.readline(MAX_ROW_BYTES + 1):
        number += 1
        if len(line) > MAX_ROW_BYTES:
            while line and not line.endswith(b"\n"):
                line = file.readline(_CHUNK)
            yield Row(file=name, number=number, wrong=f"the line is longer than {MAX_ROW_BYTES:,} bytes")
            continue
        if first:
            line, first = line.removeprefix(b"\xef\xbb\xbf"), False
        line = line.strip()
        if line:
            yield Row(file=name, number=number, data=line)


def json_document(
    path: Path, file: BinaryIO, *, inside: Sequence[str], single: Callable[[Any], bool], alone: Sequence[str] = ()
) -> Iterator[Row]:
    """The items of a list, the list of rows inside an object, or the one value there is.

    Args:
        path: For the rows' `file`.
        file: Its bytes. JSON Lines in a file called `.json` are read as such.
        inside: Keys of an object under which its rows stand.
        single: Says of a list's first item whether the whole list is one row.
        alone: Keys of an object that is one row itself, whatever else it has.
    """
    name = str(path)
    data = file.read().removeprefix(b"\xef\xbb\xbf").strip()
    try:
        whole = msgspec.json.decode(data, type=list[msgspec.Raw] | dict[str, msgspec.Raw]) if data else []
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        yield from json_lines(path, io.BytesIO(data))
        return
    if isinstance(whole, dict):
        lists = (_items(whole[key]) for key in inside if key in whole and whole.keys().isdisjoint(alone))
        found = next((items for items in lists if items is not None), None)
        items = [data] if found is None else found
    else:
        items = [data] if whole and _is_single(bytes(whole[0]), single) else [bytes(each) for each in whole]
    for number, item in enumerate(items, 1):
        if len(item) > MAX_ROW_BYTES:
            yield Row(file=name, number=number, wrong=f"the row is longer than {MAX_ROW_BYTES:,} bytes")
        else:
            yield Row(file=name, number=number, data=item)


def _items(raw: msgspec.Raw) -> list[bytes] | None:
    try:
        return [bytes(each) for each in msgspec.json.decode(raw, type=list[msgspec.Raw])]
    except msgspec.DecodeError:
        return None


def _is_single(first: bytes, single: Callable[[Any], bool]) -> bool:
    try:
        return single(msgspec.json.decode(first))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def separated(path: Path, file: BinaryIO) -> Iterator[Row]:
    """One row for each record of a CSV file with a header; commas, semicolons or tabs, told by the header."""
    name = str(path)
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield from _records(name, text)
    finally:
        text.detach()  # whoever opened the file closes it


def header_of(path: Path, encoding: str = "") -> tuple[str, ...]:
    """Names in the first line of a CSV file."""
    with opened(path, encoding) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
        return tuple(_header(text)[0])


def _header(text: io.TextIOWrapper) -> tuple[list[str], str]:
    line = text.readline(_CHUNK)
    mark = max(",;\t", key=line.count)
    csv.field_size_limit(MAX_ROW_BYTES)
    return next(csv.reader([line], delimiter=mark), []), mark


class _Feed:
    """Lines for a reader of records, which can be given back when they turn out to be no record."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._back: deque[str] = deque()
        self._size = 0
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MAX_RECORD_LINES or self._size > MAX_ROW_BYTES:
            raise csv.Error(f"a quote is not closed within {len(self.taken):,} lines")
        line = self._back.popleft() if self._back else self._text.readline(MAX_ROW_BYTES + 1)
        if not line:
            raise StopIteration
        self.taken.append(line)
        self._size += len(line)
        return line

    def next_record(self) -> None:
        self.taken, self._size = [], 0

    def give_back(self) -> None:
        """All lines of the record but its first are records of their own."""
        self._back.extendleft(reversed(self.taken[1:]))
        self.taken = self.taken[:1]


def _records(name: str, text: io.TextIOWrapper) -> Iterator[Row]:
    header, mark = _header(text)
    feed = _Feed(text)
    reader = csv.reader(feed, delimiter=mark, strict=True)
    begins = 2
    while True:
        wrong, fields = "", []
        feed.next_record()
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            wrong = f"the line is no record: {error}"
            feed.give_back()
            fields = _first_fields(feed.taken, mark)
        number, begins = begins, begins + len(feed.taken)
        if not wrong and len(fields) > len(header):
            wrong = f"the record has {len(fields)} fields and the header {len(header)}"
        elif not wrong and not all(map(_is_text, fields)):
            wrong = NOT_UTF8
        if wrong or fields:
            yield Row(file=name, number=number, data=dict(zip(header, fields, strict=False)), wrong=wrong)


def _first_fields(lines: list[str], mark: str) -> list[str]:
    """What stands before the damage in a line, and perhaps some of it."""
    try:
        return next(csv.reader(lines[:1], delimiter=mark), [])
    except csv.Error:
        return []


def _is_text(field: str) -> bool:
    try:
        field.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
