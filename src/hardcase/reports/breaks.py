"""Conversations that broke, told before everything else: whatever else was seen rests on them."""

from hardcase.scorecards import Outcomes
from hardcase.text import one_line

from .words import count


def breaks(outcomes: Outcomes) -> list[str]:
    """Say in how many conversations the bot broke or nobody answered, and what was told most often.

    Args:
        outcomes: Of one run.

    Returns:
        list: One sentence for each that happened; empty when every conversation came to an end of its own.
    """
    total = count(outcomes.played + outcomes.unreachable, "conversation")
    error = one_line(outcomes.most_common_error, 160)
    told = [outcomes.stopped] if outcomes.stopped else []
    if outcomes.broke:
        told.append(f"the bot broke in {outcomes.broke} of {total}; most often: {error}")
    if outcomes.unreachable:
        told.append(f"nobody answered in {outcomes.unreachable} of {total}; most often: {error}")
    return told
