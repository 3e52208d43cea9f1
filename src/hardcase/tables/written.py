"""Rows into a table that `datasets` and everything that speaks Parquet or JSON Lines can read."""

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from hardcase.errors import OptionError

WRITTEN = (".parquet", ".jsonl")
"""Endings of the tables that can be written."""


def write_rows(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write a table through `datasets`; it appears whole or not at all.

    Args:
        path: Ends in `.parquet` or `.jsonl`; its folder is made.
        rows: At least one, all with the same keys; values of one key are of one type, text, truth or a list of text.

    Raises:
        OptionError: Another ending, no rows, or a file that cannot be written there.
    """
    if path.suffix not in WRITTEN:
        raise OptionError(f"{path}: no kind of table", fix=f"name a file that ends in {' or '.join(WRITTEN)}")
    if not rows:
        raise OptionError(f"{path}: there is nothing to write", fix="name something that holds rows")
    for variable in ("HF_HUB_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "HF_DATASETS_DISABLE_PROGRESS_BARS"):
        os.environ.setdefault(variable, "1")
    # 1.4 s: only whoever writes a table pays for it
    import datasets  # type: ignore[import-untyped]

    table = datasets.Dataset.from_list([dict(row) for row in rows])
    with whole(path) as file:  # given a name, `datasets` would take it for a URL
        if path.suffix == ".parquet":
            table.to_parquet(file)
        else:
            table.to_json(file, force_ascii=False)


@contextlib.contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file that appears when everything is in it, or not at all; its folder is made.

    Raises:
        OptionError: It cannot be written there.
    """
    try:
        if "\0" in str(path) or path.is_dir():
            raise OptionError(f"{str(path)!r} is a folder, or no name of a file", fix="name another file for the table")
        partial = path.with_name(f".{path.name}.partial")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with partial.open("wb") as file:
                yield file
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError) -> OptionError:
    fix = "name a file that can be written, on a disk with space"
    return OptionError(f"{path} cannot be written: {error.strerror or error}", fix=fix)
