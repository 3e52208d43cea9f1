"""The shipped table of needles says what would be derived, and a pattern that it lacks is derived."""

import importlib.util
from pathlib import Path

import pytest

from hardcase.text import scan
from hardcase.text.gates import Gate, derived_ways
from hardcase.text.needle_table import TABLE, _languages, known_ways, language_of, written
from hardcase.text.scan import Spoken

SCRIPT = Path(__file__).parents[2] / "scripts" / "needles.py"


@pytest.fixture(scope="module")
def script():
    """The script that writes the table."""
    spec = importlib.util.spec_from_file_location("needles", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_is_current(script):
    """Every pattern of every table of phrases is in it, no other is, and each needs what is derived from it."""
    assert TABLE.read_text(encoding="utf-8") == script.table(), "run scripts/needles"


def test_what_is_read_is_what_was_derived(script):
    """The written form of what a pattern needs loses nothing."""
    for line in script.lines()[::20]:
        assert known_ways(line) == derived_ways(line)


def test_needles_have_no_mark_of_the_written_form(script):
    """What parts needles and clauses stands in none of them."""
    ways = [derived_ways(line) for line in script.lines()[::20]]

    assert not any(
        mark in needle for each in ways for way in each for clause in way for needle in clause for mark in "&|"
    )
    assert written((((frozenset({" b ", "a "})), frozenset({"c"})), ())) == [" b |a &c", ""]


def test_a_pattern_of_its_own_is_derived():
    """A table made of a company's words is in front of its patterns as well."""
    gate = Gate((r"xylophones? (?:made|sold) here",))

    assert known_ways(gate.lines[0]) is None
    assert gate.lets(Spoken("our xylophones sold here are loud"))
    assert not gate.lets(Spoken("our xylophones are loud"))


def test_the_first_table_of_a_language_brings_its_others():
    """The automaton is built once for a language, not again with each of its tables."""
    line = next(line for line in ways_of("sv"))
    Gate((line,))
    before = scan._BITS.copy()

    Gate(tuple(ways_of("sv")))

    assert scan._BITS.keys() == before.keys()


def ways_of(language):
    """The patterns that the table has for one language."""
    return [line for line in _languages() if language_of(line) == language]
