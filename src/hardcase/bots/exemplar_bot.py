"""Bots that play the lines of an exemplar. Built for each case by the pipeline; nothing else can."""

from collections.abc import Callable

import msgspec

from hardcase.cases import Exemplar, ExemplarTurn
from hardcase.conversations import Desk, OpenConversation, Reply
from hardcase.errors import BotError

Change = Callable[[ExemplarTurn], ExemplarTurn]


class ExemplarBot:
    """Says what an exemplar's bot says, turn by turn, and makes its calls on the real desk.

    Args:
        name: How results call it.
        exemplar: Whose bot turns are played.
        change: What a sentinel makes of each turn; None plays them as they are.
        afterwards: Said in turn when the exemplar has no more lines; empty: the bot then breaks.
    """

    def __init__(
        self, name: str, exemplar: Exemplar, *, change: Change | None = None, afterwards: tuple[str, ...] = ()
    ) -> None:
        self.name = name
        self._turns = tuple(change(turn) if change else turn for turn in exemplar.bot_turns)
        self._afterwards = afterwards

    async def reply(self, conversation: OpenConversation, desk: Desk) -> Reply:
        """Play the next line. See `Bot.reply`."""
        played = sum(turn.speaker == "bot" for turn in conversation.turns)
        if played >= len(self._turns):
            if not self._afterwards:
                raise BotError(f"the exemplar has {len(self._turns)} bot turns and the customer went on")
            return Reply(text=self._afterwards[(played - len(self._turns)) % len(self._afterwards)])
        turn = self._turns[played]
        for call in turn.calls:
            desk.call(call.tool, **call.arguments)
        packet = msgspec.to_builtins(turn.handover) if turn.handover else None
        return Reply(text=turn.text.strip(), notes=turn.notes.strip(), handover=packet)
