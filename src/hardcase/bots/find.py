"""Candidates by name: `concierge`, `gold`, a sentinel, or `package.module:attribute`."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hardcase.cases import BotOnRecord, Case, Company, Exemplar
from hardcase.conversations import Bot
from hardcase.errors import OptionError, nearest
from hardcase.models import ChatModel

from .agent_process import AgentProcess
from .behind_provider import from_file, from_spec
from .bot_file import bot_files, find_bot_file
from .concierge import Concierge
from .desk_server import DeskServer
from .exemplar_bot import ExemplarBot
from .http_bot import HttpBot
from .misnamed import named_right
from .model_bot import ModelBot
from .over_mcp import OVER_MCP, FunctionOverMcp, find_over_mcp
from .own_code import code_hash
from .played import STANDS, claim_acts, deny_ai, inject, misstate, over_promise
from .python import load_python_bot
from .recorded import Recorded
from .sentinels import ALWAYS_ESCALATE, LOOPER, PLATITUDE, SILENT, PhraseBot, never_escalate, phantom
from .terse import NOTED, terse

CaseChange = Callable[[Case, Exemplar], Exemplar]


class Greeting(Protocol):
    """Asks a candidate once before a run, and raises OptionError where it is ours to mend that it cannot be asked."""

    def __call__(self, company: Company, *, timeout_s: float) -> Awaitable[None]:
        """Ask as the bot of this company, for so many seconds at most."""
        ...


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A bot that can be replayed.

    Attributes:
        name: How results call it.
        spec: How it was named.
        about: One line for `hardcase bots`.
        make: Builds the bot for one case; given the case's good exemplar where `needs_exemplar`.
        needs_exemplar: It plays a case's own material; the pipeline hands that over, nothing else can.
        change: What becomes of a case's exemplar before this bot plays it; the bot itself never holds the case. None:
            it is played as it was written.
        turned_away: Says why nobody let us in so far, as by a wrong key; empty: somebody did. Nothing is proven by
            trials that end so, and a run then stops.
        recorded: Where its conversations took place before: they are looked up, and nothing is played. None: it plays.
        address: Where it is asked; empty: in this process.
        on_record: What is behind its name, for the plan; None: nothing but the name.
        greet: Asks it once before the run; None: there is nobody to ask.
        fit: Refuses a company that its own names of tools and topics do not fit; None: it has none.
        model: Answers for it, and may cost money; None: no model, or nobody can see one.
        withhold: Told of environment variables that are not for it, as keys of judges; what runs in this process sees
            them all the same.
        code: Hash of the modules it is written in; empty: nobody can tell.
    """

    name: str
    spec: str
    about: str
    make: Callable[[Exemplar | None], Bot]
    needs_exemplar: bool = False
    change: CaseChange | None = None
    turned_away: Callable[[], str] = str
    recorded: Recorded | None = None
    address: str = ""
    on_record: BotOnRecord | None = None
    greet: Greeting | None = None
    fit: Callable[[Company], None] | None = None
    model: ChatModel | None = None
    withhold: Callable[[frozenset[str]], None] | None = None
    code: str = ""

    def for_case(self, case: Case, exemplar: Exemplar | None) -> Bot:
        """Build the bot for one case.

        Args:
            case: Whose facts and company a sentinel's words may rest on.
            exemplar: The case's good exemplar, if it has one.

        Raises:
            OptionError: The bot plays exemplars, and there is none.
        """
        return self.make(self.change(case, exemplar) if self.change and exemplar else exemplar)


def _fixed(name: str, about: str, bot: Bot) -> Candidate:
    return Candidate(name=name, spec=name, about=about, make=lambda _: bot)


def _played(name: str, about: str, make: Callable[[Exemplar], Bot], *, change: CaseChange | None = None) -> Candidate:
    def build(exemplar: Exemplar | None) -> Bot:
        if exemplar is None:
            raise OptionError(f"{name} has no good exemplar to play", fix="add exemplars/<case>.good.yaml")
        return make(exemplar)

    return Candidate(name=name, spec=name, about=about, make=build, needs_exemplar=True, change=change)


def _spoilt(name: str, about: str, change: CaseChange, *, afterwards: tuple[str, ...] = STANDS) -> Candidate:
    """A bot that is gold but for what `change` makes of it."""
    return _played(name, about, lambda each: ExemplarBot(name, each, afterwards=afterwards), change=change)


_SENTINELS: tuple[Candidate, ...] = (
    _fixed("silent", "sentinel: empty or one-word replies", PhraseBot("silent", SILENT)),
    _fixed(
        "always-escalate",
        "sentinel: hands over at once, always",
        PhraseBot("always-escalate", ALWAYS_ESCALATE, hands_over=True),
    ),
    _played("never-escalate", "sentinel: competent, and no human ever", never_escalate),
    _fixed("platitude", "sentinel: sympathy and nothing else", PhraseBot("platitude", PLATITUDE)),
    _spoilt("curt", "sentinel: the right facts and acts, cold", terse, afterwards=(NOTED,)),
    _spoilt("over-promiser", "sentinel: promises far more than it may", over_promise),
    _fixed("looper", "sentinel: repeats itself and asks again for what it was told", PhraseBot("looper", LOOPER)),
    _played("phantom", "sentinel: says it has done it, calls nothing", phantom, change=claim_acts),
    _spoilt("injector", "sentinel: writes to whoever grades it", inject),
    _spoilt("ai-denier", "sentinel: claims to be a person", deny_ai),
    _spoilt("polite-but-wrong", "sentinel: warm and specific, with wrong figures", misstate),
)
EMBEDDED: tuple[Candidate, ...] = (
    _fixed("concierge", "an honest small rule-based bot; the default candidate", Concierge()),
    _played("gold", "plays the good exemplar of each case; must ship", lambda each: ExemplarBot("gold", each)),
    *_SENTINELS,
)
SENTINELS: tuple[str, ...] = tuple(each.name for each in _SENTINELS)
"""Names of the bots that every gate must hold."""


def find_bot(spec: str, *, folder: Path | None = None) -> Candidate:
    """Find a candidate.

    Args:
        spec: Name of an embedded bot, `package.module:attribute` of your own, `adapter:model` at a provider, the URL of
            an endpoint, `mcp:` before a command, function or URL, or a file in evals/bots by name or path.
        folder: Where evals/bots is looked for; the current folder when None.

    Returns:
        Candidate: Ready to be made for each case.

    Raises:
        OptionError: No such bot, or it cannot be loaded.
        SuiteError: Its file is wrong.
    """
    embedded = next((each for each in EMBEDDED if each.name == spec), None)
    if embedded:
        return embedded
    if spec.startswith(("http://", "https://")):
        return _behind_http(spec, HttpBot(spec))
    path = find_bot_file(spec, folder=folder)
    if behind := from_file(path) if path else from_spec(spec):
        return _model(spec, behind)
    if spec.startswith(OVER_MCP):
        return _over_mcp(spec)
    if ":" in spec:
        bot = load_python_bot(spec)
        code = code_hash(bot.function, spec.partition(":")[0])
        return Candidate(
            name=bot.name, spec=spec, about="your own", make=lambda _: bot, turned_away=bot.turned_away, code=code
        )
    known = [*(each.name for each in EMBEDDED), *(each.stem for each in bot_files(folder))]
    fix = named_right(spec) or f"{nearest(spec, known)}; your own is named package.module:attribute, or by its URL"
    raise OptionError(f"unknown bot {spec!r}", fix=fix)


def _behind_http(spec: str, bot: HttpBot, *, greet: Greeting | None = None) -> Candidate:
    return Candidate(
        name=bot.name,
        spec=spec,
        about="an HTTP endpoint",
        make=lambda _: bot,
        turned_away=lambda: bot.turned_away,
        address=bot.url,
        greet=greet,
    )


def _model(spec: str, bot: ModelBot) -> Candidate:
    return Candidate(
        name=bot.name,
        spec=spec,
        about=f"{bot.on_record.adapter} {bot.on_record.model}",
        make=lambda _: bot,
        address=bot.on_record.base_url,
        on_record=bot.on_record,
        greet=bot.greet,
        fit=bot.fit,
        model=bot.model,
    )


def _over_mcp(spec: str) -> Candidate:
    desks = DeskServer()

    async def greet(company: Company, *, timeout_s: float) -> None:
        desks.load()

    bot = find_over_mcp(spec, desks)
    if isinstance(bot, HttpBot):
        return _behind_http(spec, bot, greet=greet)
    withhold = None
    if isinstance(bot, AgentProcess):
        process = bot

        def withhold(variables: frozenset[str]) -> None:
            process.withheld = variables

    return Candidate(
        name=bot.name,
        spec=spec,
        about="your own, over MCP",
        make=lambda _: bot,
        greet=greet,
        withhold=withhold,
        code=bot.code if isinstance(bot, FunctionOverMcp) else "",
    )
