"""Recorded conversations on their way in: rows of files, one item for each conversation, all of them accounted for."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from hardcase.conversations import COLUMNS, FORMATS, INSIDE, Dialect, Speaker, group_of, is_message, plain_name
from hardcase.errors import OptionError, nearest
from hardcase.tables import Row, data_files, rows

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
SPEAKERS: tuple[Speaker, ...] = ("customer", "bot", "human")


class Item(Struct, frozen=True, kw_only=True):
    """What should be one conversation, not read yet.

    Attributes:
        file: Where it stands.
        row: Number of its (first) row there.
        count: Rows it takes.
        data: The row, or with columns the rows in order.
        name: Its id, where the row has none.
        wrong: Why it cannot be read; empty: it may be.
    """

    file: str
    row: int
    count: int = 1
    data: Any = None
    name: str = ""
    wrong: str = ""


class SetAside(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Rows that are no conversation: where they stand, and why.

    Attributes:
        rows: How many rows this takes out.
    """

    file: str
    row: int
    reason: str
    rows: int = 1


def dialect_of(
    *,
    format: str = "auto",  # noqa: A002 - as it is typed
    columns: str = "",
    speakers: str = "",
    language: str = "",
    bot: str = "",
    hand_over_tools: Iterable[str] = (),
) -> Dialect:
    """Read how rows are to be read, as it is typed at a command line.

    Args:
        format: One of `FORMATS`.
        columns: As `id=ticket,speaker=from,text=body`; they make the format `columns`.
        speakers: As `Ada=bot,Visitor=customer`.
        language: Of rows that do not say theirs.
        bot: Name of the bot where rows do not say it.
        hand_over_tools: Tools that hand over.

    Raises:
        OptionError: A name that is none, or a column that is needed and missing.
    """
    if format not in FORMATS:
        raise OptionError(f"unknown format {format!r}", fix=nearest(format, FORMATS))
    if language and not _LANGUAGE.fullmatch(language):
        raise OptionError(f"--language {language!r} is no language code", fix="write it as en, sv, de-CH")
    named = _pairs(columns, "--columns", known=COLUMNS, what="column")
    if named or format == "columns":
        if format not in {"auto", "columns"}:
            raise OptionError(f"--columns does not go with --format {format}", fix="leave one of them out")
        missing = [each for each in COLUMNS[:3] if each not in named]
        if missing:
            fix = "write --columns id=ticket,speaker=from,text=body with the names of your columns"
            raise OptionError(f"--columns does not say which column is {missing[0]!r}", fix=fix)
        format = "columns"  # noqa: A001
    told: dict[str, Speaker] = {}
    for name, said in _pairs(speakers, "--speakers").items():
        speaker = next((each for each in SPEAKERS if each == said), None)
        if speaker is None:
            raise OptionError(f"--speakers: unknown speaker {said!r}", fix=nearest(said, SPEAKERS))
        told[plain_name(name)] = speaker
    return Dialect(
        format=format,
        columns=named,
        speakers=told,
        language=language,
        bot=bot,
        hand_over_tools=frozenset(hand_over_tools),
    )


def _pairs(text: str, option: str, *, known: Sequence[str] = (), what: str = "name") -> dict[str, str]:
    pairs: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in text.split(","))):
        name, equals, value = (each.strip() for each in part.partition("="))
        if not equals or not name or not value:
            raise OptionError(f"{option}: {part!r} is no pair", fix="write name=value, with commas between pairs")
        if known and name not in known:
            raise OptionError(f"{option}: unknown {what} {name!r}", fix=nearest(name, known))
        pairs[name] = value
    return pairs


def items(paths: Sequence[Path | str], dialect: Dialect, *, limit: int | None = None) -> Iterator[Item]:
    """Read what should be conversations, one at a time, in the order of the files.

    Constant in memory, but for one JSON document that is read whole. With columns, a file is read twice: first to see
    which conversations have rows in more than one place, and only those are then held until they are complete.

    Args:
        paths: Files and folders of rows.
        dialect: How rows are read.
        limit: The most that is read; None: everything.

    Raises:
        OptionError: A path holds nothing that can be read. Raised before anything is read.
    """
    sources = [(Path(path), rows(path, inside=INSIDE, single=is_message)) for path in paths]
    read = (
        item
        for path, source in sources
        for item in (_grouped(path, dialect) if dialect.format == "columns" else map(_alone, source))
    )
    return itertools.islice(read, limit)


def _alone(row: Row) -> Item:
    name = f"{Path(row.file).name.split('.')[0]}-{row.number}"
    return Item(file=row.file, row=row.number, data=row.data, name=name, wrong=row.wrong)


def _grouped(path: Path, dialect: Dialect) -> Iterator[Item]:
    """Rows of one conversation together. A conversation ends with its file."""
    for file in data_files(path):
        yield from _grouped_file(file, dialect.columns)


def _grouped_file(file: Path, columns: Mapping[str, str]) -> Iterator[Item]:
    last_row = _scattered(file, columns)
    held: dict[str, tuple[Row, list[Any]]] = {}
    current = ""
    for row in rows(file, inside=INSIDE):
        group = "" if row.wrong else group_of(row.data, columns)
        if current and group != current and current not in last_row:
            yield _joined(current, *held.pop(current))
        current = group
        if not group:
            why = row.wrong or f"the row has nothing in the column {columns['id']!r}"
            yield Item(file=row.file, row=row.number, wrong=why)
            continue
        held.setdefault(group, (row, []))[1].append(row.data)
        if last_row.get(group) == (row.file, row.number):
            yield _joined(group, *held.pop(group))
            current = ""
    for group, (first, data) in held.items():
        yield _joined(group, first, data)


def _scattered(file: Path, columns: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """Conversations whose rows stand in more than one place, with the last of these rows. One number is kept for each
    other conversation.
    """
    seen: set[int] = set()
    last_row: dict[str, tuple[str, int]] = {}
    current = ""
    for row in rows(file, inside=INSIDE):
        group = "" if row.wrong else group_of(row.data, columns)
        if group and (group in last_row or (group != current and hash(group) in seen)):
            last_row[group] = (row.file, row.number)
        seen.add(hash(group))
        current = group
    return last_row


def _joined(group: str, first: Row, data: list[Any]) -> Item:
    return Item(file=first.file, row=first.number, count=len(data), data=data, name=group)
