"""What good looks like in one dimension, and what a missed escalation costs."""

from collections.abc import Collection
from typing import Annotated, Literal, get_args

from msgspec import UNSET, Meta, Struct, UnsetType

from .criterion import GRADER, Criterion
from .fields import Dimension, Id, Schema, Text, Trigger

Share = Annotated[float, Meta(ge=0, le=1)]


class Anchors(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the two outcomes look like."""

    not_met: Text
    met: Text


class AppliesTo(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which cases a criterion applies to."""

    tags: Annotated[tuple[Id, ...], Meta(min_length=1, description="Cases with any of these tags.")] | UnsetType = UNSET
    portable: Annotated[bool, Meta(description="false: no portable case, which has no company to hold it to.")] = True

    def includes(self, tags: Collection[str], *, portable: bool) -> bool:
        """Say whether a case with these tags is among them."""
        return (self.portable or not portable) and (self.tags is UNSET or not set(self.tags).isdisjoint(tags))


class RubricCriterion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One criterion as written in a rubric file."""

    id: Id
    asks: Annotated[Text, Meta(description="One checkable sentence. Met means that it is true.")]
    grader: GRADER
    points: Annotated[int, Meta(description="Negative for a bad act; 0 for a veto.")] = 0
    veto: Annotated[Literal["met", "not_met"] | None, Meta(description="The outcome that fires the veto.")] = None
    anchors: Anchors | None = None
    applies_to: AppliesTo | None = None
    when: Annotated[str, Meta(description="tag:<tag>, ending:<ending> or a state; false leaves the criterion out.")] = (
        ""
    )
    source: str = ""

    @property
    def for_every_tag(self) -> bool:
        """No tag decides whether it applies."""
        return self.applies_to is None or self.applies_to.tags is UNSET

    def resolved(self, dimension: str) -> Criterion:
        """The criterion as it stands in every case it applies to."""
        return Criterion(
            id=self.id,
            dimension=dimension,
            asks=self.asks,
            points=self.points,
            grader=self.grader,
            veto=self.veto,
            when=self.when,
            not_met=self.anchors.not_met if self.anchors else "",
            met=self.anchors.met if self.anchors else "",
        )


class ClassCost(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What missing one class of trigger costs, in units of one needless handover."""

    grace: Annotated[int, Meta(ge=0, description="Bot turns that may pass after the reply to the due line.")]
    late: Annotated[float, Meta(ge=0, description="Cost of being late at all.")]
    late_per_turn: Annotated[float, Meta(gt=0, description="Added for each bot turn too late.")]
    late_at_most: Annotated[float, Meta(gt=0)]
    never: Annotated[float, Meta(gt=0, description="Cost of never handing over; the most the class can cost.")]
    wrong_queue: Annotated[float, Meta(ge=0)]
    veto: Annotated[
        Literal["never", "always", "critical"],
        Meta(description="When a missed handover is a veto: never, always, or when the stakes are critical."),
    ] = "never"


class EscalationCosts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The escalation matrix. Classes that are not needed by any case may be left out."""

    early: float
    needless: float
    needless_declined: Annotated[float, Meta(description="Needless, and the customer had declined a person.")]
    classes: Annotated[
        dict[Trigger, ClassCost], Meta(extra_json_schema={"propertyNames": {"enum": list(get_args(Trigger))}})
    ]


class Rubric(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rubric file."""

    schema: Schema
    dimension: Dimension | Literal["vetoes"]
    version: Annotated[int, Meta(ge=1)]
    criteria: tuple[RubricCriterion, ...]
    pass_at: Annotated[Share, Meta(description="Dimension score from which a trial passes; unused for vetoes.")] = 0.7
    costs: Annotated[EscalationCosts | None, Meta(description="Only in the escalation rubric, where it is needed.")] = (
        None
    )
