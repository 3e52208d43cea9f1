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
