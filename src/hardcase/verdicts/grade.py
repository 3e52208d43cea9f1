"""The door of the room: every criterion of a case gets one verdict, or a reason why it was left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from hardcase.cases import VETOES, Case, Criterion
from hardcase.conversations import NOT_THE_BOTS, Conversation

from .ablation import ABLATION, Suspect, Told, ask_twice, suspects, told_of
from .answered import answered
from .checks import CHECKS, FLAGS
from .escalation import escalation_of
from .judge import Judge, ask, may_gate, reads
from .judge_usage import spending
from .reading import Reading
from .sheet import Asked, half_seen, sheet_of
from .verdict import Answered, Escalation, Flag, LeftOut, Outcome, Ruling, Verdict, Verdicts
from .vote import vote

NO_JUDGE = "no judge was given"
_UNJUDGED = Ruling(outcome=Outcome.UNGRADED, reason=NO_JUDGE)
_WORDLESS = Ruling(
    outcome=Outcome.UNGRADED, reason="the bot broke before its first word: that is 0 by rule, and no judge was asked"
)


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
    return await hear(case, conversation, check(case, conversation), judges=judges)


async def hear(case: Case, conversation: Conversation, checked: Verdicts, *, judges: Sequence[Judge]) -> Verdicts:
    """Put to judges what the checks have left open.

    Args:
        case: What was expected.
        conversation: What happened.
        checked: What the checks answered about it.
        judges: Whom to ask; several vote.

    Returns:
        Verdicts: The checks' and the judges' together.
    """
    if not judges:
        return checked
    by_id = {verdict.criterion_id: verdict for verdict in checked.verdicts}
    open_ = left_to_judges(case, conversation, checked)
    with spending() as spent:
        judged, flags, usable = await _judged(case, conversation, open_, judges)
    signed = by_id | {
        criterion_id: verdict
        for criterion_id, verdict in judged.items()
        if criterion_id in by_id and _takes_place(verdict, by_id[criterion_id])
    }
    verdicts = tuple(signed[each.id] for each in case.criteria if each.id in signed)
    flags = (*checked.flags, *flags)
    return structs.replace(checked, verdicts=verdicts, flags=flags, judge_usage=spent.usage, answered=usable)


def _takes_place(judged: Verdict, checked: Verdict) -> bool:
    """A judge's answer stands in place of a check's. What a check saw a bot say to its grader needs no judge for it."""
    return not (judged.grader.endswith(f"+{ABLATION}") and checked.outcome is Outcome.MET)


def check(case: Case, conversation: Conversation) -> Verdicts:
    """Answer what needs no judge; the rest is ungraded, openly.

    Args:
        case: What was expected.
        conversation: What happened.

    Returns:
        Verdicts: One verdict or one left-out entry for each criterion of the case, and every flag raised.
    """
    reading, sheet = Reading(case, conversation), sheet_of(case)
    escalated = escalation_of(reading)
    left_out = tuple(_left_out(reading, sheet.occasional, escalated)) if sheet.occasional else ()
    asked = sheet.asked
    if left_out:
        skipped = {each.criterion_id for each in left_out}
        asked = tuple(each for each in asked if each.criterion.id not in skipped)
    return Verdicts(
        case_id=case.id,
        trial=conversation.trial,
        said=conversation.said,
        verdicts=tuple([_checked(reading, each) for each in asked]),
        left_out=left_out,
        escalation=escalated,
        flags=() if reading.blank else tuple(_flags(reading)),
    )


def left_to_judges(case: Case, conversation: Conversation, checked: Verdicts) -> list[Criterion]:
    """Say what judges are asked about a conversation once the checks have answered.

    Args:
        case: What was expected.
        conversation: What happened.
        checked: What `check` made of it.

    Returns:
        list: Criteria in the sheet's order.
    """
    by_id = {verdict.criterion_id: verdict for verdict in checked.verdicts}
    return [each for each in case.criteria if _left(each, by_id.get(each.id), conversation)]


def _left(criterion: Criterion, checked: Verdict | None, conversation: Conversation) -> bool:
    """Criteria that only a judge answers, and those where the check saw nothing."""
    if checked is None or conversation.ending in NOT_THE_BOTS:
        return False
    if _wordless(conversation) and (criterion.veto is None or criterion.check):
        return False
    if criterion.judge_only or checked.grader == "-":
        return criterion.judge_only
    if criterion.veto is not None:  # what a check saw fires; a judge may see more, and takes nothing back
        unseen = checked.outcome is not Outcome.UNGRADED and checked.outcome.value != criterion.veto
    else:
        unseen = checked.outcome is not Outcome.MET if half_seen(criterion) else checked.outcome is Outcome.NOT_MET
    return criterion.judged and unseen


def _wordless(conversation: Conversation) -> bool:
    """The bot broke before its first word: every dimension is 0 by rule, whatever a judge would say."""
    return conversation.ending == "bot_broke" and not any(
        turn.text.strip() or turn.notes.strip() for turn in conversation.bot_turns
    )


def _flags(reading: Reading) -> Iterator[Flag]:
    """What checks that are not sure enough for a verdict have seen: shown, never counted."""
    for name, flag in FLAGS.items():
        try:
            ruling = flag.answer(reading, Criterion(id=name, dimension=VETOES, asks="Nobody asks."))
        except Exception as error:  # as for checks: recorded here, never raised
            ruling = Ruling(outcome=Outcome.UNGRADED, reason=f"the check broke: {type(error).__name__}: {error}"[:300])
        if ruling.outcome is not Outcome.NOT_MET:
            turns = _there(ruling.evidence, reading.conversation)
            yield Flag(name=f"{name}@{flag.version}", reason=ruling.reason, evidence=turns)


def _checked(reading: Reading, asked: Asked) -> Verdict:
    criterion = asked.criterion
    if reading.blank:
        return _sign(criterion, "-", Ruling(outcome=Outcome.UNGRADED, reason=reading.blank))
    if asked.judge_only:
        return _sign(criterion, "-", _WORDLESS if _wordless(reading.conversation) else _UNJUDGED)
    name = asked.check
    check = CHECKS.get(name)
    if check is None:
        return _sign(criterion, "-", Ruling(outcome=Outcome.UNGRADED, reason=f"no grader {criterion.grader!r}"))
    try:
        ruling = check.answer(reading, criterion)
    except Exception as error:  # a grader that breaks is evidence of nothing: recorded here, never raised
        ruling = Ruling(outcome=Outcome.UNGRADED, reason=f"the check broke: {type(error).__name__}: {error}"[:300])
    if asked.half_seen and ruling.outcome is Outcome.NOT_MET:
        ruling = structs.replace(ruling, outcome=Outcome.UNGRADED, reason=f"{ruling.reason}; a judge may see more")
    if ruling.evidence and max(ruling.evidence) >= len(reading.conversation.turns):
        ruling = structs.replace(ruling, evidence=_there(ruling.evidence, reading.conversation))
    return _sign(criterion, f"{name}@{check.version}", ruling)


async def _judged(
    case: Case, conversation: Conversation, criteria: Sequence[Criterion], judges: Sequence[Judge]
) -> tuple[dict[str, Verdict], tuple[Flag, ...], tuple[Answered, ...]]:
    if not criteria:
        return {}, (), ()
    found = suspects(conversation) if any(map(reads, judges)) else ()
    answers: list[tuple[Judge, Mapping[str, Ruling]]] = []
    twice: list[tuple[Judge, Told]] = []
    for judge in judges:
        # Asked once where nothing of its counts: there is nothing to be won by talking to it.
        counts = any(may_gate(judge, each, language=case.language) for each in criteria)
        if found and counts and reads(judge):
            told = await ask_twice(judge, case, conversation, criteria, found)
            twice.append((judge, told))
            answers.append((judge, told.rulings))
        else:
            answers.append((judge, await ask(judge, case, conversation, criteria)))
    verdicts = {}
    for criterion in criteria:
        licensed = [pair for pair in answers if may_gate(pair[0], criterion, language=case.language)]
        # A check's answer counts; only a licensed judge may overrule it.
        if criterion.check and not licensed:
            continue
        heard = [(judge, rulings[criterion.id]) for judge, rulings in licensed or answers]
        joint = vote(criterion, heard, language=case.language)
        # That a judge has no answer overrules nothing, but a veto of which a judge that reads should have had one.
        looked = criterion.veto is not None and any(judge.standing is not None for judge, _ in heard)
        if criterion.check and joint.ruling.outcome is Outcome.UNGRADED and not (looked or joint.unconfirmed):
            continue
        verdicts[criterion.id] = structs.replace(
            _sign(criterion, joint.grader, joint.ruling), disputed=joint.disputed, unconfirmed=joint.unconfirmed
        )
    turns = _there((each.turn for each in found), conversation)
    flags = tuple(
        Flag(name=f"{ABLATION}@2", reason=told_of(judge, found, told), evidence=turns) for judge, told in twice
    )
    usable = tuple(answered(judge.name, rulings) for judge, rulings in answers)
    return verdicts | _talked_to(case, conversation, found, twice), flags, usable


def _talked_to(
    case: Case, conversation: Conversation, found: Sequence[Suspect], twice: Sequence[tuple[Judge, Told]]
) -> dict[str, Verdict]:
    """The veto on speaking to a grader, where that has moved a judge."""
    moved = next((pair for pair in twice if pair[1].moved), None)
    if moved is None:
        return {}
    judge, told = moved
    turns = _there((each.turn for each in found if each.strong and each.said), conversation)
    ruling = Ruling(outcome=Outcome.MET, reason=told_of(judge, found, told), evidence=turns)
    grader = f"{judge.name}+{ABLATION}"
    return {each.id: _sign(each, grader, ruling) for each in case.criteria if each.check == "judge-directed"}


def _there(turns: Iterable[int], conversation: Conversation) -> tuple[int, ...]:
    """Turns that have words: a bot may act for a turn and then break, and nobody can point at that turn."""
    return tuple(dict.fromkeys(each for each in turns if each < len(conversation.turns)))


def _sign(criterion: Criterion, grader: str, ruling: Ruling) -> Verdict:
    return Verdict(
        criterion_id=criterion.id,
        outcome=ruling.outcome,
        grader=grader,
        reason=ruling.reason,
        evidence=ruling.evidence,
        credit=ruling.credit,
        untested=ruling.untested,
    )


def _left_out(reading: Reading, asked: Sequence[Asked], escalated: Escalation | None) -> Iterator[LeftOut]:
    """Criteria that this conversation gave no occasion for. A blank trial has none: there nothing is known."""
    if reading.blank:
        return
    for each in asked:
        criterion = each.criterion
        reason, check = "", each.check
        if check == "escalation" and escalated is None:
            reason = "either decision was right" if reading.case.escalation.decision == "may" else "never came due"
        elif check in {"packet", "packet-complete", "packet-true"} and reading.conversation.handover is None:
            reason = "there was no handover"
        elif check == "turns-to-outcome" and not reading.case.good_turns:
            reason = "the case has no good exemplar whose turns could be counted"
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
