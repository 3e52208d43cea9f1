"""The promise made before the run: floors, vetoes and margins, read strictly from a gate file."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from hardcase.cases import DIMENSIONS, Document, Plan, PlannedCase, digest, read_as
from hardcase.errors import GateError, Problem, SuiteError, nearest
from hardcase.scorecards import measured_dimensions
from hardcase.stats import count_bounds, families_needed, families_needed_at_most, score_bounds

MIN_SLICE_FAMILIES = 20
Share = Annotated[float, Meta(ge=0, le=1)]


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


class EvidenceRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must be there before anything is decided."""

    missing_at_most: Annotated[Share, Meta(description="Share of planned trials; beyond it the run is invalid.")] = 0.02
    min_families: Annotated[int, Meta(ge=2)] = 20


class Waiver(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that a person set aside for a while."""

    rule: str
    reason: str
    owner: str
    expires: str


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
    ceilings: Annotated[dict[str, float], Meta(description="May block, never buy.")] = {}
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


def load_gate(path: Path) -> Gate:
    """Read one gate file.

    Args:
        path: As `evals/gates/pilot.yaml`.

    Returns:
        Gate: Everything in it can be applied by this version.

    Raises:
        GateError: Every problem of the file at once, rules that are not built yet among them.
    """
    try:
        file, document = read_as(path, GateFile)
    except SuiteError as error:
        raise GateError(error.problems) from error
    problems = [*_not_built(file, document), *_repeated_floors(file, document)]
    if not any((file.floors, file.escalation.must_recall_at_least, file.escalation.needless_rate_at_most)):
        problems.append(document.problem((), "the gate promises nothing", "add floors, or escalation rules"))
    if problems:
        raise GateError(problems)
    return Gate(name=path.stem, path=str(path), hash=digest(document.data), file=file)


def _not_built(file: GateFile, document: Document) -> Iterator[Problem]:
    fix = "remove it; this version decides floors, vetoes, escalation rates and evidence"
    if file.gate == "change":
        yield document.problem(("gate",), "change gates are not built yet", "write gate: release")
    for key in ("champion", "ceilings", "waivers"):
        if getattr(file, key):
            yield document.problem((key,), f"{key} rules are not built yet", fix)


def _repeated_floors(file: GateFile, document: Document) -> Iterator[Problem]:
    seen = set()
    for index, floor in enumerate(file.floors):
        if (floor.dimension, floor.slice) in seen:
            what = f"a second floor for {floor.dimension!r}{f' in {floor.slice!r}' if floor.slice else ''}"
            yield document.problem(("floors", index), what, "keep one of the two")
        seen.add((floor.dimension, floor.slice))


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
        if (wanted.suites == "all" or case.suite in wanted.suites)
        and (not wanted.tags or set(wanted.tags) & set(case.tags))
        and (not wanted.languages or case.language in wanted.languages)
        and (wanted.portable is None or wanted.portable == (case.id in movable))
    )


def check_gate(gate: Gate, plan: Plan) -> None:
    """Refuse a gate that a perfect bot could not pass with the cases at hand.

    Args:
        gate: The promise.
        plan: What will be played.

    Raises:
        GateError: Every rule that cannot be passed, with the number of families it needs.
    """
    problems = [
        Problem(path=Path(gate.path), what=what, fix="add families of such cases, or relax the rule")
        for what in _unpassable(gate, plan.cases)
    ]
    slices = {each for case in plan.cases for each in (case.suite, *case.tags, case.language, case.tier)}
    for floor in gate.file.floors:
        if floor.slice and floor.slice not in slices:
            what = f"no case is in the slice {floor.slice!r}"
            problems.append(Problem(path=Path(gate.path), what=what, fix=nearest(floor.slice, slices)))
    if problems:
        raise GateError(problems)


def _unpassable(gate: Gate, cases: Sequence[PlannedCase]) -> Iterator[str]:
    file, confidence = gate.file, gate.file.confidence
    families = _families(cases)
    if len(families) < file.evidence.min_families:
        yield f"min_families {file.evidence.min_families} is not reached: {len(families)} families here"
    for dimension in DIMENSIONS:
        for floor in file.floors:
            if floor.dimension == dimension:
                yield from _unpassable_floor(floor, cases, confidence)
    must = _families(case for case in cases if case.escalation.decision == "must")
    recall = file.escalation.must_recall_at_least
    if recall is not None and count_bounds(len(must), len(must), confidence=confidence).lower < recall:
        needed = families_needed(recall, confidence=confidence)
        yield f"must_recall_at_least {recall} needs {needed} must-escalate families, {len(must)} here"
    barred = _families(case for case in cases if case.escalation.decision == "must-not")
    needless = file.escalation.needless_rate_at_most
    if needless is not None and count_bounds(0, len(barred), confidence=confidence).upper > needless:
        needed = families_needed_at_most(needless, confidence=confidence)
        yield f"needless_rate_at_most {needless} needs {needed} must-not-escalate families, {len(barred)} here"


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
    elif score_bounds([1.0] * count, confidence=confidence).lower < floor.at_least:
        needed = families_needed(floor.at_least, confidence=confidence)
        yield f"{floor.dimension} at_least {floor.at_least}{within} needs {needed} families, {count} here"


def _families(cases: Iterable[PlannedCase]) -> set[str]:
    return {case.family for case in cases}
