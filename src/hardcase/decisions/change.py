"""The rules of a change gate: what a change must not do to the champion. Silent on noise, and never a ship."""

from collections.abc import Iterator, Mapping, Sequence

from hardcase.cases import DIMENSIONS
from hardcase.scorecards import (
    CaseResult,
    Scorecard,
    broke_again,
    family_differences,
    new_vetoes,
    seems_broken,
    shared_cases,
    was_chance,
)
from hardcase.stats import holm, paired_loss_p

from .champion import UNKNOWN, Champion, both_readings
from .decision import RuleResult, RuleStatus
from .gate import Gate

CHANGE_IDS = (*(f"loss-{name}" for name in DIMENSIONS), "broken-again")
"""Ids of the rules that `change_rules` yields."""


def vetoes_that_are_new(card: Scorecard, champion: Champion) -> RuleResult:
    """A veto in a family in which the champion did not have it holds; what it does too is not the change's."""
    found = new_vetoes(card, champion.card)
    if found.fired:
        reason, cases = f"vetoes fired where the champion has none: {_told(found.fired)}", _cases(found.fired)
        return RuleResult(id="new-vetoes", status="fail", reason=reason, cases=cases)
    reasons, settled_by = list[str](), list[str]()
    if found.disputed:
        reasons.append(f"the judge disagrees with itself about what the champion said too: {_told(found.disputed)}")
        settled_by.append("a person's look at these cases")
    if found.unknown:
        reasons.append(f"nobody could answer vetoes that were answered of the champion: {_told(found.unknown)}")
        settled_by.append("a replay of the cases named here")
    if reasons:
        return RuleResult(
            id="new-vetoes",
            status="inconclusive",
            reason="; ".join(reasons),
            settle=", and ".join(settled_by),
            cases=_cases(found.disputed),
        )
    if not card.vetoes:
        reason, settle = "no veto was looked for", "rubrics or cases with vetoes"
        return RuleResult(id="new-vetoes", status="inconclusive", reason=reason, settle=settle)
    unknown = len({case for veto in card.vetoes for case in veto.unknown})
    left = f"; in {unknown} cases one could not be answered, as with the champion" if unknown else ""
    return RuleResult(id="new-vetoes", status="pass", reason=f"no veto fired where the champion has none{left}")


def _told(found: Mapping[str, Sequence[str]]) -> str:
    return "; ".join(f"{veto} in {', '.join(named[:3])}" for veto, named in found.items())


def _cases(found: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(case for named in found.values() for case in named))


def change_rules(card: Scorecard, gate: Gate, champion: Champion) -> Iterator[RuleResult]:
    """Losses that are proven, dimension by dimension, and families that broke and broke again.

    Args:
        card: Of the candidate.
        gate: Whose confidence counts.
        champion: Whom it is compared with.

    Yields:
        RuleResult: As named by `CHANGE_IDS`. Pass means that nothing is proven, not that nothing was lost.
    """
    yield from _losses(card, gate, champion)
    yield _broken_again(card, champion)


def _losses(card: Scorecard, gate: Gate, champion: Champion) -> Iterator[RuleResult]:
    """A loss counts where it is proven though everything unknown speaks for the candidate.

    Where it would be proven if the unknown of both were read alike, the candidate has more that is unknown: that is
    open, or a verdict that goes missing would hide a loss.
    """
    found = {name: family_differences(card, champion.card, name) for name in DIMENSIONS}
    favourable = holm([paired_loss_p([each.high for each in rows]) for rows in found.values()])
    alike = holm([paired_loss_p([each.alike for each in rows]) for rows in found.values()])
    alpha = 1 - gate.file.confidence
    for (name, rows), best, same in zip(found.items(), favourable, alike, strict=True):
        status: RuleStatus = (
            "fail" if max(best, same) < alpha else "inconclusive" if min(best, same) < alpha else "pass"
        )
        if not rows:
            missed = any(name in trial.scores for case in champion.card.cases for trial in case.trials)
            reason = f"no family measured {name} both here and with the champion, so no loss can be seen"
            yield RuleResult(
                id=f"loss-{name}",
                status="inconclusive" if missed else "pass",
                reason=reason,
                settle="a run of cases in which the champion was measured" if missed else "",
            )
            continue
        bounds = both_readings(rows, gate.file.confidence)
        low, high = (sum(getattr(each, end) for each in rows) / len(rows) for end in ("low", "high"))
        seen = f"{low:+.2f}" if high - low < 0.005 else f"between {low:+.2f} and {high:+.2f}, by what is unknown,"
        word = {"fail": "is lost", "inconclusive": "may be lost", "pass": "is not shown to be lost"}[status]
        reason = f"{name} {word}: {seen} against the champion's, in {bounds.lower:+.2f} to {bounds.upper:+.2f}"
        yield RuleResult(
            id=f"loss-{name}",
            status=status,
            reason=f"{reason}, {len(rows)} families",
            point=round(low, 6),
            lower=round(bounds.lower, 6),
            upper=round(bounds.upper, 6),
            threshold=0.0,
            families=len(rows),
            settle=UNKNOWN if status == "inconclusive" else "",
        )


def _broken_again(card: Scorecard, champion: Champion) -> RuleResult:
    """The champion failed no trial of a case, the candidate every one, and again when it was played once more."""
    suspects = [pair for pair in shared_cases(card, champion.card) if seems_broken(pair)]
    broken = [pair[0] for pair in suspects if broke_again(pair)]
    by_chance = [pair[0] for pair in suspects if was_chance(pair)]
    unclear = [mine for mine, _ in suspects if mine not in broken and mine not in by_chance]
    families = len({case.family for case in broken})
    status: RuleStatus = "fail" if broken else "inconclusive" if unclear else "pass"
    reason = "no family is shown to be broken"
    if broken:
        reason = f"{families} famil{'y' if families == 1 else 'ies'} that the champion never fails failed in"
        reason += f" every trial, and again when played once more ({_some(broken)})"
    ungraded = [mine for mine, other in suspects if mine in broken and other.status != "passed"]
    if ungraded:
        reason += "; never failed by the champion, but not counted as newly broken, as some of its trials nobody"
        reason += f" could grade: {_some(ungraded)}"
    reason += f"; failed in every trial, and not when played once more: {_some(by_chance)}" if by_chance else ""
    if unclear:
        reason += f"; failed wherever it was graded, and not played once more with an answer: {_some(unclear)}"
    return RuleResult(
        id="broken-again",
        status=status,
        reason=reason,
        cases=tuple(case.id for case in broken),
        settle="a run of the bot by this gate, which plays once more what looks broken" if unclear else "",
    )


def _some(cases: Sequence[CaseResult], limit: int = 3) -> str:
    more = len(cases) - limit
    return ", ".join(case.id for case in cases[:limit]) + (f" and {more} more" if more > 0 else "")
