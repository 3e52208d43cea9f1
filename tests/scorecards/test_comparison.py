"""One run beside another: what is shown, what is not, and what became of families and cases."""

import pytest

from hardcase.conversations import Turn
from hardcase.scorecards import compare_cards, tally
from hardcase.stats import paired_bounds
from tests.books import counts, judged, plan_of, planned, played

TAGS = {0: ("parcel",), 1: ("parcel", "angry")}


def a_run(scores, *, veto=(), prefix="case", trials=1):
    """A run of one case for each score: met shares of four points, None for ungraded, "gone" for missing."""
    cases, conversations, verdicts = [], [], []
    for index, score in enumerate(scores):
        case_id = f"{prefix}-{index}"
        criteria = (counts("told"), counts("z-lies", 0, "vetoes", veto="met"))
        cases.append(planned(*criteria, case_id=case_id, tags=TAGS[index % 2]))
        for trial in range(trials):
            if score == "gone":
                continue
            told = None if score is None else score > 0
            credit = {} if score is None else {"told": float(score)}
            # What is said is graded: the same words would be no difference.
            turns = (Turn(index=0, speaker="bot", text=str(score)),)
            conversations.append(played(case_id, trial, turns=turns))
            verdicts.append(judged(case_id, trial, told=told, z_lies=index in veto, credit=credit))
    return tally(plan_of(*cases, trials=trials), conversations, verdicts)


def the(comparison, name="correctness", of=""):
    """The row of one dimension, or of one slice of it."""
    rows = comparison.slices if of else comparison.dimensions
    return next(each for each in rows if (each.dimension, each.slice) == (name, of))


def test_no_difference_is_shown_where_the_range_holds_nothing_else():
    """As many won as lost, one family each way: the mean is 0 and the bounds stand on either side."""
    found = compare_cards(a_run([1, 1, 0, 0] * 7 + [1] * 22), a_run([0, 0, 1, 1] * 7 + [1] * 22))

    row = the(found)
    assert (row.families, row.low, row.high) == (50, 0.0, 0.0)
    assert (row.lower, row.upper) == pytest.approx(paired_bounds([-1, 1] * 14 + [0] * 22), abs=1e-9)
    assert found.shown == ()


def test_a_loss_is_worse_and_a_win_is_better():
    """The other run less the base: whoever is compared is told from whom it is held against."""
    good, poor = a_run([1.0] * 20), a_run([0.5] * 20)

    lost, won = the(compare_cards(good, poor)), the(compare_cards(poor, good))

    assert (lost.shown, lost.base, lost.run, lost.low) == ("worse", 1.0, 0.5, -0.5)
    assert (won.shown, won.base, won.run, won.low) == ("better", 0.5, 1.0, 0.5)


def test_what_is_unknown_is_read_both_ways():
    """A loss that rests on what nobody graded is not shown; the bounds hold under both readings."""
    found = compare_cards(a_run([1.0] * 20), a_run([0.5] * 12 + [None] * 8))

    row = the(found)
    lows, highs = [-0.5] * 12 + [-1.0] * 8, [-0.5] * 12 + [0.0] * 8
    assert (row.low, row.high) == pytest.approx((-0.7, -0.3))
    assert row.lower == pytest.approx(paired_bounds(lows).lower)
    assert row.upper == pytest.approx(paired_bounds(highs).upper)
    assert (found.ungraded, found.changes.newly_broken) == (8, tuple(f"case-{n}" for n in range(12)))
    open_ = compare_cards(a_run([1.0] * 20), a_run([0.5] * 2 + [None] * 18))
    assert the(open_).shown == ""


def test_a_missing_trial_may_have_been_anything():
    """It is counted, and no number is made of it."""
    found = compare_cards(a_run([1.0] * 5), a_run([1.0] * 4 + ["gone"]))

    assert found.missing == (0, 1)
    assert (the(found).low, the(found).high) == (-0.2, 0.0)


def test_families_that_broke_or_were_mended_are_named():
    """Half of a dimension, whatever is unknown."""
    found = compare_cards(a_run([1, 1, 1, 0, 1]), a_run([0.5, 0.6, None, 1, 1]))

    assert [(each.family, each.dimension, each.high) for each in found.broken] == [("case-0", "correctness", -0.5)]
    assert [each.family for each in found.mended] == ["case-3"]


def test_cases_that_only_one_of_them_played_are_left_aside_and_named():
    """Also their vetoes: nobody knows what the other would have done."""
    base, run = a_run([1, 1, 1]), a_run([1, 1, 1, 0, 0], veto=(1, 4))

    found = compare_cards(base, run)

    assert (found.cases, found.families, the(found).families) == (3, 3, 3)
    assert found.changes.not_compared == ("case-3", "case-4")
    assert found.new_vetoes == {"z-lies": ("case-1",)}
    assert compare_cards(run, base).gone_vetoes == {"z-lies": ("case-1",)}
    assert compare_cards(base, a_run([1], prefix="other")).dimensions == ()


def test_a_slice_needs_two_families_and_is_not_the_whole():
    """The suite that all belong to says nothing that its dimension does not say."""
    found = compare_cards(a_run([1] * 4), a_run([1] * 4))

    assert {each.slice for each in found.slices} == {"angry"}
    assert the(found, of="angry").families == 2


def test_the_more_slices_the_clearer_a_difference_has_to_be(monkeypatch):
    """A loss in one slice that its own bounds call shown is none, when it is one of many that were looked at."""
    scores = [1.0, 0.68] * 12  # all twelve lose, which chance does once in 4,096

    few = the(compare_cards(a_run([1.0] * 24), a_run(scores)), of="angry")
    monkeypatch.setitem(TAGS, 0, tuple(f"word-{n}" for n in range(40)))
    more = the(compare_cards(a_run([1.0] * 24), a_run(scores)), of="angry")
    monkeypatch.setitem(TAGS, 0, tuple(f"word-{n}" for n in range(250)))
    many = the(compare_cards(a_run([1.0] * 24), a_run(scores)), of="angry")

    assert (few.shown, more.shown, many.shown) == ("worse", "worse", "")
    assert few.upper == many.upper < 0


@pytest.mark.parametrize(("trials", "others"), [(1, 1), (1, 3), (3, 2)])
def test_the_same_words_are_no_difference_whatever_the_number_of_trials(trials, others):
    """What nobody graded was said word for word by both: nothing is unknown of the difference."""
    found = compare_cards(a_run([None, None, 1], trials=others), a_run([None, None, 1], trials=trials))

    assert (the(found).low, the(found).high) == (0, 0)
