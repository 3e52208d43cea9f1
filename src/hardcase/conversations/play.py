"""The door of the room: one trial of one case, from the customer's first word to the ending."""

import asyncio
import time
from collections.abc import Callable

from hardcase.cases import Case
from hardcase.errors import BotError, UnreachableError

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
    evidence, not an exception.

    Args:
        case: What the customer says and what the desk holds.
        bot: The candidate; it sees the words so far and the desk, never the case.
        trial: Zero-based number of this replay.
        turn_timeout_s: Seconds one reply may take, tool calls included; None waits for ever (a person types).
        watch: Called with every turn as it happens, and with the calls made for it.

    Returns:
        Conversation: Finished, with its journal.
    """
    return await _Play(case, bot, turn_timeout_s=turn_timeout_s, watch=watch).run(trial)


class _Play:
    def __init__(self, case: Case, bot: Bot, *, turn_timeout_s: float | None, watch: Watcher | None) -> None:
        self.case, self.bot, self.turn_timeout_s, self.watch = case, bot, turn_timeout_s, watch
        self.progress = Progress(case)
        self.customer = ScriptedCustomer(case, self.progress)
        records = {**case.records, "history": case.history} if case.history else case.records
        self.desk = Desk(case.company, records, verified=case.customer.verified, people=case.desk.people)
        self.turns: list[Turn] = []
        self.latency_s: list[float] = []
        self.tokens = [0, 0]

    async def run(self, trial: int) -> Conversation:
        ending: Ending | None = None
        error = ""
        while ending is None:
            line = self.customer.next_line()
            if line is None:
                ending = "completed"
                break
            self._say(Turn(index=len(self.turns), speaker="customer", text=line[1], line=line[0]))
            self.progress.hear_customer(line[1], line[0])
            try:
                reply = await self._reply()
            except BotError as broke:
                ending, error = "bot_broke", str(broke)
            except UnreachableError as gone:
                ending, error = "unreachable", str(gone)
            else:
                ending = self._hear(reply)
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
            usage=Usage(latency_s=tuple(self.latency_s), tokens_in=self.tokens[0], tokens_out=self.tokens[1]),
        )

    def _say(self, turn: Turn) -> None:
        self.turns.append(turn)
        if self.watch:
            self.watch(turn, tuple(call for call in self.desk.calls if call.turn == turn.index))

    async def _reply(self) -> Reply:
        self.desk.begin_turn(len(self.turns))
        view = OpenConversation(turns=tuple(self.turns), channel=self.case.channel)
        began = time.perf_counter()
        try:
            async with asyncio.timeout(self.turn_timeout_s) as deadline:
                raw = await self.bot.reply(view, self.desk)
        except TimeoutError as error:
            if deadline.expired():
                raise BotError(f"no reply in {self.turn_timeout_s:g} s") from error
            raise BotError(f"raised TimeoutError: {error}") from error
        finally:
            self.latency_s.append(round(time.perf_counter() - began, 4))
        return read_reply(raw)

    def _hear(self, reply: Reply) -> Ending | None:
        if reply.handover is not None and self.desk.handover is None:
            self._hand_over(reply.handover)
        self.tokens[0] += reply.tokens_in
        self.tokens[1] += reply.tokens_out
        turn = Turn(index=len(self.turns), speaker="bot", text=reply.text)
        self._say(turn)
        self.progress.hear_bot(reply.text, tuple(call for call in self.desk.calls if call.turn == turn.index))
        bot_turns = len(self.turns) // 2
        return self.customer.ending(bot_turns=bot_turns, handed_over=self.desk.handover is not None)

    def _hand_over(self, packet: dict[str, object]) -> None:
        """A handover in the reply is the same act as the tool call, and is journalled alike."""
        tool = self.case.company.hand_over_tool
        if tool:
            self.desk.call(tool.name, queue=packet.get("queue", ""), packet=packet)
