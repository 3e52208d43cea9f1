"""`hardcase compare --pairs`: the table that shows for whom a bot is worse."""

import pytest

from hardcase.cli import main
from tests.project import write_project


@pytest.fixture
def played(tmp_path, monkeypatch):
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


def test_the_table_shows_the_difference_and_who_was_treated_otherwise(played, capsys):
    """Two families, one of which the bot tells less when the customer is rude."""
    words = {"anna": "good", "anna-rude": "person", "bela": "good", "bela-rude": "poor"}
    run = played(**words)
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


def test_a_difference_that_is_shown_is_marked(played, capsys):
    """Twelve families, each worse for whoever is rude."""
    names = [f"case{index}" for index in range(12)]
    run = played(**dict.fromkeys(names, "good"), **{f"{name}-rude": "poor" for name in names})
    capsys.readouterr()

    main(["compare", "--pairs", run])

    rows = [line for line in capsys.readouterr().out.splitlines() if line.strip().startswith("correctness")]
    assert [row.split()[-1] for row in rows] == ["worse", "worse"]


def test_a_run_without_pairs_says_so(played, capsys):
    """And tells where a pair would be written."""
    run = played(anna="good", bela="good")
    capsys.readouterr()

    assert main(["compare", "--pairs", run]) == 0
    assert "no pairs in this run" in capsys.readouterr().out


def test_comparing_runs_is_not_built_and_says_so(played, capsys):
    """What is not there yet is no silent success."""
    run = played(anna="good", bela="good")

    assert main(["compare", run]) == 2
    assert "not built yet" in capsys.readouterr().err


def test_what_only_a_judge_could_tell_is_no_number(played, capsys, tmp_path):
    """A dimension without an answer on either side says what would give one."""
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "rubrics/empathy.yaml").write_text(
        "schema: 1\ndimension: empathy\nversion: 1\ncriteria:\n"
        "  - {id: warm, asks: It is warm., grader: judge, points: 3}\n"
    )
    run = played(**{"anna": "good", "anna-rude": "good"})
    capsys.readouterr()

    main(["compare", "--pairs", run])

    rows = [line for line in capsys.readouterr().out.splitlines() if line.strip().startswith("empathy")]
    assert rows
    assert all("unknown: a judge with a licence could tell" in row for row in rows)
