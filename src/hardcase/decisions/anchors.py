"""The rule about the judges themselves: whoever may gate something must still answer as when it earned the right."""

from hardcase.scorecards import Scorecard
from hardcase.stats import count_bounds
from hardcase.verdicts import Drift

from .decision import RuleResult, RuleStatus

FLIPPED_AT_MOST = 0.10
"""Share of frozen items that a judge may answer otherwise than when it earned its licence."""
CONFIDENCE = 0.95


def licensed_judges(card: Scorecard) -> tuple[str, ...]:
    """Names of the judges that may gate something by their licence: without one there is nothing to hold them to."""
    return tuple(each.name for each in card.judged_by if each.held)


def anchors(card: Scorecard) -> RuleResult:
    """Invalid when it is proven that a judge now answers more than a tenth of its frozen items otherwise.

    What nobody could tell is open, never a pass: a licence without frozen items, a judge that was not asked, and one
    of which so much stayed unanswered that it may have drifted. A judge that could not be reached is not shown to
    measure wrongly, and its verdicts are ungraded anyway; so that is inconclusive, and not invalid.

    Source:
        Exact bound of the share: Clopper & Pearson (1934), see `hardcase.stats.count_bounds`. Ten percent: chosen for
        this project.
    """
    asked = {each.judge: each for each in card.drifts}
    found = [_one(name, asked.get(name)) for name in licensed_judges(card)]
    order: tuple[RuleStatus, ...] = ("invalid", "inconclusive", "pass")
    status = next(each for each in order if any(each == one for one, _, _ in found))
    worst = [(reason, settle) for one, reason, settle in found if one == status]
    known = [asked[name] for name in licensed_judges(card) if name in asked and asked[name].asked]
    return RuleResult(
        id="anchors",
        status=status,
        reason="; ".join(reason for reason, _ in worst),
        point=max((round(each.flipped / each.asked, 6) for each in known), default=None),
        lower=max((round(_at_least(each.flipped, each), 6) for each in known), default=None),
        threshold=FLIPPED_AT_MOST,
        settle="; ".join(dict.fromkeys(settle for _, settle in worst if settle)),
    )


def _one(name: str, drift: Drift | None) -> tuple[RuleStatus, str, str]:
    """Status, reason, and what would settle it, for one judge."""
    again = f"the same conversations graded again while {name} can be asked (hardcase grade RUN --judge SPEC)"
    if drift is None:
        return "inconclusive", f"the frozen items of {name} were not put to it again in this run", again
    if not drift.asked:
        reason = f"the licence of {name} came without frozen items, so nobody can tell whether it still judges alike"
        return "inconclusive", reason, f"a licence of {name} that is measured again (hardcase calibrate)"
    told = f"of {drift.asked} frozen items {name} answers {drift.flipped} otherwise than when it earned its licence"
    if _at_least(drift.flipped, drift) > FLIPPED_AT_MOST:
        return "invalid", told, ""
    if _at_least(drift.flipped + drift.unanswered, drift) > FLIPPED_AT_MOST:
        return "inconclusive", f"{told}, and {drift.unanswered} not at all", again
    return "pass", told, ""


def _at_least(flipped: int, drift: Drift) -> float:
    return count_bounds(flipped, drift.asked, confidence=CONFIDENCE).lower
