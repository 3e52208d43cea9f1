"""What a judge is: it answers sentences about a conversation, and its licence says which answers count."""

import functools
from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from msgspec import structs

from hardcase.cases import Case, Criterion
from hardcase.conversations import Conversation
from hardcase.errors import BudgetError, JudgeError
from hardcase.models import Deadline
from hardcase.text import mask_secrets

from .licence import Standing
from .verdict import Outcome, Ruling

DEADLINE_S = 300.0
"""Seconds a judge may take for one conversation; then its criteria stay ungraded."""
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

    For whoever measures it a judge may say more of itself, and need not: `languages` that it reads, `lasts` (True: it
    cannot change under its name) and `trained_on_unlocked` (True: it is made from exemplars that are not locked).
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


async def ask(judge: Judge, case: Case, conversation: Conversation, criteria: Sequence[Criterion]) -> dict[str, Ruling]:
    """Put criteria to one judge. Whatever goes wrong with it becomes ungraded, never a verdict.

    Args:
        judge: Whom to ask.
        case: What was expected.
        conversation: What happened.
        criteria: What to answer.

    Returns:
        dict: One ruling for each criterion asked, no more and no fewer.
    """
    try:
        async with Deadline(DEADLINE_S):
            answers = dict(await judge.rule(case, conversation, criteria))
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


def vote(rulings: Sequence[tuple[str, Ruling]]) -> tuple[str, Ruling]:
    """Join the answers of several judges: the majority of those who know, a tie stays ungraded.

    Args:
        rulings: Judge's name and ruling, at least one.

    Returns:
        tuple: Who signs, and the joint ruling. Disagreement stands in the reason.
    """
    signed = "+".join(name for name, _ in rulings)
    if len(rulings) == 1:
        return rulings[0]
    by_outcome = {
        outcome: [each for each in rulings if each[1].outcome is outcome] for outcome in (Outcome.MET, Outcome.NOT_MET)
    }
    most, fewest = sorted(by_outcome.values(), key=len, reverse=True)
    if len(most) == len(fewest):
        said = "; ".join(f"{name}: {ruling.outcome}, {ruling.reason}" for name, ruling in rulings)
        return signed, Ruling(outcome=Outcome.UNGRADED, reason=f"no majority ({said})")
    first = most[0][1]
    against = f" ({len(fewest)} of {len(rulings)} judges disagree)" if fewest else ""
    return signed, Ruling(outcome=first.outcome, reason=first.reason + against, evidence=first.evidence)
