"""From a case file to the sheet that is graded, and to the books that are opened before the first call."""

import msgspec
import pytest

from hardcase.cases import Case, Line, describe_states, digest, plan_case
from tests.builders import a_case, a_check, a_company, a_fact, a_judged, a_plan, an_action
from tests.cases.bakery import CASE, COMPANY, CORRECTNESS, ESCALATION, GOOD, SUITE, VETOES


def criterion(tree, criterion_id):
    """One criterion of the bakery's only case."""
    return next(each for each in tree.load()[0].cases[0].criteria if each.id == criterion_id)


def test_a_sharpened_criterion_keeps_points_and_licence_of_its_rubric(tree):
    """A sentence for one case is judged under the licence of the criterion it sharpens, for the same points."""
    sharpened = criterion(tree, "says-stale")

    assert (sharpened.points, sharpened.licensed_as, sharpened.dimension) == (3, "every-ask-answered", "correctness")
    assert sharpened.judge_only


def test_a_fact_may_be_judged_and_an_action_may_not(tree):
    """Deterministic evidence owns acts; a judge may only see a fact that no matcher found."""
    fact, action = criterion(tree, "refund-when"), criterion(tree, "refund-loaf")

    assert (fact.check, fact.judged, fact.licensed_as, fact.asked_by) == ("fact", True, "case-facts", "when")
    assert (action.check, action.judged) == ("action", False)
    assert action.call.arguments == {"order_id": "ORD-12", "amount": "6.40 EUR"}


@pytest.mark.parametrize(
    ("written", "dimension", "points", "veto"),
    [
        pytest.param("points: -3", "correctness", -3, None, id="it costs points"),
        pytest.param("veto: true", "vetoes", 0, "met", id="it is a veto"),
        pytest.param("points: -3, veto: true", "vetoes", 0, "met", id="a veto costs no points besides"),
    ],
)
def test_a_forbidden_act_costs_points_or_the_release(tree, written, dimension, points, veto):
    """What must not be done is either graded or a veto, never both and never neither."""
    tree.edit(CASE, "sends-away, points: -3", f"sends-away, {written}")

    forbidden = criterion(tree, "sends-away")

    assert (forbidden.dimension, forbidden.points, forbidden.veto) == (dimension, points, veto)


def test_a_veto_may_be_left_to_judges_and_sharpened_by_a_case(tree):
    """Whether one judge's sight of it is enough is not the file's to say; the case's own sentence is a veto too."""
    tree.edit(VETOES, 'grader: "check:ai-denied"', "grader: judge")
    tree.edit(CASE, "of: every-ask-answered", "of: z-ai-denied")

    sharpened = criterion(tree, "says-stale")

    assert criterion(tree, "z-ai-denied").judge_only
    assert (sharpened.veto, sharpened.points, sharpened.dimension) == ("met", 0, "vetoes")
    assert sharpened.licensed_as == "z-ai-denied"


def test_a_case_may_have_its_own_owner(tree):
    """Failures go to the suite's team unless the case names another."""
    assert tree.load()[0].cases[0].owner == "oven"

    tree.edit(CASE, "family:", "owner: counter\nfamily:")

    assert tree.load()[0].cases[0].owner == "counter"


def hashes(tree):
    """What a run records of the suite and its rubrics."""
    (suite,) = tree.load()
    return suite.suite_hash, suite.rubric_hash


@pytest.mark.parametrize(
    ("file", "old", "new", "moved"),
    [
        pytest.param(CASE, "title: A stale", "title: A very stale", (True, False), id="a case's title"),
        pytest.param(CASE, "6.40 EUR, status", "6.50 EUR, status", (True, False), id="a record"),
        pytest.param(COMPANY, "refund_days: 2", "refund_days: 3", (True, False), id="a number of the company"),
        pytest.param(COMPANY, "Reads.", "Reads orders.", (True, False), id="a tool's description"),
        pytest.param(SUITE, "owner: oven", "owner: night", (True, False), id="the suite's owner"),
        pytest.param(CORRECTNESS, "points: -3", "points: -2", (False, True), id="a rubric's points"),
        pytest.param(ESCALATION, "late: 5", "late: 6", (False, True), id="a cost"),
        pytest.param(CASE, "title:", "# said by a friend\ntitle:", (False, False), id="a comment"),
        pytest.param(CASE, "tags: [stale]", "tags:\n  - stale", (False, False), id="another way to write a list"),
        pytest.param(GOOD, "labelled_by: hardcase", "labelled_by: Ida", (False, False), id="who labelled"),
    ],
)
def test_hashes_move_with_what_is_graded_and_with_nothing_else(tree, file, old, new, moved):
    """Runs are comparable exactly when cases, company and rubrics say the same, however they are laid out."""
    before = hashes(tree)
    tree.edit(file, old, new)

    after = hashes(tree)

    assert tuple(one != other for one, other in zip(before, after, strict=True)) == moved


def test_a_digest_does_not_depend_on_order():
    """The same content gives the same hash on every machine, in whatever order keys were written."""
    assert digest({"a": 1, "b": [1, 2]}) == digest({"b": [1, 2], "a": 1})
    assert digest({"a": [1, 2]}) != digest({"a": [2, 1]})
    assert len(digest(a_case())) == 64


@pytest.mark.parametrize(
    ("grader", "licensed", "counts"),
    [
        pytest.param("judge", None, True, id="a judge who may gate everything"),
        pytest.param("judge", (), False, id="no licence at all"),
        pytest.param("judge", ("tone",), True, id="a licence for it"),
        pytest.param("judge", ("other",), False, id="a licence for something else"),
        pytest.param("check:loop", (), True, id="a check needs none"),
        pytest.param("check-then-judge:fact", (), True, id="a check that a judge may help needs none"),
    ],
)
def test_only_licensed_judges_and_checks_are_planned_to_count(grader, licensed, counts):
    """Which points count is settled before the first call, by licence and not by outcome."""
    case = a_case(criteria=(msgspec.structs.replace(a_judged("tone"), grader=grader),))

    (planned,) = plan_case(case, licensed=licensed).criteria

    assert planned.counts is counts


def test_a_sharpened_sentence_is_planned_under_the_licence_of_its_rubric():
    """A judge licensed for the rubric's criterion may gate what sharpens it."""
    case = a_case(criteria=(a_judged("own", of="tone"), a_judged("alone")))

    planned = plan_case(case, licensed=("tone",))

    assert [each.counts for each in planned.criteria] == [True, False]


def test_every_criterion_of_a_case_is_on_the_books():
    """Lie 1: nothing that is to be graded can be missing from the plan."""
    case = a_case(criteria=(a_fact(), an_action(), a_judged("tone"), a_check("loop", points=-3)))

    planned = plan_case(case, licensed=())

    assert [each.id for each in planned.criteria] == [each.id for each in case.criteria]
    assert [each.points for each in planned.criteria] == [3, 4, 3, -3]


def test_a_case_without_a_family_is_its_own():
    """Cases given as objects are families of one, not all the same family."""
    one = Case(id="one", turns=(Line(id="opens", say="Hi"),), criteria=())
    other = Case(id="other", turns=(Line(id="opens", say="Hi"),), criteria=())

    assert [plan_case(each, licensed=None).family for each in (one, other)] == ["one", "other"]


def test_every_planned_trial_has_its_key():
    """The books name each trial of each case once, in order."""
    plan = a_plan(a_case(case_id="one"), a_case(case_id="two"), trials=2)

    assert plan.trial_keys == (("one", 0), ("one", 1), ("two", 0), ("two", 1))


def test_states_are_listed_with_their_meaning():
    """`hardcase schema states` knows every effect of the company's own tools."""
    states = describe_states(a_company())

    assert {"told.<fact>", "asked_for.photo", "refunded.<record>", "given.<record>", "angry"} <= states.keys()
    assert all(states.values())
