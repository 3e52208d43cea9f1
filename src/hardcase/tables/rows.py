"""The door of the room: rows of a file, one at a time."""

import csv
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from hardcase.errors import OptionError

from .frames import columns_of, parquet, saved
from .kinds import KINDS, data_files, kind_of
from .lines import Row, header_of, json_document, json_lines, opened, separated
from .recoded import check_encoding


def _never(first: Any) -> bool:
    return False


def rows(
    path: Path | str,
    *,
    inside: Sequence[str] = (),
    single: Callable[[Any], bool] = _never,
    alone: Sequence[str] = (),
    encoding: str = "",
) -> Iterator[Row]:
    """Read the rows of a file, or of every file of a folder.

    Constant in memory for JSON Lines, CSV, Parquet and what `datasets` saved; one JSON document is read whole. What
    cannot be read is a row that says why, and reading goes on after it as far as the file allows.

    Args:
        path: `.jsonl`, `.ndjson`, `.json`, `.csv` or `.tsv`, each also with `.gz`; `.parquet`; a folder of such files;
            or a folder that `datasets` saved to disk.
        inside: Keys of a JSON object under which its rows stand, as `simulations`.
        single: Says of the first item of a JSON list whether the whole list is one row.
        alone: Keys of a JSON object that is one row itself, whatever else it has.
        encoding: Of text files; empty: UTF-8. UTF-16 is told by its byte order mark.

    Yields:
        Row: In the order of the file.

    Raises:
        OptionError: There is nothing at the path that can be read, or a header names a column twice.
    """
    path = Path(path)
    check_encoding(encoding)
    files = data_files(path)
    if not files or kind_of(files[0]) is None:
        known = ", ".join(KINDS)
        if not path.exists():
            raise OptionError(f"{path}: no such file or folder", fix="name a file of recorded conversations")
        what = "holds no file of rows" if path.is_dir() else "is no kind of file that holds rows"
        raise OptionError(f"{path}: {what}", fix=f"name a file that ends in one of {known}")
    for file in files:
        names = [name for name in header(file, encoding) or () if name.strip()]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            fix = "give each column a name of its own, so that it is clear which one is meant"
            raise OptionError(f"{file}: the header names the column {twice!r} twice", fix=fix)
    return (row for file in files for row in _rows(file, inside, single, alone, encoding))


def header(path: Path, encoding: str = "") -> tuple[str, ...] | None:
    """Names of a table's columns, or None where a file has none, or none that can be read."""
    try:
        kind = kind_of(path)
        return header_of(path, encoding) if kind == "separated" else columns_of(path) if kind == "parquet" else None
    except (OSError, EOFError, zlib.error, ValueError, LookupError, csv.Error):
        return None  # whoever reads its rows is told why


def _rows(
    path: Path, inside: Sequence[str], single: Callable[[Any], bool], alone: Sequence[str], encoding: str
) -> Iterator[Row]:
    number = 0
    try:
        for row in _of_kind(path, inside, single, alone, encoding):
            number = row.number
            yield row
    except (OSError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or str(error)
        yield Row(file=str(path), number=number + 1, wrong=f"the file cannot be read on from here: {why}"[:300])
    except (ValueError, LookupError, TypeError, ArithmeticError, NotImplementedError) as error:
        # pyarrow and datasets raise these families for files that are damaged; nothing of them passes the window
        yield Row(file=str(path), number=number + 1, wrong=f"the file is damaged: {error}"[:300])


def _of_kind(
    path: Path, inside: Sequence[str], single: Callable[[Any], bool], alone: Sequence[str], encoding: str
) -> Iterator[Row]:
    kind = kind_of(path)
    if kind == "parquet":
        yield from parquet(path)
    elif kind == "saved":
        yield from saved(path)
    else:
        with opened(path, encoding) as file:
            if kind == "lines":
                yield from json_lines(path, file)
            elif kind == "document":
                yield from json_document(path, file, inside=inside, single=single, alone=alone)
            else:
                yield from separated(path, file)
