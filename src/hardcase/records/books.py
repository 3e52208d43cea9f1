"""Two ledgers as one: each trial's last conversation, and the verdicts that are about it and nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from hardcase.conversations import Conversation
from hardcase.errors import RunError
from hardcase.verdicts import Verdicts

Key = tuple[str, int]


class Trial(NamedTuple):
    """One finished trial.

    Attributes:
        conversation: The last one, and the only one that anybody answered.
        verdicts: What was made of it; None: not graded yet.
        unanswered: Conversations before it, in which nobody answered.
    """

    conversation: Conversation
    verdicts: Verdicts | None
    unanswered: int = 0


def attempts(ledger: Iterable[Conversation], *, bot: str, path: Path) -> dict[Key, list[Conversation]]:
    """Conversations by trial, in the order in which they took place.

    Args:
        ledger: Every line.
        bot: Whom the run is of.
        path: Of the ledger, for messages.

    Returns:
        dict: More than one for a trial only where nobody could be reached at first.

    Raises:
        RunError: A line was not written by this run: it is of another bot, or of a trial whose bot was reached before.
    """
    found: dict[Key, list[Conversation]] = {}
    for number, each in enumerate(ledger, start=1):
        before = found.setdefault((each.case_id, each.trial), [])
        what = ""
        if each.bot != bot:
            what = f"a conversation of bot {each.bot!r}, and the plan is of {bot!r}"
        elif before and before[-1].ending != "unreachable":
            what = f"trial {each.trial} of {each.case_id!r} once more, and its bot had been reached before"
        if what:
            fix = "take out what was added to the file, or replay the bot: hardcase run"
            raise RunError(f"{path}:{number}: {what}", fix=fix)
        before.append(each)
    return found


def paired(
    spoken: Mapping[Key, Sequence[Conversation]], ledger: Iterable[Verdicts], *, path: Path, bound: bool
) -> dict[Key, Trial]:
    """Give each trial's last conversation the verdicts that are about it.

    Args:
        spoken: As `attempts` made it.
        ledger: Every line.
        path: Of the ledger, for messages.
        bound: The run's verdicts say what they are about.

    Returns:
        dict: Without verdicts where the last ones are about an earlier conversation of the trial, or there are none.
            Books of before verdicts said what they are about are counted: as many of a trial as conversations.

    Raises:
        RunError: Verdicts are about none of the conversations of their trial, or no longer say about which.
    """
    graded: dict[Key, list[tuple[int, Verdicts]]] = {}
    for number, each in enumerate(ledger, start=1):
        graded.setdefault((each.case_id, each.trial), []).append((number, each))
    return {
        key: Trial(each[-1], _about(each, graded.get(key, ()), path, bound), len(each) - 1)
        for key, each in spoken.items()
    }


def _about(
    spoken: Sequence[Conversation], graded: Sequence[tuple[int, Verdicts]], path: Path, bound: bool
) -> Verdicts | None:
    if not graded:
        return None
    number, last = graded[-1]
    if not last.said and not bound:
        return last if len(graded) >= len(spoken) else None
    if last.said == spoken[-1].said:
        return last
    if any(last.said == each.said for each in spoken):
        return None
    what = f"verdicts on trial {last.trial} of {last.case_id!r} that are not about its conversation"
    fix = f"restore both files, or grade what was said anew: hardcase grade {path.parent}"
    raise RunError(f"{path}:{number}: {what}", fix=fix)


def stamp(path: Path) -> tuple[int, int]:
    """Whether a ledger is still as it was read: its size and time; one that is not there yet has no size."""
    try:
        stat = path.stat()
    except OSError:
        return -1, 0
    return stat.st_size, stat.st_mtime_ns
