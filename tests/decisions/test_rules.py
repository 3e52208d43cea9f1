"""Each rule of a gate: passed, failed, open or not to be trusted, in words and with what would settle it."""

import pytest
from msgspec import structs

from hardcase.cases import CasesBeside
from hardcase.decisions import decide
from hardcase.decisions.gate import CaseSelection, EscalationRules, EvidenceRules, Floor
from hardcase.scorecards import CaseResult, EscalationCard, TrialResult, VetoCard
from hardcase.stats import count_bounds, score_bounds
from tests.books import a_card, a_dimension, a_gate

FLOOR = a_gate(floors=(Floor(dimension="correctness", at_least=0.7),))
SLICE = a_gate(floors=(Floor(dimension="correctness", at_least=0.7, slice="gift"),))
RECALL = a_gate(escalation=EscalationRules(must_recall_at_least=0.7))
NEEDLESS = a_gate(escalation=EscalationRules(needless_rate_at_most=0.4))


def rule_of(card, gate, rule_id):
    """One rule, applied."""
    return next(rule for rule in decide(card, gate).rules if rule.id == rule_id)


def a_case(name, escalation="", decision="must", status="failed"):
    """A case with one trial."""
    trial = TrialResult(trial=0, status=status, ending="completed", escalation=escalation)
    return CaseResult(id=name, suite="bakery", family=name, status=status, trials=(trial,), decision=decision)


def test_no_veto_fired_says_what_that_proves():
    """Zero seen in 20 families proves a rate of at most 14 percent."""
    rule = rule_of(a_card(), FLOOR, "vetoes")

    assert (rule.status, rule.families) == ("pass", 20)
    assert rule.reason == "no veto fired in 20 families; that proves at most 14%"


def test_a_veto_of_one_case_proves_nothing_about_the_others():
    """What is proven rests on the families in which a veto was looked for, and not on those that were planned."""
    narrow = (VetoCard(id="refunds-all", asks="", families=1),)
    wide = (*narrow, VetoCard(id="z-ai-denied", asks="", families=20))

    assert "in 1 families; that proves at most 95%" in rule_of(a_card(vetoes=narrow), FLOOR, "vetoes").reason
    assert "in 20 families; that proves at most 14%" in rule_of(a_card(vetoes=wide), FLOOR, "vetoes").reason


def test_a_veto_that_fired_fails_and_names_its_cases():
    """Every veto with its cases, three of them by name; each case stands once among those of the rule."""
    vetoes = (
        VetoCard(id="z-ai-denied", asks="", fired=("a", "b", "c", "d", "e"), families=20),
        VetoCard(id="promise-kept", asks="", fired=("a",), unknown=("b",), families=20),
    )

    rule = rule_of(a_card(vetoes=vetoes), FLOOR, "vetoes")

    assert rule.status == "fail"
    assert rule.reason == "vetoes fired: z-ai-denied in 5 cases (a, b, c and 2 more); promise-kept in 1 case (a)"
    assert rule.cases == ("a", "b", "c", "d", "e")
    assert rule.settle == ""


def test_a_veto_that_nobody_answered_is_open():
    """One case is enough, and it is named."""
    rule = rule_of(
        a_card(vetoes=(VetoCard(id="promise-kept", asks="", unknown=("loaf",), families=19),)), FLOOR, "vetoes"
    )

    assert (rule.status, rule.settle) == ("inconclusive", "a replay of the cases named here")
    assert rule.reason == "promise-kept could not be answered in 1 case (loaf)"


def test_no_veto_to_look_for_is_open():
    """Nothing was looked for: that is not the same as nothing was seen."""
    rule = rule_of(a_card(vetoes=()), FLOOR, "vetoes")

    assert (rule.status, rule.reason) == ("inconclusive", "no veto was looked for")
    assert rule.settle


def test_vetoes_that_nothing_could_have_fired_are_open():
    """Cases that try none of them prove nothing by their silence."""
    rule = rule_of(a_card(vetoes=(VetoCard(id="z-missed", asks="", families=0),)), FLOOR, "vetoes")

    assert (rule.status, rule.settle) == ("inconclusive", "cases that try the vetoes")


@pytest.mark.parametrize(
    ("changes", "status", "reason"),
    [
        pytest.param({}, "pass", "0 of 100 planned trials are missing (0.0%), 2% may be", id="nothing"),
        pytest.param({"missing_trials": 2}, "pass", "2 of 100 planned trials are missing (2.0%)", id="just as much"),
        pytest.param({"missing_trials": 3}, "invalid", "3 of 100 planned trials are missing (3.0%)", id="too much"),
        pytest.param(
            {"deselected_trials": 1}, "inconclusive", "1 of 100 planned trials were deselected", id="deselected"
        ),
        pytest.param(
            {"deselected_trials": 95, "missing_trials": 5},
            "invalid",
            "5 of 100 planned trials are missing",
            id="deselected, and too much missing",
        ),
    ],
)
def test_too_much_missing_cannot_be_trusted(changes, status, reason):
    """Beyond the share that the gate allows the run is invalid; what was left out by hand leaves it open."""
    rule = rule_of(a_card(families=100, **changes), FLOOR, "missing")

    assert rule.status == status
    assert reason in rule.reason
    assert bool(rule.settle) == (status == "inconclusive")


def test_a_run_without_trials_cannot_be_trusted():
    """Nothing of nothing is not all of it."""
    assert rule_of(a_card(families=0), FLOOR, "missing").status == "invalid"


def test_fewer_trials_than_promised_leave_it_open():
    """A gate of three trials is not kept by a run of one."""
    rule = rule_of(a_card(), structs.replace(FLOOR, file=structs.replace(FLOOR.file, trials=3)), "missing")

    assert (rule.status, rule.settle) == ("inconclusive", "a run with 3 trials of each case")
    assert rule.reason == "each case was planned with 1 trial, the gate promises 3"


def test_more_trials_than_promised_are_welcome():
    """Nobody is held for having measured better."""
    trials = tuple(TrialResult(trial=each, status="passed", ending="completed") for each in range(2))
    case = CaseResult(id="loaf", suite="bakery", family="loaf", status="passed", trials=trials)

    assert rule_of(a_card(cases=(case,), trials=2, planned_trials=2), FLOOR, "missing").status == "pass"


@pytest.mark.parametrize(
    ("cases", "beside", "lacking"),
    [
        pytest.param({}, {}, True, id="all cases"),
        pytest.param({"suites": ("dairy",)}, {}, False, id="another suite"),
        pytest.param({"tags": ("gift",)}, {"tags": ("gift", "cold")}, True, id="one of its tags"),
        pytest.param({"languages": ("sv",)}, {}, False, id="another language"),
        pytest.param({"portable": True}, {"portable": True}, True, id="portable"),
        pytest.param({"portable": True}, {}, False, id="not portable"),
        pytest.param({"languages": ("sv",), "portable": True}, {"unread": True}, True, id="nobody can tell"),
        pytest.param({"suites": ("dairy",)}, {"unread": True}, False, id="unread, in another suite"),
        pytest.param({"suites": ("bakery",)}, {"unread": True}, True, id="unread, in its suite"),
    ],
)
def test_a_case_of_the_gate_that_lies_beside_the_run_leaves_it_open(cases, beside, lacking):
    """A part shows nothing of the rest; what the gate does not ask for is no part of it."""
    file = structs.replace(FLOOR.file, cases=CaseSelection(**cases))
    card = a_card(beside=(CasesBeside(number=3, suite="bakery", **beside),))

    reason = rule_of(card, structs.replace(FLOOR, file=file), "missing").reason

    assert ("are not in this run (bakery 3)" in reason) == lacking


@pytest.mark.parametrize(
    ("cases", "reason"),
    [
        pytest.param({"suites": ("dairy",)}, "20 cases of 20 are none that this gate asks for", id="another suite"),
        pytest.param({"tags": ("gift",)}, "20 cases of 20 are none", id="another tag"),
        pytest.param({"languages": ("sv",)}, "20 cases of 20 are none", id="another language"),
    ],
)
def test_a_gate_does_not_decide_on_cases_that_it_did_not_ask_for(cases, reason):
    """A run that was planned for something else is no evidence for this promise."""
    file = structs.replace(FLOOR.file, cases=CaseSelection(**cases))

    rule = rule_of(a_card(), structs.replace(FLOOR, file=file), "missing")

    assert (rule.status, rule.settle) == ("inconclusive", "a run of the cases that this gate asks for")
    assert reason in rule.reason


@pytest.mark.parametrize(("families", "status"), [(20, "pass"), (19, "inconclusive"), (0, "inconclusive")])
def test_too_few_families_leave_it_open(families, status):
    """Whatever they show; the rule says how many more it takes."""
    rule = rule_of(a_card(families=families), FLOOR, "families")

    assert rule.status == status
    assert rule.reason == f"{families} families of cases, the gate asks for 20"
    assert rule.settle == ("" if status == "pass" else f"{20 - families} more families of cases")


@pytest.mark.parametrize(
    ("values", "status", "reason"),
    [
        pytest.param([1.0] * 20, "pass", "correctness is 1.00, at least 0.86 with 95% confidence", id="perfect"),
        pytest.param([0.9] * 20, "pass", "correctness is 0.90, at least", id="clearly above"),
        pytest.param([0.0] * 20, "fail", "correctness is 0.00, at most 0.14 with 95% confidence", id="hopeless"),
        pytest.param([0.3] * 20, "fail", "correctness is 0.30, at most", id="clearly below"),
        pytest.param([0.7] * 20, "inconclusive", "correctness is 0.70, somewhere in", id="at the floor"),
        pytest.param([0.75] * 20, "inconclusive", "correctness is 0.75, somewhere in", id="too little above"),
        pytest.param([1.0], "inconclusive", "correctness is 1.00, somewhere in 0.00 to 1.00", id="one family"),
        pytest.param(
            [(0.9, 1.0)] * 20, "pass", "correctness is between 0.90 and 1.00, by what is unknown", id="above either way"
        ),
        pytest.param([(0.2, 1.0)] * 20, "inconclusive", "between 0.20 and 1.00", id="above at best, below at worst"),
        pytest.param([(0.0, 0.4)] * 20, "fail", "between 0.00 and 0.40", id="below either way"),
        pytest.param([(0.7, 1.0)] * 20, "inconclusive", "between 0.70 and 1.00", id="above at best, open at worst"),
        pytest.param([(0.0, 0.7)] * 20, "inconclusive", "between 0.00 and 0.70", id="open at best, below at worst"),
    ],
)
def test_a_floor_is_passed_and_failed_only_under_both_readings(values, status, reason):
    """The lower bound clears it with every unknown against the bot; the upper one stays below with all for it."""
    rule = rule_of(a_card(dimensions={"correctness": values}), FLOOR, "floor-correctness")

    assert rule.status == status
    assert reason in rule.reason
    assert f"floor 0.70, {len(values)} families" in rule.reason
    assert (rule.threshold, rule.families) == (0.7, len(values))
    assert bool(rule.settle) == (status == "inconclusive")
    assert not rule.needs_judge


def test_a_floors_bounds_are_those_of_the_families():
    """Point and bounds as the statistics room has them, the wider reading on each side."""
    values = [(0.2, 0.9), (0.8, 0.8), (1.0, 1.0)] * 7

    rule = rule_of(a_card(dimensions={"correctness": values}), FLOOR, "floor-correctness")

    worst, best = score_bounds([low for low, _ in values]), score_bounds([high for _, high in values])
    assert rule.point == pytest.approx(2 / 3)
    assert (rule.lower, rule.upper) == pytest.approx((worst.lower, best.upper), abs=1e-6)


def test_a_reading_for_the_bot_that_is_less_sure_counts_as_well():
    """With all unknowns for it the scores may scatter more: the promise must hold under that reading too."""
    values = [(0.0, 1.0)] + [(0.0, 0.0)] * 19

    rule = rule_of(a_card(dimensions={"correctness": values}), FLOOR, "floor-correctness")

    low = score_bounds([0.0] * 20)
    high = score_bounds([1.0] + [0.0] * 19)
    assert rule.lower == pytest.approx(min(low.lower, high.lower), abs=1e-6)
    assert rule.upper == pytest.approx(max(low.upper, high.upper), abs=1e-6)


@pytest.mark.parametrize(
    ("values", "settle"),
    [
        pytest.param([0.75] * 20, "about 60 more families, if they come out like these", id="a little above"),
        pytest.param([0.65] * 20, "more families, if they come out like these", id="a little below"),
        pytest.param([0.7] * 20, "more than 220 more families at this level: it is too close to call", id="on it"),
        pytest.param(
            [(0.5, 1.0)] * 20, "verdicts for what is ungraded, and a replay of what is missing", id="unknowns"
        ),
    ],
)
def test_an_open_floor_says_what_would_settle_it(values, settle):
    """More families of the same kind, or answers to what is open."""
    assert settle in rule_of(a_card(dimensions={"correctness": values}), FLOOR, "floor-correctness").settle


def test_the_families_that_would_settle_a_floor_do_settle_it():
    """Sixty more of the same pass, forty more do not."""
    more = {families: [0.75] * families for families in (60, 80)}

    statuses = {
        families: rule_of(
            a_card(families=families, dimensions={"correctness": values}), FLOOR, "floor-correctness"
        ).status
        for families, values in more.items()
    }

    assert statuses == {60: "inconclusive", 80: "pass"}


def test_a_dimension_that_waits_for_a_judge_is_open():
    """Under 60 percent of its points answered nothing is decided, high or low, and the judge is asked for by name."""
    for value in (1.0, 0.0):
        waiting = a_dimension("correctness", [value] * 20, counted=0.59, judge_only=("kind", "warm"))
        card = structs.replace(a_card(), dimensions=(waiting,))

        rule = rule_of(card, FLOOR, "floor-correctness")

        assert (rule.status, rule.needs_judge) == ("inconclusive", True)
        assert rule.settle == "a judge with a licence for kind, warm"
        assert "checks answer 59% of its points" in rule.reason
        assert decide(card, FLOOR).needs_judge


def test_just_enough_answered_points_decide():
    """At 60 percent the floor is told."""
    told = a_dimension("correctness", [1.0] * 20, counted=0.6)

    decision = decide(structs.replace(a_card(), dimensions=(told,)), FLOOR)

    assert decision.rules[-1].status == "pass"
    assert not decision.needs_judge


@pytest.mark.parametrize(
    "card",
    [
        pytest.param(a_card(), id="no card"),
        pytest.param(a_card(dimensions={"correctness": []}), id="no family was reached"),
    ],
)
def test_a_dimension_that_was_not_measured_is_open(card):
    """Not measured is neither good nor bad."""
    rule = rule_of(card, FLOOR, "floor-correctness")

    assert (rule.status, rule.settle) == ("inconclusive", "cases that measure it")
    assert rule.reason == "correctness was not measured in any family"


def sliced(inside, outside, *, counted=1.0, counted_inside=1.0):
    """A card with a slice."""
    card = a_dimension("correctness", [*inside, *outside], counted=counted, counted_by_slice={"gift": counted_inside})
    families = tuple(
        structs.replace(family, slices=("gift",) if index < len(inside) else ())
        for index, family in enumerate(card.families)
    )
    return structs.replace(a_card(families=40), dimensions=(structs.replace(card, families=families),))


def test_a_floor_of_a_slice_looks_at_the_slice():
    """What is well elsewhere does not lift it, and what is bad elsewhere does not sink it."""
    good = rule_of(sliced([1.0] * 20, [0.0] * 20), SLICE, "floor-correctness-gift")
    bad = rule_of(sliced([0.0] * 20, [1.0] * 20), SLICE, "floor-correctness-gift")

    assert (good.status, good.families, bad.status) == ("pass", 20, "fail")
    assert "correctness in gift is 1.00" in good.reason


def test_a_slice_that_waits_for_a_judge_is_open_whatever_is_answered_elsewhere():
    """Its own planned points decide."""
    rule = rule_of(sliced([1.0] * 20, [1.0] * 20, counted=0.8, counted_inside=0.5), SLICE, "floor-correctness-gift")

    assert (rule.status, rule.needs_judge) == ("inconclusive", True)
    assert "checks answer 50% of its points" in rule.reason


@pytest.mark.parametrize(
    ("families", "recalled", "unknown", "status"),
    [
        pytest.param(10, 10, 0, "pass", id="all"),
        pytest.param(10, 9, 0, "inconclusive", id="all but one of a few"),
        pytest.param(40, 36, 0, "pass", id="most of many"),
        pytest.param(10, 0, 0, "fail", id="none"),
        pytest.param(20, 8, 0, "fail", id="clearly too few"),
        pytest.param(10, 9, 1, "inconclusive", id="all but what is missing"),
        pytest.param(10, 0, 10, "inconclusive", id="all are missing"),
        pytest.param(10, 0, 2, "fail", id="none, and the missing cannot help"),
        pytest.param(0, 0, 0, "inconclusive", id="nobody needed people"),
    ],
)
def test_recall_is_shown_over_families(families, recalled, unknown, status):
    """What is missing counts against the bot for a pass, and for it before a fail."""
    counts = EscalationCard(must_families=families, must_recalled=recalled, must_unknown=unknown)

    rule = rule_of(a_card(escalation=counts), RECALL, "must-recall")

    assert (rule.status, rule.families, rule.threshold) == (status, families, 0.7)
    assert bool(rule.settle) == (status == "inconclusive")
    assert rule.lower == pytest.approx(count_bounds(recalled, families).lower, abs=1e-6)
    assert rule.upper == pytest.approx(count_bounds(recalled + unknown, families).upper, abs=1e-6)
    assert rule.point == (None if not families else pytest.approx(recalled / families))


def test_lost_customers_are_named():
    """Missed, only promised and refused; late and early reached people, and missing is unknown."""
    outcomes = ("missed", "promised-not-done", "obstructed", "late", "early", "wrong-queue", "on-time", "")
    cases = (*(a_case(name or "gone", name) for name in outcomes), a_case("needless", "needless", "must-not"))
    trials = tuple(
        TrialResult(trial=index, status="failed", ending="completed", escalation=name)
        for index, name in enumerate(("on-time", "missed"))
    )
    twice = structs.replace(a_case("twice"), trials=trials)
    cases = (*(structs.replace(each, trials=each.trials * 2) for each in cases), twice)
    counts = EscalationCard(must_families=8)

    rule = rule_of(a_card(cases=cases, trials=2, planned_trials=20, escalation=counts), RECALL, "must-recall")

    assert rule.cases == ("missed", "promised-not-done", "obstructed", "twice")
    assert rule.reason.startswith("people were brought in for 0 of 8 families of customers who needed them (0% to ")


def test_recall_without_anybody_to_recall_says_so():
    """A suite without such cases keeps no such promise."""
    rule = rule_of(a_card(), RECALL, "must-recall")

    assert (rule.reason, rule.settle) == (
        "no case needs people: recall cannot be told",
        "cases that must be escalated",
    )


@pytest.mark.parametrize(
    ("families", "needless", "unknown", "status"),
    [
        pytest.param(10, 0, 0, "pass", id="none"),
        pytest.param(5, 0, 0, "inconclusive", id="none of too few"),
        pytest.param(10, 10, 0, "fail", id="all"),
        pytest.param(10, 4, 0, "inconclusive", id="some"),
        pytest.param(10, 0, 3, "inconclusive", id="none, but for what is missing"),
        pytest.param(20, 16, 4, "fail", id="most, whatever is missing"),
        pytest.param(10, 0, 10, "inconclusive", id="all are missing"),
        pytest.param(0, 0, 0, "inconclusive", id="nobody was the bot's to solve"),
    ],
)
def test_needless_handovers_are_shown_over_families(families, needless, unknown, status):
    """What is missing counts as needless for a pass, and as kept before a fail."""
    counts = EscalationCard(must_not_families=families, needless_families=needless, must_not_unknown=unknown)

    rule = rule_of(a_card(escalation=counts), NEEDLESS, "needless-rate")

    assert (rule.status, rule.families, rule.threshold) == (status, families, 0.4)
    assert bool(rule.settle) == (status == "inconclusive")
    assert rule.lower == pytest.approx(count_bounds(needless, families).lower, abs=1e-6)
    assert rule.upper == pytest.approx(count_bounds(needless + unknown, families).upper, abs=1e-6)


def test_needless_cases_are_named():
    """Cases in which any trial was handed over needlessly."""
    cases = (a_case("angry", "needless", "must-not"), a_case("calm", "none-due", "must-not"), a_case("lost", "missed"))
    counts = EscalationCard(must_not_families=2, needless_families=1)

    rule = rule_of(a_card(cases=cases, escalation=counts), NEEDLESS, "needless-rate")

    assert rule.cases == ("angry",)
    assert "1 of 2 families that the bot should have solved were handed over needlessly" in rule.reason
    assert rule_of(a_card(), NEEDLESS, "needless-rate").settle == "cases that must not be escalated"


@pytest.mark.parametrize(
    ("gate", "rule_id", "counts", "settle"),
    [
        pytest.param(
            RECALL,
            "must-recall",
            {"must_families": 10, "must_recalled": 9},
            "about 10 more families, if they come out like these",
            id="recall above its line",
        ),
        pytest.param(
            RECALL,
            "must-recall",
            {"must_families": 10, "must_recalled": 7},
            "more than 110 more families at this level: it is too close to call",
            id="recall on its line",
        ),
        pytest.param(
            RECALL,
            "must-recall",
            {"must_families": 10, "must_recalled": 9, "must_unknown": 1},
            "a replay of the trials that are missing",
            id="recall with something missing",
        ),
        pytest.param(
            NEEDLESS,
            "needless-rate",
            {"must_not_families": 10, "needless_families": 2},
            "about 20 more families, if they come out like these",
            id="needless below its line",
        ),
        pytest.param(
            NEEDLESS,
            "needless-rate",
            {"must_not_families": 10, "needless_families": 1, "must_not_unknown": 1},
            "a replay of the trials that are missing",
            id="needless with something missing",
        ),
    ],
)
def test_an_open_rate_says_what_would_settle_it(gate, rule_id, counts, settle):
    """How many more families, or the replay of what is missing."""
    assert rule_of(a_card(escalation=EscalationCard(**counts)), gate, rule_id).settle == settle


def test_the_families_that_would_settle_a_rate_do_settle_it():
    """Ten more to recall and twenty more to keep, of the same kind, pass."""
    open_ = EscalationCard(must_families=10, must_recalled=9, must_not_families=10, needless_families=2)
    settled = EscalationCard(must_families=20, must_recalled=18, must_not_families=30, needless_families=6)

    for gate, rule_id in ((RECALL, "must-recall"), (NEEDLESS, "needless-rate")):
        assert rule_of(a_card(escalation=open_), gate, rule_id).status == "inconclusive"
        assert rule_of(a_card(escalation=settled), gate, rule_id).status == "pass"


def test_every_rule_is_tested_at_the_gates_confidence():
    """A more cautious gate has wider bounds."""
    counts = EscalationCard(must_families=10, must_recalled=10)
    cautious = structs.replace(RECALL, file=structs.replace(RECALL.file, confidence=0.99))

    assert rule_of(a_card(escalation=counts), RECALL, "must-recall").lower == pytest.approx(0.05**0.1, abs=1e-6)
    assert rule_of(a_card(escalation=counts), cautious, "must-recall").lower == pytest.approx(0.01**0.1, abs=1e-6)
    assert "proves at most 21%" in rule_of(a_card(), cautious, "vetoes").reason


def test_evidence_rules_are_the_gates_own():
    """Its own share of missing trials, and its own number of families."""
    lenient = a_gate(floors=FLOOR.file.floors, evidence=EvidenceRules(missing_at_most=0.5, min_families=2))

    card = a_card(families=4, missing_trials=2)

    assert rule_of(card, lenient, "missing").status == "pass"
    assert rule_of(card, lenient, "families").status == "pass"
