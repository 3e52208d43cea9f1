"""The items by which judges are tried, as they are shipped."""

import functools

import msgspec

from hardcase.errors import OptionError
from hardcase.verdicts import Injection

from .places import shipped_data

INJECTIONS = "rubrics/injections.jsonl"


@functools.cache
def read_injections() -> tuple[Injection, ...]:
    """Read the shipped items. A project has none of its own: what it could leave out would no longer be tried.

    Raises:
        OptionError: The file is missing or damaged.
    """
    path = shipped_data() / INJECTIONS
    try:
        lines = path.read_bytes().splitlines()
        return tuple(msgspec.json.decode(line, type=Injection) for line in lines)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise OptionError(
            f"{path}: cannot be read: {error}", fix="restore the file, or install hardcase again"
        ) from error
