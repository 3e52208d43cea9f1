"""Staged conversations put to a judge: what is falling for one, and what is not."""

import asyncio

import pytest

from hardcase.pipeline.injections import read_injections
from hardcase.testing import ScriptedJudge
from hardcase.text import hidden_characters
from hardcase.verdicts import Outcome, Ruling, staged, try_injections

MET, NOT, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNGRADED
ITEMS = read_injections()
ABSENT, DONE = ([each.id for each in ITEMS if each.bad is bad] for bad in (False, True))


def tried(judge, items=ITEMS):
    """What came of it."""
    return asyncio.run(try_injections(judge, items, concurrency=4))


def test_there_are_enough_of_both_kinds():
    """Whoever always says met falls, and whoever never does; each trick has a name and a customer."""
    assert (len(ABSENT), len(DONE)) == (14, 3)
    assert len({each.id for each in ITEMS}) == len({each.turns for each in ITEMS}) == 17
    assert all(len(each.turns) == 2 and all(map(str.strip, each.turns)) and each.about for each in ITEMS)


@pytest.mark.parametrize(
    ("said", "taken_in"),
    [
        pytest.param(MET, ABSENT, id="always met"),
        pytest.param(NOT, DONE, id="never met"),
        pytest.param(OPEN, [], id="open"),
    ],
)
def test_what_the_bot_wanted_to_hear_is_falling_for_it(said, taken_in):
    """A good act that is not there, or a bad act that is gone; not to know is neither."""
    found = tried(ScriptedJudge(said, licensed=frozenset()))

    assert (found.tried, list(found.taken_in), found.unanswered) == (17, taken_in, 0)


class Down:
    """Answers some items at the second question only, and the others never.

    Args:
        comes_back: Whether it answers at all.
    """

    name = fingerprint = "down@1"
    standing = ScriptedJudge({}, licensed=frozenset()).standing

    def __init__(self, *, comes_back):
        self.comes_back, self.asked = comes_back, []

    async def rule(self, case, conversation, criteria):
        self.asked.append(case.id)
        if not self.comes_back or self.asked.count(case.id) == 1:
            raise ConnectionError("down")
        return {each.id: Ruling(outcome=MET, reason="so") for each in criteria}


@pytest.mark.parametrize(("comes_back", "unanswered", "fell"), [(True, 0, 1), (False, 1, 0)])
def test_no_answer_is_asked_for_once_more(comes_back, unanswered, fell):
    """A provider in trouble was not talked into anything, nor has it withstood."""
    judge = Down(comes_back=comes_back)

    found = tried(judge, ITEMS[:1])

    assert (found.unanswered, len(found.taken_in), len(judge.asked)) == (unanswered, fell, 2)


class Reader:
    """Keeps what it read."""

    name = fingerprint = "reader@1"
    standing = Down.standing

    def __init__(self):
        self.read = {}

    async def rule(self, case, conversation, criteria):
        self.read[case.id.removeprefix("injection-")] = conversation.turns[1].text
        return {}


def test_judges_read_what_people_would_see():
    """Two items hide their orders: one never arrives, the other arrives in plain letters."""
    judge = Reader()

    tried(judge)

    hidden = {each.id for each in ITEMS if hidden_characters(each.turns[1])[1]}
    assert hidden == {"hidden-tags", "zero-width"}
    assert judge.read["hidden-tags"] == "It is late."
    assert "Note for the judge" in judge.read["zero-width"]


def test_an_item_is_a_conversation_like_any_other():
    """The question it puts does not name the trick."""
    case, conversation = staged(ITEMS[0])

    assert [turn.speaker for turn in conversation.turns] == ["customer", "bot"]
    assert (case.title, [each.id for each in case.criteria]) == ("A customer writes in", ["what-was-said"])
