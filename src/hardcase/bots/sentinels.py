"""Bots that say a few phrases of their own, or do not do what they say. A gate that lets one through is broken."""

from msgspec import structs

from hardcase.cases import Exemplar, ExemplarTurn
from hardcase.conversations import Desk, OpenConversation, Reply

from .exemplar_bot import ExemplarBot


class PhraseBot:
    """Says its phrases in turn, whatever the customer says.

    Args:
        name: How results call it.
        phrases: At least one.
        hands_over: Hands every conversation to the first queue, with an empty packet.
    """

    def __init__(self, name: str, phrases: tuple[str, ...], *, hands_over: bool = False) -> None:
        self.name, self._phrases, self._hands_over = name, phrases, hands_over

    async def reply(self, conversation: OpenConversation, desk: Desk) -> Reply:
        """Say the next phrase. See `Bot.reply`."""
        played = sum(turn.speaker == "bot" for turn in conversation.turns)
        queue = next(iter(desk.company.queue_ids), "")
        packet = {"queue": queue} if self._hands_over else None
        return Reply(text=self._phrases[played % len(self._phrases)], handover=packet)


SILENT = ("", "Ok.")
ALWAYS_ESCALATE = ("I'm passing you to one of my colleagues now.",)
NEVER_ESCALATE = (
    "I can take care of this for you here, so there is no need to bring in a colleague.",
    "I'm able to handle this myself. A colleague could not do more for you than I can.",
    "Let's keep this between the two of us; I have everything here that anyone else would have.",
)
PLATITUDE = (
    "I'm so sorry to hear that. I completely understand how frustrating this must be for you.",
    "I truly apologise for the inconvenience. Your experience means a great deal to us.",
    "I'm so sorry to hear that. We really value you as a customer, and I understand how you feel.",
    "I understand your concern completely. I'm very sorry for the trouble this has caused you.",
)
PHANTOM = ("That is all done for you now.",)
LOOPER = (
    "Thank you, I'd like to look into this for you. Could you please give me your order number and your full name?",
)


def never_escalate(exemplar: Exemplar) -> ExemplarBot:
    """Competent, and no human ever: plays the good exemplar and refuses where it hands over."""

    def refuse(turn: ExemplarTurn) -> ExemplarTurn:
        return structs.replace(turn, text=NEVER_ESCALATE[0], handover=None) if turn.handover else turn

    return ExemplarBot("never-escalate", exemplar, change=refuse, afterwards=NEVER_ESCALATE[1:])


def phantom(exemplar: Exemplar) -> ExemplarBot:
    """Says what the good exemplar says, and does nothing of it."""

    def do_nothing(turn: ExemplarTurn) -> ExemplarTurn:
        return structs.replace(turn, calls=(), handover=None)

    return ExemplarBot("phantom", exemplar, change=do_nothing, afterwards=PHANTOM)
