"""Who is hurt: every group of customers against every dimension, the worst first."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from hardcase.decisions import MIN_SLICE_FAMILIES, Decision, Ruling
from hardcase.scorecards import DEFAULT_PASS_AT, FamilyDifference, FamilyValue, Scorecard, family_differences

from .dimensions import DimensionLine
from .words import LANGUAGES, change, count, families, score, span

GATED_FROM = MIN_SLICE_FAMILIES
"""Families below which a slice is too small for a gate to decide on it; the gate file's own rule."""
USUAL_BAR = DEFAULT_PASS_AT
"""What a cell is shaded against where the gate promises no floor: the rubrics' usual bar for one trial."""
NEAR = 0.1
_WORST = 3
_NEEDS_JUDGE = "needs a judge"
Shade = Literal["well", "above", "below", "far", "open", "none"]
SUITES, TAGS, TIERS = "Suites", "Tags", "Customer tiers"


class Cell(Struct, frozen=True, kw_only=True):
    """One slice in one dimension.

    Attributes:
        seen: Mean of the family values, or why there is none.
        shade: Against the floor; `open` where what is ungraded decides on which side it is.
        families: In words, where they are others than those of the whole row; empty: they are the same.
        small: Too few families for a gate.
        change: Against the champion, in words; empty: compared with none.
        short: How much is surely missing up to the floor; negative: nothing is.
        floor: In words, as it was promised for this slice or for all cases.
        own: The floor is of this slice alone.
    """

    seen: str
    shade: Shade = "none"
    families: str = ""
    small: bool = False
    change: str = ""
    short: float = -1.0
    floor: str = ""
    own: bool = False

    @property
    def below(self) -> str:
        """The one small line below the number; empty: none."""
        return self.change or self._own

    @property
    def more(self) -> str:
        """What has no room there."""
        return ", ".join(each for each in (self._own if self.change else "", self.families) if each)

    @property
    def _own(self) -> str:
        return f"floor {self.floor}" if self.own else ""


class SliceRow(Struct, frozen=True, kw_only=True):
    """One slice.

    Attributes:
        id: As suites and cases write it.
        name: As people say it.
        families: Families with a case in it.
        short: The most that is surely missing in a dimension.
        low: The lowest mean of a dimension.
    """

    id: str
    name: str
    cases: int
    passed: int
    families: int
    cells: tuple[Cell, ...]
    short: float
    low: float

    @property
    def unknown(self) -> bool:
        """Nobody knows whether a number of it is below, or none was measured."""
        open_ = any(cell.shade == "open" or cell.seen == _NEEDS_JUDGE for cell in self.cells)
        return open_ or all(cell.shade == "none" for cell in self.cells)

    @property
    def size(self) -> str:
        """How much it rests on, and how it came out."""
        return f"{families(self.families)}, {self.passed} of {count(self.cases, 'case')} passed"


class SliceGroup(Struct, frozen=True, kw_only=True):
    """Slices of one kind, the worst first."""

    label: str
    rows: tuple[SliceRow, ...]


class Hurt(Struct, frozen=True, kw_only=True):
    """The section on groups of customers.

    Attributes:
        worst: Name of a group and what it gets, suites before groups that cut across them, the worst first.
        says: How many suites are below, or that no group is, as far as that is known; empty: nothing may be said.
        groups: Suites, which stand open; `folded`: what cuts across them.
        bar: What numbers are held against, in words.
    """

    worst: tuple[tuple[str, str], ...]
    says: str
    groups: tuple[SliceGroup, ...]
    folded: tuple[SliceGroup, ...]
    bar: str


def hurt(
    card: Scorecard,
    lines: Sequence[DimensionLine],
    *,
    decision: Decision | None = None,
    champion: Scorecard | None = None,
    titles: Mapping[str, str] | None = None,
) -> Hurt:
    """Tell who is hurt: suites first, then tags, tiers and languages.

    A group that holds the cases of a suite, or all of them, is told once.

    Args:
        card: Balanced counts of one bot.
        lines: Its dimensions; only measured ones have numbers.
        decision: Has the floors of single slices.
        champion: What each number is held against; None: nothing.
        titles: Of suites, by id.
    """
    table = _Table(card, lines, decision, champion)
    kinds: dict[str, list[tuple[str, ...]]] = {
        SUITES: [(case.suite,) for case in card.cases],
        TAGS: [case.tags for case in card.cases],
        TIERS: [(case.tier,) for case in card.cases],
        "Languages": [(case.language,) for case in card.cases],
    }
    bar = "floor" if any(line.floor is not None for line in lines) else "usual bar"
    groups, seen = list[SliceGroup](), set[frozenset[int]]()
    for kind, memberships in kinds.items():
        members = [(name, of) for name, of in _members(card, memberships) if frozenset(of) not in seen]
        if kind == SUITES:
            seen = {frozenset(of) for _, of in members} | {frozenset(range(len(card.cases)))}
        rows = [table.row(name, _name(kind, name, titles or {}), of) for name, of in members]
        rows.sort(key=lambda row: (-row.short, row.low, row.id))
        if rows and (kind == SUITES or len(_members(card, memberships)) > 1):
            groups.append(SliceGroup(label=kind, rows=tuple(rows)))
    if card.stopped or (decision and decision.ruling is Ruling.INVALID):  # no number of it can be trusted
        return Hurt(worst=(), says="", groups=tuple(groups[:1]), folded=tuple(groups[1:]), bar=bar)
    # Suites are whole situations, told by their titles; tags and tiers cut across them and come after.
    told = [row for group in groups for row in group.rows if row.short > 0]
    told.sort(key=lambda row: (row.id not in card.suites, -row.short))
    return Hurt(
        worst=tuple((row.name[:1].upper() + row.name[1:], table.tell(row)) for row in _apart(told, card)),
        says=_says(groups, told, bar),
        groups=tuple(groups[:1]),
        folded=tuple(groups[1:]),
        bar=bar,
    )


def _members(card: Scorecard, memberships: Sequence[tuple[str, ...]]) -> list[tuple[str, list[int]]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, names in enumerate(memberships):
        for name in dict.fromkeys(names):
            found[name].append(place)
    return list(found.items())


def _name(kind: str, name: str, titles: Mapping[str, str]) -> str:
    if kind == SUITES:
        return titles.get(name) or name.replace("_", " ").capitalize()
    if kind == TIERS:
        return f"{name} tier"
    return LANGUAGES.get(name, name) if kind == "Languages" else name.replace("-", " ").replace("_", " ")


def _apart(rows: Sequence[SliceRow], card: Scorecard) -> list[SliceRow]:
    """The first rows that are not the same customers by another name."""
    seen, kept = list[set[str]](), list[SliceRow]()
    for row in rows:
        mine = {case.id for case in card.cases if row.id in case.slices}
        if len(kept) < _WORST and all(len(mine & other) < len(mine | other) / 2 for other in seen):
            kept.append(row)
            seen.append(mine)
    return kept


def _says(groups: Sequence[SliceGroup], told: Sequence[SliceRow], bar: str) -> str:
    if not told:
        rows = [row for group in groups for row in group.rows]
        unknown = sum(row.unknown for row in rows)
        if unknown:
            are = "is" if unknown == 1 else "are"
            return f"None is shown to be below its {bar}; {unknown} of {count(len(rows), 'group')} {are} open."
        return f"No group of customers averages below its {bar}."
    suites = groups[0].rows
    below = sum(row.short > 0 for row in suites)
    return f"On average below the {bar}: {below} of {count(len(suites), 'suite')}. Hurt most:"


class _Table:
    """Cells of one scorecard."""

    def __init__(
        self, card: Scorecard, lines: Sequence[DimensionLine], decision: Decision | None, champion: Scorecard | None
    ) -> None:
        self._card, self._lines = card, lines
        self._values = {each.dimension: each for each in card.dimensions}
        self._floors = {rule.id: rule.threshold for rule in decision.rules} if decision else {}
        self._changes: dict[str, dict[str, FamilyDifference]] = {}
        for line in lines if champion else ():
            found = family_differences(card, champion, line.name) if champion else ()
            self._changes[line.name] = {each.family: each for each in found}

    def row(self, id_: str, name: str, places: Sequence[int]) -> SliceRow:
        cases = [self._card.cases[place] for place in places]
        reached = len({case.family for case in cases})
        cells = [self._cell(id_, line, reached) for line in self._lines]
        means = [_mean([each.low for each in found]) for line in self._lines if (found := self._of(id_, line))]
        return SliceRow(
            id=id_,
            name=name,
            cases=len(cases),
            passed=Counter(case.status for case in cases)["passed"],
            families=reached,
            cells=tuple(cells),
            short=max(each.short for each in cells),
            low=min(means, default=1.0),
        )

    def tell(self, row: SliceRow) -> str:
        """What a group gets, in the dimension in which it is shortest."""
        cell, line = max(zip(row.cells, self._lines, strict=True), key=lambda pair: pair[0].short)
        bar = f"floor {cell.floor}" if cell.floor else f"usual bar {score(USUAL_BAR)}"
        few = "" if row.families >= GATED_FROM else f" (only {families(row.families)})"
        return f"{line.name} is {cell.seen}, {bar}; {row.passed} of {count(row.cases, 'case')} passed{few}."

    def _of(self, id_: str, line: DimensionLine) -> tuple[FamilyValue, ...]:
        card = self._values.get(line.name)
        return card.of_slice(id_) if card and line.state == "measured" else ()

    def _cell(self, id_: str, line: DimensionLine, reached: int) -> Cell:
        values = self._of(id_, line)
        if not values:
            return Cell(seen=_NEEDS_JUDGE if line.state == "needs-judge" else "not measured")
        low, high = _mean([each.low for each in values]), _mean([each.high for each in values])
        own = self._floors.get(f"floor-{line.name}-{id_}")
        promised = line.floor if own is None else own
        floor = USUAL_BAR if promised is None else promised
        return Cell(
            seen=span(low, high),
            shade=_shade(low, high, floor),
            families="" if len(values) == reached else families(len(values)),
            small=len(values) < GATED_FROM,
            change=self._change(values, line),
            short=floor - high,
            floor="" if promised is None else score(promised),
            own=own is not None,
        )

    def _change(self, values: Sequence[FamilyValue], line: DimensionLine) -> str:
        theirs = self._changes.get(line.name, {})
        both = [theirs[each.family] for each in values if each.family in theirs]
        return change(_mean([each.low for each in both]), _mean([each.high for each in both])) if both else ""


def _shade(low: float, high: float, floor: float) -> Shade:
    if low < floor <= high:
        return "open"
    if low >= floor:
        return "well" if low >= floor + NEAR else "above"
    return "below" if high >= floor - NEAR else "far"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
