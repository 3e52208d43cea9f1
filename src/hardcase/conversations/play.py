"""The door of the room: one trial of one case, from the customer's first word to the ending."""

import asyncio
import secrets
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hardcase.cases import Case
from hardcase.errors import BotError, BudgetError, UnreachableError
from hardcase.models import Deadline
from hardcase.text import mask_secrets

from .bot import Bot, read_reply
from .conversation import Call, Conversation, Ending, OpenConversation, Reply, Turn, Usage
from .customer import ScriptedCustomer
from .desk import Desk
from .progress import Progress

DEFAULT_TURN_TIMEOUT_S = 30.0

Watcher = Callable[[Turn, tuple[Call, ...]], None]


async def play(
    case: Case,
    bot: Bot,
    *,
    trial: int = 0,
    turn_timeout_s: float | None = DEFAULT_TURN_TIMEOUT_S,
    watch: Watcher | None = None,
) -> Conversation:
    """Speak the customer's lines and record what the bot says and does.

    A bot that breaks ends the conversation early. What was said so far is kept and the ending says why: it is
    evidence, not an exception. This is the one door at which whatever a candidate's code raises is caught.

    Args:
        case: What the customer says and what the desk holds.
        bot: The candidate; it sees the words so far and the desk, never the case.
        trial: Zero-based number of this replay.
        turn_timeout_s: Seconds one reply may take, tool calls included; while our own limits hold a call to a model
            back, they do not run. None waits for ever (a person types).
        watch: Called with every turn as it happens, and with the calls made for it.

    Returns:
        Conversation: Finished, with its journal.
    """
    return await _Play(case, bot, turn_timeout_s=turn_timeout_s, watch=watch).run(trial)


NOBODY_THERE = (ConnectionRefusedError, socket.gaierror)
"""What a candidate's own code raises when its server is not there: nobody's fault that can be told from here."""


class _Play:
    def __init__(self, case: Case, bot: Bot, *, turn_timeout_s: float | None, watch: Watcher | None) -> None:
        self.case, self.bot, self.turn_timeout_s, self.watch = case, bot, turn_timeout_s, watch
        self.progress = Progress(case)
        self.customer = ScriptedCustomer(case, self.progress)
        records = {**case.records, "history": case.history} if case.history else case.records
        self.drafts = case.mode == "assistant"
        self.desk = Desk(
            case.company, records, verified=case.customer.verified, people=case.desk.people, reads_only=self.drafts
        )
        self.id = secrets.token_hex(8)
        self.turns: list[Turn] = []
        self.heard: list[Turn] = []
        self.latency_s: list[float] = []
        self.tokens = [0, 0]

    async def run(self, trial: int) -> Conversation:
        try:
            ending, error = await self._talk()
        finally:
            self.desk.close()
        return Conversation(
            case_id=self.case.id,
            bot=self.bot.name,
            trial=trial,
            ending=ending,
            turns=tuple(self.turns),
            calls=self.desk.calls,
            handover=self.desk.handover,
            error=error,
            started_verified=self.case.customer.verified,
            drafted=self.drafts,
            usage=Usage(latency_s=tuple(self.latency_s), tokens_in=self.tokens[0], tokens_out=self.tokens[1]),
        )

    async def _talk(self) -> tuple[Ending, str]:
        """Turn by turn, until something ends it: the ending, and what broke."""
        while line := self.customer.next_line():
            self._say(Turn(index=len(self.turns), speaker="customer", text=line[1], line=line[0]))
            self.progress.hear_customer(line[1], line[0])
            try:
                reply = await self._reply()
            except BotError as broke:
                self._count(broke)
                return "bot_broke", _told(broke)
            except UnreachableError as gone:
                return "unreachable", _told(gone)
            ending = self._hear(reply)
            if ending:
                return ending, ""
        return "completed", ""

    def _say(self, turn: Turn, calls: tuple[Call, ...] = ()) -> None:
        self.turns.append(turn)
        # The bot sees copies without the script's line: its id may give the case away, as `wants-person` does.
        self.heard.append(Turn(index=turn.index, speaker=turn.speaker, text=turn.text, notes=turn.notes))
        if self.watch:
            self.watch(turn, calls)

    async def _reply(self) -> Reply:
        """Ask the bot for its turn; whatever it does instead of answering in time is told as an error of its own."""
        self.desk.begin_turn(len(self.turns))
        view = OpenConversation(
            id=self.id,
            turns=tuple(self.heard),
            channel=self.case.channel,
            mode=self.case.mode,
            answer_within_s=self.turn_timeout_s,
        )
        stopping, failure, raw = _stopping(), None, None
        task = asyncio.current_task()
        deadline = Deadline(self.turn_timeout_s)
        began = time.perf_counter()
        try:
            async with deadline:
                raw = await self.bot.reply(view, self.desk)
        except (KeyboardInterrupt, BudgetError):  # an empty purse says nothing about the candidate
            raise
        except BaseException as error:  # the candidate's code: whatever it does is evidence, SystemExit included
            if isinstance(error, GeneratorExit) and _current() is not task:  # thrown into what nobody waits for
                raise
            failure = error
        took_s = time.perf_counter() - began - deadline.held_s
        if _stopping() > stopping:  # the run is being stopped, whatever the bot made of it
            raise asyncio.CancelledError from failure
        self.latency_s.append(round(took_s, 4))
        # A bot that blocks the loop or swallows its cancellation never meets the deadline: the clock decides.
        if self.turn_timeout_s is not None and (deadline.expired() or took_s > self.turn_timeout_s):
            raise BotError(f"no reply in {self.turn_timeout_s:g} s") from failure
        if isinstance(failure, (BotError, UnreachableError)):
            raise failure
        if failure is not None and _nobody_there(failure):
            raise UnreachableError(f"{type(failure).__name__}: {_told(failure)}") from failure
        if failure:
            raise BotError(f"raised {type(failure).__name__}: {_told(failure)}{_where(failure)}") from failure
        return read_reply(raw)

    def _count(self, said: Reply | BotError) -> None:
        self.tokens = [self.tokens[0] + said.tokens_in, self.tokens[1] + said.tokens_out]

    def _hear(self, reply: Reply) -> Ending | None:
        if reply.handover is not None:
            self.desk.hand_over(reply.handover)
        self._count(reply)
        turn = Turn(index=len(self.turns), speaker="bot", text=reply.text, notes=reply.notes)
        calls = self.desk.calls_at(turn.index)
        self._say(turn, calls)
        self.progress.hear_bot(reply.text, calls)
        bot_turns = len(self.turns) // 2
        return self.customer.ending(bot_turns=bot_turns, handed_over=self.desk.handover is not None)


def _stopping() -> int:
    """How often the run was asked to stop so far."""
    task = _current()
    return task.cancelling() if task else 0


def _current() -> asyncio.Task[Any] | None:
    """The task that runs; None where no loop does."""
    try:
        return asyncio.current_task()
    except RuntimeError:
        return None


def _nobody_there(error: BaseException | None) -> bool:
    """The error is, or was caused by, a refused connection or an unknown host; clients wrap it in their own."""
    seen = 0
    while error is not None and seen < 8:
        wrapped = getattr(error, "reason", None)
        if isinstance(error, NOBODY_THERE) or isinstance(wrapped, NOBODY_THERE):
            return True
        error, seen = error.__cause__ or error.__context__, seen + 1
    return False


def _where(error: BaseException) -> str:
    """File name and line of the innermost frame, so that a bot's author knows where to look; never a folder."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace is not None else ""


def _told(error: BaseException) -> str:
    """What an exception says, short and as text that can be written down: what looks like a secret is only named."""
    try:
        said = str(error)
    except Exception:  # the candidate's own exception, which may be as broken as its code
        said = "(its message cannot be read)"
    return mask_secrets(said[:2000].encode("utf-8", "backslashreplace").decode())[:500]
