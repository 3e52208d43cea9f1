"""A number between 0 and 1 as one line: where everything stands on it, and which labels need a row of their own."""

from collections.abc import Sequence

from msgspec import Struct

from .words import score

_CHARACTER = 0.019
"""Share of the line that a character of a label takes on a phone, where it is narrowest."""
_ROW, _LINE, _BELOW = 15, 22, 14
"""Heights in pixels: a row of labels, a line with its marks, the numbers under the axis."""


class Mark(Struct, frozen=True, kw_only=True):
    """Something else that stands on the line.

    Attributes:
        label: Its name with its number.
        low: In [0, 1]; `high` differs where what is ungraded decides.
        row: Of its label, counted from the line.
        anchor: Where the label holds on: start, middle or end.
    """

    label: str
    low: float
    high: float
    row: int = 0
    anchor: str = "middle"

    @property
    def at(self) -> float:
        """Where the label stands."""
        return (self.low + self.high) / 2


class Figure(Struct, frozen=True, kw_only=True):
    """One line, ready to be drawn.

    Attributes:
        low: What was seen, in [0, 1]; `high` differs where what is ungraded decides.
        lower: Left end of the range; `upper`: right end.
        known: There is something to draw but the axis and the limit.
        limit: What the gate demands; None without such a rule.
        limit_label: In words.
        marks: Others, above the line.
        champion: What it was held against, on a line of its own below.
        champion_lower: Left end of the champion's range; `champion_upper`: right end.
        champion_families: Families that it rests on; `champion_shares`: fewer than one of the two was measured in.
        ends: Of the axis, in words.
    """

    low: float = 0.0
    high: float = 0.0
    lower: float = 0.0
    upper: float = 1.0
    known: bool = False
    limit: float | None = None
    limit_label: str = ""
    marks: tuple[Mark, ...] = ()
    champion: Mark | None = None
    champion_lower: float = 0.0
    champion_upper: float = 1.0
    champion_families: int = 0
    champion_shares: bool = False
    ends: tuple[str, str] = ("0", "1")

    @property
    def axis(self) -> int:
        """How far down the line is drawn."""
        return _ROW * (1 + max((each.row for each in self.marks), default=-1)) + _LINE // 2 + 3

    @property
    def beneath(self) -> int:
        """How far down the champion is drawn."""
        return self.axis + _LINE

    @property
    def height(self) -> int:
        """Of the whole drawing."""
        return (self.beneath if self.champion else self.axis) + _LINE // 2 + _BELOW

    @property
    def limit_anchor(self) -> str:
        """Where the limit's label holds on."""
        return _anchor(self.limit or 0.0, self.limit_label)

    @property
    def unsure(self) -> bool:
        """What is ungraded moves the number as it is printed."""
        return score(self.low) != score(self.high)


def placed(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Give each label a row in which it covers no other."""
    rows = list[float]()  # how far to the right each row is taken
    done = list[Mark]()
    for each in sorted(marks, key=lambda mark: mark.at):
        width, anchor = len(each.label) * _CHARACTER, _anchor(each.at, each.label)
        left = each.at - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        row = next((index for index, taken in enumerate(rows) if taken <= left), len(rows))
        rows[row:] = [left + width + _CHARACTER, *rows[row + 1 :]]
        done.append(Mark(label=each.label, low=each.low, high=each.high, row=row, anchor=anchor))
    return tuple(done)


def _anchor(at: float, label: str) -> str:
    half = len(label) * _CHARACTER / 2
    return "start" if at < half else "end" if at > 1 - half else "middle"
