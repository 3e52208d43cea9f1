"""The training report of the embedded judge: what it was made of, what it is worth, and what it does not fall for."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from spoilt_conversations import Spoilt

from hardcase.cases import Suite
from hardcase.pipeline.calibrate import measure_all
from hardcase.pipeline.labelled_items import Labelled, for_judge
from hardcase.pipeline.licences import judged_criteria
from hardcase.pipeline.peoples_labels import people_labels
from hardcase.verdicts import LocalJudge, Measured, Outcome

BLIND = Path("rubrics/labels/blind.jsonl")
Held = Mapping[str, tuple[int, int, float | None]]
"""By criterion: exemplars it learnt from, those labelled met, and kappa when their families were held out."""


def report(
    judge: LocalJudge, suites: Sequence[Suite], *, locked: Labelled, root: Path, held: Held, fooled: Sequence[Spoilt]
) -> str:
    """Write the report.

    Args:
        judge: Trained.
        suites: Whose rubrics word the criteria.
        locked: Exemplars of locked families.
        root: The project.
        held: What training saw.
        fooled: Changed conversations of locked families.
    """
    blind = people_labels([root / BLIND], suites)
    words = {each.id: each for each in judged_criteria(suites)}
    lines = [*_opening(judge, locked, blind), *_trained(held)]
    for title, labelled in (("Locked families", locked), ("Blind set", blind)):
        lines += _measured(title, measured_on(judge, for_judge(labelled, judge), words.values()))
    return "\n".join([*lines, *_fooled(judge, fooled), *_weights(judge, locked)]) + "\n"


def measured_on(judge: LocalJudge, labelled: Labelled, criteria) -> tuple[Measured, ...]:
    """Hold the judge's verdicts against labels, as `hardcase calibrate` does."""
    talks = labelled.talks
    ruled = judge.rule_many([(talk.case, talk.conversation) for talk in talks], [talk.criteria for talk in talks])
    answers = {
        (talk.key, name): [ruling.outcome.value]
        for talk, rulings in zip(talks, ruled, strict=True)
        for name, ruling in rulings.items()
    }
    return measure_all(labelled, answers, list(criteria), lasts=True)


def _opening(judge: LocalJudge, locked: Labelled, blind: Labelled) -> Iterator[str]:
    yield f"# Training report of {judge.name}"
    yield ""
    yield "Written by `scripts/train-local-judge`; do not edit. What the columns mean stands in docs/local-judge.md."
    yield ""
    count, families = len(locked.talks), _families(locked)
    yield f"- Locked families: {count} exemplars of {families} families, labelled by the authors of the suite."
    count, families = len(blind.talks), _families(blind)
    yield f"- Blind set: {count} conversations of {families} locked families, labelled by {blind.whose}."


def _families(labelled: Labelled) -> int:
    return len({talk.case.family for talk in labelled.talks})


def _trained(held: Held) -> Iterator[str]:
    yield "\n## What it learnt from\n"
    yield "Exemplars of families that are not locked. Held out: each judged by a model that saw none of its family.\n"
    yield "| criterion | exemplars | met | kappa held out |"
    yield "|---|---|---|---|"
    for name, (count, met, kappa) in sorted(held.items()):
        yield f"| {name} | {count} | {met} | {_number(kappa)} |"


def _measured(title: str, measured: Sequence[Measured]) -> Iterator[str]:
    people = any(each.human is not None for each in measured)
    heads = ["criterion", "items", "met", "left open", "kappa", "sensitivity (low)", "specificity (low)", "J low"]
    heads += ["people"] if people else []
    yield f"\n## {title}\n"
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for each in measured:
        if each.items:
            row = [each.criterion, each.items, each.met, each.abstained, _number(each.kappa)]
            row += [_share(each.sensitivity), _share(each.specificity), _number(each.youden_low)]
            row += [_number(each.human)] if people else []
            yield f"| {' | '.join(map(str, row))} |"


def _share(share) -> str:
    return f"{share.point:.2f} ({share.low:.2f})" if share else "-"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _fooled(judge: LocalJudge, fooled: Sequence[Spoilt]) -> Iterator[str]:
    yield "\n## What it must not fall for\n"
    yield "Conversations of locked families, changed; what is right follows from how they were changed.\n"
    yield "| changed how | criterion | right answer | asked | right | left open | wrong |"
    yield "|---|---|---|---|---|---|---|"
    asked = [[each for each in spoilt.case.criteria if _wanted(spoilt, each)] for spoilt in fooled]
    answers = judge.rule_many([(each.case, each.conversation) for each in fooled], asked)
    seen: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for spoilt, criteria, ruled in zip(fooled, asked, answers, strict=True):
        for each in criteria:
            name = f"{each.of}, own" if each.of else each.id
            right, outcome = _wanted(spoilt, each), ruled[each.id].outcome
            kind = "open" if outcome is Outcome.UNGRADED else "right" if outcome is right else "wrong"
            seen[spoilt.way, name, right.value.replace("_", " ")][kind] += 1
    for (way, name, right), counts in sorted(seen.items()):
        total = sum(counts.values())
        shares = " | ".join(f"{counts[kind] / total:.0%}" for kind in ("right", "open", "wrong"))
        yield f"| {way} | {name} | {right} | {total} | {shares} |"


def _wanted(spoilt: Spoilt, criterion) -> Outcome | None:
    """What is true of a changed conversation; None where nothing follows."""
    if not criterion.judged or criterion.matcher is not None:
        return None
    if criterion.of:
        return Outcome.NOT_MET if criterion.of in spoilt.own else None
    return spoilt.labels.get(criterion.id)


def _weights(judge: LocalJudge, locked: Labelled) -> Iterator[str]:
    yield "\n## What weighs most\n"
    yield "By how far a usual difference in the feature moves the answer. No causes: what goes with the label here.\n"
    table, names = judge.describe([(talk.case, talk.conversation) for talk in locked.talks])
    spread = dict(zip(names, table.std(axis=0).tolist(), strict=True))
    for name, classifier in judge.classifiers.items():
        moved = [(weight * spread[key], key) for key, weight in classifier.weights.items()]
        told = (f"{key} ({'+' if value > 0 else '-'})" for value, key in sorted(moved, key=lambda each: -abs(each[0])))
        yield f"- **{name}**: {', '.join(list(told)[:8])}."
    yield "\nNot answered, and why:\n"
    for name, why in judge.withheld.items():
        yield f"- **{name}**: {why}."
