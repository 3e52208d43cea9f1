"""Frozen items put to a judge again: what is another answer, and what is none."""

import asyncio

import pytest

from hardcase.testing import ScriptedJudge
from hardcase.verdicts import Anchor, Outcome, Ruling, ask_again
from tests.builders import a_case, a_conversation, a_fact, a_judged

MET, NOT, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNGRADED
SHEET = (a_judged("warm"), a_judged("clear"))
TALK = a_conversation("My loaf is stale.", "Sorry about that.")


def an_anchor(answered="met", criterion="warm", criteria=SHEET):
    """A frozen item."""
    return Anchor(
        case=a_case(criteria=criteria), conversation=TALK, criterion=criterion, label="met", answered=answered
    )


def asked(judge, *anchors, concurrency=2):
    """What came of it."""
    return asyncio.run(ask_again(judge, anchors, concurrency=concurrency))


class Curious:
    """Writes down what it is asked."""

    name = fingerprint = "curious@1"
    standing = None

    def __init__(self):
        self.asked = []

    async def rule(self, case, conversation, criteria):
        self.asked.append([each.id for each in criteria])
        return {}


class Says(Curious):
    """Gives one answer to everything."""

    def __init__(self, answer):
        super().__init__()
        self.answer = answer

    async def rule(self, case, conversation, criteria):
        return {each.id: self.answer for each in criteria}


class Broken(Curious):
    """Cannot be reached."""

    async def rule(self, case, conversation, criteria):
        raise ConnectionError("down")


@pytest.mark.parametrize(
    ("said", "then", "flipped"),
    [
        pytest.param(MET, "met", 0, id="the same"),
        pytest.param(NOT, "met", 1, id="the other way"),
        pytest.param(MET, "not_met", 1, id="the other way round"),
        pytest.param(OPEN, "met", 1, id="no longer known"),
        pytest.param(MET, "ungraded", 1, id="known by now"),
        pytest.param(OPEN, "ungraded", 0, id="as unknown as before"),
    ],
)
def test_another_answer_is_another_answer(said, then, flipped):
    """Not to know any more is an answer too: a judge that falls silent is no longer the one that was measured."""
    drift = asked(ScriptedJudge(said), an_anchor(then))

    assert (drift.judge, drift.asked, drift.flipped, drift.unanswered) == ("scripted@1", 1, flipped, 0)


def test_a_judge_that_cannot_be_reached_has_not_answered():
    """No answer is neither the same answer nor another one."""
    drift = asked(Broken(), *[an_anchor()] * 3)

    assert (drift.asked, drift.flipped, drift.unanswered) == (3, 0, 3)


@pytest.mark.parametrize(
    "judge",
    [
        pytest.param(Curious(), id="nothing"),
        pytest.param(Says("met"), id="a word"),
        pytest.param(Says(Ruling(outcome=MET, reason="so", evidence=(99,))), id="turns that are not there"),
    ],
)
def test_what_cannot_be_read_is_no_answer(judge):
    """A judge whose replies are not usable is not shown to measure otherwise."""
    drift = asked(judge, *[an_anchor()] * 3)

    assert (drift.flipped, drift.unanswered) == (0, 3)


def test_whatever_its_reason_says_an_answer_is_an_answer():
    """What a judge writes is never read for what happened to it."""
    said = Ruling(outcome=NOT, reason="the bot gave no usable answer", unusable=True)

    drift = asked(Says(said), an_anchor())

    assert (drift.flipped, drift.unanswered) == (1, 0)


def test_without_frozen_items_nothing_is_asked():
    """And nothing is claimed."""
    judge = Curious()

    assert asked(judge).asked == 0
    assert judge.asked == []


@pytest.mark.parametrize(
    ("anchor", "criteria"),
    [
        pytest.param(an_anchor(), ["warm", "clear"], id="among all that a run would ask"),
        pytest.param(
            an_anchor(criterion="told", criteria=(a_judged("warm"), a_fact("told", any_of=("Sorry",)))),
            ["told"],
            id="which a check answers by now",
        ),
    ],
)
def test_a_judge_is_asked_as_in_a_run(anchor, criteria):
    """The item stands among all it would be asked about that conversation, whatever checks have learned since."""
    judge = Curious()

    asked(judge, anchor)

    assert judge.asked == [criteria]


def test_an_item_whose_criterion_is_gone_is_not_answered():
    """A damaged item counts as unanswered, and not as one that came out alike."""
    assert asked(ScriptedJudge(MET), an_anchor(criterion="gone")).unanswered == 1
