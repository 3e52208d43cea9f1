"""For tests of bots, judges and gates: scripted stand-ins that say and rule what you tell them."""

from collections.abc import Mapping, Sequence

from hardcase.cases import Case, Criterion
from hardcase.conversations import Conversation, Desk, OpenConversation, Reply
from hardcase.verdicts import LabelJudge, Licence, Outcome, Ruling, Standing

__all__ = ["LabelJudge", "ScriptedBot", "ScriptedJudge"]


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
