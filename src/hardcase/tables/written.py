"""Rows into a table that `datasets` and everything that speaks Parquet or JSON Lines can read."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hardcase.errors import OptionError

WRITTEN = (".parquet", ".jsonl")
"""Endings of the tables that can be written."""


def write_rows(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write a table through `datasets`; it appears whole or not at all.

    Args:
        path: Ends in `.parquet` or `.jsonl`; its folder is made.
        rows: At least one, all with the same keys; values of one key are of one type, text, truth or a list of text.

    Raises:
        OptionError: Another ending, or no rows.
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
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        if path.suffix == ".parquet":
            table.to_parquet(str(partial))
        else:
            table.to_json(str(partial), force_ascii=False)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
