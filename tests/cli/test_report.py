"""`hardcase report`: one run, several runs, and runs that cannot be read."""

import webbrowser
from pathlib import Path

import pytest

from hardcase.cli import main
from tests.project import write_project


@pytest.fixture
def runs(tmp_path, monkeypatch, capsys):
    """Two finished runs of a small project, the current folder."""
    monkeypatch.chdir(tmp_path)
    write_project(tmp_path, {"anna": "good", "bela": "poor"})
    main(["run", "suites", "--no-gate", "--bot", "my_bot:reply", "--bot", "platitude", "--judge", "none"])
    capsys.readouterr()
    return sorted(path for path in Path("results").iterdir() if path.is_dir())


@pytest.fixture
def opened(monkeypatch):
    """What a browser is asked to open."""
    found = []
    monkeypatch.setattr(webbrowser, "open", found.append)
    return found


def test_several_runs_make_a_league_beside_their_folders(runs, capsys, opened):
    """Each report is written, the table is printed, and the league is what opens."""
    (runs[0] / "report.html").unlink()

    code = main(["report", *map(str, runs), "--open"])

    shown = capsys.readouterr().out
    assert code == 0
    assert (runs[0] / "report.html").exists()
    assert "league: results/league.html" in shown
    assert "platitude" in shown
    assert opened == [Path("results/league.html").resolve().as_uri()]


def test_a_run_that_is_not_finished_is_named_and_the_others_are_written(runs, capsys):
    """What to do is said, and the command does not claim success."""
    (runs[0] / "scorecard.json").unlink()

    code = main(["report", str(runs[0]), "results/nowhere", str(runs[1]), "--out", "out.html"])

    shown = capsys.readouterr()
    assert code != 0
    assert f"hardcase run --resume {runs[0]}" in shown.err
    assert "results/nowhere: no run here" in shown.err
    assert str(runs[1] / "report.html") in shown.out
    assert not Path("out.html").exists()  # one run is no league


def test_out_is_where_the_league_goes(runs, capsys):
    """And nothing is written beside the folders."""
    assert main(["report", *map(str, runs), "--out", "away/bots.html"]) == 0

    assert "league: away/bots.html" in capsys.readouterr().out
    assert not Path("results/league.html").exists()
    assert "../results/" in Path("away/bots.html").read_text()


def test_out_may_be_a_folder(runs, capsys):
    """The page has its name then."""
    Path("away").mkdir()

    main(["report", *map(str, runs), "--out", "away"])

    assert "league: away/league.html" in capsys.readouterr().out


def test_one_run_makes_no_league(runs, capsys):
    """A run that is named twice is one run."""
    assert main(["report", str(runs[0]), str(runs[0]), "--out", "out.html"]) == 2

    assert "one run makes no league" in capsys.readouterr().err


def test_redact_writes_beside_and_links_what_it_wrote(runs, capsys):
    """The league of redacted runs leads to their redacted reports."""
    assert main(["report", *map(str, runs), "--redact"]) == 0

    assert str(runs[0] / "report.redacted.html") in capsys.readouterr().out
    assert f"{runs[0].name}/report.redacted.html" in Path("results/league.html").read_text()


def test_redact_says_when_the_suites_are_gone(runs, capsys, tmp_path):
    """What could not be looked up is said on the terminal and on the page."""
    (tmp_path / "suites").rename(tmp_path / "moved")

    assert main(["report", str(runs[0]), "--redact"]) == 0

    assert "cannot be read here" in capsys.readouterr().err
    assert "the records were not found" in (runs[0] / "report.redacted.html").read_text()
