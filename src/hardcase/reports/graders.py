"""Who graded what, and on what licence."""

from collections import Counter

from msgspec import Struct

from hardcase.cases import JudgedCriterion, JudgeOnRecord, Plan
from hardcase.scorecards import Scorecard
from hardcase.verdicts import ABLATION, Drift

from .words import count, day, percent, some

_MAX_ADVISORY = 3


class JudgeRow(Struct, frozen=True, kw_only=True):
    """What one judge is worth on one criterion, in words."""

    criterion: str
    items: str
    left_open: str
    agreement: str
    sensitivity: str
    specificity: str
    gates: str


class JudgeTable(Struct, frozen=True, kw_only=True):
    """One judge.

    Attributes:
        about: On whose labels, when, until when, in which languages, and whether it still answers alike.
        rows: Empty for a judge that was never measured, or that needs no licence.
    """

    name: str
    about: str
    rows: tuple[JudgeRow, ...]


def is_judge(grader: str, card: Scorecard) -> bool:
    """Whether a judge signed, or several that voted, or one that was asked again without some words."""
    names = grader.removesuffix(f"+{ABLATION}").split("+")
    return all(each in card.judges for each in names)


def shares(card: Scorecard) -> tuple[tuple[str, float], ...]:
    """Share of the verdicts that were given, in [0, 1]: the checks' together, then each judge's, most first."""
    total = sum(card.graders.values())
    judges = Counter({name: number for name, number in card.graders.items() if is_judge(name, card)})
    checks = total - judges.total()
    return tuple((name, number / total) for name, number in [("checks", checks), *judges.most_common()] if number)


def graded_by(card: Scorecard) -> str:
    """Say on one line who graded what, on whose labels, and what does not count."""
    if not card.judges:
        return "checks only: no judge was given"
    given = dict(shares(card))
    worth = {each.name: _worth(each, _drift(each, card)) for each in card.judged_by}
    signed = dict.fromkeys([*(name for name in given if name != "checks"), *card.judges])
    told = [f"checks {percent(given.get('checks', 0.0))}"]
    barred = {each.name for each in card.judged_by if not each.by_right and not each.held}
    told += [
        f"{name} {'answered ' if name in barred else ''}{percent(given.get(name, 0.0))}{worth.get(name, '')}"
        for name in signed
    ]
    return ", ".join(told)


def of_unknown_family(plan: Plan) -> str:
    """Say in one clause whose models nobody knows the maker of, so that a bot may be graded by its own kin.

    Returns:
        str: Empty where all are known, or no judge asks a model that is not held apart already.
    """
    asked = [each for each in plan.judged_by if each.reads and not each.own_family]
    unknown = [f"judge {each.name!r}" for each in asked if not each.family]
    if asked and plan.bot_behind and not plan.bot_behind.family:
        unknown.append(f"bot {plan.bot!r}")
    if not unknown:
        return ""
    named = " and ".join(unknown)
    return f"nobody knows who made the model of {named} (`family` says it), so a judge may be the bot's own kin"


def _drift(judge: JudgeOnRecord, card: Scorecard) -> Drift | None:
    return next((each for each in card.drifts if each.fingerprint == judge.fingerprint), None)


def _worth(judge: JudgeOnRecord, drift: Drift | None) -> str:
    """On whose labels a judge stands, and what that is worth today."""
    held, reasons = judge.held, {each.advisory for each in judge.criteria}
    if judge.by_right:
        return " (the labels of exemplars)"
    on = f" on {judge.labels}" if judge.licence else ""
    if not held:
        why = reasons.pop() if len(reasons) == 1 else "none of its criteria reached the bar"
        if judge.own_family:
            own = "it is of the candidate's own model family"
            why = own if judge.licence else f"{why}, and {own}"
        return f"{on}, advisory, in no score ({why})"
    advisory = f"; advisory: {some(judge.advisory, _MAX_ADVISORY)}" if judge.advisory else ""
    of = count(len(judge.criteria), "judged criterion", "judged criteria")
    own = "; of the candidate's own model family, so never alone" if judge.own_family else ""
    late = f"; partly graded after its last day, {day(judge.expires)}" if drift and drift.expired else ""
    return f"{on} (may gate {len(held)} of {of}{own}{advisory}{late})"


def judge_tables(card: Scorecard) -> tuple[JudgeTable, ...]:
    """Every judge with its licence, criterion by criterion."""
    return tuple(_table(each, card) for each in card.judged_by)


def _table(judge: JudgeOnRecord, card: Scorecard) -> JudgeTable:
    if judge.by_right:
        about = (
            "Its answers are the labels that people gave the exemplars, so it needs no licence. Labels answer only for "
            "words that people have labelled: they show that the gate works, not what a model would say of new ones."
        )
        return JudgeTable(name=judge.name, about=about, rows=())
    if not judge.licence:
        about = "It has no licence: its answers are shown with each conversation and count for nothing."
        return JudgeTable(name=judge.name, about=about, rows=())
    until = f"counts until {day(judge.expires)}" if judge.expires else "counts as long as the judge stays the same"
    about = (
        f"Measured against {judge.labels} on {day(judge.measured)}, in {some(judge.languages, 9)}; {until}. "
        + _again(_drift(judge, card))
    )
    return JudgeTable(name=judge.name, about=about, rows=tuple(_row(each, judge) for each in judge.criteria))


def _again(drift: Drift | None) -> str:
    if drift is None:
        return "In this run it was not asked its frozen items again."
    if not drift.asked:
        return "Its licence came without frozen items."
    open_ = f", and {drift.unanswered} without an answer" if drift.unanswered else ""
    late = " Part of this run was graded after that day: the day of its plan decides." if drift.expired else ""
    return f"Asked its {count(drift.asked, 'frozen item')} again, it answered {drift.flipped} otherwise{open_}.{late}"


def _row(judged: JudgedCriterion, judge: JudgeOnRecord) -> JudgeRow:
    if not judged.items:
        agreement = "not measured"
    else:
        agreement = "not defined" if judged.kappa is None else f"{judged.kappa:.2f}"
        agreement += "" if judged.ac1 is None else f", AC1 {judged.ac1:.2f}"
    where = f" in {some(judged.languages, 9)}" if judged.languages != judge.languages else ""
    return JudgeRow(
        criterion=judged.id,
        items=f"{judged.items} ({judged.met} met)" if judged.items else "none",
        left_open=str(judged.left_open) if judged.items else "none",
        agreement=agreement,
        sensitivity=_share(judged.sensitivity, judged.sensitivity_low),
        specificity=_share(judged.specificity, judged.specificity_low),
        gates=f"advisory: {judged.advisory}" if judged.advisory else f"may gate{where}",
    )


def _share(point: float | None, low: float | None) -> str:
    if point is None or low is None:
        return "no such items"
    return f"{percent(point)} ({percent(low)})"
