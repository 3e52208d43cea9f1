"""Recorded conversations on their way in: rows of files, one item for each conversation, all of them accounted for."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from hardcase.conversations import COLUMNS, FORMATS, INSIDE, Dialect, Speaker, group_of, is_message, plain_name
from hardcase.errors import OptionError, nearest
from hardcase.tables import Row, data_files, header, rows

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_ALONE = ("turns", "messages", "traj")
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
    encoding: str = "",
) -> Dialect:
    """Read how rows are to be read, as it is typed at a command line.

    Args:
        format: One of `FORMATS`.
        columns: As `id=ticket,speaker=from,text=body`; they make the format `columns`.
        speakers: As `Ada=bot,Visitor=customer`.
        language: Of rows that do not say theirs.
        bot: Name of the bot where rows do not say it.
        hand_over_tools: Tools that hand over.
        encoding: Of text files; empty: UTF-8.

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
        encoding=encoding,
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
        OptionError: A path holds nothing that can be read, or no file has a column that was named. Raised before
            anything is read.
    """
    sources = [rows(path, inside=INSIDE, single=is_message, alone=_ALONE, encoding=dialect.encoding) for path in paths]
    if dialect.format != "columns":
        return itertools.islice((_alone(row) for source in sources for row in source), limit)
    files = [file for path in paths for file in data_files(Path(path))]
    _check_columns(files, dialect)
    return itertools.islice((item for file in files for item in _grouped(file, dialect)), limit)


def keep_apart(paths: Sequence[Path | str], *written: Path) -> None:
    """Refuse to write into a file that is read.

    Args:
        paths: Files and folders of rows.
        written: Files that will be written.

    Raises:
        OptionError: One of them is read too.
    """
    there = {each.resolve(): each for each in written if each.exists()}
    for path in paths:
        for read in data_files(Path(path)):
            for place, each in there.items():
                if place.samefile(read) or read.resolve() in place.parents:
                    raise OptionError(f"{each}: would be read and written at once", fix="name another place with --out")


def _check_columns(files: Sequence[Path], dialect: Dialect) -> None:
    headers = [header(file, dialect.encoding) for file in files]
    if None in headers:
        return  # rows of JSON have the columns they have
    known = dict.fromkeys(name for names in headers for name in names or ())
    for name in dialect.columns.values():
        if name not in known:
            raise OptionError(f"--columns: {files[0]} has no column {name!r}", fix=nearest(name, known))


def _alone(row: Row) -> Item:
    name = f"{Path(row.file).name.split('.')[0]}-{row.number}"
    return Item(file=row.file, row=row.number, data=row.data, name=name, wrong=row.wrong)


def _grouped(file: Path, dialect: Dialect) -> Iterator[Item]:
    """Rows of one conversation together. A conversation ends with its file."""
    last_row, columns = _scattered(file, dialect), dialect.columns
    held: dict[str, list[Row]] = {}
    damaged: dict[str, str] = {}
    current = between = ""
    for row in rows(file, inside=INSIDE, alone=_ALONE, encoding=dialect.encoding):
        group = _group(row, columns)
        if not group and _is_damaged(row):  # it may be of the conversation before it or of the one after
            between = f"row {row.number} beside it is damaged, and may be of it"
            damaged.setdefault(current, between)
        if current and group != current and current not in last_row:
            yield from _joined(current, held.pop(current), damaged)
        current = group
        if group:
            rows_of_it = held.setdefault(group, [])
            if row.wrong:
                damaged[group] = f"row {row.number} of it is damaged"
            else:
                rows_of_it.append(row)
            if between:
                damaged.setdefault(group, between)
                between = ""
        if row.wrong or not group:
            why = row.wrong or f"the row has nothing in the column {columns['id']!r}"
            yield Item(file=row.file, row=row.number, wrong=why)
        if group and last_row.get(group) == (row.file, row.number):
            yield from _joined(group, held.pop(group), damaged)
            current = ""
    for group, rows_of_it in held.items():
        yield from _joined(group, rows_of_it, damaged)


def _group(row: Row, columns: Mapping[str, str]) -> str:
    return group_of(row.data, columns) if row.data is not None else ""


def _is_damaged(row: Row) -> bool:
    if row.wrong or not isinstance(row.data, bytes):
        return bool(row.wrong)
    try:
        return not isinstance(msgspec.json.decode(row.data), dict)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return True


def _scattered(file: Path, dialect: Dialect) -> dict[str, tuple[str, int]]:
    """Conversations whose rows stand in more than one place, with the last of these rows. One number is kept for each
    other conversation.
    """
    seen: set[int] = set()
    last_row: dict[str, tuple[str, int]] = {}
    current, columns = "", dialect.columns
    for row in rows(file, inside=INSIDE, alone=_ALONE, encoding=dialect.encoding):
        group = _group(row, columns)
        if group and (group in last_row or (group != current and hash(group) in seen)):
            last_row[group] = (row.file, row.number)
        seen.add(hash(group))
        current = group
    return last_row


def _joined(group: str, rows_of_it: list[Row], damaged: dict[str, str]) -> Iterator[Item]:
    wrong = damaged.pop(group, "")
    if rows_of_it:
        first, data = rows_of_it[0], [row.data for row in rows_of_it]
        yield Item(file=first.file, row=first.number, count=len(data), data=data, name=group, wrong=wrong)
