"""The command line as a person uses it: what it prints, what it leaves, how it exits."""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module

import pytest

from hardcase.cli import COMMANDS, MORE, main
from hardcase.pipeline import shipped_data
from tests.project import write_project

WORDS = {"anna": "good", "bela": "good", "carl": "person"}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A user's repository, and the current folder in it."""
    write_project(tmp_path, WORDS)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    sys.modules.pop("my_bot", None)


def run_folders(project):
    """Folders of runs, oldest first."""
    return sorted((project / "results").glob("*-*"), key=lambda folder: (folder / "plan.json").stat().st_mtime_ns)


@pytest.mark.parametrize("command", [*COMMANDS, *MORE])
def test_every_command_teaches_by_example(command, capsys):
    """`hardcase COMMAND --help` shows at least one line that can be copied."""
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])

    assert stopped.value.code == 0
    assert f"examples:\n  hardcase {command}" in capsys.readouterr().out


def test_top_help_lists_every_command(capsys):
    """`hardcase` alone prints what there is, in the order of use."""
    assert main([]) == 0

    shown = capsys.readouterr().out
    assert all(f"\n  {name} " in shown for name in COMMANDS | MORE)


def test_an_unknown_command_is_wrong_input(capsys):
    """A typo ends with exit code 2 and the list of commands."""
    with pytest.raises(SystemExit) as stopped:
        main(["rum"])

    assert stopped.value.code == 2
    assert "'run'" in capsys.readouterr().err


def test_run_leaves_everything_and_exits_with_the_decision(project, capsys):
    """A veto holds: exit 1, decision first on the screen, every file of a run in its folder."""
    code = main(["run", "suites", "--bot", "my_bot:reply"])

    assert code == 1
    assert capsys.readouterr().out.startswith("HOLD  my_bot:reply")
    (folder,) = run_folders(project)
    assert {each.name for each in folder.iterdir()} == {
        "plan.json",
        "conversations.jsonl",
        "verdicts.jsonl",
        "scorecard.json",
        "outcomes.json",
        "decision.json",
        "routing.json",
        "report.html",
        "summary.md",
        "junit.xml",
    }


def test_run_with_several_bots_exits_with_the_worst(project, capsys):
    """One folder and one story for each bot; hold is worse than inconclusive."""
    code = main(["run", "suites", "--bot", "silent", "--bot", "my_bot:reply"])

    assert code == 1
    assert len(run_folders(project)) == 2


@pytest.mark.parametrize(("bots", "again"), [(("silent", "my_bot:reply"), 0), (("my_bot:reply", "platitude"), 1)])
def test_of_several_bots_only_a_report_that_has_a_new_mark_is_written_again(project, monkeypatch, bots, again):
    """The first could not be drawn beside platitude, which came after it; all others stand as they are."""
    written = []
    monkeypatch.setattr(import_module("hardcase.cli.replay_and_tell"), "write_report", written.append)

    main(["run", "suites", "--bot", bots[0], "--bot", bots[1]])

    assert [run.plan.bot for run in written] == list(bots[:again])


def test_after_a_run_its_ledgers_are_read_once_for_all_that_is_told(project, monkeypatch):
    """Books, report, story and annotations are made of one reading: a large run takes many seconds to read."""
    read = []
    books = import_module("hardcase.records.run")
    ledger = books.read_ledger
    monkeypatch.setattr(books, "read_ledger", lambda path, noun: read.append(path) or ledger(path, noun))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    main(["run", "suites", "--bot", "my_bot:reply"])

    (folder,) = run_folders(project)
    filled = [path.name for path in read if path.parent.name == folder.name]
    assert filled.count("conversations.jsonl") == 2  # once before anything was played, when it is empty
    assert filled.count("verdicts.jsonl") == 2


def test_two_runs_of_one_seed_give_the_same_scorecard(project):
    """Same seed, deterministic bot: byte for byte the same books."""
    main(["run", "suites", "--seed", "7", "--trials", "2"])
    main(["run", "suites", "--seed", "7", "--trials", "2", "--concurrency", "1"])

    first, second = run_folders(project)
    assert (first / "scorecard.json").read_bytes() == (second / "scorecard.json").read_bytes()


@pytest.mark.parametrize(
    ("path", "code", "why"),
    [
        ("suites/post/anna.yaml", 0, "with 1 case: 2 of 3 cases of this gate are not in this run (post 2)"),
        ("suites", 3, "with 3 cases: correctness at_least 0.99 needs 299 families, 3 here; and 1 more"),
    ],
    ids=["a part", "all there are"],
)
def test_a_gate_that_cannot_be_passed_steps_aside_by_default(project, capsys, monkeypatch, path, code, why):
    """It says why, in a line that can be read; a part of the cases is done and exit 0, all of them are not proven."""
    monkeypatch.setattr(import_module("hardcase.pipeline.prepare"), "_MAX_PROBLEMS", 1)
    gate = project / "evals/gates/release.yaml"
    gate.write_text(gate.read_text().replace("at_least: 0.3", "at_least: 0.99").replace("families: 2", "families: 20"))

    assert main(["run", path]) == code
    (line,) = [each for each in capsys.readouterr().out.splitlines() if "no decision: " in each]
    assert line.endswith(f"gate 'release' not decided {why}")


def test_gate_decides_again_from_what_is_on_disk(project, capsys):
    """Without bot, judge or suites, the same decision comes out; another gate is marked as not promised."""
    main(["run", "suites"])
    (folder,) = run_folders(project)
    first = json.loads((folder / "decision.json").read_text())
    other = project / "other.yaml"
    other.write_text((project / "evals/gates/release.yaml").read_text().replace("0.3", "0.2"))
    (project / "suites").rename(project / "gone")

    assert main(["gate", str(folder)]) == 1
    assert json.loads((folder / "decision.json").read_text()) == first
    assert main(["gate", str(folder), "--gate", str(other)]) == 1
    assert json.loads((folder / "decision.json").read_text())["promised"] is False


def test_gate_decides_again_by_the_waivers_of_today(project, monkeypatch):
    """A run goes by the day of its plan; what it was let through with is over when it is decided again after it."""
    path = project / "evals/gates/release.yaml"
    last = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=30)
    waiver = f"{{rule: floor-correctness, reason: r, owner: o, expires: {last}}}"
    path.write_text(path.read_text() + f"waivers: [{waiver}]\n")
    main(["run", "suites"])
    (folder,) = run_folders(project)

    def state():
        return json.loads((folder / "decision.json").read_text())["waivers"][0]["state"]

    before = state()
    main(["gate", str(folder)])
    again = state()
    monkeypatch.setattr("hardcase.cli.gate._today", lambda: str(last + datetime.timedelta(days=1)))
    main(["gate", str(folder)])

    assert "expired" not in (before, again)
    assert state() == "expired"


def test_grade_grades_again_without_calling_the_bot(project, capsys):
    """A new rubric is applied to the recorded words in a new folder; the old run stays as it was."""
    main(["run", "suites"])
    (folder,) = run_folders(project)
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    import my_bot

    called = len(my_bot.calls)
    (project / "rubrics/vetoes.yaml").write_text("schema: 1\ndimension: vetoes\nversion: 2\ncriteria: []\n")

    code = main(["grade", str(folder)])

    assert code == 0
    assert len(my_bot.calls) == called
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
    assert json.loads((run_folders(project)[1] / "scorecard.json").read_text())["passed"] == 3


def test_grading_again_keeps_the_promised_gate(project, capsys):
    """The run's own gate is applied again, not the project's default; another one is told not to be the promised."""
    strict = project / "strict.yaml"
    strict.write_text((project / "evals/gates/release.yaml").read_text().replace("0.3", "0.35"))
    main(["run", "suites", "--gate", str(strict)])
    (folder,) = run_folders(project)

    main(["grade", str(folder)])
    main(["grade", str(folder), "--gate", "release"])

    _, again, other = run_folders(project)
    first, second = (json.loads((each / "decision.json").read_text()) for each in (again, other))
    assert (first["gate"], first["promised"]) == ("strict", True)
    assert (second["gate"], second["promised"]) == ("release", False)


def test_conversations_are_not_graded_against_another_script(project, capsys):
    """Edited lines make the record evidence about something else: refused, and nothing is written."""
    main(["run", "suites"])
    (folder,) = run_folders(project)
    path = project / "suites/post/anna.yaml"
    path.write_text(path.read_text().replace("id: opens", "id: begins"))

    assert main(["grade", str(folder)]) == 2
    assert "played with other lines, records or company than there are now: anna" in capsys.readouterr().err
    assert run_folders(project) == [folder]


def test_all_cases_without_an_applicable_gate_are_not_done(project, capsys):
    """The built-in default steps aside for a small suite, and says with exit 3 that nothing is proven."""
    gate = project / "evals/gates/release.yaml"
    gate.write_text(gate.read_text().replace("min_families: 2", "min_families: 20"))

    assert main(["run", "suites"]) == 3
    assert main(["run", "suites", "--no-gate"]) == 0


def test_nobody_reading_on_does_not_change_the_exit_code(project):
    """`hardcase run ... | head -1` plays every bot and exits with the worst decision."""
    command = f"set -o pipefail; {sys.executable} -m hardcase run suites --bot my_bot:reply --bot silent | head -1"

    done = subprocess.run(["bash", "-c", command], cwd=project, capture_output=True, text=True, check=False)

    assert done.returncode == 1, done.stderr
    assert len(run_folders(project)) == 2


def test_report_is_written_again(project, capsys):
    """A deleted report comes back from the ledgers."""
    main(["run", "suites"])
    (folder,) = run_folders(project)
    (folder / "report.html").unlink()

    assert main(["report", str(folder)]) == 0
    assert (folder / "report.html").exists()


def test_lint_says_what_it_looked_at_or_what_is_wrong(project, capsys):
    """Missing exemplars are problems of lint, each with a fix, exit 2."""
    assert main(["lint", "suites"]) == 2

    shown = capsys.readouterr().err
    assert "the case has no good exemplar\n  fix: write exemplars/anna.good.yaml" in shown


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        pytest.param('@pytest.mark.hardcase("post")', False, id="it has a test"),
        pytest.param("pytest.mark.hardcase(each) for each in ['post']", False, id="in a list"),
        pytest.param('@pytest.mark.hardcase("posts")', True, id="another suite"),
        pytest.param("pytest.mark.hardcase(path.parent.name) for path in found", False, id="in a loop"),
        pytest.param("", False, id="no test of hardcase at all"),
        pytest.param("from hardcase import Reply", False, id="nothing but a bot"),
    ],
)
def test_lint_names_a_suite_that_no_test_plays(project, capsys, text, lacks):
    """The file that is missing is printed whole; who does not use pytest is left alone."""
    (project / "evals/test_gate.py").write_text("")
    (project / "evals/test_post.py").write_text(text)

    main(["lint", "suites"])

    shown = capsys.readouterr().err
    assert ("suites/post/suite.yaml: no test in evals/ plays this suite" in shown) == lacks
    assert ("write evals/test_post.py:" in shown and "def test_post(hardcase_outcome):" in shown) == lacks


def test_the_shipped_suites_lint_clean(capsys):
    """What hardcase ships holds its own exemplars to what really happens; lint looks at the wording of all of it."""
    assert main(["lint", "suites"]) == 0
    assert "no problems" in capsys.readouterr().out


def test_play_shows_a_conversation_with_its_calls_and_verdicts(capsys):
    """One case by its id: words, calls, results, ending, verdicts."""
    assert main(["play", "double-charge", "--bot", "gold"]) == 0

    shown = capsys.readouterr().out
    assert "customer: " in shown
    assert "-> refund_payment(" in shown
    assert "promise-kept" in shown


def test_a_person_can_type_the_bots_side(project, capsys, monkeypatch):
    """`--as me` asks the terminal for each reply; /call and /hand work, and leaving ends the conversation."""
    typed = iter(["/tools", "/call nothing x=1", "The parcel arrives tomorrow morning."])
    monkeypatch.setattr("builtins.input", lambda prompt: next(typed))

    assert main(["play", "anna", "--as", "me"]) == 0

    shown = capsys.readouterr().out
    assert "there is no tool 'nothing'" in shown
    assert "met       +3  when" in shown


def test_play_of_what_is_not_there_names_the_nearest(project, capsys):
    """A mistyped case is wrong input."""
    assert main(["play", "suites/post/ana"]) == 2


def test_bots_lists_every_embedded_bot(capsys):
    """The default, gold and the sentinels, each in a line."""
    assert main(["bots"]) == 0

    shown = capsys.readouterr().out
    assert all(name in shown for name in ("concierge", "gold", "silent", "phantom", "module:name"))


def test_schema_prints_the_contract(capsys):
    """JSON Schema of a file, and the names of states."""
    assert main(["schema", "case"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].endswith("2020-12/schema")
    assert main(["schema", "states"]) == 0
    assert "told.<fact>" in capsys.readouterr().out


def test_shipped_gates_beside_other_suites_are_one_problem(tmp_path, monkeypatch, capsys):
    """Whoever puts their own suites in place of the shipped ones learns the cause, not forty consequences of it."""
    monkeypatch.chdir(tmp_path)
    main(["init", "--bare"])
    for name in ("release", "pilot"):
        shutil.copy(shipped_data() / f"evals/gates/{name}.yaml", f"evals/gates/{name}.yaml")
    (tmp_path / "evals/gates/own.yaml").write_text("gate: 7")
    capsys.readouterr()

    assert main(["lint", "suites"]) == 2

    told = capsys.readouterr().err
    assert told.index("these gates are for other suites than yours: pilot.yaml, release.yaml") < told.index("own.yaml")
    assert "families" not in told


def test_a_gate_of_ones_own_is_offered_before_the_shipped_ones(tmp_path, monkeypatch, capsys):
    """Those are named as what they are: for other suites."""
    monkeypatch.chdir(tmp_path)
    main(["init", "--bare"])

    assert main(["run", "suites", "--gate", "onw"]) == 2

    told = capsys.readouterr().err
    assert "did you mean 'own'? Known: 'own'; for the suites that hardcase ships: 'change', 'pilot'" in told


def test_states_are_listed_while_a_case_is_wrong(tmp_path, monkeypatch, capsys):
    """Whoever mends a condition needs them then; they are the company's."""
    monkeypatch.chdir(tmp_path)
    main(["init", "--bare"])
    (tmp_path / "suites/plants/fern-arrived-dead.yaml").write_text("turns: 7")
    capsys.readouterr()

    assert main(["schema", "states"]) == 0
    assert "refunded.<record>" in capsys.readouterr().out


def test_init_lays_out_a_repository_that_runs_at_once(tmp_path):
    """`hardcase init` and then its two printed commands, in a fresh process as the user would."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("HARDCASE")}
    env["HARDCASE_TRIALS"] = "1"
    main(["init", str(tmp_path / "mine")])

    run = subprocess.run(
        [sys.executable, "-m", "hardcase", "run", "suites"],
        cwd=tmp_path / "mine",
        capture_output=True,
        text=True,
        env=env,
        check=False,
    )
    evals = subprocess.run(
        [sys.executable, "-m", "pytest", "evals/", "-q", "-k", "double-charge"],
        cwd=tmp_path / "mine",
        capture_output=True,
        text=True,
        env=env,
        check=False,
    )

    assert run.returncode == 1, run.stderr
    assert "HOLD  my_bot:reply" in run.stdout
    assert re.search(r"gate not decided: [1-9] of [0-9]+ cases selected", evals.stdout)


def test_init_never_writes_over_anything(tmp_path, capsys):
    """What a repository has of its own stays, and what it lacks is printed; a folder in the way is refused."""
    kept = {"README.md": "# mine", "pyproject.toml": "[project]", ".git/HEAD": "ref"}
    for name, text in kept.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)

    assert main(["init", str(tmp_path), "--bare"]) == 0

    assert {name: (tmp_path / name).read_text() for name in kept} == kept
    told = capsys.readouterr().out
    assert "left as it was: README.md, pyproject.toml" in told
    assert 'add to pyproject.toml:\n\n[tool.hardcase]\nbot = "my_bot:reply"\ngate = "own"' in told

    (tmp_path / "my_bot.py").write_text("mine")
    assert main(["init", str(tmp_path), "--bare"]) == 2
    assert (tmp_path / "my_bot.py").read_text() == "mine"
    assert "has evals, my_bot.py, rubrics, schemas, suites already" in capsys.readouterr().err


def test_init_without_a_folder_is_here(tmp_path, monkeypatch, capsys):
    """It says so, and prints no way into a folder."""
    monkeypatch.chdir(tmp_path)

    assert main(["init", "--bare"]) == 0

    assert (tmp_path / "suites/company.yaml").is_file()
    told = capsys.readouterr().out
    assert told.startswith("laid out this folder")
    assert "cd " not in told


def test_a_bare_repository_is_sound_and_runs(tmp_path, monkeypatch, capsys):
    """Whoever writes their own over it starts from no problem, and from exemplars that ship."""
    monkeypatch.chdir(tmp_path)
    main(["init", "--bare"])
    monkeypatch.syspath_prepend(str(tmp_path))
    capsys.readouterr()

    assert main(["lint", "suites"]) == 0
    assert "2 cases, 4 exemplars" in capsys.readouterr().out
    assert main(["run", "suites", "--bot", "gold"]) == 0
    assert re.search("SHIP  gold: every promise was kept.* .gate own", capsys.readouterr().out)
    assert main(["run", "suites", "--bot", "platitude"]) == 3
    suite = (tmp_path / "evals/test_plants.py").read_text()
    assert '@pytest.mark.hardcase("plants")' in suite


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["run", "suits"], "suits: no suite here", id="no such suite"),
        pytest.param(["run", "suites", "--bot", "my_bott:reply"], "there is no module 'my_bott'", id="no such module"),
        pytest.param(["run", "suites", "--bot", "my_bot:replay"], "did you mean 'reply'", id="no such attribute"),
        pytest.param(["run", "suites", "--bot", "openai:"], "names no model", id="provider without a model"),
        pytest.param(["run", "suites", "--concurrency", "0"], "--concurrency: '0' is not usable", id="no lanes"),
        pytest.param(["run", "suites", "--judge", "openai:"], "names no model", id="judge without a model"),
        pytest.param(["run", "suites", "--gate", "nope"], "unknown gate 'nope'", id="no such gate"),
        pytest.param(["gate", "results/none"], "no run here", id="no such run"),
    ],
)
def test_wrong_input_is_told_before_anything_is_played(project, capsys, arguments, said):
    """Exit 2, what is wrong, and how to mend it; no results folder appears."""
    assert main(arguments) == 2

    shown = capsys.readouterr().err
    assert said in shown
    assert "fix: " in shown
    assert run_folders(project) == []


def test_resuming_needs_no_other_option(project, capsys):
    """Bot, suites, trials and gate are taken from the plan; what is on the books is kept and counted."""
    main(["run", "suites/post", "--bot", "silent", "--trials", "2"])
    (folder,) = run_folders(project)
    ledger = folder / "conversations.jsonl"
    kept = ledger.read_text().splitlines(keepends=True)[:4]
    ledger.write_text("".join(kept))
    capsys.readouterr()

    main(["run", "--resume", str(folder)])

    shown = capsys.readouterr()
    assert "4 of 6 conversations are kept" in shown.err
    assert shown.out.startswith("HOLD  silent") or shown.out.startswith("NOT PROVEN  silent")
    assert ledger.read_text().startswith("".join(kept))
    assert run_folders(project) == [folder]


def test_a_bot_that_breaks_is_told_first(project, capsys):
    """The second line says how many conversations broke and with what, with the file and line of the bot."""
    (project / "suites/post/anna.yaml").write_text(
        (project / "suites/post/anna.yaml").read_text().replace("good", "raise")
    )

    main(["run", "suites"])

    second = capsys.readouterr().out.splitlines()[1]
    assert "The bot broke in 1 of 3 conversations; most often: raised ValueError: the bot is ill (my_bot.py:" in second


def test_a_results_folder_that_cannot_be_written_is_told_first(project, capsys):
    """Exit 2 before the first call."""
    (project / "blocked").write_text("a file")

    assert main(["run", "suites", "--results", "blocked/here"]) == 2

    import my_bot

    assert "results cannot be written" in capsys.readouterr().err
    assert my_bot.calls == []


def test_reports_of_one_command_are_drawn_beside_each_other(project, capsys):
    """The first bot's page has the marks of those that were played after it."""
    main(["run", "suites", "--bot", "my_bot:reply", "--bot", "platitude"])

    first = next(each for each in run_folders(project) if "my_bot" in each.name)
    assert ">platitude 0." in (first / "report.html").read_text(encoding="utf-8")
