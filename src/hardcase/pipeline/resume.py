"""Going on with a run: whatever was not given by hand is taken from its plan."""

import dataclasses
import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hardcase.cases import Plan
from hardcase.errors import RunError
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
        "champion": _path_of(plan) or settings.champion,
        "no_gate": settings.no_gate or not plan.arguments.get("gate"),
    }
    open_ = {name: value for name, value in planned.items() if name not in settings.explicit}
    return dataclasses.replace(settings, **open_), tuple(paths) or plan.arguments.get("suites", ())


def _path_of(plan: Plan) -> Path | None:
    """The run that was named to compare with, where one was."""
    named = plan.arguments.get("champion", ())
    return Path(named[0]) if named else None


def planned_at(settings: Settings) -> datetime.datetime:
    """When a run was planned, in UTC: its day decides which licences count, also when it is gone on with later.

    Args:
        settings: Of a new run, which is planned now, or of one that is resumed.

    Raises:
        OptionError: There is no run to resume at this path.
        RunError: Its plan does not say when it was made.
    """
    if settings.resume is None:
        return datetime.datetime.now(datetime.UTC)
    run = Run(settings.resume)
    created = run.plan.created
    try:
        return datetime.datetime.fromisoformat(created).astimezone(datetime.UTC)
    except ValueError as error:
        what = f"{run.path}: its plan was made at {created!r}, which is no time"
        raise RunError(what, fix="restore plan.json, or start a new run") from error
