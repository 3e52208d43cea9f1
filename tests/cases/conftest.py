"""The bakery's suite on disk, for every test of this room."""

import pytest

from tests.cases.bakery import Tree


@pytest.fixture
def tree(tmp_path):
    """The bakery, sound."""
    return Tree(tmp_path)
