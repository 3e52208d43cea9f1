"""The record that a judge may gate a criterion: measured agreement, bound to the judge and to what it was asked."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from typing import Annotated

from msgspec import Meta, Struct

from hardcase.cases import Criterion, digest

LASTS_DAYS = 90
"""Days after which the licence of a judge whose model may change under its name has to be earned again."""
AUTHOR_LABELS = "author labels"
"""What a licence says that rests on labels by the authors of the suite."""


class Share(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A share of families' items, with its lower bound.

    Attributes:
        point: Mean over families, in [0, 1].
        low: One-sided lower bound at 95% confidence.
        families: Families that had such an item.
    """

    point: float
    low: float
    families: int


class Measured(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One judge on one rubric criterion, own criteria of cases that sharpen it included.

    Attributes:
        criterion: Id in the rubric.
        wording: Hash of what was asked: sentence and anchors. Another wording is another question.
        may_gate: The bar is reached, in one language at least.
        why: In one sentence, why or why not; for each language where there are several.
        languages: In which the bar is reached by the items of that language alone. The figures are of these, or of all
            languages where there is none.
        items: Answers with a label; those it abstained from are among them.
        met: Of these, labelled met.
        abstained: Of these, left ungraded by the judge.
        kappa: Cohen's, with every single rating of what it answered; None: not defined.
        ac1: Gwet's, likewise, where one label dominates; None: none does, or it is not defined.
        sensitivity: Of items labelled met that have a verdict, the share that is met; None: there are none. What the
            judge left open has none, unless a check's "not seen" stands.
        specificity: Of items labelled not met, the share that is not met, likewise.
        youden_low: Lower bound of sensitivity + specificity - 1 at 90% confidence.
        human: Krippendorff's alpha among the annotators; None: there is one, or no variation.
        human_ac1: Gwet's AC1 among them, where one label dominates.
        flip_rate: Share of items whose answer was not the same in every repeat; None: asked once.
    """

    criterion: str
    wording: str
    may_gate: bool
    why: str
    languages: tuple[str, ...] = ()
    items: int = 0
    met: int = 0
    families: int = 0
    abstained: int = 0
    kappa: float | None = None
    ac1: float | None = None
    sensitivity: Share | None = None
    specificity: Share | None = None
    youden_low: float | None = None
    human: float | None = None
    human_ac1: float | None = None
    flip_rate: float | None = None


class Licence(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What one judge has earned, one file of rubrics/licences/.

    Attributes:
        judge: Name and version, as verdicts are signed.
        fingerprint: Of everything of the judge that can change an answer.
        labels: Whose labels: "author labels", or the number of annotators.
        annotators: Their names, sorted.
        measured: Date, ISO 8601.
        expires: Last day it counts, ISO 8601; empty: as long as the fingerprint stays.
        languages: Of the labelled conversations. In which of them it may gate a criterion stands with the criterion.
        repeats: How often each item was asked.
        items_hash: Of the labelled conversations and their labels.
        anchors: How many of the items are frozen beside it.
        anchors_hash: Of these.
    """

    schema: Annotated[int, Meta(ge=1, le=1)] = 1
    judge: str
    fingerprint: str
    labels: str
    annotators: tuple[str, ...]
    measured: Annotated[str, Meta(min_length=1)]
    expires: str = ""
    languages: tuple[str, ...]
    repeats: int = 1
    items_hash: str = ""
    anchors: int = 0
    anchors_hash: str = ""
    criteria: tuple[Measured, ...]

    def __post_init__(self) -> None:
        """Refuse a day that is none before anything is compared with it."""
        for name in ("measured", "expires"):
            try:
                datetime.date.fromisoformat(getattr(self, name) or "2026-01-01")
            except ValueError as error:
                raise ValueError(f"{name}: {getattr(self, name)!r} is no date like 2026-11-22") from error

    def is_over(self, today: datetime.date) -> bool:
        """Whether its last day has passed."""
        return bool(self.expires) and today > datetime.date.fromisoformat(self.expires)


class Standing(Struct, frozen=True, kw_only=True):
    """What a judge may gate today.

    Attributes:
        licence: None: it has none.
        held: Rubric criteria it may gate, with the languages in which it may.
        advisory: Why not, by the id of every other judged criterion of the rubrics.
        own_family: The judge asks a model of the candidate's own family: it gates nothing alone.
    """

    licence: Licence | None
    held: Mapping[str, Collection[str]]
    advisory: Mapping[str, str]
    own_family: bool = False

    def may_gate(self, criterion: str, *, language: str) -> bool:
        """Whether its answers count on a case in this language."""
        return criterion in self.held and language in self.held[criterion]


def wording_of(criterion: Criterion) -> str:
    """Hash what a judge is asked: the sentence and its anchors, not the points."""
    return digest([criterion.id, criterion.asks, criterion.not_met, criterion.met])[:16]


def standing(
    licence: Licence | None, criteria: Iterable[Criterion], *, fingerprint: str, today: datetime.date
) -> Standing:
    """Say what a licence is worth today.

    Args:
        licence: None: the judge has none.
        criteria: Judged criteria as the rubrics word them now.
        fingerprint: Of the judge as it is now.
        today: The day of the run.
    """
    held, advisory = dict[str, Collection[str]](), dict[str, str]()
    whole = _void(licence, fingerprint, today)
    earned = {each.criterion: each for each in licence.criteria} if licence else {}
    for each in criteria:
        measured = earned.get(each.id)
        if whole:
            advisory[each.id] = whole
        elif measured is None:
            advisory[each.id] = "it was not measured on this criterion"
        elif measured.wording != wording_of(each):
            advisory[each.id] = "the rubric asks it in other words than those it was measured on"
        elif not (measured.may_gate and measured.languages):
            advisory[each.id] = measured.why
        else:
            held[each.id] = measured.languages
    # Where two suites word a criterion otherwise, it is held only if both words are those it was measured on.
    held = {name: languages for name, languages in held.items() if name not in advisory}
    return Standing(licence=licence, held=held, advisory=advisory)


def _void(licence: Licence | None, fingerprint: str, today: datetime.date) -> str:
    """Why a licence counts for nothing at all; empty when it counts."""
    if not fingerprint:
        return "its source cannot be read and it names no fingerprint, so that nothing shows which judge was measured"
    if licence is None:
        return "the judge has no licence"
    if licence.fingerprint != fingerprint:
        return "its licence was earned by another version of it"
    if licence.is_over(today):
        return f"its licence expired on {licence.expires}"
    if datetime.date.fromisoformat(licence.measured) > today:
        return f"its licence is dated {licence.measured}, which is still to come"
    return ""
