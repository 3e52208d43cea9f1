"""What a judge is: it answers sentences about a conversation, and its licence says which answers count."""

import functools
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import Protocol, runtime_checkable

from msgspec import structs

from hardcase.cases import Case, Criterion
from hardcase.conversations import Conversation
from hardcase.errors import BudgetError, JudgeError
from hardcase.models import Deadline
from hardcase.text import mask_secrets

from .bots_words import in_plain_sight
from .licence import Standing
from .local_judge import UNLICENSED, LocalJudge
from .verdict import Outcome, Ruling

DEADLINE_S = 300.0
"""Seconds a judge may take for one conversation; then its criteria stay ungraded."""
ASKED_AT_MOST = 2
"""Times that the same is put to a judge about one conversation."""
_mask = functools.lru_cache(4096)(mask_secrets)  # the embedded judge has few different reasons, and says them often


@runtime_checkable
class Judge(Protocol):
    """Answers criteria that need an understanding of meaning.

    Attributes:
        name: With its version, as verdicts are signed: `"labels@1"`.
        fingerprint: 16 hex digits of all that can change an answer of it: a licence is bound to them. Empty: nobody
            knows, and it can hold none.
        standing: What its licence is worth today; None: it needs none, and may gate everything. Answers that it may not
            gate are shown and leave the points.

    A judge may say more of itself, and need not: `family`, who made the model it asks, as `openai` (nobody else can
    tell, and what is not known is no other family); and for whoever measures it `languages` that it reads, `lasts`
    (True: it cannot change under its name) and `trained_on_unlocked` (True: it is made from exemplars that are not
    locked).
    """

    name: str
    fingerprint: str
    standing: Standing | None

    async def rule(self, case: Case, conversation: Conversation, criteria: Sequence[Criterion]) -> Mapping[str, Ruling]:
        """Answer exactly the given criteria.

        Returns:
            Mapping: One ruling for each criterion id; ungraded where the judge does not know.

        Raises:
            JudgeError: There is no usable answer; every criterion asked stays ungraded.
        """
        ...


def may_gate(judge: Judge, criterion: Criterion, *, language: str) -> bool:
    """Whether the judge's answer to this criterion counts on a case in this language."""
    return judge.standing is None or judge.standing.may_gate(criterion.licensed_as, language=language)


def family_of(judge: Judge) -> str:
    """Who made the model that a judge asks; empty where nobody knows. The embedded judge is a family of its own."""
    return "local" if isinstance(judge, LocalJudge) else str(getattr(judge, "family", "")).strip().casefold()


def reads(judge: Judge) -> bool:
    """Whether words of a bot could talk a judge into an answer.

    Labels look words up, and the embedded judge adds up weights; whoever else needs a licence may ask a model.
    """
    by_right = getattr(judge, "standing", UNLICENSED) is None  # one of one's own has none until it is found by name
    return not by_right and not isinstance(judge, LocalJudge)


async def ask(
    judge: Judge,
    case: Case,
    conversation: Conversation,
    criteria: Sequence[Criterion],
    *,
    without: Sequence[str] = (),
    repeat: int = 0,
) -> dict[str, Ruling]:
    """Put criteria to one judge. Whatever goes wrong with it becomes ungraded, never a verdict.

    What a bot has hidden between its letters is taken out of what a judge reads, wherever the bot wrote it.

    Args:
        judge: Whom to ask.
        case: What was expected.
        conversation: What happened.
        criteria: What to answer.
        without: Sentences of the bot that a judge which reads is not to see.
        repeat: How often the same was asked before on purpose, below `ASKED_AT_MOST`: each time is a question of its
            own, also for a cache of answers.

    Returns:
        dict: One ruling for each criterion asked, no more and no fewer.
    """
    asked_before = _REPEAT.set(repeat)
    try:
        async with Deadline(DEADLINE_S):
            shown = in_plain_sight(conversation, without=without) if reads(judge) else conversation
            answers = dict(await judge.rule(case, shown, criteria))
        extra = answers.keys() - {criterion.id for criterion in criteria}
        if extra:
            raise JudgeError(f"answered {', '.join(sorted(map(repr, extra)))}, which was not asked")
        turns = len(conversation.turns)
        return {each.id: _masked(_usable(answers.get(each.id), judge.name, turns=turns)) for each in criteria}
    except BudgetError:  # an empty purse says nothing about the judge: it stops the run
        raise
    except Exception as error:  # a judge is evidence like a bot: caught at this one door and recorded
        reason = f"{judge.name} gave no usable answer: {type(error).__name__}: {error}"
        return {each.id: _unusable(_mask(reason[:1200])[:300]) for each in criteria}
    finally:
        _REPEAT.reset(asked_before)


# It goes beside the judges and not through them: judges of one's own may stand between, and tasks inherit it.
_REPEAT: ContextVar[int] = ContextVar("_REPEAT", default=0)


def times_asked(conversation: Conversation) -> int:
    """Number the times that the same may be asked on purpose: for each trial of a case, and again about one of them."""
    return conversation.trial * ASKED_AT_MOST + _REPEAT.get()


def _usable(ruling: object, judge: str, *, turns: int) -> Ruling:
    """The answer as it may count: an outcome, a reason, turns that are there; degrees are for checks alone."""
    if not isinstance(ruling, Ruling) or not isinstance(ruling.outcome, Outcome) or not isinstance(ruling.reason, str):
        return _unusable(f"{judge} did not answer")
    evidence = tuple(ruling.evidence)
    if not all(isinstance(each, int) and 0 <= each < turns for each in evidence):
        return _unusable(f"{judge} points at turns that are not there: {evidence}")
    unusable = ruling.unusable and ruling.outcome is Outcome.UNGRADED
    return Ruling(outcome=ruling.outcome, reason=ruling.reason, evidence=evidence, unusable=unusable)


def _masked(ruling: Ruling) -> Ruling:
    """A judge may quote a secret that the bot told; a reason is read by more people than the chat was."""
    reason = _mask(ruling.reason)
    return ruling if reason == ruling.reason else structs.replace(ruling, reason=reason)


def _unusable(reason: str) -> Ruling:
    return Ruling(outcome=Outcome.UNGRADED, reason=reason, unusable=True)
