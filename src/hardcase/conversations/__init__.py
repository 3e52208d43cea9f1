"""Room 2: conversations. What was said and done; `play(case, bot, trial) -> Conversation` is the door."""

from .bot import MAX_REPLY_CHARACTERS, Bot, read_reply
from .conversation import (
    NOT_THE_BOTS,
    Call,
    Conversation,
    Ending,
    Handover,
    OpenConversation,
    Reply,
    Turn,
    Usage,
)
from .customer import MAX_BOT_TURNS
from .desk import Desk
from .play import DEFAULT_TURN_TIMEOUT_S, Watcher, play
from .progress import Progress, progress_of
from .schedule import schedule

__all__ = [
    "DEFAULT_TURN_TIMEOUT_S",
    "MAX_BOT_TURNS",
    "MAX_REPLY_CHARACTERS",
    "NOT_THE_BOTS",
    "Bot",
    "Call",
    "Conversation",
    "Desk",
    "Ending",
    "Handover",
    "OpenConversation",
    "Progress",
    "Reply",
    "Turn",
    "Usage",
    "Watcher",
    "play",
    "progress_of",
    "read_reply",
    "schedule",
]
