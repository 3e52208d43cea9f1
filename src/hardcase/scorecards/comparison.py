"""One run beside another on the families that both played: what differs, in which dimension and slice, how surely."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import Literal, NamedTuple

from msgspec import Struct, structs

from hardcase.cases import DIMENSIONS
from hardcase.stats import both_readings, holm, paired_bounds, sign_flip_p

from .against import BROKEN_FROM, FamilyDifference, Pair, family_differences, new_vetoes, shared_cases
from .case_changes import Changes, changes
from .scorecard import CaseResult, Scorecard

Shown = Literal["worse", "better", ""]


class Compared(Struct, frozen=True, kw_only=True):
    """The difference of two runs in one dimension, over the families of one slice.

    Attributes:
        slice: A suite, tag, language or tier; empty: all families.
        families: How many were measured in both runs.
        base: Mean score of these families in the base, in the middle of what is unknown.
        run: The same in the other run.
        low: Mean difference, other run less base, with every unknown against the other run.
        high: With every unknown for it.
        lower: One-sided bound of the mean difference of families like these, under both readings.
        upper: The other bound.
        shown: Whether a difference is shown: the range does not hold 0. Of a slice, after Holm over all slices of the
            dimension that were looked at, by sign flips.
        counted: Share of the dimension's planned points that are answered in both runs, in [0, 1].
    """

    dimension: str
    slice: str = ""
    families: int
    base: float
    run: float
    low: float
    high: float
    lower: float
    upper: float
    shown: Shown = ""
    counted: float = 1.0


class BrokenFamily(Struct, frozen=True, kw_only=True):
    """A family that lost half of a dimension or more, or won as much, whatever is unknown.

    Attributes:
        low: Other run less base, with every unknown against the other run.
        high: With every unknown for it.
    """

    family: str
    dimension: str
    low: float
    high: float


class Comparison(Struct, frozen=True, kw_only=True):
    """What one run shows beside another.

    Attributes:
        cases: Cases that both played.
        families: Families of these cases.
        missing: Trials of these cases of which nothing is known, in the base and in the other run.
        dimensions: In the order of the dimensions; those that both runs measured.
        slices: By dimension, then by slice; slices of at least two families, and not of all.
        broken: Families that lost half of a dimension or more.
        mended: Families that won half of a dimension or more.
        changes: What became of each case.
        ungraded: Cases of both that are ungraded in either: neither broken, nor fixed, nor failing still for sure.
        new_vetoes: Cases in which a veto fired that never fired in their family in the base, by veto.
        gone_vetoes: Cases of the base in which a veto fired that never did in their family in the other run.
    """

    cases: int
    families: int
    missing: tuple[int, int]
    dimensions: tuple[Compared, ...]
    slices: tuple[Compared, ...]
    broken: tuple[BrokenFamily, ...]
    mended: tuple[BrokenFamily, ...]
    changes: Changes
    ungraded: int
    new_vetoes: dict[str, tuple[str, ...]]
    gone_vetoes: dict[str, tuple[str, ...]]

    @property
    def shown(self) -> tuple[Compared, ...]:
        """Every difference that is shown, dimensions first."""
        return tuple(each for each in (*self.dimensions, *self.slices) if each.shown)


def compare_cards(base: Scorecard, card: Scorecard, *, confidence: float = 0.95, seed: int = 0) -> Comparison:
    """Compare two runs that were graded alike.

    Args:
        base: What the other is held against.
        card: Of the other run.
        confidence: Of each bound, and of all slices of a dimension together.
        seed: Of the draws of signs, for slices.

    Returns:
        Comparison: Without dimensions where the two have no case in common.

    Source:
        Bounds: Bonett and Price (2012), see `hardcase.stats.paired_bounds`. Slices: sign flips, as for
            culprits (Fisher 1935), and Holm (1979).
    """
    pairs = shared_cases(card, base)
    measured = {name: _families(pairs, family_differences(card, base, name), name) for name in DIMENSIONS}
    rows = [(name, each.difference) for name, families in measured.items() for each in families]
    new, gone = new_vetoes(card, base).seen, new_vetoes(base, card).seen
    return Comparison(
        cases=len(pairs),
        families=len({mine.family for mine, _ in pairs}),
        missing=(sum(_missing(other) for _, other in pairs), sum(_missing(mine) for mine, _ in pairs)),
        dimensions=tuple(
            _compared(name, "", families, _counted(base, card, name, ""), confidence)
            for name, families in measured.items()
            if families
        ),
        slices=tuple(
            each
            for name, families in measured.items()
            for each in _of_slices(name, families, base, card, confidence, seed)
        ),
        broken=tuple(_moved(name, each) for name, each in rows if each.high <= BROKEN_FROM),
        mended=tuple(_moved(name, each) for name, each in rows if each.low >= -BROKEN_FROM),
        changes=changes(card, base),
        ungraded=sum("ungraded" in {mine.status, other.status} for mine, other in pairs),
        new_vetoes=_among(new, {mine.id for mine, _ in pairs}),
        gone_vetoes=_among(gone, {other.id for _, other in pairs}),
    )


class _Family(NamedTuple):
    difference: FamilyDifference
    base: float
    run: float
    slices: frozenset[str]


def _families(pairs: Sequence[Pair], differences: Sequence[FamilyDifference], dimension: str) -> list[_Family]:
    """Each family's difference, with its value on either side: the mean over the cases that both measured."""
    values: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    slices: defaultdict[str, set[str]] = defaultdict(set)
    for mine, other in pairs:
        slices[mine.family].update(mine.slices)
        if not any(dimension in trial.scores for case in (mine, other) for trial in case.trials):
            continue
        one, two = _middle(other, dimension), _middle(mine, dimension)
        if one is not None and two is not None:
            values[mine.family].append((one, two))
    return [
        _Family(
            each,
            fmean(base for base, _ in values[each.family]),
            fmean(run for _, run in values[each.family]),
            frozenset(slices[each.family]),
        )
        for each in differences
    ]


def _middle(case: CaseResult, dimension: str) -> float | None:
    """The mean over the trials that measured it; one that is missing may have been anything from 0 to 1."""
    scores = [trial.scores.get(dimension) for trial in case.trials]
    known = [(each.low + each.high) / 2 for each in scores if each] + [0.5 for trial in case.trials if trial.missing]
    return fmean(known) if known else None


def _compared(dimension: str, name: str, families: Sequence[_Family], counted: float, confidence: float) -> Compared:
    lows, highs = ([getattr(each.difference, end) for each in families] for end in ("low", "high"))
    worst, best = (paired_bounds(each, confidence=confidence) for each in (lows, highs))
    bounds = both_readings(worst, best)
    return Compared(
        dimension=dimension,
        slice=name,
        families=len(families),
        base=round(fmean(each.base for each in families), 12),
        run=round(fmean(each.run for each in families), 12),
        low=round(fmean(lows), 12),
        high=round(fmean(highs), 12),
        lower=round(bounds.lower, 12),
        upper=round(bounds.upper, 12),
        shown="worse" if bounds.upper < 0 else "better" if bounds.lower > 0 else "",
        counted=counted,
    )


def _of_slices(
    dimension: str, families: Sequence[_Family], base: Scorecard, card: Scorecard, confidence: float, seed: int
) -> Iterator[Compared]:
    """Slices of two families or more; the more of them are looked at, the clearer a difference has to be."""
    names = sorted({name for each in families for name in each.slices})
    slices = {name: [each for each in families if name in each.slices] for name in names}
    slices = {name: each for name, each in slices.items() if 2 <= len(each) < len(families)}
    worse = holm([_chance(each, 1, seed) for each in slices.values()])
    better = holm([_chance(each, -1, seed) for each in slices.values()])
    for (name, each), loss, gain in zip(slices.items(), worse, better, strict=True):
        row = _compared(dimension, name, each, _counted(base, card, dimension, name), confidence)
        likely = loss if row.shown == "worse" else gain
        yield structs.replace(row, shown=row.shown if likely < 1 - confidence else "")


def _chance(families: Sequence[_Family], sign: int, seed: int) -> float:
    """Of so great a loss (or gain, with -1) where there is none, under the reading that speaks least for one."""
    readings = {tuple(sign * getattr(each.difference, end) for each in families) for end in ("low", "high")}
    # Without a loss in the mean it is likely anyway, and no draw is needed to say so.
    return max(1.0 if sum(each) >= 0 else sign_flip_p(each, seed=seed) for each in readings)


def _counted(base: Scorecard, card: Scorecard, dimension: str, name: str) -> float:
    cards = [each.dimension(dimension) for each in (base, card)]
    return min(each.counted_in(name) if each else 0.0 for each in cards)


def _missing(case: CaseResult) -> int:
    return sum(trial.missing for trial in case.trials)


def _moved(dimension: str, each: FamilyDifference) -> BrokenFamily:
    return BrokenFamily(family=each.family, dimension=dimension, low=each.low, high=each.high)


def _among(vetoes: Mapping[str, tuple[str, ...]], shared: set[str]) -> dict[str, tuple[str, ...]]:
    """Only cases that both played: of the others nobody knows what the other run would have done."""
    found = {veto: tuple(case for case in cases if case in shared) for veto, cases in vetoes.items()}
    return {veto: cases for veto, cases in found.items() if cases}
