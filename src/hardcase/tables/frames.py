"""Rows out of columns: Parquet, and what `datasets` saved to disk. The heavy packages load when a file needs them."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .lines import Row

_BATCH = 256


def parquet(path: Path) -> Iterator[Row]:
    """One row for each row of a Parquet file, read group by group."""
    # 0.2 s: only whoever reads Parquet pays for it
    import pyarrow.parquet  # type: ignore[import-untyped]

    name, number = str(path), 0
    with pyarrow.parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_BATCH):
            for row in batch.to_pylist():
                number += 1
                yield Row(file=name, number=number, data=without_nothing(row))


def columns_of(path: Path) -> tuple[str, ...]:
    """Names of the columns of a Parquet file."""
    import pyarrow.parquet

    return tuple(pyarrow.parquet.read_schema(path).names)


def saved(path: Path) -> Iterator[Row]:
    """One row for each row of what `datasets` saved: one set, or several splits one after the other."""
    for variable in ("HF_HUB_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "HF_DATASETS_DISABLE_PROGRESS_BARS"):
        os.environ.setdefault(variable, "1")
    # 1.4 s, likewise
    import datasets  # type: ignore[import-untyped]

    loaded = datasets.load_from_disk(str(path))
    parts = loaded.items() if isinstance(loaded, dict) else [("", loaded)]
    for split, part in parts:
        name = f"{path}#{split}" if split else str(path)
        for number, row in enumerate(part, 1):
            yield Row(file=name, number=number, data=without_nothing(row))


def without_nothing(value: Any) -> Any:
    """A value without keys that hold nothing: a table fills each row up to all of its columns."""
    if isinstance(value, dict):
        return {key: without_nothing(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [without_nothing(each) for each in value]
    return value
