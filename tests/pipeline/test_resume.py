"""A run killed at any moment resumes, pays nothing twice and loses nothing that was finished."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hardcase.cli import main
from tests.project import write_project

WORDS = {f"case-{index:02}": ("good", "poor", "person", "raise")[index % 4] for index in range(12)}


def hardcase(folder, *arguments, **options):
    """A hardcase process in the project."""
    command = [sys.executable, "-m", "hardcase", "run", "suites", "--trials", "2", "--concurrency", "3", *arguments]
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, **options
    )


def run_folder(folder, results):
    """The only run in a results folder, once it has a plan."""
    return next(iter((folder / results).glob("*/plan.json"))).parent


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory):
    """What an unbroken run comes to, and how long it takes from its first line."""
    folder = write_project(tmp_path_factory.mktemp("unbroken"), WORDS, pause=0.02)
    assert hardcase(folder).wait(timeout=60) == 1
    return folder


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_run_resumes_to_the_same_books(unbroken, seed):
    """SIGKILL at a random point, then --resume: scorecard and decision equal those of an unbroken run."""
    results = f"killed-{seed}"
    lines_before = random.Random(seed).randrange(0, 2 * len(WORDS))
    process = hardcase(unbroken, "--results", results)
    deadline = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < deadline:
        ledgers = list((unbroken / results).glob("*/conversations.jsonl"))
        if ledgers and ledgers[0].read_bytes().count(b"\n") >= lines_before:
            break
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    folder = run_folder(unbroken, results)
    kept = (folder / "conversations.jsonl").read_bytes()
    kept = kept[: kept.rfind(b"\n") + 1]

    again = hardcase(unbroken, "--results", results, "--resume", str(folder))

    assert again.wait(timeout=60) == 1
    whole = run_folder(unbroken, "results")
    ledger = (folder / "conversations.jsonl").read_bytes()
    assert ledger.startswith(kept)
    keys = [(each["case_id"], each["trial"]) for each in map(json.loads, ledger.splitlines())]
    assert len(keys) == len(set(keys)) == 2 * len(WORDS)
    assert (folder / "scorecard.json").read_bytes() == (whole / "scorecard.json").read_bytes()
    assert (folder / "decision.json").read_bytes() == (whole / "decision.json").read_bytes()


def test_resuming_with_other_options_is_refused(unbroken):
    """A run planned with two trials is not gone on with as one of three."""
    folder = run_folder(unbroken, "results")

    done = subprocess.run(
        [sys.executable, "-m", "hardcase", "run", "suites", "--trials", "3", "--resume", str(folder)],
        cwd=unbroken,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "differs from its plan in" in done.stderr
    assert "trials" in done.stderr


@pytest.fixture
def stopped(tmp_path, monkeypatch):
    """A run of which nobody answered one case, and the current folder around it."""
    write_project(tmp_path, {"anna": "good", "bela": "gone"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "my_bot", raising=False)
    main(["run", "suites", "--no-gate"])
    yield run_folder(tmp_path, "results")
    sys.modules.pop("my_bot", None)


def edited(path, before, after):
    """A file written anew, a minute after the plan."""
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    later = time.time() + 60
    os.utime(path, (later, later))


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("my_bot.py", "could not say", "will not say", "in the code of the bot\n"),
        ("suites/post/anna.yaml", "tomorrow morning", "today", "in the suite 'post'; written since it was planned: "),
    ],
)
def test_no_run_goes_on_with_what_was_edited(stopped, capsys, file, before, after, told):
    """One scorecard is of one bot and one set of cases; the error says which file to restore."""
    edited(Path(file), before, after)
    capsys.readouterr()

    assert main(["run", "--resume", str(stopped)]) == 2

    shown = capsys.readouterr().err
    assert told in shown
    assert "fix: restore what was edited" in shown
    assert (file in shown) is file.startswith("suites")


def test_only_files_of_what_differs_are_suspected(stopped, capsys):
    """A file that was touched, of a suite that is as it was, is not called edited."""
    edited(Path("suites/post/anna.yaml"), "", "")
    edited(Path("my_bot.py"), "could not say", "will not say")
    capsys.readouterr()

    assert main(["run", "--resume", str(stopped)]) == 2

    assert "differs from its plan in the code of the bot\n  fix: restore" in capsys.readouterr().err


def test_what_was_played_again_is_told(stopped, monkeypatch, capsys):
    """That nobody answered at first stays on the books, and terminal, summary and page say how often."""
    monkeypatch.setitem(sys.modules["my_bot"].__dict__, "UnreachableError", ValueError)

    main(["run", "--resume", str(stopped)])

    told = "1 conversation played again, since nobody had answered"
    assert told in capsys.readouterr().out
    assert told in (stopped / "summary.md").read_text(encoding="utf-8")
    assert told in (stopped / "report.html").read_text(encoding="utf-8")
    assert json.loads((stopped / "outcomes.json").read_bytes())["unanswered"] == 1
