"""A run's folder: made before the first call, held by one process, and never half written."""

import datetime
import errno
import json
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.decisions import decide
from hardcase.errors import OptionError, RunError
from hardcase.records import CONVERSATIONS, DECISION, PLAN, SCORECARD, OpenRun, Run, create_run, name_run, provenance
from hardcase.scorecards import tally
from hardcase.verdicts import Outcome, Verdict, Verdicts
from tests.books import a_gate
from tests.builders import a_case, a_conversation, a_plan

CASE = a_case("Stale.")


def verdicts(outcome):
    """Every criterion of the case, ruled alike."""
    return Verdicts(
        case_id=CASE.id,
        trial=0,
        verdicts=tuple(
            Verdict(criterion_id=each.id, outcome=outcome, grader="test@1", reason="so") for each in CASE.criteria
        ),
    )


@pytest.fixture
def run(tmp_path):
    """An open run, closed at the end."""
    opened = create_run(tmp_path / "results", a_plan(CASE))
    yield opened
    opened.close()


def test_trials_are_read_anew_when_a_ledger_grew(run):
    """What is kept of a reading never hides a trial that was put on the books after it."""
    assert run.trials() == {}
    run.record_conversation(a_conversation("Stale.", "Sorry.", case_id=CASE.id))
    before = run.trials()
    run.record_verdicts(verdicts(Outcome.MET))

    assert [each.verdicts for each in before.values()] == [None]
    assert [each.verdicts for each in run.trials().values()] == [verdicts(Outcome.MET)]


# Making


def test_the_plan_is_on_disk_before_anything_is_played(tmp_path):
    """A new run is a folder with its plan, and empty books."""
    plan = a_plan(CASE, run="first")

    create_run(tmp_path / "deep" / "results", plan).close()

    run = Run(tmp_path / "deep" / "results" / "first")
    assert run.plan == plan
    assert (list(run.conversations()), list(run.verdicts()), run.decision) == ([], [], None)


def test_a_run_is_never_made_twice(tmp_path):
    """A folder that is there already is not written into."""
    create_run(tmp_path, a_plan(CASE, bot="one")).close()

    with pytest.raises(OptionError, match="File exists"):
        create_run(tmp_path, a_plan(CASE, bot="other"))

    assert Run(tmp_path / "run").plan.bot == "one"


def test_a_file_in_place_of_the_results_folder_is_the_callers_to_mend(tmp_path):
    """Results that cannot be written are told before the first call, with exit code 2."""
    (tmp_path / "results").write_text("not a folder")

    with pytest.raises(OptionError, match="results cannot be written: ") as caught:
        create_run(tmp_path / "results", a_plan(CASE))

    assert "--results" in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("step", ["mkdir", "write_bytes"])
def test_a_read_only_results_folder_is_the_callers_to_mend(tmp_path, monkeypatch, step):
    """A folder without permission, or a disk without room for the plan, is an option error, not a crash."""

    def refuse(*arguments, **options):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, step, refuse)

    with pytest.raises(OptionError, match="results cannot be written: Permission denied") as caught:
        create_run(tmp_path, a_plan(CASE))

    assert caught.value.exit_code == 2


# Holding


def test_a_run_is_held_by_one_opening_at_a_time(run):
    """A second opening is refused while the first is open, and possible afterwards."""
    with pytest.raises(RunError, match="another process is writing this run"):
        OpenRun(run.path)
    run.close()

    again = OpenRun(run.path)
    again.record_conversation(a_conversation("Stale.", "Hello."))
    again.close()

    assert len(list(Run(run.path).conversations())) == 1


OPENS = "import sys; from pathlib import Path; from hardcase.records import OpenRun; OpenRun(Path(sys.argv[1])).close()"


def test_a_run_is_held_by_one_process_at_a_time(run):
    """Another process is refused while this one writes, and let in when it is done."""
    command = [sys.executable, "-c", OPENS, str(run.path)]

    refused = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    run.close()
    let_in = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)

    assert "another process is writing this run" in refused.stderr
    assert (let_in.returncode, let_in.stderr) == (0, "")


def test_closing_leaves_no_lock_behind_and_may_be_done_twice(run):
    """A finished folder holds the run and nothing else."""
    run.close()
    run.close()

    assert sorted(path.name for path in run.path.iterdir()) == [CONVERSATIONS, PLAN, "verdicts.jsonl"]


def test_closing_twice_does_not_let_go_of_another_holder(run):
    """A late second close does not open the door to a third process."""
    run.close()
    second = OpenRun(run.path)

    run.close()

    with pytest.raises(RunError, match="another process"):
        OpenRun(run.path)
    second.close()


def test_reading_needs_no_lock(run):
    """A run can be read while it is being written."""
    run.record_conversation(a_conversation("Stale.", "Hello."))

    assert [each.ending for each in Run(run.path).conversations()] == ["completed"]


def test_a_run_that_cannot_be_opened_is_not_held(run):
    """An opening that fails on a ledger lets go of the folder, so that it can be mended and resumed."""
    run.close()
    (run.path / "verdicts.jsonl").unlink()
    (run.path / "verdicts.jsonl").mkdir()

    with pytest.raises(RunError, match="cannot be written") as caught:
        OpenRun(run.path)
    (run.path / "verdicts.jsonl").rmdir()
    OpenRun(run.path).close()

    assert caught.tb is not None  # kept until here: no help from the collector, which lets go of what nobody holds


def test_a_folder_that_may_not_be_locked_is_told(run, monkeypatch):
    """Resuming in a folder without permission is an error of the run, with a fix."""
    run.close()

    def refuse(*arguments, **options):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)

    with pytest.raises(RunError, match="cannot be written: Permission denied\n  fix: "):
        OpenRun(run.path)


# Reading and writing


def test_a_folder_without_a_plan_is_no_run(tmp_path):
    """Naming the wrong folder is the caller's mistake."""
    with pytest.raises(OptionError, match="no run here"):
        Run(tmp_path)


def test_a_run_that_was_not_finished_says_how_to_finish_it(run):
    """A missing scorecard is an error that names the way on, never an empty one."""
    with pytest.raises(RunError, match=r"not finished\n  fix: finish it: hardcase run --resume"):
        _ = run.scorecard
    with pytest.raises(RunError, match="not finished"):
        _ = run.outcomes


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{}", id="without its fields"),
        pytest.param(b'{"planned": ', id="cut short"),
        pytest.param(b'{"bot": "\xff"}', id="no UTF-8"),
    ],
)
def test_a_damaged_file_is_an_error_that_names_it(run, damage):
    """What cannot be read is told, and is not taken for a run without results."""
    for name, read in ((SCORECARD, "scorecard"), (PLAN, "plan"), ("decision.json", "decision")):
        (run.path / name).write_bytes(damage)

        with pytest.raises(RunError, match=rf"{name}: cannot be read"):
            getattr(run, read)


def test_a_file_is_written_whole_or_not_at_all(run, monkeypatch):
    """A disk that fills up leaves the earlier file as it was, and no draft beside it."""
    card = tally(run.plan, (), ())
    run.write(SCORECARD, card)

    def fills_up(path, data):
        with path.open("wb") as file:
            file.write(data[:5])
        raise OSError(errno.ENOSPC, "No space left on device")

    before = sorted(run.path.iterdir())
    monkeypatch.setattr(Path, "write_bytes", fills_up)
    with pytest.raises(RunError, match="No space left on device"):
        run.write(SCORECARD, card)

    assert run.scorecard == card
    assert sorted(run.path.iterdir()) == before


def test_a_file_is_never_open_under_its_own_name_while_it_is_written(run, monkeypatch):
    """Whoever reads while a file is replaced sees the old one or the new one."""
    names, write_bytes = [], Path.write_bytes

    def seen(path, data):
        names.append(path.name)
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", seen)
    run.write(SCORECARD, tally(run.plan, (), ()))

    assert names
    assert SCORECARD not in names


def test_what_is_written_is_readable_for_people_and_ends_in_a_newline(run):
    """Files are indented and end as text files do, so that they diff well."""
    run.write(SCORECARD, tally(run.plan, (), ()))

    text = (run.path / SCORECARD).read_text()
    assert text.startswith("{\n ")
    assert text.endswith("}\n")


def test_the_last_record_of_a_trial_wins(run):
    """A trial that was unreachable and then played counts as played, and a second grading replaces the first."""
    run.record_conversation(a_conversation("Stale.", ending="unreachable"))
    run.record_verdicts(verdicts(Outcome.UNGRADED))
    run.record_conversation(a_conversation("Stale.", "You get back 6.40 EUR."))
    run.record_verdicts(verdicts(Outcome.MET))

    card = tally(run.plan, run.conversations(), run.verdicts())

    assert (card.missing_trials, card.passed, card.ungraded_verdicts) == (0, 1, 0)


def test_the_last_record_wins_when_it_is_worse(run):
    """A later failure is not hidden behind an earlier pass."""
    run.record_conversation(a_conversation("Stale.", "You get back 6.40 EUR."))
    run.record_verdicts(verdicts(Outcome.MET))
    run.record_conversation(a_conversation("Stale.", "Hm."))
    run.record_verdicts(verdicts(Outcome.NOT_MET))

    card = tally(run.plan, run.conversations(), run.verdicts())

    assert (card.passed, card.failed) == (0, 1)


# Names and provenance

NOON = datetime.datetime(2026, 11, 21, 12, 0, 0, tzinfo=datetime.UTC)


@given(bot=st.text(st.characters(exclude_categories=())))
def test_a_runs_name_is_safe_for_every_file_system(bot):
    """Whatever a bot is called, its folder is one plain name, the same on Windows, and short."""
    name = name_run(bot, now=NOON)

    assert re.fullmatch(r"20261121T120000Z-[A-Za-z0-9_.-]{1,40}-[0-9a-f]{8}", name)
    assert PurePosixPath(name).name == PureWindowsPath(name).name == name
    assert ".." not in PurePosixPath(name).parts


@pytest.mark.parametrize(
    ("bot", "slug"),
    [
        pytest.param("concierge", "concierge", id="a plain name"),
        pytest.param("my_bot:reply", "my_bot-reply", id="a module and its attribute"),
        pytest.param("../../etc/passwd", "etc-passwd", id="a path"),
        pytest.param("C:\\bots\\CON", "C-bots-CON", id="a Windows path"),
        pytest.param("búho 🦉", "b-ho", id="letters beyond ASCII"),
        pytest.param("🦉", "bot", id="nothing that can be kept"),
        pytest.param("", "bot", id="no name"),
        pytest.param("x" * 300, "x" * 40, id="a long name"),
    ],
)
def test_a_runs_name_tells_the_bot(bot, slug):
    """Time, bot and eight hex digits; what a file system may not like becomes a hyphen."""
    assert name_run(bot, now=NOON)[:-9] == f"20261121T120000Z-{slug}"


def test_a_runs_name_is_in_utc_wherever_it_was_made():
    """A time of another zone is turned into UTC, as the Z says."""
    there = NOON.astimezone(datetime.timezone(datetime.timedelta(hours=5)))

    assert name_run("a", now=there).startswith("20261121T120000Z-")


def test_two_runs_of_one_second_have_two_names():
    """The random digits keep them apart."""
    assert len({name_run("a", now=NOON) for _ in range(50)}) == 50


def git(folder, *arguments):
    """Run git in a folder of the test."""
    identity = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True, timeout=30)


@pytest.fixture
def repository(tmp_path):
    """A repository with one commit."""
    folder = tmp_path / "my-secret-project"
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / "case.yaml").write_text("schema: 1\n")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "one")
    return folder


def test_provenance_names_versions_and_commit_and_no_path(repository):
    """Where a run came from can be told without telling whose machine it was."""
    versions = provenance(repository)

    said = " ".join(versions.values())
    assert versions.keys() == {"hardcase", "python", "system", "commit"}
    assert re.fullmatch("[0-9a-f]{12}", versions["commit"])
    assert not any(each in said for each in ("/", "\\", repository.name, str(Path.home())))


def test_a_changed_file_makes_the_commit_dirty_and_a_new_one_does_not(repository):
    """Results that the commit alone does not explain say so."""
    (repository / "results.txt").write_text("new")
    clean = provenance(repository)["commit"]

    (repository / "case.yaml").write_text("schema: 2\n")

    assert provenance(repository)["commit"] == f"{clean}-dirty"


def test_without_git_there_is_no_commit(tmp_path, monkeypatch):
    """Outside a repository, or without git, the commit is left out and nothing breaks."""
    outside = provenance(tmp_path)
    gone = provenance(tmp_path / "gone")
    monkeypatch.setenv("PATH", "")
    without = provenance(tmp_path)

    assert "commit" not in {*outside, *gone, *without}


def test_a_git_hook_does_not_lend_its_repository(repository, tmp_path, monkeypatch):
    """Run from a hook of another repository, the commit is still that of the cases."""
    own = provenance(repository)["commit"]
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))

    assert provenance(repository)["commit"] == own


def test_a_plan_on_disk_holds_no_path_of_the_machine(run):
    """What is written before the first call can be committed and shown to anyone."""
    text = (run.path / PLAN).read_text()

    assert str(Path.home()) not in text
    assert str(run.path) not in text
    assert msgspec.json.decode(text)["bot"] == "scripted"


# Decisions


@pytest.fixture
def decided(run):
    """A run that was counted and held."""
    run.write(SCORECARD, tally(run.plan, (), ()))
    run.write(DECISION, decide(run.scorecard, a_gate()))
    return run


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [(DECISION, '"ruling": "invalid"', '"ruling": "ship"'), (SCORECARD, '"missing_trials": 1', '"missing_trials": 0')],
)
def test_a_decision_that_was_edited_is_none(decided, name, before, after):
    """A report or a champion never rests on a ruling, or on counts, that no gate gave; deciding again mends it."""
    whole = decided.decision
    text = (decided.path / name).read_text()
    assert before in text
    (decided.path / name).write_text(text.replace(before, after))

    with pytest.raises(RunError, match="edited after it was decided\n  fix: decide it again: hardcase gate"):
        _ = decided.decision

    (decided.path / name).write_text(text)
    assert decided.decision == whole == decide(decided.scorecard, a_gate())


def test_a_decision_without_a_seal_is_read_where_there_was_none(decided):
    """Runs that were decided before there were seals stay readable; from one that seals it was taken out."""
    path = decided.path / DECISION
    says = json.loads(path.read_text())
    assert says.pop("seal")
    path.write_text(json.dumps(says))

    assert decided.decision is not None

    decided.write(PLAN, msgspec.structs.replace(decided.plan, bound=True))
    with pytest.raises(RunError, match="edited after it was decided\n  fix: decide it again: hardcase gate"):
        _ = decided.decision
