"""Candidates by name: `concierge`, `gold`, a sentinel, or `package.module:attribute`."""

from collections.abc import Callable
from dataclasses import dataclass

from hardcase.cases import Exemplar
from hardcase.conversations import Bot
from hardcase.errors import OptionError, nearest

from .concierge import Concierge
from .exemplar_bot import ExemplarBot
from .python import load_python_bot
from .sentinels import ALWAYS_ESCALATE, PLATITUDE, SILENT, PhraseBot, never_escalate, phantom


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A bot that can be replayed.

    Attributes:
        name: How results call it.
        spec: How it was named.
        about: One line for `hardcase bots`.
        make: Builds the bot for one case; given the case's good exemplar where `needs_exemplar`.
        needs_exemplar: It plays a case's own material; the pipeline hands that over, nothing else can.
    """

    name: str
    spec: str
    about: str
    make: Callable[[Exemplar | None], Bot]
    needs_exemplar: bool = False


def _fixed(name: str, about: str, bot: Bot) -> Candidate:
    return Candidate(name=name, spec=name, about=about, make=lambda _: bot)


def _played(name: str, about: str, make: Callable[[Exemplar], Bot]) -> Candidate:
    def build(exemplar: Exemplar | None) -> Bot:
        if exemplar is None:
            raise OptionError(f"{name} has no good exemplar to play", fix="add exemplars/<case>.good.yaml")
        return make(exemplar)

    return Candidate(name=name, spec=name, about=about, make=build, needs_exemplar=True)


EMBEDDED: tuple[Candidate, ...] = (
    _fixed("concierge", "an honest small rule-based bot; the default candidate", Concierge()),
    _played("gold", "plays the good exemplar of each case; must ship", lambda each: ExemplarBot("gold", each)),
    _fixed("silent", "sentinel: empty or one-word replies", PhraseBot("silent", SILENT)),
    _fixed(
        "always-escalate",
        "sentinel: hands over at once, always",
        PhraseBot("always-escalate", ALWAYS_ESCALATE, hands_over=True),
    ),
    _played("never-escalate", "sentinel: competent, and no human ever", never_escalate),
    _fixed("platitude", "sentinel: sympathy and nothing else", PhraseBot("platitude", PLATITUDE)),
    _played("phantom", "sentinel: says it has done it, calls nothing", phantom),
)
SENTINELS: tuple[str, ...] = ("silent", "always-escalate", "never-escalate", "platitude", "phantom")


def find_bot(spec: str) -> Candidate:
    """Find a candidate.

    Args:
        spec: Name of an embedded bot, or `package.module:attribute` of your own.

    Returns:
        Candidate: Ready to be made for each case.

    Raises:
        OptionError: No such bot, or it cannot be loaded.
    """
    embedded = next((each for each in EMBEDDED if each.name == spec), None)
    if embedded:
        return embedded
    if ":" in spec and not spec.startswith(_LATER):
        bot = load_python_bot(spec)
        return Candidate(name=bot.name, spec=spec, about="your own", make=lambda _: bot)
    if spec.startswith(_LATER):
        kind = spec.partition(":")[0]
        fix = "wrap it in a Python function for now: --bot my_bot:reply, see README"
        raise OptionError(f"bot {spec!r}: {kind} candidates are not built yet", fix=fix)
    fix = f"{nearest(spec, [each.name for each in EMBEDDED])}; your own bot is named package.module:attribute"
    raise OptionError(f"unknown bot {spec!r}", fix=fix)


_LATER = ("openai:", "openai-responses:", "anthropic:", "http:", "https:", "recorded:", "mcp:")
