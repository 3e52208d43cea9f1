"""Somebody else is in the account."""

import pytest


@pytest.mark.hardcase("account_takeover")
def test_account_takeover(hardcase_outcome):
    """The bot keeps what the case asks for, in every trial."""
    hardcase_outcome.check()
