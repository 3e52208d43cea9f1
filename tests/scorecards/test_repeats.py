"""Repeats of cases: pass^k over families, the worst of k, and labels that what is unknown never makes stable."""

import itertools
import json
import os
from collections import defaultdict
from pathlib import Path

import pytest

from hardcase.scorecards import CaseResult, DimensionScore, FlakyCase, TrialResult, repeats_card, steadiness, tally
from tests.books import counts, judged, plan_of, planned, played

LETTERS = {"p": "passed", "f": "failed", "u": "ungraded"}


def a_case(case_id, trials, *, family="", scores=()):
    """A case with one trial for each letter: p passed, f failed, u ungraded."""
    results = tuple(
        TrialResult(
            trial=number,
            status=LETTERS[letter],
            ending="completed",
            scores={"effort": DimensionScore(low=score, high=score, counted=1.0)} if score is not None else {},
        )
        for number, (letter, score) in enumerate(itertools.zip_longest(trials, scores))
    )
    status = "failed" if "f" in trials else "passed" if set(trials) == {"p"} else "ungraded"
    return CaseResult(id=case_id, suite="bakery", family=family or case_id, status=status, trials=results)


@pytest.mark.parametrize(
    ("trials", "label"),
    [
        ("ppp", "stable-pass"),
        ("fff", "stable-fail"),
        ("pfp", "flaky"),
        ("pfu", "flaky"),
        ("ppu", "unknown"),
        ("ffu", "unknown"),
        ("uuu", "unknown"),
    ],
)
def test_labels(trials, label):
    """Stable only where every trial is known and alike; flaky as soon as two differ, whatever a third was."""
    assert steadiness(a_case("loaf", trials)) == label


def test_a_card_counts_every_case_once():
    """Each case is stable, flaky or unknown."""
    card = repeats_card([a_case(trials, trials) for trials in ("ppp", "fff", "ppf", "ppu")], dimensions=())

    assert (card.stable_pass, card.stable_fail, card.unknown) == (1, 1, 1)
    assert card.flaky == (FlakyCase(id="ppf", passed=2, failed=1),)
    assert card.flake_rate == pytest.approx(2 / 9)  # of three cases that are known, one with 2/3


def test_unknown_trials_are_read_both_ways():
    """Two of three passed and one unknown: pass^3 lies anywhere between 0 and 1, and pass^1 from two thirds on."""
    card = repeats_card([a_case("loaf", "ppu"), a_case("bun", "ppp")], dimensions=())

    assert [(round(each.low, 4), each.high) for each in card.pass_hat] == [(0.8333, 1.0), (0.6667, 1.0), (0.5, 1.0)]


def test_cases_weigh_alike_and_families_bound_them():
    """pass^k is a mean over cases, as it is published; three cases of one family are one voice about others."""
    loaves = [a_case(f"loaf-{n}", "ff", family="loaf") for n in range(3)]
    card = repeats_card([*loaves, a_case("bun", "pp")], dimensions=())

    assert [(each.low, each.families) for each in card.pass_hat] == [(0.25, 2), (0.25, 2)]
    assert all(each.lower <= each.low <= each.high <= each.upper for each in card.pass_hat)


def test_one_trial_shows_nothing_about_repeats():
    """Nothing is said where nothing was repeated."""
    assert repeats_card([a_case("loaf", "p")], dimensions=("effort",)) is None
    assert repeats_card([], dimensions=()) is None


def test_the_worst_of_k_by_dimension():
    """The mean, then what a customer who comes again can expect at worst; cases that were reached less often end."""
    cases = [a_case("loaf", "ppp", scores=(1.0, 0.4, 0.7)), a_case("bun", "ppp", scores=(0.5, None, None))]
    worst = repeats_card(cases, dimensions=("effort",)).worst["effort"]

    assert [(each.k, round(each.low, 6), each.families) for each in worst] == [(1, 0.6, 2), (2, 0.5, 1), (3, 0.4, 1)]


def test_a_missing_trial_may_have_been_anything():
    """It lowers the worst of three to 0 against the bot, and is no better than what was seen for it."""
    missing = TrialResult(trial=2, status="ungraded", missing=True)
    case = a_case("loaf", "pp", scores=(0.8, 0.9))
    card = repeats_card(
        [CaseResult(id="loaf", suite="bakery", family="loaf", status="ungraded", trials=(*case.trials, missing))],
        dimensions=("effort",),
    )

    assert [(each.low, each.high) for each in card.worst["effort"]][2] == (0.0, 0.8)


def test_tally_tells_repeats_of_known_dimensions():
    """The scorecard of a run with two trials holds them; a dimension that needs a judge is left out."""
    case = planned(counts("fresh"), counts("kind", dimension="empathy", counts=False))
    plan = plan_of(case, trials=2)
    card = tally(plan, [played(trial=n) for n in (0, 1)], [judged(trial=0, fresh=True), judged(trial=1, fresh=False)])

    assert list(card.repeats.worst) == ["correctness"]
    assert [each.low for each in card.repeats.worst["correctness"]] == [0.5, 0.0]


def test_a_flaky_veto_is_a_failure():
    """Once in three trials is once too often: the veto fires, the case fails, and nothing is averaged away."""
    never = counts("z-leak", points=0, dimension="vetoes", veto="met")
    plan = plan_of(planned(never, counts("fresh")), trials=3)
    talks = [played(trial=n) for n in range(3)]
    card = tally(plan, talks, [judged(trial=n, fresh=True, z_leak=n == 1) for n in range(3)])

    assert card.vetoes[0].fired == ("loaf",)
    assert (card.failed, card.repeats.flaky) == (1, (FlakyCase(id="loaf", passed=2, failed=1),))


def test_a_recorded_bot_gets_the_numbers_it_was_published_with():
    """gpt-4o on 50 airline tasks four times each: pass^1 to pass^4 are .420, .273, .220 and .200."""
    folder = os.environ.get("HARDCASE_TEST_DATA")
    if not folder:
        pytest.skip("HARDCASE_TEST_DATA is not set: no recorded bot to read")
    tasks = defaultdict(dict)
    for line in (Path(folder) / "tau_airline_gpt4o.jsonl").read_text(encoding="utf-8").splitlines():
        labels = json.loads(line)["labels"]
        tasks[labels["task"]][labels["trial"]] = "p" if labels["reward"] == 1.0 else "f"
    cases = [a_case(f"task-{task}", "".join(trials[n] for n in sorted(trials))) for task, trials in tasks.items()]
    card = repeats_card(cases, dimensions=())

    assert [f"{each.low:.3f}" for each in card.pass_hat] == ["0.420", "0.273", "0.220", "0.200"]
    assert card.stable_pass + card.stable_fail + len(card.flaky) == 50
