"""The door of the room: from plan, conversations and verdicts to one balanced scorecard."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hardcase.cases import DIMENSIONS, Plan, PlannedCase, PlannedCriterion
from hardcase.conversations import Conversation
from hardcase.verdicts import Drifts, JudgeUsage, Outcome, Verdicts

from .escalation_card import escalation_card
from .genericness import genericness_card
from .repeats import repeats_card
from .score import MIN_COUNTED, counted_share, measured_dimensions, score_trial
from .scorecard import (
    CaseResult,
    DimensionCard,
    FamilyValue,
    Scorecard,
    Status,
    TrialResult,
)
from .veto_card import VetoCard

Key = tuple[str, int]


def tally(
    plan: Plan,
    conversations: Iterable[Conversation],
    verdicts: Iterable[Verdicts],
    *,
    drifts: Drifts | None = None,
    stopped: str = "",
) -> Scorecard:
    """Count everything that was planned; what is not there counts as missing.

    Args:
        plan: Written before the first call; its cases and trials are the denominator.
        conversations: Finished trials; the last one wins where a trial was played again.
        verdicts: Graded trials, likewise.
        drifts: What came of asking the judges their frozen items again; None: nobody asked.
        stopped: Why the run ended before its plan was done, in one clause; empty: it did not.

    Returns:
        Scorecard: Balanced by construction.
    """
    played: dict[Key, Conversation] = {(each.case_id, each.trial): each for each in conversations}
    graded: dict[Key, Verdicts] = {(each.case_id, each.trial): each for each in verdicts}
    results = tuple(case_result(case, plan.trials, played, graded, again=plan.again_at_most) for case in plan.cases)
    statuses = Counter(result.status for result in results)
    planned = {case.id: case for case in plan.cases}
    dimensions = {case.id: measured_dimensions(case) for case in plan.cases}
    cards = [card for name in DIMENSIONS if (card := _dimension(name, results, planned, dimensions)) is not None]
    return Scorecard(
        bot=plan.bot,
        suites=tuple(sorted({case.suite for case in plan.cases})),
        planned=len(plan.cases),
        passed=statuses["passed"],
        failed=statuses["failed"],
        ungraded=statuses["ungraded"],
        trials=plan.trials,
        planned_trials=len(plan.trial_keys),
        missing_trials=sum(
            trial.missing for result in results if result.id not in plan.deselected for trial in result.trials
        ),
        deselected_trials=len(plan.deselected) * plan.trials,
        beside=plan.beside,
        families=len({case.family for case in plan.cases}),
        cases=results,
        dimensions=tuple(cards),
        escalation=escalation_card(results),
        vetoes=_vetoes(results, planned),
        judges=plan.judges,
        judged_by=plan.judged_by,
        drifts=drifts.judges if drifts else (),
        slips=sum((each.judge_usage for each in graded.values()), start=JudgeUsage()).slips,
        graders=dict(sorted(_graders(plan, graded).items())),
        ungraded_verdicts=sum(len(trial.ungraded) for result in results for trial in result.trials),
        disputed_verdicts=sum(len(trial.disputed) for result in results for trial in result.trials),
        hashes=plan.hashes,
        genericness=genericness_card(plan, {key: played[key] for key in plan.trial_keys if key in played}),
        stopped=stopped,
        repeats=repeats_card(results, dimensions=[card.dimension for card in cards if card.counted >= MIN_COUNTED]),
    )


def case_result(
    case: PlannedCase,
    trials: int,
    played: Mapping[Key, Conversation],
    graded: Mapping[Key, Verdicts],
    *,
    again: int = 0,
) -> CaseResult:
    """One case over all its planned trials: failed when any failed, passed when all passed, else ungraded.

    Of the `again` trials that the plan allows beyond them, those that were played stand beside.
    """
    scored = tuple(
        score_trial(case, trial, played.get((case.id, trial)), graded.get((case.id, trial))) for trial in range(trials)
    )
    extra = (trial for trial in range(trials, trials + again) if (case.id, trial) in played)
    statuses = {trial.status for trial in scored}
    status: Status = "failed" if "failed" in statuses else "passed" if statuses == {"passed"} else "ungraded"
    return CaseResult(
        id=case.id,
        suite=case.suite,
        family=case.family,
        status=status,
        trials=scored,
        title=case.title,
        tags=case.tags,
        language=case.language,
        tier=case.tier,
        owner=case.owner,
        decision=case.escalation.decision,
        trigger=case.escalation.trigger or "",
        stakes=case.stakes,
        again=tuple(score_trial(case, trial, played[case.id, trial], graded.get((case.id, trial))) for trial in extra),
    )


def _dimension(
    name: str,
    results: Sequence[CaseResult],
    planned: Mapping[str, PlannedCase],
    dimensions: Mapping[str, tuple[str, ...]],
) -> DimensionCard | None:
    """Family values of one dimension. A missing trial may have been anything from 0 to 1."""
    measured = [result for result in results if name in dimensions[result.id]]
    if not measured:
        return None
    by_family: dict[str, list[tuple[float, float]]] = {}
    slices: dict[str, dict[str, None]] = {}
    for result in measured:
        slices.setdefault(result.family, {}).update(dict.fromkeys(result.slices))
        by_family.setdefault(result.family, [])
        value = _case_value(name, result.trials)
        if value is not None:
            by_family[result.family].append(value)
    by_slice: dict[str, list[PlannedCriterion]] = {}
    for result in measured:
        criteria = _criteria(name, [result], planned)
        for each in slices[result.family]:
            by_slice.setdefault(each, []).extend(criteria)
    return DimensionCard(
        dimension=name,
        families=tuple(
            FamilyValue(
                family=family,
                low=round(sum(low for low, _ in values) / len(values), 12),
                high=round(sum(high for _, high in values) / len(values), 12),
                slices=tuple(slices[family]),
            )
            for family, values in sorted(by_family.items())
            if values
        ),
        not_reached=tuple(sorted(family for family, values in by_family.items() if not values)),
        counted=counted_share(_criteria(name, measured, planned)),
        counted_by_slice={each: counted_share(by_slice[each]) for each in sorted(by_slice)},
        judge_only=tuple(sorted({each.licensed_as for each in _criteria(name, measured, planned) if not each.counts})),
    )


def _criteria(name: str, results: Iterable[CaseResult], planned: Mapping[str, PlannedCase]) -> list[PlannedCriterion]:
    return [each for result in results for each in planned[result.id].criteria if each.dimension == name]


def _case_value(name: str, trials: Sequence[TrialResult]) -> tuple[float, float] | None:
    lows, highs = [], []
    for trial in trials:
        if trial.missing:
            lows.append(0.0)
            highs.append(1.0)
        elif name in trial.scores:
            lows.append(trial.scores[name].low)
            highs.append(trial.scores[name].high)
    return (sum(lows) / len(lows), sum(highs) / len(highs)) if lows else None


def _vetoes(results: Sequence[CaseResult], planned: Mapping[str, PlannedCase]) -> tuple[VetoCard, ...]:
    asked: dict[str, str] = {}
    for case in planned.values():
        asked.update({each.id: each.asks for each in case.criteria if each.veto is not None})
    having: dict[str, list[CaseResult]] = {veto: [] for veto in asked}
    for result in results:
        for veto in dict.fromkeys(each.id for each in planned[result.id].criteria if each.veto is not None):
            having[veto].append(result)
    cards = []
    for veto, sentence in asked.items():
        fired = {result.id for result in having[veto] if any(veto in trial.vetoes for trial in result.all_trials)}
        unknown = {
            result.id: result
            for result in having[veto]
            if result.id not in fired and any(trial.missing or veto in trial.unknown_vetoes for trial in result.trials)
        }
        cards.append(
            VetoCard(
                id=veto,
                asks=sentence,
                fired=tuple(result.id for result in having[veto] if result.id in fired),
                unknown=tuple(unknown),
                unconfirmed=tuple(
                    name
                    for name, result in unknown.items()
                    if any(veto in trial.unconfirmed_vetoes for trial in result.trials)
                ),
                unread=tuple(
                    name
                    for name, result in unknown.items()
                    if any(veto in trial.unread_vetoes for trial in result.trials)
                ),
                families=len(
                    {
                        result.family
                        for result in having[veto]
                        if result.id not in unknown
                        and any(veto not in trial.untested_vetoes for trial in result.all_trials)
                    }
                ),
            )
        )
    return tuple(cards)


def _graders(plan: Plan, graded: Mapping[Key, Verdicts]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for key in plan.trial_keys:
        if key in graded:
            signed = (each for each in graded[key].verdicts if each.outcome is not Outcome.UNGRADED)
            counts.update(each.grader for each in signed)
    return counts
