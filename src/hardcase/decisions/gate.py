"""The promise made before the run: floors, vetoes and margins, read strictly from a gate file."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from hardcase.cases import Document, PlannedCase, digest, read_as
from hardcase.errors import GateError, Problem, SuiteError
from hardcase.scorecards import CaseResult

MIN_SLICE_FAMILIES = 20
Share = Annotated[float, Meta(ge=0, le=1)]


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


class EvidenceRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must be there before anything is decided."""

    missing_at_most: Annotated[Share, Meta(description="Share of planned trials; beyond it the run is invalid.")] = 0.02
    min_families: Annotated[int, Meta(ge=2)] = 20


class Waiver(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that a person set aside for a while."""

    rule: str
    reason: str
    owner: str
    expires: str


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


def load_gate(path: Path) -> Gate:
    """Read one gate file.

    Args:
        path: As `evals/gates/pilot.yaml`.

    Returns:
        Gate: Everything in it can be applied by this version.

    Raises:
        GateError: Every problem of the file at once, rules that are not built yet among them.
    """
    try:
        file, document = read_as(path, GateFile)
    except SuiteError as error:
        raise GateError(error.problems) from error
    problems = [*_not_built(file, document), *_of_the_other_kind(file, document), *_repeated_floors(file, document)]
    rates = (file.escalation.must_recall_at_least, file.escalation.needless_rate_at_most)
    if file.gate == "release" and not file.floors and all(rate is None for rate in rates):
        problems.append(document.problem((), "the gate promises nothing", "add floors, or escalation rules"))
    if problems:
        raise GateError(problems)
    return Gate(name=path.stem, path=str(path), hash=digest(document.data), file=file)


def _not_built(file: GateFile, document: Document) -> Iterator[Problem]:
    fix = "remove it; this version decides floors, vetoes, escalation rates, ceilings, evidence and the champion"
    if file.waivers:
        yield document.problem(("waivers",), "waivers are not built yet", fix)


def _of_the_other_kind(file: GateFile, document: Document) -> Iterator[Problem]:
    """A change gate has no promises of its own, and a release gate is compared with its own champion."""
    if file.gate == "release":
        if file.against:
            what = f"'against' {file.against!r}: a release is compared with the champion of its own gate"
            yield document.problem(("against",), what, "remove it")
        return
    empty = GateFile(schema=1, gate="change")
    for name in ("floors", "escalation", "champion", "ceilings"):
        if getattr(file, name) != getattr(empty, name):
            what = f"a change gate has no {name!r}: it asks only what is lost against the champion"
            yield document.problem((name,), what, "remove it, or write gate: release")


def _repeated_floors(file: GateFile, document: Document) -> Iterator[Problem]:
    seen = set()
    for index, floor in enumerate(file.floors):
        if (floor.dimension, floor.slice) in seen:
            what = f"a second floor for {floor.dimension!r}{f' in {floor.slice!r}' if floor.slice else ''}"
            yield document.problem(("floors", index), what, "keep one of the two")
        seen.add((floor.dimension, floor.slice))


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


def runs(gate: Gate, case: PlannedCase | CaseResult) -> bool:
    """Tell whether the gate asks for a case by suite, tag and language; results do not say what is portable."""
    wanted = gate.file.cases
    return (
        (wanted.suites == "all" or case.suite in wanted.suites)
        and (not wanted.tags or not set(wanted.tags).isdisjoint(case.tags))
        and (not wanted.languages or case.language in wanted.languages)
    )
