"""Topics: what the bot may keep is told by the gate's own bounds, and by nothing less."""

import pytest
from msgspec import structs

from hardcase.decisions import decide
from hardcase.decisions.gate import EscalationRules, Floor
from hardcase.scorecards import CaseResult, DimensionCard, FamilyValue, TrialResult, VetoCard, escalation_card
from tests.books import a_card, a_gate

FLOORS = (Floor(dimension="correctness", at_least=0.7), Floor(dimension="escalation", at_least=0.7))
LOOKED_FOR = VetoCard(id="z-leak", asks="", families=60)


def a_case(number, suite, *, tags=(), vetoes=(), escalation="", **fields):
    status = "failed" if vetoes else "passed"
    trial = TrialResult(trial=0, status=status, ending="completed", vetoes=vetoes, escalation=escalation)
    case_id = f"{suite}-{number}"
    fields = {"id": case_id, "suite": suite, "family": case_id, "status": status, "tags": tags, **fields}
    return CaseResult(trials=(trial,), **fields)


def a_dimension(name, cases, values, *, counted=1.0, **by_slice):
    """A dimension in which the families of each suite have one value."""
    return DimensionCard(
        dimension=name,
        families=tuple(
            FamilyValue(family=case.family, low=values[case.suite], high=values[case.suite], slices=case.slices)
            for case in cases
            if case.suite in values
        ),
        counted=counted,
        counted_by_slice={each: by_slice.get(each, counted) for case in cases for each in case.slices},
    )


def topics_of(correctness, escalation, *, size=22, vetoes=(LOOKED_FOR,), cases=None, floors=FLOORS, rates=None, **card):
    """Topics of a run whose suites have these values."""
    cases = cases or [a_case(number, suite) for suite in correctness for number in range(size)]
    dimensions = (a_dimension("correctness", cases, correctness), a_dimension("escalation", cases, escalation))
    fields = {"suites": tuple(correctness), "vetoes": vetoes, "escalation": escalation_card(cases), **card}
    made = a_card(cases=tuple(cases), **fields)
    decision = decide(
        structs.replace(made, dimensions=dimensions), a_gate(floors=floors, escalation=rates or EscalationRules())
    )
    return {each.topic: each for each in decision.topics}


@pytest.mark.parametrize(
    ("correctness", "escalation", "route", "reason"),
    [
        pytest.param(1.0, 1.0, "bot-alone", "every floor is shown", id="all shown"),
        pytest.param(0.75, 1.0, "hands-over-fast", "escalation is shown, correctness is not", id="one open"),
        pytest.param(1.0, 0.75, "not-proven", "escalation is not shown", id="escalation open"),
        pytest.param(0.1, 1.0, "people-first", "correctness is below the floor", id="one missed"),
        pytest.param(1.0, 0.1, "people-first", "escalation is below the floor", id="escalation missed"),
        pytest.param(0.1, 0.1, "people-first", "correctness, escalation are below the floor", id="both missed"),
    ],
)
def test_each_route_is_told_by_the_floors(correctness, escalation, route, reason):
    """Shown, open and missed mean the same as in the gate."""
    topic = topics_of({"bread": correctness}, {"bread": escalation})["bread"]

    assert (topic.route, topic.reason) == (route, reason)
    assert (topic.families, topic.cases, topic.kind) == (22, 22, "suite")
    assert [each.dimension for each in topic.floors] == ["correctness", "escalation"]


def test_topics_are_told_apart():
    """One suite may be the bot's while another is not: this is what an average hides."""
    topics = topics_of({"bread": 1.0, "cakes": 0.1}, {"bread": 1.0, "cakes": 1.0})

    assert {name: each.route for name, each in topics.items()} == {"bread": "bot-alone", "cakes": "people-first"}


def test_a_veto_sends_a_topic_to_people():
    """Also where a topic is too small for any floor, and every score is perfect."""
    cases = [a_case(number, "bread", vetoes=("z-leak",) if number == 3 else ()) for number in range(5)]
    topic = topics_of({"bread": 1.0}, {"bread": 1.0}, cases=cases)["bread"]

    assert (topic.route, topic.reason, topic.vetoes) == ("people-first", "z-leak fired", ("z-leak",))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"size": 19}, "19 families, 20 are needed to tell", id="too small"),
        pytest.param({"vetoes": ()}, "no veto was looked for", id="no veto to look for"),
        pytest.param(
            {"vetoes": (VetoCard(id="z-leak", asks="", unknown=("bread-1",), families=21),)},
            "z-leak could not be answered",
            id="an open veto",
        ),
        pytest.param(
            {"missing_trials": 20}, "too much is missing, or was not played as promised", id="too much missing"
        ),
        pytest.param(
            {"deselected_trials": 1}, "too much is missing, or was not played as promised", id="a case deselected"
        ),
    ],
)
def test_what_is_not_known_is_not_proven(changes, reason):
    """Perfect scores, and still no promise."""
    topic = topics_of({"bread": 1.0}, {"bread": 1.0}, **changes)["bread"]

    assert (topic.route, topic.reason) == ("not-proven", reason)


def test_a_run_that_cannot_be_trusted_sends_nothing_to_people_but_vetoes():
    """A missed floor of an invalid run says nothing about its topic either."""
    assert topics_of({"bread": 0.1}, {"bread": 1.0}, missing_trials=20)["bread"].route == "not-proven"


def test_a_dimension_that_few_families_measure_decides_nothing():
    """Escalation measured in 19 of 22 families is neither shown nor missed."""
    cases = [a_case(number, "bread") for number in range(22)]
    few = a_dimension("escalation", cases[:19], {"bread": 1.0})
    full = a_dimension("correctness", cases, {"bread": 1.0})
    card = structs.replace(a_card(cases=tuple(cases), vetoes=(LOOKED_FOR,)), dimensions=(full, few))
    (topic,) = decide(card, a_gate(floors=FLOORS)).topics

    assert (topic.route, topic.reason) == ("not-proven", "escalation is not shown")


def test_a_floor_for_the_topic_takes_the_place_of_the_general_one():
    """A gate that asks less, or more, of a slice asks the same of the topic."""
    lower = (*FLOORS, Floor(dimension="correctness", slice="bread", at_least=0.5))
    topics = topics_of({"bread": 0.75, "cakes": 0.75}, {"bread": 1.0, "cakes": 1.0}, floors=lower)

    assert {name: each.route for name, each in topics.items()} == {"bread": "bot-alone", "cakes": "hands-over-fast"}
    assert topics["bread"].floors[0].at_least == 0.5


def test_tags_are_topics_when_they_are_large_and_no_suite_under_another_name():
    """Of tags with 20 families or more, those that add something."""
    cases = [a_case(n, "bread", tags=("dough", "early")) for n in range(22)]
    cases += [a_case(n, "cakes", tags=("early",) if n < 5 else ("sweet",)) for n in range(22)]
    topics = topics_of({"bread": 1.0, "cakes": 1.0}, {"bread": 1.0, "cakes": 1.0}, cases=cases)

    assert {name: each.kind for name, each in topics.items()} == {"bread": "suite", "cakes": "suite", "early": "tag"}


def test_a_gate_without_floors_tells_no_topics():
    """There is nothing to hold a topic against."""
    assert topics_of({"bread": 1.0}, {"bread": 1.0}, floors=()) == {}


ASKED = EscalationRules(must_recall_at_least=0.85, needless_rate_at_most=0.2)


@pytest.mark.parametrize(
    ("decision", "outcomes", "route", "reason"),
    [
        pytest.param("must", ["on-time"] * 22, "bot-alone", "every floor is shown", id="recall shown"),
        pytest.param("must", ["missed"] * 22, "people-first", "must-recall is below the floor", id="recall missed"),
        pytest.param(
            "must", ["missed"] * 2 + ["on-time"] * 20, "not-proven", "must-recall is not shown", id="recall open"
        ),
        pytest.param("must", [""] * 22, "not-proven", "must-recall is not shown", id="recall not measured"),
        pytest.param("must-not", ["none-due"] * 22, "bot-alone", "every floor is shown", id="nothing needless"),
        pytest.param(
            "must-not",
            ["needless"] * 22,
            "hands-over-fast",
            "escalation is shown, needless-rate is not",
            id="all needless",
        ),
        pytest.param("may", [""] * 22, "bot-alone", "every floor is shown", id="nobody of either kind"),
    ],
)
def test_what_the_gate_asks_of_handovers_is_asked_of_each_topic(decision, outcomes, route, reason):
    """Perfect scores do not leave a topic to a bot that keeps its customers from people; those of other topics do not
    count for it."""
    cases = [a_case(n, "bread", decision=decision, escalation=each) for n, each in enumerate(outcomes)]
    cases += [a_case(n, "cakes", decision="must", escalation="on-time") for n in range(200)]
    topic = topics_of({"bread": 1.0, "cakes": 1.0}, {"bread": 1.0, "cakes": 1.0}, cases=cases, rates=ASKED)["bread"]

    assert (topic.route, topic.reason) == (route, reason)
    assert [each.rate for each in topic.rates] == {"must": ["must-recall"], "must-not": ["needless-rate"]}.get(
        decision, []
    )


@pytest.mark.parametrize(("asked", "lacking"), [(0, "escalation"), (1, "correctness")])
def test_no_topic_is_left_to_a_bot_of_which_too_little_is_asked(asked, lacking):
    """A gate with a floor of another kind only proves nothing about a topic."""
    topic = topics_of({"bread": 1.0}, {"bread": 1.0}, floors=FLOORS[asked : asked + 1])["bread"]

    assert (topic.route, topic.reason) == ("not-proven", f"the gate has no floor for {lacking}")


@pytest.mark.parametrize(
    ("missed", "route"),
    [
        pytest.param(0, "bot-alone", id="nothing speaks against it"),
        pytest.param(3, "not-proven", id="its own customers do"),
    ],
)
def test_a_rate_that_is_shown_over_all_counts_for_a_topic_with_few_such_customers(missed, route):
    """Ten customers show no rate of 85 percent; those of all topics do, as long as these ten were not kept waiting."""
    own = [a_case(n, "bread", decision="must", escalation="missed" if n < missed else "on-time") for n in range(10)]
    own += [a_case(n, "bread", decision="may", escalation="") for n in range(10, 32)]
    others = [a_case(n, "cakes", decision="must", escalation="on-time") for n in range(200)]
    scores = {"bread": 1.0, "cakes": 1.0}

    assert topics_of(scores, scores, cases=[*own, *others], rates=ASKED)["bread"].route == route
