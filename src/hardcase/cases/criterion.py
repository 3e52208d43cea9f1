"""One checkable sentence with points, and the verdict on it that can hold a release."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from .fields import Id, Name
from .matcher import Matcher

FACTS = "case-facts"


class ExpectedCall(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A tool call that a case wants or forbids.

    Attributes:
        tool: Name of the tool.
        arguments: Arguments that must be equal; others do not matter.
    """

    tool: Name
    arguments: dict[str, Any] = {}


class Criterion(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One sentence that is true of a conversation (met) or not.

    Attributes:
        id: Unique within the case.
        dimension: One of the four dimensions, or `vetoes`.
        asks: The sentence. Met always means that it is true.
        points: Earned when met; negative for a bad act, 0 for a veto.
        grader: `judge`, `check:<name>` or `check-then-judge:<name>`.
        veto: The outcome that fires the veto; None: it is no veto.
        of: The rubric criterion whose licence a judge needs for it; empty: its own id.
        asked_by: Line of the customer that asks for it; a handover before that line leaves it out.
        when: Condition without which it is left out: `tag:x`, `ending:x` or a state; empty: always.
        matcher: What must be stated, for criteria that a case wrote as a typed fact.
        call: What must be called, for criteria that a case wrote as an action.
        not_met: Anchor: what not met looks like. Empty where the sentence says it all.
        met: Anchor: what met looks like.
    """

    id: Id
    dimension: str
    asks: str
    points: int = 0
    grader: str = "judge"
    veto: Literal["met", "not_met"] | None = None
    of: str = ""
    asked_by: str = ""
    when: str = ""
    matcher: Matcher | None = None
    call: ExpectedCall | None = None
    not_met: str = ""
    met: str = ""

    @property
    def check(self) -> str:
        """Name of the check that answers first; empty: none does."""
        kind, _, name = self.grader.partition(":")
        return name if kind.startswith("check") else ""

    @property
    def bad_outcome(self) -> str:
        """The outcome by which its bad act was done, `met` or `not_met`; empty for a good act."""
        return self.veto or ("met" if self.points < 0 else "")

    @property
    def judged(self) -> bool:
        """A judge may answer it, alone or where the check sees nothing."""
        return self.grader == "judge" or self.grader.startswith("check-then-judge")

    @property
    def judge_only(self) -> bool:
        """No check answers it: without a judge it stays ungraded."""
        return self.grader == "judge"

    @property
    def licensed_as(self) -> str:
        """The rubric criterion whose licence counts for this one."""
        return self.of or self.id


GRADER = Annotated[
    str,
    Meta(
        pattern="^(judge|check:[a-z-]+|check-then-judge:[a-z-]+)$",
        description="judge, check:<name>, or check-then-judge:<name>.",
    ),
]
