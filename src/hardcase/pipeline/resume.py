"""Going on with a run: whatever was not given by hand is taken from its plan."""

import dataclasses
import datetime
from collections.abc import Sequence, Set
from pathlib import Path
from typing import Any

from hardcase.cases import Plan
from hardcase.errors import OptionError, RunError
from hardcase.options import Settings
from hardcase.records import Run
from hardcase.text import some


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
    # Settled for recordings too, to which what the project's file says does not apply.
    open_["explicit"] = settings.explicit | {"trials"}
    return dataclasses.replace(settings, **open_), tuple(paths) or plan.arguments.get("suites", ())


def _path_of(plan: Plan) -> Path | None:
    """The run that was named to compare with, where one was."""
    named = plan.arguments.get("champion", ())
    return Path(named[0]) if named else None


def refuse_another_plan(resumed: Path, now: Plan) -> None:
    """What is gone on with is the run that was planned: the same files, the same code, the same options.

    Args:
        resumed: Folder of the run.
        now: What would be planned today.

    Raises:
        OptionError: What differs; where files may, which of them were written since.
    """
    then = Run(resumed).plan
    hashes = sorted(key for key in {*then.hashes, *now.hashes} if then.hashes.get(key) != now.hashes.get(key))
    differing = [_told(key) for key in hashes]
    differing += [name for name in _OPTIONS if getattr(then, name) != getattr(now, name)]
    if then.versions.get("hardcase") != now.versions.get("hardcase"):
        differing.append("the version of hardcase")
    if not differing and then.trial_keys == now.trial_keys:
        return
    edited = frozenset(key for key in hashes if key in then.hashes and key in now.hashes)
    written = _written_since(then, now, edited)
    since = f"; written since it was planned: {some(written)}" if written else ""
    what = f"{resumed}: differs from its plan in {', '.join(differing) or 'its cases'}{since}"
    if written or set(hashes) & {"bot", "graders"} or any(key.startswith("suite.") for key in edited):
        raise OptionError(what, fix="restore what was edited and resume again, or start a new run")
    raise OptionError(what, fix="leave the options out, they are taken from its plan; or start a new run")


_OPTIONS = ("bot_spec", "bot_behind", "trials", "seed", "judges", "deselected", "turn_timeout_s")
_NAMES = {
    "bot": "the code of the bot",
    "cases": "the cases",
    "exemplars": "the exemplars",
    "gate": "the gate",
    "graders": "the checks or judges",
    "recorded": "the recordings",
    "rubrics": "the rubrics",
}


def _told(key: str) -> str:
    """What a hash of a plan is of."""
    kind, _, name = key.partition(".")
    return f"the suite {name!r}" if name else _NAMES.get(kind, kind)


def _written_since(then: Plan, now: Plan, edited: Set[str]) -> tuple[str, ...]:
    """Files that were written after a run was planned, of what has another hash since: the likely ones, and no proof.

    Args:
        then: Of the run.
        now: What would be planned today.
        edited: Names of the hashes that are others.
    """
    planned = datetime.datetime.fromisoformat(then.created).timestamp() + 1  # a plan knows the second of its day
    given = [Path(each) for each in now.arguments.get("suites", ())]
    files = {file for path in given for file in ([path] if path.is_file() else path.rglob("*.yaml"))}
    files = {file for file in files if _is_of(file, edited)}
    if "gate" in edited:
        files.update(map(Path, now.arguments.get("gate", ())))
    return tuple(sorted(str(file) for file in files if file.stat().st_mtime >= planned))


def _is_of(file: Path, edited: Set[str]) -> bool:
    """Whether a file of a folder of suites is part of what has another hash."""
    is_exemplar = file.parent.name == "exemplars"
    if is_exemplar and "exemplars" in edited:
        return True
    folder = file.parent.parent if is_exemplar else file.parent
    if not (folder / "suite.yaml").is_file():  # a company file beside its suites is part of each
        return any(key.startswith("suite.") for key in edited)
    return f"suite.{folder.resolve().name}" in edited


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
