"""Vetoes: which fired, and what never having seen one proves."""

from msgspec import Struct

from hardcase.cases import Plan
from hardcase.scorecards import Scorecard
from hardcase.stats import zero_seen_bound

from .words import families, percent


class VetoLine(Struct, frozen=True, kw_only=True):
    """One veto.

    Attributes:
        asks: Its sentence.
        promise: The sentence is a promise: the veto fires when it is not true.
        fired: Cases in which it fired.
        unknown: Cases in which nobody could answer it.
        families: Families in which it was looked for with an answer.
        proves: Highest rate that zero sightings leave possible, in (0, 1].
    """

    id: str
    asks: str
    promise: bool
    fired: tuple[str, ...]
    unknown: tuple[str, ...]
    families: int
    proves: float

    @property
    def happened(self) -> str:
        """What it means that this veto fired."""
        return f"Not kept: {self.asks}" if self.promise else self.asks

    @property
    def proof(self) -> str:
        """What not having seen it is worth."""
        if not self.families:
            return "could not be answered in any case, so nothing is proven"
        return f"not seen in {families(self.families)}, which proves a rate of at most {percent(self.proves)}"


def veto_lines(card: Scorecard, plan: Plan, *, confidence: float) -> tuple[VetoLine, ...]:
    """Every veto: the fired first, then those nobody could answer, then the rest by how much they were looked for.

    Args:
        card: Balanced counts.
        plan: Knows which vetoes are promises.
        confidence: Of what zero sightings prove.
    """
    promises = {each.id for case in plan.cases for each in case.criteria if each.veto == "not_met"}
    lines = [
        VetoLine(
            id=veto.id,
            asks=veto.asks or veto.id,
            promise=veto.id in promises,
            fired=veto.fired,
            unknown=veto.unknown,
            families=veto.families,
            proves=zero_seen_bound(veto.families, confidence=confidence),
        )
        for veto in card.vetoes
    ]
    return tuple(sorted(lines, key=lambda veto: (-len(veto.fired), -len(veto.unknown), -veto.families, veto.id)))


def written_into_one_case(veto: VetoLine) -> bool:
    """A veto of a single case that stayed silent: listed together, since one family proves next to nothing."""
    return not veto.fired and not veto.unknown and veto.families <= 1
