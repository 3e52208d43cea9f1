"""Vetoes: which fired, and what never having seen one proves."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from hardcase.cases import Plan
from hardcase.scorecards import Scorecard
from hardcase.stats import zero_seen_bound

from .words import at_most, families

SELDOM = 5
"""Families below which not having seen something proves next to nothing: at best a rate of one in two."""


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
        return self.says[0].lower() + self.says[1:]

    @property
    def says(self) -> str:
        """What not having seen it proves, as a sentence without its stop."""
        kept, breaks = ("Always kept", "it is broken") if self.promise else ("Not seen", "it happens")
        return f"{kept} in {families(self.families)}: proves that {breaks} in at most {at_most(self.proves)}"


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


class Sorted(NamedTuple):
    """Vetoes as they are listed: what happened or nobody knows, what did not, and what was hardly looked for.

    Attributes:
        quiet: Each sentence on what silence proves, with the vetoes that it holds for.
    """

    loud: tuple[VetoLine, ...]
    quiet: dict[str, list[VetoLine]]
    seldom: tuple[VetoLine, ...]


def sort_vetoes(lines: Sequence[VetoLine]) -> Sorted:
    """Keep apart what speaks, what is silent and what proves little by its silence."""
    silent = [each for each in lines if not each.fired and not each.unknown]
    quiet: dict[str, list[VetoLine]] = {}
    for each in silent:
        if each.families >= SELDOM:
            quiet.setdefault(each.says, []).append(each)
    return Sorted(
        loud=tuple(each for each in lines if each.fired or each.unknown),
        quiet=quiet,
        seldom=tuple(each for each in silent if each.families < SELDOM),
    )
