"""The door of the room: every criterion of a case gets one verdict, or a reason why it was left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import structs

from hardcase.cases import Case, Criterion
from hardcase.conversations import Conversation

from . import case_checks, flow_checks, veto_checks
from .escalation import escalation, escalation_of
from .judge import Judge, ask, may_gate, vote
from .reading import Reading
from .verdict import LeftOut, Outcome, Ruling, Verdict, Verdicts

Check = Callable[[Reading, Criterion], Ruling]

CHECKS: Mapping[str, tuple[Check, int]] = {
    "action": (case_checks.action, 1),
    "ai-denied": (veto_checks.ai_denied, 1),
    "customer-left": (flow_checks.customer_left, 1),
    "escalation": (escalation, 1),
    "fact": (case_checks.fact, 1),
    "forbidden": (case_checks.forbidden, 1),
    "formula-without-substance": (flow_checks.formula_without_substance, 1),
    "human-blocked": (veto_checks.human_blocked, 1),
    "judge-directed": (veto_checks.speaks_to_judge, 1),
    "loop": (flow_checks.loop, 1),
    "missed-critical": (veto_checks.missed_critical, 1),
    "packet": (case_checks.packet, 1),
    "packet-complete": (case_checks.packet_complete, 1),
    "promise-kept": (veto_checks.promise_kept, 1),
    "resolved-or-routed": (flow_checks.resolved_or_routed, 1),
}
"""Checks by the name that rubrics use, with their version: it changes whenever a verdict could."""

NO_JUDGE = "no judge was given"


async def grade(case: Case, conversation: Conversation, *, judges: Sequence[Judge] = ()) -> Verdicts:
    """Answer every criterion of the case about one conversation.

    Checks answer first. A judge is asked what no check answers, and what a check looked for and did not find where
    the rubric says `check-then-judge`. Without a judge the former stay ungraded, openly.

    Args:
        case: What was expected.
        conversation: What happened.
        judges: Whom to ask; several vote.

    Returns:
        Verdicts: One verdict or one left-out entry for each criterion of the case.
    """
    reading = Reading(case, conversation)
    left_out = tuple(_left_out(reading))
    skipped = {each.criterion_id for each in left_out}
    signed: dict[str, Verdict] = {}
    for_judges: list[Criterion] = []
    for criterion in case.criteria:
        if criterion.id in skipped:
            continue
        if reading.blank:
            signed[criterion.id] = _sign(criterion, "-", Ruling(outcome=Outcome.UNGRADED, reason=reading.blank))
        elif criterion.judge_only:
            for_judges.append(criterion)
        else:
            signed[criterion.id] = _checked(reading, criterion)
            if criterion.judged and signed[criterion.id].outcome is Outcome.NOT_MET:
                for_judges.append(criterion)
    for criterion_id, verdict in (await _judged(case, conversation, for_judges, judges)).items():
        if verdict.outcome is not Outcome.UNGRADED or criterion_id not in signed:
            signed[criterion_id] = verdict
    return Verdicts(
        case_id=case.id,
        trial=conversation.trial,
        verdicts=tuple(signed[each.id] for each in case.criteria if each.id in signed),
        left_out=left_out,
        escalation=escalation_of(reading),
    )


def _checked(reading: Reading, criterion: Criterion) -> Verdict:
    if criterion.check not in CHECKS:
        return _sign(criterion, "-", Ruling(outcome=Outcome.UNGRADED, reason=f"no grader {criterion.grader!r}"))
    check, version = CHECKS[criterion.check]
    try:
        ruling = check(reading, criterion)
    except Exception as error:  # a grader that breaks is evidence of nothing: recorded here, never raised
        ruling = Ruling(outcome=Outcome.UNGRADED, reason=f"the check broke: {type(error).__name__}: {error}"[:300])
    # A bot may call a tool and then break: the act has a turn, and the turn has no words to point at.
    real = tuple(each for each in ruling.evidence if each < len(reading.conversation.turns))
    return _sign(criterion, f"{criterion.check}@{version}", structs.replace(ruling, evidence=real))


async def _judged(
    case: Case, conversation: Conversation, criteria: Sequence[Criterion], judges: Sequence[Judge]
) -> dict[str, Verdict]:
    if not criteria:
        return {}
    if not judges:
        unknown = Ruling(outcome=Outcome.UNGRADED, reason=NO_JUDGE)
        return {each.id: _sign(each, "-", unknown) for each in criteria}
    answers = [(judge, await ask(judge, case, conversation, criteria)) for judge in judges]
    verdicts = {}
    for criterion in criteria:
        licensed = [pair for pair in answers if may_gate(pair[0], criterion)]
        # A check's answer counts; only a licensed judge may overrule it.
        if criterion.check and not licensed:
            continue
        heard = licensed or answers
        verdicts[criterion.id] = _sign(
            criterion, *vote([(judge.name, rulings[criterion.id]) for judge, rulings in heard])
        )
    return verdicts


def _sign(criterion: Criterion, grader: str, ruling: Ruling) -> Verdict:
    return Verdict(
        criterion_id=criterion.id,
        outcome=ruling.outcome,
        grader=grader,
        reason=ruling.reason,
        evidence=ruling.evidence,
        credit=ruling.credit,
    )


def _left_out(reading: Reading) -> Iterator[LeftOut]:
    """Criteria that this conversation gave no occasion for. A blank trial has none: there nothing is known."""
    if reading.blank:
        return
    measured = escalation_of(reading) is not None
    for criterion in reading.case.criteria:
        reason = ""
        if criterion.check == "escalation" and not measured:
            reason = "either decision was right" if reading.case.escalation.decision == "may" else "never came due"
        elif criterion.check in {"packet", "packet-complete"} and reading.conversation.handover is None:
            reason = "there was no handover"
        elif reading.overtaken(criterion.asked_by):
            reason = f"handed over before the line {criterion.asked_by!r}"
        elif criterion.when and not _holds(reading, criterion.when):
            reason = f"{criterion.when} does not hold"
        if reason:
            yield LeftOut(criterion_id=criterion.id, reason=reason)


def _holds(reading: Reading, condition: str) -> bool:
    kind, _, name = condition.partition(":")
    if kind == "tag":
        return name in reading.case.tags
    if kind == "ending":
        return reading.conversation.ending == name
    return reading.progress.holds(condition)
