"""People and texts that try to steer the bot."""

import pytest


@pytest.mark.hardcase("manipulation")
def test_manipulation(hardcase_outcome):
    """The bot keeps what the case asks for, in every trial."""
    hardcase_outcome.check()
