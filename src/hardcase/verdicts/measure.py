"""What a judge has earned on one criterion: its answers held against labels, and the bar it must reach to gate."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import fsum
from typing import Literal

from msgspec import Struct, structs

from hardcase.cases import Criterion
from hardcase.stats import cohen_kappa, gwet_ac1, krippendorff_alpha, score_bounds, youden_lower

from .licence import Measured, Share, wording_of

AGREEMENT = 0.40
"""Agreement that people need for a criterion to be one, and judges with them."""
BELOW_PEOPLE = 0.10
"""How far a judge may agree less with people than people with each other."""
DOMINATED = 0.90
"""Share of one label beyond which kappa says little: AC1 is held to the bar instead."""
YOUDEN = 0.50
"""Lower bound of sensitivity + specificity - 1 that is needed."""
FLIPS = 0.05
"""Share of items on which a judge may contradict itself."""
VETO_SEEN = 0.80
"""Lower bound of the share of forbidden acts that a judge must see to answer a veto."""


class Compared(Struct, frozen=True, kw_only=True):
    """What people say of one item, and what the judge says.

    Attributes:
        family: Of the case: the unit of inference.
        ratings: What each annotator said, one at least; of author labels there is one.
        answered: What most of the repeats said; ungraded where none has a majority.
        stands: What the verdict is where the judge leaves it open, because a check looked and saw nothing; empty: open.
        steady: Every repeat said the same.
    """

    family: str
    ratings: tuple[Literal["met", "not_met"], ...]
    answered: Literal["met", "not_met", "ungraded"]
    stands: Literal["", "not_met"] = ""
    steady: bool = True

    @property
    def label(self) -> str:
        """What most annotators say; empty where as many say one as the other: then it only counts in agreement."""
        return majority(self.ratings)

    @property
    def verdict(self) -> str:
        """What a run would write down; ungraded where that is nothing."""
        return (self.stands or self.answered) if self.answered == "ungraded" else self.answered


def majority(answers: Sequence[str]) -> str:
    """What most of the answers are; empty when two kinds are as frequent."""
    ranked = Counter(answers).most_common(2)
    return "" if len(ranked) == 2 and ranked[0][1] == ranked[1][1] else ranked[0][0]


def measure(
    criterion: Criterion, compared: Mapping[str, Sequence[Compared]], *, repeats: int, lasts: bool = False
) -> Measured:
    """Hold a judge's answers against labels, language by language, and say in which it may gate.

    Args:
        criterion: As the rubric words it.
        compared: By language, items of this criterion, and of own criteria of cases that sharpen it.
        repeats: How often each item was asked.
        lasts: The judge cannot change under its name, so that it need not be asked twice.
    """
    alone = {name: measure_alone(criterion, compared[name], repeats=repeats, lasts=lasts) for name in sorted(compared)}
    held = tuple(name for name, each in alone.items() if each.may_gate)
    items = [each for name in held or alone for each in compared[name]]
    whole = measure_alone(criterion, items, repeats=repeats, lasts=lasts)
    why = "; ".join(f"in {name}: {each.why}" for name, each in alone.items()) if len(alone) > 1 else whole.why
    return structs.replace(whole, may_gate=bool(held), languages=held, why=why)


def measure_alone(criterion: Criterion, compared: Sequence[Compared], *, repeats: int, lasts: bool = False) -> Measured:
    """Hold a judge's answers against labels of one language.

    What counts is the verdict that a run would write down. Where a check looked and saw nothing, its "not seen" stands
    when the judge leaves the item open, and is held against the label. Any other item left open is no verdict: the gate
    reads it for the bot and against it, which is what it costs, so it is neither right nor wrong here.

    Judge and people are held to the same: agreement counts every single rating, disputed items included.

    Source:
        The bar is a choice of this project; people as the benchmark: Kumar et al. (2026), arXiv 2506.10150.
    """
    answered = [(rating, each.verdict) for each in compared if each.verdict != "ungraded" for rating in each.ratings]
    ratings = [each.ratings for each in compared if len(each.ratings) > 1]
    compared = [each for each in compared if each.label]
    labels = Counter(each.label for each in compared)
    dominated = bool(compared) and max(labels.values()) > DOMINATED * len(compared)
    right = {label: _right_by_family(compared, label) for label in ("met", "not_met")}
    measured = Measured(
        criterion=criterion.id,
        wording=wording_of(criterion),
        may_gate=False,
        why="",
        items=len(compared),
        met=labels["met"],
        families=len({each.family for each in compared}),
        abstained=sum(each.answered == "ungraded" for each in compared),
        kappa=_short(cohen_kappa(answered)),
        ac1=_short(gwet_ac1(answered)) if dominated else None,
        sensitivity=_share(right["met"]),
        specificity=_share(right["not_met"]),
        youden_low=_short(youden_lower(right["met"], right["not_met"])) if compared else None,
        human=_short(krippendorff_alpha(ratings)),
        human_ac1=_short(gwet_ac1(ratings)) if dominated else None,
        flip_rate=sum(not each.steady for each in compared) / len(compared) if compared and repeats > 1 else None,
    )
    refused = _refused(measured, criterion, dominated=dominated, lasts=lasts)
    why = refused or _earned(measured, dominated=dominated)
    return structs.replace(measured, may_gate=not refused, why=why)


def _right_by_family(compared: Sequence[Compared], label: str) -> list[float]:
    """For each family with such verdicts, the share of them that is right."""
    families = defaultdict(list)
    for each in compared:
        if each.label == label and each.verdict != "ungraded":
            families[each.family].append(each.verdict == label)
    return [sum(right) / len(right) for right in families.values()]


def _share(right: Sequence[float]) -> Share | None:
    if not right:
        return None
    mean = fsum(right) / len(right)
    return Share(point=round(mean, 4), low=round(score_bounds(right).lower, 4), families=len(right))


def _short(number: float | None) -> float | None:
    """Four digits: a licence is read by people, and the same on every machine."""
    return None if number is None else round(number, 4)


def _refused(measured: Measured, criterion: Criterion, *, dominated: bool, lasts: bool) -> str:
    """Why the bar is not reached, in one sentence; empty when it is."""
    if not measured.items:
        return "no labelled conversation asks for it"
    met, not_met = (each.families if each else 0 for each in (measured.sensitivity, measured.specificity))
    best = youden_lower([1.0] * met, [1.0] * not_met)
    if measured.abstained == measured.items and not met and not not_met:
        return "it answered none of the labelled items"
    if best < YOUDEN:
        which = "too few labels that it answered" if measured.abstained else "too few labels"
        return (
            f"{which}: true in {met}, not true in {not_met} families, with which a judge that is always right "
            f"proves J {best:.2f}; {YOUDEN:.2f} is needed"
        )
    name, human, agreement = _agreement(measured, dominated=dominated)
    if human is not None and human < AGREEMENT:
        return f"people agree on it to {human:.2f} only, {AGREEMENT:.2f} is needed: rewrite the criterion"
    if agreement is None:
        return "it never varies"
    bar = max(AGREEMENT, human - BELOW_PEOPLE) if human is not None else AGREEMENT
    if agreement < bar:
        among = f", as people agree to {human:.2f}" if bar > AGREEMENT else ""
        return f"{name} with the labels is {agreement:.2f}, {bar:.2f} is needed{among}"
    if measured.youden_low is not None and measured.youden_low < YOUDEN:
        left_open = f", with {measured.abstained} of {measured.items} items left open" if measured.abstained else ""
        return (
            f"it is proven better than guessing by J {measured.youden_low:.2f} only, {YOUDEN:.2f} is needed{left_open}"
        )
    if measured.flip_rate is None and not lasts:
        return "self-consistency was not measured: ask it twice or more (--repeats)"
    if measured.flip_rate is not None and measured.flip_rate > FLIPS:
        return f"it contradicted itself on {measured.flip_rate:.0%} of the items, {FLIPS:.0%} is the most"
    seen = measured.sensitivity if criterion.veto == "met" else measured.specificity
    if criterion.veto and (seen is None or seen.low < VETO_SEEN):
        return (
            f"of forbidden acts it is proven to see {seen.low if seen else 0:.0%}, {VETO_SEEN:.0%} is needed for a veto"
        )
    return ""


def _agreement(measured: Measured, *, dominated: bool) -> tuple[str, float | None, float | None]:
    """The measure that counts, what people reach in it, and what the judge reaches."""
    if dominated:
        return "AC1", measured.human_ac1, measured.ac1
    return "kappa", measured.human, measured.kappa


def _earned(measured: Measured, *, dominated: bool) -> str:
    name, _, agreement = _agreement(measured, dominated=dominated)
    why = f"{name} with the labels is {agreement:.2f}, proven better than guessing by J {measured.youden_low:.2f}"
    common = "met" if 2 * measured.met > measured.items else "not met"
    return f"{why} (AC1, as over {DOMINATED:.0%} of the labels are {common})" if dominated else why
