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

LANGUAGES = ("en", "sv", "de", "es")


def lines() -> list[str]:
    """Every pattern of a cue or a table of asking that a module of the room holds, each once, sorted."""
    return sorted(_languages())


def _languages() -> dict[str, str]:
    """The language of each pattern, from the key or the module under which it stands; several: none."""
    found: dict[str, set[str]] = {}
    for module in pkgutil.iter_modules(hardcase.text.__path__):
        ending = module.name.rpartition("_")[2]
        for name, value in vars(importlib.import_module(f"hardcase.text.{module.name}")).items():
            own = next((each for each, said in _NAMES.items() if said in name), ending if ending in LANGUAGES else "")
            for line, language in _lines_in(value, own):
                found.setdefault(line, set()).add(language)
    return {line: max(named) if len(named - {""}) == 1 else "" for line, named in found.items()}


_NAMES = {"en": "ENGLISH", "sv": "SWEDISH", "de": "GERMAN", "es": "SPANISH"}


def _lines_in(value: object, language: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Cue):
        yield from ((line, language) for line in (*value.says, *value.unless))
    elif isinstance(value, Asking):
        said = (*value.openers, *value.question_openers, *value.never, *value.examples, *value.tails)
        asked = (line for table in (value.fields, value.direct) for each in table.values() for line in each)
        yield from ((line, language) for line in (*said, *asked))
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _lines_in(getattr(value, name), language)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _lines_in(each, key if key in LANGUAGES else language)
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _lines_in(each, language)


def table() -> str:
    """What the file must hold."""
    languages = _languages()
    blocks = []
    for language in ("", *LANGUAGES):
        chosen = sorted(line for line, own in languages.items() if own == language)
        rows = ",\n".join(f"{_json(line)}: {_json(written(derived_ways(line)))}" for line in chosen)
        blocks.append(f"{_json(language)}: {{\n{rows}\n}}")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
