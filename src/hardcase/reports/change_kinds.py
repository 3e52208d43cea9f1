"""What may become of a case since the champion: the kinds, and all cases counted by them."""

from hardcase.scorecards import Changes

from .words import count

KINDS = {
    "newly broken": "the champion passed them",
    "failed now": "the champion's were not graded in full, so nobody knows whether it failed them too",
    "newly fixed": "the champion failed them",
    "still failing": "the champion fails them too",
    "left open": "not graded in full, now or of the champion, and not failed now",
}
"""Each kind of change that is listed, the worst first, with what it means."""


_ALWAYS = ("newly broken", "newly fixed")
_BUT = {"failed now": " where the champion's could not be graded"}


def change_lists(changes: Changes) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each kind of change with its cases, the worst kind first."""
    return tuple((kind, getattr(changes, kind.replace(" ", "_"))) for kind in KINDS)


def changed_cases(changes: Changes | None) -> dict[str, str]:
    """The kind of each case that is listed, by id."""
    return {case: kind for kind, cases in (change_lists(changes) if changes else ()) for case in cases}


def changes_line(changes: Changes) -> str:
    """What became of all cases that both played, in one sentence whose numbers add up to them."""
    told = [
        f"{len(cases):,} {kind}{_BUT.get(kind, '')}"
        for kind, cases in change_lists(changes)
        if cases or kind in _ALWAYS
    ]
    told += [f"{len(changes.still_passing):,} still passing"] if changes.still_passing else []
    return f"{count(changes.shared, 'test customer')} that both served: {', '.join(told)}."


def left_aside(changes: Changes) -> str:
    """What could not be compared, in one sentence; empty where everything could."""
    told = []
    if changes.not_compared:
        told.append(f"{count(len(changes.not_compared), 'case')} of this run the champion never played")
    if changes.left_behind:
        told.append(f"{count(len(changes.left_behind), 'case')} of the champion are not in this run")
    return f"Not compared: {', and '.join(told)}." if told else ""
