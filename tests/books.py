"""Books made by hand: verdicts, plans, cards and gates for tests, without a bot, a judge or a file."""

import asyncio

from hardcase.cases import EscalationRule, Plan, PlannedCase, PlannedCriterion
from hardcase.conversations import Conversation, Turn
from hardcase.decisions import Champion, Gate, GateFile
from hardcase.scorecards import (
    CaseResult,
    DimensionCard,
    DimensionScore,
    EscalationCard,
    FamilyValue,
    Scorecard,
    TrialResult,
    VetoCard,
)
from hardcase.verdicts import LeftOut, Outcome, Verdict, Verdicts, grade
from tests.builders import a_case


def graded(case, conversation, *judges):
    """Every answer about one conversation."""
    return asyncio.run(grade(case, conversation, judges=judges))


def answer(criterion, conversation, *judges, **case):
    """The one answer about one criterion: its verdict, or why it was left out."""
    lines = case.pop("lines", ())
    given = graded(a_case(*lines, criteria=(criterion,), **case), conversation, *judges)
    (only,) = (*given.verdicts, *given.left_out)
    return only


def counts(criterion_id, points=4, dimension="correctness", **fields):
    """A planned criterion that counts."""
    return PlannedCriterion(id=criterion_id, dimension=dimension, points=points, **fields)


def planned(*criteria, case_id="loaf", family="", decision="may", trigger=None, **changes):
    """A planned case."""
    rule = EscalationRule(decision=decision, trigger=trigger)
    fields = {"id": case_id, "suite": "bakery", "family": family or case_id, "criteria": criteria, "escalation": rule}
    return PlannedCase(**{**fields, **changes})


def plan_of(*cases, trials=1, **changes):
    """A plan of planned cases."""
    return Plan(**{"run": "run", "bot": "bot", "bot_spec": "bot", "trials": trials, "cases": cases, **changes})


def played(case_id="loaf", trial=0, ending="completed", **changes):
    """A conversation of which only the ending matters."""
    turns = (Turn(index=0, speaker="customer", text="Stale."), Turn(index=1, speaker="bot", text="Oh."))
    return Conversation(
        **{"case_id": case_id, "bot": "bot", "trial": trial, "ending": ending, "turns": turns, **changes}
    )


def judged(case_id="loaf", trial=0, *, left_out=(), untested=(), escalation=None, credit=None, **outcomes):
    """Verdicts by criterion id (underscores for hyphens): True is met, False not met, None ungraded."""
    words = {True: Outcome.MET, False: Outcome.NOT_MET, None: Outcome.UNGRADED}
    return Verdicts(
        case_id=case_id,
        trial=trial,
        verdicts=tuple(
            Verdict(
                criterion_id=name.replace("_", "-"),
                outcome=words[outcome],
                grader="hand@1",
                reason="by hand",
                credit=(credit or {}).get(name),
                untested=name in untested,
            )
            for name, outcome in outcomes.items()
        ),
        left_out=tuple(LeftOut(criterion_id=name, reason="no occasion") for name in left_out),
        escalation=escalation,
    )


def a_gate(*, gate_hash="promised", **file):
    """A gate of 20 families that asks for nothing else."""
    fields = {"schema": 1, "gate": "release", **file}
    return Gate(name="test", path="evals/gates/test.yaml", hash=gate_hash, file=GateFile(**fields))


def a_card(*, families=20, dimensions=None, vetoes=None, escalation=None, cases=None, **changes):
    """A card on which everything that a gate looks at is fine, unless told otherwise.

    Args:
        families: One case each, all of them passed.
        dimensions: By name, the value of each family: a number, or what is low and high.
        vetoes: Veto cards; one that was looked for everywhere when None.
        escalation: Counts by families.
        cases: Results instead of the passed ones.
        **changes: Other fields of the card.
    """
    if cases is None:
        trial = TrialResult(trial=0, status="passed", ending="completed")
        cases = tuple(
            CaseResult(id=f"case-{index}", suite="bakery", family=f"case-{index}", status="passed", trials=(trial,))
            for index in range(families)
        )
    statuses = [case.status for case in cases]
    fields = {
        "bot": "bot",
        "suites": ("bakery",),
        "planned": len(cases),
        "passed": statuses.count("passed"),
        "failed": statuses.count("failed"),
        "ungraded": statuses.count("ungraded"),
        "trials": 1,
        "planned_trials": len(cases),
        "missing_trials": 0,
        "families": len({case.family for case in cases}),
        "cases": cases,
        "dimensions": tuple(a_dimension(name, values) for name, values in (dimensions or {}).items()),
        "escalation": escalation or EscalationCard(),
        "vetoes": (VetoCard(id="z-ai-denied", asks="", families=families),) if vetoes is None else vetoes,
        "hashes": {"gate": "promised"},
    }
    return Scorecard(**{**fields, **changes})


def a_scored_card(values, *, dimension="correctness", **changes):
    """A scorecard whose cases, each a family of its own, have these scores in one dimension.

    Args:
        values: For each case its trials, each a number, or what is low and high, or None for a missing one.
        dimension: Which.
        changes: Fields of the scorecard; `cases` is changed case by case with a function.
    """
    change = changes.pop("each", lambda case: case)
    trials = max(len(each) for each in values)
    cases = tuple(change(_scored(f"case-{index}", each, dimension)) for index, each in enumerate(values))
    known = [[_ends(one) for one in each] for each in values]
    means = [tuple(sum(end) / len(each) for end in zip(*each, strict=True)) for each in known]
    fields = {"trials": trials, "planned_trials": trials * len(cases), "dimensions": {dimension: means}}
    fields["missing_trials"] = sum(one is None for each in values for one in each)
    return a_card(cases=cases, **{**fields, **changes})


def _scored(case_id, values, dimension):
    trials = tuple(_trial(index, value, dimension) for index, value in enumerate(values))
    statuses = {trial.status for trial in trials}
    status = "failed" if "failed" in statuses else "passed" if statuses == {"passed"} else "ungraded"
    return CaseResult(id=case_id, suite="bakery", family=case_id, status=status, trials=trials)


def _trial(index, value, dimension):
    if value is None:
        return TrialResult(trial=index, status="ungraded", missing=True)
    low, high = _ends(value)
    status = "passed" if low >= 0.7 else "failed" if high < 0.7 else "ungraded"
    score = DimensionScore(low=low, high=high, counted=1.0)
    return TrialResult(trial=index, status=status, ending="completed", scores={dimension: score})


def _ends(value):
    return (0.0, 1.0) if value is None else value if isinstance(value, tuple) else (value, value)


def a_champion(card, **changes):
    """A champion with these books."""
    fields = {"run": "champion-run", "bot": "bot", "gate": "release", "ruling": "ship", "plan": plan_of(), "card": card}
    return Champion(**{**fields, **changes})


def a_dimension(name, values, **changes):
    """A dimension card from the value of each family: a number, or what is low and high."""
    bounds = [each if isinstance(each, tuple) else (each, each) for each in values]
    return DimensionCard(
        **{
            "dimension": name,
            "families": tuple(
                FamilyValue(family=f"case-{index}", low=low, high=high) for index, (low, high) in enumerate(bounds)
            ),
            **changes,
        }
    )
