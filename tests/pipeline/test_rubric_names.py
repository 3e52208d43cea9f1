"""Names in rubrics: a check that there is not is refused before anything is played, and lint misses no tag."""

import sys

import pytest

import hardcase
from hardcase.cli import main
from hardcase.errors import SuiteError
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
