"""What a run cost in money and in waiting, after everything about quality."""

import pytest

from hardcase.reports.costs import cost_line, cost_rows
from hardcase.scorecards import Outcomes


@pytest.mark.parametrize(("held_s", "told"), [(0.4, ""), (312.4, "calls waited 312 s in all under limits")])
def test_what_calls_waited_under_limits_is_told(held_s, told):
    """Who wonders why a run took so long reads it beside its cost; less than a second is not worth a word."""
    outcomes = Outcomes(held_s=held_s)

    assert cost_line(outcomes) == told
    assert ("Waited under limits" in dict(cost_rows(outcomes))) is bool(told)


@pytest.mark.parametrize(
    ("uncounted", "tokens", "cost", "told"),
    [
        (0, 2000, 0.02, "the bot 0.0100 USD (1,000 tokens) a conversation"),
        (1, 1000, 0.02, "the bot at least 0.0100 USD (500 tokens) a conversation"),
        (2, 0, None, "the bot unknown, its tokens were not counted, a conversation"),
    ],
)
def test_what_was_not_counted_is_not_told_as_free(uncounted, tokens, cost, told):
    """ "A "0.00 USD" for conversations that were paid is no answer; unknown is one, and at least is one."""
    outcomes = Outcomes(played=2, uncounted=uncounted, tokens_in=tokens, cost_usd=cost, spent_usd=0.5)

    assert cost_line(outcomes) == f"{told}; 0.5000 USD in all"
    assert ("Not counted" in dict(cost_rows(outcomes))) is bool(uncounted)
