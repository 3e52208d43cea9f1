"""Damaged, missing and wrong items: what came broken, and what it was needed for."""

import pytest


@pytest.mark.hardcase("damaged_items")
def test_damaged_items(hardcase_outcome):
    """The bot keeps what the case asks for, in every trial."""
    hardcase_outcome.check()
