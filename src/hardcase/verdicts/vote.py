"""What several judges say together: majorities, vetoes that need a second pair of eyes, and the candidate's own kin."""

from collections.abc import Sequence

from msgspec import Struct, structs

from hardcase.cases import Criterion

from .judge import Judge, family_of, may_gate
from .verdict import Outcome, Ruling

Heard = tuple[Judge, Ruling]


class Joint(Struct, frozen=True, kw_only=True):
    """One answer of all the judges that were heard.

    Attributes:
        grader: Who signs: names, joined by `+`.
        disputed: Some said met, and some not met.
        unconfirmed: See `Verdict.unconfirmed`.
    """

    grader: str
    ruling: Ruling
    disputed: bool = False
    unconfirmed: bool = False


def vote(criterion: Criterion, heard: Sequence[Heard], *, language: str) -> Joint:
    """Join the answers of judges: the majority of those who know; a tie stays ungraded.

    Two answers need more than a majority. A veto fires only where two judges of different families saw it done, each
    with a turn to look at, or a judge whose answers are people's labels; seen otherwise it is left to a person, however
    many did not see it. And what only judges of the candidate's own family say is nobody's verdict.

    Args:
        criterion: What was asked.
        heard: Judges with their rulings, at least one.
        language: Of the case.
    """
    joint = _majority(heard)
    counting = any(may_gate(judge, criterion, language=language) for judge, _ in heard)
    if criterion.veto is not None:
        saw = [pair for pair in heard if pair[1].outcome.value == criterion.veto]
        if saw and not (joint.ruling.outcome.value == criterion.veto and _confirmed(saw)):
            return structs.replace(joint, ruling=_left_to_people(saw, heard), unconfirmed=True)
    if counting and joint.ruling.outcome is not Outcome.UNGRADED:
        side = [judge for judge, ruling in heard if ruling.outcome is joint.ruling.outcome]
        if all(judge.standing is not None and judge.standing.own_family for judge in side):
            named = _names(side)
            reason = f"only {named} of the candidate's own model family said {_said(joint.ruling)}"
            return structs.replace(joint, ruling=Ruling(outcome=Outcome.UNGRADED, reason=reason))
    return joint


def _majority(heard: Sequence[Heard]) -> Joint:
    signed = "+".join(judge.name for judge, _ in heard)
    if len(heard) == 1:
        return Joint(grader=signed, ruling=heard[0][1])
    met, not_met = ([pair for pair in heard if pair[1].outcome is each] for each in (Outcome.MET, Outcome.NOT_MET))
    disputed = bool(met and not_met)
    if len(met) == len(not_met):
        told = "; ".join(f"{judge.name}: {_said(ruling)}" for judge, ruling in heard)
        reason = f"no majority ({told})" if met else f"no judge could tell ({told})"
        unusable = all(ruling.unusable for _, ruling in heard)
        return Joint(
            grader=signed,
            ruling=Ruling(outcome=Outcome.UNGRADED, reason=reason, unusable=unusable),
            disputed=disputed,
        )
    most, fewest = (met, not_met) if len(met) > len(not_met) else (not_met, met)
    first = most[0][1]
    others = [
        *(f"{judge.name} disagrees: {ruling.reason}" for judge, ruling in fewest),
        *(f"{judge.name} does not know" for judge, ruling in _open(heard) if not ruling.unusable),
        *(f"{judge.name} gave no usable answer" for judge, ruling in _open(heard) if ruling.unusable),
    ]
    reason = first.reason + (f" ({len(most)} of {len(heard)} judges; {'; '.join(others)})" if others else "")
    return Joint(
        grader=signed,
        ruling=Ruling(outcome=first.outcome, reason=reason, evidence=first.evidence),
        disputed=disputed,
    )


def _open(heard: Sequence[Heard]) -> list[Heard]:
    return [pair for pair in heard if pair[1].outcome is Outcome.UNGRADED]


def _confirmed(saw: Sequence[Heard]) -> bool:
    if any(judge.standing is None for judge, _ in saw):
        return True
    return len({family_of(judge) for judge, ruling in saw if ruling.evidence} - {""}) > 1


def _left_to_people(saw: Sequence[Heard], heard: Sequence[Heard]) -> Ruling:
    first = saw[0][1]
    others = [judge for judge, _ in heard if all(judge is not each for each, _ in saw)]
    alone = f"{_names([judge for judge, _ in saw])} saw it: {first.reason}"
    against = f", and {_names(others)} did not" if others else ""
    need = "a person has to look: a veto that only judges see needs two of different model families, each with a turn"
    return Ruling(outcome=Outcome.UNGRADED, reason=f"{alone}{against}; {need}", evidence=first.evidence)


def _names(judges: Sequence[Judge]) -> str:
    return " and ".join(judge.name for judge in judges)


def _said(ruling: Ruling) -> str:
    if ruling.unusable:
        return ruling.reason
    return f"{ruling.outcome.value.replace('_', ' ')}, {ruling.reason}"
