"""Whom a run is compared with, and whether it may be: the pinned champion, or a run that was named for one decision."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from hardcase.cases import Plan
from hardcase.decisions import Champion, Gate
from hardcase.errors import OptionError
from hardcase.options import Settings
from hardcase.records import BASELINES, Baseline, Run
from hardcase.scorecards import graded_otherwise

from .places import own_command, projects_of


def baseline_of(gate: Gate, *, folder: Path | None = None, suites: Iterable[Path | str] = ()) -> Baseline:
    """Where the champion is pinned that a gate compares with.

    Args:
        gate: Of either kind.
        folder: The project; when None it is that of the gate's file, the current folder, or that of the suites: the
            first in which a champion of this gate is pinned, else the first.
        suites: Where they were loaded from.
    """
    projects = [folder] if folder else projects_of(Path(gate.path), suites)
    baselines = [Baseline(each / BASELINES / gate.champion_of) for each in projects]
    return next((each for each in baselines if each.path.is_dir()), baselines[0])


def champion_of(run: Run) -> Champion:
    """A finished run as others are compared with it.

    Raises:
        RunError: It is not finished.
    """
    plan, decision = run.plan, run.decision
    # Criteria are most of a plan, and of no use for a comparison: hashes say whether they are the same.
    slim = msgspec.structs.replace(plan, cases=tuple(msgspec.structs.replace(each, criteria=()) for each in plan.cases))
    return Champion(
        run=plan.run,
        bot=plan.bot,
        gate=decision.gate if decision else "",
        ruling=decision.ruling.value if decision else "",
        plan=slim,
        card=run.scorecard,
    )


def find_champion(
    gate: Gate, settings: Settings, *, folder: Path | None = None, suites: Iterable[Path | str] = ()
) -> Champion | None:
    """The champion that a gate compares with; None where it compares with none, or none is pinned yet.

    Args:
        gate: What will be decided.
        settings: Which run was named, if one was.
        folder: See `baseline_of`.
        suites: See `baseline_of`.

    Raises:
        OptionError: A run was named and is none to compare with, or a change gate has no champion.
        RunError: What is pinned cannot be read.
    """
    if not gate.compares:
        if "champion" in settings.explicit:
            fix = "leave it out, or name a gate that has rules about the champion, as release"
            raise OptionError(f"--champion: gate {gate.name!r} compares with no champion", fix=fix)
        return None
    baseline = baseline_of(gate, folder=folder, suites=suites)
    pinned = baseline.champion
    if settings.champion is not None:
        named = champion_of(Run(settings.champion))
        if named.ruling == "invalid":
            what = f"{settings.champion}: this run is invalid, so nothing can be compared with it"
            raise OptionError(what, fix="name a run that measured something")
        same = pinned is not None and (pinned.run, pinned.card) == (named.run, named.card)
        return msgspec.structs.replace(named, stands_in=not same)
    if pinned is None and gate.is_change:
        what = f"gate {gate.name!r} asks what a change loses, and no champion of gate {gate.champion_of!r} is pinned"
        what += f" in {baseline.path}"
        raise OptionError(what, fix=f"pin one: {own_command()} champion set RUN --gate {gate.champion_of}")
    return pinned


def refuse_itself(champion: Champion, run: str, settings: Settings) -> None:
    """No run loses anything against itself.

    Args:
        champion: Whom the run is compared with.
        run: Name of the run, or of the one whose conversations it grades again.
        settings: Whether the champion is a run that was named.

    Raises:
        OptionError: It was named as its own champion.
    """
    if settings.champion is not None and champion.run == run:
        what = f"--champion: {str(settings.champion)!r} is this run, which loses nothing against itself"
        raise OptionError(what, fix="name another run, or leave it out to compare with what is pinned")


def refuse_other_grading(champion: Champion, plan: Plan, settings: Settings) -> None:
    """Two runs are compared only where both were graded alike, and are two.

    Args:
        champion: Whom the run is compared with.
        plan: Of the run.
        settings: Whether the champion is a run that was named.

    Raises:
        OptionError: What differs, and the command that grades the champion's conversations anew; or a run is compared
            with itself.
    """
    refuse_itself(champion, plan.run, settings)
    differing = graded_otherwise(champion.card, plan)
    if not differing:
        return
    what = f"the champion {champion.run} was graded otherwise than this run: {'; '.join(differing)}"
    named = plan.arguments.get("judges", ()) or ("none",)
    judges = " ".join(f"--judge {each}" for each in named)
    again = f"{own_command()} champion rejudge --gate {champion.gate} {judges}"
    if settings.champion is not None:
        again = f"{own_command()} grade {settings.champion} {judges} --no-gate, then --champion with the new run"
    fix = f"grade what the champion said once more, without calling it: {again}; --no-gate compares nothing"
    raise OptionError(what, fix=fix)
