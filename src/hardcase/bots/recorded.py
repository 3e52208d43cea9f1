"""A recorded conversation as a candidate: its words and acts are played again, where it keeps to the case's script."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Protocol

from msgspec import Struct, structs

from hardcase.cases import Case, Company
from hardcase.conversations import (
    Conversation,
    Desk,
    Handover,
    OpenConversation,
    RecordedCall,
    RecordedTurn,
    Recording,
    Reply,
    Usage,
    conversation_of,
    is_hand_over,
    play,
)
from hardcase.errors import UnreachableError
from hardcase.models import Stopped
from hardcase.text import normalise, one_line


class Recorded(Protocol):
    """Conversations that took place before."""

    @property
    def trials(self) -> Mapping[str, int]:
        """How many conversations there are, by case id."""
        ...

    @property
    def copies(self) -> int:
        """How many recordings were left out, since they are another of their case, written down once more."""
        ...

    @property
    def alike(self) -> int:
        """How many recordings count, though another of their case differs from them in nothing but `id` and `meta`."""
        ...

    @property
    def stopped(self) -> Stopped | None:
        """The budget that did not reach when they took place, as far as anybody knows."""
        ...

    @property
    def hash(self) -> str:
        """Of all of them."""
        ...

    async def conversation(self, case: Case, *, trial: int) -> Conversation:
        """One of them, as one trial of a case; with the ending `unreachable` and the reason where there is none."""
        ...


class _Exchange(Struct, frozen=True):
    """What the customer said, and what was answered and done."""

    heard: str
    said: str
    notes: str
    calls: tuple[RecordedCall, ...]
    handover: Handover | None
    took_s: float | None


async def play_recording(recording: Recording, case: Case, *, trial: int) -> Conversation:
    """Play a recording as one trial of its case.

    Whoever answered says what was said then, and each call is put to the case's own desk, so that the journal is as
    good as that of a bot which is played. People who answered from the first word on are the candidate themselves.

    Args:
        recording: Names the case.
        case: Whose script is played.
        trial: Zero-based.

    Returns:
        Conversation: As it was played; with the ending `unreachable` and the reason where the recording is no play of
            this script: another word of the customer, an end before or after that of the script.
    """
    people = all(turn.speaker != "bot" for turn in recording.turns)
    if people:
        turns = [structs.replace(each, speaker="bot") if each.speaker == "human" else each for each in recording.turns]
        recording = structs.replace(recording, turns=tuple(turns))
    bot = _Recalled(recording, case.company)
    played = await play(case, bot, trial=trial, turn_timeout_s=None)
    left = bot.exchanges[len(played.bot_turns) :]
    if played.handover is None and played.ending != "unreachable" and left:
        why = bot.where(f"the customer went on with {_quoted(left[0].heard)}, and the script was over")
        return missing(case, bot.name, trial=trial, why=why)
    waited = [each.took_s for each in bot.exchanges[: len(played.bot_turns)]]
    latency_s = tuple(each for each in waited if each is not None)
    usage = Usage(latency_s=latency_s) if len(latency_s) == len(waited) else Usage()
    return structs.replace(played, usage=usage, people=people)


def missing(case: Case, bot: str, *, trial: int, why: str) -> Conversation:
    """A trial of which nothing is known.

    Args:
        case: That should have been played.
        bot: Who should have answered.
        trial: Zero-based.
        why: One sentence.
    """
    verified = case.customer.verified
    return Conversation(
        case_id=case.id, bot=bot, trial=trial, ending="unreachable", error=why, started_verified=verified
    )


class _Recalled:
    """Says what a recording says, as long as the customer does too."""

    def __init__(self, recording: Recording, company: Company) -> None:
        self.name, self._id, self._company = recording.bot, recording.id, company
        self.exchanges = list(_exchanges(recording, company))

    def where(self, why: str) -> str:
        return f"recording {one_line(self._id, 60)!r} is no play of this case: {why}"

    async def reply(self, conversation: OpenConversation, desk: Desk) -> Reply:
        place = len(conversation.turns) // 2
        if place >= len(self.exchanges):
            raise UnreachableError(self.where(f"it ends before {_quoted(conversation.customer_says)} was answered"))
        now = self.exchanges[place]
        if normalise(now.heard) != normalise(conversation.customer_says):
            said, wanted = _quoted(now.heard), _quoted(conversation.customer_says)
            raise UnreachableError(self.where(f"its customer says {said}, and the script says {wanted}"))
        queues = self._company.queue_ids
        if now.handover and self._company.is_known and now.handover.queue not in queues:
            known = ", ".join(queues)
            why = f"it hands over to the queue {now.handover.queue!r}, and there are {known}"
            raise UnreachableError(self.where(why))
        for call in now.calls:
            desk.report(call.tool, call.arguments, call.result)
        packet = {**now.handover.packet, "queue": now.handover.queue} if now.handover else None
        return Reply(text=now.said, notes=now.notes, handover=packet)


def _exchanges(recording: Recording, company: Company) -> Iterable[_Exchange]:
    """Runs of turns of one side, in pairs, up to where somebody else took over."""
    own = company.hand_over_tool
    act = conversation_of(recording, hand_over_tools=[own.name] if own else []).handover
    act = None if act is None or act.inferred else act
    heard: list[RecordedTurn] = []
    numbered = groupby(enumerate(recording.turns), key=lambda each: each[1].speaker)
    for speaker, run in numbered:
        indices, turns = zip(*run, strict=True)
        if speaker == "customer":
            heard = list(turns)
            continue
        if speaker == "human":
            return
        calls = [call for turn in turns for call in turn.calls]
        handover = act if act is not None and act.turn in indices else None
        if handover:  # the act of another system's tool is taken by the desk as its own
            calls = [call for call in calls if company.tool(call.tool) or not is_hand_over(call.tool)]
        notes = "\n".join(turn.notes for turn in turns if turn.notes)
        yield _Exchange(_joined(heard), _joined(turns), notes, tuple(calls), handover, _waited(heard, turns[0]))
        heard = []


def _joined(turns: Sequence[RecordedTurn]) -> str:
    """Messages that one side sent in a row are one turn."""
    return "\n".join(turn.text for turn in turns)


def _waited(heard: Sequence[RecordedTurn], reply: RecordedTurn) -> float | None:
    if not heard or heard[-1].at_s is None or reply.at_s is None:
        return None
    return max(0.0, round(reply.at_s - heard[-1].at_s, 4))


def _quoted(text: str) -> str:
    return repr(one_line(text, 60))
