"""A run as one table: every planned criterion has its row, and the columns are the documented ones."""

from pathlib import Path

import pandas
import pytest

import hardcase
from hardcase.cli import main
from hardcase.records import ScoreRow
from hardcase.verdicts import Outcome
from tests.books import counts, judged, plan_of, planned, played
from tests.builders import a_case, a_fact

ROOT = Path(__file__).resolve().parents[2]
PLAN = plan_of(
    planned(counts("told"), counts("rude", -2), counts("lies", 0, veto="met"), counts("typed", of="rubric-one")),
    planned(counts("told"), case_id="bun"),
    trials=2,
)


def rows_of(conversations, verdicts, plan=PLAN):
    """The table of a run that was made by hand, by (case, trial, criterion)."""
    from hardcase.records.score_rows import score_rows
    from hardcase.scorecards import tally

    card = tally(plan, conversations, verdicts)
    rows = list(score_rows(plan, card, {(each.case_id, each.trial): each for each in verdicts}))
    return {(row.case, row.trial, row.criterion): row for row in rows}


def test_every_planned_criterion_of_every_trial_has_its_row():
    """What went missing has rows too, ungraded: a mean over rows cannot lose a trial."""
    rows = rows_of([played()], [judged(told=True, rude=False, lies=None, typed=False, left_out=())])

    assert list(rows) == [
        (case.id, trial, each.id) for case in PLAN.cases for trial in range(2) for each in case.criteria
    ]
    gone = rows["bun", 1, "told"]
    assert (gone.outcome, gone.missing, gone.credit, gone.grader) == ("ungraded", True, None, "")
    assert (gone.status, gone.escalation, gone.score_low, gone.score_high) == ("ungraded", "missing", 0.0, 1.0)


@pytest.mark.parametrize(
    ("criterion", "outcome", "seen"),
    [
        ("told", True, ("met", 1.0, False)),
        ("told", False, ("not_met", 0.0, True)),
        ("told", None, ("ungraded", None, False)),
        ("rude", True, ("met", 1.0, True)),
        ("rude", False, ("not_met", 0.0, False)),
        ("lies", True, ("met", 1.0, True)),
        ("lies", False, ("not_met", 0.0, False)),
    ],
)
def test_what_was_said_and_whether_it_speaks_against_the_bot(criterion, outcome, seen):
    """Met is bad news of a bad act and of a veto, and unknown is neither."""
    given = {"told": True, "rude": False, "lies": False, "typed": True, criterion: outcome}
    row = rows_of([played()], [judged(**given)])["loaf", 0, criterion]

    assert (row.outcome, row.credit, row.against) == seen
    assert row.grader == "hand@1"


def test_what_was_left_out_says_why():
    """It is neither met nor ungraded, and has no credit."""
    rows = rows_of([played()], [judged(rude=False, lies=False, typed=True, left_out=("told",))])

    row = rows["loaf", 0, "told"]
    assert (row.outcome, row.reason, row.credit, row.against) == ("left_out", "no occasion", None, False)
    assert rows["loaf", 0, "typed"].of == "rubric-one"


def test_scores_of_the_trial_stand_beside_its_verdicts():
    """Both readings of what is unknown, as the scorecard has them."""
    row = rows_of([played()], [judged(told=True, rude=None, lies=False, typed=False)])["loaf", 0, "told"]

    assert (row.score_low, row.score_high) == (0.25, 0.5)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """A run of two cases, one of which the bot fails."""
    cases = [a_case("When?", case_id=f"case-{n}", criteria=(a_fact(any_of=(word,)),)) for n, word in enumerate("ab")]
    folder = tmp_path_factory.mktemp("results")
    options = {"trials": 2, "no_gate": True, "judge": "none", "report": False}
    return hardcase.run(cases, bot=lambda conversation, desk: "It is a.", results=folder, **options)


def test_the_frame_and_the_file_are_the_same(run, capsys):
    """`to_pandas` gives what pandas reads from the table, types and all; `export` says how many rows it wrote."""
    frame = run.to_pandas()

    assert main(["export", str(run.path)]) == 0
    assert f"{len(frame)} rows: {run.path}/scores.parquet" in capsys.readouterr().out
    pandas.testing.assert_frame_equal(frame, pandas.read_parquet(run.path / "scores.parquet"))
    assert tuple(frame.columns) == ScoreRow.__struct_fields__
    assert set(frame["run"]) == {run.path.name}
    assert frame[frame.against].groupby("case").size().to_dict() == {"case-1": 2}


def test_several_runs_make_one_table(run, tmp_path, capsys):
    """Rows of both, told apart by the run; nothing is written over unless that is asked for."""
    again = hardcase.run(
        [a_case("When?", criteria=(a_fact(any_of=("b",)),))],
        bot="silent",
        results=tmp_path / "r",
        no_gate=True,
        report=False,
    )
    out, both = tmp_path / "both.parquet", [str(run.path), str(again.path)]

    assert main(["export", *both, "--out", str(out)]) == 0
    assert main(["export", *both, "--out", str(out)]) == 2
    assert main(["export", *both, "--out", str(tmp_path / "both.csv")]) == 2
    assert main(["export", both[0], "suites", "--out", str(tmp_path / "new.parquet")]) == 2
    said = capsys.readouterr().err
    assert "is there already" in said
    assert "ends in .parquet" in said
    assert "is a run and suites is none" in said
    assert pandas.read_parquet(out).groupby("run").size().to_dict() == {
        each.path.name: len(each.to_pandas()) for each in (run, again)
    }


def test_a_run_that_goes_on_keeps_no_old_table(tmp_path):
    """The table of half a run would pass for the whole one."""
    there = False

    async def bot(conversation, desk):
        if not there:
            raise ConnectionRefusedError
        return "b"

    cases = [a_case("When?", criteria=(a_fact(any_of=("b",)),))]
    first = hardcase.run(cases, bot=bot, results=tmp_path, no_gate=True, judge="none", report=False)
    assert main(["export", str(first.path)]) == 0
    there = True

    again = hardcase.run(cases, bot=bot, results=tmp_path, no_gate=True, judge="none", report=False, resume=first.path)

    assert not (again.path / "scores.parquet").exists()
    assert set(again.to_pandas()["outcome"]) == {"met"}


def test_the_page_names_each_column():
    """docs/files.md documents the columns, all of them and in their order."""
    page = (ROOT / "docs/files.md").read_text(encoding="utf-8")
    section = page.split("## Verdicts as a table")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]

    assert [name.strip(" `") for row in rows for name in row.split(",")] == list(ScoreRow.__struct_fields__)
    for value in (*Outcome, "left_out", "missing"):
        assert f"`{value}`" in section
