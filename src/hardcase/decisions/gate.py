"""The promise made before the run: floors, vetoes and margins, read strictly from a gate file."""

from collections.abc import Iterable
from typing import Annotated, Literal

from msgspec import Meta, Struct

from hardcase.cases import CasesBeside, PlannedCase
from hardcase.scorecards import CaseResult

MIN_SLICE_FAMILIES = 20
Share = Annotated[float, Meta(ge=0, le=1)]
Amount = Annotated[float, Meta(gt=0)]


class CaseSelection(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which cases a gate runs; everything given must hold."""

    suites: Annotated[Literal["all"] | tuple[str, ...], Meta(description="all, or a list of suites.")] = "all"
    tags: Annotated[tuple[str, ...], Meta(description="Cases with any of these tags.")] = ()
    languages: tuple[str, ...] = ()
    portable: Annotated[bool | None, Meta(description="true: only cases that need no company.")] = None


class Floor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A dimension, or one slice of it, may not fall below this."""

    dimension: Literal["empathy", "correctness", "escalation", "effort"]
    at_least: Share
    slice: Annotated[str, Meta(description="Suite, tag, language or tier; empty: all cases.")] = ""


class EscalationRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bounds on the two ways of getting an escalation wrong."""

    must_recall_at_least: Share | None = None
    needless_rate_at_most: Share | None = None


class ChampionRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be lost against the champion."""

    lose_at_most: Annotated[Share, Meta(description="Of the mean of each dimension.")]
    broken_families_at_most: Annotated[
        Share | None,
        Meta(description="Share of families that lose half of a dimension or more; no critical one may."),
    ] = None


class Ceilings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must not rise above a limit; it may block, never buy."""

    genericness_at_most: Annotated[
        Share | None,
        Meta(description="Share of bot turns that are near-duplicates of its turns in other families."),
    ] = None
    cost_usd_per_conversation_at_most: Annotated[
        Amount | None,
        Meta(description="US dollars that the bot's tokens of a conversation may cost in the mean."),
    ] = None
    p95_latency_s_at_most: Annotated[
        Amount | None,
        Meta(description="Seconds that 19 of 20 bot turns may take."),
    ] = None


class EvidenceRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must be there before anything is decided."""

    missing_at_most: Annotated[Share, Meta(description="Share of planned trials; beyond it the run is invalid.")] = 0.02
    min_families: Annotated[int, Meta(ge=2)] = 20


class Waiver(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that a person set aside for a while; never a veto, missing trials or a judge that has drifted."""

    rule: Annotated[str, Meta(description="Id of a rule, as the decision names it: floor-empathy, must-recall ...")]
    reason: Annotated[str, Meta(description="Why it may be set aside; shown wherever the decision is.")]
    owner: Annotated[str, Meta(description="Who answers for it.")]
    expires: Annotated[
        str,
        Meta(
            description="Its last day, as 2026-12-31, a year ahead at most. After it a rule that does not pass holds."
        ),
    ]


class GateFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One gate file, evals/gates/<name>.yaml."""

    schema: Literal[1]
    gate: Annotated[
        Literal["release", "change"],
        Meta(description="release: floors. change: losses against the champion."),
    ]
    against: Annotated[str, Meta(description="change: the gate whose champion counts; release unless given.")] = ""
    cases: CaseSelection = CaseSelection()
    confidence: Annotated[float, Meta(gt=0.5, lt=1)] = 0.95
    trials: Annotated[int, Meta(ge=1, description="Fresh replays of each case.")] = 1
    vetoes: Literal["none-allowed"] = "none-allowed"
    floors: tuple[Floor, ...] = ()
    escalation: EscalationRules = EscalationRules()
    champion: ChampionRules | None = None
    ceilings: Annotated[Ceilings, Meta(description="May block, never buy.")] = Ceilings()
    evidence: EvidenceRules = EvidenceRules()
    waivers: tuple[Waiver, ...] = ()


class Gate(Struct, frozen=True, kw_only=True):
    """A gate that can be applied.

    Attributes:
        name: The file's stem.
        hash: Of the file's content, so that a changed promise is seen.
    """

    name: str
    path: str
    hash: str
    file: GateFile

    @property
    def is_change(self) -> bool:
        """It asks whether a change loses something, and never whether a bot may ship."""
        return self.file.gate == "change"

    @property
    def compares(self) -> bool:
        """It has rules about the champion."""
        return self.is_change or self.file.champion is not None

    @property
    def champion_of(self) -> str:
        """Name of the gate whose champion counts: its own, or for a change gate that of a release gate."""
        return (self.file.against or "release") if self.is_change else self.name


def selected(gate: Gate, cases: Iterable[PlannedCase], *, portable: Iterable[str] = ()) -> tuple[PlannedCase, ...]:
    """The cases that a gate runs.

    Args:
        gate: Whose selection counts.
        cases: Every case at hand.
        portable: Ids of the portable ones.
    """
    wanted, movable = gate.file.cases, frozenset(portable)
    return tuple(
        case
        for case in cases
        if runs(gate, case) and (wanted.portable is None or wanted.portable == (case.id in movable))
    )


def runs(gate: Gate, case: PlannedCase | CaseResult | CasesBeside) -> bool:
    """Tell whether the gate asks for a case by suite, tag and language; results do not say what is portable."""
    wanted = gate.file.cases
    return (
        (wanted.suites == "all" or case.suite in wanted.suites)
        and (not wanted.tags or not set(wanted.tags).isdisjoint(case.tags))
        and (not wanted.languages or case.language in wanted.languages)
    )


def not_run(gate: Gate, cases: Iterable[CasesBeside]) -> tuple[CasesBeside, ...]:
    """The cases beside a run that the gate asks for, and those of its suites of which nobody can tell.

    Args:
        gate: Whose selection counts.
        cases: Beside the run.
    """
    suites, portable = gate.file.cases.suites, gate.file.cases.portable
    return tuple(
        case
        for case in cases
        if (case.unread and (suites == "all" or case.suite in suites))
        or (not case.unread and runs(gate, case) and (portable is None or portable == case.portable))
    )
