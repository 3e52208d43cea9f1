"""What is being tested, seen from here: one method, no base class."""

from typing import Protocol, runtime_checkable

from msgspec import structs

from hardcase.errors import BotError

from .conversation import OpenConversation, Reply
from .desk import Desk

MAX_REPLY_CHARACTERS = 100_000
MAX_TOKENS = 10**12


@runtime_checkable
class Bot(Protocol):
    """A candidate.

    Attributes:
        name: How results and reports call it.
    """

    name: str

    async def reply(self, conversation: OpenConversation, desk: Desk) -> Reply | str:
        """Answer the customer's latest words, calling the desk's tools as needed.

        Raises:
            BotError: It broke; counts against it.
            UnreachableError: Nobody was there; the trial stays open.
        """
        ...


def read_reply(raw: object) -> Reply:
    """Take what a bot returned as a reply, or refuse to.

    Args:
        raw: A `Reply`, or the words alone.

    Returns:
        Reply: With text that can be written down as it was said.

    Raises:
        BotError: Not a reply: None, another type, over 100,000 characters, not valid text, or with a packet or a
            number of tokens that is none.
    """
    reply = Reply(text=raw) if isinstance(raw, str) else raw
    if not isinstance(reply, Reply):
        raise BotError(f"returned {type(raw).__name__}, which is no reply: return text or a Reply")
    reply = structs.replace(reply, text=_text(reply.text, "text"), notes=_text(reply.notes, "notes"))
    if reply.handover is not None and not isinstance(reply.handover, dict):
        what = f"returned a handover that is a {type(reply.handover).__name__}, not a packet"
        raise BotError(f'{what}: write {{"queue": ..., "issue": ...}}')
    for tokens in (reply.tokens_in, reply.tokens_out):
        if type(tokens) is not int or not 0 <= tokens <= MAX_TOKENS:
            raise BotError(f"returned {str(tokens)[:40]!r} as a number of tokens")
    return reply


def _text(given: object, what: str) -> str:
    """Words that can be written down."""
    if not isinstance(given, str):
        raise BotError(f"returned Reply with {what} {type(given).__name__}, which is no reply: return text or a Reply")
    if len(given) > MAX_REPLY_CHARACTERS:
        raise BotError(f"returned {len(given):,} characters of {what}, a turn has at most {MAX_REPLY_CHARACTERS:,}")
    try:
        given.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BotError(f"returned {what} that is not valid Unicode at character {error.start}") from error
    return str.__str__(given)  # a subclass of str, as templates make, could not be written to the ledger
