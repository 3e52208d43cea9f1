"""Billing disputes: money taken twice, fees that should not be, refunds that never came."""

import pytest


@pytest.mark.hardcase("billing_disputes")
def test_billing_disputes(hardcase_outcome):
    """The bot keeps what the case asks for, in every trial."""
    hardcase_outcome.check()
