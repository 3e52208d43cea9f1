"""Is a gate passable? One that a perfect bot could not pass with these cases is refused before anything is played."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hardcase.cases import DIMENSIONS, Plan, PlannedCase
from hardcase.errors import GateError, Problem, nearest
from hardcase.scorecards import measured_dimensions
from hardcase.stats import families_needed, families_needed_at_most, paired_families_needed

from .evidence import cases_not_run
from .gate import MIN_SLICE_FAMILIES, ChampionRules, Floor, Gate, GateFile, runs


def check_gate(gate: Gate, plan: Plan) -> None:
    """Refuse a gate that a perfect bot could not pass with the cases at hand.

    Args:
        gate: The promise.
        plan: What will be played; only the cases that the gate asks for are looked at.

    Raises:
        GateError: Every rule that cannot be passed, with the number of families it needs; of a part of the cases,
            what it lacks.
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
    part = cases_not_run(plan, gate)
    if problems and part:  # whatever these cases are too few for, all of them may be enough for
        fix = "name the folder of the suites, and none of its parts; or leave --gate out"
        problems = [Problem(path=Path(gate.path), what=part, fix=fix)]
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
    families = families_of(cases)
    if len(families) < file.evidence.min_families:
        yield f"min_families {file.evidence.min_families} is not reached: {len(families)} families here"
    for floor in file.floors:
        yield from _unpassable_floor(floor, cases, confidence)
    if not any(criterion.veto for case in cases for criterion in case.criteria):
        yield "vetoes: none-allowed is asked, and these cases look for none"
    if file.champion is not None:
        yield from _unpassable_champion(file.champion, cases, confidence)
    must = families_of(case for case in cases if case.escalation.decision == "must")
    recall = file.escalation.must_recall_at_least
    if recall is not None:
        needed = max(1, families_needed(recall, confidence=confidence)) if recall < 1 else None
        yield from _short(f"must_recall_at_least {recall}", needed, "must-escalate families", len(must))
    barred = families_of(case for case in cases if case.escalation.decision == "must-not")
    needless = file.escalation.needless_rate_at_most
    if needless is not None:
        needed = max(1, families_needed_at_most(needless, confidence=confidence)) if needless > 0 else None
        yield from _short(f"needless_rate_at_most {needless}", needed, "must-not-escalate families", len(barred))


def _unpassable_floor(floor: Floor, cases: Sequence[PlannedCase], confidence: float) -> Iterator[str]:
    within = f" in slice {floor.slice!r}" if floor.slice else ""
    count = len(families_of_floor(floor, cases))
    if floor.slice and count < MIN_SLICE_FAMILIES:
        yield f"{floor.dimension}{within}: {count} families, a slice needs {MIN_SLICE_FAMILIES} to gate"
    else:
        needed = max(2, families_needed(floor.at_least, confidence=confidence)) if floor.at_least < 1 else None
        yield from _short(f"{floor.dimension} at_least {floor.at_least}{within}", needed, "families", count)


def _unpassable_champion(rules: ChampionRules, cases: Sequence[PlannedCase], confidence: float) -> Iterator[str]:
    """Also a bot that is the champion itself could not show with so few families that it loses no more."""
    needed = paired_families_needed(rules.lose_at_most, confidence=confidence) if rules.lose_at_most > 0 else None
    for name in DIMENSIONS:
        count = len(families_of(case for case in cases if name in measured_dimensions(case)))
        if count:
            yield from _short(f"lose_at_most {rules.lose_at_most}", needed, f"families that measure {name}", count)
    broken = rules.broken_families_at_most
    if broken is not None:
        needed = max(1, families_needed_at_most(broken, confidence=confidence)) if broken > 0 else None
        yield from _short(f"broken_families_at_most {broken}", needed, "families", len(families_of(cases)))


def _short(promise: str, needed: int | None, kind: str, count: int) -> Iterator[str]:
    """Name a promise that these families are too few to show, or that no number of them shows."""
    if needed is None:
        yield f"{promise} cannot be shown by any number of {kind}"
    elif count < needed:
        yield f"{promise} needs {needed} {kind}, {count} here"


def families_of_floor(floor: Floor, cases: Iterable[PlannedCase]) -> set[str]:
    """The families on which a floor rests."""
    return families_of(
        case
        for case in cases
        if floor.dimension in measured_dimensions(case)
        and (not floor.slice or floor.slice in (case.suite, *case.tags, case.language, case.tier))
    )


def families_of(cases: Iterable[PlannedCase]) -> set[str]:
    """Distinct families of some cases."""
    return {case.family for case in cases}
