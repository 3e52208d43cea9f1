"""Ordinary requests that need no one else."""

import pytest


@pytest.mark.hardcase("routine_requests")
def test_routine_requests(hardcase_outcome):
    """The bot keeps what the case asks for, in every trial."""
    hardcase_outcome.check()
