"""Where in all cases a missed promise lies: the slices that are shown to miss it themselves."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from math import fsum

from msgspec.structs import replace

from hardcase.cases import DIMENSIONS
from hardcase.scorecards import Scorecard, family_differences, shared_cases
from hardcase.stats import crowded_p, holm, sign_flip_p

from .champion import Champion
from .decision import Culprit, RuleResult
from .gate import MIN_SLICE_FAMILIES, Gate

_NAMED = 3
_BROKEN = ("champion-broken", "broken-again")
"""Rules about families that broke, whose cases they name."""


def name_culprits(
    rules: Sequence[RuleResult], card: Scorecard, gate: Gate, champion: Champion | None = None, *, seed: int
) -> Iterator[RuleResult]:
    """Say of each promise about all cases that is missed in which slices it is.

    A floor, or a loss to the champion, lies where the values of a slice say so themselves; broken families lie where
    more of them, or of those that lost anything at all, are than would be if any family were as likely to.

    Args:
        rules: As decided.
        card: Of the same bot.
        gate: Of the same decision.
        champion: Whom it was compared with; None: nobody.
        seed: Of the draws.

    Yields:
        RuleResult: The same rules; a missed promise with its culprits, and with their names in its reason.
    """
    floors = {f"floor-{each.dimension}": each for each in gate.file.floors if not each.slice}
    for rule in rules:
        if rule.status == "fail" and champion and rule.id in _BROKEN:
            yield _named_broken(rule, card, champion, alpha=1 - gate.file.confidence)
            continue
        seen: dict[str, tuple[float, float]] = {}
        kind, _, name = rule.id.partition("-")
        # As it is best read for the bot: what is unknown blames nobody.
        if rule.status == "fail" and rule.id in floors:
            dimension, at_least = card.dimension(name), floors[rule.id].at_least
            seen = {each.family: (each.high, each.high - at_least) for each in dimension.families} if dimension else {}
        elif rule.status == "fail" and champion and kind in ("champion", "loss") and name in DIMENSIONS:
            found = family_differences(card, champion.card, name)
            seen = {each.family: (each.high, each.high) for each in found}
        yield _named(rule, seen, card, alpha=1 - gate.file.confidence, seed=seed) if seen else rule


def _named(
    rule: RuleResult, seen: Mapping[str, tuple[float, float]], card: Scorecard, *, alpha: float, seed: int
) -> RuleResult:
    values = {name: [seen[each] for each in members] for name, members in slices_to_blame(seen, card).items()}
    found = culprits(values, alpha=alpha, seed=seed)
    if len(found) == len(values) > 1:  # where it is missed everywhere, no slice is the culprit
        return replace(rule, reason=f"{rule.reason}; in all {len(found)} slices that are large enough to tell")
    return replace(rule, culprits=found, reason=rule.reason + told(found))


def _named_broken(rule: RuleResult, card: Scorecard, champion: Champion, *, alpha: float) -> RuleResult:
    """Where broken families crowd; and, since these are few, where families that lost anything do."""
    measured = {mine.family for mine, _ in shared_cases(card, champion.card)}
    broken = {case.family for case in card.cases if case.id in rule.cases} & measured
    # As it is best read for the bot: what is unknown blames nobody.
    differences = (each for name in DIMENSIONS for each in family_differences(card, champion.card, name))
    worse = {each.family for each in differences if each.high < 0} & measured
    slices = slices_to_blame(measured, card)
    seen, p_values = [dict[str, tuple[int, float]]() for _ in range(2)], list[float]()
    for shares, families in zip(seen, (broken, worse), strict=True):
        for name, members in slices.items():
            inside = len(families.intersection(members))
            shares[name] = len(members), inside / len(members)
            p_values.append(crowded_p(inside, len(members), len(families), len(measured)))
    adjusted = holm(p_values)
    broke = _shown(seen[0], adjusted[: len(slices)], alpha=alpha)
    known = {each.slice for each in broke}
    lost = tuple(each for each in _shown(seen[1], adjusted[len(slices) :], alpha=alpha) if each.slice not in known)
    reason = rule.reason + told(broke) + told(lost, what="families that lost anything crowd in")
    return replace(rule, culprits=broke + lost, reason=reason)


def culprits(values: Mapping[str, Sequence[tuple[float, float]]], *, alpha: float, seed: int) -> tuple[Culprit, ...]:
    """The slices whose differences lie below 0 by more than chance.

    Args:
        values: By slice, for each family what was seen and by how much it lies above what was asked.
        alpha: Chance that any slice is named wrongly, over all that are looked at.
        seed: Of the draws.

    Returns:
        tuple: The surest first, then the lowest mean.

    Source:
        Sign flips: Fisher (1935); correction: Holm (1979); see `hardcase.stats`.
    """
    seen = {name: (len(found), fsum(each for each, _ in found) / len(found)) for name, found in values.items()}
    p_values = [sign_flip_p([difference for _, difference in found], seed=seed) for found in values.values()]
    return _shown(seen, holm(p_values), alpha=alpha)


def _shown(seen: Mapping[str, tuple[int, float]], adjusted: Sequence[float], *, alpha: float) -> tuple[Culprit, ...]:
    """Of all slices that were looked at, those that stand: each with its families and what was seen there."""
    found = [
        Culprit(slice=name, families=families, mean=round(mean, 6), p=round(p, 6))
        for (name, (families, mean)), p in zip(seen.items(), adjusted, strict=True)
        if p < alpha
    ]
    return tuple(sorted(found, key=lambda each: (each.p, each.mean, each.slice)))


def slices_to_blame(families: Collection[str], card: Scorecard) -> dict[str, tuple[str, ...]]:
    """Slices of 20 families or more that are not all of them, each set of families once, suites before others.

    Args:
        families: Those that were measured.
        card: Whose cases say which slices a family belongs to.

    Returns:
        dict: The families of each slice.
    """
    measured, members = set(families), dict[str, dict[str, None]]()
    for case in card.cases:
        for name in case.slices if case.family in measured else ():
            members.setdefault(name, {})[case.family] = None
    suites = {case.suite for case in card.cases}
    found, seen = dict[str, tuple[str, ...]](), set[frozenset[str]]()
    for name in sorted(members, key=lambda each: (each not in suites, each)):
        inside = tuple(members[name])
        if MIN_SLICE_FAMILIES <= len(inside) < len(measured) and frozenset(inside) not in seen:
            seen.add(frozenset(inside))
            found[name] = inside
    return found


def told(found: Sequence[Culprit], *, what: str = "mostly in") -> str:
    """What to add to the reason of a rule; empty without a culprit."""
    if not found:
        return ""
    named = ", ".join(f"{each.slice} (adjusted p {_digits(each.p)})" for each in found[:_NAMED])
    return f"; {what} {named}" + (f" and {len(found) - _NAMED} more" if len(found) > _NAMED else "")


def _digits(p: float) -> str:
    return "under .001" if p < 0.001 else f"{p:.3f}".lstrip("0")
