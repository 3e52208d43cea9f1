"""Several finished runs, put together only where they may be compared."""

from collections.abc import Iterable

from hardcase.records import Run
from hardcase.scorecards import graded_otherwise

from .league import Division, Played


def divide(runs: Iterable[Run]) -> tuple[Division, ...]:
    """Put runs that played the same cases and were graded alike into one division each.

    Args:
        runs: Finished runs; one that is named twice counts once.

    Returns:
        tuple: The division of most bots first, then by the newest run; of each but the first what is else in it.

    Raises:
        RunError: One is not finished.
    """
    named = {each.path.resolve(): each for each in runs}
    newest_first = sorted(named.values(), key=lambda run: (run.plan.created, run.plan.run), reverse=True)
    kept: list[tuple[Run, list[Run]]] = []
    for run in newest_first:
        alike = next((members for first, members in kept if not _differs(first, run)), None)
        if alike is None:
            kept.append((run, [run]))
        else:
            alike.append(run)
    kept.sort(key=lambda division: -len({run.plan.bot for run in division[1]}))
    return tuple(
        Division(
            runs=tuple(_played(run) for run in reversed(members)),
            differs=tuple(_differs(kept[0][0], first)) if index else (),
        )
        for index, (first, members) in enumerate(kept)
    )


def _differs(base: Run, run: Run) -> list[str]:
    """What keeps two runs out of one table, in words."""
    differing = graded_otherwise(base.scorecard, run.plan)
    before, after = ({case.id for case in each.plan.cases} for each in (base, run))
    if before & after and before != after:
        lacks, adds = len(before - after), len(after - before)
        differing += [f"{lacks} of the cases were not played"] if lacks else []
        differing += [f"{adds} other cases were played"] if adds else []
    return differing


def _played(run: Run) -> Played:
    return Played(path=run.path, plan=run.plan, card=run.scorecard, outcomes=run.outcomes, decision=run.decision)
