"""Is a gate passable? One that a perfect bot could not pass with these cases is refused before anything is played."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hardcase.cases import DIMENSIONS, CasesBeside, Plan, PlannedCase, read_yaml
from hardcase.errors import GateError, Problem, SuiteError, nearest
from hardcase.scorecards import measured_dimensions
from hardcase.stats import families_needed, families_needed_at_most, paired_families_needed

from .evidence import cases_not_run
from .gate import MIN_SLICE_FAMILIES, ChampionRules, Floor, Gate, GateFile, runs

At = tuple[str | int, ...]
"""Path into the gate file."""


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
    part = cases_not_run(plan, gate)
    unknown = [
        (at, f"no case is in the {kind} {name!r}", nearest(name, known))
        for at, kind, name, known in _names(gate.file, plan)
        if name not in known
    ]
    found = [(at, what, "add families of such cases, or relax the rule") for at, what in _unpassable(gate, cases)]
    if any(at[0] == "cases" for at, _, _ in unknown):  # what follows from a name that nothing has is no problem more
        found = unknown
    elif not cases and not part:
        kind = "portable case" if gate.file.cases.portable else "case"
        found = [(("cases",), f"no {kind} is what this gate asks for", "ask for other cases, or write such cases")]
    elif found and part:  # whatever these cases are too few for, all of them may be enough for
        fix = "name the folder of the suites, and none of its parts; or leave --gate out"
        found = [(("cases",), part, fix)]
    else:
        slices = {at[:2] for at, _, _ in unknown}
        found = unknown + [each for each in found if each[0][:2] not in slices]
    if found:
        raise GateError(_placed(Path(gate.path), found))


def _placed(path: Path, found: Iterable[tuple[At, str, str]]) -> list[Problem]:
    """Problems with their lines; without, where the file is no longer what was read."""
    try:
        document = read_yaml(path)
    except SuiteError:
        return [Problem(path=path, what=what, fix=fix) for _, what, fix in found]
    return [document.problem(at, what, fix) for at, what, fix in found]


def _names(file: GateFile, plan: Plan) -> Iterator[tuple[At, str, str, set[str]]]:
    """Every name by which the gate picks cases, with its place, its kind and the names that cases have."""
    cases: list[PlannedCase | CasesBeside] = [*plan.cases, *plan.beside]
    suites, tags = {case.suite for case in cases}, {tag for case in cases for tag in case.tags}
    languages, tiers = {case.language for case in cases}, {case.tier for case in plan.cases}
    for key, kind, names, known in (
        ("suites", "suite", () if file.cases.suites == "all" else file.cases.suites, suites),
        ("tags", "tag", file.cases.tags, tags),
        ("languages", "language", file.cases.languages, languages),
    ):
        yield from ((("cases", key, place), kind, name, known) for place, name in enumerate(names))
    for place, floor in enumerate(file.floors):
        if floor.slice:
            yield ("floors", place, "slice"), "slice", floor.slice, suites | tags | languages | tiers


def _unpassable(gate: Gate, cases: Sequence[PlannedCase]) -> Iterator[tuple[At, str]]:
    file, confidence = gate.file, gate.file.confidence
    families = families_of(cases)
    if len(families) < file.evidence.min_families:
        what = f"min_families {file.evidence.min_families} is not reached: {_families(len(families))} here"
        yield ("evidence", "min_families"), what
    for place, floor in enumerate(file.floors):
        yield from ((("floors", place, "at_least"), what) for what in _unpassable_floor(floor, cases, confidence))
    if not any(criterion.veto for case in cases for criterion in case.criteria):
        yield ("vetoes",), "vetoes: none-allowed is asked, and these cases look for none"
    if file.champion is not None:
        yield from _unpassable_champion(file.champion, cases, confidence)
    must = families_of(case for case in cases if case.escalation.decision == "must")
    recall = file.escalation.must_recall_at_least
    if recall is not None:
        needed = max(1, families_needed(recall, confidence=confidence)) if recall < 1 else None
        for what in _short(f"must_recall_at_least {recall}", needed, "must-escalate families", len(must)):
            yield ("escalation", "must_recall_at_least"), what
    barred = families_of(case for case in cases if case.escalation.decision == "must-not")
    needless = file.escalation.needless_rate_at_most
    if needless is not None:
        needed = max(1, families_needed_at_most(needless, confidence=confidence)) if needless > 0 else None
        for what in _short(f"needless_rate_at_most {needless}", needed, "must-not-escalate families", len(barred)):
            yield ("escalation", "needless_rate_at_most"), what


def _unpassable_floor(floor: Floor, cases: Sequence[PlannedCase], confidence: float) -> Iterator[str]:
    within = f" in slice {floor.slice!r}" if floor.slice else ""
    count = len(families_of_floor(floor, cases))
    if floor.slice and count < MIN_SLICE_FAMILIES:
        yield f"{floor.dimension}{within}: {_families(count)}, a slice needs {MIN_SLICE_FAMILIES} to gate"
    else:
        needed = max(2, families_needed(floor.at_least, confidence=confidence)) if floor.at_least < 1 else None
        yield from _short(f"{floor.dimension} at_least {floor.at_least}{within}", needed, "families", count)


def _unpassable_champion(
    rules: ChampionRules, cases: Sequence[PlannedCase], confidence: float
) -> Iterator[tuple[At, str]]:
    """Also a bot that is the champion itself could not show with so few families that it loses no more."""
    needed = paired_families_needed(rules.lose_at_most, confidence=confidence) if rules.lose_at_most > 0 else None
    for name in DIMENSIONS:
        count = len(families_of(case for case in cases if name in measured_dimensions(case)))
        if count:
            for what in _short(f"lose_at_most {rules.lose_at_most}", needed, f"families that measure {name}", count):
                yield ("champion", "lose_at_most"), what
    broken = rules.broken_families_at_most
    if broken is not None:
        needed = max(1, families_needed_at_most(broken, confidence=confidence)) if broken > 0 else None
        for what in _short(f"broken_families_at_most {broken}", needed, "families", len(families_of(cases))):
            yield ("champion", "broken_families_at_most"), what


def _families(count: int) -> str:
    return f"{count} famil{'y' if count == 1 else 'ies'}"


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
