"""`hardcase label`, as a person types it."""

import json
import re
from pathlib import Path

import pytest

from hardcase.cli import main

ROOT = Path(__file__).resolve().parents[2]
FERRY = str(ROOT / "tests" / "small_company" / "suites")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_label_says_what_was_drawn_and_what_comes_next(folder, capsys):
    """How many of how many, where the page is, and the command that reads what people answered."""
    assert main(["label", FERRY, "-n", "1", "--seed", "7"]) == 0

    shown = capsys.readouterr().out
    assert "1 of 2 conversations of suites, seed 7\n" in shown
    assert "page: labels.html (" in shown
    assert "calibrate --judge SPEC --labels FOLDER" in shown
    assert '"seed":7' in (folder / "labels.html").read_text()


def test_asking_for_more_than_there_are_gives_all(folder, capsys):
    """And says so."""
    assert main(["label", FERRY]) == 0

    assert "2 of 2 conversations of suites, seed 1 (all there are; -n 60 asked for more)" in capsys.readouterr().out


def test_recordings_are_asked_about_by_the_cases_they_name(folder, capsys):
    """With --suite; what names no case is counted, and its words are shown and not obeyed."""
    turns = [{"speaker": "customer", "text": "Hi"}, {"speaker": "bot", "text": "Yes?"}]
    rows = [{"id": f"c{case}", "bot": "b", "case": case, "turns": turns} for case in ("dog-paid-twice", "\x1b[2J", "")]
    Path("chats.jsonl").write_text("\n".join(map(json.dumps, rows)))

    assert main(["label", "chats.jsonl", "--suite", FERRY]) == 0

    shown = capsys.readouterr().out
    assert "1 of 1 conversations of chats.jsonl" in shown
    assert "  2 set aside:\n" in shown
    assert "    1: it names no case" in shown
    assert "\x1b" not in shown


def test_a_page_that_is_there_stays(folder, capsys):
    """Answers may hang on it: only --force writes over it."""
    Path("labels.html").write_text("mine")

    assert main(["label", FERRY]) == 2
    assert Path("labels.html").read_text() == "mine"
    assert (
        "labels.html: is there already\n  fix: name another file with --out, or add --force" in capsys.readouterr().err
    )
    assert main(["label", FERRY, "--force"]) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["nowhere"], "no such file or folder", id="no such path"),
        pytest.param([FERRY, "--out", "page.txt"], "ends in .html", id="no page"),
        pytest.param([str(ROOT / "README.md")], "is no kind of file that holds rows", id="no conversations"),
    ],
)
def test_wrong_input_is_told_before_anything_is_written(folder, capsys, words, said):
    """Exit 2 with a fix, and no file."""
    assert main(["label", *words]) == 2

    shown = capsys.readouterr().err
    assert said in shown
    assert "  fix: " in shown
    assert list(folder.iterdir()) == []


def test_sixty_conversations_are_a_page_under_a_megabyte(folder, capsys):
    """It can be sent by mail."""
    suites = [str(ROOT / "suites" / name) for name in ("billing_disputes", "asks_for_a_person")]
    assert main(["label", *suites]) == 0

    assert re.search(r"60 of \d+ conversations of billing_disputes, asks_for_a_person", capsys.readouterr().out)
    assert (folder / "labels.html").stat().st_size < 1_000_000
