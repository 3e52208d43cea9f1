"""Replays run ahead of the items, on a thread with a loop of its own: items stay synchronous windows."""

import asyncio
import contextlib
import threading
import time
from collections.abc import Sequence

from hardcase.conversations import Conversation
from hardcase.decisions import Decision, Gate
from hardcase.errors import RunError
from hardcase.pipeline import (
    Prepared,
    ask_anchors,
    cancelled_from_inside,
    close_books,
    held_s,
    open_run,
    own_loop,
    play_again,
    replay,
)
from hardcase.verdicts import Verdicts

Key = tuple[str, int]


class Ahead:
    """One bounded scheduler for the whole session.

    Args:
        prepared: Plan, cases, candidate, judges.
        selected: Cases to play, in the order of the items.
        gate: What to decide once all are graded; None: nothing.

    Raises:
        OptionError, RunError: The results folder cannot be written, or the run cannot be resumed.
    """

    def __init__(self, prepared: Prepared, selected: Sequence[str], *, gate: Gate | None) -> None:
        self.prepared, self._gate = prepared, gate
        self.run = open_run(prepared)
        trials = range(prepared.plan.trials)
        self._keys = [(case, trial) for case in selected for trial in trials]
        self._results: dict[Key, tuple[Conversation, Verdicts]] = {}
        self._ready = {case: threading.Event() for case in selected}
        self._closed = threading.Event()
        self._failure: BaseException | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._cancelled = False
        self.decision: Decision | None = None
        self._thread = threading.Thread(target=self._work, name="hardcase-ahead", daemon=True)

    def start(self) -> None:
        """Begin replaying."""
        self._thread.start()

    def wait_for_case(self, case: str) -> tuple[tuple[Conversation, ...], tuple[Verdicts, ...]]:
        """Block until every trial of a case is graded.

        Returns:
            tuple: Conversations and verdicts by trial.

        Raises:
            RunError: The replay broke off.
        """
        self._ready[case].wait()
        self._raise_failure()
        keys = [(case, trial) for trial in range(self.prepared.plan.trials)]
        if any(key not in self._results for key in keys):
            fix = f"go on with --hc-resume {self.run.path}: the summary says why it ended, and how to go on"
            raise RunError(f"{case}: the run ended before it was finished", fix=fix)
        pairs = [self._results[key] for key in keys]
        return tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)

    def wait_for_decision(self) -> Decision | None:
        """Block until the books are closed; None when no gate is applied."""
        self._closed.wait()
        self._raise_failure()
        return self.decision

    def cancel(self) -> None:
        """Stop replaying; what was finished is on disk."""
        self._cancelled = True
        if self._loop is not None and self._task is not None and not self._closed.is_set():
            with contextlib.suppress(RuntimeError):  # the replay is over and its loop closed: nothing to cancel
                self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join(timeout=10)

    @property
    def closed(self) -> bool:
        """The books are closed, or the replay broke off."""
        return self._closed.is_set()

    def _raise_failure(self) -> None:
        if self._failure is not None:
            what = f"the replay broke off: {type(self._failure).__name__}: {self._failure}"
            raise RunError(what, fix=f"resume it with --hc-resume {self.run.path}") from self._failure

    def _work(self) -> None:
        """Replay, close the books, and let every waiting item go, whatever happens on the way."""
        began = time.perf_counter()
        try:
            try:
                with asyncio.Runner(loop_factory=own_loop) as runner:
                    runner.run(self._replay())
            finally:
                self.run.close()
            champion, took_s, waited_s = self.prepared.champion, time.perf_counter() - began, held_s(self.prepared)
            self.decision = close_books(self.run, self._gate, champion=champion, duration_s=took_s, held_s=waited_s)
        except asyncio.CancelledError:
            stopped = RunError("the session was stopped", fix="run it again")
            self._failure = stopped if self._cancelled else cancelled_from_inside()
        except BaseException as error:  # handed to the waiting items, which raise it
            self._failure = error
        finally:
            for event in self._ready.values():
                event.set()
            self._closed.set()

    async def _replay(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._task = asyncio.ensure_future(self._ask_and_replay())
        if self._cancelled:
            self._task.cancel()
        await self._task

    async def _ask_and_replay(self) -> None:
        if self._gate is not None:
            await ask_anchors(self.prepared, self.run, self._keys)
        await replay(self.prepared, self.run, self._keys, done=self._done)
        if self._gate is not None:
            await play_again(self.prepared, self.run, done=self._done)

    def _done(self, conversation: Conversation, verdicts: Verdicts) -> None:
        self._results[conversation.case_id, conversation.trial] = (conversation, verdicts)
        if all((conversation.case_id, trial) in self._results for trial in range(self.prepared.plan.trials)):
            self._ready[conversation.case_id].set()
