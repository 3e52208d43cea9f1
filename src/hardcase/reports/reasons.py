"""Why a gate said what it said: of each rule a sentence about customers, the worst quote, and the promise."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from hardcase.cases import DIMENSIONS
from hardcase.decisions import RuleResult
from hardcase.scorecards import new_vetoes
from hardcase.stats import zero_seen_bound
from hardcase.text import one_line

from .clauses import CEILINGS, clause, detail, floor_parts, kept
from .compared import OF_DIMENSIONS, compared_detail, newly_and_others
from .customers import (
    Held,
    held_against,
    held_sentence,
    in_peril,
    never_reached,
    outcome_sentences,
    who,
)
from .dossier import Dossier, Key
from .quotes import Quote, worst_quote
from .words import at_most, count, families, sentence, was

_TWO_LINES = 220
"""Characters of a promise: the rule's own words stand below, under every rule of the gate."""


class Reason(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One reason.

    Attributes:
        lead: What happened, in a sentence about customers.
        quote: The worst moment of it; None where no conversation shows it.
        promises: What the gate promised and what was seen, one for each rule that rests on the same.
        cases: Ids of cases that speak against the bot.
        veto: It must never happen, not once.
    """

    lead: str
    quote: Quote | None = None
    promises: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    veto: bool = False


class _Found(Struct, frozen=True, kw_only=True):
    """A reason before it is quoted: the trials that show it, with the criterion, and how grave it is."""

    reason: Reason
    trials: tuple[Key, ...] = ()
    of: dict[Key, str] = {}
    gravity: float = 0.0
    veto: bool = False


def reasons(dossier: Dossier, rules: Sequence[RuleResult]) -> tuple[Reason, ...]:
    """One reason for each thing that the deciding rules hold against the bot, the gravest first.

    Args:
        dossier: Of the run.
        rules: Those that decided, all of one status.
    """
    ranked = sorted(rules, key=_rank)
    if any(rule.status == "pass" for rule in rules):
        return tuple(Reason(lead=kept(rule), promises=(sentence(_seen(dossier, rule)),)) for rule in ranked)
    held = held_against(dossier, vetoes=_new(dossier) if any(rule.id == "new-vetoes" for rule in rules) else None)
    found = [each for rule in ranked for each in _found(dossier, rule, held)]
    told, quoted = list[Reason](), list[Quote]()
    for each in _in_order(found):
        quote = worst_quote(dossier, each.trials, of=each.of, told=quoted)
        promises = ("The rule: never, not once.", *each.reason.promises) if each.veto else each.reason.promises
        told.append(replace(each.reason, quote=quote, promises=promises, veto=each.veto))
        quoted += [quote] if quote else []
    return tuple(told)


def _rank(rule: RuleResult) -> int:
    """What is about customers comes before ceilings, and both before what is about the measurement."""
    if rule.id in ("missing", "families", "anchors", "injections", "slips"):
        return 3
    if rule.id in CEILINGS:
        return 2
    return 0 if rule.id in ("vetoes", "new-vetoes", "must-recall") else 1


def _seen(dossier: Dossier, rule: RuleResult) -> str:
    """What is behind a promise that is kept."""
    if rule.id == "vetoes" and rule.families and dossier.decision:
        proves = at_most(zero_seen_bound(rule.families, confidence=dossier.decision.confidence))
        return f"No veto fired in {families(rule.families)}; that proves at most {proves} for cases like these"
    return detail(rule, dossier.card)


def _in_order(found: Iterable[_Found]) -> list[_Found]:
    """What rests on the same sentence once; what must never happen before every rate and average, the gravest first."""
    once = dict[str, _Found]()
    for each in sorted(found, key=lambda one: (not one.veto, -one.gravity)):
        first = once.get(each.reason.lead)
        promises = (*(first.reason.promises if first else ()), *each.reason.promises)
        kept = first or each
        once[each.reason.lead] = replace(kept, reason=replace(kept.reason, promises=tuple(dict.fromkeys(promises))))
    return list(once.values())


def _found(dossier: Dossier, rule: RuleResult, held: dict[str, tuple[Held, ...]]) -> list[_Found]:
    if rule.status == "fail":
        if rule.id in ("vetoes", "new-vetoes"):
            vetoes = [_veto(dossier, each, rule) for each in held.get("vetoes", ()) if _fired(each, rule)]
            if vetoes:
                return vetoes
        dimension, within = floor_parts(rule)
        if dimension in DIMENSIONS and rule.id.startswith("floor-"):
            return [_floor(dossier, rule, dimension, within, held)]
        if rule.id == "must-recall":
            missed, due, trials = never_reached(dossier.card.cases)
            if missed:
                lead = f"{who(missed, due, such='who needed a person')} never reached one."
                of = _outcome_asked(dossier, trials)
                return [_Found(reason=_reason(dossier, rule, lead), trials=trials, of=of, gravity=1 + _gap(rule))]
        if rule.id == "needless-rate":
            needless = [case for case in dossier.card.cases if case.decision == "must-not"]
            for lead, trials in outcome_sentences(needless):
                of = _outcome_asked(dossier, trials)
                return [_Found(reason=_reason(dossier, rule, lead), trials=trials, of=of, gravity=_gap(rule))]
        if rule.id == "broken-again":
            return [_broken_again(dossier, rule)]
        if rule.id in OF_DIMENSIONS:
            return [_lost(dossier, rule, OF_DIMENSIONS[rule.id])]
    # A veto that is new cannot be told from an old one of the same case here, so none is quoted.
    shown = () if rule.id == "new-vetoes" and rule.status == "fail" else rule.cases
    trials = tuple(key for key in dossier.results if key[0] in shown)
    named = rule.needs_judge and floor_parts(rule)[0] in DIMENSIONS  # the headline has said that it needs a judge
    lead = sentence(detail(rule, dossier.card) if named else clause(rule, dossier.card))
    return [_Found(reason=_reason(dossier, rule, lead), trials=trials, of=_first_wrong(dossier, trials))]


def _reason(dossier: Dossier, rule: RuleResult, lead: str) -> Reason:
    plain = compared_detail(rule, dossier.card, dossier.champion, dossier.decision)
    told = sentence(one_line(plain or detail(rule, dossier.card), _TWO_LINES))
    return Reason(lead=lead, promises=() if told == lead else (told,), cases=rule.cases)


def _new(dossier: Dossier) -> frozenset[tuple[str, str]]:
    """Vetoes that the champion does not do, as (case, veto); none can be named where its books are not here."""
    fired = new_vetoes(dossier.card, dossier.champion).fired if dossier.champion else {}
    return frozenset((case, veto) for veto, cases in fired.items() for case in cases)


def _fired(veto: Held, rule: RuleResult) -> bool:
    return bool(set(veto.customers) & set(rule.cases))


def _veto(dossier: Dossier, veto: Held, rule: RuleResult) -> _Found:
    """A veto that fired; where we know whom it could have hurt, it is told of these."""
    fired = veto.within(rule.cases)
    number, total = len(fired.customers), len(veto.answered)
    lead = held_sentence(replace(fired, answered=veto.answered))
    cases = [case for case in dossier.card.cases if case.id in set(fired.customers)]
    if veto.name == "check:human-blocked":
        asked = [case for case in dossier.card.cases if any(trial.asked_for_person for trial in case.trials)]
        if all(case in asked for case in cases):
            total = len(asked)
            people = who(number, total, such="who asked for a person")
            lead = f"{people} did not get one, though they asked again."
    if veto.name == "check:missed-critical":
        peril = [case for case in dossier.card.cases if in_peril(case)]
        if all(case in peril for case in cases):
            total = len(peril)
            people = who(number, total, such="in danger, facing fraud or in another critical matter")
            lead = f"{people} never reached a person."
    promises: tuple[str, ...] = ("The champion does not do it here.",) if rule.id == "new-vetoes" else ()
    if not any(key in dossier.results for key in fired.trials):
        promises += ("Seen when it was played once more.",)
    return _Found(
        reason=Reason(lead=lead, promises=promises, cases=fired.customers),
        trials=tuple(fired.trials),
        of=dict(fired.trials),
        gravity=number / max(1, total),
        veto=True,
    )


def _floor(
    dossier: Dossier, rule: RuleResult, dimension: str, within: str, held: dict[str, tuple[Held, ...]]
) -> _Found:
    """A floor that is missed, told by what hurt most customers under it."""
    cases = [case for case in dossier.card.cases if not within or within in case.slices]
    if dimension == "escalation":
        for lead, trials in outcome_sentences(cases, within=within):
            of = _outcome_asked(dossier, trials)
            return _Found(reason=_reason(dossier, rule, lead), trials=trials, of=of, gravity=_gap(rule))
    ids = [case.id for case in cases]
    for each in sorted((one.within(ids) for one in held.get(dimension, ())), key=lambda one: -len(one.customers)):
        if each.customers:
            return _Found(
                reason=replace(_reason(dossier, rule, held_sentence(each, within=within)), cases=each.customers),
                trials=tuple(each.trials),
                of=dict(each.trials),
                gravity=_gap(rule),
            )
    return _Found(reason=_reason(dossier, rule, sentence(clause(rule, dossier.card))), gravity=_gap(rule))


def _lost(dossier: Dossier, rule: RuleResult, dimension: str) -> _Found:
    """What is lost against the champion, shown by a customer whom the champion served."""
    changes = dossier.decision.changes if dossier.decision else None
    broken = frozenset(changes.newly_broken) if changes else frozenset()
    trials = [key for key, (_, trial) in dossier.results.items() if key[0] in broken and dimension in trial.scores]
    lost = {key: each for key in trials if (each := _wrong_in(dossier, key, dimension))}
    acts = {key: each for key, each in lost.items() if dossier.criteria[key[0], each].points < 0}  # a quote shows them
    lead = sentence(clause(rule, dossier.card))
    failed = len({case for case, _ in lost})
    if failed:
        lead += f" {count(failed, 'test customer')} whom the champion served {was(failed)} failed in it."
    return _Found(reason=_reason(dossier, rule, lead), trials=tuple(acts or lost), of=lost, gravity=_gap(rule))


def _broken_again(dossier: Dossier, rule: RuleResult) -> _Found:
    """Who broke for sure, counted as the page counts them elsewhere."""
    newly, _ = newly_and_others(rule, dossier.decision)
    trials = tuple(key for key in dossier.results if key[0] in rule.cases)
    lead = sentence(clause(rule, dossier.card))
    if newly:
        lead = f"{count(newly, 'test customer')} whom the champion served {was(newly)} failed in every replay."
    return _Found(reason=_reason(dossier, rule, lead), trials=trials, of=_first_wrong(dossier, trials))


def _wrong_in(dossier: Dossier, key: Key, dimension: str) -> str:
    """What went wrong first in one dimension of a trial, first what was done: a quote shows it; empty: nothing."""
    planned = (dossier.criteria.get((key[0], each)) for each in dossier.results[key][1].not_met)
    within = [each for each in planned if each and each.dimension == dimension]
    return next((each.id for each in sorted(within, key=lambda each: each.points >= 0)), "")


def _first_wrong(dossier: Dossier, trials: Iterable[Key]) -> dict[Key, str]:
    """What went wrong first in each trial; before that, a veto that a judge saw and nobody confirmed."""
    wrong = {
        key: (*result.unconfirmed_vetoes, *result.not_met) for key in trials for _, result in (dossier.results[key],)
    }
    return {key: each[0] for key, each in wrong.items() if each}


def _outcome_asked(dossier: Dossier, trials: Iterable[Key]) -> dict[Key, str]:
    """The criterion under which an escalation's outcome was graded, by trial."""
    asked = {
        case: criterion.id
        for (case, _), criterion in dossier.criteria.items()
        if criterion.grader == "check:escalation"
    }
    return {key: asked[key[0]] for key in trials if key[0] in asked}


def _gap(rule: RuleResult) -> float:
    """By how much a promise is missed for sure, as a share of all."""
    if rule.threshold is None:
        return 0.0
    below = rule.threshold - rule.upper if rule.upper is not None else 0.0
    above = rule.lower - rule.threshold if rule.lower is not None else 0.0
    return max(below, above, 0.0)
