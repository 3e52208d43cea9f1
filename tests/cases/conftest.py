"""The bakery's suite on disk, for every test of this room."""

import pytest

pytest.register_assert_rewrite("tests.cases.bakery")  # or a failed row would not say what it found

from tests.cases.bakery import Tree  # noqa: E402


@pytest.fixture
def tree(tmp_path):
    """The bakery, sound."""
    return Tree(tmp_path)
