"""Judges' answers on disk: the same question is paid once, and nothing that can change an answer is overlooked."""

import asyncio
import json

import httpx2
import pytest

from hardcase.models import AnswerCache, ChatModel, Prices, Said

KEY = "marker-0123456789"
SCHEMA = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"], "additionalProperties": False}
USAGE = {"prompt_tokens": 100, "completion_tokens": 10}


class Wire:
    """A provider that counts what it is asked."""

    def __init__(self, text="fine", reason="stop"):
        self.asked, self.text, self.reason = 0, text, reason

    async def __call__(self, request):
        self.asked += 1
        choice = {"message": {"content": self.text}, "finish_reason": self.reason}
        return httpx2.Response(200, json={"choices": [choice], "usage": USAGE, "model": "m-2026"})


def a_model(wire, folder, *, adapter="openai", model="m", **changes):
    """A model with a cache of answers."""
    given = {"named": "x", "base_url": "http://127.0.0.1:9/v1", "prices": Prices(in_=2, out=10)}
    made = ChatModel(adapter, model, **{**given, "transport": httpx2.MockTransport(wire), **changes})
    made.cache = AnswerCache(folder)
    return made


def ask(model, system="Judge.", text="Is it?", *, schema=SCHEMA, **options):
    """One question."""
    return asyncio.run(model.ask(system, [Said(role="user", text=text)], schema=schema, **options))


def files(folder):
    """The answers that are kept."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_same_question_is_paid_once(tmp_path):
    """Its answer comes from the disk afterwards, says so, and costs nothing."""
    wire = Wire()
    first = ask(a_model(wire, tmp_path))

    again = ask(a_model(wire, tmp_path))

    assert wire.asked == 1
    assert (first.text, first.from_cache, first.cost_usd) == ("fine", False, pytest.approx(0.0003))
    assert (again.text, again.from_cache, again.cost_usd, again.tokens_in) == ("fine", True, 0.0, 0)
    assert again.model == "m-2026"


@pytest.mark.parametrize(
    "change",
    [
        {"model": "n"},
        {"base_url": "http://127.0.0.1:8/v1"},
        {"parameters": {"temperature": 0}},
        {"headers": {"X-Team": "HARDCASE_TEAM"}},
        {"system": "Judge well."},
        {"text": "Is it not?"},
        {"schema": {**SCHEMA, "required": []}},
        {"repeat": 1},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_can_change_an_answer_makes_another_question(tmp_path, monkeypatch, change):
    """Model, address, parameters, headers, words, form, and which time it is asked."""
    monkeypatch.setenv("HARDCASE_TEAM", "blue")
    wire = Wire()
    ask(a_model(wire, tmp_path))

    of_model = {name: value for name, value in change.items() if name in {"model", "base_url", "parameters", "headers"}}
    options = {name: value for name, value in change.items() if name not in of_model}
    ask(a_model(wire, tmp_path, **of_model), **options)

    assert wire.asked == 2
    assert len(files(tmp_path)) == 2


@pytest.mark.parametrize(
    ("adapter", "variable", "headers"),
    [
        ("openai", "HARDCASE_ROUTE", {"X-Route": "HARDCASE_ROUTE"}),
        ("openai", "OPENAI_ORG_ID", {}),
        ("openai-responses", "OPENAI_PROJECT_ID", {}),
        ("anthropic", "ANTHROPIC_CUSTOM_HEADERS", {}),
    ],
)
def test_another_value_of_a_header_is_another_question(tmp_path, monkeypatch, adapter, variable, headers):
    """A gateway may choose the model by it; also where the package reads it from the environment by itself."""
    given = {"named": "x", "base_url": "http://127.0.0.1:9/v1", "headers": headers}

    def routed(value):
        monkeypatch.setenv(variable, value)
        return ChatModel(adapter, "m", **given).routed_by

    first = routed("X-Route: route-a")

    assert first == routed("X-Route: route-a")
    assert first != routed("X-Route: route-b")
    assert "route" not in "".join(first.values())


def test_a_key_may_change_without_another_question(monkeypatch):
    """Nothing that can be guessed from is made of a key, also of one in a header."""
    monkeypatch.setenv("HARDCASE_TOKEN", f"Bearer {KEY}")

    model = ChatModel(
        "openai", "m", named="x", base_url="http://127.0.0.1:9/v1", headers={"Authorization": "HARDCASE_TOKEN"}
    )

    assert model.routed_by == {"Authorization": ""}


def test_what_looks_like_a_secret_is_not_kept(tmp_path):
    """Masked, its quotes would not be found again; whole, it would lie on the disk."""
    wire = Wire("The key is sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD.")

    for _ in range(2):
        ask(a_model(wire, tmp_path))

    assert (wire.asked, files(tmp_path)) == (2, [])


def test_a_bots_words_are_never_kept(tmp_path):
    """Only answers by schema are: a candidate is asked anew in every trial."""
    wire = Wire()

    for _ in range(2):
        ask(a_model(wire, tmp_path), schema=None)

    assert wire.asked == 2
    assert files(tmp_path) == []


@pytest.mark.parametrize("wire", [Wire(reason="length"), Wire(reason="content_filter"), Wire(text="")])
def test_only_whole_answers_are_kept(tmp_path, wire):
    """What was cut off, filtered or empty is asked again."""
    asked = wire.asked
    for _ in range(2):
        ask(a_model(wire, tmp_path))

    assert wire.asked == asked + 2


def test_an_answer_that_nobody_can_use_is_forgotten(tmp_path):
    """Else a judge that answered badly once would do so for ever."""
    wire = Wire()
    model = a_model(wire, tmp_path)
    ask(model)

    model.forget(ask(model))
    ask(model)

    assert wire.asked == 2


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"key":"0","text":"met","model":"m","tokens_in":1,"tokens_out":1,"asked":"","schema":1}',
    ],
)
def test_a_damaged_file_is_no_answer(tmp_path, damage):
    """Torn, foreign or renamed: the question is asked again, and the file mended."""
    wire = Wire()
    ask(a_model(wire, tmp_path))
    (kept,) = files(tmp_path)
    whole = kept.read_bytes()
    kept.write_bytes(damage)

    assert not ask(a_model(wire, tmp_path)).from_cache
    assert wire.asked == 2
    assert json.loads(kept.read_bytes())["text"] == json.loads(whole)["text"]


def test_a_kept_answer_holds_no_secret_and_no_question(tmp_path, monkeypatch):
    """Words, tokens, who and when; the file is named after the hash it holds."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    ask(a_model(Wire(), tmp_path), "Secret rules.")

    (kept,) = files(tmp_path)
    told = kept.read_text()
    assert KEY not in told
    assert "Secret rules" not in told
    assert json.loads(told).keys() == {"schema", "key", "text", "model", "tokens_in", "tokens_out", "asked"}
    assert kept.name == f"{json.loads(told)['key']}.json"
    assert kept.parent.name == kept.name[:2]


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_question(tmp_path):
    """A cache that fails is no reason to lose an answer."""
    blocked = tmp_path / "file"
    blocked.write_text("")

    assert ask(a_model(Wire(), blocked / "verdicts")).text == "fine"
