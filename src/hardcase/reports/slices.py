"""Who is hurt: every slice against every dimension."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from hardcase.decisions import MIN_SLICE_FAMILIES
from hardcase.scorecards import DEFAULT_PASS_AT, FamilyValue, Scorecard

from .dimensions import DimensionLine
from .words import span

GATED_FROM = MIN_SLICE_FAMILIES
"""Families below which a slice is too small for a gate to decide on it; the gate file's own rule."""
USUAL_BAR = DEFAULT_PASS_AT
"""What a cell is shaded against where the gate promises no floor: the rubrics' usual bar for one trial."""
NEAR = 0.1
Shade = Literal["well", "above", "below", "far", "open", "none"]


class Cell(Struct, frozen=True, kw_only=True):
    """One slice in one dimension.

    Attributes:
        seen: Mean of the family values, or why there is none.
        shade: Against the floor; `open` where what is ungraded decides on which side it is.
        small: Too few families for a gate.
    """

    seen: str
    shade: Shade = "none"
    families: int = 0
    small: bool = False


class SliceRow(Struct, frozen=True, kw_only=True):
    """One slice."""

    name: str
    cases: int
    passed: int
    cells: tuple[Cell, ...]
    worst: float


class SliceGroup(Struct, frozen=True, kw_only=True):
    """Slices of one kind, the worst first."""

    label: str
    rows: tuple[SliceRow, ...]


def slice_groups(
    card: Scorecard, lines: Sequence[DimensionLine]
) -> tuple[tuple[SliceGroup, ...], tuple[SliceGroup, ...]]:
    """Suites first, then tags, tiers and languages.

    Returns:
        tuple: The groups; and tags that only one case has, which would bury the others.
    """
    kinds: dict[str, list[tuple[str, ...]]] = {
        "Suites": [(case.suite,) for case in card.cases],
        "Tags": [case.tags for case in card.cases],
        "Customer tiers": [(case.tier,) for case in card.cases],
        "Languages": [(case.language,) for case in card.cases],
    }
    passed = [case.status == "passed" for case in card.cases]
    groups, rare = list[SliceGroup](), list[SliceGroup]()
    for kind, memberships in kinds.items():
        total: Counter[str] = Counter(name for names in memberships for name in set(names))
        good: Counter[str] = Counter(
            name for names, well in zip(memberships, passed, strict=True) if well for name in set(names)
        )
        rows = [_row(name, card, lines, cases=total[name], passed=good[name]) for name in total]
        rows.sort(key=lambda row: (row.worst, row.name))
        alone = [row for row in rows if kind == "Tags" and row.cases == 1]
        rare.append(SliceGroup(label=kind, rows=tuple(alone)))
        groups.append(SliceGroup(label=kind, rows=tuple(row for row in rows if row not in alone)))
    return tuple(group for group in groups if group.rows), tuple(group for group in rare if group.rows)


def _row(name: str, card: Scorecard, lines: Sequence[DimensionLine], *, cases: int, passed: int) -> SliceRow:
    values = {each.dimension: each.of_slice(name) for each in card.dimensions}
    known = [values.get(line.name, ()) for line in lines if line.state == "measured"]
    return SliceRow(
        name=name,
        cases=cases,
        passed=passed,
        cells=tuple(_cell(values.get(line.name, ()), line) for line in lines),
        worst=min((_mean([each.low for each in each_known]) for each_known in known if each_known), default=1.0),
    )


def _cell(values: tuple[FamilyValue, ...], line: DimensionLine) -> Cell:
    if not values or line.state == "not-measured":
        return Cell(seen="not measured")
    if line.state == "needs-judge":
        return Cell(seen="needs a judge", families=len(values))
    low, high = _mean([each.low for each in values]), _mean([each.high for each in values])
    floor = USUAL_BAR if line.floor is None else line.floor
    return Cell(
        seen=span(low, high), shade=_shade(low, high, floor), families=len(values), small=len(values) < GATED_FROM
    )


def _shade(low: float, high: float, floor: float) -> Shade:
    if low < floor <= high:
        return "open"
    if low >= floor:
        return "well" if low >= floor + NEAR else "above"
    return "below" if high >= floor - NEAR else "far"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
