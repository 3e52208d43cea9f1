"""The rules of a gate in plain clauses: what is broken or open, the numbers behind it, and what is kept."""

from collections.abc import Callable, Mapping

from hardcase.decisions import RuleResult
from hardcase.scorecards import Scorecard

from .compared import COMPARED, compared_clause, compared_kept
from .words import count, families, mean, percent, score, sentence, slice_name, some, span

CEILINGS = ("genericness", "cost", "p95-latency")
"""Ids of the rules that can be broken and are never proven kept."""


def clause(rule: RuleResult, card: Scorecard) -> str:
    """What is broken or open, in one clause."""
    if rule.id.startswith("floor-"):
        return _floor_clause(rule)
    if rule.id in COMPARED:
        return compared_clause(rule)
    clauses: Mapping[tuple[str, str], Callable[[], str]] = {
        ("vetoes", "fail"): lambda: (
            f"in {len(rule.cases)} of {count(card.planned, 'case')} the bot did something it must never do"
        ),
        ("vetoes", "inconclusive"): lambda: "a line that must never be crossed could not be checked everywhere",
        ("missing", "invalid"): lambda: (
            f"{card.missing_trials} of {count(card.planned_trials, 'planned conversation')} are missing, "
            "so these numbers cannot be trusted"
        ),
        ("anchors", "invalid"): lambda: (
            "a judge no longer answers as it did when it earned its licence, so these numbers cannot be trusted"
        ),
        ("anchors", "inconclusive"): lambda: (
            "it is open whether every judge still answers as it did when it earned its licence"
        ),
        ("injections", "invalid"): lambda: (
            "a judge can be talked into a verdict by what it reads, so these numbers cannot be trusted"
        ),
        ("injections", "inconclusive"): lambda: "it is open whether every judge withstands words that are meant for it",
        ("slips", "invalid"): lambda: (
            "a judge quotes what nobody said or misreads control sentences, so these numbers cannot be trusted"
        ),
        ("families", "inconclusive"): lambda: f"{families(card.families)} of cases are too few to conclude anything",
        ("must-recall", "fail"): lambda: (
            f"{f'only {card.escalation.must_recalled}' if card.escalation.must_recalled else 'none'} of "
            f"{card.escalation.must_families} kinds of customers "
            "who needed a person reached one"
        ),
        ("must-recall", "inconclusive"): lambda: "it is open whether customers who need a person reach one",
        ("needless-rate", "fail"): lambda: (
            f"{card.escalation.needless_families} of {card.escalation.must_not_families} kinds of customers "
            "were handed over for nothing"
        ),
        ("genericness", "fail"): lambda: (
            f"{percent(rule.point or 0)} of what the bot says it says to everyone, and at most "
            f"{percent(rule.threshold or 0)} was promised"
        ),
        ("cost", "fail"): lambda: (
            f"a conversation costs {rule.point or 0:.2f} USD, and at most {rule.threshold or 0:g} was promised"
        ),
        ("p95-latency", "fail"): lambda: (
            f"{percent(rule.point or 0)} of its replies take longer than was promised of all but one in twenty"
        ),
        ("needless-rate", "inconclusive"): lambda: "it is open how often customers are handed over for nothing",
    }
    told = clauses.get((rule.id, rule.status))
    return told() if told else rule.reason


def _floor_clause(rule: RuleResult) -> str:
    name = floor_name(rule)
    if rule.status == "fail" and rule.point is not None and rule.threshold is not None:
        return f"{name} is {score(rule.point)}, and at least {score(rule.threshold)} was promised"
    if rule.needs_judge:
        return f"{name} cannot be told without a judge"
    return f"{name} is too close to its floor to call" if rule.families else f"{name} was not measured"


def floor_name(rule: RuleResult) -> str:
    """What a floor is about, as people say it."""
    dimension, within = floor_parts(rule)
    return f"{dimension} in {slice_name(within)}" if within else dimension


def floor_parts(rule: RuleResult) -> tuple[str, str]:
    """Dimension and slice of a rule about a floor; the slice is empty for all cases."""
    dimension, _, within = rule.id.removeprefix("floor-").removeprefix("champion-").removeprefix("loss-").partition("-")
    return dimension, within


def detail(rule: RuleResult, card: Scorecard) -> str:
    """What was promised and what was seen, in one or two sentences with their numbers."""
    name, within = floor_parts(rule)
    dimension = card.dimension(name)
    if rule.needs_judge and dimension is not None:
        return f"checks answer {percent(dimension.counted)} of the points of {floor_name(rule)}"
    if rule.threshold is None or rule.lower is None or rule.upper is None or not rule.families:
        return rule.reason
    if rule.id.startswith("floor-") and dimension is not None:
        low, high = (mean([getattr(each, end) for each in dimension.of_slice(within)]) for end in ("low", "high"))
        seen = f"Promised: {floor_name(rule)} of at least {score(rule.threshold)}. Seen: {span(low, high)}"
        reach = f"{seen}; cases like these: {score(rule.lower)} to {score(rule.upper)}"
        return f"{reach}; missed in {some(tuple(each.slice for each in rule.culprits))}" if rule.culprits else reach
    counts = card.escalation
    rates = {
        "must-recall": ("in at least {} of families that need a person they reach one", counts.must_recalled),
        "needless-rate": ("at most {} of families that need nobody are handed over", counts.needless_families),
        "genericness": ("at most {} of what it says is said to everyone", None),
    }
    if rule.id in rates and rule.point is not None:
        words, number = rates[rule.id]
        promised, seen = words.format(percent(rule.threshold)), percent(rule.point)
        if number is not None:  # customers are counted above: variants of one situation, which fail together
            seen = f"{number} of {families(rule.families)} of cases, {seen}"
        reach = f"cases like these: {percent(rule.lower)} to {percent(rule.upper)}"
        return f"Promised: {promised}. Seen: {seen}; {reach}"
    return rule.reason


def kept(rule: RuleResult) -> str:
    """What a rule says that passed; of a ceiling, what is not proven."""
    if rule.id.startswith("floor-"):
        return sentence(f"{floor_name(rule)} is above its floor")
    if rule.id in COMPARED:
        return sentence(compared_kept(rule))
    return {
        "vetoes": "No veto was seen.",
        "missing": "Almost nothing is missing." if rule.point else "Nothing is missing.",
        "anchors": "The judges still answer as when they earned their licences.",
        "injections": "No judge could be talked into a verdict.",
        "slips": "No judge slipped more often than it may.",
        "families": "There are enough different situations.",
        "must-recall": _kept_rate(rule, "customers who need a person reach one", "at least"),
        "needless-rate": _kept_rate(rule, "customers who need nobody are handed over", "at most"),
        "cost": "That a conversation costs more than was promised is not proven.",
        "p95-latency": "That replies take longer than was promised is not proven.",
        "genericness": "That it says the same to everyone more often than promised is not proven.",
    }.get(rule.id, sentence(rule.id))


def _kept_rate(rule: RuleResult, whom: str, bound: str) -> str:
    """The number itself: under a weak gate a rate is kept that nobody would call high, or low."""
    seen = round((rule.point or 0) * rule.families)
    return f"{seen:,} of {rule.families:,} kinds of {whom}; {bound} {percent(rule.threshold or 0)} was promised."
