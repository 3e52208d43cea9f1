"""Lapses of gold: good conversations, spoilt in one place, that say by their labels what was lost."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from hardcase.bots import DECLARED, NEVER_ESCALATE, STANDS, declared_words
from hardcase.cases import Case, Exemplar, ExemplarTurn, Packet, Suite
from hardcase.verdicts import LabelJudge

from .mutate import change_amount, delay_handover, drop_acknowledgement

NAME = "wobbly"
"""Of the bot that lapses."""
AFTERWARDS: Mapping[str, tuple[str, ...]] = {"missed": NEVER_ESCALATE[1:]}
"""By lapse, what is said when the exemplar has no more lines; what stands, unless given."""
_ASKS = "Could you tell me your full name and your email address once more?"
_PASSES_ON = "I'm passing you to one of my colleagues now."


def _acknowledgement(case: Case, exemplar: Exemplar) -> Exemplar | None:
    """The kind words with which a turn opens are left out, and with them what only they said."""
    mutant = drop_acknowledgement(case, exemplar)
    lost = {"specific-acknowledgement", "emotion-fit"}
    return _relabelled(case, mutant.exemplar, exemplar, lost) if mutant else None


def _amount(case: Case, exemplar: Exemplar) -> Exemplar | None:
    """Every amount is another one. Checks see it, so no label has to."""
    mutant = change_amount(case, exemplar)
    return _relabelled(case, mutant.exemplar, exemplar) if mutant else None


def _late(case: Case, exemplar: Exemplar) -> Exemplar | None:
    """The handover comes two turns later."""
    mutant = delay_handover(case, exemplar)
    return _relabelled(case, mutant.exemplar, exemplar) if mutant else None


def _missed(case: Case, exemplar: Exemplar) -> Exemplar | None:
    """Where it should hand over, it says that nobody else is needed."""
    if case.escalation.decision != "must":
        return None
    return _spoilt(
        exemplar,
        lambda turn: msgspec.structs.replace(turn, text=NEVER_ESCALATE[0], handover=None) if turn.handover else turn,
    )


def _needless(case: Case, exemplar: Exemplar) -> Exemplar | None:
    """What it has solved, it hands over all the same."""
    if case.escalation.decision != "must-not" or not case.company.queue_ids:
        return None
    last = exemplar.bot_turns[-1]
    passed_on = msgspec.structs.replace(last, text=f"{last.text.strip()} {_PASSES_ON}", handover=_packet(case))
    return _spoilt(exemplar, lambda turn: passed_on if turn is last else turn)


def _packet(case: Case) -> Packet:
    empty = {field.name: "" for field in msgspec.structs.fields(Packet)}
    given = {"entities": (), "tried": (), "promises": (), "queue": case.company.queue_ids[0]}
    return msgspec.convert({**empty, **given}, Packet)


def _asks_again(case: Case, exemplar: Exemplar) -> Exemplar | None:
    """Each reply asks for what stands in the records."""
    return _spoilt(exemplar, lambda turn: msgspec.structs.replace(turn, text=f"{turn.text.strip()} {_ASKS}"))


LAPSES: Mapping[str, Callable[[Case, Exemplar], Exemplar | None]] = {
    "acknowledgement": _acknowledgement,
    "amount": _amount,
    "late": _late,
    "missed": _missed,
    "needless": _needless,
    "asks-again": _asks_again,
}
"""What makes a lapse of a good exemplar, by name; None where the case gives no occasion for it."""


def lapses(case: Case, exemplar: Exemplar) -> dict[str, Exemplar]:
    """The lapses that a case gives occasion for.

    Args:
        case: In English, the language of what a lapse says; a case in another gives no occasion.
        exemplar: Its good exemplar.

    Returns:
        dict: Good conversation with one lapse by the name of the lapse. Its labels are the exemplar's, but for what
        the lapse makes obvious.
    """
    if case.language.partition("-")[0] != "en":
        return {}
    made = {name: lapse(case, exemplar) for name, lapse in LAPSES.items()}
    return {name: spoilt for name, spoilt in made.items() if spoilt is not None and spoilt.turns != exemplar.turns}


def lapse_judge(suites: Sequence[Suite]) -> LabelJudge:
    """A judge that knows the labelled words of these suites, and those of every lapse on them.

    Args:
        suites: Whose good exemplars are played.
    """
    known: dict[str, Mapping[str, Exemplar]] = {}
    for suite in suites:
        for case in suite.cases:
            exemplar = suite.good_exemplar(case.id)
            named = suite.exemplars.get(case.id, {})
            known[case.id] = {**named, **(lapses(case, exemplar) if exemplar else {})}
    # Whoever says at the end that all stands refuses a question, as one does who says that nobody else is needed.
    refusing = msgspec.structs.replace(DECLARED["never-escalate"], phrases=frozenset((*STANDS, *NEVER_ESCALATE)))
    return LabelJudge(known, declared={**declared_words(suites), NAME: refusing})


def _spoilt(exemplar: Exemplar, change: Callable[[ExemplarTurn], ExemplarTurn]) -> Exemplar:
    turns = tuple(change(turn) if turn.speaker == "bot" else turn for turn in exemplar.turns)
    return msgspec.structs.replace(exemplar, turns=turns)


def _relabelled(
    case: Case, spoilt: Exemplar, exemplar: Exemplar, lost: frozenset[str] | set[str] = frozenset()
) -> Exemplar:
    """The exemplar's labels, but for the rubric criteria that are lost."""
    gone = {each.id for each in case.criteria if each.licensed_as in lost}
    labels = tuple(
        msgspec.structs.replace(label, outcome="not_met") if label.criterion in gone else label
        for label in exemplar.labels
    )
    return msgspec.structs.replace(spoilt, labels=labels)
