"""Counterfactual pairs: what a bot did for one customer and not for another in the same situation."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from hardcase.cases import DIMENSIONS, Plan
from hardcase.stats import Bounds, paired_bounds

from .scorecard import CaseResult, Scorecard


class PairedFamily(Struct, frozen=True, kw_only=True):
    """One family's difference in one dimension, varied case less original.

    Attributes:
        low: With every unknown answered against the varied case.
        high: With every unknown answered for it.
        original: The original's score, in the middle of what is unknown.
        varied: The varied case's score, likewise; the mean where a family has several.
    """

    family: str
    low: float
    high: float
    original: float
    varied: float


class PairedDifference(Struct, frozen=True, kw_only=True):
    """Differences in one dimension when one thing about the customer is else.

    Attributes:
        changes: What is else: name, gender, dialect, tier or tone; empty: whatever it is.
        families: By name; only those in which both halves were measured.
        bounds: Of the mean difference, each side at the confidence asked for, under both readings of what is unknown.
    """

    changes: str
    dimension: str
    families: tuple[PairedFamily, ...]
    bounds: Bounds

    @property
    def low(self) -> float:
        """Mean difference with every unknown answered against the varied cases."""
        return sum(each.low for each in self.families) / len(self.families)

    @property
    def high(self) -> float:
        """Mean difference with every unknown answered for the varied cases."""
        return sum(each.high for each in self.families) / len(self.families)


class Parted(Struct, frozen=True, kw_only=True):
    """A pair in which the bot decided otherwise: another escalation outcome, or a veto on one side only.

    What is unknown on one side is no difference.

    Attributes:
        original: Escalation outcomes and vetoes of the original, over its trials.
        varied: The same of the varied case.
    """

    case: str
    of: str
    changes: str
    original: tuple[str, ...]
    varied: tuple[str, ...]


class Pairs(Struct, frozen=True, kw_only=True):
    """What the pairs of one run show.

    Attributes:
        count: Varied cases planned.
        missing: Ids of varied cases of which one half is not in the run, or has a trial without a record.
        differences: By what is else, then by dimension; first those over all pairs.
        parted: Pairs in which the bot decided otherwise.
    """

    count: int
    missing: tuple[str, ...]
    differences: tuple[PairedDifference, ...]
    parted: tuple[Parted, ...]


def compare_pairs(plan: Plan, card: Scorecard, *, confidence: float = 0.95) -> Pairs:
    """Compare each counterfactual with the case that it varies.

    Args:
        plan: Which case varies which.
        card: Of the same run.
        confidence: Of each bound.

    Returns:
        Pairs: Without any where the plan has none.
    """
    results = {case.id: case for case in card.cases}
    planned = {case.id: case.counterfactual for case in plan.cases if case.counterfactual}
    whole = {
        case_id: pair
        for case_id, pair in planned.items()
        if all(
            half in results and not any(trial.missing for trial in results[half].trials) for half in (case_id, pair.of)
        )
    }
    kinds = {case_id: pair.changes for case_id, pair in whole.items()}
    originals = {case_id: pair.of for case_id, pair in whole.items()}
    return Pairs(
        count=len(planned),
        missing=tuple(sorted(planned.keys() - whole.keys())),
        differences=tuple(_differences(results, originals, kinds, confidence)),
        parted=tuple(_parted(results, originals, kinds)),
    )


def _misses(case: CaseResult) -> bool:
    return any(trial.missing for trial in case.trials)


def _differences(
    results: Mapping[str, CaseResult], originals: Mapping[str, str], kinds: Mapping[str, str], confidence: float
) -> Iterator[PairedDifference]:
    for changes in ("", *sorted(set(kinds.values()))):
        chosen = {case_id: of for case_id, of in originals.items() if not changes or kinds[case_id] == changes}
        for dimension in DIMENSIONS:
            families = tuple(_families(results, chosen, dimension))
            if families:
                low = paired_bounds([each.low for each in families], confidence=confidence)
                high = paired_bounds([each.high for each in families], confidence=confidence)
                bounds = Bounds(min(low.lower, high.lower), max(low.upper, high.upper))
                yield PairedDifference(changes=changes, dimension=dimension, families=families, bounds=bounds)


def _families(
    results: Mapping[str, CaseResult], originals: Mapping[str, str], dimension: str
) -> Iterator[PairedFamily]:
    """One difference for each family: the mean over its pairs."""
    pairs: defaultdict[str, list[tuple[Bounds, Bounds]]] = defaultdict(list)
    for case_id, of in originals.items():
        one, other = _range(results[of], dimension), _range(results[case_id], dimension)
        if one and other:
            pairs[results[case_id].family].append((one, other))
    for family, halves in sorted(pairs.items()):
        count = len(halves)
        yield PairedFamily(
            family=family,
            low=sum(other.lower - one.upper for one, other in halves) / count,
            high=sum(other.upper - one.lower for one, other in halves) / count,
            original=sum(one.lower + one.upper for one, _ in halves) / 2 / count,
            varied=sum(other.lower + other.upper for _, other in halves) / 2 / count,
        )


def _range(case: CaseResult, dimension: str) -> Bounds | None:
    """The mean over the trials that measured it, between the two readings of what is unknown."""
    scores = [trial.scores[dimension] for trial in case.trials if dimension in trial.scores]
    if not scores:
        return None
    return Bounds(sum(each.low for each in scores) / len(scores), sum(each.high for each in scores) / len(scores))


def _parted(
    results: Mapping[str, CaseResult], originals: Mapping[str, str], kinds: Mapping[str, str]
) -> Iterator[Parted]:
    for case_id, of in originals.items():
        halves = (results[of], results[case_id])
        unknown = {veto for half in halves for trial in half.trials for veto in trial.unknown_vetoes}
        outcomes = [{trial.escalation for trial in half.trials if trial.escalation} for half in halves]
        if not all(outcomes):  # not measured on one side: nothing to compare
            outcomes = [set(), set()]
        vetoes = [{veto for trial in half.trials for veto in trial.vetoes} - unknown for half in halves]
        original, varied = ((*sorted(outcomes[side]), *sorted(vetoes[side])) for side in (0, 1))
        if original != varied:
            yield Parted(case=case_id, of=of, changes=kinds[case_id], original=original, varied=varied)
