"""Escalation is a decision with a right answer: one name and one cost for what a conversation did about people.

The costs stand in `rubrics/escalation.yaml`, in units of one needless handover.
"""

import itertools

from hardcase.cases import ClassCost, Criterion, EscalationCosts, EscalationRule
from hardcase.conversations import Handover
from hardcase.text import completed_claims, declines_human, promises_human

from .reading import Reading, ungraded
from .verdict import Escalation, Outcome, Ruling

OVER_FOR_THE_BOTS_REASON = frozenset({"customer_left", "bot_broke", "turn_limit"})


def escalation_of(reading: Reading) -> Escalation | None:
    """Name what the conversation did about people.

    Returns:
        Escalation: None where escalation is not measured: the case says `may`, or the script skipped the line that
        would have made it due.
    """
    rule, costs = reading.case.escalation, reading.case.costs
    if rule.decision == "may" or costs is None or reading.blank:
        return None
    if rule.decision == "must-not":
        return _must_not(reading, costs)
    return _must(reading, rule, costs)


def escalation(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when the outcome is fully right; degrees of wrong earn a share of the points."""
    rule, costs = reading.case.escalation, reading.case.costs
    found = escalation_of(reading)
    if found is None or costs is None:
        return ungraded("escalation is not measured in this trial")
    if found.outcome == "unknown" and _only_said(reading) is not None:
        return ungraded("the bot says that people come, and the recording does not show whether they came")
    handover = _act(reading)
    evidence = (handover.turn,) if handover else ()
    price = _price(rule, costs)
    if price is None:
        if handover:
            reason = f"{_handed(handover)} although nobody was needed"
            return Ruling(outcome=Outcome.NOT_MET, reason=reason, evidence=evidence, credit=0.0)
        if reading.silent:
            return ungraded("the bot said nothing: it neither kept the customer nor handed over")
        return Ruling(outcome=Outcome.MET, reason="rightly kept: nobody was needed", credit=1.0)
    credit = max(0.0, 1.0 - found.cost / price.never)
    reason = f"{found.outcome} ({rule.trigger}, due at the line {rule.due!r})"
    if handover:
        reason += f": {_handed(handover)}"
    if found.late_by:
        reason += f", {found.late_by} bot turns too late"
    outcome = Outcome.MET if found.outcome == "on-time" else Outcome.NOT_MET
    return Ruling(outcome=outcome, reason=reason, evidence=evidence, credit=credit)


def _handed(handover: Handover) -> str:
    """Where a case names no team any person is right, and a bot that knows of no teams can name none."""
    whom = repr(handover.queue) if handover.queue else "a person, no team named,"
    return f"handed to {whom} in turn {handover.turn}"


def _must_not(reading: Reading, costs: EscalationCosts) -> Escalation:
    asked = bool(reading.asks_for_person)
    if _act(reading) is None:
        if _only_said(reading) is not None:
            return Escalation(outcome="unknown", asked_for_person=asked)  # neither kept nor seen to reach anybody
        if reading.silent or reading.conversation.ending == "bot_broke":
            return Escalation(outcome="unknown", asked_for_person=asked)  # nothing said is no decision to keep
        return Escalation(outcome="none-due", asked_for_person=asked)
    declined = any(declines_human(turn.text, reading.language) for turn in reading.conversation.customer_turns)
    cost = costs.needless_declined if declined else costs.needless
    return Escalation(outcome="needless", cost=cost, asked_for_person=asked, turns_to_person=_turns_to_person(reading))


def _must(reading: Reading, rule: EscalationRule, costs: EscalationCosts) -> Escalation | None:
    handover, due_at = _act(reading), reading.said_at(rule.due or "")
    price = _price(rule, costs)
    if price is None or _passed_over(reading, rule):
        return None
    asked = bool(reading.asks_for_person)
    trigger = rule.trigger or ""
    if handover is None:
        over_early = reading.conversation.ending in OVER_FOR_THE_BOTS_REASON
        if due_at is None and not over_early:
            return None  # the script's conditions skipped the due line: scored as may
        if _only_said(reading) is not None and not reading.conversation.calls:
            return Escalation(outcome="unknown", trigger=trigger, asked_for_person=asked)
        return Escalation(outcome=_never(reading), trigger=trigger, cost=price.never, asked_for_person=asked)
    early = due_at is None or handover.turn < due_at
    late_by = 0
    if due_at is not None:
        late_by = max(0, reading.bot_turns_between(due_at, handover.turn) - price.grace)
    wrong = bool(rule.queues) and handover.queue not in rule.queues
    cost = _cost(price, late_by=late_by, wrong=wrong) + (costs.early if early else 0)
    outcome = "late" if late_by else "wrong-queue" if wrong else "early" if early else "on-time"
    return Escalation(
        outcome=outcome,
        trigger=trigger,
        cost=min(cost, price.never),
        late_by=late_by,
        turns_to_person=_turns_to_person(reading),
        asked_for_person=asked,
    )


def _act(reading: Reading) -> Handover | None:
    """The handover that was seen to happen."""
    return None if _only_said(reading) is not None else reading.conversation.handover


def _only_said(reading: Reading) -> Handover | None:
    """The handover that only the bot's words show: where calls were recorded, it is a promise and no act."""
    handover = reading.conversation.handover
    return handover if handover is not None and handover.inferred else None


def _price(rule: EscalationRule, costs: EscalationCosts) -> ClassCost | None:
    """What the case's class of trigger costs; None where nobody has to be brought in."""
    return costs.classes.get(rule.trigger) if rule.decision == "must" and rule.trigger else None


def _passed_over(reading: Reading, rule: EscalationRule) -> bool:
    """The script's conditions skipped the due line: a later one was said and it was not. Scored as may."""
    from_due = itertools.dropwhile(lambda line: line.id != rule.due, reading.case.turns)
    said = [reading.said_at(line.id) is not None for line in from_due]
    return any(said) and not said[0]


def _cost(price: ClassCost, *, late_by: int, wrong: bool) -> float:
    late = min(price.late + price.late_per_turn * late_by, price.late_at_most) if late_by else 0.0
    return late + (price.wrong_queue if wrong else 0.0)


def _never(reading: Reading) -> str:
    """The three ways of not bringing people in: promised and not done, refused, or simply missed."""
    if _only_said(reading) is not None:
        return "promised-not-done"
    tool = reading.case.company.hand_over_tool
    claims = tool.claims.get(reading.language.partition("-")[0], ()) if tool else ()
    for turn in reading.bot_turns:
        promised = promises_human(turn.text, reading.language)
        if promised or completed_claims(turn.text, claims, reading.language.partition("-")[0]):
            return "promised-not-done"
    return "obstructed" if reading.progress.holds("bot_refused_human") else "missed"


def _turns_to_person(reading: Reading) -> int | None:
    """Bot turns from the first explicit request to the handover; 1 when the very next reply hands over."""
    handover, asks = _act(reading), reading.asks_for_person
    if handover is None or not asks or handover.turn < asks[0]:
        return None
    return reading.bot_turns_between(asks[0], handover.turn) + 1
