"""The dry run: what it tells, and that it plays nothing."""

import json
import socket
import sys

import pytest

from hardcase.cli import main
from hardcase.cli.plan import time_in_words
from tests.cli.test_commands import run_folders
from tests.project import write_project

WORDS = {f"case-{index}": "good" for index in range(24)} | {"poor-1": "poor", "poor-2": "poor"}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A user's repository with 26 families, and the current folder in it."""
    write_project(tmp_path, WORDS, floor=0.8)
    gate = tmp_path / "evals/gates/release.yaml"
    gate.write_text(gate.read_text() + "champion: {lose_at_most: 0.1}\n")
    change = "schema: 1\ngate: change\nevidence: {min_families: 2}\n"
    (tmp_path / "evals/gates/change.yaml").write_text(change)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    sys.modules.pop("my_bot", None)
    yield tmp_path
    sys.modules.pop("my_bot", None)


def planned(capsys, *arguments):
    """What `hardcase plan --json` says of the project's bot."""
    assert main(["plan", "suites", "--bot", "my_bot:reply", "--judge", "none", "--json", *arguments]) == 0
    return json.loads(capsys.readouterr().out)[0]


def test_it_tells_calls_time_and_needs_and_plays_nothing(project, capsys, monkeypatch):
    """Cases, conversations, what the floor takes: without one call of the bot, a connection, or a file."""
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("it asked somebody"))

    assert main(["plan", "suites", "--bot", "my_bot:reply", "--judge", "none", "--trials", "2"]) == 0

    told = capsys.readouterr().out
    assert "26 cases in 26 families, 2 trials each: 52 conversations; judges: none" in told
    assert "no earlier run of it tells" in told
    row = next(line for line in told.splitlines() if line.startswith("  correctness ") and "at least" in line)
    assert row.split()[1:5] == ["26", "at", "least", "0.80"]
    assert 0.85 < float(row.split()[5]) < 0.95
    assert told.endswith("nothing was asked, nothing is written\n")
    assert sys.modules["my_bot"].calls == []
    assert not (project / "results").exists()


def test_one_object_for_programs(project, capsys):
    """`--json` holds the same: assumed spread, needs, and losses that the release gate can see."""
    seen = planned(capsys, "--score", "0.97")

    assert (seen["conversations"], seen["gate"], seen["usual"]) == (26, "release", "")
    floor = next(each for each in seen["needs"] if each["id"] == "floor-correctness")
    assert floor["at"] == 0.97
    assert floor["chance"] > 0.8
    assert seen["together"][0] <= seen["together"][1] == floor["chance"]
    loss = seen["losses"][0]
    assert (loss["dimension"], loss["limit"]) == ("correctness", 0.1)
    assert 0 < loss["seen"] < loss["held"]
    assert loss["seen"] < loss["seen_broken"]


def test_the_same_seed_tells_the_same(project, capsys):
    """Two dry runs are the same to the byte, and another seed draws anew."""
    assert planned(capsys, "--seed", "3") == planned(capsys, "--seed", "3")
    assert planned(capsys, "--seed", "3")["needs"] != planned(capsys, "--seed", "4", "--spread", "0.25")["needs"]


def test_a_finished_run_tells_turns_spread_and_what_would_settle_it(project, capsys):
    """The newest run of the bot is used for time, the one that is named also for spread, chances and what is open."""
    assert main(["run", "suites", "--bot", "my_bot:reply", "--judge", "none"]) == 3
    run = run_folders(project)[-1]
    capsys.readouterr()

    newest, usual = planned(capsys), planned(capsys, "--usual", str(run))

    assert newest["earlier"]["run"] == run.name
    assert newest["earlier"]["turns"] == 1
    assert newest["usual"] == ""
    assert newest["settle"] == []
    assert usual["spreads"]["correctness"]["run"] == run.name
    assert usual["spreads"]["effort"]["run"] == ""
    assert usual["needs"][1]["at"] == pytest.approx(24 / 26)
    assert "more families" in usual["settle"][0]
    assert main(["plan", "suites", "--bot", "my_bot:reply", "--judge", "none", "--usual", str(run)]) == 0
    told = capsys.readouterr().out
    assert "an earlier run of it" in told
    assert f"spread as in {run.name}, elsewhere families are taken to spread by 0.18" in told
    assert f"{run.name} was inconclusive; what would settle it: " in told


def test_a_change_gate_tells_which_losses_it_would_prove(project, capsys):
    """Against a champion that was named, with the spread between the two runs, and nothing about floors."""
    main(["run", "suites", "--bot", "my_bot:reply", "--judge", "none"])
    run = str(run_folders(project)[-1])
    capsys.readouterr()

    seen = planned(capsys, "--gate", "change", "--champion", run, "--usual", run)

    assert seen["needs"] == []
    assert seen["champion"] in run
    assert seen["losses"][0]["limit"] is None
    assert seen["losses"][0]["spread"] == 0
    assert (
        main(["plan", "suites", "--bot", "my_bot:reply", "--judge", "none", "--gate", "change", "--champion", run]) == 0
    )
    assert "differ by chance alone" in capsys.readouterr().out


def test_a_run_that_cannot_be_read_tells_nothing(project, capsys):
    """The newest that is whole is taken; the one that was named has to be."""
    for _ in range(2):
        main(["run", "suites", "--bot", "my_bot:reply", "--judge", "none", "--no-gate"])
    older, newer = run_folders(project)
    (newer / "outcomes.json").write_text("{")
    capsys.readouterr()

    assert planned(capsys)["earlier"]["run"] == older.name
    assert main(["plan", "suites", "--bot", "my_bot:reply", "--usual", str(newer)]) == 4


def test_recordings_are_not_waited_for(project, capsys):
    """A bot that was recorded costs nothing and takes the time of grading; the chances of a score are told in text."""
    main(["run", "suites", "--bot", "my_bot:reply", "--judge", "none", "--no-gate"])
    recorded = f"recorded:{run_folders(project)[-1]}"
    capsys.readouterr()

    assert main(["plan", "suites", "--bot", recorded, "--judge", "none", "--score", "0.9"]) == 0

    told = capsys.readouterr().out
    assert "time: about 3 s, 16 conversations at once\n" in told
    assert "such a bot keeps all of these in " in told


@pytest.mark.parametrize(("seconds", "told"), [(89.4, "89 s"), (90, "2 min"), (5399, "90 min"), (5400, "1.5 h")])
def test_time_is_told_as_people_say_it(seconds, told):
    """Seconds, then minutes, then hours."""
    assert time_in_words(seconds) == told


def test_fewer_trials_than_promised_leave_the_gate_open(project, capsys):
    """What no answer of the bot could mend is told before it is asked."""
    gate = project / "evals/gates/release.yaml"
    gate.write_text(gate.read_text().replace("trials: 1", "trials: 3"))

    assert "planned once, the gate promises 3" in planned(capsys, "--trials", "1")["open"][0]
    assert planned(capsys)["open"] == []
    assert main(["plan", "suites", "--bot", "my_bot:reply", "--judge", "none", "--trials", "1"]) == 0
    assert "  open whatever is played: each case is planned once" in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong",
    [
        ["--usual", "results/none"],
        ["--gate", "none"],
        ["--bot", "nobody"],
        ["--bot", "https://bot.example/reply", "--offline"],
        ["--gate", "change"],
    ],
)
def test_wrong_input_exits_with_two(project, capsys, wrong):
    """A run that is not there, an unknown gate or bot, a bot beyond this machine, a champion that is missing."""
    assert main(["plan", "suites", *wrong]) == 2
    assert "fix: " in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["--spread", "0.6"], ["--score", "92"], ["--within", "much"]])
def test_numbers_that_cannot_be_meant_are_refused(project, capsys, wrong):
    """They name what is wanted."""
    with pytest.raises(SystemExit) as stopped:
        main(["plan", "suites", *wrong])

    assert stopped.value.code == 2
    assert "is not a s" in capsys.readouterr().err


def test_without_a_gate_only_the_cost_is_told(project, capsys):
    """A part of the cases too small for the project's gate still has a price."""
    assert main(["plan", "suites/post/case-1.yaml", "--bot", "my_bot:reply", "--judge", "none"]) == 0

    told = capsys.readouterr().out
    assert "  no gate: gate 'release' not decided with 1 case" in told
    assert "it takes" not in told
