"""Room 2: conversations. What was said and done; `play(case, bot, trial) -> Conversation` is the door."""

from .bot import MAX_REPLY_CHARACTERS, Bot, read_reply
from .columns import COLUMNS, group_of
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
from .dialects import FORMATS, INSIDE, Dialect, is_message, recording_of
from .play import DEFAULT_TURN_TIMEOUT_S, Watcher, play
from .progress import Progress, progress_of
from .recording import RecordedCall, RecordedTurn, Recording, conversation_of, is_hand_over
from .schedule import schedule
from .speakers import plain_name
from .telling import MisfitError, Speaker

__all__ = [
    "COLUMNS",
    "DEFAULT_TURN_TIMEOUT_S",
    "FORMATS",
    "INSIDE",
    "MAX_BOT_TURNS",
    "MAX_REPLY_CHARACTERS",
    "NOT_THE_BOTS",
    "Bot",
    "Call",
    "Conversation",
    "Desk",
    "Dialect",
    "Ending",
    "Handover",
    "MisfitError",
    "OpenConversation",
    "Progress",
    "RecordedCall",
    "RecordedTurn",
    "Recording",
    "Reply",
    "Speaker",
    "Turn",
    "Usage",
    "Watcher",
    "conversation_of",
    "group_of",
    "is_hand_over",
    "is_message",
    "plain_name",
    "play",
    "progress_of",
    "read_reply",
    "recording_of",
    "schedule",
]
