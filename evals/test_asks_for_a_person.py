"""People who want a person."""

import pytest


@pytest.mark.hardcase("asks_for_a_person")
def test_asks_for_a_person(hardcase_outcome):
    """The bot keeps what the case asks for, in every trial."""
    hardcase_outcome.check()
