"""`hardcase compare`: one run beside another, and the table that shows for whom a bot is worse."""

import json
import os
from pathlib import Path

import pytest

import hardcase
from hardcase.cli import main
from hardcase.conversations import Turn
from hardcase.pipeline import close_books
from hardcase.records import create_run
from hardcase.stats import paired_bounds
from tests.books import counts, judged, plan_of, planned, played
from tests.project import write_project


@pytest.fixture
def pairs(tmp_path, monkeypatch):
    """Make a run in which `anna-rude` and `bela-rude` vary two cases, and get its folder."""
    monkeypatch.chdir(tmp_path)

    def play(**words):
        write_project(tmp_path, words)
        for case_id in words:
            of = case_id.removesuffix("-rude")
            if of != case_id:
                path = tmp_path / f"suites/post/{case_id}.yaml"
                text = path.read_text().replace(
                    f"family: {case_id}", f"family: {of}\ncounterfactual: {{of: {of}, changes: tone}}"
                )
                path.write_text(text)
        main(["run", "suites", "--no-gate", "--bot", "my_bot:reply"])
        (run,) = (tmp_path / "results").iterdir()
        return str(run)

    return play


def test_the_table_shows_the_difference_and_who_was_treated_otherwise(pairs, capsys):
    """Two families, one of which the bot tells less when the customer is rude."""
    words = {"anna": "good", "anna-rude": "person", "bela": "good", "bela-rude": "poor"}
    run = pairs(**words)
    capsys.readouterr()

    code = main(["compare", "--pairs", run, "--verbose"])

    shown = capsys.readouterr().out
    assert code == 0
    assert "2 pairs in 2 families" in shown
    rows = [line.split() for line in shown.splitlines() if line.strip().startswith("correctness")]
    assert [row[1:5] for row in rows] == [["2", "1.00", "0.50", "-0.50"]] * 2
    assert "bela: 1.00 to 0.00" in shown
    assert "decided otherwise: 1 pair" in shown
    assert "anna-rude (tone): z-ai-denied; anna: nothing to decide" in shown


def test_a_difference_that_is_shown_is_marked(pairs, capsys):
    """Twelve families, each worse for whoever is rude."""
    names = [f"case{index}" for index in range(12)]
    run = pairs(**dict.fromkeys(names, "good"), **{f"{name}-rude": "poor" for name in names})
    capsys.readouterr()

    main(["compare", "--pairs", run])

    rows = [line for line in capsys.readouterr().out.splitlines() if line.strip().startswith("correctness")]
    assert [row.split()[-1] for row in rows] == ["worse", "worse"]


def test_a_run_without_pairs_says_so(pairs, capsys):
    """And tells where a pair would be written."""
    run = pairs(anna="good", bela="good")
    capsys.readouterr()

    assert main(["compare", "--pairs", run]) == 0
    assert "no pairs in this run" in capsys.readouterr().out


def test_what_only_a_judge_could_tell_is_no_number(pairs, capsys, tmp_path):
    """A dimension without an answer on either side says what would give one."""
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "rubrics/empathy.yaml").write_text(
        "schema: 1\ndimension: empathy\nversion: 1\ncriteria:\n"
        "  - {id: warm, asks: It is warm., grader: judge, points: 3}\n"
    )
    run = pairs(**{"anna": "good", "anna-rude": "good"})
    capsys.readouterr()

    main(["compare", "--pairs", run])

    rows = [line for line in capsys.readouterr().out.splitlines() if line.strip().startswith("empathy")]
    assert rows
    assert all("unknown: a judge with a licence could tell" in row for row in rows)


@pytest.fixture
def two(tmp_path, monkeypatch):
    """Make runs of one project; what the bot does is what each customer says, and the second run is recorded."""
    monkeypatch.chdir(tmp_path)
    words = {f"case{index}": "good" for index in range(9)} | {"case9": "poor", "last": "good"}
    write_project(tmp_path, words)

    def play(**said):
        async def reply(conversation, desk):
            word = said.get(conversation.turns[0].text, conversation.turns[0].text)
            return {"person": "I am a real person.", "good": "Tomorrow morning."}.get(word, "I could not say.")

        options = {"results": tmp_path / "results", "judge": "none", "no_gate": True, "report": False}
        return hardcase.run("suites", bot=reply, **options)

    return play


def test_a_run_beside_the_base(two, capsys):
    """Ten families lost everything, one won everything, and the new veto is told."""
    base, run = two(), two(good="person", poor="good")
    capsys.readouterr()

    assert main(["compare", str(base.path), str(run.path)]) == 0

    shown = capsys.readouterr().out
    row = next(line.split() for line in shown.splitlines() if line.strip().startswith("correctness"))
    assert row == ["correctness", "11", "0.91", "0.09", "-0.82", "-1.00", "to", "-0.33", "worse"]
    assert "11 cases of 11 families in both" in shown
    assert "lost half of a dimension or more: 10 of 11 families: case0 (correctness), " in shown
    assert "won half of a dimension or more: 1 of 11 families: case9 (correctness)" in shown
    assert "z-ai-denied in case0, case1, " in shown
    assert "newly broken: 10 cases: case0, " in shown
    assert "newly fixed: 1 case: case9" in shown
    assert shown.endswith("shown: worse in correctness\n")


def test_a_recorded_run_is_compared_like_any_other(two, capsys):
    """The same words in both are no difference, and the last line says so; two runs are told one after the other."""
    base = two()
    options = {"results": "results", "judge": "none", "no_gate": True, "report": False}
    again = hardcase.run("suites", bot=f"recorded:{base.path}", **options)
    capsys.readouterr()

    assert main(["compare", str(base.path), str(again.path), str(base.path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert main(["compare", str(base.path), str(again.path), "--verbose"]) == 0

    assert capsys.readouterr().out.splitlines()[-1].strip() == "no difference shown"
    assert [each["run"] for each in found["runs"]] == [again.path.name, base.path.name]
    (row,) = found["runs"][0]["comparison"]["dimensions"]
    assert (row["dimension"], row["low"], row["high"], row["shown"]) == ("correctness", 0.0, 0.0, "")


def test_runs_graded_otherwise_are_not_compared(two, tmp_path, capsys):
    """The error names what differs and the command that grades both again, and that command makes them comparable."""
    base = two()
    rubric = tmp_path / "rubrics/correctness.yaml"
    rubric.write_text(rubric.read_text().replace("version: 1", "version: 2"))
    run = two(good="poor")
    capsys.readouterr()

    assert main(["compare", str(base.path), str(run.path)]) == 2

    said = capsys.readouterr().err
    assert f"{run.path} was graded otherwise than {base.path}: " in said
    assert "the rubrics" in said
    assert f"grade {base.path} {run.path} --judge none --no-gate" in said
    before = {*(tmp_path / "results").iterdir()}
    main(["grade", str(base.path), str(run.path), "--judge", "none", "--no-gate"])
    again = sorted({*(tmp_path / "results").iterdir()} - before)
    assert len(again) == 2
    assert main(["compare", *map(str, again)]) == 0


def test_one_run_and_runs_without_a_common_case_are_refused(two, pairs, tmp_path, capsys):
    """Nothing to compare is wrong input, and the way on is told."""
    base = two()
    (tmp_path / "other").mkdir()
    case = (tmp_path / "suites/post/last.yaml").read_text()
    (tmp_path / "suites/post/else.yaml").write_text(case.replace("family: last", "family: else"))
    options = {"results": tmp_path / "other", "judge": "none", "no_gate": True, "report": False}
    other = hardcase.run("suites/post/else.yaml", bot="silent", **options)
    capsys.readouterr()

    assert main(["compare", str(base.path)]) == 2
    assert "name two runs or more, or add --pairs" in capsys.readouterr().err
    assert main(["compare", str(base.path), str(other.path)]) == 2
    assert "have no case in common" in capsys.readouterr().err


def test_pairs_as_json(pairs, capsys):
    """Everything that the table says, for another program."""
    run = pairs(**{"anna": "good", "anna-rude": "person", "bela": "good", "bela-rude": "poor"})
    capsys.readouterr()

    assert main(["compare", "--pairs", run, "--json"]) == 0

    (found,) = json.loads(capsys.readouterr().out)["runs"]
    assert found["pairs"]["count"] == 2
    assert [each["case"] for each in found["pairs"]["parted"]] == ["anna-rude"]


def of_recorded(name, results):
    """A recorded bot's run: one case for each task, met where its authors' simulator said that the task was solved."""
    folder = os.environ.get("HARDCASE_TEST_DATA")
    if not folder:
        pytest.skip("HARDCASE_TEST_DATA is not set: no recorded bots to compare")
    lines = (Path(folder) / f"tau2_{name}_airline.jsonl").read_text(encoding="utf-8").splitlines()
    solved = {f"task-{each['task']}": each["reward"] == 1 for each in (json.loads(line)["labels"] for line in lines)}
    plan = plan_of(*(planned(counts("solved"), case_id=case_id) for case_id in sorted(solved)), run=name, bot=name)
    run = create_run(results, plan)
    for case_id, reward in solved.items():
        turns = (Turn(index=0, speaker="bot", text=f"I am {name}."),)
        run.record_conversation(played(case_id, turns=turns, bot=name))
        run.record_verdicts(judged(case_id, solved=reward))
    run.close()
    close_books(run, None, report=False)
    return run


def test_two_recorded_bots_of_one_strength_end_without_a_difference(tmp_path, capsys):
    """Orchestrator and Whissle solve 28 of the same 50 tasks each, 14 of them alone: no difference is shown."""
    orchestrator, whissle = (of_recorded(name, tmp_path) for name in ("orchestrator", "whissle"))

    assert main(["compare", str(orchestrator.path), str(whissle.path)]) == 0

    shown = capsys.readouterr().out
    lower, upper = paired_bounds([1.0] * 14 + [-1.0] * 14 + [0.0] * 22)
    assert f"50{0.56:>7.2f}{0.56:>7.2f}            +0.00   {lower:+.2f} to {upper:+.2f}" in shown
    assert "newly broken: 14 cases" in shown
    assert "newly fixed: 14 cases" in shown
    assert shown.splitlines()[-1].strip() == "no difference shown"
