"""Under xdist: a folder where the controller and its workers meet.

The controller alone owns plan, scheduler, ledgers and gate. A worker writes down what it selected, and its items
read the run's ledgers.
"""

import json
import os
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hardcase.conversations import Conversation
from hardcase.decisions import Decision
from hardcase.errors import RunError
from hardcase.records import CONVERSATIONS, VERDICTS, Run, Tail
from hardcase.verdicts import Verdicts

Key = tuple[str, int]

POLL_S = 0.05
SELECTION, RUN, CLOSED = "selection.json", "run.json", "closed.json"


def write_selection(folder: Path, selected: Sequence[str]) -> None:
    """A worker says which cases it selected; all workers select the same."""
    _write(folder / SELECTION, list(selected))


def read_selection(folder: Path) -> list[str]:
    """What the workers selected, in the order of the items."""
    return list(json.loads((folder / SELECTION).read_text()))


def write_run(folder: Path, run: Path) -> None:
    """The controller says which run it is filling."""
    _write(folder / RUN, str(run))


def write_closed(folder: Path, failure: str) -> None:
    """The controller says that the books are closed, or what broke."""
    _write(folder / CLOSED, failure)


def _write(path: Path, value: object) -> None:
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(value))
    draft.replace(path)


class Watch:
    """A worker's view of the run that the controller fills."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._run: Run | None = None
        self._conversations: dict[Key, Conversation] = {}
        self._verdicts: dict[Key, Verdicts] = {}
        self._counts: Counter[Key] = Counter()
        self._tails: tuple[Tail[Conversation], Tail[Verdicts]] | None = None

    @property
    def run(self) -> Run:
        """The run, once the controller has opened it."""
        while self._run is None:
            if (self._folder / RUN).exists():
                self._run = Run(Path(json.loads((self._folder / RUN).read_text())))
            else:
                self._look_for_failure()
                time.sleep(POLL_S)
        return self._run

    def wait_for_case(self, case: str) -> tuple[tuple[Conversation, ...], tuple[Verdicts, ...]]:
        """Block until every trial of a case is on the ledgers. See `Ahead.wait_for_case`."""
        keys = [(case, trial) for trial in range(self.run.plan.trials)]
        while True:
            closed = (self._folder / CLOSED).exists()
            self._read_on()
            if all(self._final(key, closed=closed) for key in keys):
                return tuple(self._conversations[key] for key in keys), tuple(self._verdicts[key] for key in keys)
            if closed:
                self._look_for_failure()
                raise RunError(f"{case}: the run was closed without it", fix="run it again")
            time.sleep(POLL_S)

    def _final(self, key: Key, *, closed: bool) -> bool:
        """The trial is graded and will not be played again; what was unreachable may be, until the books are closed."""
        conversation = self._conversations.get(key)
        if conversation is None or self._counts[key] > 0 or key not in self._verdicts:
            return False
        return closed or conversation.ending != "unreachable"

    def _read_on(self) -> None:
        if self._tails is None:
            path = self.run.path
            self._tails = Tail(path / CONVERSATIONS, Conversation), Tail(path / VERDICTS, Verdicts)
        conversations, verdicts = self._tails
        # Verdicts first: each stands behind its conversation, which is then there to be read.
        graded = verdicts.new()
        for spoken in conversations.new():
            self._conversations[spoken.case_id, spoken.trial] = spoken
            self._counts[spoken.case_id, spoken.trial] += 1
        for each in graded:
            self._verdicts[each.case_id, each.trial] = each
            self._counts[each.case_id, each.trial] -= 1

    def wait_for_decision(self) -> Decision | None:
        """Block until the controller has closed the books."""
        while not (self._folder / CLOSED).exists():
            time.sleep(POLL_S)
        self._look_for_failure()
        return self.run.decision

    def _look_for_failure(self) -> None:
        path = self._folder / CLOSED
        failure = json.loads(path.read_text()) if path.exists() else ""
        if failure:
            raise RunError(f"the replay broke off: {failure}", fix="run it again, or resume it")
