"""One of four answers, with the reasons for it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from hardcase.scorecards import Changes

RuleStatus = Literal["pass", "fail", "inconclusive", "invalid", "waiting"]
"""`waiting`: there is nothing yet that the rule could be held against; it neither blocks nor counts as kept."""


class Ruling(StrEnum):
    """What a gate says."""

    SHIP = "ship"
    HOLD = "hold"
    INCONCLUSIVE = "inconclusive"
    INVALID = "invalid"

    @property
    def exit_code(self) -> int:
        """What a command exits with: 0 ship, 1 hold, 3 inconclusive, 4 invalid."""
        return {"ship": 0, "hold": 1, "inconclusive": 3, "invalid": 4}[self.value]


_WORST_FIRST = (4, 1, 3)


def worst_exit_code(codes: Iterable[int]) -> int:
    """The exit code of several decisions: 4 before 1 before 3 before 0; 0 where none was asked for."""
    given = set(codes)
    return next((each for each in _WORST_FIRST if each in given), 0)


class RuleResult(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One rule of the gate, applied.

    Attributes:
        id: Stable, as `floor-empathy` or `must-recall`.
        reason: One sentence in words, with the numbers it rests on.
        point: What was seen; None where the rule has no number.
        lower: One-sided lower bound at the gate's confidence.
        upper: One-sided upper bound.
        threshold: What the gate demands.
        families: Families the numbers rest on.
        settle: What would settle an inconclusive rule; empty otherwise.
        needs_judge: A judge with a licence would settle it.
        cases: Cases that speak against the bot, for rules that count cases.
    """

    id: str
    status: RuleStatus
    reason: str
    point: float | None = None
    lower: float | None = None
    upper: float | None = None
    threshold: float | None = None
    families: int = 0
    settle: str = ""
    needs_judge: bool = False
    cases: tuple[str, ...] = ()


class Decision(Struct, frozen=True, kw_only=True):
    """What the gate says about one bot.

    Attributes:
        reasons: Why, in words, the deciding rules only; for a ship, what it rests on.
        settle: What would settle it; empty unless inconclusive.
        promised: The gate is the one the plan was made with, unchanged; false when it was made with none.
        no_loss_proven: A change gate has nothing against the change, which may go on; about a release nothing is said,
            so `ruling` is inconclusive. A change gate never says ship.
        champion: Run that it was compared with; empty: with none.
        changes: What became of the cases that both played; None: compared with none.
    """

    schema: int = 1
    ruling: Ruling
    bot: str
    gate: str
    gate_hash: str
    confidence: float
    rules: tuple[RuleResult, ...]
    reasons: tuple[str, ...]
    settle: tuple[str, ...] = ()
    promised: bool = True
    no_loss_proven: bool = False
    champion: str = ""
    changes: Changes | None = None

    @property
    def exit_code(self) -> int:
        """What a command exits with: that of the ruling, and 0 where no loss is proven."""
        return 0 if self.no_loss_proven else self.ruling.exit_code

    @property
    def kept(self) -> int:
        """Rules that passed."""
        return sum(rule.status == "pass" for rule in self.rules)

    @property
    def waiting(self) -> tuple[str, ...]:
        """What waits, in words."""
        return tuple(rule.reason for rule in self.rules if rule.status == "waiting")

    @property
    def needs_judge(self) -> bool:
        """A judge with a licence is among what would settle it."""
        return any(rule.needs_judge for rule in self.rules)
