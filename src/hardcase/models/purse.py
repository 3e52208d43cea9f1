"""What a run may spend: each call lays its worst case aside before it goes out, and pays what it really cost."""

import asyncio
import itertools
import math
import secrets
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from contextvars import ContextVar

from msgspec import Struct

from hardcase.errors import BudgetError

from .deadline import clock_stopped
from .prices import dollars


class Payment(Struct, frozen=True, kw_only=True):
    """One entry of the books. Of several about one call the last one counts.

    Attributes:
        call: Names the call.
        usd: What it cost, in US dollars; what was laid aside for it, as long as nobody knows.
        settled: The provider has said what it came to, or has refused it.
    """

    call: str
    usd: float
    settled: bool


class Stopped(Struct, frozen=True, kw_only=True):
    """A run that ended before its plan was done.

    Attributes:
        budget_usd: What did not reach, in US dollars; 0: the provider wanted no more calls.
        spent_usd: Paid, in US dollars.
        asked_at: Address of the provider that wanted no more; empty: it was the budget.
        wait_s: Seconds that it asked for.
    """

    schema: int = 1
    budget_usd: float = 0.0
    spent_usd: float
    asked_at: str = ""
    wait_s: float = 0.0


class Call:
    """One call that is paid for.

    Args:
        laid_aside_usd: Its worst case.

    Attributes:
        usd: What it cost; None: nobody knows, and the worst case is paid.
    """

    def __init__(self, laid_aside_usd: float) -> None:
        self.id, self.laid_aside_usd = secrets.token_hex(8), laid_aside_usd
        self.usd: float | None = None


class Piece:
    """A piece of work that is worth nothing in part, as a trial: half a conversation is played for nothing.

    Args:
        number: In order of start.

    Attributes:
        paid_usd: For its calls so far.
    """

    def __init__(self, number: int) -> None:
        self.number, self.paid_usd = number, 0.0


# It goes beside bots and judges and not through them: those of one's own may stand between, and tasks inherit it.
_PIECE: ContextVar[Piece | None] = ContextVar("_PIECE", default=None)


class Purse:
    """Shared by everybody who asks a model in a run: bot, judges, frozen items, the calls before the run.

    Args:
        limit_usd: What may be spent, in US dollars; None: no end, and everything is still on the books.

    Attributes:
        spent_usd: Paid so far, that of earlier sessions of a resumed run included.
        refused: A call did not fit any more; whoever starts new work stops.
    """

    def __init__(self, limit_usd: float | None = None) -> None:
        self.limit_usd = limit_usd
        self.spent_usd, self.refused = 0.0, False
        self._laid_aside: dict[str, float] = {}
        self._queue: dict[object, float] = {}
        self._waiting: set[asyncio.Future[None]] = set()
        self._pieces: list[Piece] = []
        self._numbers = itertools.count(1)
        self._dearest_piece_usd: float | None = None
        self._dearest_call_usd = 0.0
        self._unwritten: list[Payment] = []
        self._write: Callable[[Payment], None] | None = None
        self._earlier_usd = 0.0

    def count_earlier(self, usd: float) -> None:
        """Count what earlier sessions of a resumed run have paid; of several times the last one holds."""
        self.spent_usd += usd - self._earlier_usd
        self._earlier_usd = usd

    def keep_books(self, write: Callable[[Payment], None]) -> None:
        """Write everything down from now on, and what was spent before it could be.

        Args:
            write: Takes an entry.
        """
        self._write = write
        while self._unwritten:
            write(self._unwritten.pop(0))

    @asynccontextmanager
    async def whole(self) -> AsyncIterator[None]:
        """Begin a piece of work once what is left pays for all of it, beside what has begun.

        It is taken to cost as much as the dearest one so far; the first is done alone, and so is each where less is
        left. Without a limit nobody waits.
        """
        if self.limit_usd is None:
            yield
            return
        await self._until(lambda: not self._pieces or self._pays_for_another(), turn=math.inf)
        piece = Piece(next(self._numbers))
        self._pieces.append(piece)
        before = _PIECE.set(piece)
        try:
            yield
        finally:
            _PIECE.reset(before)
            self._pieces.remove(piece)
            self._dearest_piece_usd = max(self._dearest_piece_usd or 0.0, piece.paid_usd)
            self._wake()

    def _pays_for_another(self) -> bool:
        if self._dearest_piece_usd is None or self.limit_usd is None:
            return False
        paid = [each.paid_usd for each in self._pieces]
        dearest = max(self._dearest_piece_usd, *paid)
        promised = sum(dearest - each for each in paid)
        # The last call of a piece only goes out where its worst case fits.
        return self.spent_usd + promised + dearest + self._dearest_call_usd <= self.limit_usd

    @asynccontextmanager
    async def pay(self, worst_usd: float) -> AsyncIterator[Call]:
        """Lay the worst case of a call aside, for as long as it is under way.

        Where it does not fit, it waits for calls in flight, which may cost less than was laid aside for them; what
        began first is paid first.

        Args:
            worst_usd: Its worst case in US dollars.

        Yields:
            Call: Told what it cost; else the worst case is paid, as by a call that was cut off.

        Raises:
            BudgetError: It does not fit, and nothing is in flight any more.
        """
        limit_usd = math.inf if self.limit_usd is None else self.limit_usd
        piece = _PIECE.get()
        turn = piece.number if piece else 0  # what belongs to no piece goes before all of them
        self._dearest_call_usd = max(self._dearest_call_usd, worst_usd)

        def is_paid() -> bool:
            if any(other < turn for other in self._queue.values()):
                return False
            if self.spent_usd + sum(self._laid_aside.values()) + worst_usd <= limit_usd:
                return True
            if not self._laid_aside:
                self.refused = True
                what = f"{dollars(self.spent_usd)} are paid of {dollars(limit_usd)}, and the next call may cost"
                raise BudgetError(f"{what} {dollars(worst_usd)}", fix="give a larger --budget-usd")
            return False

        with clock_stopped():  # the bot is not slow while it waits for us
            await self._until(is_paid, turn=turn)
        call = Call(worst_usd)
        self._laid_aside[call.id] = worst_usd
        try:
            self._enter(call, worst_usd, settled=False)
            yield call
        finally:
            del self._laid_aside[call.id]
            paid = worst_usd if call.usd is None else call.usd
            self.spent_usd += paid
            if piece:
                piece.paid_usd += paid
            self._wake()
            self._enter(call, paid, settled=call.usd is not None)

    async def _until(self, ready: Callable[[], bool], *, turn: float) -> None:
        """Wait until it may go on; asked again whenever a call is paid, a piece is done, or one in front has gone."""
        if ready():
            return
        ticket = object()
        self._queue[ticket] = turn
        try:
            while not ready():
                changed = asyncio.get_running_loop().create_future()
                self._waiting.add(changed)
                try:
                    await changed
                finally:
                    self._waiting.discard(changed)
        finally:
            del self._queue[ticket]
            self._wake()

    def _wake(self) -> None:
        for each in self._waiting:
            if not each.done():
                each.set_result(None)

    def _enter(self, call: Call, usd: float, *, settled: bool) -> None:
        entry = Payment(call=call.id, usd=usd, settled=settled)
        if self._write:
            self._write(entry)
        else:
            self._unwritten.append(entry)


def spent_usd(entries: Iterable[Payment]) -> float:
    """What stands on the books, calls that nobody settled at their worst case."""
    return sum({each.call: each.usd for each in entries}.values())
