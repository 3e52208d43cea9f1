"""A judge with a licence, from the plan to the decision: what counts, what is asked again, and what is lost."""

import datetime
import importlib
import itertools
import json
import sys
import textwrap

import msgspec
import pytest
from msgspec import structs

from hardcase.cases import Plan, load_suites
from hardcase.cli import main
from hardcase.decisions import Ruling
from hardcase.errors import OptionError, RunError
from hardcase.pipeline import find_judge, judged_criteria, read_licence, run, write_licence
from hardcase.records import Run
from hardcase.reports.graders import graded_by, judge_tables
from hardcase.verdicts import Anchor, Licence, Measured, wording_of
from tests.project import write_project

JUDGE = '''
"""Finds every bot kind, until it is told to drift or to go away."""

from pathlib import Path

from hardcase.verdicts import Outcome, Ruling

asked = []
tried = []


class Judge:
    name = "kind@1"
    fingerprint = "k1nd"

    async def rule(self, case, conversation, criteria):
        (tried if case.suite == "injections" else asked).append(case.id)
        if Path("down").exists():
            raise ConnectionError("nobody is there")
        outcome = Outcome.NOT_MET if Path("drift").exists() else Outcome.MET
        if case.suite == "injections" and not Path("fooled").exists():
            outcome = Outcome.MET if criteria[0].points < 0 else Outcome.NOT_MET
        return {each.id: Ruling(outcome=outcome, reason="it reads kind") for each in criteria}


judge = Judge()
'''
WORDS = {f"case-{index:02}": "good" for index in range(12)}
MODULES = itertools.count()
EXTRA = {
    "rubrics/empathy.yaml": """
        schema: 1
        dimension: empathy
        version: 1
        criteria:
          - {id: warm, asks: The bot is warm., grader: judge, points: 4, anchors: {not_met: cold, met: warm}}
          - {id: clear, asks: The bot is clear., grader: judge, points: 1}
        """,
    "evals/gates/release.yaml": """
        schema: 1
        gate: release
        floors:
          - {dimension: correctness, at_least: 0.3}
          - {dimension: empathy, at_least: 0.3}
        evidence: {min_families: 2}
        """,
}


class LongAgo(datetime.datetime):
    """A clock that stands still on a day on which an old licence counted."""

    @classmethod
    def now(cls, tz=None):
        return cls(2020, 1, 2, 23, 59, tzinfo=tz)


class Project:
    """A user's repository with a judge of its own that may gate `warm` and not `clear`."""

    def __init__(self, folder):
        self.folder, self.module = folder, f"kind_judge_{next(MODULES)}"
        write_project(folder, WORDS)
        (folder / f"{self.module}.py").write_text(JUDGE, encoding="utf-8")
        for name, text in EXTRA.items():
            (folder / name).write_text(textwrap.dedent(text).lstrip(), encoding="utf-8")
        self.licences, self.suites = folder / "rubrics/licences", load_suites([folder / "suites"])
        warm, clear = (each for each in judged_criteria(self.suites) if each.dimension == "empathy")
        self.licence = Licence(
            judge="kind@1",
            fingerprint="k1nd",
            labels="author labels",
            annotators=("ada",),
            measured="2026-11-01",
            expires="2999-01-01",
            languages=("en",),
            criteria=(
                Measured(
                    criterion="warm",
                    wording=wording_of(warm),
                    may_gate=True,
                    why="it agrees",
                    languages=("en",),
                    items=60,
                    met=30,
                ),
                Measured(criterion="clear", wording=wording_of(clear), may_gate=False, why="it is always pleased"),
            ),
        )

    def run(self, **options):
        """A run of every case."""
        return run("suites", **{"bot": "my_bot:reply", "judge": self.spec, "report": False, **options})

    def decided(self, **options):
        """The decision of a run of every case."""
        return self.run(**options).decision

    def license(self, *, anchors=40, **changes):
        """Write the licence, changed, with frozen items that the judge found kind."""
        items = ()
        if anchors:
            first = self.run(judge="none", no_gate=True)
            case = self.suites[0].cases[0]
            conversation = next(each for each in first.conversations() if each.case_id == case.id)
            item = Anchor(case=case, conversation=conversation, criterion="warm", label="met", answered="met")
            items = (item,) * anchors
        return write_licence(structs.replace(self.licence, **changes), items, self.licences)[1]

    @property
    def spec(self):
        """How the judge is named."""
        return f"{self.module}:judge"

    def asked(self):
        """Cases the judge was asked about, in order; emptied by reading."""
        module = importlib.import_module(self.module)
        found = list(module.asked)
        module.asked.clear()
        return found


@pytest.fixture
def project(tmp_path, monkeypatch):
    """The repository, and the current folder in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    made = Project(tmp_path)
    yield made
    sys.modules.pop("my_bot", None)
    sys.modules.pop(made.module, None)


def status(decision, rule_id):
    """Of one rule; None: there is none."""
    return next((rule.status for rule in decision.rules if rule.id == rule_id), None)


def test_what_a_judge_earned_counts_and_the_rest_is_shown(project):
    """With its licence a bot ships; what it may not gate is on record with the reason, and leaves the points."""
    project.license()

    done = project.run()

    assert done.decision.ruling is Ruling.SHIP
    (judge,) = done.plan.judged_by
    assert (judge.held, judge.advisory) == (("warm",), ("clear", "case-facts"))
    assert [each.advisory for each in judge.criteria][1:] == [
        "it is always pleased",
        "it was not measured on this criterion",
    ]
    assert (judge.labels, judge.measured, judge.expires) == ("author labels", "2026-11-01", "2999-01-01")
    counts = {each.id: each.counts for each in done.plan.cases[0].criteria}
    assert (counts["warm"], counts["clear"]) == (True, False)
    assert done.scorecard.judged_by == done.plan.judged_by
    verdicts = next(done.verdicts())
    assert verdicts.of("clear").grader == "kind@1"


@pytest.mark.parametrize(
    "lost",
    [
        pytest.param({"expires": "2026-11-20"}, id="expired"),
        pytest.param({"changed": {"languages": ("sv",)}}, id="another language"),
        pytest.param({"fingerprint": "0ther"}, id="another judge's"),
        pytest.param({"fingerprint": "0ther", "renamed": True}, id="another judge's under its name"),
        pytest.param({"criteria": ()}, id="not measured"),
        pytest.param({"reworded": True}, id="another wording"),
        pytest.param({"changed": {"may_gate": False}}, id="below the bar"),
        pytest.param(None, id="no licence"),
    ],
)
def test_a_floor_that_rests_on_a_lost_licence_is_open_and_never_passed(project, lost):
    """Whatever the judge says: it finds every bot kind here, and nothing ships on that."""
    changes = dict(lost or {})
    if changes.pop("reworded", False):
        rubric = project.folder / "rubrics/empathy.yaml"
        rubric.write_text(rubric.read_text().replace("The bot is warm.", "The bot is very warm."))
    if changed := changes.pop("changed", {}):
        warm, clear = project.licence.criteria
        changes["criteria"] = (structs.replace(warm, **changed), clear)
    renamed = changes.pop("renamed", False)
    if lost is not None:
        path = project.license(anchors=0, **changes)
        if renamed:
            path.rename(path.with_stem("k1nd"))

    decision = project.decided()

    assert decision.ruling is Ruling.INCONCLUSIVE
    assert status(decision, "floor-empathy") == "inconclusive"
    assert status(decision, "floor-correctness") == "pass"
    assert decision.needs_judge


@pytest.mark.parametrize(
    ("sign", "ruling", "flipped", "unanswered"),
    [
        pytest.param("drift", Ruling.INVALID, 40, 0, id="it answers otherwise"),
        pytest.param("down", Ruling.INCONCLUSIVE, 0, 40, id="it cannot be reached"),
    ],
)
def test_a_judge_is_asked_its_frozen_items_again(project, sign, ruling, flipped, unanswered):
    """Whoever answers otherwise cannot be trusted; whoever does not answer leaves everything open."""
    project.license()
    (project.folder / sign).touch()

    done = project.run()

    assert done.decision.ruling is ruling
    (drift,) = done.scorecard.drifts
    assert (drift.asked, drift.flipped, drift.unanswered) == (40, flipped, unanswered)
    written = json.loads((done.path / "anchors.json").read_text())
    assert written["judges"] == [msgspec.json.decode(msgspec.json.encode(drift))]


def test_frozen_items_come_before_the_first_call_of_the_bot(project):
    """40 questions about the frozen case, then those about the cases of the run."""
    project.license()
    project.asked()

    project.run()

    asked = project.asked()
    assert asked[:40] == ["case-00"] * 40
    assert sorted(asked[40:]) == sorted(WORDS)


def test_whoever_goes_on_grading_is_asked_again(project):
    """A judge may drift while a run is cut off; deciding anew what is graded asks nobody."""
    project.license()
    done = project.run()
    (done.path / "verdicts.jsonl").unlink()
    project.asked()

    again = project.run(resume=done.path)

    asked = project.asked()
    assert (asked[:40], sorted(asked[40:])) == (["case-00"] * 40, sorted(WORDS))
    assert again.decision == done.decision
    assert project.run(resume=done.path).decision == done.decision
    assert main(["gate", str(done.path)]) == 0
    assert project.asked() == []


@pytest.mark.parametrize(
    ("before", "later", "ruling", "counts"),
    [
        pytest.param("", "drift", Ruling.INVALID, (40, 0), id="it drifted later"),
        pytest.param("drift", "", Ruling.INVALID, (40, 0), id="it had drifted"),
        pytest.param("down", "drift", Ruling.INVALID, (40, 0), id="it was away, and came back another"),
        pytest.param("", "down", Ruling.INCONCLUSIVE, (0, 40), id="it went away later"),
        pytest.param("down", "", Ruling.INCONCLUSIVE, (0, 40), id="it had been away"),
    ],
)
def test_the_worst_session_of_a_run_decides(project, before, later, ruling, counts):
    """What was graded in a bad one is in the numbers, whatever came before or after."""
    project.license()
    signs = [project.folder / name for name in (before, later) if name]
    if before:
        signs[0].touch()
    done = project.run()
    (done.path / "verdicts.jsonl").unlink()
    if before:
        signs[0].unlink()
    if later:
        signs[-1].touch()

    again = project.run(resume=done.path)

    (drift,) = again.scorecard.drifts
    assert (drift.flipped, drift.unanswered) == counts
    assert again.decision.ruling is ruling


def test_a_licence_that_expires_while_a_run_is_cut_off_counts_for_that_run(project, monkeypatch):
    """The day of the plan decides, so that a resumed run is the run that was planned; it is told who graded late."""
    project.license(measured="2020-01-01", expires="2020-01-02")
    with monkeypatch.context() as then:
        then.setattr(datetime, "datetime", LongAgo)
        done = project.run()

    assert not done.scorecard.drifts[0].expired
    assert not project.run(resume=done.path).scorecard.drifts[0].expired  # nothing was left to grade
    (done.path / "verdicts.jsonl").unlink()
    again = project.run(resume=done.path)

    assert again.scorecard.drifts[0].expired
    assert "partly graded after its last day, 2 January 2020" in graded_by(again.scorecard)
    assert "Part of this run was graded after that day" in judge_tables(again.scorecard)[0].about
    assert again.plan.judged_by[0].held == ("warm",)
    assert again.decision.ruling is Ruling.SHIP
    assert project.decided().ruling is Ruling.INCONCLUSIVE


def test_a_plan_without_its_day_cannot_be_gone_on_with(project):
    """Which licences counted that day, nobody could tell."""
    done = project.run(judge="none")
    data = json.loads((done.path / "plan.json").read_text()) | {"created": "yesterday"}
    (done.path / "plan.json").write_text(json.dumps(data))

    with pytest.raises(RunError, match="'yesterday', which is no time"):
        project.run(judge="none", resume=done.path)


def test_a_run_that_no_gate_decides_asks_no_frozen_item(project):
    """It costs nothing; decided later, it says what is missing."""
    project.license()
    done = project.run(no_gate=True)

    assert not (done.path / "anchors.json").exists()
    assert main(["gate", str(done.path)]) == 3
    assert status(Run(done.path).decision, "anchors") == "inconclusive"


def test_grading_again_asks_the_frozen_items_of_the_new_judge(project):
    """A regraded run is gated like any other, on the books of its own judge."""
    first = project.run(judge="none")
    project.license()

    assert first.decision.ruling is Ruling.INCONCLUSIVE
    assert main(["grade", str(first.path), "--judge", project.spec]) == 0


def test_a_licence_without_frozen_items_is_open(project):
    """Nobody can tell whether the judge is still the same, and unknown is no pass."""
    project.license(anchors=0)

    decision = project.decided()

    assert (decision.ruling, status(decision, "anchors")) == (Ruling.INCONCLUSIVE, "inconclusive")
    assert any("measured again" in each for each in decision.settle)


def test_a_licence_that_moves_moves_the_hash_of_the_graders(project):
    """Two runs that were graded by other rights are not compared."""
    hashes = [project.run(judge="none").plan.hashes["graders"], project.run().plan.hashes["graders"]]
    project.license()
    hashes.append(project.run().plan.hashes["graders"])
    project.license(measured="2026-11-02")
    hashes.append(project.run().plan.hashes["graders"])

    assert len(set(hashes)) == 4
    assert project.run().plan.hashes["graders"] == hashes[-1]


def test_two_runs_on_one_licence_leave_the_same_scorecard(project):
    """Byte for byte."""
    project.license()

    first, second = (project.run().path.joinpath("scorecard.json").read_bytes() for _ in range(2))

    assert first == second


def test_plans_and_scorecards_from_before_licences_still_load(project):
    """A run of yesterday can be read and decided today."""
    done = project.run(judge="none")
    for name in ("plan.json", "scorecard.json"):
        data = json.loads((done.path / name).read_text())
        del data["judged_by"]
        data.pop("drifts", None)
        (done.path / name).write_text(json.dumps(data))

    assert Run(done.path).scorecard.judged_by == ()
    assert main(["gate", str(done.path)]) == 3


def test_a_damaged_licence_or_anchor_costs_nothing(project):
    """It is told before anybody is asked anything."""
    path = project.license()
    anchors = path.with_suffix(".anchors.jsonl")
    whole = anchors.read_text()
    anchors.write_text(whole + "{")
    project.asked()

    with pytest.raises(OptionError, match=r"anchors\.jsonl:42: is damaged"):
        project.run()
    anchors.write_text(whole)
    path.write_text("{}")
    with pytest.raises(OptionError, match=r"k1nd\.json: is damaged"):
        project.run()

    assert project.asked() == []


def test_the_projects_own_licence_stands_before_the_shipped_one(project):
    """Whoever measures a judge anew is heard."""
    project.license(anchors=0)

    judge = find_judge(project.spec, project.suites)

    assert judge.standing.licence == read_licence("k1nd", project.licences)
    assert judge.standing.held == {"warm": ("en",)}


def test_two_rubrics_that_word_a_criterion_otherwise_share_no_licence(project):
    """What was measured in one wording is no evidence about the other, and one run has one list of what counts."""
    project.license(anchors=0)
    other = structs.replace(project.suites[0].rubrics[1], criteria=())
    suite = project.suites[0]
    empathy = next(each for each in suite.rubrics if each.dimension == "empathy")
    reworded = structs.replace(
        empathy, criteria=tuple(structs.replace(each, asks=f"{each.asks} Really.") for each in empathy.criteria)
    )
    second = structs.replace(suite, id="other", rubrics=(reworded, other))

    assert find_judge(project.spec, [suite, second]).standing.held == {}


def test_cases_given_as_objects_are_judged_by_the_same_licences(project):
    """What a case asks in the words of the rubric is what was measured."""
    project.license(anchors=0)

    done = run(list(project.suites[0].cases), bot="my_bot:reply", judge=project.spec, no_gate=True, report=False)

    (judge,) = done.plan.judged_by
    assert judge.held == ("warm",)


def test_terminal_and_files_say_who_graded_on_what_licence(project, capsys):
    """Author labels are named as such wherever a person reads."""
    project.license()

    assert main(["run", "suites", "--judge", project.spec]) == 0

    line = next(each for each in capsys.readouterr().out.splitlines() if each.startswith("  graded by"))
    assert "kind@1 " in line
    assert line.endswith("on author labels (may gate 1 of 3 judged criteria; advisory: clear, case-facts)")
    folder = max((project.folder / "results").glob("*"), key=lambda each: each.stat().st_mtime_ns)
    assert "on author labels" in (folder / "summary.md").read_text()
    assert "Measured against author labels on 1 November 2026" in (folder / "report.html").read_text()


def test_playing_marks_what_does_not_count(project, capsys):
    """At the terminal a judge's verdict carries its name, and whether it counts."""
    project.license(anchors=0)

    main(["play", "case-00", "--bot", "my_bot:reply", "--judge", project.spec])

    shown = capsys.readouterr().out
    assert "it reads kind [kind@1]\n" in shown
    assert "it reads kind [kind@1, advisory]\n" in shown


def test_a_plan_says_nothing_of_judges_that_were_not_there():
    """Checks only: no judge on record."""
    assert Plan(run="r", bot="b", bot_spec="b", cases=()).judged_by == ()
