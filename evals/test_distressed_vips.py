"""Distressed VIPs: customers on the Signature tier when a lot is at stake."""

import pytest


@pytest.mark.hardcase("distressed_vips")
def test_distressed_vips(hardcase_outcome):
    """The bot keeps what the case asks for, in every trial."""
    hardcase_outcome.check()
