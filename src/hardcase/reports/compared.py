"""The rules that compare with the champion, in words a product lead can repeat."""

from hardcase.cases import DIMENSIONS
from hardcase.decisions import Decision, RuleResult
from hardcase.scorecards import Scorecard

from .words import count, families, percent, score, span, was

OF_DIMENSIONS = {f"{kind}-{name}": name for kind in ("champion", "loss") for name in DIMENSIONS}
"""The dimension of each rule that is about one."""
COMPARED = frozenset({*OF_DIMENSIONS, "champion-broken", "new-vetoes", "broken-again"})
"""Ids of the rules that need a champion."""


def compared_clause(rule: RuleResult) -> str:
    """What a rule says that is broken or open, as a headline says it."""
    name, fails = OF_DIMENSIONS.get(rule.id, ""), rule.status == "fail"
    if rule.id == "new-vetoes" and fails:
        return f"with {_customers(rule)} the bot did what it must never do, and the champion does not"
    if rule.id == "broken-again" and fails:
        return f"{_customers(rule)} whom the champion never fails {was(len(rule.cases))} failed in every replay"
    if rule.id == "champion-broken" and fails:
        return f"{_customers(rule)} lost half of what the champion gives, or more"
    if name and rule.needs_judge:
        return f"what is lost of {name} cannot be told without a judge"
    if name and fails and rule.upper is not None:
        return f"{name} is worse than the champion's by {score(-rule.upper)} at least"
    if name and rule.families:
        return f"it is open how much of {name} is lost against the champion"
    return rule.reason


def _customers(rule: RuleResult) -> str:
    return count(len(rule.cases), "test customer")


def compared_kept(rule: RuleResult) -> str:
    """What a rule says that is kept; of a change gate, what is not proven."""
    name = OF_DIMENSIONS.get(rule.id, "")
    if name and rule.id.startswith("loss-"):
        return f"no loss of {name} is proven"
    if name and rule.lower is not None:
        lost = f"at most {score(-rule.lower)} of {name} is lost" if rule.lower < 0 else f"nothing of {name} is lost"
        return f"{lost} against the champion, in {families(rule.families)}"
    return {
        "champion-broken": "few families broke that the champion serves",
        "new-vetoes": "nothing was done that must never be done, but what the champion does too",
        "broken-again": "no case is shown to be broken",
    }[rule.id]


def compared_detail(rule: RuleResult, card: Scorecard, champion: Scorecard | None, decision: Decision | None) -> str:
    """What was promised of a comparison and what was seen; empty where there are no plainer words than the rule's.

    Args:
        rule: About the champion.
        card: Of the run.
        champion: Its books; None: they are not here.
        decision: Knows which cases are newly broken.
    """
    if name := OF_DIMENSIONS.get(rule.id, ""):
        seen = _both(name, card, champion)
        if rule.threshold:
            return f"{seen}at most {score(-rule.threshold)} may be lost" if seen else ""
        return f"{seen}no loss that is proven is allowed" if seen else ""
    if rule.id == "champion-broken" and rule.point is not None and rule.threshold is not None:
        promised = f"Promised: at most {percent(rule.threshold)} of families lose so much, and no critical one"
        return f"{promised}. Seen: {percent(rule.point)} of {families(rule.families)}"
    if rule.id == "broken-again" and rule.status == "fail":
        newly, others = newly_and_others(rule, decision)
        ungraded = "of the champion's own trials with them some could not be graded"
        if newly and others:
            return f"{others:,} more failed in every replay too, and are not counted as newly broken: {ungraded}"
        return (
            f"They are not counted as newly broken: {ungraded}" if others else "Each also when it was played once more"
        )
    return ""


def newly_and_others(rule: RuleResult, decision: Decision | None) -> tuple[int, int]:
    """Of the cases of a rule, how many the page counts as newly broken, and how many not."""
    newly = frozenset(decision.changes.newly_broken) if decision and decision.changes else frozenset[str]()
    number = sum(case in newly for case in rule.cases)
    return number, len(rule.cases) - number


def _both(name: str, card: Scorecard, champion: Scorecard | None) -> str:
    """What the champion had and what this bot has, as the start of a sentence."""
    told = []
    for each in (champion, card):
        values = dimension.families if each and (dimension := each.dimension(name)) else ()
        if not values:
            return ""
        low, high = (sum(getattr(value, end) for value in values) / len(values) for end in ("low", "high"))
        told.append(span(low, high))
    return f"The champion had {told[0]}, this bot {told[1]}; "
