"""The gate: one item for each of its rules, after every case."""

import pytest


@pytest.mark.hardcase_gate
def test_gate(hardcase_rule):
    """The rule passes."""
    hardcase_rule.check()
