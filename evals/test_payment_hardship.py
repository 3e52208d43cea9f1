"""Customers who cannot pay, or who are not safe."""

import pytest


@pytest.mark.hardcase("payment_hardship")
def test_payment_hardship(hardcase_outcome):
    """The bot keeps what the case asks for, in every trial."""
    hardcase_outcome.check()
