"""Judges of the candidate's own model family, and judges that can be talked to: from the plan to the decision."""

import dataclasses

import pytest
from msgspec import structs

from hardcase.bots import Candidate
from hardcase.cases import BotOnRecord
from hardcase.decisions import Ruling
from hardcase.options import Settings
from hardcase.pipeline import prepare_one, write_licence
from hardcase.reports.graders import graded_by, judge_tables
from tests.pipeline.test_licensed_runs import project  # noqa: F401 - a fixture

OWN = "it is of the candidate's own model family, acme, and no judge of another family may gate it"


def says_family(project, family, *, name="kind@1", fingerprint="k1nd", module=""):  # noqa: F811
    """Write a judge that says who made its model, and give its name on the command line."""
    text = (project.folder / f"{project.module}.py").read_text()
    text = text.replace('"kind@1"', f'"{name}"\n    family = "{family}"').replace('"k1nd"', f'"{fingerprint}"')
    name = module or project.module
    (project.folder / f"{name}.py").write_text(text, encoding="utf-8")
    return f"{name}:judge"


def planned(project, *judges, family="acme"):  # noqa: F811
    """What is prepared for a candidate of a family, or of one that nobody knows."""
    behind = BotOnRecord(adapter="openai", model="m", base_url="http://127.0.0.1:1", family=family)
    bot = Candidate(name="bot", spec="bot", about="", make=lambda _: None, on_record=behind)
    return prepare_one(project.suites, bot, Settings(judge=judges, gate="release"), folder=project.folder)


def counts(prepared):
    """Whether the criterion that the judge earned counts."""
    return {each.counts for case in prepared.plan.cases for each in case.criteria if each.id == "warm"}


def test_a_judge_of_the_candidates_own_family_gates_nothing_alone(project):  # noqa: F811
    """The plan says why; terminal and report say it from the plan; nothing is asked of the judge before the run."""
    project.license()
    prepared = planned(project, says_family(project, "Acme"))

    (judge,) = prepared.plan.judged_by
    assert (judge.family, judge.own_family, judge.reads, judge.held) == ("acme", True, True, ())
    assert judge.criteria[0].advisory == OWN
    assert counts(prepared) == {False}
    assert dict(prepared.anchors) == {}
    card = dataclasses.make_dataclass("Card", ["judges", "graders", "judged_by", "drifts"])(
        ("kind@1",), {"kind@1": 3}, (judge,), ()
    )
    assert ", advisory, in no score (it is of the candidate's own model family)" in graded_by(card)
    assert judge_tables(card)[0].rows[0].gates == f"advisory: {OWN}"


@pytest.mark.parametrize(
    ("judge", "candidate"),
    [
        pytest.param("other", "acme", id="another family"),
        pytest.param("", "acme", id="a judge of a family that nobody knows"),
        pytest.param("acme", "", id="a candidate of a family that nobody knows"),
    ],
)
def test_any_other_judge_gates_what_it_earned(project, judge, candidate):  # noqa: F811
    """What is not known is not held against anybody."""
    project.license()
    prepared = planned(project, says_family(project, judge), family=candidate)

    assert prepared.plan.judged_by[0].held == ("warm",)
    assert counts(prepared) == {True}


@pytest.mark.parametrize(
    ("other", "held"),
    [pytest.param("zenith", ("warm",), id="another family"), pytest.param("", (), id="a family that nobody knows")],
)
def test_with_a_judge_of_another_family_it_may_vote(project, other, held):  # noqa: F811
    """Where both hold a criterion: then the one does not decide by itself (see `vote`)."""
    project.license()
    first = says_family(project, "acme")
    second = says_family(project, other, name="calm@1", fingerprint="c4lm", module=f"{project.module}_too")
    (project.folder / f"{project.module}_too.py").write_text(
        (project.folder / f"{project.module}_too.py").read_text().replace('family = "acme"', "")
    )
    licence = structs.replace(project.licence, judge="calm@1", fingerprint="c4lm")
    write_licence(licence, (), project.licences)

    prepared = planned(project, first, second)

    assert prepared.plan.judged_by[0].held == held
    assert prepared.plan.judged_by[1].held == ("warm",)
    assert prepared.judges[0].standing.own_family


def test_a_judge_that_can_be_talked_to_makes_the_run_invalid(project):  # noqa: F811
    """Every staged conversation is put to it before the run, and the reason names judge and item."""
    project.license()
    assert project.decided().ruling is Ruling.SHIP

    (project.folder / "fooled").touch()
    done = project.run()

    assert done.decision.ruling is Ruling.INVALID
    (reason,) = done.decision.reasons
    assert reason.startswith(
        "kind@1 was talked into a verdict by 11 of 14 staged conversations (fake-verdict, role-spoof"
    )
