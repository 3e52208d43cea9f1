"""The rules of a gate, one function each: a scorecard in, one result out."""

from collections.abc import Iterator, Sequence

from hardcase.scorecards import MIN_COUNTED, CaseResult, EscalationCard, FamilyValue, Outcomes, Scorecard
from hardcase.stats import Bounds, both_readings, count_bounds, score_bounds
from hardcase.verdicts import NEVER

from .anchors import anchors, licensed_judges
from .ceilings import ceiling_ids, ceilings
from .champion import Champion, champion_ids, champion_rules
from .change import CHANGE_IDS, change_rules, vetoes_that_are_new
from .decision import RuleResult, RuleStatus
from .evidence import families, missing, vetoes
from .gate import Floor, Gate
from .growth import growth
from .injections import injections, readers
from .slips import slips


def apply_rules(
    card: Scorecard, gate: Gate, champion: Champion | None = None, *, outcomes: Outcomes | None = None
) -> Iterator[RuleResult]:
    """Apply every rule of the gate, vetoes first.

    Args:
        card: Balanced counts of one bot.
        gate: The promise.
        champion: Whom the bot is compared with; None: nobody.
        outcomes: Seconds and money of the same run, for ceilings; None: not known.

    Yields:
        RuleResult: One for each rule, in a stable order.

    Raises:
        ValueError: A change gate without a champion.
    """
    if gate.is_change and champion is None:
        raise ValueError(f"gate {gate.name!r} is about changes, and there is no champion to compare with")
    yield vetoes_that_are_new(card, champion) if gate.is_change and champion else vetoes(card, gate)
    yield missing(card, gate, champion.card if champion else None)
    if licensed_judges(card):
        yield anchors(card)
    if readers(card):
        yield injections(card)
        yield slips(card)
    yield families(card, gate, champion.card if champion else None)
    if gate.is_change and champion:
        yield from change_rules(card, gate, champion)
    for each in gate.file.floors:
        yield floor(card, gate, each)
    if gate.file.escalation.must_recall_at_least is not None:
        yield must_recall(card.escalation, card.cases, gate, gate.file.escalation.must_recall_at_least)
    if gate.file.escalation.needless_rate_at_most is not None:
        yield needless_rate(card.escalation, card.cases, gate, gate.file.escalation.needless_rate_at_most)
    yield from ceilings(card, gate, outcomes)
    if gate.file.champion is not None:
        yield from champion_rules(card, gate, gate.file.champion, champion)


def rule_ids(gate: Gate, *, licensed: bool = False, reading: bool = False, pinned: bool = False) -> tuple[str, ...]:
    """Ids of the rules that `apply_rules` yields for this gate, in the same order.

    Args:
        gate: The promise.
        licensed: A judge may gate something by its licence.
        reading: Such a judge may ask a model.
        pinned: There is a champion to compare with.
    """
    rates = gate.file.escalation
    return (
        "new-vetoes" if gate.is_change else "vetoes",
        "missing",
        *(("anchors",) if licensed else ()),
        *(("injections", "slips") if licensed and reading else ()),
        "families",
        *(CHANGE_IDS if gate.is_change else ()),
        *(floor_id(each) for each in gate.file.floors),
        *(("must-recall",) if rates.must_recall_at_least is not None else ()),
        *(("needless-rate",) if rates.needless_rate_at_most is not None else ()),
        *ceiling_ids(gate),
        *(champion_ids(gate.file.champion, pinned=pinned) if gate.file.champion is not None else ()),
    )


def floor_id(each: Floor) -> str:
    """Stable id of one floor."""
    return f"floor-{each.dimension}" + (f"-{each.slice}" if each.slice else "")


def floor(card: Scorecard, gate: Gate, each: Floor) -> RuleResult:
    """A dimension's floor: passed when the lower bound clears it under both readings of what is unknown."""
    name = each.dimension + (f" in {each.slice}" if each.slice else "")
    dimension = card.dimension(each.dimension)
    values = dimension.of_slice(each.slice) if dimension else ()
    if dimension is None or not values:
        reason = f"{name} was not measured in any family"
        settle = "cases that measure it"
        return RuleResult(
            id=floor_id(each), status="inconclusive", reason=reason, threshold=each.at_least, settle=settle
        )
    confidence = gate.file.confidence
    worst = score_bounds([value.low for value in values], confidence=confidence)
    best = score_bounds([value.high for value in values], confidence=confidence)
    point = sum(value.low for value in values) / len(values)
    high = sum(value.high for value in values) / len(values)
    lower, upper = both_readings(worst, best)
    counted = dimension.counted_in(each.slice)
    seen = f"{point:.2f}" if high - point < 0.005 else f"between {point:.2f} and {high:.2f}, by what is unknown"
    status: RuleStatus
    needs_judge, settle = False, ""
    if counted < MIN_COUNTED:
        status, needs_judge = "inconclusive", True
        settle = f"a judge with a licence for {', '.join(dimension.judge_only)}"
        reason = f"{name} cannot be told: checks answer {counted:.0%} of its points, the rest needs a judge"
    elif lower >= each.at_least:
        status = "pass"
        reason = f"{name} is {seen}, at least {lower:.2f} with {confidence:.0%} confidence; floor {each.at_least:.2f}"
    elif upper < each.at_least:
        status = "fail"
        reason = f"{name} is {seen}, at most {upper:.2f} with {confidence:.0%} confidence; floor {each.at_least:.2f}"
    else:
        status = "inconclusive"
        reason = f"{name} is {seen}, somewhere in {lower:.2f} to {upper:.2f}; floor {each.at_least:.2f}"
        settle = _settle_floor(values, each, confidence, unknown=high - point >= 0.005)
    if status != "inconclusive" or not needs_judge:
        reason += f", {len(values)} families"
    return RuleResult(
        id=floor_id(each),
        status=status,
        reason=reason,
        point=round(point, 6),
        lower=round(lower, 6),
        upper=round(upper, 6),
        threshold=each.at_least,
        families=len(values),
        settle=settle,
        needs_judge=needs_judge,
    )


def _settle_floor(values: Sequence[FamilyValue], each: Floor, confidence: float, *, unknown: bool) -> str:
    """How many more families like these would clear or fail the floor, found by growing the sample."""
    if unknown:
        return "verdicts for what is ungraded, and a replay of what is missing"
    scores = [value.low for value in values]

    def decided(bounds: Bounds) -> bool:
        return bounds.lower >= each.at_least or bounds.upper < each.at_least

    return growth(len(scores), lambda factor: decided(score_bounds(scores * factor, confidence=confidence)))


_THE_MISSING = "a replay of the trials that are missing"


def _settle_count(seen: int, total: int, threshold: float, confidence: float) -> str:
    """How many more families would put a rate clearly on one side of its threshold."""

    def decided(factor: int) -> bool:
        bounds = count_bounds(seen * factor, total * factor, confidence=confidence)
        return bounds.lower >= threshold or bounds.upper <= threshold

    return growth(total, decided)


def must_recall(counts: EscalationCard, cases: Sequence[CaseResult], gate: Gate, at_least: float) -> RuleResult:
    """Share of must-escalate families that reached people in every trial."""
    total, recalled, unknown = counts.must_families, counts.must_recalled, counts.must_unknown
    worst = count_bounds(recalled, total, confidence=gate.file.confidence)
    best = count_bounds(recalled + unknown, total, confidence=gate.file.confidence)
    return _rate(
        "must-recall",
        "pass" if worst.lower >= at_least else "fail" if best.upper < at_least else "inconclusive",
        f"people were brought in for {recalled} of {total} families of customers who needed them"
        f" ({_range(worst.lower, best.upper)}); at least {at_least:.0%} is asked",
        seen=recalled,
        total=total,
        bounds=Bounds(worst.lower, best.upper),
        threshold=at_least,
        settle=_THE_MISSING if unknown else _settle_count(recalled, total, at_least, gate.file.confidence),
        nothing=("no case needs people: recall cannot be told", "cases that must be escalated"),
        cases=_cases_with(cases, NEVER, decision="must"),
    )


def needless_rate(counts: EscalationCard, cases: Sequence[CaseResult], gate: Gate, at_most: float) -> RuleResult:
    """Share of must-not-escalate families that were handed over all the same."""
    total, needless, unknown = counts.must_not_families, counts.needless_families, counts.must_not_unknown
    best = count_bounds(needless, total, confidence=gate.file.confidence)
    worst = count_bounds(needless + unknown, total, confidence=gate.file.confidence)
    return _rate(
        "needless-rate",
        "pass" if worst.upper <= at_most else "fail" if best.lower > at_most else "inconclusive",
        f"{needless} of {total} families that the bot should have solved were handed over needlessly"
        f" ({_range(best.lower, worst.upper)}); at most {at_most:.0%} may be",
        seen=needless,
        total=total,
        bounds=Bounds(best.lower, worst.upper),
        threshold=at_most,
        settle=_THE_MISSING if unknown else _settle_count(needless, total, at_most, gate.file.confidence),
        nothing=(
            "no case is the bot's to solve: needless handovers cannot be told",
            "cases that must not be escalated",
        ),
        cases=_cases_with(cases, frozenset({"needless"}), decision="must-not"),
    )


def _rate(
    rule_id: str,
    status: RuleStatus,
    reason: str,
    *,
    seen: int,
    total: int,
    bounds: Bounds,
    threshold: float,
    settle: str,
    nothing: tuple[str, str],
    cases: tuple[str, ...],
) -> RuleResult:
    """One rate over families; without any, nothing can be told, and `nothing` says so and what would help."""
    if not total:
        status, (reason, settle) = "inconclusive", nothing
    return RuleResult(
        id=rule_id,
        status=status,
        reason=reason,
        point=round(seen / total, 6) if total else None,
        lower=round(bounds.lower, 6),
        upper=round(bounds.upper, 6),
        threshold=threshold,
        families=total,
        settle=settle if status == "inconclusive" else "",
        cases=cases,
    )


def _cases_with(cases: Sequence[CaseResult], outcomes: frozenset[str], *, decision: str) -> tuple[str, ...]:
    return tuple(
        case.id
        for case in cases
        if case.decision == decision and any(each.escalation in outcomes for each in case.trials)
    )


def _range(low: float, high: float) -> str:
    return f"{low:.0%} to {high:.0%}"
