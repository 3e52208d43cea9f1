"""Who graded each criterion, on whose labels, and the smallest loss that so many families show."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import stdev

from msgspec import Struct

from hardcase.cases import PlannedCriterion
from hardcase.decisions import CHANCE, Spread, seen_spread
from hardcase.scorecards import family_differences
from hardcase.stats import loss_seen
from hardcase.verdicts import Outcome

from .dimensions import DimensionLine
from .dossier import Dossier
from .graders import is_judge
from .words import LABELS, label, listed, score, some

_OWN = "what single cases ask for"
_NAMED = 4


class GradedRow(Struct, frozen=True, kw_only=True):
    """One criterion of a rubric, or all that single cases write themselves.

    Attributes:
        answered: Verdicts given, of those that were asked for.
        by: Who gave them, on whose labels.
    """

    criterion: str
    asks: str
    answered: str
    by: str
    counts: bool


class GradedGroup(Struct, frozen=True, kw_only=True):
    """The criteria of one dimension, those asked most often first."""

    label: str
    rows: tuple[GradedRow, ...]


def graded_groups(dossier: Dossier) -> tuple[GradedGroup, ...]:
    """Every criterion with its graders, by dimension."""
    asked: dict[str, PlannedCriterion] = {}
    for case in dossier.plan.cases:
        for each in case.criteria:
            asked.setdefault(each.licensed_as, each)
    signed: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    wanted: Counter[tuple[str, str]] = Counter()
    counting: defaultdict[tuple[str, str], set[bool]] = defaultdict(set)
    for (case_id, _), graded in dossier.verdicts.items():
        for verdict in graded.verdicts:
            planned = dossier.criteria.get((case_id, verdict.criterion_id))
            if planned is None:
                continue
            name = planned.licensed_as if planned.licensed_as in dossier.shared else _OWN
            place = planned.dimension, name
            wanted[place] += 1
            counting[place].add(planned.counts)
            if verdict.outcome is not Outcome.UNGRADED:
                signed[place][verdict.grader] += 1
    groups = []
    for dimension in LABELS:
        names = sorted((name for at, name in wanted if at == dimension), key=lambda name: -wanted[dimension, name])
        rows = tuple(
            GradedRow(
                criterion=name,
                asks="" if name == _OWN else _sentence(asked[name]),
                answered=f"{signed[dimension, name].total():,} of {wanted[dimension, name]:,}",
                by=_by(dossier, name, signed[dimension, name]),
                counts=True in counting[dimension, name],
            )
            for name in names
        )
        if rows:
            groups.append(GradedGroup(label=label(dimension), rows=rows))
    return tuple(groups)


def _sentence(planned: PlannedCriterion) -> str:
    """The rubric's sentence; one that a case sharpened is about that customer alone."""
    return "" if planned.of else planned.asks


def _by(dossier: Dossier, name: str, signed: Counter[str]) -> str:
    """Who signed: checks by name, judges with the labels that they stand on."""
    card = dossier.card
    labels = {each.name: (each.labels, each.by_right, name in each.held) for each in card.judged_by}
    told = []
    for grader, _ in signed.most_common():
        if not is_judge(grader, card):
            told.append(f"check {grader}")
            continue
        whose, by_right, held = labels.get(grader, ("", False, False))
        if by_right:
            told.append(f"{grader}, people's labels of the exemplars")
        else:
            told.append(f"{grader}, licensed on {whose}" if held else f"{grader}, without a licence for it")
    return some(tuple(told), _NAMED) or "nobody"


def smallest_drop(dossier: Dossier, lines: Sequence[DimensionLine], *, confidence: float) -> str:
    """The smallest loss against a champion that so many families prove, in one sentence; empty where none can be told.

    Without a champion two bots are taken to differ by the noise of trials, which is at least what `hardcase plan`
    assumes: a bot that repeats itself word for word has none, and another version of it will not.
    """
    card, drops, assumed = dossier.card, dict[str, str](), Spread()
    for line in lines:
        if line.state != "measured" or line.families < 2:
            continue
        found = family_differences(card, dossier.champion, line.name) if dossier.champion else ()
        seen = seen_spread(card, line.name, assumed, run=dossier.plan.run, champion=None)
        noise = max(seen.of_differences(card.trials), assumed.of_differences(card.trials))
        spread = max(noise, stdev(each.alike for each in found)) if len(found) > 1 else noise
        # Rounded, so that dimensions as far apart share what is simulated.
        drop = loss_seen(len(found) or line.families, spread=round(spread, 2), confidence=confidence, chance=CHANCE)
        if drop is not None:
            drops[line.name] = score(drop)
    if not drops:
        return ""
    if len(drops) > 1 and len({*drops.values()}) == 1:
        told = f"{next(iter(drops.values()))} in each dimension"
    else:
        told = listed([f"{drop} in {name}" for name, drop in drops.items()])
    chance = "" if dossier.champion else ", where two bots differ by chance alone; else only larger ones"
    return f"Smallest drop against a champion that these cases show four times in five: {told}{chance}."
