"""Judges at a provider, as runs know them: found by name, refused in time, asked, and on the books."""

import dataclasses
import json
import os

import pytest

from hardcase.bots import find_bot
from hardcase.cases import load_suites
from hardcase.cli import main
from hardcase.errors import OptionError, SuiteError
from hardcase.options import Settings
from hardcase.pipeline import find_judge, find_judges, prepare_one
from tests.models.scripted_server import serve, words
from tests.project import write_project

KEY = "marker-0123456789"


@pytest.fixture(autouse=True)
def no_providers(monkeypatch):
    """The keys and addresses of whoever runs the tests do not reach them."""
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "ANTHROPIC_")):
            monkeypatch.delenv(name)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A user's repository, and the current folder in it: Bela is told nothing, which only a judge may see otherwise."""
    write_project(tmp_path, {"anna": "good", "bela": "poor"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def provider(monkeypatch):
    """A judge on loopback that calls all false but what is true by construction; both packages point to it."""
    server = serve(lambda path, body: (200, words(path, judged(body))))
    monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", server.url)
    yield server
    server.shutdown()
    server.server_close()


def judged(body):
    """The answer to one call; to a greeting anything does."""
    said = body["messages"][-1]["content"]
    lines = (said if isinstance(said, str) else said[0]["text"]).split("\n")
    asked = json.loads(lines[-3])["criteria"] if len(lines) > 2 else []
    item = {"evidence_turn": None, "evidence_quote": "", "reason": f"It is not said ({KEY})."}
    return json.dumps({"results": [item | verdict(each) for each in asked]})


def verdict(asked):
    return {
        "criterion_id": asked["criterion_id"],
        "verdict": "met" if " of the transcript." in asked["sentence"] else "not_met",
    }


def a_file(project, *lines, name="stern"):
    """Write evals/judges/<name>.yaml."""
    folder = project / "evals" / "judges"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text("\n".join(["schema: 1", *lines]), encoding="utf-8")
    return path


def runs(project):
    """The results folders."""
    return sorted((project / "results").glob("*-*"))


@pytest.mark.parametrize("spec", ["openai:m", "openai-responses:m", "anthropic:m"])
def test_a_model_is_a_judge_without_a_licence(provider, project, spec):
    """Its name says who it is; until it is measured it may gate nothing."""
    judge = find_judge(spec, load_suites(["suites"]))

    assert judge.name == f"{spec}@1"
    assert judge.standing.licence is None
    assert judge.standing.held == {}
    assert judge.lasts is False


def test_a_file_is_found_by_path_and_by_name(provider, project):
    """`--judge stern` and `--judge evals/judges/stern.yaml` are one judge."""
    path = a_file(project, "adapter: anthropic", "model: m", "family: Nobody")
    suites = load_suites(["suites"])
    named, given = find_judge("stern", suites), find_judge(str(path.relative_to(project)), suites)

    assert (named.name, named.family) == ("stern@1", "nobody")
    assert (named.fingerprint, named.name) == (given.fingerprint, given.name)


@pytest.mark.parametrize(
    ("spec", "what", "fix"),
    [
        pytest.param("openai:", "names no model", "openai:MODEL", id="no model"),
        pytest.param("openai:a+b", "signs as 'openai:a+b'", "without '+'", id="a plus"),
        pytest.param("stren", "unknown judge 'stren'", "did you mean 'stern'", id="no such name"),
        pytest.param("evals/judges/no.yaml", "no such file", "evals/judges", id="no such file"),
        pytest.param("stern.yml", "end in .yaml", "evals/judges", id="another ending"),
    ],
)
def test_a_judge_that_cannot_be_found_says_why(provider, project, spec, what, fix):
    """Where, what and what to do."""
    a_file(project, "adapter: openai", "model: m")

    with pytest.raises(OptionError) as caught:
        find_judge(spec, load_suites(["suites"]))
    assert what in str(caught.value)
    assert fix in str(caught.value)


def test_a_key_that_is_missing_is_named(project):
    """At the provider's own address a key is wanted."""
    with pytest.raises(OptionError, match="OPENAI_API_KEY is not set"):
        find_judge("openai:m", load_suites(["suites"]))


def test_a_wrong_file_is_told_with_its_line(project, capsys):
    """When it is named, and by lint before anybody names it."""
    path = a_file(project, "adapter: openai", "model: m", "parameters: {messages: []}")

    with pytest.raises(SuiteError, match=r"stern\.yaml:4.*'messages' cannot be chosen"):
        find_judge(str(path), load_suites(["suites"]))
    assert main(["lint", "suites"]) == 2
    assert "stern.yaml:4" in capsys.readouterr().err


def test_offline_refuses_a_judge_beyond_this_machine(project, monkeypatch):
    """A judge on loopback is none; every way to a judge goes by the same door."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    a_file(project, "adapter: openai", "model: m", "base_url: http://127.0.0.1:9/v1")
    suites = load_suites(["suites"])

    with pytest.raises(OptionError, match="--offline allows this machine only"):
        find_judges(Settings(judge=("openai:m",), offline=True), suites)
    assert len(find_judges(Settings(judge=("stern",), offline=True), suites)) == 1


@pytest.mark.parametrize("command", [["run", "suites", "--no-gate"], ["grade", "RUN", "--no-gate"]])
def test_a_refused_key_is_told_before_anything_is_written(provider, project, capsys, command):
    """One message and exit code 2; no run, and no call but the greeting."""
    if command[0] == "grade":
        main(["run", "suites", "--no-gate", "--judge", "none"])
    before = runs(project)
    provider.answer = lambda path, body: (401, {"error": {"message": "who are you?"}})

    assert main([*(str(runs(project)[0]) if each == "RUN" else each for each in command), "--judge", "openai:m"]) == 2
    assert "judge 'openai:m': " in (said := capsys.readouterr().err)
    assert "who are you?" in said
    assert runs(project) == before
    assert len(provider.requests) == 1


@pytest.mark.parametrize("spec", ["openai:m", "anthropic:m"])
def test_a_run_puts_the_judge_on_the_books_and_no_key(provider, project, monkeypatch, spec):
    """The plan and the report name it, the ledger holds its tokens, and the key stands nowhere."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)

    assert main(["run", "suites", "--no-gate", "--judge", spec]) == 0

    (run,) = runs(project)
    usage = [json.loads(line).get("judge_usage", {}) for line in (run / "verdicts.jsonl").read_text().splitlines()]
    assert sum(each.get("calls", 0) for each in usage) == len(provider.requests) - 1 > 0
    assert f"{spec}@1" in (run / "report.html").read_text()
    assert f"{spec}@1" in (run / "plan.json").read_text()
    assert all(KEY.encode() not in path.read_bytes() for path in run.rglob("*") if path.is_file())


def test_a_candidate_is_told_what_is_its_judges_alone(project, monkeypatch):
    """Variables that hold keys and headers of the judges; a program that plays the cases is started without them."""
    file = project / "evals/judges/stern.yaml"
    file.parent.mkdir(parents=True)
    where = "base_url: http://127.0.0.1:9/v1\nkey: STERN_KEY\nheaders: {X-Team: STERN_TEAM}"
    file.write_text(f"schema: 1\nadapter: openai\nmodel: m\n{where}\n", encoding="utf-8")
    for name in ("STERN_KEY", "STERN_TEAM"):
        monkeypatch.setenv(name, KEY)
    told = []
    candidate = dataclasses.replace(find_bot("silent"), withhold=told.append)

    prepare_one(load_suites(["suites"]), candidate, Settings(judge=("stern",), no_gate=True))

    assert told == [{"STERN_KEY", "STERN_TEAM"}]
