"""Windows to candidates: your own Python, models, an HTTP endpoint, recordings, the reference bots, the sentinels."""

from .bot_file import BOTS, BotFile, bot_files, load_bot_file
from .concierge import Concierge
from .declared import DECLARED, DeclaredWords, declared_words
from .exemplar_bot import ExemplarBot
from .figures import other_amounts
from .find import EMBEDDED, SENTINELS, Candidate, find_bot
from .http_bot import HttpBot
from .model_bot import ModelBot
from .own_code import code_hash, written_in
from .played import STANDS
from .python import PythonBot, as_bot, load_attribute, load_python_bot
from .recorded import Recorded, missing, play_recording
from .sentinels import NEVER_ESCALATE, PhraseBot
from .wire import BotReply, BotRequest

__all__ = [
    "BOTS",
    "DECLARED",
    "EMBEDDED",
    "NEVER_ESCALATE",
    "SENTINELS",
    "STANDS",
    "BotFile",
    "BotReply",
    "BotRequest",
    "Candidate",
    "Concierge",
    "DeclaredWords",
    "ExemplarBot",
    "HttpBot",
    "ModelBot",
    "PhraseBot",
    "PythonBot",
    "Recorded",
    "as_bot",
    "bot_files",
    "code_hash",
    "declared_words",
    "find_bot",
    "load_attribute",
    "load_bot_file",
    "load_python_bot",
    "missing",
    "other_amounts",
    "play_recording",
    "written_in",
]
