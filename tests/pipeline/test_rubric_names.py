"""Names in rubrics: a check that there is not is refused before anything is played, and lint misses no tag."""

import shutil
import sys
from pathlib import Path

import pytest

import hardcase
from hardcase.cases import load_suites
from hardcase.cli import main
from hardcase.errors import SuiteError
from hardcase.pipeline.rubric_names import refuse_unknown_checks, tags_of_no_case
from tests.pipeline.compared import a_bot, write_compared
from tests.project import write_project


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project, and the current folder in it."""
    monkeypatch.chdir(write_compared(tmp_path))
    return tmp_path


def write(project, criterion):
    """Give the rubric of correctness one criterion."""
    text = f"schema: 1\ndimension: correctness\nversion: 1\ncriteria:\n  - {criterion}\n"
    (project / "rubrics/correctness.yaml").write_text(text)


def test_a_check_that_there_is_not_is_refused_before_anything_is_played(project, capsys):
    """By lint and by a run: the rubric's line, the nearest name and the list; exemplars are not blamed."""
    write(project, '{id: polite, asks: The bot is kind., points: 1, grader: "check:loops"}')
    bot = a_bot()

    with pytest.raises(SuiteError, match=r"rubrics/correctness\.yaml:5:\d+: 'polite' is graded by 'loops'") as caught:
        hardcase.run("suites", bot=bot, report=False)
    assert main(["lint", "suites"]) == 2

    shown = capsys.readouterr().err
    assert not bot.met
    assert str(caught.value) in shown
    assert "did you mean 'loop'? Known: 'abuse', 'action'" in shown
    assert "exemplar" not in shown


@pytest.mark.parametrize("wrong", ["rubrics", "others"])
def test_each_suite_is_held_to_its_own_rubrics(project, wrong):
    """Of two folders with the same criteria the one is named that is wrong, and no other."""
    criterion = '{id: polite, asks: The bot is kind., points: 1, grader: "check:abuse"}'
    write(project, criterion)
    shutil.copytree(project / "rubrics", project / "others")
    shutil.copytree(project / "suites/post", project / "suites/ride")
    for path in (project / "suites/ride").glob("case-*.yaml"):
        path.rename(path.with_name(f"ride-{path.name}"))
    suite = project / "suites/ride/suite.yaml"
    suite.write_text(suite.read_text().replace("suite: post", "suite: ride") + "rubrics: ../../others\n")
    path = project / wrong / "correctness.yaml"
    path.write_text(path.read_text().replace("check:abuse", "check:loops"))

    with pytest.raises(SuiteError) as caught:
        refuse_unknown_checks(load_suites(["suites"]))

    assert [(each.path, each.line) for each in caught.value.problems] == [(Path(wrong, "correctness.yaml"), 5)]


def test_a_rubric_picks_among_the_cases_that_share_it(project):
    """A tag that only cases with other rubrics have is a tag of no case."""
    shutil.copytree(project / "rubrics", project / "others")
    write(project, "{id: polite, asks: The bot is kind., points: 1, grader: judge, applies_to: {tags: [rain]}}")
    suite = project / "suites/post/suite.yaml"
    (project / "suites/ride").mkdir()
    other = suite.read_text().replace("suite: post", "suite: ride") + "rubrics: ../../others\n"
    (project / "suites/ride/suite.yaml").write_text(other)
    case = (project / "suites/post/case-00.yaml").read_text().replace("tags: [parcel", "tags: [rain")
    (project / "suites/ride/wet.yaml").write_text(case)

    (problem,) = tags_of_no_case(load_suites(["suites"]), misspelt=False)

    assert (problem.path, problem.what) == (
        Path("rubrics/correctness.yaml"),
        "'polite' applies to the tag 'rain', which no case has",
    )


@pytest.mark.parametrize(
    ("tag", "code", "said"),
    [
        ("parcel", 0, "1 suite, 3 cases, 0 exemplars, 1 gate: no problems\n"),
        ("parcels", 2, "rubrics/correctness.yaml:5:"),
        ("thunder", 0, "not used: rubrics/correctness.yaml:5: 'polite' applies to the tag 'thunder', which no case"),
    ],
)
def test_lint_tells_of_a_tag_in_a_rubric_that_no_case_has(project, capsys, monkeypatch, tag, code, said):
    """One that is nearly a tag of some case is a mistake; another may wait for cases to come, and is told."""
    criterion = f"{{id: polite, asks: The bot is kind., points: 1, grader: judge, applies_to: {{tags: [{tag}]}}}}"
    for path in (project / "suites/post").glob("case-*"):
        path.unlink()
    (project / "evals/gates/change.yaml").unlink()
    write_project(project, {"anna": "good", "bela": "poor", "carl": "shout"})
    write(project, criterion)
    monkeypatch.setattr(sys.modules["hardcase.pipeline.lint"], "_lacking", lambda *_: ())

    assert main(["lint", "suites"]) == code

    told = capsys.readouterr()
    assert said in told.out + told.err
    assert code == 0 or "'parcels', which no case has\n  fix: did you mean 'parcel'?" in told.err
