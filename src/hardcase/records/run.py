"""One run's folder: what each room left, found again by name."""

import contextlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from hardcase.cases import Plan
from hardcase.conversations import Conversation
from hardcase.decisions import Decision
from hardcase.errors import OptionError, RunError
from hardcase.models import Payment, Stopped, spent_usd
from hardcase.scorecards import Outcomes, Scorecard
from hardcase.tables import frame
from hardcase.verdicts import Drifts, Verdicts

from .books import Key, Trial, attempts, paired, stamp
from .ledger import Ledger, read_ledger
from .lock import held
from .score_rows import ScoreRow, score_rows
from .seal import is_unbroken, sealed

T = TypeVar("T", bound=msgspec.Struct)

PLAN, SCORECARD, OUTCOMES, DECISION = "plan.json", "scorecard.json", "outcomes.json", "decision.json"
ANCHORS, STOPPED, ROUTING = "anchors.json", "stopped.json", "routing.json"
CONVERSATIONS, VERDICTS, SPENDING = "conversations.jsonl", "verdicts.jsonl", "spending.jsonl"
REPORT, SUMMARY, JUNIT = "report.html", "summary.md", "junit.xml"
SCORES = "scores.parquet"


def name_run(bot: str, *, now: datetime | None = None) -> str:
    """Name a results folder: UTC time, bot and eight random hex digits.

    Args:
        bot: Name of the candidate; what a file system may not like is replaced.
        now: Time to stamp; the present when None.
    """
    stamp = (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    slug = re.sub(r"[^A-Za-z0-9_.-]+", "-", bot).strip("-.")[:40] or "bot"
    return f"{stamp}-{slug}-{secrets.token_hex(4)}"


class Run:
    """A results folder, for reading.

    Args:
        path: The folder, as `results/20261121T100000Z-concierge-1a2b3c4d`.

    Raises:
        OptionError: There is no run here.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = path = Path(path)
        self._trials: tuple[object, dict[Key, Trial]] | None = None
        if not (path / PLAN).is_file():
            raise OptionError(f"{path}: no run here ({PLAN} is missing)", fix="name a folder below results/")

    @property
    def plan(self) -> Plan:
        """What the run set out to do."""
        return self._need(PLAN, Plan)

    def conversations(self) -> Iterator[Conversation]:
        """Finished trials in the order they finished; the last one wins where a trial was played again."""
        return read_ledger(self.path / CONVERSATIONS, Conversation)

    def verdicts(self) -> Iterator[Verdicts]:
        """Graded trials, likewise."""
        return read_ledger(self.path / VERDICTS, Verdicts)

    def trials(self) -> dict[Key, Trial]:
        """The last record of each finished trial, with the verdicts that belong to it.

        A trial that was unreachable and then played again has two conversations; its verdicts are those that are about
        the second, or None when the run was cut off between the two. Books of before verdicts said what they are about
        are counted: as many verdicts of a trial as conversations.

        Kept as long as the ledgers stay as they are: story, report and annotations all ask, and a large run takes
        seconds to read.
        """
        written = tuple(map(stamp, (self.path / CONVERSATIONS, self.path / VERDICTS)))
        if self._trials is None or self._trials[0] != written:
            self._trials = written, self._read_trials()
        return dict(self._trials[1])

    def spoken(self) -> dict[Key, Conversation]:
        """The last conversation of each finished trial, whatever became of its verdicts.

        Raises:
            RunError: A line is damaged, of another bot, or of a trial whose bot was reached before.
        """
        return {key: each[-1] for key, each in self._attempts().items()}

    def _attempts(self) -> dict[Key, list[Conversation]]:
        return attempts(self.conversations(), bot=self.plan.bot, path=self.path / CONVERSATIONS)

    def _read_trials(self) -> dict[Key, Trial]:
        return paired(self._attempts(), self.verdicts(), path=self.path / VERDICTS, bound=self.plan.bound)

    def left_open(self, keys: Iterable[Key]) -> list[Key]:
        """Of these trials, those that are still to be played or graded: what was unreachable is played again."""
        books = self.trials()
        return [
            key
            for key in keys
            if key not in books or not books[key].verdicts or books[key].conversation.ending == "unreachable"
        ]

    @property
    def scorecard(self) -> Scorecard:
        """The balanced books; RunError when the run was never finished."""
        return self._need(SCORECARD, Scorecard)

    @property
    def outcomes(self) -> Outcomes:
        """Speed, tokens, containment."""
        return self._need(OUTCOMES, Outcomes)

    @property
    def drifts(self) -> Drifts | None:
        """What came of asking the judges their frozen items again, or None when nobody asked."""
        return self._need(ANCHORS, Drifts) if (self.path / ANCHORS).is_file() else None

    @property
    def decision(self) -> Decision | None:
        """What the gate said, or None when none was applied.

        Raises:
            RunError: It cannot be read, or it or the scorecard was edited since.
        """
        path = self.path / DECISION
        if not path.is_file():
            return None
        decision = self._need(DECISION, Decision)
        if not is_unbroken(path.read_bytes(), self._card(), bound=self.plan.bound):
            what = f"{path}: it or {SCORECARD} beside it was edited after it was decided"
            raise RunError(what, fix=f"decide it again: hardcase gate {self.path}")
        return msgspec.structs.replace(decision, seal="")

    def _card(self) -> bytes:
        path = self.path / SCORECARD
        return path.read_bytes() if path.is_file() else b""

    @property
    def stopped(self) -> Stopped | None:
        """The budget that was too small for the plan, or None."""
        return self._need(STOPPED, Stopped) if (self.path / STOPPED).is_file() else None

    @property
    def spent_usd(self) -> float | None:
        """What calls to models with a price came to in all sessions, in US dollars; None: there was none."""
        path = self.path / SPENDING
        return spent_usd(read_ledger(path, Payment)) if path.is_file() else None

    def score_rows(self) -> Iterator[ScoreRow]:
        """One row for each planned criterion of each planned trial; RunError when the run was never finished."""
        return score_rows(self.plan, self.scorecard, {key: each.verdicts for key, each in self.trials().items()})

    def to_pandas(self) -> Any:
        """The verdicts as a pandas.DataFrame, a column for each field of `ScoreRow`: what `scores.parquet` holds."""
        return frame(self.score_rows(), of=ScoreRow)

    def _need(self, name: str, noun: type[T]) -> T:
        path = self.path / name
        try:
            return msgspec.json.decode(path.read_bytes(), type=noun)
        except FileNotFoundError as error:
            fix = f"finish it: hardcase run --resume {self.path}"
            raise RunError(f"{path}: the run is not finished", fix=fix) from error
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
            raise RunError(f"{path}: cannot be read: {error}", fix="restore the file, or replay the run") from error

    def write(self, name: str, noun: msgspec.Struct) -> None:
        """Write one noun to its file, whole or not at all; a decision is sealed with the scorecard beside it."""
        if isinstance(noun, Decision):
            noun = sealed(noun, self._card())
        data = msgspec.json.format(msgspec.json.encode(noun), indent=1)
        self.write_bytes(name, data + b"\n")

    def write_bytes(self, name: str, data: bytes) -> None:
        """Write one file, whole or not at all.

        Raises:
            RunError: The disk refused it.
        """
        path = self.path / name
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(exist_ok=True)
            draft.write_bytes(data)
            draft.replace(path)
        except OSError as error:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
            fix = "free some space or mend the permissions, then run `hardcase gate` on the folder"
            raise RunError(f"{path}: cannot be written: {error.strerror}", fix=fix) from error

    def remove(self, name: str) -> None:
        """Take away a file that says what holds no longer.

        Raises:
            RunError: The disk refused it.
        """
        path = self.path / name
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise RunError(f"{path}: cannot be removed: {error.strerror}", fix="mend the permissions") from error


class OpenRun(Run):
    """A results folder that trials are being added to. One process at a time holds it.

    Attributes:
        done: Trials already on the books, as (case id, trial): played and graded, or played only.
    """

    def __init__(self, path: Path | str) -> None:
        super().__init__(path)
        path = self.path
        self._held = contextlib.ExitStack()
        fix = "wait for it to end, or resume another run"
        self._held.enter_context(held(path / ".lock", what=f"{path}: another process is writing this run", fix=fix))
        (path / SCORES).unlink(missing_ok=True)  # of a run that goes on, it would be a table of something else
        with contextlib.ExitStack() as undo:  # an opening that fails half way holds nothing
            undo.callback(self._held.close)
            self._conversations = Ledger[Conversation](path / CONVERSATIONS)
            undo.callback(self._conversations.close)
            self._verdicts = Ledger[Verdicts](path / VERDICTS)
            self._spending: Ledger[Payment] | None = None
            undo.pop_all()

    def record_conversation(self, conversation: Conversation) -> None:
        """Put a finished trial on the books."""
        self._conversations.append(conversation)

    def record_verdicts(self, verdicts: Verdicts) -> None:
        """Put a graded trial on the books."""
        self._verdicts.append(verdicts)

    def record_payment(self, payment: Payment) -> None:
        """Put what a call costs on the books."""
        if self._spending is None:  # most runs ask nobody who has a price
            self._spending = Ledger[Payment](self.path / SPENDING)
        self._spending.append(payment)

    def stop(self, stopped: Stopped | None) -> None:
        """Say why the run ended before its plan was done, or that it no longer did."""
        if stopped:
            self.write(STOPPED, stopped)
        else:
            (self.path / STOPPED).unlink(missing_ok=True)

    def close(self) -> None:
        """Synchronise the ledgers and let go of the folder.

        Raises:
            RunError: The disk refused to keep what was written.
        """
        with contextlib.ExitStack() as ended:  # each is closed, whatever became of the others
            ended.callback(self._held.close)
            ended.callback(self._verdicts.close)
            ended.callback(self._conversations.close)
            if self._spending:
                ended.callback(self._spending.close)


def create_run(results: Path, plan: Plan) -> OpenRun:
    """Make a run's folder and write its plan, before the first call.

    Args:
        results: Folder of all runs; made when missing.
        plan: Whose `run` names the folder.

    Returns:
        OpenRun: Ready to take trials.

    Raises:
        OptionError: The folder cannot be written.
    """
    path = results / plan.run
    try:
        path.mkdir(parents=True)
        (path / PLAN).write_bytes(msgspec.json.format(msgspec.json.encode(plan), indent=1) + b"\n")
    except OSError as error:
        fix = "choose a folder you may write to with --results, or mend its permissions"
        raise OptionError(f"{results}: results cannot be written: {error.strerror}", fix=fix) from error
    return OpenRun(path)
