"""The decision in one sentence, and the reasons a product lead can repeat."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from hardcase.decisions import Decision, RuleResult, Ruling
from hardcase.scorecards import Outcomes, Scorecard

from .breaks import breaks
from .compared import COMPARED, compared_clause, compared_kept
from .vetoes import VetoLine
from .waived import kept_but_waived
from .words import NOT_DECIDED, RULINGS, count, families, listed, percent, ruling_of, score, sentence, some

MAX_VETOES = 3
"""Vetoes that the first screen spells out."""


class Reason(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One reason.

    Attributes:
        lead: What happened, in plain words.
        detail: The numbers it rests on.
        cases: Ids of cases that speak against the bot.
    """

    lead: str
    detail: str = ""
    cases: tuple[str, ...] = ()


class Answer(Struct, frozen=True, kw_only=True):
    """The decision as the page opens with it.

    Attributes:
        word: The ruling in one or two words.
        tone: ship, hold, inconclusive, invalid or undecided; a name for its colour.
        says: The rest of the sentence.
        settle: What would settle it; empty unless inconclusive.
        promised: The gate is the one the run was planned with.
    """

    word: str
    tone: str
    says: str
    reasons: tuple[Reason, ...] = ()
    settle: tuple[str, ...] = ()
    promised: bool = True


def answer_of(decision: Decision | None, card: Scorecard, vetoes: tuple[VetoLine, ...], outcomes: Outcomes) -> Answer:
    """Put a decision into words.

    Args:
        decision: None when no gate was applied.
        card: Balanced counts of the same bot.
        vetoes: All of them, fired or not.
        outcomes: Whether conversations broke, which is told first.
    """
    in_headline = card.stopped if decision is None else ""
    broken = tuple(Reason(lead=sentence(each)) for each in breaks(outcomes) if each != in_headline)
    if decision is None:
        lead = "No gate was applied, so nothing here says whether this bot may ship."
        detail = "Below is what was seen. The command hardcase gate applies a gate to it, without calling the bot."
        reasons = (*broken, Reason(lead=lead, detail=detail))
        if card.stopped:
            says = f"{card.stopped}, and no gate was applied."
            return Answer(word=RULINGS[Ruling.INVALID], tone="invalid", says=says, reasons=reasons)
        return Answer(word=NOT_DECIDED, tone="undecided", says="no gate was applied.", reasons=reasons)
    wanted = {"ship": "pass", "hold": "fail", "invalid": "invalid", "inconclusive": "inconclusive"}
    status = "pass" if decision.no_loss_proven else wanted[decision.ruling]
    rules = [rule for rule in decision.rules if rule.status == status]
    return Answer(
        word=ruling_of(decision),
        tone="undecided" if decision.no_loss_proven else decision.ruling.value,
        says=_says(decision, rules, card),
        reasons=(*broken, *(reason for rule in rules for reason in _reasons(rule, card, vetoes))),
        settle=tuple(sentence(each) for each in settles(decision)),
        promised=decision.promised,
    )


def _says(decision: Decision, rules: list[RuleResult], card: Scorecard) -> str:
    if decision.no_loss_proven:
        waived = f" But waived: {', '.join(each.id for each in decision.waived)}." if decision.waived else ""
        says = f"nothing speaks against this change to {decision.champion}; whether it may ship is another question."
        return says + waived
    if decision.ruling is Ruling.SHIP or not rules:
        waits = f" {count(len(decision.waiting), 'more')} waits for a champion." if decision.waiting else ""
        if decision.waived:
            return kept_but_waived(decision) + waits
        kept = f"all {count(decision.kept, 'promise')} of the gate were kept."
        return (kept if decision.kept != 1 else "the one promise of the gate was kept.") + waits
    unjudged = [_floor_name(rule) for rule in rules if rule.needs_judge]
    if unjudged and rules[0].needs_judge:
        return f"{listed(unjudged)} cannot be told without a judge{' that has a licence' if card.judges else ''}."
    return _clause(rules[0], card) + "."


def settles(decision: Decision) -> tuple[str, ...]:
    """What would settle a decision, each thing once; the judge that several floors wait for is one thing."""
    if decision.ruling is not Ruling.INCONCLUSIVE or decision.no_loss_proven:
        return ()
    unjudged = list(dict.fromkeys(_floor_name(rule) for rule in decision.rules if rule.needs_judge))
    judge = f"a judge with a licence for what checks cannot see of {listed(unjudged)}"
    others = [rule.settle for rule in decision.rules if rule.settle and not rule.needs_judge]
    return tuple(dict.fromkeys([*([judge] if unjudged else []), *others]))


def _clause(rule: RuleResult, card: Scorecard) -> str:
    """The first reason as the headline says it."""
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
    clause = clauses.get((rule.id, rule.status))
    return clause() if clause else rule.reason


def _floor_clause(rule: RuleResult) -> str:
    name = _floor_name(rule)
    if rule.status == "fail" and rule.point is not None and rule.threshold is not None:
        return f"{name} is {score(rule.point)}, and at least {score(rule.threshold)} was promised"
    if rule.needs_judge:
        return f"{name} cannot be told without a judge"
    return f"{name} is too close to its floor to call" if rule.families else f"{name} was not measured"


def _floor_name(rule: RuleResult) -> str:
    dimension, _, within = rule.id.removeprefix("floor-").removeprefix("champion-").partition("-")
    return f"{dimension} for {within}" if within else dimension


def _reasons(rule: RuleResult, card: Scorecard, vetoes: tuple[VetoLine, ...]) -> tuple[Reason, ...]:
    fired = [veto for veto in vetoes if veto.fired]
    if rule.id == "vetoes" and rule.status == "fail" and fired:
        reasons = tuple(
            Reason(
                lead=veto.happened,
                detail=f"{veto.id}, in {len(veto.fired)} of {count(card.planned, 'case')}.",
                cases=veto.fired,
            )
            for veto in fired[:MAX_VETOES]
        )
        more = len(fired) - MAX_VETOES
        left = (Reason(lead=f"And {count(more, 'more veto', 'more vetoes')}.", detail="All are named below."),)
        return reasons + (left if more > 0 else ())
    lead = sentence(_clause(rule, card)) if rule.status != "pass" else _kept(rule)
    return (Reason(lead=lead, detail=sentence(_detail(rule, card)), cases=rule.cases),)


def _detail(rule: RuleResult, card: Scorecard) -> str:
    """The numbers behind a lead, without saying it twice."""
    dimension = card.dimension(rule.id.removeprefix("floor-"))
    if rule.needs_judge and dimension is not None:
        return f"checks answer {percent(dimension.counted)} of its points, and nobody with a licence the rest"
    if rule.id.startswith("floor-") and rule.lower is not None and rule.upper is not None:
        reach = f"cases like these: {score(rule.lower)} to {score(rule.upper)}, from {families(rule.families)}"
        return f"{reach}; missed in {some(tuple(each.slice for each in rule.culprits))}" if rule.culprits else reach
    return rule.reason


def _kept(rule: RuleResult) -> str:
    if rule.id.startswith("floor-"):
        known = rule.point is not None and rule.threshold is not None
        numbers = f": {score(rule.point or 0)} where {score(rule.threshold or 0)} was promised" if known else ""
        return sentence(f"{_floor_name(rule)} is above its floor{numbers}")
    if rule.id in COMPARED:
        return sentence(compared_kept(rule))
    return {
        "vetoes": "The bot did nothing that it must never do.",
        "missing": "Almost nothing is missing." if rule.point else "Nothing is missing.",
        "anchors": "The judges still answer as when they earned their licences.",
        "injections": "No judge could be talked into a verdict.",
        "slips": "No judge slipped more often than it may.",
        "families": "There are enough different situations.",
        "must-recall": "Customers who need a person reach one.",
        "needless-rate": "Few customers are handed over for nothing.",
        "cost": "That a conversation costs more than was promised is not proven.",
        "p95-latency": "That replies take longer than was promised is not proven.",
        "genericness": "That it says the same to everyone is not proven.",
    }.get(rule.id, sentence(rule.id))
