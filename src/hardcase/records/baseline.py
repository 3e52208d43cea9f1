"""What is pinned for one gate, in a folder that git keeps: the champion, its conversations, and how it came to be."""

import contextlib
import gzip
import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from hardcase.conversations import Conversation
from hardcase.decisions import Champion
from hardcase.errors import RunError

from .ledger import Ledger, read_ledger
from .lock import held

BASELINES = Path("results/baselines")
"""Whatever --results says: a run that is written elsewhere is held against the same champion."""
CHAMPION, RECORDED, HISTORY = "champion.json.gz", "conversations.jsonl.gz", "history.jsonl"
_LOCK = ".lock"


class Move(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the history.

    Attributes:
        at: UTC time, ISO 8601.
        what: `pinned`: another run is the champion; `rejudged`: the same conversations were graded anew.
        run: The champion from then on.
        ruling: What its gate had said; empty: nothing.
        because: Why, in the words of whoever did it, or what was proven.
        by: Who did it; empty: nobody said.
        replaced: The run that was champion before; empty: none was.
        gate_hash: Of the gate that decided it.
        champion: Hash of the champion's file as this move wrote it.
    """

    at: str
    what: Literal["pinned", "rejudged"]
    run: str
    bot: str
    ruling: str = ""
    because: str = ""
    by: str = ""
    replaced: str = ""
    gate_hash: str = ""
    champion: str = ""


class Baseline:
    """The folder of one gate's champion.

    Args:
        path: As `results/baselines/release`; need not exist yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._is_ours = False

    @contextlib.contextmanager
    def moving(self) -> Iterator[None]:
        """Hold the place from the look at who is champion until another one is: two who move it at once were both told
        that theirs is it.

        Raises:
            RunError: Another process moves it, or the folder cannot be written.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._refused(error) from error
        what = f"{self.path}: another process is moving this champion, and nothing was pinned here"
        fix = "wait for it to end, look who is champion (`hardcase champion show`), then decide again"
        try:
            with held(self.path / _LOCK, what=what, fix=fix):
                self._is_ours = True
                yield
        finally:
            self._is_ours = False
            with contextlib.suppress(OSError):  # where nothing came to be pinned
                self.path.rmdir()

    @property
    def champion(self) -> Champion | None:
        """Who is pinned, or None.

        Raises:
            RunError: The file is damaged or gone, is not the one that the history tells of, or the conversations beside
                it are not its own.
        """
        path = self.path / CHAMPION
        if not path.is_file():
            left = [name for name in (HISTORY, RECORDED) if (self.path / name).exists()]
            if left:
                raise self._damaged(CHAMPION, f"it is gone, and {' and '.join(left)} beside it is not")
            return None
        data = self._read(CHAMPION)
        told = self.history
        if not told or told[-1].champion != hashlib.sha256(data).hexdigest():
            raise self._damaged(CHAMPION, f"{HISTORY} tells of another one")
        try:
            champion = msgspec.json.decode(data, type=Champion)
        except msgspec.DecodeError as error:
            raise self._damaged(CHAMPION, str(error)) from error
        if champion.recorded != hashlib.sha256(self._read(RECORDED)).hexdigest():
            raise self._damaged(RECORDED, f"they are not the conversations of {champion.run}")
        return champion

    def conversations(self) -> Iterator[Conversation]:
        """What the champion and its customers said, trial by trial."""
        decoder = msgspec.json.Decoder(Conversation)
        try:
            yield from (decoder.decode(line) for line in self._read(RECORDED).splitlines())
        except msgspec.DecodeError as error:
            raise self._damaged(RECORDED, str(error)) from error

    @property
    def history(self) -> tuple[Move, ...]:
        """Every move, oldest first."""
        return tuple(read_ledger(self.path / HISTORY, Move))

    def pin(self, champion: Champion, conversations: Iterable[Conversation], move: Move) -> None:
        """Write champion, conversations and the line of history; within `moving`.

        Args:
            champion: Its `recorded` is filled in here.
            conversations: Of its trials.
            move: Why; its `champion` is filled in here.

        Raises:
            RunError: The disk refused it.
        """
        encode = msgspec.json.Encoder().encode
        spoken = b"".join(encode(each) + b"\n" for each in conversations)
        champion = msgspec.structs.replace(champion, recorded=hashlib.sha256(spoken).hexdigest())
        data = encode(champion)
        move = msgspec.structs.replace(move, champion=hashlib.sha256(data).hexdigest())
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            for name, content in ((RECORDED, spoken), (CHAMPION, data)):
                draft = self.path / f".{name}"
                draft.write_bytes(
                    gzip.compress(content, mtime=0)
                )  # without a time, so that the same champion is the same bytes
                draft.replace(self.path / name)
            history = Ledger[Move](self.path / HISTORY)
        except OSError as error:
            raise self._refused(error) from error
        try:
            history.append(move)
        finally:
            history.close()

    def _read(self, name: str) -> bytes:
        try:
            return gzip.decompress((self.path / name).read_bytes())
        except (OSError, EOFError) as error:
            raise self._damaged(name, str(error)) from error

    def _refused(self, error: OSError) -> RunError:
        fix = "free some space or mend the permissions, then pin it again"
        return RunError(f"{self.path}: cannot be written: {error.strerror}", fix=fix)

    def _damaged(self, name: str, why: str) -> RunError:
        fix = f"restore the folder: git checkout {self.path}"
        if not self._is_ours and (self.path / _LOCK).exists():  # its three files are written one after the other
            fix = f"another process may be moving the champion: try again; where none is, {fix}"
        return RunError(f"{self.path / name}: cannot be read: {why}", fix=fix)


def now() -> str:
    """The present, as a history writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
