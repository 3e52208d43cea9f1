"""How far to trust a run, what it cost, and where it came from."""

import re
from collections import Counter

from msgspec import Struct

from hardcase.decisions import Decision
from hardcase.scorecards import Outcomes, Scorecard

from .breaks import unusable
from .costs import cost_rows, played_again
from .dashboard import INSTANT_S
from .dimensions import DEFAULT_CONFIDENCE, DimensionLine
from .dossier import Dossier
from .graded import GradedGroup, graded_groups, smallest_drop
from .graders import JudgeTable, is_judge, judge_tables, of_unknown_family
from .words import ENDINGS, count, families, moment, percent, sentence, some

_DETAIL = re.compile(r"\s*\([^()]*\)|: [\"'].*[\"'](?=;|$)", re.DOTALL)
_TURNS = re.compile(r" (?:in|of) turns? \d+(?:(?:, | and )\d+)*")
_REASONS = 12
GLOSSARY = (
    ("Case", "One hard situation written down: what the customer says, what the systems hold, what a good bot does."),
    ("Family", "Cases that vary one situation. Ranges count families, since variants of one situation fail together."),
    ("Trial", "One replay of one case. Several trials of a case show whether a bot is steady."),
    ("Criterion", "One sentence about a conversation that is true or not, with points."),
    ("Verdict", "A grader's answer on one criterion: met, not met, or ungraded. Ungraded is never a pass."),
    ("Check", "A grader that needs no model. It owns facts, acts, timing and vetoes."),
    (
        "Judge",
        "A grader that asks a model, or reads people's labels. It counts only with a licence: measured agreement.",
    ),
    (
        "Licence",
        "What a judge earned by agreeing with people's labels: the criteria that its answers count on, and until when.",
    ),
    (
        "Sensitivity",
        "Of what people hold to be true and a judge did not leave open, the share that it says is true. "
        "Specificity: of what is not.",
    ),
    ("Veto", "Something that must never happen. No average outvotes it: one sighting holds the release."),
    ("Floor", "The least that the gate demands of one dimension. Nothing else can buy back a missed floor."),
    ("Range", "Where cases like these may lie. Each of its two ends is right with the gate's confidence."),
)
"""Twelve terms, in the order a reader meets them."""


class GraderRow(Struct, frozen=True, kw_only=True):
    """One grader and how many verdicts it signed."""

    name: str
    kind: str
    verdicts: int


class Trust(Struct, frozen=True, kw_only=True):
    """The section on trust.

    Attributes:
        ungraded: Why verdicts that would count could be given by nobody; the numbers add up to all of these.
    """

    says: tuple[str, ...]
    criteria: tuple[GradedGroup, ...]
    judges: tuple[JudgeTable, ...]
    graders: tuple[GraderRow, ...]
    ungraded: tuple[tuple[str, int], ...]


def trust(dossier: Dossier, lines: tuple[DimensionLine, ...], *, confidence: float = DEFAULT_CONFIDENCE) -> Trust:
    """Say who graded, what nobody graded, what is missing and what was never reached."""
    card = dossier.card
    reasons: Counter[str] = Counter(
        _kind(dossier.reason(key, criterion) if key in dossier.verdicts else "")
        for key, (_, trial) in dossier.results.items()
        for criterion in trial.ungraded
    )
    often = sorted(reasons.items(), key=lambda each: (-each[1], each[0]))
    rest = sum(number for _, number in often[_REASONS:])
    return Trust(
        says=tuple(
            each
            for each in (
                *_says(card, lines),
                _flaky(card),
                smallest_drop(dossier, lines, confidence=confidence),
                *_of_judges(dossier),
            )
            if each
        ),
        criteria=graded_groups(dossier),
        judges=judge_tables(card),
        graders=tuple(
            GraderRow(name=name, kind="judge" if is_judge(name, card) else "check", verdicts=verdicts)
            for name, verdicts in sorted(card.graders.items(), key=lambda each: (-each[1], each[0]))
        ),
        ungraded=(*often[:_REASONS], *([("other reasons", rest)] if rest else [])),
    )


def _says(card: Scorecard, lines: tuple[DimensionLine, ...]) -> list[str]:
    others = sum(number for name, number in card.graders.items() if is_judge(name, card))
    checks = sum(card.graders.values()) - others
    says = [f"Checks gave {count(checks, 'verdict')}; judges gave {f'{others:,}' if others else 'none'}."]
    if not card.judges:
        says.append("No judge was given: whatever only a judge can see is ungraded, and counts for nothing.")
    for each in card.judged_by:
        if each.held:
            says.append(
                f"{each.name} may gate {len(each.held)} of {len(each.criteria)} criteria that judges answer, by a "
                f"licence on {each.labels}. Its other answers are shown and count for nothing."
            )
    missing = [trial for case in card.cases for trial in case.trials if trial.missing]
    if missing:
        why = Counter(ENDINGS.get(trial.ending, trial.ending) for trial in missing)
        named = "; ".join(f"{each}: {number}" for each, number in why.most_common())
        says.append(f"{len(missing)} of {count(card.planned_trials, 'planned conversation')} are missing ({named}).")
    else:
        says.append(f"None of {count(card.planned_trials, 'planned conversation')} is missing.")
    if card.ungraded_verdicts:
        says.append(f"{count(card.ungraded_verdicts, 'verdict')} that would count could be given by nobody.")
    for line in lines:
        if line.judge_only:
            says.append(
                f"{line.label}: {line.graders.lower()} answer {percent(line.counted)} of its points; "
                f"nobody with a licence answers {some(line.judge_only, 6)}."
            )
        if line.not_reached:
            says.append(f"{line.label}: {families(len(line.not_reached))} not reached ({some(line.not_reached, 6)}).")
    return says


def _kind(reason: str) -> str:
    """A reason without what differs from turn to turn: quotes, numbers in brackets, which turn."""
    return _TURNS.sub("", _DETAIL.sub("", reason)).strip() or "no reason was given"


def _flaky(card: Scorecard) -> str:
    if card.repeats is None:
        return "Each case was played once, so whether the bot is steady is not known."
    flaky = card.repeats.flaky
    if not flaky:
        return f"No case passed in one trial and failed in another ({card.trials} of each)."
    named = some(tuple(each.id for each in flaky), 6)
    return f"{count(len(flaky), 'case')} passed in some trials and failed in others: {named}."


def _of_judges(dossier: Dossier) -> list[str]:
    """Where judges disagreed, how carefully they read, and whose family nobody knows."""
    card, says = dossier.card, []
    if len(card.judges) > 1:
        counting = count(card.disputed_verdicts, "verdict that counts", "verdicts that count")
        advisory = sum(
            each.disputed and not dossier.criteria[case_id, each.criterion_id].counts
            for (case_id, _), graded in dossier.verdicts.items()
            for each in graded.verdicts
            if (case_id, each.criterion_id) in dossier.criteria
        )
        also = f"; on {advisory:,} advisory {'one' if advisory == 1 else 'ones'} they did" if advisory else ""
        if also and not card.disputed_verdicts:
            says.append(f"On no verdict that counts did judges disagree{also}.")
        else:
            says.append(f"On {counting}, judges disagreed{also}.")
    says += [sentence(unusable(each)) for each in dossier.outcomes.answered if each.unusable]
    says += [
        f"{each.judge} rested {each.misquoted:,} of {count(each.items, 'answer')} on words that the bot did not say, "
        f"and answered control sentences wrongly in {each.failed_controls:,} of {count(each.calls, 'call')}."
        for each in card.slips
    ]
    unknown = of_unknown_family(dossier.plan)
    return [*says, f"{unknown[0].upper()}{unknown[1:]}."] if unknown else says


def speed_and_cost(outcomes: Outcomes) -> tuple[tuple[str, str], ...]:
    """Speed and cost, as pairs of name and value; what was not measured says so."""
    return (
        ("Conversations played", "; ".join(filter(None, (f"{outcomes.played:,}", played_again(outcomes))))),
        ("A reply takes, half of the time", _within(outcomes.latency_p50_s)),
        ("… 19 times of 20", _within(outcomes.latency_p95_s)),
        ("Bot turns in a conversation", f"{outcomes.mean_bot_turns:.1f} on average"),
        ("Never reached a person", f"{outcomes.contained:,} of {outcomes.played:,}"),
        *cost_rows(outcomes),
        ("The whole run took", f"{outcomes.duration_s:,.1f} s" if outcomes.duration_s else "not timed: decided again"),
    )


def _within(seconds: float | None) -> str:
    if seconds is None:
        return "not timed"
    return f"at most {seconds:.2f} s" if seconds >= INSTANT_S else f"under {INSTANT_S} s"


def provenance_rows(dossier: Dossier, decision: Decision | None) -> tuple[tuple[str, str], ...]:
    """Everything that could move a number, as pairs of name and value."""
    plan = dossier.plan
    rows = [
        ("Run", plan.run),
        ("Planned", moment(plan.created)),
        ("Bot", plan.bot if plan.bot == plan.bot_spec else f"{plan.bot} ({plan.bot_spec})"),
        ("Judges", ", ".join(plan.judges) or "none"),
        ("Trials of each case", str(plan.trials)),
        ("Seed", str(plan.seed)),
        ("Time for one reply", f"{plan.turn_timeout_s:g} s"),
    ]
    if behind := plan.bot_behind:
        rows.append(("Asked", f"{behind.model} by {behind.adapter} at {behind.base_url}"))
    rows += [(f"Judge {each.name}", f"{each.model} at {each.address}") for each in plan.judged_by if each.model]
    undecided = {"gate": ", not applied"} if decision is None else {}
    rows += [
        (f"Given: {name}{undecided.get(name, '')}", ", ".join(values))
        for name, values in sorted(plan.arguments.items())
        if values
    ]
    rows += [(f"Hash of {name}", value) for name, value in sorted(plan.hashes.items())]
    if decision is not None:
        rows.append(("Hash of the gate that decided", decision.gate_hash))
    rows += [(f"Version of {name}", value) for name, value in sorted(plan.versions.items())]
    return tuple(rows)
