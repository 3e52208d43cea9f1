"""One run as the terminal tells it: the decision first, at most 30 lines."""

from hardcase.decisions import Decision, Ruling
from hardcase.scorecards import Outcomes, Scorecard, VetoCard
from hardcase.stats import zero_seen_bound

from .answer import settles
from .breaks import breaks
from .changed import change_lists
from .costs import cost_line
from .dimensions import DEFAULT_CONFIDENCE, DimensionLine, dimension_lines
from .generic import GenericLine, generic_line
from .graders import graded_by
from .steady import steady_line
from .topics import topic_lines
from .waived import waiver_lines
from .words import NOT_DECIDED, RULINGS, count, families, percent, ruling_of, safe_line, score, some

MAX_LINES = 30
_MAX_REASONS, _MAX_SETTLE, _MAX_VETOES, _MAX_WAIVERS, _MAX_TOPICS = 6, 3, 4, 3, 8


def story(decision: Decision | None, scorecard: Scorecard, outcomes: Outcomes) -> list[str]:
    """Tell a run in plain lines.

    Args:
        decision: None when no gate was applied.
        scorecard: Of the same run.
        outcomes: Speed and containment, told last.

    Returns:
        list: At most 30 lines without line ends, the decision first. Nothing in them is obeyed by a terminal or a
        CI log, whatever a bot or a file is called.
    """
    told = [_headline(decision, scorecard)]
    in_headline = scorecard.stopped if decision is None else ""
    told += [f"  - {each}" for each in breaks(outcomes) if each != in_headline]
    if decision is not None:
        told += _capped([f"  - {reason}" for reason in decision.reasons if reason != outcomes.stopped], _MAX_REASONS)
        told += _capped([f"  would settle it: {each}" for each in settles(decision)], _MAX_SETTLE)
        told += [f"  waits: {each}" for each in decision.waiting]
        told += _capped([f"  waiver: {each}" for each in waiver_lines(decision)], _MAX_WAIVERS)
        if not decision.promised:
            told.append("  this is not the gate that was promised before the run")
    told += [_dimension(line) for line in dimension_lines(scorecard, decision)]
    told += _genericness(generic_line(scorecard, decision))
    told.append(_counts(scorecard))
    told += [f"  repeats      {line}" for line in (steady_line(scorecard),) if line]
    told += _changed(decision)
    told.append(f"  graded by    {graded_by(scorecard)}")
    told += _vetoes(scorecard, decision)
    told.append(_outcomes(outcomes))
    told += [f"  cost         {line}" for line in (cost_line(outcomes),) if line]
    told += [f"  topics       {line}" for line in topic_lines(decision, limit=_MAX_TOPICS)]
    return [_guarded(line) for line in told[:MAX_LINES]]


def _guarded(line: str) -> str:
    indent = "  " if line.startswith("  ") else ""
    return indent + safe_line(line)


def _capped(lines: list[str], limit: int) -> list[str]:
    left = len(lines) - limit
    return lines if left <= 0 else [*lines[:limit], f"  - and {left} more, in the report"]


def _headline(decision: Decision | None, card: Scorecard) -> str:
    if decision is None:
        if card.stopped:
            return f"{RULINGS[Ruling.INVALID].upper()}  {card.bot}: {card.stopped} (no gate was applied)"
        return f"{NOT_DECIDED.upper()}  {card.bot}: no gate was applied to {count(card.planned, 'case')}"
    word = ruling_of(decision).upper()
    why = (
        "nothing speaks against the change"
        if decision.no_loss_proven
        else {
            Ruling.SHIP: f"every promise was kept{', but for what is waived' if decision.waived else ''}",
            Ruling.HOLD: "it may not ship",
            Ruling.INCONCLUSIVE: "it may not ship on this evidence",
            Ruling.INVALID: "this measurement cannot be trusted",
        }[decision.ruling]
    )
    return f"{word}  {card.bot}: {why} (gate {decision.gate}, {percent(decision.confidence)} confidence)"


def _dimension(line: DimensionLine) -> str:
    floor = f"floor {score(line.floor)}" if line.floor is not None else "no floor"
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


def _counts(card: Scorecard) -> str:
    counted = f"{card.passed} passed, {card.failed} failed, {card.ungraded} ungraded"
    missing = f"; {card.missing_trials} of {card.planned_trials} conversations missing" if card.missing_trials else ""
    return f"  cases        {card.planned} planned: {counted}{missing}"


def _changed(decision: Decision | None) -> list[str]:
    """What became of each case since the champion, in one line; the report names them all."""
    if decision is None or decision.changes is None:
        return []
    told = [
        f"{len(cases)} {word}" + (f" ({some(cases, 3)})" if cases else "")
        for word, cases in change_lists(decision.changes)
    ]
    return [f"  changed      {', '.join(told)}; since {decision.champion}"]


def _vetoes(card: Scorecard, decision: Decision | None) -> list[str]:
    """Vetoes that fired, unless the reasons of the decision have named them already; or what their absence proves."""
    fired = sorted((veto for veto in card.vetoes if veto.fired), key=lambda veto: -len(veto.fired))
    if fired:
        named = decision is not None and any(rule.id == "vetoes" and rule.status == "fail" for rule in decision.rules)
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


def _outcomes(outcomes: Outcomes) -> str:
    if not outcomes.played:
        return "  afterwards   no conversation was played"
    contained = f"{outcomes.contained} of {outcomes.played} customers never reached a person"
    if outcomes.latency_p50_s is None or outcomes.latency_p95_s is None:
        return f"  afterwards   {contained}; replies were not timed"
    return (
        f"  afterwards   {contained}; a reply took {outcomes.latency_p50_s:.2f} s, p95 {outcomes.latency_p95_s:.2f} s"
    )
