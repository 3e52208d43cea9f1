"""The scoring rules of the design, one by one, with examples computed by hand."""

import pytest

from hardcase.cases import PlannedCriterion
from hardcase.scorecards import DEFAULT_PASS_AT, MIN_COUNTED, case_result, measured_dimensions, tally
from hardcase.verdicts import Escalation
from tests.books import counts, judged, plan_of, planned, played

TOLD, SAID, DONE = counts("told", 4), counts("said", 3), counts("done", 3)
WRONG = counts("wrong", -4)
SHEET = (TOLD, SAID, DONE, WRONG)
VETO = PlannedCriterion(id="z-ai-denied", dimension="vetoes", veto="met", grader="check:ai-denied")
KEPT = PlannedCriterion(id="promise-kept", dimension="vetoes", veto="not_met", grader="check:promise-kept")
OUTCOME = counts("escalation-outcome", 10, "escalation", grader="check:escalation")
PACKET = counts("packet-complete", 2, "escalation", grader="check:packet-complete")
FINE = {"told": True, "said": True, "done": True, "wrong": False}


def trial_of(case, verdicts, conversation=None):
    """The one trial of a case, as it counts."""
    given = {("loaf", 0): verdicts} if verdicts else {}
    (trial,) = case_result(case, 1, {("loaf", 0): conversation or played()}, given).trials
    return trial


def score_of(case, verdicts, dimension="correctness"):
    """Low, high and counted share of one trial."""
    score = trial_of(case, verdicts).scores[dimension]
    return (score.low, score.high, score.counted)


@pytest.mark.parametrize(
    ("outcomes", "score"),
    [
        pytest.param(FINE, 1.0, id="everything met"),
        pytest.param(FINE | {"said": False}, 0.7, id="one of them not met"),  # (4 + 3) / 10
        pytest.param(FINE | {"said": False, "wrong": True}, 0.3, id="and a bad act"),  # (4 + 3 - 4) / 10
        pytest.param({"told": False, "said": True, "done": False, "wrong": True}, 0.0, id="clipped at nought"),
        pytest.param({"told": False, "said": False, "done": False, "wrong": False}, 0.0, id="nothing met"),
    ],
)
def test_rule_1_and_3_points_met_over_points_to_be_had(outcomes, score):
    """Met positives plus met negatives, over all positives, clipped."""
    assert score_of(planned(*SHEET), judged(**outcomes)) == (score, score, 1.0)


def test_rule_1_not_doing_a_bad_act_earns_nothing():
    """A bot that does neither good nor bad has no points."""
    assert score_of(planned(*SHEET), judged(told=False, said=False, done=False, wrong=False))[1] == 0.0


@pytest.mark.parametrize(
    ("left_out", "outcomes", "score"),
    [
        pytest.param(["said"], {"told": True, "done": False, "wrong": False}, 4 / 7, id="a positive one"),
        pytest.param(["wrong"], {"told": True, "said": True, "done": False}, 0.7, id="a negative one"),
        pytest.param(["told", "said"], {"done": True, "wrong": False}, 1.0, id="all but one"),
    ],
)
def test_rule_2_what_is_left_out_leaves_both_sides(left_out, outcomes, score):
    """Neither earned nor to be had."""
    low, high, _ = score_of(planned(*SHEET), judged(left_out=left_out, **outcomes))

    assert low == high == pytest.approx(score)


def test_rule_2_a_trial_without_positive_points_has_no_score():
    """Nothing to be had is not a full score, and a bad act alone is none either: not reached."""
    trial = trial_of(planned(*SHEET), judged(left_out=["told", "said", "done"], wrong=False))

    assert trial.scores == {}


def test_rule_2_a_family_that_was_never_reached_is_listed():
    """It leaves the mean and stands beside it by name."""
    plan = plan_of(planned(*SHEET), planned(*SHEET, case_id="roll"))
    nothing = judged(left_out=["told", "said", "done"], wrong=False)

    card = tally(plan, [played(), played("roll")], [nothing, judged("roll", **FINE)]).dimension("correctness")

    assert [family.family for family in card.families] == ["roll"]
    assert card.not_reached == ("loaf",)


@pytest.mark.parametrize(
    ("criteria", "measured"),
    [
        pytest.param((counts("told", 3),), ("correctness",), id="three points"),
        pytest.param((counts("told", 2),), (), id="two points"),
        pytest.param((counts("told", 2), counts("said", 1)), ("correctness",), id="two and one"),
        pytest.param((counts("told", 2), counts("wrong", -4)), (), id="bad acts do not count"),
        pytest.param((counts("told", 3, counts=False),), ("correctness",), id="also where only a judge answers"),
        pytest.param((VETO,), (), id="a veto has no dimension"),
    ],
)
def test_rule_3_under_three_points_planned_is_not_measured(criteria, measured):
    """Decided from the plan, never from what happened."""
    assert measured_dimensions(planned(*criteria)) == measured


@pytest.mark.parametrize(
    ("decision", "measured"), [("must", ("escalation",)), ("must-not", ("escalation",)), ("may", ())]
)
def test_rule_3_escalation_is_not_measured_where_either_is_right(decision, measured):
    """A case that says may has no escalation score, however many points its rubric has."""
    assert measured_dimensions(planned(OUTCOME, decision=decision)) == measured


@pytest.mark.parametrize(
    ("outcomes", "low", "high"),
    [
        pytest.param(FINE | {"said": None}, 0.7, 1.0, id="a positive one"),
        pytest.param(FINE | {"wrong": None}, 0.6, 1.0, id="a negative one"),
        pytest.param(FINE | {"told": None, "wrong": None}, 0.2, 1.0, id="one of each"),  # (6 - 4) / 10, 10 / 10
        pytest.param(
            {"told": False, "said": None, "done": None, "wrong": True}, 0.0, 0.2, id="beside what is known"
        ),  # (6 - 4) / 10
        pytest.param({"told": None, "said": None, "done": None, "wrong": None}, 0.0, 1.0, id="everything"),
    ],
)
def test_rule_4_the_unknown_bounds_the_score_from_both_sides(outcomes, low, high):
    """Once all against the bot, once all for it."""
    assert score_of(planned(*SHEET), judged(**outcomes)) == (pytest.approx(low), pytest.approx(high), 1.0)


def test_rule_4_a_verdict_that_is_not_there_is_unknown():
    """Walked from the plan: what nobody answered is ungraded, what nobody asked about does not count."""
    trial = trial_of(planned(*SHEET), judged(told=True, said=True, wrong=False, invented=True))

    assert (trial.scores["correctness"].low, trial.scores["correctness"].high) == (0.7, 1.0)
    assert trial.ungraded == ("done",)


def test_rule_4_advisory_criteria_leave_the_points():
    """What only an unlicensed judge answers is shown, neither earned nor lost, good act or bad."""
    advisory = (counts("warm", 5, counts=False), counts("cold", -5, counts=False))

    for warm, cold in ((True, False), (False, True), (None, None)):
        verdicts = judged(**FINE, warm=warm, cold=cold)

        assert score_of(planned(*SHEET, *advisory), verdicts) == (1.0, 1.0, pytest.approx(10 / 15))
        assert "warm" not in trial_of(planned(*SHEET, *advisory), verdicts).ungraded


def test_rule_4_where_nothing_counts_everything_is_possible():
    """A dimension that waits for a judge is unknown, not absent."""
    advisory = planned(*SHEET, counts("warm", 5, "empathy", counts=False))

    assert score_of(advisory, judged(**FINE, warm=True), "empathy") == (0.0, 1.0, 0.0)


def test_rule_4_credit_is_a_share_of_the_points_and_no_more():
    """The escalation outcome earns by degrees; nothing earns more than its points or less than none."""
    case = planned(OUTCOME, PACKET, decision="must", trigger="x-ask")

    for credit, expected in ((0.5, 7 / 12), (0.0, 2 / 12), (1.0, 1.0), (9.0, 1.0), (-9.0, 2 / 12)):
        verdicts = judged(escalation_outcome=False, packet_complete=True, credit={"escalation_outcome": credit})

        assert score_of(case, verdicts, "escalation")[0] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("credit", "taken"),
    [(1 / 3, 2), (2 / 3, 4), (1.0, 6), (None, 6), (9.0, 6)],
    ids=["once", "twice", "3", "all", "more"],
)
def test_rule_4_credit_of_a_bad_act_is_the_share_it_takes(credit, taken):
    """-2 each and at most -6 is a bad act of -6 that was done to a third, two thirds or in full."""
    case = planned(counts("told", 10), counts("asks-again", -6))
    done = judged(told=True, asks_again=True, credit={"asks_again": credit})
    not_done = judged(told=True, asks_again=False)

    assert score_of(case, done)[:2] == ((10 - taken) / 10,) * 2
    assert trial_of(case, done).not_met == ("asks-again",)
    assert score_of(case, not_done)[0] == 1.0
    assert score_of(case, judged(told=True, asks_again=None))[:2] == (0.4, 1.0)


@pytest.mark.parametrize(
    ("outcomes", "status"),
    [
        pytest.param(FINE, "passed", id="full score"),
        pytest.param(FINE | {"said": False}, "passed", id="just at the bar"),
        pytest.param(FINE | {"told": False}, "failed", id="below the bar"),
        pytest.param(FINE | {"said": None}, "passed", id="an unknown that cannot matter"),
        pytest.param(FINE | {"told": None}, "ungraded", id="an unknown that could matter"),
        pytest.param(FINE | {"told": False, "said": None}, "failed", id="below the bar whatever the unknown is"),
        pytest.param(FINE | {"wrong": None}, "ungraded", id="a bad act that may have been done"),
    ],
)
def test_rule_5_a_trial_passes_when_every_dimension_reaches_its_bar(outcomes, status):
    """0.7 unless the rubric says otherwise; unknown is neither passed nor failed while it could matter."""
    assert DEFAULT_PASS_AT == 0.7
    assert trial_of(planned(*SHEET), judged(**outcomes)).status == status


def test_rule_5_the_bar_stands_in_the_rubric():
    """Each dimension has its own."""
    outcomes = FINE | {"said": False}

    assert trial_of(planned(*SHEET, pass_at={"correctness": 0.71}), judged(**outcomes)).status == "failed"
    assert trial_of(planned(*SHEET, pass_at={"empathy": 0.71}), judged(**outcomes)).status == "passed"


def test_rule_5_one_dimension_below_its_bar_fails_the_trial():
    """Nothing buys back a missed bar."""
    case = planned(*SHEET, counts("quick", 3, "effort"))

    assert trial_of(case, judged(**FINE, quick=False)).status == "failed"


@pytest.mark.parametrize(
    ("advisory_points", "status"),
    [
        pytest.param(6, "passed", id="10 of 16 points are answered"),
        pytest.param(7, "ungraded", id="10 of 17 points are answered"),
    ],
)
def test_rule_5_a_dimension_that_is_mostly_unanswered_is_no_pass(advisory_points, status):
    """Under 60 percent of the planned points a full score is not known to be one."""
    assert MIN_COUNTED == 0.6
    case = planned(*SHEET, counts("warm", advisory_points, counts=False))

    assert trial_of(case, judged(**FINE, warm=True)).status == status


def test_rule_5_at_60_percent_a_dimension_is_known():
    """6 of 10 points answered are enough."""
    case = planned(counts("told", 6), counts("warm", 4, counts=False))

    assert trial_of(case, judged(told=True, warm=None)).status == "passed"


def test_rule_5_and_no_fail_either():
    """What checks answer of a dimension for judges fails nobody."""
    case = planned(*SHEET, counts("warm", 7, counts=False))

    assert trial_of(case, judged(told=False, said=False, done=False, wrong=True, warm=True)).status == "ungraded"


def test_rule_5_nothing_measured_and_nothing_looked_for_is_no_pass():
    """Empty is not perfect: a trial about which nothing can be said is ungraded."""
    nothing = judged(left_out=["told", "said", "done", "wrong"])

    assert trial_of(planned(*SHEET), nothing).status == "ungraded"
    assert trial_of(planned(counts("told", 1)), judged(told=True)).status == "ungraded"
    assert trial_of(planned(*SHEET, VETO), judged(left_out=list(FINE), z_ai_denied=False)).status == "passed"


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        pytest.param((FINE, FINE), "passed", id="all passed"),
        pytest.param((FINE, FINE | {"told": False}), "failed", id="one failed"),
        pytest.param((FINE, FINE | {"told": None}), "ungraded", id="one unknown"),
        pytest.param((FINE | {"told": None}, FINE | {"told": False}), "failed", id="one unknown, one failed"),
        pytest.param((FINE, None), "ungraded", id="one missing"),
        pytest.param((FINE | {"told": False}, None), "failed", id="one missing, one failed"),
    ],
)
def test_rule_5_a_case_passes_when_all_its_trials_do(statuses, status):
    """One failed trial fails the case; an unknown one leaves it open."""
    known = {index: outcomes for index, outcomes in enumerate(statuses) if outcomes}
    conversations = {("loaf", index): played(trial=index) for index in known}
    verdicts = {("loaf", index): judged(trial=index, **outcomes) for index, outcomes in known.items()}

    assert case_result(planned(*SHEET), 2, conversations, verdicts).status == status


def test_rule_6_a_family_is_the_mean_of_its_cases_which_are_means_of_their_trials():
    """Cases weigh alike in a family and trials in a case: ((0.4 + 1.0) / 2 + 0.3) / 2 = 0.5."""
    loaf, roll = planned(*SHEET, family="bread"), planned(*SHEET, case_id="roll", family="bread")
    plan = plan_of(loaf, roll, planned(*SHEET, case_id="bun"), trials=2)
    verdicts = [
        judged(told=True, said=False, done=False, wrong=False),  # 0.4
        judged(trial=1, **FINE),  # 1.0
        judged("roll", told=False, said=True, done=False, wrong=False),  # 0.3
        judged("roll", 1, told=False, said=False, done=True, wrong=False),  # 0.3
        judged("bun", **FINE),
        judged("bun", 1, **FINE),
    ]
    conversations = [played(case_id, trial) for case_id in ("loaf", "roll", "bun") for trial in range(2)]

    card = tally(plan, conversations, verdicts).dimension("correctness")

    assert [(family.family, family.low, family.high) for family in card.families] == [
        ("bread", 0.5, 0.5),
        ("bun", 1.0, 1.0),
    ]


@pytest.mark.parametrize(
    ("veto", "outcome", "fires"),
    [
        pytest.param(VETO, True, True, id="a bad act that was seen"),
        pytest.param(VETO, False, False, id="a bad act that was not"),
        pytest.param(KEPT, False, True, id="a promise that was broken"),
        pytest.param(KEPT, True, False, id="a promise that was kept"),
    ],
)
def test_rule_7_a_veto_fails_the_trial_and_leaves_the_scores(veto, outcome, fires):
    """The reason stays visible: the points are what they are."""
    trial = trial_of(planned(*SHEET, veto), judged(**FINE, **{veto.id.replace("-", "_"): outcome}))

    assert trial.vetoes == ((veto.id,) if fires else ())
    assert trial.status == ("failed" if fires else "passed")
    assert trial.scores["correctness"].low == 1.0
    assert trial.not_met == ((veto.id,) if fires else ())


@pytest.mark.parametrize(
    "verdicts",
    [
        pytest.param(judged(**FINE, z_ai_denied=None), id="nobody could answer it"),
        pytest.param(judged(**FINE), id="nobody answered it"),
    ],
)
def test_rule_7_a_veto_that_nobody_answered_is_no_pass(verdicts):
    """Unknown vetoes leave the trial open and are named."""
    trial = trial_of(planned(*SHEET, VETO), verdicts)

    assert (trial.status, trial.unknown_vetoes, trial.vetoes) == ("ungraded", ("z-ai-denied",), ())


@pytest.mark.parametrize("seen", [True, False, None], ids=["seen", "not seen", "unknown"])
def test_rule_7_a_judge_without_a_licence_neither_fires_nor_clears_a_veto(seen):
    """Its word on a veto is shown; the veto stays open."""
    advisory = PlannedCriterion(id="z-abuse", dimension="vetoes", veto="met", counts=False)

    trial = trial_of(planned(*SHEET, advisory), judged(**FINE, z_abuse=seen))

    assert (trial.status, trial.vetoes, trial.unknown_vetoes) == ("ungraded", (), ("z-abuse",))


def test_rule_7_a_veto_that_was_left_out_is_neither_fired_nor_open():
    """Where its condition does not hold nobody looked for it."""
    trial = trial_of(planned(*SHEET, VETO), judged(**FINE, left_out=["z-ai-denied"]))

    assert (trial.status, trial.vetoes, trial.unknown_vetoes) == ("passed", (), ())


def test_rule_8_a_broken_bot_has_nought_in_every_measured_dimension():
    """Also where what was asked was left out, and where only a judge could have answered."""
    case = planned(
        *SHEET, OUTCOME, counts("warm", 5, "empathy", counts=False), counts("quick", 2, "effort"), decision="must"
    )
    verdicts = judged(**FINE, warm=None, quick=True, left_out=["escalation-outcome"])

    trial = trial_of(case, verdicts, played(ending="bot_broke"))

    assert {name: (score.low, score.high) for name, score in trial.scores.items()} == dict.fromkeys(
        ("empathy", "correctness", "escalation"), (0.0, 0.0)
    )
    assert (trial.status, trial.missing) == ("failed", False)


@pytest.mark.parametrize(
    ("conversation", "verdicts"),
    [
        pytest.param(None, judged(**FINE), id="never played"),
        pytest.param(played(), None, id="never graded"),
        pytest.param(played(ending="unreachable"), judged(**FINE), id="unreachable"),
        pytest.param(played(ending="script_stuck"), judged(**FINE), id="stuck in the script"),
    ],
)
def test_rule_8_what_is_not_the_bots_fault_is_missing(conversation, verdicts):
    """Ungraded, without any score, whatever verdicts lie about."""
    conversations = {("loaf", 0): conversation} if conversation else {}
    given = {("loaf", 0): verdicts} if verdicts else {}

    result = case_result(planned(*SHEET, VETO), 1, conversations, given)

    assert (result.status, result.trials[0].missing, result.trials[0].scores) == ("ungraded", True, {})
    assert result.trials[0].ending == (conversation.ending if conversation else "")


def test_rule_8_without_a_judge_what_meaning_earns_is_open():
    """No judge at all leaves the case ungraded, never failed and never passed."""
    case = planned(*SHEET, counts("warm", 5, "empathy", counts=False))

    assert trial_of(case, judged(**FINE, warm=None)).status == "ungraded"


def test_escalation_that_never_came_due_has_no_score_whatever_the_packet():
    """Scored as may: the packet is shown and earns nothing by itself."""
    case = planned(OUTCOME, PACKET, *SHEET, decision="must", trigger="x-ask")
    verdicts = judged(**FINE, packet_complete=True, left_out=["escalation-outcome"])

    assert set(trial_of(case, verdicts).scores) == {"correctness"}


def test_a_trial_tells_what_went_wrong_worst_first():
    """Vetoes, then by points, gaps and bad acts alike; what is unknown, fine or advisory is not among them."""
    case = planned(*SHEET, VETO, counts("warm", 5, "empathy", counts=False), counts("loop", -3, "effort"))
    verdicts = judged(told=False, said=True, done=None, wrong=True, z_ai_denied=True, warm=False, loop=False)

    assert trial_of(case, verdicts).not_met == ("z-ai-denied", "told", "wrong")


def test_a_trial_carries_what_was_done_about_people():
    """Outcome, cost and waiting are handed on."""
    escalation = Escalation(outcome="late", trigger="x-ask", cost=10, turns_to_person=3, asked_for_person=True)
    case = planned(OUTCOME, decision="must", trigger="x-ask")

    trial = trial_of(case, judged(escalation=escalation, escalation_outcome=False, credit={"escalation_outcome": 0.5}))

    assert (trial.escalation, trial.escalation_cost, trial.turns_to_person) == ("late", 10, 3)
    assert trial.asked_for_person
    assert not trial.handed_over
