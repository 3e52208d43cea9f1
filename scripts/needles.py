"""Derives the needles of every pattern in the tables of `hardcase.text` and writes them, one pattern a line."""

import importlib
import json
import pkgutil
from collections.abc import Iterator, Mapping

import msgspec

import hardcase.text
from hardcase.text.cues import Asking, Cue
from hardcase.text.gates import derived_ways
from hardcase.text.needle_table import TABLE, written


def lines() -> list[str]:
    """Every pattern of a cue or a table of asking that a module of the room holds, each once, sorted."""
    found: set[str] = set()
    for module in pkgutil.iter_modules(hardcase.text.__path__):
        for value in vars(importlib.import_module(f"hardcase.text.{module.name}")).values():
            found.update(_lines_in(value))
    return sorted(found)


def _lines_in(value: object) -> Iterator[str]:
    if isinstance(value, Cue):
        yield from (*value.says, *value.unless)
    elif isinstance(value, Asking):
        yield from (*value.openers, *value.question_openers, *value.never, *value.examples, *value.tails)
        for table in (value.fields, value.direct):
            for each in table.values():
                yield from each
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _lines_in(getattr(value, name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _lines_in(each)
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _lines_in(each)


def table() -> str:
    """What the file must hold."""
    rows = (f"{_json(line)}: {_json(written(derived_ways(line)))}" for line in lines())
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
