"""What was said and done in one trial, and how it ended."""

import re
from typing import Any, Literal

from msgspec import Struct

from hardcase.cases import Mode, digest

Ending = Literal[
    "completed", "handed_over", "customer_left", "turn_limit", "bot_broke", "unreachable", "script_stuck", "recorded"
]
"""How it ended; `recorded`: nobody knows, the recording stops here."""
NOT_THE_BOTS = frozenset({"unreachable", "script_stuck"})
"""Endings that say nothing about the bot: the trial counts as missing."""


_FAILED = frozenset({"failed", "failure", "declined", "error", "rejected"})
_BEGINS_AS_ERROR = re.compile(r"\s{0,20}(?:error|failed)\b(?!-)", re.IGNORECASE)
_READS = re.compile(r"(?:get|look|search|find|list|check|read|fetch|query|view|show|track|verify)(?![a-z])|lookup")


def succeeded(tool: str, result: dict[str, Any]) -> bool:
    """Whether a call was done, by its answer: recordings say in many ways that it was not.

    Args:
        tool: Its name. That a payment it reads was declined, or that it declines a claim, is no failure.
        result: What was answered.

    Returns:
        False when there is an `error`, when `success` or `ok` is false, when the status is one of failing, or when the
        only text begins with "error" or "failed".
    """
    if "error" in result or result.get("success") is False or result.get("ok") is False:
        return False
    status = result.get("status")
    ended = status.strip().casefold() if isinstance(status, str) else ""
    if ended in _FAILED:
        its_own = _READS.match(tool) is not None or ended[:6] in tool.casefold()
        return its_own and ended != "error"
    texts = [value for value in result.values() if isinstance(value, str)]
    return len(texts) != 1 or _BEGINS_AS_ERROR.match(texts[0]) is None


class Turn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One utterance, verbatim.

    Attributes:
        index: Zero-based position in the conversation.
        speaker: `human` is an employee who took over; the bot is not graded on those words.
        notes: What the bot tells the human agent who sends this draft; no customer reads it.
        line: For the customer: the script's line, or `knows.<field>` for an answer. Empty for the bot.
    """

    index: int
    speaker: Literal["customer", "bot", "human"]
    text: str
    notes: str = ""
    line: str = ""


class Call(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One tool call on the desk's journal.

    Attributes:
        turn: Index of the bot turn it was made for.
        result: What the desk answered; `{"error": ...}` when it refused.
        effect: State it made, as `refunded.PAY-772`; empty for reading and refused calls.
        unanswered: What it came to was never recorded: nothing says that it failed, or that it did not.
        told: The bot made it with a tool of its own, and reported this answer; empty: it did not say which. `result`
            is the desk's answer to the same call, or the bot's own where that says that it failed. None: the desk
            was called.
    """

    turn: int
    tool: str
    arguments: dict[str, Any] = {}
    result: dict[str, Any] = {}
    effect: str = ""
    unanswered: bool = False
    told: dict[str, Any] | None = None

    @property
    def ok(self) -> bool:
        """What was asked was done, or nothing says that it was not."""
        return bool(self.effect) or succeeded(self.tool, self.result)


class Handover(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The escalation act and its packet for the person who takes over.

    Attributes:
        turn: Index of the bot turn that handed over.
        packet: As the bot wrote it; may be empty or malformed, which is graded.
        inferred: Recognised by its words in a recording, not by an act.
    """

    turn: int
    queue: str
    packet: dict[str, Any] = {}
    inferred: bool = False


class Usage(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one trial cost. Everything here may differ between two runs of one seed.

    Attributes:
        latency_s: Seconds for each bot turn, in order.
        tokens_in: Tokens read by the candidate, as its provider counts them; 0 when unknown.
        tokens_out: Tokens written by the candidate; 0 when unknown.
    """

    latency_s: tuple[float, ...] = ()
    tokens_in: int = 0
    tokens_out: int = 0


class Conversation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One finished trial of one case.

    Attributes:
        trial: Zero-based.
        turns: What was said, in order; customer first.
        calls: The desk's journal, in order.
        handover: None when the conversation never reached people.
        error: What broke, for the endings `bot_broke` and `unreachable`.
        started_verified: The customer was verified before the first word.
        told: System prompt or policy the bot was given, for recordings; empty: unknown.
        drafted: The bot drafted, and a human agent had the conversation.
        people: People answered, and no bot: they are the candidate.
    """

    case_id: str
    bot: str
    trial: int
    ending: Ending
    turns: tuple[Turn, ...] = ()
    calls: tuple[Call, ...] = ()
    handover: Handover | None = None
    error: str = ""
    started_verified: bool = True
    told: str = ""
    drafted: bool = False
    people: bool = False
    usage: Usage = Usage()

    @property
    def said(self) -> str:
        """Hash of what was said and done, and not of who did it, in which trial or at what cost."""
        return digest([self.ending, self.turns, self.calls, self.handover])[:16]

    @property
    def bot_turns(self) -> tuple[Turn, ...]:
        """What the bot said, in order."""
        return tuple(turn for turn in self.turns if turn.speaker == "bot")

    @property
    def customer_turns(self) -> tuple[Turn, ...]:
        """What the customer said, in order."""
        return tuple(turn for turn in self.turns if turn.speaker == "customer")

    def calls_for(self, turn: int) -> tuple[Call, ...]:
        """Calls made for one bot turn."""
        return tuple(call for call in self.calls if call.turn == turn)


class OpenConversation(Struct, frozen=True, kw_only=True):
    """What a bot sees of a conversation that is under way: the words so far and the channel.

    Attributes:
        id: Drawn anew for each conversation, for bots that keep sessions; says nothing about the case.
        mode: `answers`: the customer reads the reply. `assistant`: it is a draft for a human agent, who acts and sends
            it in their own name; the desk's tools then only read.
        answer_within_s: Seconds the reply may take, tool calls included; None: as long as it takes.
    """

    id: str = ""
    turns: tuple[Turn, ...]
    channel: str = "chat"
    mode: Mode = "answers"
    answer_within_s: float | None = None

    @property
    def customer_says(self) -> str:
        """The customer's latest words."""
        return self.turns[-1].text if self.turns else ""

    @property
    def messages(self) -> list[dict[str, str]]:
        """The turns as chat messages: `user` for the customer, `assistant` for the bot."""
        return [
            {"role": "user" if turn.speaker == "customer" else "assistant", "content": turn.text} for turn in self.turns
        ]


class _Said(Struct, frozen=True):
    text: str


class Reply(_Said, frozen=True, kw_only=True):
    """What a bot answers when it says more than words.

    Attributes:
        text: What the customer reads. May be empty, which is graded as an empty turn.
        notes: For the human agent alone, in the mode `assistant`: what the records say, which rule applies, what is to
            be done and by whom. 150 words or 1,000 characters are read.
        handover: The packet, with its `queue`, for bots that hand over in their reply and not by a tool.
        tokens_in: Tokens read for this reply, where known.
        tokens_out: Tokens written for this reply, where known.
    """

    notes: str = ""
    handover: dict[str, Any] | None = None
    tokens_in: int = 0
    tokens_out: int = 0
