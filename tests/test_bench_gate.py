"""What docs/operating-characteristics.md rests on: runs of real conversations, of which the truth is known."""

import asyncio
import random
import sys
from pathlib import Path
from statistics import fmean

import pytest
from msgspec.structs import replace

from hardcase.cases import DIMENSIONS, load_suites
from hardcase.decisions import load_gate
from hardcase.scorecards import tally

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import bench_gate  # noqa: E402
import gate_bots  # noqa: E402
import gate_runs  # noqa: E402


@pytest.fixture(scope="module")
def books():
    """Eight cases of a shipped suite, each played as gold, silent and with every lapse."""
    (suite,) = load_suites([ROOT / "suites/asks_for_a_person"])
    english = [case for case in suite.cases if case.language == "en"][:8]
    books = gate_runs.Books([replace(suite, cases=tuple(english))])
    asyncio.run(books.fill(load_gate(ROOT / "evals/gates/change.yaml")))
    return books


def test_a_bot_without_lapses_is_gold_in_every_trial(books):
    """Nothing is drawn but gold's conversations, and the card says 1 everywhere."""
    card = books.run({}, "any")

    assert card.planned_trials == 8 * gate_runs.TRIALS
    assert {value.low for each in card.dimensions for value in each.families} == {1.0}


def test_what_is_remembered_is_what_is_scored(books):
    """A run tallied with remembered scores is the same as one that is scored anew, but for what no rule reads."""
    bot = books.bot({"late": 0.3, "missed": 0.3, "asks-again": 0.3})

    plain = books.run(bot, "seed")
    with books.remembered():
        remembered = books.run(bot, "seed")

    assert remembered == replace(plain, repeats=None)
    assert gate_runs.tally is tally
    assert any(value.low < 1 for each in plain.dimensions for value in each.families)


def test_the_known_truth_is_what_many_runs_come_to(books):
    """The expected mean of each dimension is that of the runs, to a few standard errors."""
    bot = books.bot({"late": 0.2, "missed": 0.2, "asks-again": 0.3})

    with books.remembered():
        cards = [books.run(bot, str(seed)) for seed in range(120)]

    for name in DIMENSIONS:
        means = [fmean(value.low for value in card.dimension(name).families) for card in cards]
        assert fmean(means) == pytest.approx(books.expected(bot, name), abs=0.02)


def test_a_loss_is_as_large_as_it_was_asked_for(books):
    """The lapses that are added cost the dimension exactly that, and more than there is to lose is an error."""
    base = books.bot({"asks-again": 0.1})

    worse = gate_runs.with_loss(books, base, {"missed": 1.0}, "escalation", 0.1)

    assert books.expected(base, "escalation") - books.expected(worse, "escalation") == pytest.approx(0.1, abs=1e-6)
    with pytest.raises(ValueError, match=r"escalation: \('amount',\) cannot cost 0.90"):
        gate_runs.with_loss(books, base, {"amount": 1.0}, "escalation", 0.9)


def test_a_family_that_always_fails_is_played_again_and_holds_the_change_gate(books):
    """One case answered by nothing at all, in every trial: the gate for changes names it."""
    gate = load_gate(ROOT / "evals/gates/change.yaml")
    name = next(each for each, played in books.played.items() if gate_runs.SILENT in played)
    champion = gate_runs.champion_of(books.run({}, "gold"), books.plan())
    gate = replace(gate, file=replace(gate.file, evidence=replace(gate.file.evidence, min_families=2)))

    same = books.decided({}, "same", gate, champion)
    broken = books.decided({name: {gate_runs.SILENT: 1.0}}, "broken", gate, champion)

    assert same.no_loss_proven
    assert broken.ruling == "hold"
    assert next(rule for rule in broken.rules if rule.id == "broken-again").cases == (name,)


def test_families_are_drawn_anew_under_names_of_their_own(books):
    """A family that is drawn twice counts twice: it is another family of the same kind."""
    plan, origin = gate_bots.resampled(books, random.Random(1), 12)

    assert len({case.family for case in plan.cases}) == 12
    assert set(origin.values()) <= set(books.cases)
    assert books.run({}, "any", plan=plan, origin=origin).families == 12


@pytest.mark.parametrize(
    ("count", "promise", "kept"),
    [
        (bench_gate.Count(2, 200), "at most 0.01", "kept"),
        (bench_gate.Count(3, 200), "at most 0.01", "FAILED"),
        (bench_gate.Count(160, 200), "at least 0.80", "kept"),
        (bench_gate.Count(159, 200), "at least 0.80", "FAILED"),
        (bench_gate.Count(0, 0), "at least 0.80", "NOT MEASURED"),
        (bench_gate.Count(0, 9), "", ""),
    ],
)
def test_a_row_says_whether_its_promise_is_kept(count, promise, kept):
    """What failed is printed as failed, and what was never seen is no success."""
    assert bench_gate.Row("what", count, promise).kept == kept


def test_a_count_is_told_with_its_exact_interval():
    """Clopper and Pearson: none of 200 leaves 1.8 percent possible."""
    assert bench_gate.Count(0, 200).told == "0 of 200 (0.0% to 1.8%)"
