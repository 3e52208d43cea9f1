"""Vetoes: which fired, and what never having seen one proves."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from hardcase.cases import Plan, PlannedCase, PlannedCriterion
from hardcase.scorecards import Scorecard, VetoCard
from hardcase.stats import zero_seen_bound

from .words import at_most, families, some, without_patterns

SELDOM = 5
"""Families below which not having seen something proves next to nothing: at best a rate of one in two."""
_ACT = re.compile(r"The bot (says|calls) (.*), which it must not\.", re.DOTALL)
_WORDING = re.compile(r"""(?:^any of |, )('[^']*'|"[^"]*")""")
_DID = {"says": "said", "calls": "called"}
_WORDINGS = 3


class VetoLine(Struct, frozen=True, kw_only=True):
    """One veto.

    Attributes:
        asks: Its sentence; of what one case forbids, what the bot did or does, without a subject's name.
        story: Title of the case that forbids it, the first in which it fired; empty: a rubric's, asked of many.
        promise: The sentence is a promise: the veto fires when it is not true.
        fired: Cases in which it fired.
        unknown: Cases in which nobody could answer it.
        families: Families in which it was looked for with an answer, and could have fired.
        proves: Highest rate that zero sightings leave possible, in (0, 1].
    """

    id: str
    asks: str
    story: str = ""
    promise: bool
    fired: tuple[str, ...]
    unknown: tuple[str, ...]
    families: int
    proves: float

    @property
    def happened(self) -> str:
        """What it means that this veto fired, also where it fired in cases that forbid different things."""
        if self.story:
            return f"in “{self.story}”, {self.asks}" if len(self.fired) == 1 else "the bot did what single cases forbid"
        return f"Not kept: {self.asks}" if self.promise else self.asks

    @property
    def proof(self) -> str:
        """What not having seen it is worth."""
        if not self.families:
            why = "could not be answered in any case" if self.unknown else "never came up in these cases"
            return f"{why}, so nothing is proven"
        return self.says[0].lower() + self.says[1:]

    @property
    def says(self) -> str:
        """What not having seen it proves, as a sentence without its stop."""
        kept, breaks = ("Always kept", "be broken") if self.promise else ("Not seen", "happen")
        seen = f"{kept} in {families(self.families)}"
        if self.families < SELDOM:
            return seen
        return f"{seen}; in cases like these it may still {breaks} in up to {at_most(self.proves)}"


def veto_lines(card: Scorecard, plan: Plan, *, confidence: float) -> tuple[VetoLine, ...]:
    """Every veto: the fired first, then those nobody could answer, then the rest by how much they were looked for.

    Args:
        card: Balanced counts.
        plan: Knows which vetoes are promises.
        confidence: Of what zero sightings prove.
    """
    asked: dict[str, dict[str, tuple[PlannedCase, PlannedCriterion]]] = {}
    for case in plan.cases:
        for each in case.criteria:
            if each.veto:
                asked.setdefault(each.id, {})[case.id] = case, each
    promises = {id_ for id_, of in asked.items() if any(each.veto == "not_met" for _, each in of.values())}
    words = {veto.id: _in_words(veto, asked.get(veto.id, {})) for veto in card.vetoes}
    lines = [
        VetoLine(
            id=veto.id,
            asks=words[veto.id][0],
            story=words[veto.id][1],
            promise=veto.id in promises,
            fired=veto.fired,
            unknown=veto.unknown,
            families=veto.families,
            proves=zero_seen_bound(veto.families, confidence=confidence),
        )
        for veto in card.vetoes
    ]
    return tuple(sorted(lines, key=lambda veto: (-len(veto.fired), -len(veto.unknown), -veto.families, veto.id)))


def _in_words(veto: VetoCard, asked: Mapping[str, tuple[PlannedCase, PlannedCriterion]]) -> tuple[str, str]:
    """What a case forbids is told as part of its story, in the words of the case in which it fired.

    Cases may forbid different things by one id, and the books keep one sentence for all of them.
    """
    first = next((asked[case] for case in (*veto.fired, *veto.unknown) if case in asked), None)
    case, criterion = first or next(iter(asked.values()), (None, None))
    if case is None or criterion is None or criterion.grader != "check:forbidden":
        return veto.asks or veto.id, ""
    return _deed(without_patterns(criterion.asks, criterion.id), fired=bool(veto.fired)), case.title or case.id


def _deed(asks: str, *, fired: bool) -> str:
    """The act in `The bot says 'X', which it must not.`; of a list of wordings the first few."""
    found = _ACT.fullmatch(asks)
    if found is None:
        return asks
    verb, what = found[1], found[2]
    if what.startswith("any of "):
        what = f"one of {some(tuple(_WORDING.findall(what)), _WORDINGS)}"
    return f"it {_DID[verb] if fired else verb} {what}"


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
