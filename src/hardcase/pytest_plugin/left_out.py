"""Which suites a session leaves out though nobody asked for it."""

from pathlib import Path

import pytest

from hardcase.cases import Plan
from hardcase.pipeline import EVALS, untested

_BY_HAND = ("keyword", "markexpr", "lf", "deselect", "stepwise")


def without_test(config: pytest.Config, plan: Plan, *, folder: Path) -> tuple[str, ...]:
    """Find the suites of a plan that no test plays.

    Args:
        config: Of the session: who selects by hand knows what is left out.
        plan: With the cases that are left out.
        folder: The project.

    Returns:
        tuple: Ids; empty where anything else is left out too.
    """
    arguments = [Path(each) for each in config.args]
    if any(getattr(config.option, name, None) for name in _BY_HAND) or not all(each.is_dir() for each in arguments):
        return ()
    suites = {case.id: case.suite for case in plan.cases}
    left_out = dict.fromkeys(suites[case] for case in plan.deselected)
    collected = (folder / EVALS).resolve() in [each.resolve() for each in arguments]
    lacking = untested(left_out, [folder / EVALS, *arguments], collected=collected)
    return lacking if len(lacking) == len(left_out) else ()
