"""The contract of every authored file: generated, current, and enough for any tool that reads JSON Schema."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardcase.cases import SCHEMAS, argument_problems, json_schema, read_as, read_yaml
from hardcase.cases.schemas import schema_problem
from hardcase.cli import main
from hardcase.decisions import GateFile
from hardcase.errors import SuiteError
from tests.cases.bakery import unmarked

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = ROOT / "schemas"
FOLDERS = [ROOT, ROOT / "tests" / "small_company"]
AUTHORED = sorted(
    path
    for folder in FOLDERS
    for pattern in ("suites/**/*.yaml", "rubrics/*.yaml", "evals/gates/*.yaml")
    for path in folder.glob(pattern)
)


FORMATS = {**SCHEMAS, "gate": GateFile}


def kind_of(path):
    """Which format a file has, from where it stands."""
    if path.parent.name in {"exemplars", "rubrics", "gates"}:
        return path.parent.name.removesuffix("s")
    return path.stem if path.stem in {"company", "suite"} else "case"


def short(path):
    """A path as test id."""
    return str(path.relative_to(ROOT))


def test_the_written_schemas_are_current(tmp_path, capsys):
    """What lies in schemas/ is what `hardcase schema --write` writes today, file for file."""
    main(["schema", "--write", str(tmp_path)])
    capsys.readouterr()

    assert {path.name: path.read_text(encoding="utf-8") for path in WRITTEN.iterdir()} == {
        path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()
    }


@pytest.mark.parametrize("path", sorted(WRITTEN.glob("*.json")), ids=short)
def test_each_schema_is_one(path):
    """Every written schema is a valid JSON Schema 2020-12 that says its own name."""
    schema = json.loads(path.read_text(encoding="utf-8"))

    jsonschema.Draft202012Validator.check_schema(schema)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == path.name
    assert '"oneOf"' not in path.read_text(encoding="utf-8")


def test_nothing_shipped_is_left_out():
    """The files below are really there: an empty list would prove nothing."""
    assert {kind_of(path) for path in AUTHORED} == {"case", "company", "exemplar", "gate", "rubric", "suite"}
    assert len([path for path in AUTHORED if kind_of(path) == "case"]) >= 24


@pytest.mark.parametrize("path", AUTHORED, ids=short)
def test_every_shipped_file_keeps_its_contract(path):
    """Plain jsonschema, knowing nothing of hardcase, finds no fault in any file that is shipped."""
    schema = json.loads((WRITTEN / f"{kind_of(path)}.schema.json").read_text(encoding="utf-8"))

    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(read_yaml(path).data))

    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize("path", AUTHORED, ids=short)
def test_every_shipped_file_tells_editors_its_schema(path):
    """The first line names the schema by a path that leads there, so that any editor checks while one types."""
    first = path.read_text(encoding="utf-8").splitlines()[0]

    assert first.startswith("# yaml-language-server: $schema=")
    named = (path.parent / first.partition("=")[2]).resolve()
    assert named == WRITTEN / f"{kind_of(path)}.schema.json"


CASE = """\
schema: 1
title: T
family: f
turns:
  - {id: opens, say: Hi}
expect:
  escalation: {decision: may}
  facts: [{id: a, points: 3, money: 5 GBP}]
"""


@pytest.mark.parametrize(
    ("old", "new", "what", "fix"),
    [
        pytest.param("schema: 1", "¦schema: 2", "unknown value 2", "use one of '1'", id="another version"),
        pytest.param("schema: 1", "¦schema: 1.0", "schema: ", "hardcase schema", id="a version with a point"),
        pytest.param("schema: 1", "¦schema: true", "unknown value True", "use one of '1'", id="true for one"),
        pytest.param("schema: 1\n", "", "missing key 'schema'", "add schema: ...", id="no version"),
        pytest.param("title: T\n", "", "missing key 'title'", "add title: ...", id="a missing key"),
        pytest.param("title: T", "¦title: ''", "title: must not be empty", "at least one", id="empty text"),
        pytest.param("title: T", "¦title:", "expected text, found nothing", "write text", id="a key without a value"),
        pytest.param("family: f", "¦family: F f", "'F f' is not written", "lower case", id="an id with a blank"),
        pytest.param("family: f", "¦family: f--f", "'f--f' is not written", "single hyphens", id="two hyphens"),
        pytest.param("family: f", "family: f\n¦tags: x", "expected a list, found text 'x'", "a list", id="no list"),
        pytest.param("family: f", "family: f\n¦language: EN", "'EN' is not", "two lower case", id="a language"),
        pytest.param("family: f", "family: f\n¦desk: open", "found text 'open'", "a mapping of keys", id="no mapping"),
        pytest.param("family: f", "family: f\ndesk: {¦people: wait}", "'wait' is not", "wait 40 min", id="a wait"),
        pytest.param(
            "escalation: {decision: may}", "¦escalation: no", "found text 'no'", "a mapping", id="no for a mapping"
        ),
        pytest.param("money: 5 GBP", "any_of: [a, ¦5]", "expected text, found number 5", "quotes", id="in a list"),
        pytest.param("{id: opens, say: Hi}", "¦Hi", "turns: expected a mapping", "mapping of keys", id="bare words"),
        pytest.param("[{id: a", "[{id: a, ¦pionts: 3", "unknown key 'pionts'", "'points'", id="a key twice misspelt"),
        pytest.param(CASE, "¦- a\n", "expected a mapping of keys, found a list", "mapping", id="a list as a file"),
        pytest.param(CASE, "¦a\n", "expected a mapping of keys, found text 'a'", "mapping", id="a word as a file"),
        pytest.param(CASE, "---\n¦", "expected a mapping of keys, found nothing", "mapping", id="dashes as a file"),
    ],
)
def test_a_broken_contract_is_told_in_plain_words(tmp_path, old, new, what, fix):
    """Each violation says its place, what was found and what to write, in words of people and not of validators."""
    assert CASE.count(old) == 1
    text, place = unmarked(CASE.replace(old, new))
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SuiteError) as caught:
        read_as(path, SCHEMAS["case"])

    (problem,) = caught.value.problems
    assert what in problem.what
    assert fix in problem.fix
    assert (problem.line, problem.column) == (place if place != (0, 0) else (1, 1))


PARAMETERS = {
    "type": "object",
    "required": ["order_id"],
    "additionalProperties": False,
    "properties": {
        "order_id": {"type": "string"},
        "days": {"type": "integer", "minimum": 1},
        "rolls": {"multipleOf": 2},
    },
}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param({"order_id": "ORD-1"}, [], id="a good call"),
        pytest.param({"order_id": "ORD-1", "days": 3}, [], id="a good call with everything"),
        pytest.param({}, ["missing key 'order_id'"], id="nothing"),
        pytest.param({"order_id": "O", "rolls": 5}, ["5 is not a multiple of 2"], id="a rule of another kind"),
        pytest.param({"order_id": 12}, ["expected text, found number 12"], id="another type"),
        pytest.param({"order_id": None}, ["expected text, found nothing"], id="null"),
        pytest.param({"order_id": "O", "days": 0}, ["0 is out of range"], id="out of range"),
        pytest.param({"order_id": "O", "day": 1}, ["unknown key 'day'"], id="an unknown argument"),
        pytest.param({"day": 1}, ["missing key 'order_id'", "unknown key 'day'"], id="two slips at once"),
    ],
)
def test_a_wrong_call_is_answered_in_words_a_bot_can_act_on(arguments, said):
    """Every slip of a tool call is named, and a right call is not."""
    assert sorted(argument_problems(PARAMETERS, arguments)) == sorted(said)


def test_a_tool_without_parameters_has_no_rule_to_break():
    """Where the company says nothing of a tool's arguments, none is wrong."""
    assert argument_problems({}, {"anything": 1}) == []


def test_parameters_that_are_no_schema_are_told():
    """A company's tool cannot promise what no validator understands."""
    assert schema_problem(PARAMETERS) is None
    assert "objekt" in schema_problem({"type": "objekt"})


def _mutations(data, draw):
    """A copy of a document with one value somewhere replaced, removed or added."""
    data = json.loads(json.dumps(data))
    at = data
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not keys:
            return data
        key = draw(st.sampled_from(keys))
        if isinstance(at[key], (dict, list)) and at[key] and draw(st.booleans()):
            at = at[key]
            continue
        act = draw(st.sampled_from(["replace", "remove", "add"]))
        if act == "remove":
            del at[key]
        elif act == "add" and isinstance(at, dict):
            at["unheard-of"] = 1
        else:
            at[key] = draw(st.sampled_from([None, True, 0, -1, 7, 2.5, "", "x", "Must Not", [], {}, ["a"], {"a": 1}]))
        return data


@settings(max_examples=400)
@given(data=st.data(), path=st.sampled_from(AUTHORED))
def test_what_converts_is_what_the_schema_allows(data, path):
    """Reading by the noun and validating by its schema never disagree, so the faster of the two may decide."""
    noun = FORMATS[kind_of(path)]
    document = _mutations(read_yaml(path).data, data.draw)

    try:
        msgspec.convert(document, noun, strict=True)
        converts = True
    except msgspec.ValidationError:
        converts = False

    assert converts == jsonschema.Draft202012Validator(json_schema(noun, name="any")).is_valid(document)
