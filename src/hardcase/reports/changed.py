"""What changed since the champion: newly broken first, then newly fixed, then what fails still."""

from collections.abc import Mapping
from typing import NamedTuple

from hardcase.scorecards import Changes

from .dossier import Dossier
from .words import count


class Changed(NamedTuple):
    """One case, and what went wrong in its first failed trial; empty where nothing did."""

    case: str
    why: str


def change_lists(changes: Changes) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each kind of change with its cases, the worst kind first."""
    return (
        ("newly broken", changes.newly_broken),
        ("newly fixed", changes.newly_fixed),
        ("still failing", changes.still_failing),
    )


def changed(dossier: Dossier) -> Mapping[str, tuple[Changed, ...]]:
    """The cases of each kind, with the reason that weighs most; nothing where the run was compared with none."""
    changes = dossier.decision.changes if dossier.decision else None
    if changes is None:
        return {}
    return {kind: tuple(Changed(case, _why(dossier, case)) for case in cases) for kind, cases in change_lists(changes)}


def left_aside(changes: Changes) -> str:
    """What could not be compared, in one sentence; empty where everything could."""
    told = []
    if changes.not_compared:
        told.append(f"{count(len(changes.not_compared), 'case')} of this run the champion never played")
    if changes.left_behind:
        told.append(f"{count(len(changes.left_behind), 'case')} of the champion are not in this run")
    return f"Not compared: {', and '.join(told)}." if told else ""


def _why(dossier: Dossier, case: str) -> str:
    for (case_id, trial), (_, result) in dossier.results.items():
        if case_id == case and result.status == "failed":
            first = next(iter(result.not_met), "")
            return f"{first}: {dossier.reason((case_id, trial), first)}" if first else result.ending.replace("_", " ")
    return ""
