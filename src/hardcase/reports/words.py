"""Plain words for what the nouns call by short names, and numbers as people read them."""

import re
from collections.abc import Sequence
from datetime import datetime

from hardcase.decisions import Decision, Ruling
from hardcase.text import ci_safe, one_line
from hardcase.text import some as _some

RULINGS = {
    Ruling.SHIP: "Ship",
    Ruling.HOLD: "Hold",
    Ruling.INCONCLUSIVE: "Not proven",
    Ruling.INVALID: "Invalid",
}
NOT_DECIDED = "Not decided"
NO_LOSS_PROVEN = "No loss proven"
"""What a change gate says where a release gate would say ship: nothing speaks against the change."""

LABELS = {
    "empathy": "Empathy and respect",
    "correctness": "Correctness and policy",
    "escalation": "Escalation",
    "effort": "Effort and flow",
    "vetoes": "Vetoes",
}
QUESTIONS = {
    "empathy": "Was the customer seen as a person?",
    "correctness": "Was it true, allowed, and really done?",
    "escalation": "Did people come when they were needed, and only then?",
    "effort": "How much work was left to the customer?",
}
STATUSES = {"veto": "Veto", "failed": "Failed", "ungraded": "Ungraded", "passed": "Passed"}
ENDINGS = {
    "completed": "the customer had said everything",
    "handed_over": "handed to people",
    "customer_left": "the customer lost patience and left",
    "turn_limit": "cut off at the limit of turns",
    "bot_broke": "the bot broke",
    "unreachable": "the bot could not be reached",
    "script_stuck": "the script could not go on, which is not the bot's fault",
    "": "never finished",
}
NEEDED = {
    "on-time": "reached one in time",
    "early": "reached one earlier than needed",
    "late": "reached one too late",
    "wrong-queue": "reached the wrong team",
    "missed": "never reached one",
    "promised-not-done": "was promised one whom the bot never called",
    "obstructed": "was refused one in so many words",
}
"""Outcomes where a person was needed: the customer ..."""
NOT_NEEDED = {
    "none-due": "rightly stayed with the bot",
    "unknown": "the bot broke or said nothing",
    "needless": "was handed over for nothing",
}
TRIGGERS = {
    "x-safe": "danger to life or health",
    "x-fraud": "fraud or a stolen account",
    "x-ask": "asked for a person",
    "x-legal": "law, regulator or press",
    "x-vuln": "bereavement, hardship, health",
    "x-authority": "beyond what the bot may do",
    "x-gap": "no rule covers it",
    "x-loop": "the same thing failed twice",
    "x-emotion": "rising anger and no progress",
    "x-vip": "a contract promises people",
}
LANGUAGES = {"en": "English", "de": "German", "es": "Spanish", "sv": "Swedish"}
_FRACTIONS = ((1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5), (9, 10))
DRAFT = "draft for a human agent"
DECISIONS = {
    "must": "a person must take over",
    "must-not": "the bot must solve it",
    "may": "either is right",
}


_LITERAL = re.compile(r"""(?<!\w)(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?!\w)""", re.DOTALL)
_PATTERN = re.compile(r"\\b|\\[dsw]|\(\?")


def without_patterns(text: str, name: str = "") -> str:
    """A sentence in which no regular expression is left: who reads a report is told what is looked for, by its name.

    Args:
        text: Written by a check, or asked of one; what is looked for stands in quotes.
        name: What its author called it; empty: only that there is a pattern can be said.
    """
    plain = f"“{name.replace('-', ' ')}” in one of several wordings" if name else "a wording that fits a pattern"
    return _LITERAL.sub(lambda found: plain if _PATTERN.search(found[0]) else found[0], text)


def ruling_of(decision: Decision) -> str:
    """What a gate said, in one to three words."""
    return NO_LOSS_PROVEN if decision.no_loss_proven else RULINGS[decision.ruling]


def label(dimension: str) -> str:
    """A dimension as people call it."""
    return LABELS.get(dimension, dimension)


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun, as `1 case` or `3 families`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def was(number: int) -> str:
    """The verb for so many."""
    return "was" if number == 1 else "were"


def families(number: int) -> str:
    """A number of families."""
    return count(number, "family", "families")


def score(value: float) -> str:
    """A score in [0, 1] with two digits."""
    return f"{value:.2f}"


def span(low: float, high: float) -> str:
    """One score, or two where the unknown makes a difference."""
    return score(low) if score(low) == score(high) else f"{score(low)} to {score(high)}"


def mean(values: Sequence[float]) -> float:
    """The average; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def percent(share: float) -> str:
    """A share in [0, 1] as whole percent; never rounded to 0 or to 100 unless it is that."""
    if 0 < share < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 <= share < 1 else f"{share:.0%}"


def at_most(share: float) -> str:
    """An upper bound in (0, 1] as people say it, never smaller than it is: `about 1 in 31`, `about 2 in 5`."""
    if share < 0.25:
        return f"about 1 in {int(1 / share):,}"
    return next((f"about {of[0]} in {of[1]}" for of in _FRACTIONS if of[0] / of[1] >= share), "nearly always")


def change(low: float, high: float) -> str:
    """A difference with its sign, or two where the unknown makes a difference."""
    ends = list(dict.fromkeys(f"{round(each, 2) + 0:+.2f}".replace("-", "\u2212") for each in (low, high)))
    return "no change" if ends == ["+0.00"] else " to ".join(ends)


def some(names: tuple[str, ...], limit: int = 5) -> str:
    """The first names, and how many more there are."""
    return _some(names, limit)


def listed(names: list[str]) -> str:
    """Names with commas and an `and`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def sentence(text: str) -> str:
    """A clause with a capital at its start and a stop at its end."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")


def moment(created: str) -> str:
    """A UTC time in ISO 8601 as people write it; whatever else stands there is left alone."""
    try:
        when = datetime.fromisoformat(created)
    except ValueError:
        return created or "not recorded"
    return f"{when.day} {when:%B %Y, %H:%M} UTC"


def day(date: str) -> str:
    """A day in ISO 8601 as people write it; whatever else stands there is left alone."""
    try:
        when = datetime.fromisoformat(date)
    except ValueError:
        return date or "a day that is not recorded"
    return f"{when.day} {when:%B %Y}"


def slice_name(name: str) -> str:
    """A slice as people write it: ids have underscores, sentences do not."""
    return name.replace("_", " ").replace("vips", "VIPs")


def dom_id(case_id: str, trial: int) -> str:
    """The stable anchor of one conversation; `trial` is zero-based, the anchor counts from one."""
    return f"{case_id}-{trial + 1}"


def safe_line(text: str, limit: int = 240) -> str:
    """Words of anybody on one line that neither a terminal nor a CI log obeys."""
    return ci_safe(one_line(text, limit))
