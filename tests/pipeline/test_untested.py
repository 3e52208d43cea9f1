"""Which suites no test plays: what the tests say, and what only pytest can tell."""

import pytest

from hardcase.pipeline import EVALS, untested

MADE = "SUITES = ['post']\ntests = [pytest.mark.hardcase(each) for each in SUITES]\n"


@pytest.fixture
def evals(tmp_path):
    """An empty folder of tests."""
    folder = tmp_path / EVALS
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("name", "text", "lacking"),
    [
        pytest.param("test_all.py", '@pytest.mark.hardcase("post")', ("ride",), id="a marker"),
        pytest.param("test_all.py", '@pytest.mark.hardcase(\n    "post",\n)', ("ride",), id="over several lines"),
        pytest.param("all_test.py", "pytestmark = pytest.mark.hardcase('post')", ("ride",), id="the other name"),
        pytest.param("test_gate.py", "@pytest.mark.hardcase_gate", ("post", "ride"), id="the gate alone"),
        pytest.param("test_all.py", "@pytest.mark.hardcase(\n    name\n)", (), id="made in a loop"),
        pytest.param("test_all.py", '@pytest.mark.hardcase(f"{name}")', (), id="made of parts"),
        pytest.param("test_all.py", "from hardcase import Reply", (), id="a test of a bot"),
        pytest.param("my_bot.py", '# named by pytest.mark.hardcase("post")', (), id="no file of tests"),
    ],
)
def test_a_suite_lacks_a_test_where_the_tests_can_tell(evals, name, text, lacking):
    """Tests of hardcase name their suites in quotes; where they do not, or there are none, nobody is blamed."""
    (evals / name).write_text(text)

    assert untested(["post", "ride"], [evals]) == lacking


def test_once_pytest_collected_a_test_made_in_a_loop_is_known_too(evals):
    """A suite of which it found no test, and that no list names, has none."""
    (evals / "test_all.py").write_text(MADE)

    assert untested(["post", "ride"], [evals]) == ()
    assert untested(["post", "ride"], [evals], collected=True) == ("ride",)
