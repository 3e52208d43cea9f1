"""Rules that do not exist, and promises nobody made."""

import pytest


@pytest.mark.hardcase("policy_traps")
def test_policy_traps(hardcase_outcome):
    """The bot keeps what the case asks for, in every trial."""
    hardcase_outcome.check()
