"""The strict reader: what is written is what is read, and every lie of lenient YAML is an error with a place."""

import re

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hardcase.cases import read_yaml, yaml_reader
from hardcase.errors import SuiteError
from tests.cases.bakery import MARK, unmarked


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request, monkeypatch):
    """Both parsers of PyYAML: the one in C, and the one that machines without libyaml have."""
    if not hasattr(yaml, request.param):
        pytest.skip(f"this PyYAML has no {request.param}")
    monkeypatch.setattr(yaml_reader, "_loader", lambda: getattr(yaml, request.param))


@pytest.fixture
def read(tmp_path):
    """Read a text as a file would be read."""

    def reading(text):
        path = tmp_path / "file.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_yaml(path)

    return reading


def refused(read, text):
    """The problems with which a text is refused."""
    with pytest.raises(SuiteError) as caught:
        read(text)
    return caught.value.problems


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("no", "no", id="no is a word, not False"),
        pytest.param("yes", "yes", id="yes is a word"),
        pytest.param("on", "on", id="on is a word"),
        pytest.param("Off", "Off", id="Off is a word"),
        pytest.param("n", "n", id="n is a letter"),
        pytest.param("True", "True", id="True with a capital is a word"),
        pytest.param("FALSE", "FALSE", id="FALSE in capitals is a word"),
        pytest.param("Null", "Null", id="Null with a capital is somebody's name"),
        pytest.param("12:30", "12:30", id="a time is not 750"),
        pytest.param("1:30:00", "1:30:00", id="hours are not seconds"),
        pytest.param("0777", "0777", id="leading zeros stay"),
        pytest.param("0o17", "0o17", id="no octals"),
        pytest.param("0x1F", "0x1F", id="no hexadecimals"),
        pytest.param("0b11", "0b11", id="no binaries"),
        pytest.param("1_000", "1_000", id="no underscores"),
        pytest.param("1e3", "1e3", id="no bare exponent"),
        pytest.param("+4670123456", "+4670123456", id="a phone number keeps its plus"),
        pytest.param(".5", ".5", id="no number without a first digit"),
        pytest.param("5.", "5.", id="no number without a last digit"),
        pytest.param(".inf", ".inf", id="no infinity"),
        pytest.param(".nan", ".nan", id="no NaN"),
        pytest.param("1.0e999", "1.0e999", id="no infinity in disguise"),
        pytest.param("12345678901234567890", "12345678901234567890", id="a long card number keeps every digit"),
        pytest.param("2026-03-12", "2026-03-12", id="a date stays as written"),
        pytest.param("2026-03-12T10:00:00Z", "2026-03-12T10:00:00Z", id="a timestamp stays as written"),
        pytest.param("=", "=", id="an equals sign is one"),
        pytest.param("'true'", "true", id="a quoted true is a word"),
        pytest.param('"5"', "5", id="a quoted number is text"),
        pytest.param("|-\n  5", "5", id="a block is text"),
        pytest.param(">-\n  true", "true", id="a folded block is text"),
        pytest.param("true", True, id="true is true"),
        pytest.param("false", False, id="false is false"),
        pytest.param("null", None, id="null is nothing"),
        pytest.param("~", None, id="a tilde is nothing"),
        pytest.param("", None, id="an absent value is nothing"),
        pytest.param("0", 0, id="zero"),
        pytest.param("-3", -3, id="a negative number"),
        pytest.param("84", 84, id="a whole number"),
        pytest.param("0.70", 0.7, id="a decimal number"),
        pytest.param("-1.5", -1.5, id="a negative decimal number"),
    ],
)
def test_plain_words_stay_what_they_are(read, written, value):
    """Only true, false, null and decimal numbers are more than text."""
    data = read(f"a: {written}\n").data

    assert data == {"a": value}
    assert type(data["a"]) is type(value)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "what", "fix"),
    [
        pytest.param("¦", "the file is empty", "schema", id="an empty file"),
        pytest.param("¦# only\n\n# comments\n", "the file is empty", "schema", id="a file of comments"),
        pytest.param("a:\n¦\tb: 1\n", "a tab", "spaces", id="a tab below a key"),
        pytest.param("a: 1\n¦\tb: 1\n", "a tab", "spaces", id="a tab beside a key"),
        pytest.param("¦\ta: 1\n", "a tab", "spaces", id="a tab on the first line"),
        pytest.param("a:\n  - b\n¦\t- c\n", "a tab", "spaces", id="a tab in a list"),
        pytest.param("a: 1\nb: 2\n¦a: 3\n", "duplicate key 'a'", "remove", id="a key twice"),
        pytest.param("a: {b: 1, ¦b: 2}\n", "duplicate key 'b'", "remove", id="a key twice in braces"),
        pytest.param('1: x\n¦"1": y\n', "duplicate key '1'", "remove", id="a key twice, quoted once"),
        pytest.param("a: 1\n¦---\nb: 2\n", "more than one document", "'---'", id="two documents"),
        pytest.param("a: 1\n...\n¦b: 2\n", "more than one document", "'...'", id="text behind the end"),
        pytest.param("b: &b {x: 1}\na: {¦<<: *b}\n", "merge keys", "write the values", id="a merge key"),
        pytest.param("a: ¦!!python/name:os.system ''\n", "python/name:os.system", "tag", id="a Python name"),
        pytest.param("a: ¦!!python/object:os.system {x: 1}\n", "python/object", "tag", id="a Python object"),
        pytest.param("a: ¦!!python/tuple [1]\n", "python/tuple", "tag", id="a Python tuple"),
        pytest.param("a: ¦!!set {x, y}\n", "set", "tag", id="a set that would become a mapping"),
        pytest.param("a: ¦!!str 5\n", "str", "tag", id="text that would become a number"),
        pytest.param('a: ¦!!int "5"\n', "int", "tag", id="a number that would become text"),
        pytest.param("a: ¦!!binary aGk=\n", "binary", "tag", id="hidden bytes"),
        pytest.param("a: ¦!own b\n", "'!own'", "tag", id="a tag of one's own"),
        pytest.param("a: ¦! 5\n", "'!'", "tag", id="a bare exclamation mark"),
        pytest.param("¦!!python/name:x a: 1\n", "python/name:x", "tag", id="a tag on a key"),
        pytest.param("a: ¦*b\n", "an alias", "quotes", id="an alias of nothing"),
        pytest.param("a: ¦*b\nb: &b 1\n", "an alias", "quotes", id="an alias before its anchor"),
        pytest.param("a: &a 1\nb: ¦&a 2\n", "second occurrence", "quotes", id="an anchor twice"),
        pytest.param("a: ¦&a [*a]\n", "stands inside what it names", "write", id="a list inside itself"),
        pytest.param("a: ¦&a {b: *a}\n", "stands inside what it names", "write", id="a mapping inside itself"),
        pytest.param("? ¦[a, b]\n: 1\n", "a key must be text", "one word", id="a list as a key"),
        pytest.param("a: b¦: c\n", "a colon stands", "quotes", id="a colon in plain text"),
        pytest.param("a: ¦@x\n", "is not YAML", "quotes", id="a sign in front"),
        pytest.param("a: x\nb: y¦\0z\n", "U+0000", "remove", id="a NUL"),
        pytest.param("a: é ¦\x07\n", "U+0007", "remove", id="a bell behind an accent"),
        pytest.param("a: x¦\u0085b: 1\n", "U+0085", "remove", id="a next-line that would start a key"),
        pytest.param("a: x¦\u2028y\n", "U+2028", "remove", id="a line separator from a web page"),
        pytest.param("a: x¦\ufeffy\n", "U+FEFF", "remove", id="a byte order mark in the middle"),
    ],
)
def test_every_refusal_says_where_what_and_how_to_mend_it(read, text, what, fix):
    """A file that cannot be read as written is refused at its line and column, with what to change."""
    written, (line, column) = unmarked(text)

    (problem,) = refused(read, written)

    assert (problem.line, problem.column) == (line, column)
    assert what in problem.what
    assert fix in problem.fix
    assert "\n" not in problem.what + problem.fix


@pytest.mark.parametrize(
    ("raw", "place", "byte"),
    [
        pytest.param(b"a: 1\nb: caf\xe9\n", (2, 7), "0xe9", id="Latin-1 in the second line"),
        pytest.param("é: ü\nb: caf".encode() + b"\xff", (2, 7), "0xff", id="columns are characters, not bytes"),
        pytest.param("a: 1".encode("utf-16"), (1, 1), "0xff", id="UTF-16"),
        pytest.param(b"\xef\xbb\xbfa: \x80\n", (1, 4), "0x80", id="behind a byte order mark"),
        pytest.param(b"a: \xed\xa0\x80\n", (1, 4), "0xed", id="half a surrogate pair"),
    ],
)
def test_other_encodings_are_refused_where_they_begin(read, raw, place, byte):
    """A file that is not UTF-8 is refused at its first wrong byte."""
    (problem,) = refused(read, raw)

    assert (problem.line, problem.column) == place
    assert byte in problem.what
    assert "UTF-8" in problem.fix


def test_a_byte_order_mark_in_front_is_no_part_of_the_text(read):
    """Files of editors that begin with a byte order mark read as those without."""
    document = read(b"\xef\xbb\xbfschema: 1\n")

    assert document.data == {"schema": 1}
    assert document.place(("schema",)) == (1, 1)


def test_line_ends_of_windows_change_nothing(read):
    """A file saved with carriage returns reads as one without, places included."""
    document = read(b"a: 1\r\nb: |\r\n  x\r\n  y\r\n")

    assert document.data == {"a": 1, "b": "x\ny\n"}
    assert document.place(("b",)) == (2, 1)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    "nested",
    [
        pytest.param("[" * 100_000, id="brackets never closed"),
        pytest.param("[" * 200 + "]" * 200, id="brackets closed"),
        pytest.param("{a: " * 200 + "1" + "}" * 200, id="braces closed"),
        pytest.param("\n" + "".join(" " * level + "a:\n" for level in range(200)), id="indented"),
        pytest.param("- " * 500 + "x", id="lists in one line"),
        pytest.param("- ? " * 100 + "x", id="lists and keys in one line"),
        pytest.param("[a: " * 200 + "]" * 200, id="brackets around pairs"),
        pytest.param('["]", ' * 200 + "]" * 200, id="brackets beside quoted ones"),
        pytest.param("&a [" + "&b [" * 200 + "]" * 201, id="anchored brackets"),
    ],
)
def test_deep_nesting_is_an_error_and_no_crash(read, nested):
    """A file that nests without end ends neither the process nor the reader."""
    problems = refused(read, f"a: {nested}\n" if not nested.startswith("-") else f"{nested}\n")

    assert any("levels deep" in problem.what for problem in problems)


@pytest.mark.usefixtures("loader")
def test_aliases_that_explode_are_cut_off(read):
    """Nine lines that would become a billion words are refused, and a few aliases are not."""
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{later}: &{later} [{', '.join(['*' + earlier] * 9)}]\n"
        for earlier, later in zip("abcdefgh", "bcdefghi", strict=True)
    )

    problems = refused(read, bomb)

    assert [problem.what for problem in problems] == ["expands too many aliases"]
    assert read("a: &a [x, y]\nb: *a\n").data == {"a": ["x", "y"], "b": ["x", "y"]}


def test_a_file_has_a_size_limit(read):
    """A file of one byte over 1 MiB is refused before it is parsed, and one of 1 MiB is read."""
    full = "a: " + "x" * (1024 * 1024 - 4) + "\n"

    (problem,) = refused(read, full + "#")

    assert len(read(full).data["a"]) == 1024 * 1024 - 4
    assert "1048577 bytes, the limit is 1048576" in problem.what
    assert "split" in problem.fix


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_a_file_that_cannot_be_opened_says_so(tmp_path, name):
    """A missing file and a folder are problems of the suite, with their path."""
    with pytest.raises(SuiteError) as caught:
        read_yaml(tmp_path / name)

    (problem,) = caught.value.problems
    assert problem.path == tmp_path / name
    assert "cannot be read" in problem.what


def test_all_problems_of_one_file_come_at_once(read):
    """Whoever mends a file mends it once: each duplicate key, merge key and wrong key is named."""
    text = "a: 1\na: 2\nb: {c: 1, c: 2}\n<<: {x: 1}\n? [k]\n: v\n"

    problems = refused(read, text)

    assert [problem.line for problem in problems] == [2, 3, 4, 5]


def test_every_value_knows_its_place(read):
    """A later complaint about any value points at its key, or at the item of a list."""
    text, place = unmarked("a:\n  - {b: 1}\n  - c:\n      ¦d: deep\n")
    document = read(text)

    assert document.place(("a", 1, "c", "d")) == place
    assert document.place(("a", 0)) == (2, 5)
    assert document.place(("a", 1, "c", "missing", 3)) == (3, 5)
    assert document.place(("nowhere",)) == (1, 1)


INDICATORS = (
    "a",
    "b: ",
    "- ",
    "? ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "&x ",
    "*x",
    "&y ",
    "*y",
    "\n",
    "\n  ",
    '"q"',
    "|\n",
)


def flattened(node, around=()):
    """What was composed, with its places, whatever it is made of."""
    place = (node.start_mark.line, node.start_mark.column)
    if isinstance(node.value, str):
        return (*place, node.value, bool(node.style))
    if id(node) in around:
        return (*place, "itself")
    parts = [part for item in node.value for part in (item if isinstance(item, tuple) else (item,))]
    return (*place, [flattened(part, (*around, id(node))) for part in parts])


def composed_or_failed(compose):
    """What was composed, or where and why it could not be."""
    try:
        node = compose()
    except yaml.MarkedYAMLError as error:
        places = [(mark.line, mark.column) if mark else None for mark in (error.context_mark, error.problem_mark)]
        return places, [re.sub(" '.*'", "", words or "") for words in (error.context, error.problem)]
    return node and flattened(node)


@pytest.mark.usefixtures("loader")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from((*INDICATORS, "---\n", "...\n")), max_size=12).map("".join))
def test_what_is_composed_is_what_pyyaml_composes(text):
    """The same values at the same places from any mixture of signs, and the same failures once all of it parses."""
    loader = yaml_reader._loader()

    def whole():
        list(yaml.parse(text, Loader=loader))
        return yaml.compose(text, Loader=loader)

    assert composed_or_failed(lambda: yaml_reader._composed(text)[0]) == composed_or_failed(whole)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_whatever_is_written_is_read_or_refused(tmp_path_factory, text):
    """No text of any kind raises anything but a SuiteError whose every problem has a place and a fix."""
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(text, encoding="utf-8", newline="")

    try:
        problems = [] if read_yaml(path).place(()) >= (1, 1) else ["no place"]
    except SuiteError as error:
        problems = [each for each in error.problems if each.line < 1 or each.column < 1 or not each.fix]

    assert problems == []


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60))
def test_quoted_text_survives_to_the_letter(tmp_path_factory, text):
    """What a customer says in quotes reaches the bot unchanged, however odd."""
    path = tmp_path_factory.getbasetemp() / "quoted.yaml"
    quoted = text.replace("'", "''")
    path.write_text(f"say: '{quoted}'\n", encoding="utf-8")

    if any(hidden in text for hidden in "\u2028\u2029\ufeff\ufffe\uffff"):
        with pytest.raises(SuiteError):
            read_yaml(path)
    else:
        assert read_yaml(path).data == {"say": text}


def test_the_mark_of_these_tests_is_no_character_of_theirs():
    """The tables above would prove nothing if their mark were read as text."""
    assert unmarked(f"a\nb{MARK}c") == ("a\nbc", (2, 2))
