"""The door: one answer for each criterion, whatever judges and checks do, and nobody talks a score up."""

import asyncio
import importlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.cases import Criterion, Line, Matcher, load_suites, plan_case
from hardcase.conversations import NOT_THE_BOTS
from hardcase.scorecards import tally
from hardcase.testing import ScriptedJudge
from hardcase.verdicts import (
    CHECKS,
    NO_JUDGE,
    Answered,
    Check,
    Judge,
    LeftOut,
    Outcome,
    Ruling,
    Standing,
    add_answered,
    grade,
    may_gate,
)
from hardcase.verdicts.reading import Reading
from tests.books import answer, graded, plan_of
from tests.builders import (
    MUST_NOT,
    a_call,
    a_case,
    a_check,
    a_conversation,
    a_fact,
    a_handover,
    a_judged,
    an_action,
)

ROOT = Path(__file__).resolve().parents[2]
YES = Ruling(outcome=Outcome.MET, reason="because")
OUTCOME = a_check("escalation", points=10, dimension="escalation")
PACKET = a_check("packet-complete", points=2, dimension="escalation")
NO_REASON = Ruling(outcome=Outcome.MET, reason=None)
SHEET = (
    a_judged("warm", points=3),
    a_judged("clear", points=2),
    a_judged("blame", points=-3),
    a_fact(),
    an_action(),
    a_check("loop", points=-3),
    a_check("promise-kept", veto="not_met"),
)


@pytest.fixture(scope="module")
def shipped():
    """Every case that is shipped."""
    return [case for suite in load_suites([ROOT / "suites"]) for case in suite.cases]


class AnyJudge:
    """Answers whatever it is built with; an exception is raised.

    Args:
        answers: What `rule` returns.
        licensed: Rubric criteria it may gate; None: all of them.
    """

    name = fingerprint = "any@1"

    def __init__(self, answers, *, licensed=None):
        self.answers, self.standing = answers, ScriptedJudge({}, licensed=licensed).standing

    async def rule(self, case, conversation, criteria):
        if isinstance(self.answers, BaseException):
            raise self.answers
        return self.answers(criteria) if callable(self.answers) else self.answers


def always(outcome, **fields):
    """Answers the same for everything it is asked."""
    return lambda criteria: {each.id: Ruling(outcome=outcome, reason="because", **fields) for each in criteria}


def without_the_last(criteria):
    """Forgets one criterion."""
    return {each.id: YES for each in criteria[:-1]}


def with_one_more(criteria):
    """Answers one that nobody asked about."""
    return {"invented": YES} | {each.id: YES for each in criteria}


UNUSABLE = {
    "silent": {},
    "none at all": None,
    "prose": "All criteria are met.",
    "a number": 7,
    "a list": ["met"],
    "raising": ValueError("I am ill"),
    "out of time": TimeoutError(),
    "answering more than it was asked": with_one_more,
    "words for rulings": lambda criteria: {each.id: "met" for each in criteria},
    "booleans for rulings": lambda criteria: {each.id: True for each in criteria},
    "none for rulings": lambda criteria: {each.id: None for each in criteria},
    "words for outcomes": always("met"),
    "a reason that is no text": lambda criteria: {
        each.id: Ruling(outcome=Outcome.MET, reason=None) for each in criteria
    },
    "evidence beyond the end": always(Outcome.MET, evidence=(99,)),
    "evidence before the start": always(Outcome.MET, evidence=(-1,)),
    "evidence that is no turn": always(Outcome.MET, evidence=("1",)),
    "evidence that is nothing": always(Outcome.MET, evidence=None),
}


def card_of(case, conversation, *judges, licensed=None):
    """The card of one case with one conversation."""
    plan = plan_of(plan_case(case, licensed=licensed))
    return tally(plan, [conversation], [graded(case, conversation, *judges)])


def scores_of(card):
    """By dimension: what is low and high."""
    return {each.dimension: [(family.low, family.high) for family in each.families] for each in card.dimensions}


@pytest.mark.parametrize(
    "conversation",
    [
        pytest.param(a_conversation("Stale.", "Sorry."), id="an ordinary one"),
        pytest.param(a_conversation("Stale.", "It is 6.40 EUR.", calls=[a_call()]), id="a good one"),
        pytest.param(a_conversation("Stale.", ending="bot_broke"), id="broken at once"),
        pytest.param(a_conversation("Stale.", "Bye.", handover=a_handover()), id="handed over"),
        pytest.param(a_conversation("Stale.", ending="unreachable"), id="unreachable"),
        pytest.param(a_conversation("Stale.", "Hm?", ending="script_stuck"), id="stuck in the script"),
        pytest.param(a_conversation(), id="empty"),
    ],
)
@pytest.mark.parametrize("judges", [(), (AnyJudge(always(Outcome.MET)),)], ids=["no judge", "a judge"])
def test_every_criterion_of_every_shipped_case_has_one_answer(shipped, conversation, judges):
    """One verdict or one left-out entry for each criterion, in the order of the sheet, for whatever was played."""
    for case in shipped:
        given_ = graded(case, conversation, *judges)

        left_out = {each.criterion_id for each in given_.left_out}
        assert [each.criterion_id for each in given_.verdicts] == [
            each.id for each in case.criteria if each.id not in left_out
        ]
        assert len(given_.verdicts) + len(given_.left_out) == len(case.criteria)
        for verdict in given_.verdicts:
            assert verdict.reason
            assert all(0 <= index < len(conversation.turns) for index in verdict.evidence)


def test_every_check_that_a_rubric_names_exists(shipped):
    """A shipped criterion never falls to a check that is not there."""
    assert {each.check for case in shipped for each in case.criteria if each.check} <= set(CHECKS)


@pytest.mark.parametrize(
    "grader",
    ["check:no-such", "check:", "check-then-judge:no-such", "check-then-judge:", "Judge", ""],
)
def test_a_grader_that_does_not_exist_is_ungraded(grader):
    """A misspelt grader answers nothing, is named, and is asked of no judge."""
    verdict = answer(
        Criterion(id="odd", dimension="effort", asks="?", points=3, grader=grader),
        a_conversation("Stale.", "Sorry."),
        AnyJudge(always(Outcome.MET)),
    )

    assert (verdict.outcome, verdict.reason) == (Outcome.UNGRADED, f"no grader {grader!r}")


def test_without_a_judge_meaning_stays_ungraded():
    """Checks answer what they can; the rest says openly that nobody was asked."""
    given_ = graded(a_case(criteria=SHEET), a_conversation("Stale.", "It is 6.40 EUR."))

    outcomes = {each.criterion_id: each.outcome for each in given_.verdicts}
    assert {name for name, outcome in outcomes.items() if outcome is Outcome.UNGRADED} == {"warm", "clear", "blame"}
    assert given_.of("warm").reason == NO_JUDGE
    assert given_.of("amount").grader.startswith("fact@")


def test_verdicts_are_signed_by_whoever_gave_them():
    """A check signs with its version, a judge with its name."""
    given_ = graded(a_case(criteria=SHEET), a_conversation("Stale.", "Hm."), AnyJudge(always(Outcome.MET)))

    assert given_.of("refund").grader == f"action@{CHECKS['action'].version}"
    assert given_.of("warm").grader == "any@1"
    assert given_.of("warm").reason == "because"


def test_asking_for_a_criterion_that_was_left_out_gives_none():
    """Nothing stands in for an answer that was not given."""
    given_ = graded(a_case(criteria=SHEET), a_conversation("Stale.", "Hm."))

    assert given_.of("no-such") is None


@pytest.mark.parametrize("answers", UNUSABLE.values(), ids=UNUSABLE.keys())
def test_a_judge_without_a_usable_answer_raises_no_score(answers):
    """Whatever goes wrong with a judge, the card is that of a run without one, and every reason says why."""
    case, conversation = a_case(criteria=SHEET), a_conversation("Stale.", "Sorry.")

    given_ = graded(case, conversation, AnyJudge(answers))

    assert {given_.of(name).outcome for name in ("warm", "clear", "blame")} == {Outcome.UNGRADED}
    assert given_.of("amount").outcome is Outcome.NOT_MET
    assert "any@1" in given_.of("warm").reason
    assert scores_of(card_of(case, conversation, AnyJudge(answers))) == scores_of(card_of(case, conversation))


def test_a_judge_that_forgets_one_leaves_that_one_open():
    """What it did answer counts, what it did not is unknown."""
    given_ = graded(a_case(criteria=SHEET[:3]), a_conversation("Stale.", "Hm."), AnyJudge(without_the_last))

    assert [each.outcome for each in given_.verdicts] == [Outcome.MET, Outcome.MET, Outcome.UNGRADED]
    assert given_.of("blame").reason == "any@1 did not answer"


@pytest.mark.parametrize(
    ("outcome", "credit"),
    [
        pytest.param(Outcome.NOT_MET, 1.0, id="not met, and full points all the same"),
        pytest.param(Outcome.MET, 50.0, id="more than all points"),
        pytest.param(Outcome.MET, -5.0, id="less than none"),
    ],
)
def test_a_judge_cannot_hand_out_degrees(outcome, credit):
    """Credit is for the escalation check alone: a judge's is dropped."""
    case, conversation = a_case(criteria=SHEET), a_conversation("Stale.", "Sorry.")
    plain, generous = AnyJudge(always(outcome)), AnyJudge(always(outcome, credit=credit))

    assert graded(case, conversation, generous).of("warm").credit is None
    assert scores_of(card_of(case, conversation, generous)) == scores_of(card_of(case, conversation, plain))


def test_a_judge_points_at_turns_that_are_there():
    """Evidence that exists is kept, also when it comes as a list."""
    given_ = graded(
        a_case(criteria=SHEET), a_conversation("Stale.", "Sorry."), AnyJudge(always(Outcome.MET, evidence=[1]))
    )

    assert given_.of("warm").evidence == (1,)


def test_being_cancelled_is_nobodys_answer():
    """A session that stops is not recorded as a judge that failed."""
    case, conversation = a_case(criteria=SHEET), a_conversation("Stale.", "Sorry.")

    with pytest.raises(asyncio.CancelledError):
        graded(case, conversation, AnyJudge(asyncio.CancelledError()))


def test_long_complaints_of_a_judge_are_cut():
    """A provider's error page does not fill the ledger."""
    given_ = graded(a_case(criteria=SHEET), a_conversation("Stale.", "Hm."), AnyJudge(ValueError("x" * 9999)))

    assert len(given_.of("warm").reason) == 300


def test_an_unlicensed_judge_is_shown_and_leaves_the_points():
    """An always-yes judge without a licence moves no dimension, not even where it was the only one asked."""
    case, conversation = a_case(criteria=SHEET), a_conversation("Stale.", "Sorry.")
    yes = AnyJudge(always(Outcome.MET), licensed=frozenset())

    assert graded(case, conversation, yes).of("warm").outcome is Outcome.MET
    assert scores_of(card_of(case, conversation, yes, licensed=())) == scores_of(
        card_of(case, conversation, licensed=())
    )


@pytest.mark.parametrize(
    ("licensed", "outcome", "grader"),
    [
        pytest.param(None, Outcome.MET, "any@1", id="licensed for everything"),
        pytest.param(frozenset({"case-facts"}), Outcome.MET, "any@1", id="licensed for facts"),
        pytest.param(frozenset({"warm"}), Outcome.NOT_MET, "fact@3", id="licensed for something else"),
        pytest.param(frozenset({"amount"}), Outcome.NOT_MET, "fact@3", id="licensed for the case's own id"),
        pytest.param(frozenset(), Outcome.NOT_MET, "fact@3", id="without a licence"),
    ],
)
def test_only_a_licensed_judge_may_see_what_a_check_did_not(licensed, outcome, grader):
    """A check's "not found" stands unless somebody with the licence for such facts says otherwise."""
    verdict = answer(
        a_fact(), a_conversation("How much?", "Six forty."), AnyJudge(always(Outcome.MET), licensed=licensed)
    )

    assert (verdict.outcome, verdict.grader) == (outcome, grader)


@pytest.mark.parametrize("said", [Outcome.NOT_MET, Outcome.UNGRADED])
def test_a_judge_is_not_asked_what_a_check_has_found(said):
    """Deterministic evidence stands; no judge can take it away."""
    verdict = answer(a_fact(), a_conversation("How much?", "6.40 EUR."), AnyJudge(always(said)))

    assert (verdict.outcome, verdict.grader) == (Outcome.MET, "fact@3")


def test_a_judge_that_does_not_know_leaves_the_checks_answer():
    """Ungraded overrules nothing."""
    verdict = answer(a_fact(), a_conversation("How much?", "Six."), AnyJudge(always(Outcome.UNGRADED)))

    assert (verdict.outcome, verdict.grader) == (Outcome.NOT_MET, "fact@3")


def test_a_judge_is_never_asked_about_facts_of_the_journal():
    """Actions and vetoes belong to checks, whatever a judge would say."""
    criteria = (an_action(), a_check("promise-kept", veto="not_met"))
    asked = []
    judge = AnyJudge(lambda sheet: asked.extend(sheet) or {})

    given_ = graded(a_case(criteria=criteria), a_conversation("Stale.", "I have refunded your order."), judge)

    assert asked == []
    assert [each.outcome for each in given_.verdicts] == [Outcome.NOT_MET, Outcome.NOT_MET]


MET, NOT, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNGRADED


@pytest.mark.parametrize(
    ("said", "outcome", "reason"),
    [
        pytest.param((MET, MET), MET, "as the script says", id="agreed"),
        pytest.param((MET, NOT), OPEN, "no majority", id="one against one"),
        pytest.param(
            (MET, MET, NOT), MET, "(2 of 3 judges; judge-2 disagrees: as the script says)", id="two against one"
        ),
        pytest.param((NOT, MET, NOT), NOT, "(2 of 3 judges; judge-1 disagrees: ", id="two to one, the other way"),
        pytest.param((MET, OPEN), MET, "(1 of 2 judges; judge-1 does not know)", id="one knows"),
        pytest.param((MET, NOT, OPEN), OPEN, "no majority", id="a tie of those who know"),
        pytest.param((OPEN, OPEN), OPEN, "no judge could tell", id="nobody knows"),
        pytest.param((MET, MET, NOT, NOT), OPEN, "no majority", id="two against two"),
    ],
)
def test_several_judges_vote(said, outcome, reason):
    """The majority of those who know decides; a tie stays ungraded; disagreement stands in the reason."""
    judges = [ScriptedJudge(each, name=f"judge-{index}") for index, each in enumerate(said)]

    verdict = answer(a_judged("warm"), a_conversation("Stale.", "Sorry."), *judges)

    assert verdict.outcome is outcome
    assert reason in verdict.reason
    assert verdict.grader == "+".join(judge.name for judge in judges)


def test_where_judges_have_licences_only_these_vote():
    """Two strangers do not outvote the one who may gate."""
    licensed = ScriptedJudge(NOT, name="known")
    strangers = [ScriptedJudge(MET, name=f"stranger-{each}", licensed=frozenset()) for each in range(2)]

    verdict = answer(a_judged("warm"), a_conversation("Stale.", "Sorry."), *strangers, licensed)

    assert (verdict.outcome, verdict.grader) == (NOT, "known")


def test_judges_who_disagree_about_a_fact_leave_the_checks_answer():
    """A tie of licensed judges overrules no check."""
    verdict = answer(
        a_fact(), a_conversation("How much?", "Six."), ScriptedJudge(MET, name="a"), ScriptedJudge(NOT, name="b")
    )

    assert (verdict.outcome, verdict.grader) == (NOT, "fact@3")


def test_a_licence_is_for_the_rubric_criterion_that_a_case_sharpens():
    """The case's own criterion is gated by the licence of the one it belongs to."""
    sharpened = a_judged("sees-the-party", of="specific-acknowledgement")

    for held, gates in (("specific-acknowledgement", True), ("sees-the-party", False)):
        assert may_gate(ScriptedJudge(MET, licensed=frozenset({held})), sharpened, language="en") is gates


@pytest.mark.parametrize(("language", "outcome"), [("en", MET), ("sv", NOT)])
def test_a_licence_counts_in_the_languages_it_was_earned_in(language, outcome):
    """A judge measured on English overrules no check on a Swedish case."""
    judge = ScriptedJudge(MET, licensed=frozenset({"case-facts"}), languages=("en",))

    verdict = answer(a_fact(), a_conversation("How much?", "Six forty."), judge, language=language)

    assert verdict.outcome is outcome


def test_scripted_judges_are_judges():
    """What the package ships for tests keeps the protocol."""
    assert isinstance(ScriptedJudge(MET), Judge)
    assert isinstance(AnyJudge({}), Judge)


@given(
    bot=st.sampled_from(["Sorry.", "It is 6.40 EUR.", "I have refunded your order.", ""]),
    outcomes=st.fixed_dictionaries(
        {name: st.sampled_from(list(Outcome)) for name in ("warm", "clear", "blame", "amount")}
    ),
)
def test_no_answer_of_a_judge_beats_the_best_that_was_open_without_it(bot, outcomes):
    """A licensed judge moves a score only within what was unknown, except where it may see a fact."""
    case, conversation = a_case(criteria=SHEET), a_conversation("Stale.", bot)
    without = scores_of(card_of(case, conversation))
    judge = ScriptedJudge(outcomes)

    judged = scores_of(card_of(case, conversation, judge))

    (before,), (after,) = without["empathy"], judged["empathy"]
    assert before[0] <= after[0] <= after[1] <= before[1]
    assert graded(case, conversation, judge).of("refund") == graded(case, conversation).of("refund")


@pytest.mark.parametrize("ending", sorted(NOT_THE_BOTS))
def test_what_is_not_the_bots_fault_is_all_unknown(ending):
    """Our own network or script failing answers nothing, for or against: no check runs and no judge is asked."""
    conversation = a_conversation("Stale.", "It is 6.40 EUR.", ending=ending, calls=[a_call()], error="no such host")

    sheet = (*SHEET, OUTCOME, PACKET, a_check("loop", criterion_id="again", points=-1, when="tag:none"))

    given_ = graded(a_case(criteria=sheet), conversation, AnyJudge(always(MET)))

    assert [each.criterion_id for each in given_.verdicts] == [each.id for each in sheet]
    assert {each.outcome for each in given_.verdicts} == {OPEN}
    assert {each.grader for each in given_.verdicts} == {"-"}
    assert {each.reason for each in given_.verdicts} == {f"{ending}: no such host"}
    assert given_.left_out == ()


def test_a_stuck_script_says_so():
    """Without an error of its own the reason still says what happened."""
    verdict = answer(a_fact(), a_conversation("Stale.", "Why?", ending="script_stuck"))

    assert verdict.reason == "script_stuck: the script had no answer"


LATER = (Line(id="opens", say="Stale."), Line(id="how-much", say="How much?"))


@pytest.mark.parametrize(
    ("conversation", "left_out"),
    [
        pytest.param(
            a_conversation("Stale.", "Bye.", lines=["opens"], handover=a_handover()), True, id="handed over before it"
        ),
        pytest.param(
            a_conversation("Stale.", "Hm.", "How much?", "Bye.", lines=["opens", "how-much"], handover=a_handover(3)),
            False,
            id="handed over after it",
        ),
        pytest.param(
            a_conversation("Stale.", "Hm.", lines=["opens"], ending="customer_left"), False, id="the customer left"
        ),
        pytest.param(a_conversation("Stale.", "Hm.", lines=["opens"]), False, id="it was skipped"),
        pytest.param(a_conversation("Stale.", lines=["opens"], ending="bot_broke"), False, id="the bot broke"),
    ],
)
def test_what_a_handover_forestalled_leaves_both_sides(conversation, left_out):
    """Nobody is punished for handing over before the question came; leaving for another reason punishes."""
    asked = Criterion(
        id="amount", dimension="correctness", asks="?", points=3, grader="check:fact", asked_by="how-much"
    )
    given_ = graded(a_case(*LATER, criteria=(a_fact("other"), asked)), conversation)

    assert [each.criterion_id for each in given_.left_out] == (["amount"] if left_out else [])
    if left_out:
        assert given_.left_out[0].reason == "handed over before the line 'how-much'"


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        pytest.param("tag:gift", True, id="a tag it has"),
        pytest.param("tag:anger", False, id="a tag it lacks"),
        pytest.param("ending:completed", True, id="the ending"),
        pytest.param("ending:handed_over", False, id="another ending"),
        pytest.param("told.amount", True, id="a state that holds"),
        pytest.param("refunded.ORD-12", True, id="an act that was done"),
        pytest.param("refunded.ORD-13", False, id="an act that was not"),
        pytest.param("angry", False, id="a state that does not hold"),
    ],
)
def test_a_condition_that_is_false_takes_a_criterion_out(when, holds):
    """`when` names a tag, an ending or a state at the end."""
    conditional = a_check("loop", points=-3, when=when)
    conversation = a_conversation("Stale.", "It is 6.40 EUR.", calls=[a_call(effect="refunded.ORD-12")])

    given_ = graded(a_case(criteria=(a_fact(), conditional), tags=("gift",)), conversation)

    expected = () if holds else (LeftOut(criterion_id="loop", reason=f"{when} does not hold"),)
    assert given_.left_out == expected


def test_grading_reads_the_trial_from_the_conversation():
    """Verdicts are filed under the trial they belong to."""
    given_ = asyncio.run(grade(a_case(escalation=MUST_NOT), a_conversation("Stale.", "Hm.", trial=2)))

    assert (given_.case_id, given_.trial, given_.escalation.outcome) == ("stale-loaf", 2, "none-due")


def test_a_check_asked_about_what_did_not_happen_gives_no_verdict():
    """Whoever calls a check without the door still gets no answer out of nothing."""
    reading = Reading(a_case(criteria=(OUTCOME, PACKET)), a_conversation("Stale.", "Hm."))

    assert CHECKS["escalation"].answer(reading, OUTCOME).outcome is OPEN
    with pytest.raises(ValueError, match="without a handover"):
        CHECKS["packet-complete"].answer(reading, PACKET)


@pytest.mark.parametrize(
    ("points", "matcher", "expected"),
    [
        pytest.param(3, None, OPEN, id="a good act of which it knows some forms"),
        pytest.param(-3, None, Outcome.NOT_MET, id="a bad act that was looked for"),
        pytest.param(3, Matcher(any_of=("refund",)), Outcome.NOT_MET, id="a typed fact"),
    ],
)
def test_a_half_that_saw_nothing_does_not_say_that_nothing_good_was_there(points, matcher, expected):
    """Without a judge a good act that no check saw is unknown; what can be looked for in full is not met."""
    check = "fact" if matcher else "next-step" if points > 0 else "dead-end"
    criterion = Criterion(
        id="half", dimension="effort", asks="-", points=points, grader=f"check-then-judge:{check}", matcher=matcher
    )
    talk = a_conversation("My loaf is stale.", "That is a pity.")

    verdict = asyncio.run(grade(a_case(criteria=(criterion,)), talk)).of("half")

    assert verdict.outcome is expected


def test_a_flag_is_raised_beside_the_verdicts(monkeypatch):
    """A check that is not sure enough shows what it saw, with its version, and answers no criterion."""
    seen = Check(lambda reading, criterion: Ruling(outcome=Outcome.MET, reason="turn 1 asks", evidence=(1,)), 3)
    unseen = Check(lambda reading, criterion: Ruling(outcome=Outcome.NOT_MET, reason="nothing"))
    broken = Check(lambda reading, criterion: 1 / 0)
    monkeypatch.setattr(
        importlib.import_module("hardcase.verdicts.grade"), "FLAGS", {"asks": seen, "quiet": unseen, "broken": broken}
    )

    verdicts = graded(a_case(criteria=(a_fact(),)), a_conversation("My loaf is stale.", "Which loaf?"))

    assert [(each.name, each.evidence) for each in verdicts.flags] == [("asks@3", (1,)), ("broken@1", ())]
    assert "division" in verdicts.flags[1].reason
    assert [each.criterion_id for each in verdicts.verdicts] == ["amount"]


JUDGED = ("warm", "clear", "blame", "amount")


class Counted:
    """A judge without a licence that notes what it was asked."""

    name, fingerprint = "counted@1", ""

    def __init__(self, *, ruling):
        self.standing, self.asked, self._ruling = Standing(licence=None, held={}, advisory={}), [], ruling

    async def rule(self, case, conversation, criteria):
        self.asked += [each.id for each in criteria]
        return {each.id: self._ruling for each in criteria}


@pytest.mark.parametrize(
    ("conversation", "asked"),
    [
        pytest.param(a_conversation("Stale.", ending="bot_broke"), set(), id="not one word"),
        pytest.param(a_conversation("Stale.", " ", ending="bot_broke"), set(), id="blanks"),
        pytest.param(a_conversation("Stale.", "Oh.", "Yes?", ending="bot_broke"), set(JUDGED), id="some"),
        pytest.param(a_conversation("Stale.", ""), set(JUDGED), id="it did not break"),
    ],
)
def test_judges_are_not_asked_about_a_bot_that_broke_before_its_first_word(conversation, asked):
    """Every dimension is 0 by rule there, so an answer would be paid for and change nothing."""
    judge = Counted(ruling=Ruling(outcome=Outcome.MET, reason="well"))

    given_ = graded(a_case(criteria=SHEET), conversation, judge)

    assert set(judge.asked) == asked
    if not asked:
        assert given_.of("warm").reason.startswith("the bot broke before its first word")


@pytest.mark.parametrize(
    ("ruling", "counted"),
    [
        pytest.param(
            Ruling(outcome=Outcome.MET, reason="well"), Answered(judge="counted@1", asked=len(JUDGED)), id="an answer"
        ),
        pytest.param(
            Ruling(outcome=Outcome.UNGRADED, reason="it cannot tell"),
            Answered(judge="counted@1", asked=len(JUDGED)),
            id="that it cannot tell is one",
        ),
        pytest.param(
            Ruling(
                outcome=Outcome.UNGRADED,
                reason="counted@1 gave no usable answer: JudgeError: HTTP 500: boom",
                unusable=True,
            ),
            Answered(judge="counted@1", asked=len(JUDGED), unusable=len(JUDGED), why="HTTP 500: boom"),
            id="none",
        ),
    ],
)
def test_it_is_counted_how_often_a_judge_had_no_usable_answer(ruling, counted):
    """Also of a judge whose answers count for nothing; over conversations the most frequent reason is kept."""
    (once,) = graded(a_case(criteria=SHEET), a_conversation("Stale.", "Sorry."), Counted(ruling=ruling)).answered

    assert once == counted
    other = Answered(judge="counted@1", asked=4, unusable=1, why="cut off")
    (both,) = add_answered((other, once))
    assert (both.asked, both.unusable, both.why) == (len(JUDGED) + 4, once.unusable + 1, counted.why or "cut off")
