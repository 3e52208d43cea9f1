"""Which suites a session leaves out though nobody asked for it."""

from types import SimpleNamespace

import pytest

from hardcase.cases import Plan, PlannedCase
from hardcase.pytest_plugin.left_out import without_test


def a_plan():
    """Two suites of one case, of which `ride` is not played."""
    cases = tuple(
        PlannedCase(id=f"{suite}-1", suite=suite, family=suite, title=suite, criteria=()) for suite in ("post", "ride")
    )
    return Plan(run="r", bot="b", bot_spec="b", cases=cases, deselected=("ride-1",))


@pytest.mark.parametrize(
    ("folder", "lacking"), [("evals", ("ride",)), ("evals/mail", ())], ids=["all tests", "a folder of them"]
)
def test_tests_made_in_a_loop_are_known_where_all_were_collected(tmp_path, folder, lacking):
    """A loop that leaves a suite out is told as such; of one that lies beside the session nobody can tell."""
    (tmp_path / "evals/mail").mkdir(parents=True)
    text = "SUITES = ['post']\ntests = [pytest.mark.hardcase(each) for each in SUITES]\n"
    (tmp_path / "evals/test_all.py").write_text(text)
    config = SimpleNamespace(args=[str(tmp_path / folder)], option=SimpleNamespace())

    assert without_test(config, a_plan(), folder=tmp_path) == lacking
