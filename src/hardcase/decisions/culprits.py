"""Where in all cases a missed promise lies: the slices that are shown to miss it themselves."""

from collections.abc import Iterator, Mapping, Sequence
from math import fsum

from msgspec.structs import replace

from hardcase.scorecards import FamilyValue, Scorecard
from hardcase.stats import holm, sign_flip_p

from .decision import Culprit, RuleResult
from .gate import MIN_SLICE_FAMILIES, Gate

_NAMED = 3


def name_culprits(rules: Sequence[RuleResult], card: Scorecard, gate: Gate, *, seed: int) -> Iterator[RuleResult]:
    """Say of each missed floor for all cases in which slices it is missed.

    Args:
        rules: As decided.
        card: Of the same bot.
        gate: Of the same decision.
        seed: Of the draws.

    Yields:
        RuleResult: The same rules; a missed floor with its culprits, and with their names in its reason.
    """
    missed = {f"floor-{each.dimension}": each for each in gate.file.floors if not each.slice}
    for rule in rules:
        each = missed.get(rule.id) if rule.status == "fail" else None
        dimension = card.dimension(each.dimension) if each else None
        if each is None or dimension is None:
            yield rule
            continue
        # As it is best read for the bot: what is unknown blames nobody.
        values = {
            name: [(value.high, value.high - each.at_least) for value in found]
            for name, found in slices_to_blame(dimension.families, card).items()
        }
        found = culprits(values, alpha=1 - gate.file.confidence, seed=seed)
        if len(found) == len(values) > 1:  # where it is missed everywhere, no slice is the culprit
            yield replace(rule, reason=f"{rule.reason}; in all {len(found)} slices that are large enough to tell")
        else:
            yield replace(rule, culprits=found, reason=rule.reason + told(found))


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
    names = list(values)
    adjusted = holm([sign_flip_p([difference for _, difference in values[name]], seed=seed) for name in names])
    found = [
        Culprit(
            slice=name,
            families=len(values[name]),
            mean=round(fsum(seen for seen, _ in values[name]) / len(values[name]), 6),
            p=round(p, 6),
        )
        for name, p in zip(names, adjusted, strict=True)
        if p < alpha
    ]
    return tuple(sorted(found, key=lambda each: (each.p, each.mean, each.slice)))


def slices_to_blame(families: Sequence[FamilyValue], card: Scorecard) -> dict[str, list[FamilyValue]]:
    """Slices of 20 families or more that are not all of them, each set of families once, suites before others."""
    suites = set(card.suites)
    names = dict.fromkeys(name for each in families for name in each.slices)
    found, seen = dict[str, list[FamilyValue]](), set[frozenset[str]]()
    for name in sorted(names, key=lambda each: (each not in suites, each)):
        inside = [each for each in families if name in each.slices]
        members = frozenset(each.family for each in inside)
        if MIN_SLICE_FAMILIES <= len(inside) < len(families) and members not in seen:
            seen.add(members)
            found[name] = inside
    return found


def told(found: Sequence[Culprit]) -> str:
    """What to add to the reason of a rule; empty without a culprit."""
    if not found:
        return ""
    named = ", ".join(f"{each.slice} (adjusted p {_digits(each.p)})" for each in found[:_NAMED])
    return f"; mostly in {named}" + (f" and {len(found) - _NAMED} more" if len(found) > _NAMED else "")


def _digits(p: float) -> str:
    return "under .001" if p < 0.001 else f"{p:.3f}".lstrip("0")
