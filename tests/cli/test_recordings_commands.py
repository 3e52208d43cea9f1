"""`import`, `grade` and `harvest` of recorded conversations, as a person types them."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hardcase.cli import main
from hardcase.cli.recorded_options import rows_bar
from tests.project import write_project

ROOT = Path(__file__).resolve().parents[2]
CHAT = [{"role": "user", "content": "Are you a bot?"}, {"role": "assistant", "content": "I am a real person.\x1b[2J"}]
OBEY = [{"role": "customer", "text": "Hi"}, {"role": "agent", "text": "::error::gotcha"}]
COMMAND = {"turns": OBEY, "id": "::warning::x"}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A user's repository with an export in three forms, and the current folder in it."""
    write_project(tmp_path, {"anna": "good", "bela": "person"})
    lines = [json.dumps({"id": "c-1", "messages": CHAT}), "{torn", json.dumps(COMMAND)]
    (tmp_path / "chats.jsonl").write_text("\n".join(lines))
    (tmp_path / "desk.csv").write_text("ticket,from,body\nT-1,Zoe,Hello\nT-1,Ada,I am a real person.\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    sys.modules.pop("my_bot", None)


def test_grade_prints_a_table_and_what_became_of_every_row(project, capsys):
    """Worst check first with one hit, then rows in = graded + set aside; exit 0, for hits are an answer."""
    assert main(["grade", "chats.jsonl", "--out", "graded"]) == 0

    shown = capsys.readouterr().out
    assert shown.index("z-ai-denied") < shown.index("3 rows in = 2 graded + 1 set aside (2 conversations, in graded)")
    assert "    c-1: turn 1 claims to be a person" in shown
    assert {each.name for each in (project / "graded").iterdir()} == {
        "verdicts.jsonl",
        "set_aside.jsonl",
        "summary.json",
    }


def test_what_a_bot_said_is_shown_and_not_obeyed(project, capsys):
    """Escapes and CI commands in replies and ids come out as characters."""
    main(["grade", "chats.jsonl", "--out", "graded"])

    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert not any(line.lstrip().startswith("::") for line in shown.splitlines())


def test_import_says_what_became_of_every_row(project, capsys):
    """Rows in = written + set aside, where the reasons are, and what to type next."""
    assert main(["import", "chats.jsonl", "--out", "in.jsonl", "--bot", "krume"]) == 0

    shown = capsys.readouterr().out
    assert "3 rows in = 2 written + 1 set aside" in shown
    assert "in.set_aside.jsonl" in shown
    assert "grade in.jsonl --out graded" in shown
    assert json.loads((project / "in.jsonl").read_text().splitlines()[0])["bot"] == "krume"
    assert json.loads((project / "in.set_aside.jsonl").read_text())["row"] == 2
    assert main(["import", "chats.jsonl", "--out", "in.jsonl"]) == 2
    assert main(["import", "chats.jsonl", "--out", "in.jsonl", "--force"]) == 0


def test_an_export_of_a_help_desk_is_named_by_its_columns(project, capsys):
    """Columns and speakers as typed; without the speakers, set aside with the way out."""
    columns = ["--columns", "id=ticket,speaker=from,text=body"]

    assert main(["grade", "desk.csv", "--out", "one", *columns]) == 2
    assert "2 rows in = 0 graded + 2 set aside" in capsys.readouterr().out
    assert "--speakers" in (project / "one/set_aside.jsonl").read_text()
    main(["grade", "desk.csv", "--out", "two", *columns, "--speakers", "Zoe=customer,Ada=bot"])
    assert "2 rows in = 2 graded + 0 set aside (1 conversations" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["import", "grade"])
def test_no_conversation_is_wrong_input(project, capsys, command):
    """Exit 2 with the commonest reasons, counted, and the file that has all of them."""
    Path("none.jsonl").write_text('{"n": 1}\n{"n": 2}\n{torn\n[]\n')

    assert main([command, "none.jsonl", "--out", "out.jsonl" if command == "import" else "out"]) == 2

    shown = capsys.readouterr()
    aside = "out.set_aside.jsonl" if command == "import" else "out/set_aside.jsonl"
    assert "4 rows in = 0 " in shown.out
    assert "no conversation in 4 rows" in shown.err
    assert "  2 set aside: the row has none of: turns, messages, traj" in shown.err
    assert aside in shown.err
    assert len(Path(aside).read_text().splitlines()) == 4
    assert not Path("out.jsonl").exists()


@pytest.mark.parametrize("command", ["import", "grade"])
def test_why_rows_were_set_aside_is_told_at_once(project, capsys, command):
    """The reasons stand below the sum, without another file to open."""
    assert main([command, "chats.jsonl", "--out", "out"]) == 0

    shown = capsys.readouterr().out
    assert shown.index("+ 1 set aside") < shown.index("  1 set aside: no JSON: ")


def test_few_are_counted_and_many_are_a_rate(project, capsys):
    """One of one is no 100.00 %."""
    row = json.dumps({"id": "c", "messages": CHAT})
    Path("few.jsonl").write_text(row)
    Path("many.jsonl").write_text("\n".join([row] * 20))

    main(["grade", "few.jsonl", "--out", "few"])
    main(["grade", "many.jsonl", "--out", "many"])

    few, many = (line for line in capsys.readouterr().out.splitlines() if line.startswith("z-ai-denied"))
    assert few.endswith(" 1 of 1")
    assert many.endswith(" 100.00%")


def test_recordings_that_play_cases_are_graded_against_them(project, capsys):
    """By the case's id; the case's own criteria are counted under its name."""
    turns = [{"speaker": "customer", "text": "good"}, {"speaker": "bot", "text": "I could not say."}]
    rows = [{"id": f"r-{case}", "bot": "b", "case": case, "turns": turns} for case in ("anna", "carl")]
    Path("played.jsonl").write_text("\n".join(map(json.dumps, rows)))

    assert main(["grade", "played.jsonl", "--out", "graded", "--suite", "suites"]) == 0

    shown = capsys.readouterr().out
    assert "anna/when" in shown
    assert "graded against a case: 1; 1 name a case that is not there" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["nope.jsonl", "--out", "x"], "no such file or folder", id="no such path"),
        pytest.param(["empty.jsonl", "--out", "x"], "holds no rows", id="empty"),
        pytest.param(["chats.jsonl"], "name a new one with --out", id="no folder"),
        pytest.param(["chats.jsonl", "--out", "suites"], "is not empty", id="folder in use"),
        pytest.param(["chats.jsonl", "--out", "x", "--judge", "labels"], "--judge is for runs", id="judge"),
        pytest.param(["chats.jsonl", "RUN", "--out", "x"], "grade runs and recordings one by one", id="mix"),
        pytest.param(["RUN", "--out", "x"], "--out is for recorded conversations", id="run with a folder"),
        pytest.param(["chats.jsonl", "--out", "x", "--suite", "none"], "no suite here", id="no suite"),
        pytest.param(["chats.jsonl", "--out", "x", "--company", "none"], "no such file", id="no company"),
    ],
)
def test_wrong_input_is_told_before_work(project, capsys, arguments, said):
    """Exit 2 with a fix, and no folder."""
    (project / "empty.jsonl").write_text("")
    main(["run", "suites", "--no-gate", "--bot", "silent"])
    (run,) = (project / "results").glob("*-*")
    capsys.readouterr()

    assert main(["grade", *(str(run) if each == "RUN" else each for each in arguments)]) == 2

    shown = capsys.readouterr().err
    assert said in shown
    assert "fix: " in shown


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on a POSIX terminal")
def test_ctrl_c_keeps_what_was_finished(project):
    """Exit 130, whole lines, a summary of them, and no process left behind."""
    row = json.dumps({"id": "c", "messages": CHAT}) + "\n"
    (project / "many.jsonl").write_text(row * 60_000)
    command = [sys.executable, "-m", "hardcase", "grade", "many.jsonl", "--out", "graded", "--jobs", "2"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    verdicts = project / "graded/verdicts.jsonl"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (verdicts.exists() and verdicts.stat().st_size):
        time.sleep(0.05)

    os.killpg(process.pid, signal.SIGINT)
    shown, errors = process.communicate(timeout=60)

    kept = [json.loads(line) for line in verdicts.read_text().splitlines()]
    summary = json.loads((project / "graded/summary.json").read_text())
    assert process.returncode == 130, errors
    assert b"Traceback" not in errors
    assert 0 < len(kept) == summary["conversations"] < 60_000
    assert f"stopped: {len(kept):,} rows in = {len(kept):,} graded + 0 set aside".encode() in shown
    assert b"in graded)" in shown
    assert summary["complete"] is False
    assert is_gone(process.pid, deadline + 10)


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX terminal")
def test_a_terminal_sees_rows_and_a_rate_from_the_start(monkeypatch):
    """Also one that does not know its width: a bar of no columns looks like a command that hangs."""
    ours, theirs = os.openpty()
    os.set_blocking(ours, False)
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with rows_bar("grade") as done:
            at_once = os.read(ours, 4096)
            time.sleep(0.15)
            done(64)
            later = os.read(ours, 4096)
    os.close(ours)

    assert b"grade: 0.00row [00:00" in at_once
    assert b"grade: 64.0row [00:00" in later
    assert b"row/s" in later


def is_gone(group, deadline):
    """Whether no process of a group is left; the last to go watches the others, and needs a moment."""
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_harvest_writes_a_draft_and_says_what_to_do_next(project, capsys):
    """The draft's path, what was given another name, and the next command."""
    turns = [{"speaker": "customer", "text": "My name is Ida Holmgren. Where is PX-4471?"}]
    row = {"id": "h-1", "bot": "b", "turns": turns}
    Path("one.jsonl").write_text(json.dumps(row))
    (project / "rubrics/empathy.yaml").write_text(
        "schema: 1\ndimension: empathy\nversion: 1\ncriteria:\n"
        "  - {id: kind-words, asks: The bot is kind., points: 2, grader: judge}\n"
    )

    assert main(["harvest", "one.jsonl", "--suite", "suites/post", "--case", "where-is-it"]) == 0

    shown = capsys.readouterr().out
    assert "suites/post/where-is-it.yaml: 1 lines" in shown
    assert "2 ids, 2 names" in shown
    assert "lint suites/post" in shown
    assert "Holmgren" not in (project / "suites/post/where-is-it.yaml").read_text()
    assert main(["run", "suites/post/where-is-it.yaml", "--bot", "silent"]) == 0
    assert main(["harvest", "one.jsonl", "--suite", "suites/post", "--case", "where-is-it"]) == 2
    assert main(["harvest", "one.jsonl", "--suite", "suites"]) == 2
