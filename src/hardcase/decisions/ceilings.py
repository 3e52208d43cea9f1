"""The ceilings of a gate: what may block and never buys."""

from hardcase.scorecards import Scorecard
from hardcase.stats import score_bounds

from .decision import RuleResult
from .gate import Gate


def genericness(card: Scorecard, gate: Gate, at_most: float) -> RuleResult:
    """Broken only when it is proven: when the whole range lies above the ceiling. Unmeasured is open.

    Args:
        card: Balanced counts of one bot.
        gate: Whose confidence counts.
        at_most: The ceiling, in [0, 1].
    """
    seen = card.genericness
    if seen is None:
        reason = "genericness was not measured: no two families have turns that could be compared"
        settle = "cases of two families or more in which the bot says turns of 8 words"
        return RuleResult(id="genericness", status="inconclusive", reason=reason, threshold=at_most, settle=settle)
    bounds = score_bounds([each.low for each in seen.families], confidence=gate.file.confidence)
    return RuleResult(
        id="genericness",
        status="fail" if bounds.lower > at_most else "pass",
        reason=(
            f"{seen.value:.0%} of its turns are nearly what it says in other families too ({bounds.lower:.0%} to"
            f" {bounds.upper:.0%}, {len(seen.families)} families); at most {at_most:.0%} may be"
        ),
        point=round(seen.value, 6),
        lower=round(bounds.lower, 6),
        upper=round(bounds.upper, 6),
        threshold=at_most,
        families=len(seen.families),
    )
