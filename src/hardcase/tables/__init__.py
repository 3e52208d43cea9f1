"""Cellar: rows out of files, whatever they are kept in, and tables. The one window to datasets, pandas and pyarrow.

`rows(path) -> Iterator[Row]` is the door; `write_typed` and `frame` make a table of nouns.
This room knows nothing of what a row means.
"""

from .kinds import KINDS, data_files
from .lines import MAX_ROW_BYTES, Row
from .rows import header, rows
from .typed import frame, write_typed
from .written import WRITTEN, write_rows

__all__ = [
    "KINDS",
    "MAX_ROW_BYTES",
    "WRITTEN",
    "Row",
    "data_files",
    "frame",
    "header",
    "rows",
    "write_rows",
    "write_typed",
]
