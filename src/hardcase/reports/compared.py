"""The rules that compare with the champion, in words a product lead can repeat."""

from hardcase.cases import DIMENSIONS
from hardcase.decisions import RuleResult

from .words import count, families, score, was

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
