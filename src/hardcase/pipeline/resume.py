"""Going on with a run: whatever was not given by hand is taken from its plan."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from hardcase.options import Settings
from hardcase.records import Run


def as_planned(settings: Settings, paths: Sequence[str]) -> tuple[Settings, tuple[str, ...]]:
    """Fill the settings of a resumed run from its plan.

    Args:
        settings: As given; without `resume` they are handed back as they are.
        paths: Suites as given; empty: those of the plan.

    Returns:
        tuple: Settings and suites of the run. What was given by hand stays, and is checked against the plan later.

    Raises:
        OptionError: There is no run at this path.
    """
    if settings.resume is None:
        return settings, tuple(paths)
    plan = Run(settings.resume).plan
    planned: dict[str, Any] = {
        "bot": (plan.bot_spec,),
        "judge": plan.arguments.get("judges", ()),
        "trials": plan.trials,
        "seed": plan.seed,
        "turn_timeout": plan.turn_timeout_s,
        "gate": next(iter(plan.arguments.get("gate", ())), settings.gate),
        "no_gate": settings.no_gate or not plan.arguments.get("gate"),
    }
    open_ = {name: value for name, value in planned.items() if name not in settings.explicit}
    return dataclasses.replace(settings, **open_), tuple(paths) or plan.arguments.get("suites", ())
