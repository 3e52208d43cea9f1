"""A recorded candidate goes the way of any bot: plan first, and what was not recorded is missing."""

import json
import shutil
from pathlib import Path

import pytest

import hardcase
from hardcase.cases import load_suites
from hardcase.cli import main
from hardcase.errors import OptionError
from hardcase.options import Settings
from hardcase.pipeline import find_candidate, prepare_one, told
from hardcase.records import Run
from tests.builders import a_case
from tests.project import write_project

ROOT = Path(__file__).resolve().parents[2]
LOAVES = [a_case("Stale.", case_id=f"loaf-{each}") for each in range(3)]


def row(case="loaf-0", said="I will see to it before noon.", heard="Stale.", **changes):
    """A recording as its line of JSON."""
    turns = [{"speaker": "customer", "text": heard}, {"speaker": "bot", "text": said}]
    return {"id": f"{case}-{said}", "bot": "smith", "case": case, "turns": turns} | changes


def a_file(folder, *rows):
    """A file of recordings, as a spec."""
    path = folder / "recorded.jsonl"
    path.write_text("".join(f"{each if isinstance(each, str) else json.dumps(each)}\n" for each in rows))
    return f"recorded:{path}"


def run_of(spec, folder, cases=LOAVES, **options):
    """A run without a gate and without judges."""
    return hardcase.run(cases, bot=spec, results=folder / "results", no_gate=True, judge="none", **options)


def test_every_planned_case_without_a_recording_is_missing(tmp_path):
    """The plan holds all cases; those nobody recorded are neither passed nor left out."""
    run = run_of(a_file(tmp_path, row(), row("loaf-9"), row("", "no case")), tmp_path)

    assert [case.id for case in run.plan.cases] == ["loaf-0", "loaf-1", "loaf-2"]
    assert (run.plan.bot, run.plan.trials) == ("smith", 1)
    assert (run.scorecard.planned, run.scorecard.missing_trials, run.scorecard.ungraded) == (3, 2, 2)
    assert {each.error for each in run.conversations()} == {"", "0 recordings name this case"}


def test_trials_are_the_recordings_of_a_case_in_order(tmp_path):
    """As many as the case with the most has, in order; fewer elsewhere are missing, and --trials may ask for more."""
    spec = a_file(tmp_path, row(said="First."), row("loaf-1"), row(said="Second."))

    run, longer = run_of(spec, tmp_path), run_of(spec, tmp_path, trials=3)

    said = {(each.case_id, each.trial): each.bot_turns[0].text for each in run.conversations() if each.bot_turns}
    assert said == {("loaf-0", 0): "First.", ("loaf-0", 1): "Second.", ("loaf-1", 0): "I will see to it before noon."}
    assert (run.scorecard.planned_trials, run.scorecard.missing_trials) == (6, 3)
    assert (longer.scorecard.planned_trials, longer.scorecard.missing_trials) == (9, 6)


def test_a_copy_of_a_recording_is_no_trial_of_its_own(tmp_path):
    """Word for word the same with the same id or session is one conversation; with other seconds it is another."""
    first = row(meta={"session_id": 7})
    timed = [turn | {"at_s": at} for at, turn in enumerate(first["turns"])]
    again = {"id": "b", "meta": {"session_id": 7, "export": 2}}
    rows = [first | {"meta": {}}, first | again, first | {"turns": timed}, row("loaf-1")]
    spec = a_file(tmp_path, first, *rows)

    run = run_of(spec, tmp_path)

    assert (run.plan.trials, run.scorecard.missing_trials) == (2, 3)
    assert "0 recordings name this case" in {each.error for each in run.conversations()}
    recorded = find_candidate(spec).recorded
    assert (recorded.copies, recorded.alike) == (2, 0)


@pytest.mark.parametrize("without_ids", [False, True])
def test_a_bot_that_never_wavers_has_all_its_trials(tmp_path, without_ids):
    """What says the same each time counts each time, as in a run's folder; that it may be copies is told beforehand."""
    folder = tmp_path / "told"
    for day in range(3):
        (folder / str(day)).mkdir(parents=True)
        rows = [row(each.id, id=f"{each.id}-{day}", meta={"session_id": f"{each.id}-{day}"}) for each in LOAVES]
        if without_ids:
            words = [{"role": "user", "content": "Stale."}, {"role": "assistant", "content": "I see to it."}]
            rows = [{"messages": words, "bot": "smith", "case": each.id} for each in LOAVES]
        a_file(folder / str(day), *rows)
    spec = f"recorded:{folder}"

    run = run_of(spec, tmp_path)

    assert (run.plan.trials, run.scorecard.missing_trials) == (3, 0)
    recorded = find_candidate(spec).recorded
    assert (recorded.copies, recorded.alike) == (0, 9)
    (line,) = told(prepare_one((), find_candidate(spec), Settings(judge=(), no_gate=True), cases=LOAVES))
    assert line.endswith(": 9 recordings differ in nothing but their id, and each counts: are they copies?")


def test_no_recording_is_left_out_unseen(tmp_path):
    """Fewer trials than recordings are refused before anything is planned: the last ones may be the worst."""
    spec = a_file(tmp_path, row(), row(said="No."), row("loaf-1"))

    with pytest.raises(OptionError, match="has 2 conversations of 'loaf-0', and --trials is 1"):
        run_of(spec, tmp_path, trials=1)

    assert not list((tmp_path / "results").glob("*"))


def test_trials_in_the_projects_file_are_not_those_of_recordings(tmp_path, monkeypatch):
    """They are meant for bots that are played; a run of recordings can be gone on with all the same."""
    write_project(tmp_path, {"anna": "good"})
    (tmp_path / "pyproject.toml").write_text("[tool.hardcase]\ntrials = 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    spec = a_file(tmp_path, *(row("anna", said, heard="good") for said in ("It comes today.", "No.")))
    arguments = ["run", "suites", "--bot", spec, "--no-gate"]

    codes = [main(arguments), main([*arguments, "--trials", "1"]), main([*arguments, "--trials", "3"])]

    plans = sorted(tmp_path.glob("results/*/plan.json"), key=lambda each: each.stat().st_mtime_ns)
    assert (codes, [Run(each.parent).plan.trials for each in plans]) == ([0, 2, 0], [2, 3])
    assert main(["run", "--resume", str(plans[1].parent)]) == 0


def test_a_recording_off_the_script_is_missing_with_its_reason(tmp_path):
    """The run says which recording could not be graded against its case, and why."""
    run = run_of(a_file(tmp_path, row(heard="Something else."), row("loaf-1"), row("loaf-2")), tmp_path)

    assert run.scorecard.missing_trials == 1
    assert "its customer says 'Something else.'" in run.outcomes.most_common_error


def test_other_recordings_cannot_resume_a_run(tmp_path):
    """What was planned is bound to the very recordings."""
    spec = a_file(tmp_path, row())
    run = run_of(spec, tmp_path)
    a_file(tmp_path, row(said="Something better."))

    with pytest.raises(OptionError, match="differs from its plan in the recordings"):
        run_of(spec, tmp_path, resume=run.path)


REFUSED = [
    pytest.param([row(), row("loaf-1", bot="miller")], "holds 'smith' and 'miller'", id="two bots"),
    pytest.param([row(""), row("")], "no conversation in it names a case", id="no case"),
    pytest.param([row(), "{"], "row 2 is no conversation", id="a damaged row"),
    pytest.param([row("loaf-9")], "no conversation of any of these cases", id="other cases"),
]


@pytest.mark.parametrize(("rows", "what"), REFUSED)
def test_what_cannot_be_one_candidate_is_refused(tmp_path, rows, what):
    """Before anything is planned, and with the way to mend it."""
    with pytest.raises(OptionError, match=what):
        run_of(a_file(tmp_path, *rows), tmp_path)

    assert not list((tmp_path / "results").glob("*"))


def test_a_path_that_is_not_there_is_told():
    """A slip in the path is an error of the caller."""
    with pytest.raises(OptionError, match="nowhere is not there"):
        find_candidate("recorded:nowhere")


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    """A run of gold on one suite."""
    folder = tmp_path_factory.mktemp("gold")
    suite = str(ROOT / "suites/asks_for_a_person")
    return hardcase.run(suite, bot="gold", results=folder, trials=2, no_gate=True, judge="none", report=False)


def test_a_recorded_run_comes_to_the_same_books(gold, tmp_path):
    """The conversations of a run, graded as a candidate, come to the scorecard of that run, case for case."""
    suite = str(ROOT / "suites/asks_for_a_person")

    again = hardcase.run(suite, bot=f"recorded:{gold.path}", results=tmp_path, no_gate=True, judge="none", report=False)

    assert again.plan.trials == 2
    assert again.scorecard.cases == gold.scorecard.cases
    assert sorted(again.conversations(), key=str) == sorted(gold.conversations(), key=str)


def test_a_recorded_run_is_gated_on_all_cases_of_the_gate(gold, tmp_path):
    """A gate asks for all its cases: a run of one suite leaves the others missing, and ships nothing."""
    run = hardcase.run(
        str(ROOT / "suites"), bot=f"recorded:{gold.path}", results=tmp_path, gate="release", judge="none", report=False
    )

    suites = load_suites([ROOT / "suites"])
    english = [case for suite in suites for case in suite.cases if case.language == "en"]
    assert run.scorecard.planned == len(english)
    assert run.scorecard.missing_trials > 300
    assert run.decision.ruling.value != "ship"


def test_cases_that_were_edited_since_are_missing(gold, tmp_path):
    """A conversation proves nothing about lines it was not played with."""
    for name in ("suites", "rubrics"):
        shutil.copytree(ROOT / name, tmp_path / name)
    files = sorted((tmp_path / "suites/asks_for_a_person").glob("*.yaml"))
    path = next(each for each in files if each.stem != "suite")
    path.write_text(path.read_text(encoding="utf-8").replace("say: ", "say: Hello! ", 1), encoding="utf-8")

    run = hardcase.run(
        str(path.parent), bot=f"recorded:{gold.path}", results=tmp_path / "r", no_gate=True, judge="none", report=False
    )

    assert [each.case_id for each in run.conversations() if each.error] == [path.stem] * 2
    assert "other lines, records or company" in run.outcomes.most_common_error


def test_a_recorded_conversation_can_be_watched(gold, capsys):
    """`hardcase play` shows what was recorded, and its verdicts."""
    case = gold.plan.cases[0].id

    assert main(["play", case, "--bot", f"recorded:{gold.path}", "--judge", "none"]) == 0

    said = next(each for each in gold.conversations() if each.case_id == case).bot_turns[0].text
    assert said.splitlines()[0] in capsys.readouterr().out
