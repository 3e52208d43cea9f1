"""What a plan writes down about a judge before the first call: who it is, and what its answers are worth."""

from msgspec import Struct


class JudgedCriterion(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One criterion that judges answer, and what one judge is worth on it.

    Attributes:
        id: In the rubric.
        advisory: Why its answers do not count; empty: they count.
        languages: In which they count.
        items: Answers with a label; 0: never measured on it.
        met: Of these, labelled met.
        left_open: Of these, not answered by it.
        kappa: Cohen's; None: not defined.
        ac1: Gwet's, where one label dominates.
        sensitivity: Of items labelled met that have a verdict, the share that is met; None: there were none.
        sensitivity_low: One-sided lower bound at 95% confidence.
        specificity: The same of items labelled not met.
        specificity_low: Likewise.
    """

    id: str
    advisory: str = ""
    languages: tuple[str, ...] = ()
    items: int = 0
    met: int = 0
    left_open: int = 0
    kappa: float | None = None
    ac1: float | None = None
    sensitivity: float | None = None
    sensitivity_low: float | None = None
    specificity: float | None = None
    specificity_low: float | None = None


class JudgeOnRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One judge of a run, as it stood on the day of the plan.

    Attributes:
        name: As verdicts are signed.
        fingerprint: Of everything of the judge that can change an answer.
        model: That it asks, as its provider calls it; empty: none, or nobody can see one.
        address: Where it asks; likewise.
        family: Who made the model it asks, as `openai`; empty: nobody knows.
        own_family: It is the candidate's own model family, so that nothing is decided by its word alone.
        reads: It needs a licence and may ask a model, so that words of a bot could talk to it.
        by_right: It needs no licence: its answers are people's labels.
        licence: Hash of the licence's content; empty: it has none.
        labels: Whose labels the licence rests on.
        annotators: How many people labelled.
        measured: Day of the measurement, ISO 8601.
        expires: Last day the licence counts, ISO 8601; empty: as long as the judge stays the same.
        languages: Of the labelled conversations. In which of them a criterion counts stands with the criterion.
        anchors: How many items were frozen with it.
        criteria: Every rubric criterion that judges answer, in the rubrics' order.
    """

    name: str
    fingerprint: str
    model: str = ""
    address: str = ""
    family: str = ""
    own_family: bool = False
    reads: bool = False
    by_right: bool = False
    licence: str = ""
    labels: str = ""
    annotators: int = 0
    measured: str = ""
    expires: str = ""
    languages: tuple[str, ...] = ()
    anchors: int = 0
    criteria: tuple[JudgedCriterion, ...] = ()

    @property
    def held(self) -> tuple[str, ...]:
        """Criteria that it may gate by its licence."""
        return tuple(each.id for each in self.criteria if not each.advisory) if self.licence else ()

    @property
    def advisory(self) -> tuple[str, ...]:
        """Criteria on which its answers are shown and count for nothing."""
        return tuple(each.id for each in self.criteria if each.advisory)
