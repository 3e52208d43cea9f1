"""The promise made before the run: floors, vetoes and margins, read strictly from a gate file."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from hardcase.cases import Plan, PlannedCase
from hardcase.errors import GateError, Problem, nearest
from hardcase.scorecards import CaseResult, measured_dimensions
from hardcase.stats import families_needed, families_needed_at_most

MIN_SLICE_FAMILIES = 20
Share = Annotated[float, Meta(ge=0, le=1)]
Amount = Annotated[float, Meta(gt=0)]


class CaseSelection(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which cases a gate runs; everything given must hold."""

    suites: Annotated[Literal["all"] | tuple[str, ...], Meta(description="all, or a list of suites.")] = "all"
    tags: Annotated[tuple[str, ...], Meta(description="Cases with any of these tags.")] = ()
    languages: tuple[str, ...] = ()
    portable: Annotated[bool | None, Meta(description="true: only cases that need no company.")] = None


class Floor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A dimension, or one slice of it, may not fall below this."""

    dimension: Literal["empathy", "correctness", "escalation", "effort"]
    at_least: Share
    slice: Annotated[str, Meta(description="Suite, tag, language or tier; empty: all cases.")] = ""


class EscalationRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bounds on the two ways of getting an escalation wrong."""

    must_recall_at_least: Share | None = None
    needless_rate_at_most: Share | None = None


class ChampionRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be lost against the champion."""

    lose_at_most: Share
    broken_families_at_most: Share | None = None


class Ceilings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must not rise above a limit; it may block, never buy."""

    genericness_at_most: Annotated[
        Share | None,
        Meta(description="Share of bot turns that are near-duplicates of its turns in other families."),
    ] = None
    cost_usd_per_conversation_at_most: Annotated[
        Amount | None,
        Meta(description="US dollars that the bot's tokens of a conversation may cost in the mean."),
    ] = None
    p95_latency_s_at_most: Annotated[
        Amount | None,
        Meta(description="Seconds that 19 of 20 bot turns may take."),
    ] = None


class EvidenceRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must be there before anything is decided."""

    missing_at_most: Annotated[Share, Meta(description="Share of planned trials; beyond it the run is invalid.")] = 0.02
    min_families: Annotated[int, Meta(ge=2)] = 20


class Waiver(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that a person set aside for a while; never a veto, missing trials or a judge that has drifted."""

    rule: Annotated[str, Meta(description="Id of a rule, as the decision names it: floor-empathy, must-recall ...")]
    reason: Annotated[str, Meta(description="Why it may be set aside; shown wherever the decision is.")]
    owner: Annotated[str, Meta(description="Who answers for it.")]
    expires: Annotated[str, Meta(description="Its last day, as 2026-12-31. After it a rule that does not pass holds.")]


class GateFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One gate file, evals/gates/<name>.yaml."""

    schema: Literal[1]
    gate: Annotated[
        Literal["release", "change"],
        Meta(description="release: floors. change: losses against the champion."),
    ]
    cases: CaseSelection = CaseSelection()
    confidence: Annotated[float, Meta(gt=0.5, lt=1)] = 0.95
    trials: Annotated[int, Meta(ge=1, description="Fresh replays of each case.")] = 1
    vetoes: Literal["none-allowed"] = "none-allowed"
    floors: tuple[Floor, ...] = ()
    escalation: EscalationRules = EscalationRules()
    champion: ChampionRules | None = None
    ceilings: Annotated[Ceilings, Meta(description="May block, never buy.")] = Ceilings()
    evidence: EvidenceRules = EvidenceRules()
    waivers: tuple[Waiver, ...] = ()


class Gate(Struct, frozen=True, kw_only=True):
    """A gate that can be applied.

    Attributes:
        name: The file's stem.
        hash: Of the file's content, so that a changed promise is seen.
    """

    name: str
    path: str
    hash: str
    file: GateFile


def selected(gate: Gate, cases: Iterable[PlannedCase], *, portable: Iterable[str] = ()) -> tuple[PlannedCase, ...]:
    """The cases that a gate runs.

    Args:
        gate: Whose selection counts.
        cases: Every case at hand.
        portable: Ids of the portable ones.
    """
    wanted, movable = gate.file.cases, frozenset(portable)
    return tuple(
        case
        for case in cases
        if runs(gate, case) and (wanted.portable is None or wanted.portable == (case.id in movable))
    )


def runs(gate: Gate, case: PlannedCase | CaseResult) -> bool:
    """Tell whether the gate asks for a case by suite, tag and language; results do not say what is portable."""
    wanted = gate.file.cases
    return (
        (wanted.suites == "all" or case.suite in wanted.suites)
        and (not wanted.tags or not set(wanted.tags).isdisjoint(case.tags))
        and (not wanted.languages or case.language in wanted.languages)
    )


def check_gate(gate: Gate, plan: Plan) -> None:
    """Refuse a gate that a perfect bot could not pass with the cases at hand.

    Args:
        gate: The promise.
        plan: What will be played; only the cases that the gate asks for are looked at.

    Raises:
        GateError: Every rule that cannot be passed, with the number of families it needs.
    """
    cases = [case for case in plan.cases if runs(gate, case)]
    problems = [
        Problem(path=Path(gate.path), what=what, fix="add families of such cases, or relax the rule")
        for what in _unpassable(gate, cases)
    ]
    problems += [
        Problem(path=Path(gate.path), what=f"no case is in the {kind} {name!r}", fix=nearest(name, known))
        for kind, name, known in _names(gate.file, plan.cases)
        if name not in known
    ]
    if problems:
        raise GateError(problems)


def _names(file: GateFile, cases: Sequence[PlannedCase]) -> Iterator[tuple[str, str, set[str]]]:
    """Every name by which the gate picks cases, with its kind and the names that cases have."""
    suites, tags = {case.suite for case in cases}, {tag for case in cases for tag in case.tags}
    languages, tiers = {case.language for case in cases}, {case.tier for case in cases}
    for kind, names, known in (
        ("suite", () if file.cases.suites == "all" else file.cases.suites, suites),
        ("tag", file.cases.tags, tags),
        ("language", file.cases.languages, languages),
        ("slice", tuple(floor.slice for floor in file.floors if floor.slice), suites | tags | languages | tiers),
    ):
        yield from ((kind, name, known) for name in names)


def _unpassable(gate: Gate, cases: Sequence[PlannedCase]) -> Iterator[str]:
    file, confidence = gate.file, gate.file.confidence
    families = _families(cases)
    if len(families) < file.evidence.min_families:
        yield f"min_families {file.evidence.min_families} is not reached: {len(families)} families here"
    for floor in file.floors:
        yield from _unpassable_floor(floor, cases, confidence)
    if not any(criterion.veto for case in cases for criterion in case.criteria):
        yield "vetoes: none-allowed is asked, and these cases look for none"
    must = _families(case for case in cases if case.escalation.decision == "must")
    recall = file.escalation.must_recall_at_least
    if recall is not None:
        needed = max(1, families_needed(recall, confidence=confidence)) if recall < 1 else None
        yield from _short(f"must_recall_at_least {recall}", needed, "must-escalate families", len(must))
    barred = _families(case for case in cases if case.escalation.decision == "must-not")
    needless = file.escalation.needless_rate_at_most
    if needless is not None:
        needed = max(1, families_needed_at_most(needless, confidence=confidence)) if needless > 0 else None
        yield from _short(f"needless_rate_at_most {needless}", needed, "must-not-escalate families", len(barred))


def _unpassable_floor(floor: Floor, cases: Sequence[PlannedCase], confidence: float) -> Iterator[str]:
    within = f" in slice {floor.slice!r}" if floor.slice else ""
    families = _families(
        case
        for case in cases
        if floor.dimension in measured_dimensions(case)
        and (not floor.slice or floor.slice in (case.suite, *case.tags, case.language, case.tier))
    )
    count = len(families)
    if floor.slice and count < MIN_SLICE_FAMILIES:
        yield f"{floor.dimension}{within}: {count} families, a slice needs {MIN_SLICE_FAMILIES} to gate"
    else:
        needed = max(2, families_needed(floor.at_least, confidence=confidence)) if floor.at_least < 1 else None
        yield from _short(f"{floor.dimension} at_least {floor.at_least}{within}", needed, "families", count)


def _short(promise: str, needed: int | None, kind: str, count: int) -> Iterator[str]:
    """Name a promise that these families are too few to show, or that no number of them shows."""
    if needed is None:
        yield f"{promise} cannot be shown by any number of {kind}"
    elif count < needed:
        yield f"{promise} needs {needed} {kind}, {count} here"


def _families(cases: Iterable[PlannedCase]) -> set[str]:
    return {case.family for case in cases}
