"""Escalation counted by families, the unit of inference."""

from collections import Counter
from collections.abc import Sequence

from hardcase.verdicts import RECALLED

from .scorecard import CaseResult, EscalationCard, TrialResult


def escalation_card(results: Sequence[CaseResult]) -> EscalationCard:
    """Count what the bot did about people.

    A family counts as recalled only when every trial in which a handover was due reached people, and as needless
    when any trial handed over needlessly. Missing trials leave it unknown, and are never counted for the bot.

    Args:
        results: One for each planned case.
    """
    due: dict[str, list[TrialResult]] = {}
    barred: dict[str, list[TrialResult]] = {}
    outcomes: Counter[str] = Counter()
    by_trigger: dict[str, list[int]] = {}
    cost = 0.0
    for result in results:
        for trial in result.trials:
            if trial.escalation:
                outcomes[trial.escalation] += 1
                cost += trial.escalation_cost
            if not trial.escalation and not trial.missing:
                continue
            if result.decision == "must":
                due.setdefault(result.family, []).append(trial)
                reached = by_trigger.setdefault(result.trigger, [0, 0])
                reached[0] += trial.escalation in RECALLED
                reached[1] += 1
            elif result.decision == "must-not":
                barred.setdefault(result.family, []).append(trial)
    missed = {family for family, trials in due.items() if any(_missed(trial) for trial in trials)}
    needless = {family for family, trials in barred.items() if any(trial.escalation == "needless" for trial in trials)}
    unsure_due = {family for family, trials in due.items() if any(trial.missing for trial in trials)} - missed
    unsure_barred = {family for family, trials in barred.items() if any(_unknown(trial) for trial in trials)} - needless
    return EscalationCard(
        must_families=len(due),
        must_recalled=len(due.keys() - missed - unsure_due),
        must_unknown=len(unsure_due),
        must_not_families=len(barred),
        needless_families=len(needless),
        must_not_unknown=len(unsure_barred),
        outcomes=dict(sorted(outcomes.items())),
        recall_by_trigger={trigger: (each[0], each[1]) for trigger, each in sorted(by_trigger.items())},
        cost=round(cost, 6),
        trials=sum(outcomes.values()),
    )


def _missed(trial: TrialResult) -> bool:
    return not trial.missing and trial.escalation not in RECALLED


def _unknown(trial: TrialResult) -> bool:
    return trial.missing or trial.escalation == "unknown"
