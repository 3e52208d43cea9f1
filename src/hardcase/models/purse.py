"""What a run may spend: each call lays its worst case aside before it goes out, and pays what it really cost."""

import asyncio
import math
import secrets
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager

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
    """A run that ended before its plan was done, because its budget did not reach.

    Attributes:
        budget_usd: In US dollars.
        spent_usd: Of it, paid.
    """

    schema: int = 1
    budget_usd: float
    spent_usd: float


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
        self._waiting: set[asyncio.Future[None]] = set()
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
    async def pay(self, worst_usd: float) -> AsyncIterator[Call]:
        """Lay the worst case of a call aside, for as long as it is under way.

        Where it does not fit, it waits for calls in flight, which may cost less than was laid aside for them.

        Args:
            worst_usd: Its worst case in US dollars.

        Yields:
            Call: Told what it cost; else the worst case is paid, as by a call that was cut off.

        Raises:
            BudgetError: It does not fit, and nothing is in flight any more.
        """
        limit_usd = math.inf if self.limit_usd is None else self.limit_usd
        while self.spent_usd + sum(self._laid_aside.values()) + worst_usd > limit_usd:
            if not self._laid_aside:
                self.refused = True
                what = f"{dollars(self.spent_usd)} are paid of {dollars(limit_usd)}, and the next call may cost"
                fix = "give a larger --budget-usd; a run that was begun goes on with --resume"
                raise BudgetError(f"{what} {dollars(worst_usd)}", fix=fix)
            with clock_stopped():  # the bot is not slow while it waits for us
                await self._change()
        call = Call(worst_usd)
        self._laid_aside[call.id] = worst_usd
        try:
            self._enter(call, worst_usd, settled=False)
            yield call
        finally:
            del self._laid_aside[call.id]
            paid = worst_usd if call.usd is None else call.usd
            self.spent_usd += paid
            for each in self._waiting:
                if not each.done():
                    each.set_result(None)
            self._enter(call, paid, settled=call.usd is not None)

    async def _change(self) -> None:
        """Wait until a call in flight is paid."""
        changed = asyncio.get_running_loop().create_future()
        self._waiting.add(changed)
        try:
            await changed
        finally:
            self._waiting.discard(changed)

    def _enter(self, call: Call, usd: float, *, settled: bool) -> None:
        entry = Payment(call=call.id, usd=usd, settled=settled)
        if self._write:
            self._write(entry)
        else:
            self._unwritten.append(entry)


def spent_usd(entries: Iterable[Payment]) -> float:
    """What stands on the books, calls that nobody settled at their worst case."""
    return sum({each.call: each.usd for each in entries}.values())
