"""A table of one kind of noun: its fields are the columns, and their types are the columns' types."""

import itertools
import types
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

import msgspec

from hardcase.errors import OptionError

from .written import whole

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]
    import pyarrow  # type: ignore[import-untyped]

_GROUP = 50_000
"""Rows that are in memory at a time while a table is written."""


def write_typed(path: Path, nouns: Iterable[msgspec.Struct], *, of: type[msgspec.Struct]) -> int:
    """Write nouns as a Parquet table, also when there are none.

    Args:
        path: Ends in `.parquet`; written over when it is there, and whole or not at all.
        nouns: All of one kind.
        of: The kind: text, truth, whole and broken numbers, tuples of these, and each of them or None.

    Returns:
        int: Rows that were written.

    Raises:
        OptionError: Another ending, or a file that cannot be written there.
    """
    if path.suffix != ".parquet":
        raise OptionError(f"{path}: no Parquet file", fix="name a file that ends in .parquet")
    # 0.2 s: only whoever writes a table pays for it
    import pyarrow
    import pyarrow.parquet  # type: ignore[import-untyped]

    schema, count = _schema(of), 0
    with whole(path) as file, pyarrow.parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for group in _groups(nouns):
            writer.write_table(pyarrow.table(_columns(group, of), schema=schema))
            count += len(group)
    return count


def frame(nouns: Iterable[msgspec.Struct], *, of: type[msgspec.Struct]) -> "pandas.DataFrame":
    """The same table as a data frame: equal to what pandas reads from the file that `write_typed` writes.

    Args:
        nouns: All of one kind.
        of: The kind.
    """
    import pyarrow

    return pyarrow.table(_columns(list(nouns), of), schema=_schema(of)).to_pandas()


def _groups(nouns: Iterable[msgspec.Struct]) -> Iterator[list[msgspec.Struct]]:
    coming = iter(nouns)
    while group := list(itertools.islice(coming, _GROUP)):
        yield group


def _columns(nouns: Sequence[msgspec.Struct], of: type[msgspec.Struct]) -> dict[str, list[Any]]:
    return {name: [getattr(noun, name) for noun in nouns] for name in of.__struct_fields__}


def _schema(of: type[msgspec.Struct]) -> "pyarrow.Schema":
    import pyarrow

    fields = msgspec.structs.fields(of)
    return pyarrow.schema(
        [pyarrow.field(each.name, _kind(each.type), nullable=type(None) in get_args(each.type)) for each in fields]
    )


def _kind(kind: Any) -> "pyarrow.DataType":
    import pyarrow

    if get_origin(kind) is tuple:
        return pyarrow.list_(_kind(get_args(kind)[0]))
    if get_origin(kind) is types.UnionType:
        (kind,) = (each for each in get_args(kind) if each is not type(None))
    return {str: pyarrow.string(), bool: pyarrow.bool_(), int: pyarrow.int64(), float: pyarrow.float64()}[kind]
