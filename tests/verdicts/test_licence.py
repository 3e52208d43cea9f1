"""What a licence is worth today: bound to the judge, to the words that were asked, to a day and to languages."""

import datetime

import pytest
from msgspec import structs

from hardcase.verdicts import Licence, Measured, standing, wording_of
from tests.builders import a_judged

WARM, BLUNT = a_judged("warm"), a_judged("blunt", points=-2)
TODAY = datetime.date(2026, 11, 22)


def a_licence(**changes):
    """Measured on both, good enough on one."""
    criteria = (
        Measured(criterion="warm", wording=wording_of(WARM), may_gate=True, why="it agrees", languages=("en",)),
        Measured(criterion="blunt", wording=wording_of(BLUNT), may_gate=False, why="it never varies"),
    )
    fields = {"judge": "j@1", "fingerprint": "ab", "labels": "author labels", "annotators": ("ada",)}
    fields |= {"measured": "2026-09-01", "expires": "2026-11-30", "languages": ("de", "en"), "criteria": criteria}
    return Licence(**fields | changes)


def held(licence=None, *, criteria=(WARM, BLUNT), fingerprint="ab", today=TODAY):
    """The standing of a judge."""
    return standing(licence, criteria, fingerprint=fingerprint, today=today)


def test_a_judge_may_gate_what_it_has_earned():
    """And only in the languages in which it earned it, whatever others it was measured in."""
    worth = held(a_licence())

    assert worth.held == {"warm": ("en",)}
    assert worth.may_gate("warm", language="en")
    assert not worth.may_gate("warm", language="de")
    assert not worth.may_gate("warm", language="sv")
    assert not worth.may_gate("blunt", language="en")
    assert worth.advisory == {"blunt": "it never varies"}


@pytest.mark.parametrize(
    ("licence", "change", "why"),
    [
        pytest.param(None, {}, "the judge has no licence", id="none"),
        pytest.param(
            a_licence(), {"fingerprint": "cd"}, "its licence was earned by another version of it", id="another judge"
        ),
        pytest.param(
            a_licence(), {"today": datetime.date(2026, 12, 1)}, "its licence expired on 2026-11-30", id="expired"
        ),
        pytest.param(
            a_licence(),
            {"criteria": (structs.replace(WARM, asks="It is warm."), BLUNT)},
            "the rubric asks it in other words than those it was measured on",
            id="other words",
        ),
        pytest.param(
            a_licence(),
            {"criteria": (structs.replace(WARM, met="a kind word"), BLUNT)},
            "the rubric asks it in other words than those it was measured on",
            id="another anchor",
        ),
        pytest.param(a_licence(criteria=()), {}, "it was not measured on this criterion", id="not measured"),
    ],
)
def test_what_no_longer_holds_is_advisory_and_says_why(licence, change, why):
    """A licence never counts for more than was measured."""
    worth = held(licence, **change)

    assert (worth.held, worth.advisory["warm"]) == ({}, why)
    assert not worth.may_gate("warm", language="en")


def test_the_last_day_still_counts_and_points_are_no_words():
    """It expires after that day; to change points asks no other question."""
    dear = structs.replace(WARM, points=5)

    assert held(a_licence(), today=datetime.date(2026, 11, 30)).held.keys() == {"warm"}
    assert held(a_licence(), criteria=(dear,)).held.keys() == {"warm"}


def test_a_licence_may_last_as_long_as_the_judge_stays_what_it_is():
    """Without a last day no day ends it."""
    assert held(a_licence(expires=""), today=datetime.date(2036, 1, 1)).held.keys() == {"warm"}


@pytest.mark.parametrize("name", ["measured", "expires"])
def test_a_day_that_is_none_makes_no_licence(name):
    """It is told when the licence is read, and not as a traceback of the day on which it is compared."""
    with pytest.raises(ValueError, match=f"{name}: '31 December' is no date"):
        a_licence(**{name: "31 December"})
