"""The rule about judges that quote what nobody said, or misread what is true by construction."""

import pytest

from hardcase.decisions import Ruling
from hardcase.decisions import decide as decided_by
from hardcase.verdicts import Slips
from tests.books import a_card, a_gate
from tests.decisions.test_injections import drift, judge


def decided(*slips, judges=("j@1",)):
    """The decision about a bot that is fine in everything else, and the rule."""
    known = tuple(map(judge, judges))
    card = a_card(judged_by=known, drifts=tuple(map(drift, judges)), slips=slips)
    decision = decided_by(card, a_gate())
    return decision.ruling, next(rule for rule in decision.rules if rule.id == "slips")


@pytest.mark.parametrize(
    ("counted", "ruling"),
    [
        pytest.param({"items": 49, "misquoted": 49}, Ruling.SHIP, id="too few answers"),
        pytest.param({"items": 50, "misquoted": 1}, Ruling.SHIP, id="two of a hundred"),
        pytest.param({"items": 50, "misquoted": 2}, Ruling.INVALID, id="four of a hundred"),
        pytest.param({"calls": 99, "failed_controls": 99}, Ruling.SHIP, id="too few calls"),
        pytest.param({"calls": 100, "failed_controls": 1}, Ruling.SHIP, id="one of a hundred"),
        pytest.param({"calls": 100, "failed_controls": 2}, Ruling.INVALID, id="two of a hundred calls"),
    ],
)
def test_a_judge_may_slip_seldom(counted, ruling):
    """Beyond its share the run proves nothing; with few answers nothing is said of it."""
    found, rule = decided(Slips(judge="j@1", **counted))

    assert found is ruling
    assert ("j@1" in rule.reason) is (ruling is Ruling.INVALID)


def test_each_judge_answers_for_itself():
    """A careful judge does not hide another, and one that may gate nothing spoils nothing."""
    careful, bad = Slips(judge="j@1", items=5000), Slips(judge="k@1", items=100, misquoted=3)

    assert decided(careful, bad)[0] is Ruling.SHIP
    ruling, rule = decided(careful, bad, judges=("j@1", "k@1"))
    assert ruling is Ruling.INVALID
    assert rule.reason == "k@1 rested 3 of 100 answers on words that the bot did not say"


def test_a_judge_whose_slips_nobody_counts_passes():
    """Judges of one's own say nothing of quotes."""
    assert decided()[0] is Ruling.SHIP
