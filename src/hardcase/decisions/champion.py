"""The champion, and the rules that hold a release against it: how much may be lost."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from hardcase.cases import DIMENSIONS, Plan
from hardcase.scorecards import (
    BROKEN_FROM,
    MIN_COUNTED,
    FamilyDifference,
    Scorecard,
    broke_again,
    family_differences,
    is_critical,
    recovered,
    shared_cases,
)
from hardcase.stats import Bounds, count_bounds, paired_bounds

from .decision import RuleResult, RuleStatus
from .gate import ChampionRules, Gate
from .growth import growth

UNKNOWN = "verdicts for what is ungraded, in this run and in the champion's"
_NO_FAMILY = "a champion that played these cases (hardcase champion set RUN)"
_SEEN = 0.005
"""What is unknown and moves no printed digit is not told."""


class Champion(Struct, frozen=True, kw_only=True):
    """The run that others are compared with.

    Attributes:
        gate: That decided it; empty: none did.
        ruling: What that gate said; empty: nothing.
        plan: Of the run, without criteria: who played what, and which script each case had.
        card: Its balanced counts; their hashes say how it was graded.
        recorded: Hash of its conversations where they are kept with it; empty: they are in the run's folder.
        stands_in: It is not the one that is pinned: somebody named it for one decision.
    """

    schema: int = 1
    run: str
    bot: str
    gate: str = ""
    ruling: str = ""
    plan: Plan
    card: Scorecard
    recorded: str = ""
    stands_in: bool = False


def champion_rules(
    card: Scorecard, gate: Gate, rules: ChampionRules, champion: Champion | None
) -> Iterator[RuleResult]:
    """What a release may lose against the champion: a dimension's mean, and families one by one.

    Args:
        card: Of the candidate.
        gate: Whose confidence counts.
        rules: Its margins.
        champion: None: none is pinned, and nothing can be lost against it.

    Yields:
        RuleResult: As named by `champion_ids`, in that order.
    """
    if champion is None:
        yield _waits(rules)
        return
    found: dict[str, Sequence[FamilyDifference]] = {
        name: family_differences(card, champion.card, name) for name in DIMENSIONS
    }
    for name in DIMENSIONS:
        yield _lost(card, gate, rules, champion, name, found[name])
    if rules.broken_families_at_most is not None:
        yield _broken(card, gate, rules.broken_families_at_most, champion, found)


def champion_ids(rules: ChampionRules, *, pinned: bool) -> tuple[str, ...]:
    """Ids of the rules that `champion_rules` yields."""
    if not pinned:
        return ("champion",)
    broken = ("champion-broken",) if rules.broken_families_at_most is not None else ()
    return (*(f"champion-{name}" for name in DIMENSIONS), *broken)


def _waits(rules: ChampionRules) -> RuleResult:
    limit = f"at most {rules.lose_at_most:.2f} of a dimension may be"
    if rules.broken_families_at_most is not None:
        limit += f", and {rules.broken_families_at_most:.0%} of families broken"
    reason = f"no champion is pinned in results/baselines, so nothing can be lost against it yet; {limit}"
    return RuleResult(id="champion", status="waiting", reason=reason, threshold=rules.lose_at_most)


def _lost(
    card: Scorecard,
    gate: Gate,
    rules: ChampionRules,
    champion: Champion,
    name: str,
    found: Sequence[FamilyDifference],
) -> RuleResult:
    """Non-inferiority in one dimension: the margin is kept only if it is under both readings of what is unknown.

    Source:
        The bound: Bonett and Price (2012), see `hardcase.stats.paired_bounds`.
    """
    dimension, limit, confidence = card.dimension(name), rules.lose_at_most, gate.file.confidence
    if dimension is None:
        reason = f"no case measures {name}, so nothing of it can be lost"
        return RuleResult(id=f"champion-{name}", status="waiting", reason=reason, threshold=limit)
    if not found:
        return RuleResult(
            id=f"champion-{name}",
            status="inconclusive",
            reason=f"no family measured {name} both here and with the champion {champion.run}",
            threshold=limit,
            settle=_NO_FAMILY,
        )
    bounds = both_readings(found, confidence)
    low, high = (sum(getattr(each, end) for each in found) / len(found) for end in ("low", "high"))
    unknown, may = high - low >= _SEEN, f"{limit:.2f} may be lost, {len(found)} families"
    seen = f"{low:+.2f}" if not unknown else f"between {low:+.2f} and {high:+.2f}, by what is unknown,"
    seen = f"{name} is {seen} against the champion's"
    status: RuleStatus
    needs_judge, settle = False, ""
    if dimension.counted < MIN_COUNTED:
        status, needs_judge = "inconclusive", True
        settle = f"a judge with a licence for {', '.join(dimension.judge_only)}"
        reason = f"what is lost of {name} cannot be told: checks answer {dimension.counted:.0%} of its points"
    elif bounds.lower >= -limit:
        status, reason = "pass", f"{seen}, at worst {bounds.lower:+.2f} with {confidence:.0%} confidence; {may}"
    elif bounds.upper < -limit:
        status, reason = "fail", f"{seen}, at best {bounds.upper:+.2f} with {confidence:.0%} confidence; {may}"
    else:
        status, reason = "inconclusive", f"{seen}, somewhere in {bounds.lower:+.2f} to {bounds.upper:+.2f}; {may}"
        settle = UNKNOWN if unknown else _settle(found, limit, confidence)
    return RuleResult(
        id=f"champion-{name}",
        status=status,
        reason=reason,
        point=round(low, 6),
        lower=round(bounds.lower, 6),
        upper=round(bounds.upper, 6),
        threshold=-limit,
        families=len(found),
        settle=settle,
        needs_judge=needs_judge,
    )


def both_readings(found: Sequence[FamilyDifference], confidence: float) -> Bounds:
    """Bounds of the mean difference that hold whatever is unknown."""
    worst = paired_bounds([each.low for each in found], confidence=confidence)
    best = paired_bounds([each.high for each in found], confidence=confidence)
    return Bounds(min(worst.lower, best.lower), max(worst.upper, best.upper))


def _settle(found: Sequence[FamilyDifference], limit: float, confidence: float) -> str:
    values = [each.low for each in found]

    def decided(factor: int) -> bool:
        bounds = paired_bounds(values * factor, confidence=confidence)
        return bounds.lower >= -limit or bounds.upper < -limit

    return growth(len(values), decided)


def _broken(
    card: Scorecard, gate: Gate, at_most: float, champion: Champion, found: Mapping[str, Sequence[FamilyDifference]]
) -> RuleResult:
    """A mean forgives a few families that lost everything; this rule does not, and none that is critical may be broken.

    A critical family that seems broken may be so by chance: it is open until it broke again when played once more, or
    passed every one of these trials.

    Source:
        Exact bound of the share: Clopper & Pearson (1934), see `hardcase.stats.count_bounds`.
    """
    measured = {each.family for rows in found.values() for each in rows}
    sure = {each.family for rows in found.values() for each in rows if each.high <= BROKEN_FROM}
    possible = sure | {each.family for rows in found.values() for each in rows if each.low <= BROKEN_FROM}
    pairs = shared_cases(card, champion.card)
    critical = {mine.family for mine, _ in pairs if is_critical(mine)}
    recovering = {mine.family for mine, _ in pairs} - {mine.family for mine, _ in pairs if not recovered(mine)}
    open_ = critical & possible - recovering
    confirmed = {pair[0].family for pair in pairs if pair[0].family in critical & sure and broke_again(pair)}
    confidence, count = gate.file.confidence, len(measured)
    lower = count_bounds(len(sure), count, confidence=confidence).lower
    upper = count_bounds(len(possible), count, confidence=confidence).upper
    told = (
        f"{len(sure)} of {count} families lost half of a dimension or more against the champion"
        f" ({lower:.0%} to {upper:.0%} of families like these); at most {at_most:.0%} may"
    )
    status: RuleStatus
    settle = ""
    if confirmed:
        status, told = (
            "fail",
            f"{told}; no critical one may, and these did, also when played once more: {_some(confirmed)}",
        )
    elif lower > at_most:
        status = "fail"
    elif upper <= at_most and not open_:
        status = "pass"
    else:
        status, settle = "inconclusive", _settle_broken(count, len(sure), at_most, confidence)
        if open_:
            told = f"{told}; it is open whether critical ones are among them ({_some(open_)})"
            settle = UNKNOWN if open_ - sure else "more trials of the critical cases named here"
        elif possible - sure:
            settle = UNKNOWN
    return RuleResult(
        id="champion-broken",
        status=status,
        reason=told if count else "no family was measured both here and with the champion",
        point=round(len(sure) / count, 6) if count else None,
        lower=round(lower, 6),
        upper=round(upper, 6),
        threshold=at_most,
        families=count,
        settle=settle if count else _NO_FAMILY,
        cases=tuple(mine.id for mine, _ in pairs if mine.family in sure),
    )


def _settle_broken(count: int, broken: int, at_most: float, confidence: float) -> str:
    def decided(factor: int) -> bool:
        bounds = count_bounds(broken * factor, count * factor, confidence=confidence)
        return bounds.lower > at_most or bounds.upper <= at_most

    return growth(count, decided)


def _some(names: set[str], limit: int = 3) -> str:
    named = sorted(names)
    more = len(named) - limit
    return ", ".join(named[:limit]) + (f" and {more} more" if more > 0 else "")
