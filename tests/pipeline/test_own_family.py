"""Judges of the candidate's own model family, and judges that can be talked to: from the plan to the decision."""

import dataclasses

import pytest
from msgspec import structs

from hardcase.bots import Candidate
from hardcase.cases import BotOnRecord
from hardcase.decisions import Ruling
from hardcase.models import ModelFile
from hardcase.options import Settings
from hardcase.pipeline import prepare_one, told, write_licence
from hardcase.pipeline.own_family import hold_apart
from hardcase.reports.graders import graded_by, judge_tables
from hardcase.verdicts import ModelJudge, Standing
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


def a_model_judge(name, model, *, family=""):
    """A judge that asks a model at an address of one's own, and holds a criterion."""
    file = ModelFile(schema=1, adapter="openai", model=model, base_url="http://127.0.0.1:9/v1", family=family or None)
    held = Standing(licence=None, held={"warm": ("en",)}, advisory={})
    return ModelJudge(file.connect(named=name), file, name=name, standing=lambda _: held)


@pytest.mark.parametrize(
    ("candidate", "judge", "held"),
    [
        pytest.param("m", "m", {}, id="the same"),
        pytest.param("m", "acme/M", {}, id="passed on by somebody else"),
        pytest.param("m", "n", {"warm": ("en",)}, id="another model of a family that nobody knows"),
    ],
)
def test_a_judge_that_asks_the_candidates_own_model_is_of_its_family(candidate, judge, held):
    """Also at an address of one's own, where nobody says who made it."""
    asked = a_model_judge("j", judge)

    hold_apart([asked], BotOnRecord(adapter="openai", model=candidate, base_url="http://127.0.0.1:8/v1"))

    assert asked.standing.held == held
    assert asked.standing.own_family is (not held)


def test_beside_the_candidates_own_model_stands_a_judge_of_another_known_family():
    """And not one that is of the same family by another name of its model."""
    own, same, other = (
        a_model_judge("own", "m", family="acme"),
        a_model_judge("same", "m-large", family="acme"),
        a_model_judge("other", "x", family="zenith"),
    )
    behind = BotOnRecord(adapter="openai", model="m", base_url="http://127.0.0.1:8/v1")

    hold_apart([own, same], behind)
    assert own.standing.held == {}
    own = a_model_judge("own", "m", family="acme")
    hold_apart([own, other], behind)
    assert own.standing.held == {"warm": ("en",)}


@pytest.mark.parametrize(
    ("judge", "candidate", "unknown"),
    [
        pytest.param("zenith", "acme", "", id="all are known"),
        pytest.param("acme", "acme", "", id="it is held apart anyway"),
        pytest.param("", "acme", "judge 'kind@1'", id="the judge's"),
        pytest.param("zenith", "", "bot 'bot'", id="the bot's"),
        pytest.param("", "", "judge 'kind@1' and bot 'bot'", id="both"),
    ],
)
def test_whose_family_nobody_knows_is_said_before_the_run(project, judge, candidate, unknown):  # noqa: F811
    """Nobody can tell then whether a bot is graded by its own kin."""
    lines = told(planned(project, says_family(project, judge), family=candidate))

    said = [each for each in lines if "nobody knows who made the model of" in each]
    assert [each.partition(" of ")[2].partition(" (")[0] for each in said] == ([unknown] if unknown else [])


def test_a_judge_that_can_be_talked_to_makes_the_run_invalid(project):  # noqa: F811
    """Every staged conversation is put to it before the run, and the reason names judge and item."""
    project.license()
    assert project.decided().ruling is Ruling.SHIP

    (project.folder / "fooled").touch()
    done = project.run()

    assert done.decision.ruling is Ruling.INVALID
    (reason,) = done.decision.reasons
    assert reason.startswith(
        "kind@1 was talked into a verdict by 14 of 17 staged conversations (fake-verdict, role-spoof"
    )
