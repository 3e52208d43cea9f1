"""Judges as the plan writes them down, with the licences they stood on."""

from collections.abc import Iterable, Sequence

from hardcase.cases import Criterion, JudgedCriterion, JudgeOnRecord, digest
from hardcase.verdicts import CHECKS, Judge, Licence, Measured, ModelJudge, Standing, family_of, reads

_NONE = Licence(judge="", fingerprint="", labels="", annotators=(), measured="", languages=(), criteria=())


def on_record(judge: Judge, criteria: Iterable[Criterion]) -> JudgeOnRecord:
    """Write a judge down.

    Args:
        judge: With its standing.
        criteria: What judges may be asked under a licence, in the rubrics' order.
    """
    standing = judge.standing
    if standing is None:
        return JudgeOnRecord(name=judge.name, fingerprint=judge.fingerprint, family=family_of(judge), by_right=True)
    licence = standing.licence or _NONE
    measured = {each.criterion: each for each in licence.criteria}
    ids = dict.fromkeys(each.id for each in criteria)
    model, address = (judge.file.model, judge.address) if isinstance(judge, ModelJudge) else ("", "")
    return JudgeOnRecord(
        name=judge.name,
        fingerprint=judge.fingerprint,
        model=model,
        address=address,
        family=family_of(judge),
        own_family=standing.own_family,
        reads=reads(judge),
        licence=digest(licence) if standing.licence else "",
        labels=licence.labels,
        annotators=len(licence.annotators),
        measured=licence.measured,
        expires=licence.expires,
        languages=licence.languages,
        anchors=licence.anchors,
        criteria=tuple(_judged(each, measured.get(each), standing) for each in ids),
    )


def _judged(criterion: str, measured: Measured | None, standing: Standing) -> JudgedCriterion:
    measured = measured or Measured(criterion=criterion, wording="", may_gate=False, why="")
    met, not_met = measured.sensitivity, measured.specificity
    return JudgedCriterion(
        id=criterion,
        advisory="" if criterion in standing.held else standing.advisory.get(criterion, "it was not measured on it"),
        items=measured.items,
        met=measured.met,
        kappa=measured.kappa,
        ac1=measured.ac1,
        sensitivity=met.point if met else None,
        sensitivity_low=met.low if met else None,
        specificity=not_met.point if not_met else None,
        specificity_low=not_met.low if not_met else None,
        left_open=measured.abstained,
        languages=tuple(standing.held.get(criterion, measured.languages)),
    )


def graders_hash(judges: Sequence[JudgeOnRecord]) -> str:
    """Hash everything that answers: versions of checks, and of each judge what it is and what it may gate."""
    return digest(
        {
            "checks": {name: check.version for name, check in CHECKS.items()},
            "judges": [[each.name, each.fingerprint, each.licence, each.held] for each in judges],
        }
    )
