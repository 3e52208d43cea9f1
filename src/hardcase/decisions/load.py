"""The one reader of gate files: strict, and every problem at once."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from hardcase.cases import Document, digest, read_as, read_yaml
from hardcase.errors import GateError, Problem, SuiteError

from .gate import Gate, GateFile
from .rules import rule_ids
from .waivers import waiver_problems


def load_gate(path: Path, *, today: date | None = None) -> Gate:
    """Read one gate file.

    Args:
        path: As `evals/gates/pilot.yaml`.
        today: On which its waivers may not lie too far ahead; None: the day it is, in UTC.

    Returns:
        Gate: Everything in it can be applied by this version.

    Raises:
        GateError: Every problem of the file at once.
    """
    try:
        file, document = read_as(path, GateFile)
    except SuiteError as error:
        raise GateError(error.problems) from error
    gate = Gate(name=path.stem, path=str(path), hash=digest(document.data), file=file)
    problems = [*_of_the_other_kind(file, document), *_repeated_floors(file, document), *_never_missed(file, document)]
    problems += _against_no_champion(gate, document) if gate.is_change else []
    known = {name for pinned in (True, False) for name in rule_ids(gate, licensed=True, reading=True, pinned=pinned)}
    problems += waiver_problems(file, document, known, today=today or datetime.now(UTC).date())
    rates = (file.escalation.must_recall_at_least, file.escalation.needless_rate_at_most)
    if file.gate == "release" and not file.floors and all(rate is None for rate in rates):
        problems.append(document.problem((), "the gate promises nothing", "add floors, or escalation rules"))
    if problems:
        raise GateError(problems)
    return gate


def _of_the_other_kind(file: GateFile, document: Document) -> Iterator[Problem]:
    """A change gate has no promises of its own, and a release gate is compared with its own champion."""
    if file.gate == "release":
        if file.against:
            what = f"'against' {file.against!r}: a release is compared with the champion of its own gate"
            yield document.problem(("against",), what, "remove it")
        return
    empty = GateFile(schema=1, gate="change")
    for name in ("floors", "escalation", "champion", "ceilings"):
        if getattr(file, name) != getattr(empty, name):
            what = f"a change gate has no {name!r}: it asks only what is lost against the champion"
            yield document.problem((name,), what, "remove it, or write gate: release")


def _against_no_champion(gate: Gate, document: Document) -> Iterator[Problem]:
    """A change gate whose champion nobody could pin; a gate that lies elsewhere is not looked at."""
    other = Path(gate.path).parent / f"{gate.champion_of}.yaml"
    try:
        data = read_yaml(other).data if other.is_file() else None
    except SuiteError:
        return  # said where that gate is read
    if isinstance(data, dict) and data.get("champion") is None:
        what = f"'against' {gate.champion_of!r}: that gate has no rules about a champion, so none is ever pinned for it"
        fix = f"name a gate with champion: {{lose_at_most: ...}}, or add it to {other}"
        yield document.problem(("against",), what, fix)


def _repeated_floors(file: GateFile, document: Document) -> Iterator[Problem]:
    seen = set()
    for index, floor in enumerate(file.floors):
        if (floor.dimension, floor.slice) in seen:
            what = f"a second floor for {floor.dimension!r}{f' in {floor.slice!r}' if floor.slice else ''}"
            yield document.problem(("floors", index), what, "keep one of the two")
        seen.add((floor.dimension, floor.slice))


def _never_missed(file: GateFile, document: Document) -> Iterator[Problem]:
    """Rules that the worst of bots keeps: they look like promises, and are none."""
    rates, margins = file.escalation, file.champion
    limits: list[tuple[tuple[str | int, ...], float | None, int]] = [
        *((("floors", index, "at_least"), each.at_least, 0) for index, each in enumerate(file.floors)),
        (("escalation", "must_recall_at_least"), rates.must_recall_at_least, 0),
        (("escalation", "needless_rate_at_most"), rates.needless_rate_at_most, 1),
        (("champion", "lose_at_most"), margins.lose_at_most if margins else None, 1),
        (("champion", "broken_families_at_most"), margins.broken_families_at_most if margins else None, 1),
        (("ceilings", "genericness_at_most"), file.ceilings.genericness_at_most, 1),
        (("evidence", "missing_at_most"), file.evidence.missing_at_most, 1),
    ]
    for at, limit, kept_by_all in limits:
        if limit == kept_by_all:
            side = "above 0" if kept_by_all == 0 else "below 1"
            what = f"{at[-1]!r} is {limit!r}: no bot can miss it, so it promises nothing"
            yield document.problem(at, what, f"write a number {side}, or remove the rule")
