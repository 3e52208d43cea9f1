"""One group of customers as a row: what it gets in every dimension, and what was done to it that never may be."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from hardcase.decisions import MIN_SLICE_FAMILIES, Decision
from hardcase.scorecards import (
    DEFAULT_PASS_AT,
    CaseResult,
    FamilyDifference,
    FamilyValue,
    Scorecard,
    family_differences,
    new_vetoes,
)
from hardcase.verdicts import NEVER

from .answer import is_change
from .customers import in_peril
from .dimensions import DimensionLine
from .words import change, count, families, mean, score, span

GATED_FROM = MIN_SLICE_FAMILIES
"""Families below which a slice is too small for a gate to decide on it; the gate file's own rule."""
USUAL_BAR = DEFAULT_PASS_AT
"""What a cell is shaded against where the gate promises no floor: the rubrics' usual bar for one trial."""
NEAR = 0.1
_NEEDS_JUDGE = "needs a judge"
Shade = Literal["well", "above", "below", "far", "open", "none"]


class Cell(Struct, frozen=True, kw_only=True):
    """One slice in one dimension.

    Attributes:
        seen: Mean of the family values, or why there is none.
        shade: Against the floor, or of a change against the champion; `open` where what is ungraded decides on which
            side it is.
        families: In words, where they are others than those of the whole row; empty: they are the same.
        small: Too few families for a gate.
        change: Against the champion, in words; empty: compared with none.
        short: How much is surely missing up to the floor, or of a change surely lost; negative: nothing is.
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
        struck: Cases in which a veto fired, or somebody in danger never reached a person.
        short: The most that is surely missing in a dimension.
        low: The lowest mean of a dimension.
    """

    id: str
    name: str
    cases: int
    passed: int
    failed: int
    families: int
    struck: int
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
        return f"{families(self.families)}, {self.outcome}"

    @property
    def outcome(self) -> str:
        """How its cases came out; what is not graded in full has neither passed nor failed."""
        open_ = self.cases - self.passed - self.failed
        if self.cases in (self.passed, self.failed, open_):
            word = "passed" if self.passed else "failed" if self.failed else "not graded in full"
            return f"{self.cases} of {count(self.cases, 'case')} {word}"
        counts = ((self.passed, "passed"), (self.failed, "failed"), (open_, "not graded in full"))
        told = ", ".join(f"{number} {word}" for number, word in counts if number)
        return f"{count(self.cases, 'case')}: {told}"


class Table:
    """Rows of one scorecard, in the order in which they hurt.

    Attributes:
        of_a_change: Cells are held against the champion and not against floors.
    """

    def __init__(
        self, card: Scorecard, lines: Sequence[DimensionLine], decision: Decision | None, champion: Scorecard | None
    ) -> None:
        self._card, self._lines = card, lines
        self.of_a_change = decision is not None and is_change(decision)
        self._values = {each.dimension: each for each in card.dimensions}
        self._floors = {rule.id: rule.threshold for rule in decision.rules} if decision else {}
        self._changes: dict[str, dict[str, FamilyDifference]] = {}
        for line in lines if champion else ():
            found = family_differences(card, champion, line.name) if champion else ()
            self._changes[line.name] = {each.family: each for each in found}
        new = new_vetoes(card, champion).fired if champion and self.of_a_change else None
        self._new = None if new is None else frozenset(case for cases in new.values() for case in cases)

    def row(self, id_: str, name: str, places: Sequence[int]) -> SliceRow:
        """One group of customers.

        Args:
            id_: As suites and cases write it.
            name: As people say it.
            places: Of its cases on the card.
        """
        cases = [self._card.cases[place] for place in places]
        reached = len({case.family for case in cases})
        cells = [self._cell(id_, line, reached) for line in self._lines]
        means = [mean([each.low for each in found]) for line in self._lines if (found := self._of(id_, line))]
        statuses = Counter(case.status for case in cases)
        return SliceRow(
            id=id_,
            name=name,
            cases=len(cases),
            passed=statuses["passed"],
            failed=statuses["failed"],
            families=reached,
            struck=sum(map(self._struck, cases)),
            cells=tuple(cells),
            short=max(each.short for each in cells),
            low=min(means, default=1.0),
        )

    def tell(self, row: SliceRow) -> str:
        """What was done to a group that never may be, and what it gets in the dimension in which it is shortest."""
        cell, line = max(zip(row.cells, self._lines, strict=True), key=lambda pair: pair[0].short)
        number = count(row.cases, "test customer")
        told = [f"what must never happen did, with {row.struck} of {number}"] if row.struck else []
        few = "" if row.families >= GATED_FROM else f" ({families(row.families)}: too few to prove it)"
        if cell.short > 0 and self.of_a_change:
            told.append(f"{line.name} lost {score(cell.short)} or more and is {cell.seen} now{few}")
        elif cell.short > 0:
            bar = f"floor {cell.floor}" if cell.floor else f"usual bar {score(USUAL_BAR)}"
            told.append(f"{line.name} averages {cell.seen}, {bar}{few}")
        return f"{'; '.join([*told, row.outcome])}."

    def _struck(self, case: CaseResult) -> bool:
        """Something was done that never may be; of a change, what the champion does not do."""
        if self._new is not None:
            return case.id in self._new
        never = in_peril(case) and any(trial.escalation in NEVER for trial in case.trials)
        return never or any(trial.vetoes for trial in case.all_trials)

    def _of(self, id_: str, line: DimensionLine) -> tuple[FamilyValue, ...]:
        card = self._values.get(line.name)
        return card.of_slice(id_) if card and line.state == "measured" else ()

    def _cell(self, id_: str, line: DimensionLine, reached: int) -> Cell:
        values = self._of(id_, line)
        if not values:
            return Cell(seen=_NEEDS_JUDGE if line.state == "needs-judge" else "not measured")
        low, high = mean([each.low for each in values]), mean([each.high for each in values])
        own = self._floors.get(f"floor-{line.name}-{id_}")
        promised = line.floor if own is None else own
        floor = USUAL_BAR if promised is None else promised
        lost = self._lost(values, line)
        shade, short = _shade(low, high, floor), floor - high
        if self.of_a_change:
            shade, short = (_shade(*lost, 0.0), -lost[1]) if lost else ("none", -1.0)
        return Cell(
            seen=span(low, high),
            shade=shade,
            families="" if len(values) == reached else families(len(values)),
            small=len(values) < GATED_FROM,
            change=change(*lost) if lost else "",
            short=short,
            floor="" if promised is None else score(promised),
            own=own is not None,
        )

    def _lost(self, values: Sequence[FamilyValue], line: DimensionLine) -> tuple[float, float] | None:
        """Low and high mean of what families got more than from the champion; None: no family played both."""
        theirs = self._changes.get(line.name, {})
        both = [theirs[each.family] for each in values if each.family in theirs]
        return (mean([each.low for each in both]), mean([each.high for each in both])) if both else None


def _shade(low: float, high: float, floor: float) -> Shade:
    if low < floor <= high:
        return "open"
    if low >= floor:
        return "well" if low >= floor + NEAR else "above"
    return "below" if high >= floor - NEAR else "far"
