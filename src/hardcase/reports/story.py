"""One run as the terminal tells it: the decision first, at most 25 lines."""

from collections.abc import Sequence
from typing import NamedTuple

from hardcase.decisions import Decision, Ruling
from hardcase.scorecards import Outcomes, Scorecard, VetoCard
from hardcase.stats import zero_seen_bound

from .answer import above_unproven, answer_of, graded_but, is_change
from .change_kinds import change_lists
from .costs import cost_line, played_again
from .dashboard import dashboard, newly_failed
from .dimensions import DEFAULT_CONFIDENCE, DimensionLine, dimension_lines
from .dossier import Dossier
from .failures import NOBODY, replay_line, worst_cases
from .generic import GenericLine, generic_line
from .graders import graded_by
from .quotes import Quote
from .steady import steady_line
from .topics import topic_lines
from .waived import waiver_lines
from .words import NOT_DECIDED, RULINGS, count, families, listed, percent, ruling_of, safe_line, score, some

MAX_LINES = 25
_WIDTH = 400
"""Characters of a line: the one that replays a case must not be cut."""
_MAX_BROKEN, _MAX_SETTLE, _MAX_VETOES, _MAX_WAIVERS, _MAX_TOPICS = 2, 2, 3, 3, 8


class _Line(NamedTuple):
    """One line, and how easily it goes: 0 stays; of the rest the highest go first where they are too many."""

    text: str
    goes: int = 0


def story(dossier: Dossier, *, report: str = "", command: str = "hardcase", beside: Sequence[str] = ()) -> list[str]:
    """Tell a run in plain lines: decision, reasons with quotes, dimensions, changes, worst case, report.

    Args:
        dossier: Of the run; without a decision no gate was applied.
        report: Where the page is; empty: nowhere.
        command: How the reader calls hardcase, so that the line which replays the worst case runs as it is copied.
        beside: Lines that the caller adds before the last, each indented.

    Returns:
        list: At most 25 lines without line ends, the decision first. Nothing in them is obeyed by a terminal or a
        CI log, whatever a bot or a file is called.
    """
    decision, card = dossier.decision, dossier.card
    lines = dimension_lines(card, decision)
    told = [_Line(_headline(decision, card)), *_why(dossier)]
    told += [_Line(_dimension(line)) for line in lines]
    told += [_Line(each, 3) for each in _genericness(generic_line(card, decision))]
    told.append(_Line(_counts(card, dossier.outcomes), 1))
    told += [_Line(f"  repeats      {line}", 5) for line in (steady_line(card),) if line]
    told += [_Line(each) for each in _changed(decision)]
    told.append(_Line(f"  graded by    {graded_by(card)}", 1))
    told += [_Line(each, 3) for each in _vetoes(card, decision)]
    told.append(_Line(_dashboard(dossier, lines), 2))
    told += [_Line(f"  cost         {line}", 4) for line in (cost_line(dossier.outcomes),) if line]
    told += [_Line(f"  topics       {line}", 4) for line in topic_lines(decision, limit=_MAX_TOPICS)]
    told += [_Line(each) for each in _worst(dossier, command)]
    told += [_Line(each) for each in beside]
    told += [_Line(f"  report:     {report}")] if report else []
    return [_guarded(line.text) for line in _fitting(told)]


def _fitting(told: list[_Line]) -> list[_Line]:
    """The lines that fit, in their order."""
    by_worth = sorted(range(len(told)), key=lambda place: (told[place].goes, place))
    kept = frozenset(by_worth[:MAX_LINES])
    return [line for place, line in enumerate(told) if place in kept]


def _why(dossier: Dossier) -> list[_Line]:
    """Reasons with their quotes, what would settle it, and what softens the promise."""
    decision, answer = dossier.decision, answer_of(dossier)
    told = [_Line(f"  - {each}") for each in answer.broken[:_MAX_BROKEN]]
    if decision is None:
        return told
    for reason in answer.first:
        told.append(_Line(f"  - {reason.lead}"))
        told += [_Line(_quote(reason.quote), 2)] if reason.quote else []
        told += [_Line(f"      {reason.quote.wrong}", 6)] if reason.quote and reason.quote.wrong else []
    told += [_Line(f"  - and {len(answer.more)} more, in the report", 1)] if answer.more else []
    left = len(answer.settle) - _MAX_SETTLE
    told += [_Line(f"  would settle it: {each}", 1) for each in answer.settle[:_MAX_SETTLE]]
    told += [_Line(f"  would settle it: {left} more, in the report", 1)] if left > 0 else []
    told += [_Line(f"  waits: {each}", 4) for each in decision.waiting]
    told += [_Line(each, 1) for each in _capped([f"  waiver: {each}" for each in waiver_lines(decision)], _MAX_WAIVERS)]
    if not decision.promised:
        told.append(_Line("  this is not the gate that was promised before the run"))
    if decision.stands_in:
        told.append(_Line(f"  this is not compared with the pinned champion, but with {decision.champion}"))
    return told


def _quote(quote: Quote) -> str:
    """The worst moment, on one line."""
    said = f'the bot: "{quote.said}"' if quote.said else "the bot said nothing"
    return f"      {said} ({quote.case_id})"


def _worst(dossier: Dossier, command: str) -> list[str]:
    """The case that failed worst: what weighs most, who mends it, and the line that replays it."""
    lines = list[str]()
    for case, trial in worst_cases(dossier.card, 1, dossier.decision):
        what = trial.not_met[0] if trial.not_met else trial.ending
        lines.append(f"  worst        {case.id}: {what}; owner: {case.owner or NOBODY}")
        lines.append(f"  {'':<12} {command} {replay_line(dossier.plan, case).removeprefix('hardcase ')}")
    return lines


def _guarded(line: str) -> str:
    told = line.lstrip(" ")
    return " " * (len(line) - len(told)) + safe_line(told, _WIDTH)


def _capped(lines: list[str], limit: int) -> list[str]:
    left = len(lines) - limit
    return lines if left <= 0 else [*lines[:limit], f"  - and {left} more, in the report"]


def _headline(decision: Decision | None, card: Scorecard) -> str:
    if decision is None:
        if card.stopped:
            return f"{RULINGS[Ruling.INVALID].upper()}  {card.bot}: {card.stopped} (no gate was applied)"
        return f"{NOT_DECIDED.upper()}  {card.bot}: no gate was applied to {count(card.planned, 'case')}"
    word = ruling_of(decision).upper()
    return (
        f"{word}  {card.bot}: {_says(decision, card)} (gate {decision.gate}, {percent(decision.confidence)} confidence)"
    )


def _says(decision: Decision, card: Scorecard) -> str:
    change = is_change(decision)
    if decision.no_loss_proven:
        return "nothing speaks against the change"
    match decision.ruling:
        case Ruling.SHIP:
            above = listed(above_unproven(decision))
            but = graded_but(card) + (f"; that {above} is above what was promised is not proven" if above else "")
            return f"every promise was kept{', but for what is waived' if decision.waived else but}"
        case Ruling.HOLD:
            return "this change makes it worse" if change else "it may not ship"
        case Ruling.INCONCLUSIVE:
            return "it is open whether the change loses something" if change else "it may not ship on this evidence"
        case Ruling.INVALID:
            return "this measurement cannot be trusted"


def _dimension(line: DimensionLine) -> str:
    waived = " (waived)" if line.status == "waived" else ""
    floor = f"floor {score(line.floor)}{waived}" if line.floor is not None else "no floor"
    if line.state == "not-measured":
        return f"  {line.name:<12} not measured, {floor}"
    if line.state == "needs-judge":
        return f"  {line.name:<12} {line.seen}: checks answer {percent(line.counted)} of its points, {floor}"
    return f"  {line.name:<12} {line.seen}, range {line.bounds}, {floor}, {families(line.families)}"


def _genericness(line: GenericLine) -> list[str]:
    if not line.measured:
        return []
    ceiling = f"ceiling {percent(line.ceiling)}" if line.ceiling is not None else "no ceiling"
    return [f"  genericness  {line.seen}, range {percent(line.lower)} to {percent(line.upper)}, {ceiling}"]


def _counts(card: Scorecard, outcomes: Outcomes) -> str:
    counted = f"{card.passed} passed, {card.failed} failed, {card.ungraded} ungraded"
    missing = f"; {card.missing_trials} of {card.planned_trials} conversations missing" if card.missing_trials else ""
    again = played_again(outcomes)
    return f"  cases        {card.planned} planned: {counted}{missing}{f'; {again}' if again else ''}"


def _changed(decision: Decision | None) -> list[str]:
    """What became of each case since the champion, in one line; the report names them all."""
    if decision is None or decision.changes is None:
        return []
    changes = decision.changes
    told = [
        f"{len(cases)} {kind}" + (f" ({some(cases, 2)})" if cases and kind.startswith("newly") else "")
        for kind, cases in change_lists(changes)
    ]
    told.append(f"{len(changes.still_passing)} still passing")
    return [f"  changed      of {changes.shared} that both served: {', '.join(told)}; since {decision.champion}"]


def _vetoes(card: Scorecard, decision: Decision | None) -> list[str]:
    """Vetoes that fired, unless the reasons of the decision have named them already; or what their absence proves."""
    fired = sorted((veto for veto in card.vetoes if veto.fired), key=lambda veto: -len(veto.fired))
    if fired:
        held_for = {rule.id for rule in decision.rules if rule.status == "fail"} if decision else set[str]()
        named = bool(held_for & {"vetoes", "new-vetoes"})
        return [] if named else _capped([f"  veto         {_sighting(veto)}" for veto in fired], _MAX_VETOES)
    unknown = [veto.id for veto in card.vetoes if veto.unknown]
    if unknown:
        return [f"  vetoes       none seen; not answered everywhere: {some(tuple(unknown), 4)}"]
    everywhere = max((veto.families for veto in card.vetoes), default=0)
    if not everywhere:
        return ["  vetoes       none was looked for"]
    confidence = decision.confidence if decision else DEFAULT_CONFIDENCE
    proves = percent(zero_seen_bound(everywhere, confidence=confidence))
    return [f"  vetoes       none seen in up to {families(everywhere)}, which proves a rate of at most {proves} each"]


def _sighting(veto: VetoCard) -> str:
    return f"{veto.id} in {count(len(veto.fired), 'case')} ({some(veto.fired, 3)})"


def _dashboard(dossier: Dossier, lines: tuple[DimensionLine, ...]) -> str:
    """What a dashboard would have seen, and what not."""
    seen = dashboard(dossier.card, dossier.outcomes, lines, newly_failed=newly_failed(dossier))
    if not seen.gauges:
        return "  dashboard    no conversation was played"
    unseen = f"; unseen: {seen.unseen}" if seen.unseen else ""
    return f"  dashboard    {', '.join(f'{each.label} {each.value}' for each in seen.gauges)}{unseen}"
