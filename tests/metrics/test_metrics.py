"""The measures as `evaluate` modules: loaded by path, offline, and equal to what a scorecard and a gate count."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hardcase.decisions import decide
from hardcase.decisions.gate import EscalationRules, Floor
from hardcase.errors import OptionError
from hardcase.metrics import METRICS, path
from hardcase.scorecards import tally
from hardcase.stats import count_bounds, score_bounds
from hardcase.verdicts import Escalation
from tests.books import a_gate, counts, judged, plan_of, planned, played


def test_every_measure_is_found_and_a_slip_is_told():
    """A name leads to a folder with a module of its name; another name says which there are."""
    assert all((Path(path(name)) / f"{name}.py").is_file() for name in METRICS)
    with pytest.raises(OptionError, match="did you mean 'escalation'"):
        path("escalations")


def test_pass_hat_k_reproduces_a_published_bot(evaluate):
    """gpt-4o on 50 airline tasks, four trials each: the four numbers that tau-bench gives."""
    folder = os.environ.get("HARDCASE_TEST_DATA")
    if not folder:
        pytest.skip("HARDCASE_TEST_DATA is not set: no recorded bot to count")
    lines = (Path(folder) / "tau_airline_gpt4o.jsonl").read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line)["labels"] for line in lines]

    found = evaluate.load(path("pass_hat_k")).compute(
        passed=[each["reward"] == 1 for each in labels], cases=[str(each["task"]) for each in labels]
    )

    assert [round(found[f"pass_hat_{k}"], 3) for k in range(1, 5)] == [0.42, 0.273, 0.22, 0.2]
    assert (found["cases"], found["trials_each"]) == (50, 4)


def test_pass_hat_k_goes_as_far_as_every_case_does(evaluate):
    """A case with fewer trials says nothing about more of them."""
    found = evaluate.load(path("pass_hat_k")).compute(
        passed=[True, True, False, True, True], cases=["a", "a", "a", "b", "b"]
    )

    assert found == {
        "pass_hat_1": pytest.approx((2 / 3 + 1) / 2),
        "pass_hat_2": pytest.approx((1 / 3 + 1) / 2),
        "cases": 2,
        "trials_each": 2,
    }


def test_a_dimension_weighs_families_alike(evaluate):
    """The mean over cases of the mean over trials is one value, and the bounds hold under both readings."""
    readings = [score_bounds(each, confidence=0.9) for each in ([0.5, 0.9], [0.5, 1.0])]

    found = evaluate.load(path("dimension_score")).compute(
        low=[1.0, 0.0, 0.5, 0.9, None],
        high=[1.0, 0.0, 0.5, 1.0, None],
        cases=["a1", "a1", "a2", "b", "c"],
        families=["a", "a", "a", "b", "c"],
        confidence=0.9,
    )

    assert found == {
        "score_low": pytest.approx(0.7),
        "score_high": pytest.approx(0.75),
        "lower": pytest.approx(min(each.lower for each in readings)),
        "upper": pytest.approx(max(each.upper for each in readings)),
        "families": 2,
    }


def test_nothing_measured_is_nothing_known(evaluate):
    """No family is no score, and no zero either."""
    found = evaluate.load(path("dimension_score")).compute(
        low=[float("nan")], high=[float("nan")], cases=["a"], families=["a"]
    )

    assert found == {"score_low": None, "score_high": None, "lower": 0.0, "upper": 1.0, "families": 0}


@pytest.mark.parametrize(
    ("name", "columns", "told"),
    [
        ("dimension_score", {"low": [0.5], "high": [0.4]}, "`low` lies above `high`"),
        ("dimension_score", {"low": [None], "high": [0.4]}, "null in different trials"),
        ("dimension_score", {"low": [0.5], "high": [1.5]}, "out of range"),
        ("pass_hat_k", {"passed": [], "cases": []}, "no trial was given"),
        ("pass_hat_k", {"passed": [True, None], "cases": ["a", "a"]}, "None in `passed`"),
        ("pass_hat_k", {"passed": [True, float("nan")], "cases": ["a", "a"]}, "nan in `passed`"),
        ("escalation", {"costs": [None]}, "cost of outcome 'on-time' is None"),
        ("escalation", {"costs": [float("nan")]}, "cost of outcome 'on-time' is nan"),
        ("escalation", {"outcomes": ["on_time"]}, "unknown outcome 'on_time'"),
        ("escalation", {"decisions": ["yes"]}, "unknown decision 'yes'"),
    ],
)
def test_what_cannot_be_counted_is_refused(evaluate, name, columns, told):
    """A slip is no number."""
    rows = {
        "pass_hat_k": {},
        "dimension_score": {"low": [0.5], "high": [0.5], "cases": ["a"], "families": ["a"]},
        "escalation": {"outcomes": ["on-time"], "decisions": ["must"], "costs": [0.0], "families": ["a"]},
    }

    with pytest.raises(ValueError, match=told):
        evaluate.load(path(name)).compute(**rows[name] | columns)


@pytest.mark.parametrize("name", METRICS)
def test_an_option_that_is_none_is_refused(evaluate, name):
    """A misspelt confidence does not quietly give the bounds of another one."""
    columns = {
        "passed": [True],
        "cases": ["a"],
        "families": ["a"],
        "low": [1.0],
        "high": [1.0],
        "outcomes": [""],
        "decisions": ["may"],
        "costs": [0.0],
    }
    module = evaluate.load(path(name))

    with pytest.raises(TypeError, match="unknown option 'confidenc'"):
        module.compute(**columns, confidenc=0.8)


@pytest.fixture(scope="module")
def books():
    """A plan and its scorecard: six cases in five families, two trials each, one of which is missing."""
    rules = {"must": ("must", "x-ask"), "must-not": ("must-not", None)}
    outcomes = {
        "a": ("must", ["on-time", "late"]),
        "b": ("must", ["on-time", "missed"]),
        "c": ("must", ["on-time", None]),
        "d": ("must-not", ["none-due", "needless"]),
        "e": ("must-not", ["none-due", "none-due"]),
        "f": ("must-not", ["none-due", "none-due"]),
    }
    cases, conversations, verdicts = [], [], []
    for case_id, (kind, seen) in outcomes.items():
        decision, trigger = rules[kind]
        family = "e" if case_id == "f" else case_id
        cases.append(
            planned(counts("told"), counts("kind"), case_id=case_id, family=family, decision=decision, trigger=trigger)
        )
        for trial, outcome in enumerate(seen):
            if outcome is None:
                continue
            cost = {"late": 2.0, "missed": 5.0, "needless": 1.0}.get(outcome, 0.0)
            conversations.append(played(case_id, trial))
            named = Escalation(outcome=outcome, cost=cost)
            verdicts.append(
                judged(case_id, trial, told=True, kind=None if case_id == "b" else cost == 0, escalation=named)
            )
    plan = plan_of(*cases, trials=2)
    return plan, tally(plan, conversations, verdicts), verdicts


def columns_of(plan, card, verdicts):
    """One row for each trial, from the table of verdicts."""
    from hardcase.records.score_rows import score_rows

    rows = score_rows(plan, card, {(each.case_id, each.trial): each for each in verdicts})
    trials = list({(row.case, row.trial): row for row in rows}.values())
    return {
        "passed": [row.status == "passed" for row in trials],
        "cases": [row.case for row in trials],
        "families": [row.family for row in trials],
        "low": [row.score_low for row in trials],
        "high": [row.score_high for row in trials],
        "outcomes": [row.escalation for row in trials],
        "decisions": [row.decision for row in trials],
        "costs": [row.escalation_cost for row in trials],
    }


def test_together_they_say_what_scorecard_and_gate_say(evaluate, books):
    """`evaluate.combine` takes all columns at once; the numbers are those of the gate's own rules."""
    plan, card, verdicts = books
    gate = a_gate(
        floors=(Floor(dimension="correctness", at_least=0.5),),
        escalation=EscalationRules(must_recall_at_least=0.5, needless_rate_at_most=0.5),
    )
    rules = {rule.id: rule for rule in decide(card, gate).rules}

    found = evaluate.combine([path(name) for name in METRICS]).compute(**columns_of(plan, card, verdicts))

    floor, recall, needless = rules["floor-correctness"], rules["must-recall"], rules["needless-rate"]
    assert [found["lower"], found["upper"]] == pytest.approx([floor.lower, floor.upper], abs=1e-6)
    assert found["families"] == floor.families == 5
    assert [found["must_recall_lower"], found["must_recall_upper"]] == pytest.approx(
        [recall.lower, recall.upper], abs=1e-6
    )
    assert [found["needless_rate_lower"], found["needless_rate_upper"]] == pytest.approx(
        [needless.lower, needless.upper], abs=1e-6
    )
    assert (found["must_recall"], found["must_recall_upper"]) == (1 / 3, count_bounds(2, 3).upper)
    assert (found["needless_rate"], found["must_not_families"]) == (0.5, 2)
    assert found["cost_per_100"] == pytest.approx(100 * card.escalation.cost / 11)
    assert (found["pass_hat_2"], found["cases"]) == (pytest.approx(2 / 6), 6)
    assert [found["pass_hat_1"], found["pass_hat_2"]] == pytest.approx([each.low for each in card.repeats.pass_hat])


def test_one_confidence_is_for_all_of_them(evaluate, books):
    """`combine` hands it to every measure: bounds move by it, and pass^k has none."""
    together = evaluate.combine([path(name) for name in METRICS])

    at_90, at_95 = (together.compute(**columns_of(*books), confidence=each) for each in (0.9, 0.95))

    assert at_90["lower"] > at_95["lower"]
    assert at_90["pass_hat_2"] == at_95["pass_hat_2"]


def test_a_cost_that_was_not_measured_may_be_unknown(evaluate):
    """A missing trial has none, and the cost of 100 rests on the others."""
    found = evaluate.load(path("escalation")).compute(
        outcomes=["missing", "late"], decisions=["must", "must"], costs=[None, 2.0], families=["a", "b"]
    )

    assert found["cost_per_100"] == 200.0


def test_batches_add_up(evaluate):
    """What comes in pieces counts like what comes at once."""
    together = evaluate.combine([path("pass_hat_k"), path("dimension_score")])
    rows = {"passed": [True, False], "cases": ["a", "b"], "families": ["a", "b"], "low": [1.0, 0.5], "high": [1.0, 0.5]}
    for index in range(2):
        together.add_batch(**{name: [column[index]] for name, column in rows.items()})

    assert together.compute() == evaluate.combine([path("pass_hat_k"), path("dimension_score")]).compute(**rows)


def test_the_front_door_stays_light():
    """Whoever imports hardcase or asks where a measure is pays for no `evaluate`."""
    code = "import sys, hardcase.metrics as m; m.path('escalation'); print({'evaluate', 'datasets'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"
