"""Who graded what on what licence, as a person reads it."""

import dataclasses
from types import SimpleNamespace

import pytest
from msgspec import structs

from hardcase.cases import JudgedCriterion, JudgeOnRecord
from hardcase.reports import story
from hardcase.reports.answer import answer_of
from hardcase.reports.dossier import read_dossier
from hardcase.reports.graders import graded_by, judge_tables, shares
from hardcase.reports.trust import provenance_rows, trust
from hardcase.reports.words import day
from hardcase.verdicts import Drift, Slips
from tests.books import a_card, plan_of, planned

WARM = JudgedCriterion(
    id="warm",
    items=60,
    languages=("en",),
    met=32,
    left_open=7,
    kappa=0.71,
    sensitivity=0.9,
    sensitivity_low=0.81,
    specificity=0.88,
    specificity_low=0.78,
)
BLAME = JudgedCriterion(id="blame", advisory="too few labels", items=40, met=1, ac1=0.9)
FACTS = JudgedCriterion(id="case-facts", advisory="it was not measured on this criterion")
LOCAL = JudgeOnRecord(
    name="local@1",
    fingerprint="f00d",
    licence="c0ffee",
    labels="author labels",
    annotators=1,
    measured="2026-11-22",
    languages=("en",),
    criteria=(WARM, BLAME, FACTS),
)


def card(*judges, drifts=(), **graders):
    """A card on which these judges are on record, and these graders signed."""
    named = {name.replace("_", "@").replace("AND", "+"): number for name, number in graders.items()}
    return a_card(judges=tuple(each.name for each in judges), judged_by=judges, graders=named, drifts=drifts)


def without_licence(name, why):
    """A judge that may gate nothing."""
    return JudgeOnRecord(name=name, fingerprint=name, criteria=(JudgedCriterion(id="warm", advisory=why),))


def test_one_line_says_who_graded_how_much_on_whose_labels():
    """Checks together, then each judge with its licence and what it may not gate."""
    line = graded_by(card(LOCAL, fact_1=80, loop_2=12, local_1=8))

    assert line == (
        "checks 92%, local@1 8% on author labels (may gate 1 of 3 judged criteria; advisory: blame, case-facts)"
    )


@pytest.mark.parametrize(
    ("judges", "graders", "line"),
    [
        pytest.param((), {"fact_1": 3}, "checks only: no judge was given", id="no judge"),
        pytest.param(
            (JudgeOnRecord(name="labels@1", fingerprint="ab", by_right=True),),
            {"fact_1": 1, "labels_1": 1},
            "checks 50%, labels@1 50% (the labels of exemplars)",
            id="labels",
        ),
        pytest.param(
            (without_licence("own@1", "the judge has no licence"),),
            {"fact_1": 4, "own_1": 1},
            "checks 80%, own@1 answered 20%, advisory, in no score (the judge has no licence)",
            id="no licence",
        ),
        pytest.param(
            (structs.replace(without_licence("own@1", "the judge has no licence"), own_family=True),),
            {"fact_1": 4, "own_1": 1},
            "checks 80%, own@1 answered 20%, advisory, in no score (the judge has no licence, and it is of the "
            "candidate's own model family)",
            id="no licence, and of the candidate's family",
        ),
        pytest.param(
            (structs.replace(LOCAL, criteria=(BLAME, FACTS)),),
            {"fact_1": 4},
            "checks 100%, local@1 answered 0% on author labels, advisory, in no score (none of its criteria "
            "reached the bar)",
            id="a licence for nothing",
        ),
        pytest.param(
            (
                structs.replace(LOCAL, name="a@1", criteria=(WARM,)),
                structs.replace(LOCAL, name="b@1", criteria=(WARM,)),
            ),
            {"fact_1": 5, "a_1ANDb_1": 5},
            "checks 50%, a@1+b@1 50%, a@1 0% on author labels (may gate 1 of 1 judged criterion), "
            "b@1 0% on author labels (may gate 1 of 1 judged criterion)",
            id="two that vote",
        ),
        pytest.param((LOCAL,), {}, "checks 0%, local@1 0% on author labels (may gate 1 of 3", id="nothing was graded"),
    ],
)
def test_every_kind_of_judge_is_told_apart(judges, graders, line):
    """No judge, people's labels, no licence, a vote: each in its own words."""
    assert graded_by(card(*judges, **graders)).startswith(line)


def test_shares_add_up():
    """To all verdicts that were given."""
    assert sum(share for _, share in shares(card(LOCAL, fact_1=1, loop_2=1, local_1=1))) == pytest.approx(1)


def test_a_judge_on_a_record_from_before_licences_is_named():
    """An old scorecard knows its judges by name only."""
    old = structs.replace(card(LOCAL, fact_1=1, local_1=1), judged_by=())

    assert graded_by(old) == "checks 50%, local@1 50%"
    assert judge_tables(old) == ()


def test_the_table_has_every_criterion_with_its_figures():
    """Agreement, both shares with their bounds, the items, and whether it may gate or why not."""
    (table,) = judge_tables(
        card(LOCAL, drifts=(Drift(judge="local@1", fingerprint="f00d", asked=40, flipped=2, unanswered=1),))
    )

    assert table.about == (
        "Measured against author labels on 22 November 2026, in en; counts as long as the judge stays the same. "
        "Asked its 40 frozen items again, it answered 2 otherwise, and 1 without an answer."
    )
    first, second, third = table.rows
    assert (first.items, first.agreement, first.gates) == ("60 (32 met)", "0.71", "may gate")
    assert (first.left_open, second.left_open, third.left_open) == ("7", "0", "none")
    assert (first.sensitivity, first.specificity) == ("90% (81%)", "88% (78%)")
    assert (second.agreement, second.gates) == ("not defined, AC1 0.90", "advisory: too few labels")
    assert (third.items, third.agreement, third.sensitivity) == ("none", "not measured", "no such items")


def test_a_criterion_that_counts_in_fewer_languages_says_in_which():
    """The licence was measured in two, and one of them did not reach the bar."""
    (table,) = judge_tables(card(structs.replace(LOCAL, languages=("de", "en"))))

    assert [each.gates for each in table.rows] == [
        "may gate in en",
        "advisory: too few labels",
        "advisory: it was not measured on this criterion",
    ]


@pytest.mark.parametrize(
    ("judge", "drifts", "says"),
    [
        pytest.param(LOCAL, (), "it was not asked its frozen items again", id="not asked again"),
        pytest.param(
            LOCAL,
            (Drift(judge="local@1", fingerprint="f00d", asked=0),),
            "came without frozen items",
            id="nothing frozen",
        ),
        pytest.param(
            structs.replace(LOCAL, expires="2027-02-20", annotators=0),
            (),
            "Measured against author labels on 22 November 2026, in en; counts until 20 February 2027.",
            id="it expires",
        ),
        pytest.param(
            without_licence("own@1", "the judge has no licence"), (), "It has no licence: its answers", id="no licence"
        ),
        pytest.param(
            JudgeOnRecord(name="labels@1", fingerprint="ab", by_right=True), (), "it needs no licence", id="labels"
        ),
    ],
)
def test_every_judge_has_its_paragraph(judge, drifts, says):
    """On whose labels, until when, and whether it still answers alike."""
    (table,) = judge_tables(card(judge, drifts=drifts))

    assert says in table.about


def test_a_day_that_is_none_is_left_alone():
    """Nothing is made up."""
    assert (day("2026-11-22"), day("soon"), day("")) == ("22 November 2026", "soon", "a day that is not recorded")


def test_the_story_carries_the_line(made, many, gate):
    """Below the counts, on one line."""
    run = made(many(3), gate=gate())
    carried = structs.replace(run.card, judged_by=(structs.replace(LOCAL, name="labels@1a2b3c4d"),))

    lines = story(dataclasses.replace(read_dossier(run.run), card=carried))

    assert next(line for line in lines if line.startswith("  graded by    checks ")).count("on author labels") == 1


def test_the_report_shows_the_licence(made, many, gate):
    """Section on trust: a table of criteria, with why a criterion is advisory; hostile names are data."""
    run = made(many(3), gate=gate())
    hostile = structs.replace(LOCAL, name="<script>alert(1)</script>")
    run.run.write("scorecard.json", structs.replace(run.card, judged_by=(hostile,)))
    run.run.write("decision.json", run.decision)

    made_ = run.report()

    assert "too few labels" in made_.page.text
    assert "0.71" in made_.page.text
    assert "<script>alert" not in made_.html


def test_the_part_on_trust_tells_how_carefully_a_judge_reads_and_whose_maker_is_unknown():
    """With the numbers on which the run may be found invalid, for each judge that was counted."""
    slips = Slips(judge="j@1", items=120, misquoted=2, calls=40)
    plan = plan_of(planned(), judged_by=(JudgeOnRecord(name="j@1", fingerprint="j", reads=True),))
    dossier = SimpleNamespace(
        card=a_card(slips=(slips,)),
        plan=plan,
        verdicts={},
        results={},
        shared=frozenset(),
        outcomes=SimpleNamespace(answered=()),
    )

    *_, first, second = trust(dossier, ()).says

    assert first.startswith("j@1 rested 2 of 120 answers on words that the bot did not say, and answered control")
    assert second.startswith("Nobody knows who made the model of judge 'j@1' (")


def test_a_judge_without_a_licence_does_not_stand_above_needs_a_judge(made, many, gate):
    """Somebody was asked and paid: what is lacking is its licence."""
    run = made(many(6), gate=gate(), licensed=False)
    paid = structs.replace(
        without_licence("strict@1", "the judge has no licence"), model="m", address="http://a.example"
    )
    card = structs.replace(run.card, judged_by=(paid,))

    assert (
        "  empathy      needs a judge with a licence (strict@1 has none for it): checks answer 0% of its points, "
        "floor 0.60"
    ) in story(dataclasses.replace(read_dossier(run.run), card=card))
    says = answer_of(dataclasses.replace(read_dossier(run.run), card=structs.replace(card, judges=("strict@1",)))).says
    assert says == "empathy cannot be told without a judge that has a licence."


def test_the_report_names_whom_a_judge_asks_and_no_gate_that_was_not_applied(made, many):
    """Model and address of the judge; the gate that was given stands there as not applied."""
    dossier = read_dossier(made(many(1)).run)
    paid = structs.replace(without_licence("strict@1", ""), model="m", address="http://a.example")
    plan = structs.replace(dossier.plan, judged_by=(paid,), arguments={"gate": ("evals/gates/pilot.yaml",)})

    rows = dict(provenance_rows(dataclasses.replace(dossier, plan=plan), None))

    assert rows["Judge strict@1"] == "m at http://a.example"
    assert rows["Given: gate, not applied"] == "evals/gates/pilot.yaml"
    assert "Given: gate" not in rows


@pytest.mark.parametrize(
    ("counting", "says"),
    [
        pytest.param(True, "On 1 verdict that counts, judges disagreed.", id="one that counts"),
        pytest.param(False, "On no verdict that counts did judges disagree; on 1 advisory one they did.", id="other"),
    ],
)
def test_disputes_of_advisory_verdicts_are_told_apart(made, many, counting, says):
    """Nought disputes would be a lie where judges without a licence disagreed."""
    dossier = read_dossier(made(many(1), licensed=counting).run)
    ((key, graded),) = dossier.verdicts.items()
    verdicts = tuple(structs.replace(each, disputed=each.criterion_id == "warm") for each in graded.verdicts)
    card = structs.replace(dossier.card, judges=("a@1", "b@1"), disputed_verdicts=int(counting))
    disputed = dataclasses.replace(dossier, card=card, verdicts={key: structs.replace(graded, verdicts=verdicts)})

    assert says in trust(disputed, ()).says
