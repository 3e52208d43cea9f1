"""What a bot must truly be to pass a gate, and which losses the gate can see: said before anything is played."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Literal

from msgspec import Struct

from hardcase.cases import DIMENSIONS, Plan, PlannedCase
from hardcase.scorecards import MIN_COUNTED, Scorecard, counted_share, measured_dimensions
from hardcase.stats import (
    loss_seen,
    margin_chance,
    margin_needed,
    rate_allowed,
    rate_chance,
    rate_needed,
    score_chance,
    score_needed,
)

from .champion import Champion
from .check_gate import families_of, families_of_floor
from .gate import Floor, Gate, runs
from .rules import floor_id
from .spread import Spread

CHANCE = 0.8
"""With which a promise is to be shown, where it is true enough."""
_AGREEING = len(DIMENSIONS)
"""Dimensions among which a change gate looks for a loss: the smallest p-value is held against a share of alpha."""


class Need(Struct, frozen=True, kw_only=True):
    """What one rule needs.

    Attributes:
        id: Of the rule.
        of: What is measured, in words.
        kind: `at_least`: of scores or of a share of families; `at_most`: of such a share.
        asks: What the gate demands of the bound.
        families: Families that the rule rests on.
        needed: True value from which (`at_least`) or up to which (`at_most`) the rule is kept with `CHANCE`; None: no
            bot keeps it so often with these families.
        at: True value of the bot that is looked at; None: none is.
        chance: Chance that this bot keeps the rule; None: none is looked at.
        open_without_judge: Whatever the bot does the rule stays open: checks and licensed judges answer only this share
            of its points. None: they answer enough.
    """

    id: str
    of: str
    kind: Literal["at_least", "at_most"]
    asks: float
    families: int
    needed: float | None
    at: float | None = None
    chance: float | None = None
    open_without_judge: float | None = None


class LossInSight(Struct, frozen=True, kw_only=True):
    """Which losses against a champion a gate can tell, in one dimension, each with `CHANCE`.

    Attributes:
        families: That both play.
        spread: Standard deviation of a family's difference.
        seen: Smallest true loss that is proven, where every family loses alike; None: none below 1.
        seen_broken: Share of families that must lose everything for a loss to be proven.
        held: Loss of every family alike that a release gate holds for: proven larger than its margin. None: not asked.
        excluded: Smallest loss that a bot as good as the champion shows not to have.
        limit: What the gate lets a bot lose; None: a change gate, which asks for a proven loss.
        equal_passes: Chance that a bot as good as the champion keeps the limit.
    """

    dimension: str
    families: int
    spread: float
    seen: float | None
    seen_broken: float | None
    held: float | None
    excluded: float | None
    limit: float | None
    equal_passes: float | None


class Look(Struct, frozen=True, kw_only=True):
    """A bot that is looked at: its true values.

    Attributes:
        score: Of every dimension, and share of families treated right where the gate counts families; None: see `card`.
        card: A run whose values are taken to be true; None: see `score`.
    """

    score: float | None = None
    card: Scorecard | None = None

    def of_floor(self, floor: Floor) -> float | None:
        """True score in a dimension, or a slice of it; what is unknown counts against the bot, as in the gate."""
        found = self.card.dimension(floor.dimension) if self.card else None
        values = [each.low for each in found.of_slice(floor.slice)] if found else []
        return sum(values) / len(values) if values else self.score

    def of_share(self, right: int, families: int) -> float | None:
        """True share of families that are treated right."""
        return right / families if families and self.card else self.score


def needs(
    gate: Gate, plan: Plan, spreads: Mapping[str, Spread], *, look: Look | None = None, seed: int = 0
) -> tuple[Need, ...]:
    """Tell for each promise what a bot must truly be.

    Args:
        gate: One that `check_gate` accepts with these cases; a change gate promises nothing of this kind.
        plan: Cases and trials; only the cases that the gate asks for count.
        spreads: By dimension.
        look: A bot that is looked at; None: none.
        seed: Of what is simulated.

    Returns:
        tuple: In the order of the gate's rules.
    """
    if gate.is_change:
        return ()
    return tuple(_needs(gate, plan, spreads, look or Look(), seed))


def _needs(gate: Gate, plan: Plan, spreads: Mapping[str, Spread], look: Look, seed: int) -> Iterator[Need]:
    cases = [case for case in plan.cases if runs(gate, case)]
    confidence, escalation = gate.file.confidence, look.card.escalation if look.card else None
    guarded = len(families_of(case for case in cases if any(each.veto and each.counts for each in case.criteria)))
    if guarded:
        allowed = 1 - CHANCE ** (1 / guarded)
        yield Need(id="vetoes", of="families with a veto", kind="at_most", asks=0, families=guarded, needed=allowed)
    for floor in gate.file.floors:
        yield _floor(floor, cases, plan, spreads[floor.dimension].share(plan.trials), look, confidence, seed)
    rates = gate.file.escalation
    if rates.must_recall_at_least is not None:
        right = look.of_share(escalation.must_recalled, escalation.must_families) if escalation else look.score
        count = len(families_of(case for case in cases if case.escalation.decision == "must"))
        yield _rate("must-recall", "families who reach people", rates.must_recall_at_least, count, right, confidence)
    if rates.needless_rate_at_most is not None:
        barred = escalation.must_not_families if escalation else 0
        right = look.of_share(barred - escalation.needless_families, barred) if escalation else look.score
        count = len(families_of(case for case in cases if case.escalation.decision == "must-not"))
        of, limit = "families handed over needlessly", rates.needless_rate_at_most
        yield _rate("needless-rate", of, limit, count, None if right is None else 1 - right, confidence, most=True)
    if gate.file.champion is not None and gate.file.champion.broken_families_at_most is not None:
        count = len(families_of(case for case in cases if measured_dimensions(case)))
        limit = gate.file.champion.broken_families_at_most
        yield _rate("champion-broken", "families that break", limit, count, None, confidence, most=True)


def _floor(
    floor: Floor, cases: list[PlannedCase], plan: Plan, spread: float, look: Look, confidence: float, seed: int
) -> Need:
    measured = families_of_floor(floor, cases)
    count, at = len(measured), look.of_floor(floor)
    counted = counted_share(
        [
            each
            for case in cases
            if case.family in measured and floor.dimension in measured_dimensions(case)
            for each in case.criteria
            if each.dimension == floor.dimension
        ]
    )
    return Need(
        id=floor_id(floor),
        of=floor.dimension + (f" in {floor.slice}" if floor.slice else ""),
        kind="at_least",
        asks=floor.at_least,
        families=count,
        needed=score_needed(floor.at_least, count, spread=spread, confidence=confidence, chance=CHANCE, seed=seed),
        at=at,
        chance=None
        if at is None
        else score_chance(at, floor.at_least, count, spread=spread, confidence=confidence, seed=seed),
        open_without_judge=counted if counted < MIN_COUNTED else None,
    )


def _rate(
    rule: str, of: str, asks: float, families: int, at: float | None, confidence: float, *, most: bool = False
) -> Need:
    needed = (rate_allowed if most else rate_needed)(asks, families, confidence=confidence, chance=CHANCE)
    chance = None
    if at is not None:
        right, least = (1 - at, 1 - asks) if most else (at, asks)
        chance = rate_chance(right, least, families, confidence=confidence)
    kind: Literal["at_least", "at_most"] = "at_most" if most else "at_least"
    return Need(id=rule, of=of, kind=kind, asks=asks, families=families, needed=needed, at=at, chance=chance)


def losses_in_sight(
    gate: Gate, plan: Plan, spreads: Mapping[str, Spread], *, champion: Champion | None = None, seed: int = 0
) -> tuple[LossInSight, ...]:
    """Tell which losses against a champion the gate can see, and which it can exclude.

    Args:
        gate: Of either kind.
        plan: Cases and trials; the champion is taken to have played as many of each.
        spreads: By dimension.
        champion: Whose cases count; None: one that played all of them.
        seed: Of what is simulated.

    Returns:
        tuple: One for each dimension that is measured; none where the gate compares with no champion.
    """
    if not gate.compares:
        return ()
    known = {case.id for case in champion.card.cases} if champion else {case.id for case in plan.cases}
    cases = [case for case in plan.cases if case.id in known and runs(gate, case)]
    confidence, rules, found = gate.file.confidence, gate.file.champion, []
    proof = 1 - (1 - confidence) / _AGREEING if gate.is_change else confidence
    for name in DIMENSIONS:
        count = len(families_of(case for case in cases if name in measured_dimensions(case)))
        if not count:
            continue
        spread, limit = spreads[name].of_differences(plan.trials), rules.lose_at_most if rules else None
        proven = partial(loss_seen, count, spread=spread, chance=CHANCE, seed=seed)
        found.append(
            LossInSight(
                dimension=name,
                families=count,
                spread=spread,
                seen=proven(confidence=proof),
                seen_broken=proven(broken=True, confidence=proof),
                held=None if limit is None else proven(beyond=limit, confidence=confidence),
                excluded=margin_needed(count, spread=spread, confidence=confidence, chance=CHANCE, seed=seed),
                limit=limit,
                equal_passes=None
                if limit is None
                else margin_chance(limit, count, spread=spread, confidence=confidence, seed=seed),
            )
        )
    return tuple(found)


def all_together(rules: tuple[Need, ...]) -> tuple[float, float] | None:
    """Chance that every rule is kept by the bot that is looked at, least and most, however the rules hang together.

    Returns:
        tuple: None where no bot is looked at.

    Source:
        Fréchet (1935), Généralisation du théorème des probabilités totales, Fundamenta Mathematicae 25, 379-387.
    """
    chances = [0.0 if each.open_without_judge is not None else each.chance for each in rules if each.chance is not None]
    if not chances:
        return None
    return max(0.0, 1 - sum(1 - each for each in chances)), min(chances)
