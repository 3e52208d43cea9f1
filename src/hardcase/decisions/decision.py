"""One of four answers, with the reasons for it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from hardcase.scorecards import Changes

from .topic import Topic

RuleStatus = Literal["pass", "fail", "inconclusive", "invalid", "waiting", "waived"]
"""`waiting`: there is nothing yet that the rule could be held against. `waived`: it does not pass, and a person set it
aside. Neither of the two blocks or counts as kept."""


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


class Culprit(Struct, frozen=True, kw_only=True):
    """A slice in which a missed promise is found again, shown against all slices that were looked at.

    Attributes:
        p: One-sided p-value, adjusted by Holm for the slices looked at.
        mean: What was seen there: the mean, or the share of its families that broke, or that lost anything.
    """

    slice: str
    families: int
    mean: float
    p: float


class WaiverOnRecord(Struct, frozen=True, kw_only=True):
    """One waiver of the gate, and what it did to the decision.

    Attributes:
        expires: Its last day, ISO 8601.
        state: `in-force`: its rule does not pass, and does not block. `not-needed`: there was nothing to set aside.
            `expired`: its last day is over, and a rule that does not pass holds.
    """

    rule: str
    reason: str
    owner: str
    expires: str
    state: Literal["in-force", "not-needed", "expired"]


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
        waived_from: What a waived rule came to; empty for others.
        culprits: Slices in which a promise about all cases is missed, the surest first; empty where it is in each.
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
    waived_from: str = ""
    culprits: tuple[Culprit, ...] = ()


class Decision(Struct, frozen=True, kw_only=True):
    """What the gate says about one bot.

    Attributes:
        reasons: Why, in words, the deciding rules only; for a ship, what it rests on.
        settle: What would settle it; empty unless inconclusive.
        promised: The gate is the one the plan was made with, unchanged; false when it was made with none.
        waivers: Every waiver of the gate, and what became of it.
        topics: Which topics the bot may keep; empty where the gate has no floor for all cases.
        no_loss_proven: A change gate has nothing against the change, which may go on; about a release nothing is said,
            so `ruling` is inconclusive. A change gate never says ship.
        champion: Run that it was compared with; empty: with none.
        stands_in: That run is not the pinned champion: somebody named it for this decision.
        changes: What became of the cases that both played; None: compared with none.
        seal: Hash of the rest and of the scorecard, on disk alone; empty: it was written before there was one.
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
    stands_in: bool = False
    changes: Changes | None = None
    waivers: tuple[WaiverOnRecord, ...] = ()
    topics: tuple[Topic, ...] = ()
    seal: str = ""

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
    def waived(self) -> tuple[RuleResult, ...]:
        """Rules that would block and were set aside."""
        return tuple(rule for rule in self.rules if rule.status == "waived")

    @property
    def needs_judge(self) -> bool:
        """A judge with a licence is among what would settle it."""
        return any(rule.needs_judge for rule in self.rules)
