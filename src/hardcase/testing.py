"""For tests of bots, judges and gates: scripted stand-ins that say and rule what you tell them."""

import random
from collections.abc import Mapping, Sequence

from hardcase.bots import STANDS, ExemplarBot
from hardcase.cases import Case, Criterion, Exemplar
from hardcase.conversations import Conversation, Desk, OpenConversation, Reply
from hardcase.errors import nearest
from hardcase.pipeline import AFTERWARDS, LAPSES, lapse_judge, lapses
from hardcase.verdicts import LabelJudge, Licence, Outcome, Ruling, Standing

__all__ = ["LAPSES", "LabelJudge", "ScriptedBot", "ScriptedJudge", "WobblyBot", "lapse_judge"]


class ScriptedBot:
    """Says its lines in turn, and the last one for ever.

    Args:
        lines: What it says, at least one; a `Reply` may hand over, an exception is raised as it is. One text is
            one line.
        name: How results call it.

    Raises:
        ValueError: No lines.
    """

    def __init__(self, lines: str | Sequence[str | Reply | BaseException], *, name: str = "scripted") -> None:
        self.name, self._lines = name, (lines,) if isinstance(lines, str) else tuple(lines)
        if not self._lines:
            raise ValueError("a scripted bot needs at least one line")

    async def reply(self, conversation: OpenConversation, desk: Desk) -> Reply | str:
        """Say the next line. See `hardcase.Bot`."""
        said = sum(turn.speaker == "bot" for turn in conversation.turns)
        line = self._lines[min(said, len(self._lines) - 1)]
        if isinstance(line, BaseException):
            raise line
        return line


class WobblyBot:
    """Plays a good exemplar and lapses now and then: in one conversation at most once, and by the seed.

    One of them plays one conversation; the next trial takes another seed. `lapse_judge` knows what it says.

    Args:
        case: Which lapses there is occasion for. The bot does not keep it.
        exemplar: The case's good exemplar.
        rates: Chance of a lapse by its name in `LAPSES`, together at most 1; what the case gives no occasion for
            does not happen.
        seed: Of the draw.

    Attributes:
        lapse: The one that was drawn; empty: it plays the exemplar as it is.

    Raises:
        ValueError: A lapse that is not known, or chances that are none.
    """

    name = "wobbly"

    def __init__(self, case: Case, exemplar: Exemplar, *, rates: Mapping[str, float], seed: int | str) -> None:
        unknown = [each for each in rates if each not in LAPSES]
        if unknown:
            raise ValueError(f"unknown lapse {unknown[0]!r}; {nearest(unknown[0], LAPSES)}")
        if min(rates.values(), default=0) < 0 or sum(rates.values()) > 1 + 1e-9:
            raise ValueError(f"rates {dict(rates)!r} are no chances; each is at least 0, together they are at most 1")
        possible = lapses(case, exemplar)
        left = random.Random(f"{seed} {case.id}").random()  # noqa: S311 - a lapse, not a secret
        self.lapse = ""
        for name, rate in rates.items():
            if 0 <= left < rate and name in possible:
                self.lapse = name
            left -= rate
        played = possible.get(self.lapse, exemplar)
        self._bot = ExemplarBot(self.name, played, afterwards=AFTERWARDS.get(self.lapse, STANDS))

    async def reply(self, conversation: OpenConversation, desk: Desk) -> Reply:
        """Play the next line. See `hardcase.Bot`."""
        return await self._bot.reply(conversation, desk)


class ScriptedJudge:
    """Rules what it was told to, and leaves everything else ungraded.

    Args:
        answers: Outcome by criterion id, or one outcome for every criterion asked.
        licensed: Rubric criteria it may gate; None: all of them.
        languages: In which it may gate them.
        name: How verdicts are signed.
    """

    standing: Standing | None

    def __init__(
        self,
        answers: Mapping[str, Outcome] | Outcome,
        *,
        licensed: frozenset[str] | None = None,
        languages: Sequence[str] = ("en",),
        name: str = "scripted@1",
    ) -> None:
        self.name, self.fingerprint, self._answers = name, name, answers
        self.standing = None
        if licensed is not None:
            licence = Licence(
                judge=name,
                fingerprint=name,
                labels="the script",
                annotators=(),
                measured="2026-01-01",
                languages=tuple(languages),
                criteria=(),
            )
            held = dict.fromkeys(licensed, tuple(languages))
            self.standing = Standing(licence=licence, held=held, advisory={})

    async def rule(self, case: Case, conversation: Conversation, criteria: Sequence[Criterion]) -> Mapping[str, Ruling]:
        """Rule as told. See `hardcase.Judge`."""
        given = self._answers
        chosen = {each.id: given if isinstance(given, Outcome) else given.get(each.id) for each in criteria}
        return {
            name: Ruling(outcome=outcome or Outcome.UNGRADED, reason="as the script says")
            for name, outcome in chosen.items()
        }
