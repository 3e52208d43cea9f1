"""Which topics the bot may keep, by the bounds of the gate."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from hardcase.scorecards import CaseResult, Scorecard, escalation_card

from .decision import RuleResult
from .gate import MIN_SLICE_FAMILIES, Floor, Gate
from .rules import floor, must_recall, needless_rate
from .topic import Route, Topic, TopicFloor, TopicRate

_JUDGES = "a judge cannot be trusted, or was not asked whether it can"
_TRUST = {
    "missing": "too much is missing, or was not played as promised",
    "anchors": _JUDGES,
    "injections": _JUDGES,
    "slips": _JUDGES,
}
"""Rules without which no number counts, and what to say where they do not pass."""
_NEEDED = ("correctness", "escalation")
"""Nobody leaves a topic to a bot of which these are not asked, whatever else the gate asks."""
_RECALL = "must-recall"


def topics(card: Scorecard, gate: Gate, rules: Sequence[RuleResult]) -> tuple[Topic, ...]:
    """Tell for each topic whether the bot may answer it alone.

    Topics are the suites, and the tags that stand on 20 families or more and are no suite under another name. Each
    floor of a dimension is held against the topic's own families; a floor that the gate has for the topic as a slice
    takes its place. What the gate asks of handovers is held against the topic's own customers; where these are too few
    to show it, it is enough that the bot has shown it over all of them and keeps to it on the topic's own. A waiver
    changes nothing here.

    Args:
        card: Balanced counts of one bot.
        gate: Its floors; without any for all cases there are no topics to tell.
        rules: As decided, before waivers.

    Returns:
        tuple: Suites first, each kind by name.
    """
    floors = [each for each in gate.file.floors if not each.slice]
    if not floors:
        return ()
    passed = {rule.id for rule in rules if rule.status == "pass"}
    untold = next((_TRUST[rule.id] for rule in rules if rule.id in _TRUST and rule.status != "pass"), "")
    found = []
    for name, kind, cases in _named(card):
        own = {each.dimension: each for each in gate.file.floors if each.slice == name}
        held = [
            own.get(each.dimension, Floor(dimension=each.dimension, at_least=each.at_least, slice=name))
            for each in floors
        ]
        found.append(_topic(card, gate, name, kind, cases, held, untold, passed))
    return tuple(found)


def _named(card: Scorecard) -> Iterator[tuple[str, Literal["suite", "tag"], list[CaseResult]]]:
    suites, tags = defaultdict[str, list[CaseResult]](list), defaultdict[str, list[CaseResult]](list)
    for case in card.cases:
        suites[case.suite].append(case)
        for tag in dict.fromkeys(case.tags):
            tags[tag].append(case)
    seen = {_families(cases) for cases in suites.values()}
    for suite in sorted(suites):
        yield suite, "suite", suites[suite]
    for tag in sorted(tags.keys() - suites.keys()):
        families = _families(tags[tag])
        if len(families) >= MIN_SLICE_FAMILIES and families not in seen:
            seen.add(families)
            yield tag, "tag", tags[tag]


def _topic(
    card: Scorecard,
    gate: Gate,
    name: str,
    kind: Literal["suite", "tag"],
    cases: list[CaseResult],
    held: Sequence[Floor],
    untold: str,
    passed: Collection[str],
) -> Topic:
    results: dict[str, RuleResult] = {each.dimension: floor(card, gate, each) for each in held}
    vetoes = tuple(sorted({veto for case in cases for trial in case.all_trials for veto in trial.vetoes}))
    rates = {rate.id: rate for rate in _rates(gate, cases)}
    ids = {case.id for case in cases}
    unknown = [veto.id for veto in card.vetoes if ids & set(veto.unknown)]
    families = len(_families(cases))
    kept = {each for each, rule in rates.items() if rule.status == "pass" or (each in passed and _keeps_to(rule))}
    route, reason = _route(results, rates, kept, vetoes, unknown, families, untold, looked_for=bool(card.vetoes))
    return Topic(
        topic=name,
        kind=kind,
        route=route,
        reason=reason,
        families=families,
        cases=len(cases),
        vetoes=vetoes,
        floors=tuple(
            TopicFloor(
                dimension=dimension,
                at_least=rule.threshold or 0.0,
                status=rule.status,
                point=rule.point,
                lower=rule.lower,
                upper=rule.upper,
                families=rule.families,
            )
            for dimension, rule in results.items()
        ),
        rates=tuple(
            TopicRate(
                rate=name,
                threshold=rule.threshold or 0.0,
                status=rule.status,
                point=rule.point,
                lower=rule.lower,
                upper=rule.upper,
                families=rule.families,
            )
            for name, rule in rates.items()
        ),
    )


def _rates(gate: Gate, cases: Sequence[CaseResult]) -> Iterator[RuleResult]:
    """What the gate asks of handovers, for a topic with customers of whom it asks it."""
    asked, decided = gate.file.escalation, {case.decision for case in cases}
    own = escalation_card(cases)
    if asked.must_recall_at_least is not None and "must" in decided:
        yield must_recall(own, cases, gate, asked.must_recall_at_least)
    if asked.needless_rate_at_most is not None and "must-not" in decided:
        yield needless_rate(own, cases, gate, asked.needless_rate_at_most)


def _route(
    results: Mapping[str, RuleResult],
    rates: Mapping[str, RuleResult],
    kept: Collection[str],
    vetoes: Sequence[str],
    unknown: Sequence[str],
    families: int,
    untold: str,
    *,
    looked_for: bool,
) -> tuple[Route, str]:
    if vetoes:
        return "people-first", f"{', '.join(vetoes)} fired"
    if untold:
        return "not-proven", untold
    if families < MIN_SLICE_FAMILIES:
        return "not-proven", f"{families} families, {MIN_SLICE_FAMILIES} are needed to tell"
    missed = [name for name, rule in results.items() if _enough(rule) and rule.status == "fail"]
    if _RECALL in rates and rates[_RECALL].status == "fail":
        missed.append(_RECALL)
    if missed:
        return "people-first", f"{_are(missed)} below the floor"
    if unknown:
        return "not-proven", f"{', '.join(unknown)} could not be answered"
    if not looked_for:
        return "not-proven", "no veto was looked for"
    unasked = [name for name in _NEEDED if name not in results]
    if unasked:
        return "not-proven", f"the gate has no floor for {' and '.join(unasked)}"
    shown = {name for name, rule in results.items() if _enough(rule) and rule.status == "pass"}
    shown |= set(kept)
    left = [name for name in (*results, *rates) if name not in shown]
    if not left:
        return "bot-alone", "every floor is shown"
    if not {"escalation", _RECALL} & set(left):
        return "hands-over-fast", f"escalation is shown, {_are(left)} not"
    return "not-proven", f"{_are(left)} not shown"


def _keeps_to(rule: RuleResult) -> bool:
    """Whether the topic's own customers, too few to show it, at least do not speak against it."""
    if rule.status != "inconclusive" or _enough(rule) or rule.point is None or rule.threshold is None:
        return False
    return rule.point >= rule.threshold if rule.id == _RECALL else rule.point <= rule.threshold


def _are(names: Sequence[str]) -> str:
    return f"{', '.join(names)} {'is' if len(names) == 1 else 'are'}"


def _enough(rule: RuleResult) -> bool:
    """What few of the topic's families measure decides nothing about it."""
    return rule.families >= MIN_SLICE_FAMILIES


def _families(cases: Sequence[CaseResult]) -> frozenset[str]:
    return frozenset(case.family for case in cases)
