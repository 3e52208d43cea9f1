"""The rule about the judges themselves: whoever may gate something must still answer as when it earned the right."""

from hardcase.cases import JudgeOnRecord
from hardcase.scorecards import Scorecard
from hardcase.stats import count_bounds
from hardcase.verdicts import Drift

from .decision import RuleResult, RuleStatus

FLIPPED_AT_MOST = 0.10
"""Share of frozen items that a judge may answer otherwise than when it earned its licence."""
CONFIDENCE = 0.95


def licensed_judges(card: Scorecard) -> tuple[JudgeOnRecord, ...]:
    """The judges that may gate something by their licence: without one there is nothing to hold them to."""
    return tuple(each for each in card.judged_by if each.held)


def anchors(card: Scorecard) -> RuleResult:
    """Invalid when it is proven that a judge now answers more than a tenth of its frozen items otherwise.

    What nobody could tell is open, never a pass: a licence without frozen items or with so few that no answers could
    prove anything, a judge that was not asked all of them, and one of which so much stayed unanswered that it may have
    drifted. A judge that could not be reached is not shown to
    measure wrongly, and its verdicts are ungraded anyway; so that is inconclusive, and not invalid.

    Source:
        Exact bound of the share: Clopper & Pearson (1934), see `hardcase.stats.count_bounds`. Ten percent: chosen for
        this project.
    """
    asked = {each.fingerprint: each for each in card.drifts}
    judges = licensed_judges(card)
    found = [_one(each, asked.get(each.fingerprint)) for each in judges]
    order: tuple[RuleStatus, ...] = ("invalid", "inconclusive", "pass")
    status = next(each for each in order if any(each == one for one, _, _ in found))
    worst = [(reason, settle) for one, reason, settle in found if one == status]
    known = [drift for each in judges if (drift := asked.get(each.fingerprint)) and drift.asked]
    return RuleResult(
        id="anchors",
        status=status,
        reason="; ".join(reason for reason, _ in worst),
        point=max((round(each.flipped / each.asked, 6) for each in known), default=None),
        lower=max((round(_at_least(each.flipped, each), 6) for each in known), default=None),
        threshold=FLIPPED_AT_MOST,
        settle="; ".join(dict.fromkeys(settle for _, settle in worst if settle)),
    )


def _one(judge: JudgeOnRecord, drift: Drift | None) -> tuple[RuleStatus, str, str]:
    """Status, reason, and what would settle it, for one judge."""
    name = judge.name
    anew = f"a licence of {name} that is measured again (hardcase calibrate)"
    again = f"the same conversations graded again while {name} can be asked (hardcase grade RUN --judge SPEC)"
    if drift is None:
        return "inconclusive", f"the frozen items of {name} were not put to it again in this run", again
    if not drift.asked:
        reason = f"the licence of {name} came without frozen items, so nobody can tell whether it still judges alike"
        return "inconclusive", reason, anew
    told = f"of {drift.asked} frozen items {name} answers {drift.flipped} otherwise than when it earned its licence"
    if _at_least(drift.flipped, drift) > FLIPPED_AT_MOST:
        return "invalid", told, ""
    if drift.asked < judge.anchors:
        return "inconclusive", f"{told}, and {judge.anchors} were frozen with it", again
    if _at_least(drift.asked, drift) <= FLIPPED_AT_MOST:
        return "inconclusive", f"{told}: so few that no answers of it could prove anything", anew
    if _at_least(drift.flipped + drift.unanswered, drift) > FLIPPED_AT_MOST:
        return "inconclusive", f"{told}, and {drift.unanswered} not at all", again
    return "pass", told, ""


def _at_least(flipped: int, drift: Drift) -> float:
    return count_bounds(flipped, drift.asked, confidence=CONFIDENCE).lower
