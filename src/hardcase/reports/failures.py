"""What went wrong, worst first, with who mends it and the line that replays it."""

import functools
import shlex
from pathlib import PurePosixPath

from msgspec import Struct

from hardcase.cases import Plan, PlannedCase
from hardcase.decisions import Decision
from hardcase.options import CHECKS_ONLY, DEFAULT_JUDGES
from hardcase.scorecards import CaseResult, Scorecard, TrialResult

from .dossier import Dossier, badness
from .words import ENDINGS, without_patterns

NOBODY = "nobody is named"
_HOLDING = frozenset({"new-vetoes", "broken-again"})
_OLD = 2


class Failure(Struct, frozen=True, kw_only=True):
    """One conversation that failed.

    Attributes:
        trial: Zero-based.
        criterion: What weighs most of what was not met; empty when the conversation never got that far.
        reason: Why, in words of the grader, which may quote the bot.
        more: Further criteria that were not met.
        owner: Team that mends it.
        replay: Command that replays the case.
        old: The champion of a change fails the case too: no work of the change.
    """

    case_id: str
    suite: str
    trial: int
    criterion: str
    reason: str
    more: int
    owner: str
    replay: str
    old: bool = False


def failures(dossier: Dossier) -> tuple[Failure, ...]:
    """Every failed conversation that the page holds, worst first; of a change, first what holds it."""
    found = sorted((dossier.results[key] for key in dossier.shown), key=lambda pair: _place(pair[0], dossier.decision))
    return tuple(_failure(dossier, case, trial) for case, trial in found if trial.status == "failed")


def _failure(dossier: Dossier, case: CaseResult, trial: TrialResult) -> Failure:
    first = next(iter(trial.not_met), "")
    talk = dossier.conversations.get((case.id, trial.trial))
    broke = f"{ENDINGS.get(trial.ending, trial.ending)}: {talk.error}" if talk and talk.error else ""
    return Failure(
        case_id=case.id,
        suite=case.suite,
        trial=trial.trial,
        criterion=first,
        reason=broke
        or (without_patterns(dossier.reason((case.id, trial.trial), first), first) if first else ENDINGS[trial.ending]),
        more=max(0, len(trial.not_met) - 1),
        owner=case.owner or NOBODY,
        replay=replay_line(dossier.plan, case),
        old=_place(case, dossier.decision) == _OLD,
    )


def worst_cases(
    card: Scorecard, limit: int, decision: Decision | None = None
) -> tuple[tuple[CaseResult, TrialResult], ...]:
    """The cases that failed worst, each once, with their worst trial.

    Args:
        card: Of the run.
        limit: How many.
        decision: About the run. Of a change, the cases that hold it come first, though they failed in an extra trial
            alone, and those that the champion fails too are none.
    """
    places = {case.id: _place(case, decision) for case in card.cases}
    told = (case for case in card.cases if places[case.id] == 0 or (case.status == "failed" and places[case.id] < _OLD))
    worst = [(case, min(case.all_trials if places[case.id] == 0 else case.trials, key=badness)) for case in told]
    return tuple(sorted(worst, key=lambda pair: (places[pair[0].id], badness(pair[1])))[:limit])


def _place(case: CaseResult, decision: Decision | None) -> int:
    """Of a change: what holds it, what else failed, what the champion fails too; else all alike."""
    holding = [rule for rule in decision.rules if rule.id in _HOLDING] if decision else []
    if not decision or not any(rule.id == "new-vetoes" for rule in holding):
        return 1
    if any(rule.status == "fail" and case.id in rule.cases for rule in holding):
        return 0
    return _OLD if decision.changes and case.id in decision.changes.still_failing else 1


def replay_line(plan: Plan, case: CaseResult | PlannedCase) -> str:
    """The command that replays one case against the bot of a run, before the same judges."""
    path = shlex.quote(case_path(plan, case.suite, case.id))
    judges = plan.arguments.get("judges", DEFAULT_JUDGES)
    named = () if judges == DEFAULT_JUDGES else judges or (CHECKS_ONLY,)
    told = "".join(f" --judge {shlex.quote(each)}" for each in named)
    return f"hardcase play {path} --bot {shlex.quote(plan.bot_spec)}{told}"


def case_path(plan: Plan, suite: str, case_id: str) -> str:
    """Where a case is, without its ending, from the paths that the run was given."""
    given = [PurePosixPath(each) for each in plan.arguments.get("suites", ())]
    for path in given:
        if path.stem == case_id:
            return str(path.with_suffix(""))
        if path.name == suite:
            return str(path / case_id)
    roots = (path for path in given if path.stem not in _own_names(_Same(plan)))
    return str(next(roots, PurePosixPath("suites")) / suite / case_id)


class _Same:
    """A plan by identity: it cannot be hashed, and thousands of lines of one report ask for its names."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.plan is self.plan


@functools.lru_cache(maxsize=2)
def _own_names(same: _Same) -> frozenset[str]:
    """Names of a plan's suites and cases."""
    return frozenset(name for each in same.plan.cases for name in (each.suite, each.id))
