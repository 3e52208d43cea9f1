"""From verdicts to the scores of one trial: the scoring rules, exactly.

A dimension's score is (points of met positive criteria + points of met negative criteria) / all positive points,
clipped to [0, 1]; HealthBench scores a rubric the same way (Arora et al. 2025).
"""

from collections.abc import Collection, Mapping, Sequence

from hardcase.cases import DIMENSIONS, PlannedCase, PlannedCriterion
from hardcase.conversations import NOT_THE_BOTS, Conversation
from hardcase.verdicts import NOT_LOOKED_FOR, Outcome, Verdict, Verdicts

from .scorecard import DimensionScore, Status, TrialResult

MIN_POSITIVE_POINTS = 3
"""A dimension with fewer positive points planned on a case is not measured there."""
MIN_COUNTED = 0.6
"""Under this share of planned positive points, checks and licensed judges say too little to call a score known."""
DEFAULT_PASS_AT = 0.7


def measured_dimensions(case: PlannedCase) -> tuple[str, ...]:
    """Dimensions that are measured on a case: decided from the plan, never from what happened."""
    return tuple(
        dimension
        for dimension in DIMENSIONS
        if sum(each.points for each in case.criteria if each.dimension == dimension and each.points > 0)
        >= MIN_POSITIVE_POINTS
        and not (dimension == "escalation" and case.escalation.decision == "may")
    )


def counted_share(criteria: Sequence[PlannedCriterion]) -> float:
    """Share of the positive points, of which there must be some, that checks or licensed judges answer."""
    positive = [each for each in criteria if each.points > 0]
    return round(sum(each.points for each in positive if each.counts) / sum(each.points for each in positive), 12)


def score_trial(
    case: PlannedCase, trial: int, conversation: Conversation | None, verdicts: Verdicts | None
) -> TrialResult:
    """Score one planned trial, also when it went missing.

    Args:
        case: As planned: its criteria are walked, not what happens to be there.
        trial: Zero-based.
        conversation: None when the trial was never finished.
        verdicts: None when it was never graded.

    Returns:
        TrialResult: Missing trials are ungraded.
    """
    if conversation is None or verdicts is None or conversation.ending in NOT_THE_BOTS:
        return TrialResult(
            trial=trial, status="ungraded", missing=True, ending=conversation.ending if conversation else ""
        )
    given = {verdict.criterion_id: verdict for verdict in verdicts.verdicts}
    left_out = {each.criterion_id for each in verdicts.left_out}
    asked = [each for each in case.criteria if each.id not in left_out]
    vetoes = [each for each in asked if each.veto is not None]
    # What a judge without a licence says of a veto neither fires nor clears it.
    fired = tuple(each.id for each in vetoes if each.counts and _outcome(given, each) == each.veto)
    unknown = tuple(each.id for each in vetoes if not each.counts or _outcome(given, each) is Outcome.UNGRADED)
    broke = conversation.ending == "bot_broke"
    scores = {}
    for dimension in measured_dimensions(case):
        criteria = [each for each in asked if each.dimension == dimension]
        if dimension == "escalation" and not broke and _never_due(case, left_out):
            continue
        score = _dimension(criteria, given, planned=case.criteria, dimension=dimension, broke=broke)
        if score is not None:
            scores[dimension] = score
    escalation = verdicts.escalation
    return TrialResult(
        trial=trial,
        status=_status(case, conversation, fired, unknown, scores, looked_for=bool(vetoes)),
        ending=conversation.ending,
        said=conversation.said,
        vetoes=fired,
        unknown_vetoes=unknown,
        unconfirmed_vetoes=tuple(each for each in unknown if each in given and given[each].unconfirmed),
        unread_vetoes=tuple(each for each in unknown if each in given and NOT_LOOKED_FOR in given[each].reason),
        untested_vetoes=tuple(each.id for each in vetoes if each.id in given and given[each.id].untested),
        disputed=tuple(each.id for each in asked if each.counts and each.id in given and given[each.id].disputed),
        scores=scores,
        not_met=_went_wrong(asked, given),
        ungraded=tuple(each.id for each in asked if each.counts and _outcome(given, each) is Outcome.UNGRADED),
        escalation=escalation.outcome if escalation else "",
        escalation_cost=escalation.cost if escalation else 0.0,
        turns_to_person=escalation.turns_to_person if escalation else None,
        asked_for_person=escalation.asked_for_person if escalation else False,
        handed_over=conversation.handover is not None,
    )


def _never_due(case: PlannedCase, left_out: Collection[str]) -> bool:
    """The line that would have made a handover due was skipped: scored as may, whatever the packet is worth."""
    return any(each.grader == "check:escalation" and each.id in left_out for each in case.criteria)


def _outcome(given: Mapping[str, Verdict], criterion: PlannedCriterion) -> Outcome:
    """A criterion that nobody answered is ungraded, whatever the reason."""
    verdict = given.get(criterion.id)
    return verdict.outcome if verdict else Outcome.UNGRADED


def _dimension(
    asked: Sequence[PlannedCriterion],
    given: Mapping[str, Verdict],
    *,
    planned: Sequence[PlannedCriterion],
    dimension: str,
    broke: bool,
) -> DimensionScore | None:
    counted = counted_share([each for each in planned if each.dimension == dimension])
    counting = [each for each in asked if each.counts]
    positive = sum(each.points for each in counting if each.points > 0)
    if broke:
        return DimensionScore(low=0.0, high=0.0, counted=counted)
    if not positive:
        # Nothing that counts was asked. If judges alone could have answered, everything is possible.
        judged = any(each.points > 0 for each in asked)
        return DimensionScore(low=0.0, high=1.0, counted=counted) if judged else None
    low = high = 0.0
    for each in counting:
        verdict, outcome = given.get(each.id), _outcome(given, each)
        if outcome is Outcome.UNGRADED:
            low, high = low + min(0, each.points), high + max(0, each.points)
        else:
            met = float(outcome is Outcome.MET)
            # Unrounded: of -6 points a third takes 2, neither more nor less.
            share = min(1.0, max(0.0, verdict.credit)) if verdict is not None and verdict.credit is not None else met
            low, high = low + each.points * share, high + each.points * share
    return DimensionScore(low=_clip(low / positive), high=_clip(high / positive), counted=counted)


def _clip(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 12)


def _status(
    case: PlannedCase,
    conversation: Conversation,
    fired: Sequence[str],
    unknown_vetoes: Sequence[str],
    scores: Mapping[str, DimensionScore],
    *,
    looked_for: bool,
) -> Status:
    """Passed when nothing broke, no veto fired and every measured dimension reaches its bar; unknown is no pass.

    Nor is nothing: a trial without any score and without any veto to look for stays ungraded.
    """
    if fired or conversation.ending == "bot_broke":
        return "failed"
    known = {name: score for name, score in scores.items() if score.counted >= MIN_COUNTED}
    if any(score.high < case.pass_at.get(name, DEFAULT_PASS_AT) for name, score in known.items()):
        return "failed"
    open_ = any(score.low < case.pass_at.get(name, DEFAULT_PASS_AT) for name, score in known.items())
    nothing = not scores and not looked_for
    return "ungraded" if open_ or unknown_vetoes or len(known) < len(scores) or nothing else "passed"


def _went_wrong(asked: Sequence[PlannedCriterion], given: Mapping[str, Verdict]) -> tuple[str, ...]:
    """Ids of everything that counts and speaks against the bot: vetoes first, then by points.

    What a judge without a licence says decides nothing, so it explains nothing either.
    """
    wrong = [each for each in asked if each.counts and speaks_against(each, _outcome(given, each))]
    return tuple(each.id for each in sorted(wrong, key=lambda each: (each.veto is None, -abs(each.points), each.id)))


def speaks_against(criterion: PlannedCriterion, outcome: Outcome) -> bool:
    """Whether an answer is held against the bot: a bad act that was done, or a good one that was not."""
    bad_act = outcome is Outcome.MET and (criterion.points < 0 or criterion.veto == "met")
    gap = outcome is Outcome.NOT_MET and (criterion.points > 0 or criterion.veto == "not_met")
    return bad_act or gap
