"""`hardcase calibrate` as a person uses it: what it asks, what it prints, what it leaves."""

import datetime
import json
import sys

import pytest

from hardcase.cli import main
from hardcase.pipeline import find_judge, measuring
from tests.cases.bakery import CASE, GOOD, Tree
from tests.models.scripted_server import serve, words

JUDGE = '''
"""Counts its questions, and says what it is told to."""

from hardcase.verdicts import Outcome, Ruling

asked = []


class Judge:
    name = "mine@1"
    fingerprint = "f00dfeed"
    outcome = Outcome.MET

    async def rule(self, case, conversation, criteria):
        asked.append(case.id)
        return {each.id: Ruling(outcome=self.outcome, reason="because") for each in criteria}


judge = Judge()
'''
LABELS = {
    "schema": 1,
    "annotator": "ada",
    "conversation": {
        "id": "c-1",
        "bot": "wild",
        "case": "stale-loaf",
        "turns": [{"speaker": "customer", "text": "My loaf is stale."}, {"speaker": "bot", "text": "A pity."}],
    },
    "labels": [{"criterion": "every-ask-answered", "outcome": "not_met"}],
}

SAMPLE = {"source": "a-run", "drawn": 60, "population": 224, "seed": 1}


@pytest.fixture
def bakery(tmp_path, monkeypatch):
    """A bakery's repository with a judge of its own, and the current folder in it."""
    tree = Tree(tmp_path)
    (tmp_path / "mill_judge.py").write_text(JUDGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tree
    sys.modules.pop("mill_judge", None)


def calibrate(*words):
    """Run the command with the bakery's judge."""
    return main(["calibrate", "--judge", "mill_judge:judge", *words])


def test_it_measures_writes_and_prints_one_table(bakery, capsys):
    """One row for each judged criterion with its reason, then what it may gate, until when, and where that stands."""
    assert calibrate() == 0

    printed = capsys.readouterr().out
    (row,) = [line for line in printed.splitlines() if line.startswith("every-ask-answered")]
    licence = json.loads((bakery.path / "rubrics/licences/f00dfeed.json").read_text(encoding="utf-8"))
    assert "labels: author labels (hardcase), 1 conversations, 2 answers" in printed
    assert row.split()[:3] == ["every-ask-answered", "2", "(2)"]
    assert "advisory: too few labels: true in 1, not true in 0 families" in row
    assert f"mine@1 may gate 0 of 2 judged criteria on author labels, in en, until {licence['expires']}" in printed
    assert "licence: rubrics/licences/f00dfeed.json" in printed
    assert licence["criteria"][0]["why"] in row


def test_three_times_by_default_or_as_often_as_one_says(bakery, capsys):
    """The judge hears each question in every repeat."""
    assert calibrate() == calibrate("--repeats", "2") == 0

    assert len(sys.modules["mill_judge"].asked) == 5


def test_where_nobody_is_named_it_is_the_local_judge(bakery, capsys):
    """As the help says, and as in a run."""
    assert main(["calibrate", "--repeats", "1"]) == 0
    assert "local@" in capsys.readouterr().out

    with pytest.raises(SystemExit):
        main(["calibrate", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "who is measured: local, " in told
    assert " or package.module:attribute (default: local)" in told


def test_a_dry_run_asks_and_writes_nothing(bakery, capsys):
    """It says what would be asked."""
    assert calibrate("--dry-run", "--repeats", "4") == 0

    printed = capsys.readouterr().out
    assert "to ask: 4 questions, 1 conversations 4 times\nnothing was asked, nothing is written" in printed
    assert sys.modules["mill_judge"].asked == []
    assert not (bakery.path / "rubrics/licences").exists()
    assert not (bakery.path / "results").exists()


def test_labels_by_people_take_the_place_of_exemplars(bakery, capsys):
    """They are named, and how the conversations were drawn is said."""
    lines = []
    for annotator, outcome in (("ada", "met"), ("bo", "met"), ("cy", "not_met")):
        label = {"criterion": "every-ask-answered", "outcome": outcome}
        sample = {"sample": SAMPLE} if annotator == "ada" else {}
        lines.append(json.dumps(LABELS | {"annotator": annotator, "labels": [label]} | sample))
    bakery.write("labels.jsonl", "\n".join(lines))
    assert calibrate("--labels", "labels.jsonl") == 0

    printed = capsys.readouterr().out
    (row,) = [line for line in printed.splitlines() if line.startswith("every-ask-answered")]
    assert "labels: 3 annotators (ada, bo, cy), 1 conversations, 1 answers" in printed
    assert "  1 lines drawn uniformly, 60 of 224 from a-run (seed 1)\n  2 lines drawn nobody says how\n" in printed
    assert row.split()[:3] == ["every-ask-answered", "1", "(1)"]
    assert "judged criteria on 3 annotators, in en" in printed


def test_a_licence_on_other_labels_is_not_lost_by_the_way(bakery, capsys):
    """A few labels of one's own replace the licence that there is only where that is asked for."""
    assert calibrate() == 0
    (licence,) = (bakery.path / "rubrics/licences").glob("*[0-9a-z].json")
    before = licence.read_bytes()
    label = {"criterion": "every-ask-answered", "outcome": "met"}
    bakery.write("labels.jsonl", json.dumps(LABELS | {"labels": [label]}))

    assert calibrate("--labels", "labels.jsonl") == 2
    assert "holds a licence on author labels" in capsys.readouterr().err
    assert licence.read_bytes() == before
    assert calibrate("--labels", "labels.jsonl", "--licences", "elsewhere") == 0
    assert licence.read_bytes() == before
    assert calibrate("--labels", "labels.jsonl", "--force") == 0
    assert licence.read_bytes() != before


def test_wrong_labels_are_told_before_anything_is_asked(bakery, capsys):
    """Every slip with file and line, exit code 2."""
    wrong = {"conversation": LABELS["conversation"] | {"case": "stale-bun"}}
    bakery.write("labels.jsonl", f"{json.dumps(LABELS | wrong)}\nnonsense\n")
    assert calibrate("--labels", "labels.jsonl") == 2

    told = capsys.readouterr().err
    assert "labels.jsonl:1: conversation 'c-1' names the case 'stale-bun'" in told
    assert "labels.jsonl:2: no line of labels" in told
    assert sys.modules["mill_judge"].asked == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["--judge", "labels"], "repeats the labels", id="the labels themselves"),
        pytest.param(
            ["--judge", "mill_judge:judge", "--judge", "labels"], "one judge is measured at a time", id="two judges"
        ),
        pytest.param(["--judge", "mill_judge:judge", "--labels", "none.jsonl"], "no such file", id="no labels"),
        pytest.param(
            ["--judge", "mill_judge:judge", "--licences", CASE], "cannot be written", id="a file for a folder"
        ),
    ],
)
def test_wrong_input_exits_with_two(bakery, capsys, words, told):
    """And with what to do instead."""
    assert main(["calibrate", *words]) == 2

    printed = capsys.readouterr().err
    assert told in printed
    assert "fix: " in printed


def test_without_rubrics_of_ones_own_it_is_said_where_a_licence_could_go(bakery, tmp_path, monkeypatch, capsys):
    """What is shipped stays as it is."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)

    assert calibrate("../suites") == 2
    assert "the shipped one cannot be written" in capsys.readouterr().err
    assert calibrate("../suites", "--licences", "mine") == 0
    assert (elsewhere / "mine/f00dfeed.json").is_file()


def test_names_of_annotators_cannot_command_a_terminal(bakery, capsys):
    """Whatever stands in a file is shown as words."""
    bakery.edit(GOOD, "labelled_by: hardcase", 'labelled_by: "::error::x\\x1b[31m"')
    assert calibrate("--dry-run") == 0

    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert "\n::error" not in printed


def test_a_model_is_greeted_first_and_then_measured_for_ninety_days(bakery, monkeypatch, capsys):
    """A refused key costs one call and writes nothing; a model that answers earns a licence with a last day."""
    server = serve(lambda path, body: (401, {"error": {"message": "who are you?"}}))
    monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
    licences = bakery.path / "rubrics/licences"
    try:
        assert main(["calibrate", "--judge", "openai:m"]) == 2
        assert "judge 'openai:m': " in capsys.readouterr().err
        assert (len(server.requests), list(licences.glob("*.json"))) == (1, [])

        server.answer = lambda path, body: (200, words(path, unsure(body)))
        assert main(["calibrate", "--judge", "openai:m", "--repeats", "2"]) == 0
    finally:
        server.shutdown()
        server.server_close()

    (licence,) = [json.loads(path.read_text(encoding="utf-8")) for path in licences.glob("*.json")]
    measured = datetime.date.fromisoformat(licence["measured"])
    assert licence["judge"] == "openai:m@1"
    assert datetime.date.fromisoformat(licence["expires"]) - measured == datetime.timedelta(days=90)


def test_a_model_is_measured_anew(bakery, monkeypatch):
    """An answer from a cache would hide that a model has changed: each time and each repeat asks for itself."""
    server = serve(lambda path, body: (200, words(path, unsure(body))))
    monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
    asked = []
    try:
        for repeats in ("1", "1", "3"):
            before = len(server.requests)
            assert main(["calibrate", "--judge", "openai:m", "--repeats", repeats]) == 0
            asked.append(len(server.requests) - before - 1)  # without the greeting
    finally:
        server.shutdown()
        server.server_close()

    assert asked[0] > 0
    assert asked == [asked[0], asked[0], 3 * asked[0]]
    assert not list(bakery.path.rglob(".cache"))


def test_a_measurement_is_told_and_held_by_a_budget(bakery, monkeypatch, capsys):
    """It says before the first call what it will ask and cost, and stops before its budget is exceeded."""
    server = serve(lambda path, body: (200, words(path, unsure(body))))
    monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
    file = bakery.path / "evals/judges/stern.yaml"
    file.parent.mkdir(parents=True)
    limit = "parameters: {max_completion_tokens: 100}"
    file.write_text(f"schema: 1\nadapter: openai\nmodel: m\nprices: {{in: 1, out: 10}}\n{limit}\n")
    try:
        assert main(["calibrate", "--judge", "stern", "--dry-run"]) == 0
        assert "judge 'stern@1': about 3 calls" in capsys.readouterr().out
        assert main(["calibrate", "--judge", "stern", "--budget-usd", "0.0001"]) == 4
    finally:
        server.shutdown()
        server.server_close()

    told = capsys.readouterr().err
    assert "judge 'stern@1': about 3 calls" in told
    assert "0.00 USD are paid of 0.00010 USD" in told
    assert server.requests == []
    assert not list((bakery.path / "rubrics/licences").glob("*.json"))


def unsure(body):
    """Answers control sentences, and does not know anything else."""
    lines = body["messages"][-1]["content"].split("\n")
    asked = json.loads(lines[-3])["criteria"] if len(lines) > 2 else []
    item = {"evidence_turn": None, "evidence_quote": "", "reason": "Nobody knows."}
    return json.dumps({"results": [item | {"criterion_id": e["criterion_id"], "verdict": told(e)} for e in asked]})


def told(asked):
    """The right answer to a control sentence."""
    if "gives the customer the reference" in asked["sentence"]:
        return "not_met"
    return "met" if "of the transcript" in asked["sentence"] else "cannot_judge"


def test_two_measurements_of_one_judge_do_not_run_side_by_side(bakery, capsys):
    """Each would pay for every question; the second is told so before it asks anything, and a dry run asks nothing."""
    judge = find_judge("mill_judge:judge", ())

    with measuring(judge, results=bakery.path / "results"):
        assert calibrate("--dry-run") == 0
        assert calibrate() == 4

    assert "another process is measuring judge 'mine@1'" in capsys.readouterr().err
    assert sys.modules["mill_judge"].asked == []
    assert calibrate() == 0
