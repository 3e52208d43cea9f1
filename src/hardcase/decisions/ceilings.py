"""The ceilings of a gate: what may block and never buys."""

from collections.abc import Iterator
from math import fsum

from hardcase.scorecards import FamilyOutcomes, Outcomes, Scorecard
from hardcase.stats import mean_at_least, score_bounds

from .decision import RuleResult
from .gate import Gate

SLOW_SHARE = 0.05
"""Share of turns that may take longer than a p95: what lies beyond a 95th percentile."""
_DIGITS = 9
"""After which numbers are alike: a mean of equal amounts is off by its last binary digit."""


def ceilings(card: Scorecard, gate: Gate, outcomes: Outcomes | None) -> Iterator[RuleResult]:
    """Apply every ceiling of the gate. Each can only be broken or open; none makes up for anything.

    Args:
        card: Balanced counts of one bot.
        gate: The promise.
        outcomes: Seconds and money of the same run; None: not known.

    Yields:
        RuleResult: As named by `ceiling_ids`, in that order.
    """
    limits, families = gate.file.ceilings, outcomes.families if outcomes else ()
    if limits.genericness_at_most is not None:
        yield genericness(card, gate, limits.genericness_at_most)
    if limits.cost_usd_per_conversation_at_most is not None:
        yield cost(families, gate, limits.cost_usd_per_conversation_at_most)
    if limits.p95_latency_s_at_most is not None:
        yield p95_latency(families, gate, limits.p95_latency_s_at_most)


def ceiling_ids(gate: Gate) -> tuple[str, ...]:
    """Ids of the rules that `ceilings` yields."""
    limits = gate.file.ceilings
    named = {
        "genericness": limits.genericness_at_most,
        "cost": limits.cost_usd_per_conversation_at_most,
        "p95-latency": limits.p95_latency_s_at_most,
    }
    return tuple(name for name, limit in named.items() if limit is not None)


def cost(families: tuple[FamilyOutcomes, ...], gate: Gate, at_most: float) -> RuleResult:
    """Broken only when it is proven that a conversation costs more in the mean; unpriced is open.

    Args:
        families: What conversations of each family cost.
        gate: Whose confidence counts.
        at_most: US dollars.
    """
    known = [each.cost_usd for each in families if each.cost_usd is not None]
    if len(known) < len(families) or not known:
        reason = "what a conversation costs is not known: no prices, or nothing was played"
        settle = (
            "a run of a bot that is a model, with prices in its file (what a bot in Python or an"
            " embedded one costs cannot be seen)"
        )
        return RuleResult(id="cost", status="inconclusive", reason=reason, threshold=at_most, settle=settle)
    mean = fsum(known) / len(known)
    bound = mean_at_least(known, confidence=gate.file.confidence)
    return RuleResult(
        id="cost",
        status="fail" if bound is not None and _above(bound, at_most) else "pass",
        reason=(
            f"a conversation costs {mean:.4f} USD, {_at_least(bound, '.4f')}{len(known)} families;"
            f" at most {at_most:g} USD may be"
        ),
        point=round(mean, 6),
        lower=None if bound is None else round(bound, 6),
        threshold=at_most,
        families=len(known),
    )


def p95_latency(families: tuple[FamilyOutcomes, ...], gate: Gate, at_most: float) -> RuleResult:
    """Broken only when it is proven that more than one turn in twenty takes longer; untimed is open.

    Args:
        families: Seconds of every bot turn of each family.
        gate: Whose confidence counts.
        at_most: Seconds.
    """
    shares = [
        sum(each > at_most for each in timed.latency_s) / len(timed.latency_s) for timed in families if timed.latency_s
    ]
    if len(shares) < len(families) or not shares:
        untimed = f" in {len(families) - len(shares)} of {len(families)} families" if shares else ""
        reason, settle = f"the bot's turns were not timed{untimed}", "a run in which the bot is played"
        return RuleResult(id="p95-latency", status="inconclusive", reason=reason, threshold=at_most, settle=settle)
    slow = fsum(shares) / len(shares)
    bound = score_bounds(shares, confidence=gate.file.confidence).lower
    return RuleResult(
        id="p95-latency",
        status="fail" if _above(min(bound, slow), SLOW_SHARE) else "pass",
        reason=(
            f"{slow:.1%} of turns take longer than {at_most:g} s, {_at_least(bound, '.1%')}{len(shares)} families;"
            f" {SLOW_SHARE:.0%} may"
        ),
        point=round(slow, 6),
        lower=round(bound, 6),
        threshold=SLOW_SHARE,
        families=len(shares),
    )


def _above(value: float, at_most: float) -> bool:
    return round(value, _DIGITS) > round(at_most, _DIGITS)


def _at_least(bound: float | None, digits: str) -> str:
    return "" if bound is None else f"at least {max(0.0, bound):{digits}} for conversations like these, "


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
        status="fail" if _above(bounds.lower, at_most) else "pass",
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
