"""The stand-ins that ship: they say and rule what they were told, and nothing more."""

import asyncio
from pathlib import Path

import pytest

import hardcase.testing
from hardcase.cases import load_suite, plan_case
from hardcase.conversations import Bot, Desk, OpenConversation, Reply, play
from hardcase.errors import BotError, UnreachableError
from hardcase.scorecards import case_result
from hardcase.testing import LAPSES, ScriptedBot, ScriptedJudge, WobblyBot, lapse_judge
from hardcase.verdicts import Judge, Outcome, grade
from tests.builders import a_case, a_conversation, a_fact, a_judged

STEPS = tuple(f"I will check part {number} of it and write to you before noon." for number in range(3))


def said_by(bot, *lines):
    """What the bot says to these lines."""
    conversation = asyncio.run(play(a_case(*lines), bot))
    return [turn.text for turn in conversation.bot_turns], conversation


def test_every_name_on_the_door_is_there():
    """What the door promises can be imported."""
    assert all(hasattr(hardcase.testing, name) for name in hardcase.testing.__all__)


def test_a_scripted_bot_is_a_bot_and_a_scripted_judge_a_judge():
    """They fit where candidates and judges go."""
    assert isinstance(ScriptedBot(["Hello."]), Bot)
    assert isinstance(ScriptedJudge({}), Judge)


def test_a_scripted_bot_says_its_lines_in_turn_and_the_last_for_ever():
    """Each conversation starts with the first line, also when one bot plays many."""
    bot = ScriptedBot(STEPS[:2])

    first, _ = said_by(bot, "a", "b", "c")
    again, _ = said_by(bot, "a")

    assert (first, again) == ([STEPS[0], STEPS[1], STEPS[1]], [STEPS[0]])


def test_one_text_is_one_line():
    """A text given instead of a list is said whole, not letter by letter."""
    said, _ = said_by(ScriptedBot(STEPS[0]), "a", "b")

    assert said == [STEPS[0]] * 2


@pytest.mark.parametrize("lines", [[], (), iter(())], ids=["list", "tuple", "iterator"])
def test_a_scripted_bot_without_lines_is_an_error(lines):
    """A bot with nothing to say is a mistake in the test, not a silent bot."""
    with pytest.raises(ValueError, match="at least one line"):
        ScriptedBot(lines)


@pytest.mark.parametrize(
    ("line", "ending"),
    [
        pytest.param(BotError("ill"), "bot_broke", id="breaks"),
        pytest.param(ValueError("ill"), "bot_broke", id="raises"),
        pytest.param(SystemExit(1), "bot_broke", id="exits"),
        pytest.param(UnreachableError("gone"), "unreachable", id="is not there"),
        pytest.param(Reply(text="Bye.", handover={"queue": "counter"}), "handed_over", id="hands over"),
    ],
)
def test_a_scripted_bot_can_do_whatever_a_bot_does(line, ending):
    """After its words it breaks, is gone or hands over, as it was told."""
    said, conversation = said_by(ScriptedBot([STEPS[0], line]), "a", "b", "c")

    assert said[0] == STEPS[0]
    assert (conversation.ending, len(conversation.customer_turns)) == (ending, 2)


def test_an_exception_is_raised_as_it_is():
    """The very object is raised, so that a test can look for it."""
    error = ValueError("ill")
    bot = ScriptedBot([error])

    with pytest.raises(ValueError, match="ill") as caught:
        asyncio.run(bot.reply(OpenConversation(turns=()), Desk(a_case().company, {})))

    assert caught.value is error


CRITERIA = (a_judged("warm"), a_judged("clear"), a_fact("amount"))


def ruled(judge):
    """Outcome by criterion, through the real door."""
    case = a_case(criteria=CRITERIA)
    verdicts = asyncio.run(grade(case, a_conversation("Stale.", "You get back 6.40 EUR."), judges=[judge]))
    return {verdict.criterion_id: str(verdict.outcome) for verdict in verdicts.verdicts}


@pytest.mark.parametrize(
    ("answers", "outcomes"),
    [
        pytest.param(Outcome.MET, {"warm": "met", "clear": "met"}, id="one outcome for all"),
        pytest.param(
            {"warm": Outcome.NOT_MET, "clear": Outcome.MET}, {"warm": "not_met", "clear": "met"}, id="each its own"
        ),
        pytest.param({"warm": Outcome.MET}, {"warm": "met", "clear": "ungraded"}, id="one left out"),
        pytest.param({}, {"warm": "ungraded", "clear": "ungraded"}, id="none"),
        pytest.param(Outcome.UNGRADED, {"warm": "ungraded", "clear": "ungraded"}, id="it does not know"),
        pytest.param({"else": Outcome.MET}, {"warm": "ungraded", "clear": "ungraded"}, id="another criterion"),
    ],
)
def test_a_scripted_judge_rules_what_it_was_told(answers, outcomes):
    """What it was not told stays ungraded; nothing is met by default."""
    rulings = ruled(ScriptedJudge(answers))

    assert rulings == {**outcomes, "amount": "met"}


def test_a_scripted_judge_signs_and_holds_the_licence_it_was_given():
    """Name and licence are as given; without a licence given it may gate everything."""
    assert (ScriptedJudge({}).name, ScriptedJudge({}).standing) == ("scripted@1", None)
    some = ScriptedJudge({}, licensed=frozenset({"warm"}), languages=("sv",)).standing
    assert some.may_gate("warm", language="sv")
    assert not some.may_gate("warm", language="en")
    assert not some.may_gate("clear", language="sv")
    assert ScriptedJudge({}, name="a@2").name == "a@2"


ROOT = Path(__file__).resolve().parent.parent
SUITE = load_suite(ROOT / "suites/asks_for_a_person")
LOSES = {
    "acknowledgement": "empathy",
    "amount": "correctness",
    "late": "escalation",
    "missed": "escalation",
    "needless": "escalation",
    "asks-again": "effort",
}


def wobbly(case, **options):
    """One that plays a case of the suite."""
    return WobblyBot(case, SUITE.good_exemplar(case.id), **{"rates": {}, "seed": 0, **options})


def scores(case, bot):
    """Of one trial, by dimension, through the real doors, with the judge that knows lapses."""
    conversation = asyncio.run(play(case, bot))
    verdicts = asyncio.run(grade(case, conversation, judges=[JUDGE]))
    key = (case.id, 0)
    result = case_result(plan_case(case, licensed=None), 1, {key: conversation}, {key: verdicts})
    return result.trials[0].scores


JUDGE = lapse_judge([SUITE])


@pytest.mark.parametrize("lapse", LAPSES)
def test_a_lapse_loses_what_its_name_says(lapse):
    """Wherever a case gives occasion for it no dimension gains, and in some case its own loses; all is known."""
    bots = [(case, wobbly(case, rates={lapse: 1.0})) for case in SUITE.cases]
    lost = []
    for case, bot in [pair for pair in bots if pair[1].lapse][:3]:
        gold, lapsed = scores(case, wobbly(case)), scores(case, bot)
        assert all(lapsed[name].high <= gold[name].low for name in lapsed)
        lost.append(gold[LOSES[lapse]].low - lapsed[LOSES[lapse]].high)

    assert len(lost) == 3
    assert max(lost) > 0.1


def test_a_wobbly_bot_lapses_by_its_seed_and_as_often_as_it_is_told():
    """The same seed gives the same lapse; of many seeds the share is the rate, and without a rate it is gold."""
    case = SUITE.cases[0]
    drawn = [wobbly(case, rates={"asks-again": 0.2}, seed=seed).lapse for seed in range(400)]

    assert drawn == [wobbly(case, rates={"asks-again": 0.2}, seed=seed).lapse for seed in range(400)]
    assert 0.14 < drawn.count("asks-again") / 400 < 0.26
    assert wobbly(case).lapse == ""


def test_a_lapse_without_occasion_does_not_happen():
    """Nothing is handed over late where nothing is handed over."""
    case = next(each for each in SUITE.cases if each.escalation.decision == "must-not")

    assert wobbly(case, rates={"missed": 0.5, "late": 0.5}).lapse == ""


@pytest.mark.parametrize(
    ("rates", "told"),
    [
        ({"lat": 0.1}, "unknown lapse 'lat'; did you mean 'late'"),
        ({"late": -0.1}, "are no chances"),
        ({"late": 0.6, "missed": 0.6}, "are no chances"),
    ],
)
def test_rates_that_are_none_are_refused(rates, told):
    """The message says what was written and what is meant."""
    with pytest.raises(ValueError, match=told):
        wobbly(SUITE.cases[0], rates=rates)
