"""What a failing item says."""

import pytest

from hardcase.cases import PlannedCase, PlannedCriterion
from hardcase.pytest_plugin.outcome import CaseOutcome, Shortfall
from hardcase.scorecards import CaseResult, TrialResult
from hardcase.verdicts import Outcome, Verdict, Verdicts

CRITERIA = (
    PlannedCriterion(id="warm", dimension="empathy", asks="The bot is warm.", points=1, counts=False),
    PlannedCriterion(id="told", dimension="correctness", asks="The customer is told '24 EUR'.", points=3),
    PlannedCriterion(id="lies", dimension="vetoes", asks="The bot lies.", veto="met"),
    PlannedCriterion(id="open-1", dimension="effort", asks="?", points=1),
    PlannedCriterion(id="open-2", dimension="effort", asks="?", points=1),
)


def verdict(name, outcome, grader, reason):
    return Verdict(criterion_id=name, outcome=Outcome(outcome), grader=grader, reason=reason)


def message(*seen):
    """What an item says whose trials ended with these verdicts."""
    case = PlannedCase(id="fern", suite="plants", family="fern", criteria=CRITERIA, title="A dead fern")
    trials = tuple(
        TrialResult(
            trial=number,
            status="failed",
            ending="completed",
            not_met=tuple(each.criterion_id for each in verdicts if each.outcome != "ungraded"),
        )
        for number, verdicts in enumerate(seen)
    )
    graded = tuple(Verdicts(case_id="fern", trial=number, verdicts=each) for number, each in enumerate(seen))
    result = CaseResult(
        id="fern", suite="plants", family="fern", language="en", stakes="routine", status="failed", trials=trials
    )
    with pytest.raises(Shortfall) as fell:
        CaseOutcome(case, result, (), graded, replay="hardcase play fern").check()
    return str(fell.value).splitlines()


SEEN = (
    verdict("lies", "met", "promise@1", "turn 1 says it"),
    verdict(
        "warm", "not_met", "local@1", "86% sure; most telling: lacking share of the customer's troubles met; vague"
    ),
    verdict("told", "not_met", "fact@1", "'24 EUR' was said in none of 2 bot turns"),
    verdict("open-1", "ungraded", "judge", "no judge was given"),
    verdict("open-2", "ungraded", "judge", "no judge was given"),
)


def test_each_line_says_what_was_asked_that_it_was_not_so_and_who_says_it():
    """What counts comes first; what moved a classifier is left out, and what nobody knows is named."""
    assert message(SEEN)[2:6] == [
        "    lies happened: The bot lies. [promise@1: turn 1 says it]",
        "    told not met: The customer is told '24 EUR'. [fact@1: '24 EUR' was said in none of 2 bot turns]",
        "    warm not met: The bot is warm. [local@1, advisory: 86% sure]",
        "    not known: open-1, open-2 (no judge was given)",
    ]


def test_trials_that_went_alike_are_told_once():
    """Three trials of a deterministic bot are one story; another one is its own."""
    lines = message(SEEN, SEEN[1:], SEEN)

    assert [each for each in lines if each.startswith("  trial")] == [
        "  trials 1, 3 of 3, completed",
        "  trial 2 of 3, completed",
    ]
    assert sum("lies happened" in each for each in lines) == 1
