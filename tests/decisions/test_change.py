"""The rules of a change gate, on books made by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from hardcase.decisions import Ruling, decide, rule_ids, superiority
from hardcase.scorecards import TrialResult, VetoCard
from tests.books import a_champion, a_gate, a_scored_card

GATE = a_gate(gate="change")


def against(mine, theirs, **changes):
    """The decision about a change with these scores, to a champion with those."""
    return decide(a_scored_card(mine, **changes), GATE, a_champion(a_scored_card(theirs)))


def rule(decision, name="loss-correctness"):
    """One rule of a decision."""
    return next(each for each in decision.rules if each.id == name)


def test_a_change_gate_never_says_ship():
    """Where all is well, a release is still an open question, and the change may go on."""
    decision = against([[1.0]] * 40, [[1.0]] * 40)

    assert (decision.ruling, decision.no_loss_proven, decision.exit_code) == (Ruling.INCONCLUSIVE, True, 0)
    assert tuple(each.id for each in decision.rules) == rule_ids(GATE, pinned=True)
    assert decision.reasons
    assert decision.settle == ()


def test_a_change_gate_without_a_champion_decides_nothing():
    """Whoever calls it has to look for one first."""
    with pytest.raises(ValueError, match="no champion to compare with"):
        decide(a_scored_card([[1.0]] * 40), GATE)


def test_holms_correction_is_over_the_dimensions():
    """A loss that one dimension alone would prove at 95 percent is not one of four that are looked at."""
    theirs = [[1.0]] * 40
    slight, clear = [[0.8]] * 12 + [[1.0]] * 28, [[0.5]] * 20 + [[1.0]] * 20

    assert (rule(against(slight, theirs)).upper, rule(against(clear, theirs)).upper) == (
        pytest.approx(0.0, abs=0.03),
        pytest.approx(-0.15, abs=0.05),
    )
    assert [rule(against(mine, theirs)).status for mine in (slight, clear)] == ["pass", "fail"]


@pytest.mark.parametrize(
    ("mine", "theirs", "status"),
    [
        pytest.param([[(0.0, 1.0)]] * 40, [[(0.0, 1.0)]] * 40, "pass", id="both unknown alike"),
        pytest.param([[(0.0, 1.0)]] * 40, [[1.0]] * 40, "inconclusive", id="the change alone unknown"),
        pytest.param([[0.0]] * 40, [[(0.0, 1.0)]] * 40, "pass", id="the champion alone unknown"),
        pytest.param([[(0.0, 0.3)]] * 40, [[(0.8, 1.0)]] * 40, "fail", id="lost whatever is unknown"),
    ],
)
def test_what_is_unknown_proves_no_loss_and_hides_none(mine, theirs, status):
    """A judge that is unsure of both is noise; one that is unsure of the change only leaves it open."""
    assert rule(against(mine, theirs)).status == status


def vetoed(**fields):
    """Change the trials of one case."""

    def change(case):
        trials = tuple(structs.replace(each, **fields) for each in case.trials)
        return structs.replace(case, trials=trials) if case.id == "case-3" else case

    return change


OPEN = {"unknown_vetoes": ("z-ai-denied",)}
FIRED = {"vetoes": ("z-ai-denied",)}


@pytest.mark.parametrize(
    ("mine", "theirs", "status"),
    [
        pytest.param(OPEN, {}, "inconclusive", id="answered of the champion alone"),
        pytest.param(OPEN, OPEN, "pass", id="unanswered in both"),
        pytest.param(OPEN, FIRED, "pass", id="done by the champion"),
        pytest.param(FIRED, OPEN, "fail", id="fired where the champion's is unanswered"),
        pytest.param(FIRED | {"said": "a"}, {"said": "a"}, "inconclusive", id="fired in the champion's own words"),
        pytest.param(FIRED | {"said": "a"}, {"said": "b"}, "fail", id="fired in other words"),
    ],
)
def test_a_veto_without_an_answer_helps_nobody(mine, theirs, status):
    """What is as unknown of the champion is noise; so is a judge that says two things of the same words."""
    card = VetoCard(id="z-ai-denied", asks="", unknown=("case-3",), families=39)
    champion = a_champion(a_scored_card([[1.0]] * 40, each=vetoed(**theirs)))
    decision = decide(a_scored_card([[1.0]] * 40, each=vetoed(**mine), vetoes=(card,)), GATE, champion)

    assert rule(decision, "new-vetoes").status == status
    assert decision.exit_code == {"pass": 0, "fail": 1, "inconclusive": 3}[status]


def test_where_no_veto_was_looked_for_nobody_can_say():
    """No veto fired because none was asked about."""
    assert against([[1.0]] * 40, [[1.0]] * 40, vetoes=()).exit_code == 3


def test_a_change_is_compared_in_as_many_families_as_the_gate_asks_for():
    """Thirty-nine families that the champion never played say nothing of what was lost."""
    few = against([[1.0]] + [[0.0]] * 39, [[1.0]])

    assert (rule(few, "families").status, rule(few, "families").families, few.exit_code) == ("inconclusive", 1, 3)
    assert "1 families of cases that the champion played too" in rule(few, "families").reason


def test_what_was_measured_of_the_champion_alone_is_open():
    """A dimension that this run gave no occasion to measure may be lost altogether."""
    theirs = a_champion(a_scored_card([[1.0]] * 40, dimension="empathy"))
    decision = decide(a_scored_card([[1.0]] * 40), GATE, theirs)

    assert [rule(decision, f"loss-{name}").status for name in ("empathy", "effort")] == ["inconclusive", "pass"]


def test_an_extra_trial_that_met_nobody_confirms_nothing():
    """It is open whether the case is broken: neither held nor waved through."""
    gone = TrialResult(trial=3, status="ungraded", missing=True, ending="unreachable")

    def again(case):
        return structs.replace(case, again=(gone,)) if case.id == "case-0" else case

    decision = against([[0.0] * 3] + [[1.0] * 3] * 39, [[1.0] * 3] * 40, each=again)

    assert (rule(decision, "broken-again").status, decision.exit_code) == ("inconclusive", 3)


@pytest.mark.parametrize(
    ("trials", "again", "status"),
    [
        pytest.param([0.0, 0.2], [0.0, 0.1, 0.0, 0.2], "fail", id="worse each time"),
        pytest.param([0.0, 0.2], [0.0, 0.1, 0.0, 0.9], "pass", id="one trial passes"),
        pytest.param([0.0, 0.2], [0.0, 0.1, 0.0, (0.1, 0.8)], "inconclusive", id="one trial is not known"),
        pytest.param([0.0, 0.9], [], "pass", id="one of the planned passes"),
        pytest.param([0.0, (0.0, 1.0)], [], "inconclusive", id="one of the planned is not known"),
        pytest.param([0.0, None], [], "inconclusive", id="one of the planned is missing"),
        pytest.param(
            [0.0, (0.0, 1.0)], [0.0, 0.1, 0.0, 0.1], "fail", id="one of the planned is not known, and worse again"
        ),
        pytest.param([0.0, None], [0.0, 0.9], "pass", id="one of the planned is missing, and one more passes"),
        pytest.param([0.0, 0.2], [0.0] * 3, "inconclusive", id="one of the extra trials is lost"),
    ],
)
def test_a_case_is_broken_when_every_trial_of_it_failed(trials, again, status):
    """And was worse than all of the champion's in one dimension, extra trials among them."""

    def more(case):
        return structs.replace(case, again=a_scored_card([again]).cases[0].trials) if case.id == "case-0" else case

    decision = against([trials] + [[1.0, 1.0]] * 59, [[1.0, 1.0]] * 60, each=more if again else lambda case: case)

    assert rule(decision, "broken-again").status == status


@pytest.mark.parametrize("ungraded", [False, True])
def test_a_broken_case_that_is_not_newly_broken_says_why(ungraded):
    """The rule asks that the champion fails no trial, newly broken that it passed: an ungraded trial lies between."""

    def more(case):
        return structs.replace(case, again=a_scored_card([[0.0] * 4]).cases[0].trials) if case.id == "case-0" else case

    def left_open(case):
        if case.id != "case-0" or not ungraded:
            return case
        trials = (case.trials[0], structs.replace(case.trials[1], status="ungraded"))
        return structs.replace(case, trials=trials, status="ungraded")

    theirs = a_champion(a_scored_card([[1.0, 1.0]] * 60, each=left_open))
    decision = decide(a_scored_card([[0.0, 0.0]] + [[1.0, 1.0]] * 59, each=more), GATE, theirs)
    found, newly = rule(decision, "broken-again"), decision.changes.newly_broken

    assert found.cases == ("case-0",)
    assert ("nobody could grade: case-0" in found.reason) == ungraded
    assert newly == (() if ungraded else ("case-0",))


def test_a_case_that_fails_for_another_reason_each_time_is_not_broken():
    """A bot that lapses now and then lapses in every trial of some case; that is no change."""

    def elsewhere(case):
        first, second = case.trials
        scores = {"correctness": second.scores["correctness"], "effort": first.scores["correctness"]}
        first = structs.replace(first, scores={"correctness": scores["correctness"], "effort": scores["effort"]})
        second = structs.replace(second, scores={"correctness": scores["effort"], "effort": scores["correctness"]})
        return structs.replace(case, trials=(first, structs.replace(second, status="failed")))

    def fine(case):
        score = case.trials[0].scores["correctness"]
        trials = (structs.replace(each, scores={"correctness": score, "effort": score}) for each in case.trials)
        return structs.replace(case, trials=tuple(trials))

    mine = a_scored_card([[0.0, 1.0]] * 30, each=elsewhere)
    decision = decide(mine, GATE, a_champion(a_scored_card([[1.0, 1.0]] * 30, each=fine)))

    assert {trial.status for case in mine.cases for trial in case.trials} == {"failed"}
    assert rule(decision, "broken-again").status == "pass"


SCORES = st.lists(st.floats(0, 1).map(lambda each: round(each, 2)), min_size=1, max_size=3)


@given(
    st.integers(1, 3).flatmap(
        lambda k: st.lists(SCORES.filter(lambda s: len(s) == 1).map(lambda s: s * k), min_size=20)
    )
)
def test_an_unchanged_bot_is_never_held(values):
    """The same scores again prove no loss, whatever they are."""
    assert against(values, values).no_loss_proven


@pytest.mark.parametrize(
    ("mine", "theirs", "proven"),
    [
        pytest.param([[1.0]] * 40, [[0.8]] * 40, True, id="better"),
        pytest.param([[0.8]] * 40, [[0.8]] * 40, False, id="equal"),
        pytest.param([[0.6]] * 40, [[0.8]] * 40, False, id="worse"),
        pytest.param([[1.0]] * 39 + [[0.2]], [[0.8]] * 40, False, id="better, and one family broken"),
        pytest.param([[1.0]] * 39 + [[0.6]], [[0.8]] * 40, False, id="better, and one case fails"),
        pytest.param([[(0.7, 1.0)]] * 40, [[0.8]] * 40, False, id="unknown"),
    ],
)
def test_superiority_is_a_proven_gain_without_a_loss_that_is_seen(mine, theirs, proven):
    """Nothing that is unknown is a gain."""
    found = superiority(a_scored_card(mine), a_champion(a_scored_card(theirs)), confidence=0.95)

    assert found.is_proven is proven


@pytest.mark.parametrize(("counted", "proven"), [(1.0, True), (0.1, False)])
def test_what_checks_hardly_see_is_no_gain(counted, proven):
    """A tenth of a dimension's points says nothing of the dimension, here as in every other rule."""
    card = a_scored_card([[1.0]] * 40)
    card = structs.replace(card, dimensions=tuple(structs.replace(each, counted=counted) for each in card.dimensions))

    assert superiority(card, a_champion(a_scored_card([[0.8]] * 40)), confidence=0.95).is_proven is proven
