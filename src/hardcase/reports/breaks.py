"""Conversations that broke and judges that did not answer, told before all else: whatever was seen rests on them."""

from hardcase.scorecards import Outcomes
from hardcase.text import one_line
from hardcase.verdicts import Answered

from .words import count

_LOUD = 0.1
"""Share of a judge's answers that could not be used from which on that is told before all else."""


def breaks(outcomes: Outcomes) -> list[str]:
    """Say where the bot broke, nobody answered or a judge had no usable answer, and what was told most often.

    Args:
        outcomes: Of one run.

    Returns:
        list: One sentence for each that happened; empty when every conversation came to an end of its own and
        the judges answered.
    """
    total = count(outcomes.played + outcomes.unreachable, "conversation")
    error = one_line(outcomes.most_common_error, 160)
    told = [outcomes.stopped] if outcomes.stopped else []
    if outcomes.broke:
        told.append(f"the bot broke in {outcomes.broke} of {total}; most often: {error}")
    if outcomes.unreachable:
        told.append(f"nobody answered in {outcomes.unreachable} of {total}; most often: {error}")
    told += [unusable(each) for each in outcomes.answered if each.unusable >= max(1, _LOUD * each.asked)]
    return told


def unusable(judge: Answered) -> str:
    """Say how often a judge had no usable answer, why, and what asks it again."""
    asked = count(judge.asked, "criterion", "criteria")
    often = f"judge {judge.judge} gave no usable answer to {judge.unusable:,} of {asked}"
    return f"{often}; most often: {one_line(judge.why, 100)}; hardcase grade RUN --judge SPEC asks again"
