"""Rows out of text: JSON Lines, one JSON document, separated values. None of them is read into memory whole but the
document, whose end may be needed to understand its beginning.
"""

import csv
import gzip
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

MAX_ROW_BYTES = 16 * 1024 * 1024
"""A row beyond this is not read: one line of a damaged file may not take a machine's memory."""

_CHUNK = 1024 * 1024


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a file.

    Attributes:
        file: Path of the file as it was given.
        number: 1-based line where the row begins, or its number where a file has no lines.
        data: What stands there. Bytes are one JSON value that nobody has read yet, so that it can be read by whoever
            has a processor to spare.
        wrong: Why the row could not be read; empty: it could.
    """

    file: str
    number: int
    data: Any = None
    wrong: str = ""


def opened(path: Path) -> BinaryIO:
    """The bytes of a file, unpacked where its name ends in `.gz`."""
    if path.suffix.casefold() == ".gz":
        return io.BufferedReader(gzip.GzipFile(path, "rb"))
    return path.open("rb")


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


def json_document(path: Path, file: BinaryIO, *, inside: Sequence[str], single: Callable[[Any], bool]) -> Iterator[Row]:
    """The items of a list, the list of rows inside an object, or the one value there is.

    Args:
        path: For the rows' `file`.
        file: Its bytes. JSON Lines in a file called `.json` are read as such.
        inside: Keys of an object under which its rows stand.
        single: Says of a list's first item whether the whole list is one row.
    """
    name = str(path)
    data = file.read().removeprefix(b"\xef\xbb\xbf").strip()
    try:
        whole = msgspec.json.decode(data, type=list[msgspec.Raw] | dict[str, msgspec.Raw]) if data else []
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        yield from json_lines(path, io.BytesIO(data))
        return
    if isinstance(whole, dict):
        lists = (_items(whole[key]) for key in inside if key in whole)
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


def _records(name: str, text: io.TextIOWrapper) -> Iterator[Row]:
    header_line = text.readline(_CHUNK)
    mark = max(",;\t", key=header_line.count)
    csv.field_size_limit(MAX_ROW_BYTES)
    header = next(csv.reader([header_line], delimiter=mark), [])
    reader = csv.reader(text, delimiter=mark, strict=True)
    begins = 2
    while True:
        wrong, fields = "", []
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            wrong = f"the line is no record: {error}"
        number, begins = begins, reader.line_num + 2
        if len(fields) > len(header):
            wrong = f"the record has {len(fields)} fields and the header {len(header)}"
        elif not wrong and not all(map(_is_text, fields)):
            wrong = "the line is not UTF-8"
        if wrong:
            yield Row(file=name, number=number, wrong=wrong)
        elif fields:
            yield Row(file=name, number=number, data=dict(zip(header, fields, strict=False)))


def _is_text(field: str) -> bool:
    try:
        field.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
