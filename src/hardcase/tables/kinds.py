"""Which kinds of files hold rows, told by their names, and which files a path means."""

from pathlib import Path

KINDS = {
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "document",
    ".csv": "separated",
    ".tsv": "separated",
    ".parquet": "parquet",
}
"""Ending of a file's name, a further `.gz` aside, and how the file is read."""

_SAVED = ("state.json", "dataset_dict.json")


def kind_of(path: Path) -> str | None:
    """How a file is read: a value of `KINDS`, `saved` for a folder that `datasets` saved, or None."""
    if path.is_dir():
        return "saved" if any((path / name).is_file() for name in _SAVED) else None
    endings = path.suffixes
    packed = bool(endings) and endings[-1] == ".gz"
    ending = endings[-2] if packed and len(endings) > 1 else "" if packed else path.suffix
    kind = KINDS.get(ending.casefold())
    return None if packed and kind == "parquet" else kind


def data_files(path: Path) -> tuple[Path, ...]:
    """Files that hold rows.

    Args:
        path: A file, a folder that `datasets` saved to disk, or a folder of files.

    Returns:
        tuple: The path itself, or every file of a known kind below the folder in the order of their names; empty when
        there is none.
    """
    if path.is_file() or (path.is_dir() and kind_of(path)):
        return (path,)
    return tuple(each for each in sorted(path.rglob("*")) if each.is_file() and kind_of(each))
