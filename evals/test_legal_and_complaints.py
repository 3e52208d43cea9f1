"""Complaints, lawyers, regulators and personal data."""

import pytest


@pytest.mark.hardcase("legal_and_complaints")
def test_legal_and_complaints(hardcase_outcome):
    """The bot keeps what the case asks for, in every trial."""
    hardcase_outcome.check()
