"""Windows to candidates: your own Python, the embedded reference bots, the sentinels."""

from .concierge import Concierge
from .exemplar_bot import ExemplarBot
from .find import EMBEDDED, SENTINELS, Candidate, find_bot
from .python import PythonBot, as_bot, load_attribute, load_python_bot
from .sentinels import DECLARED, DeclaredWords, PhraseBot

__all__ = [
    "DECLARED",
    "EMBEDDED",
    "SENTINELS",
    "Candidate",
    "Concierge",
    "DeclaredWords",
    "ExemplarBot",
    "PhraseBot",
    "PythonBot",
    "as_bot",
    "find_bot",
    "load_attribute",
    "load_python_bot",
]
