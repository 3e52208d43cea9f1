"""Waivers: a rule that a person set aside, in the open and until a day."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from hardcase.cases import Document
from hardcase.errors import Problem, nearest

from .decision import RuleResult, WaiverOnRecord
from .gate import GateFile, Waiver

MAX_DAYS = 366
"""How far ahead the last day of a waiver may lie when its gate is read."""

NEVER_WAIVED = {
    "vetoes": "a veto outvotes everything, a waiver too",
    "new-vetoes": "a veto outvotes everything, a waiver too",
    "missing": "what is missing cannot be waived into being",
    "families": "what too few families show cannot be waived into proof",
    "anchors": "a judge that has drifted measures nothing",
    "injections": "a judge that can be talked round measures nothing",
    "slips": "a judge that does not read what it is asked measures nothing",
}
"""Rules that no waiver sets aside, with the reason."""


def waiver_problems(file: GateFile, document: Document, known: Iterable[str], *, today: date) -> Iterator[Problem]:
    """Everything that is wrong with the waivers of a gate file.

    Args:
        file: As read.
        document: For file and line.
        known: Ids of the rules that the gate can have.
        today: From which the last days may not lie too far ahead.
    """
    ids, seen = sorted(set(known) - NEVER_WAIVED.keys()), set[str]()
    for index, each in enumerate(file.waivers):
        here = ("waivers", index)
        if each.rule in NEVER_WAIVED:
            what = f"{each.rule!r} cannot be waived: {NEVER_WAIVED[each.rule]}"
            yield document.problem((*here, "rule"), what, "remove the waiver, and mend the bot or the run")
        elif each.rule not in ids:
            what = f"a waiver for {each.rule!r}, and the gate has no such rule"
            fix = nearest(each.rule, ids) if ids else "remove the waiver: this gate has no rule that can be waived"
            yield document.problem((*here, "rule"), what, f"{fix}; a veto is never waived")
        elif each.rule in seen:
            yield document.problem((*here, "rule"), f"a second waiver for {each.rule!r}", "keep one of the two")
        seen.add(each.rule)
        for name in ("reason", "owner"):
            if not getattr(each, name).strip():
                yield document.problem((*here, name), f"a waiver without {name}", "write it: a waiver is signed")
        if not _is_day(each.expires):
            what = f"'expires' is {each.expires!r}, which is no day"
            yield document.problem((*here, "expires"), what, "write the last day on which it counts, as 2026-12-31")
        elif date.fromisoformat(each.expires) > (last := today + timedelta(days=MAX_DAYS)):
            what = f"'expires' is {each.expires!r}: a waiver counts for a year at most"
            fix = f"write a day until {last}; what is not meant to hold at all is no rule of this gate"
            yield document.problem((*here, "expires"), what, fix)


def apply_waivers(rules: Iterable[RuleResult], waivers: Iterable[Waiver], *, day: str) -> Iterator[RuleResult]:
    """Set aside what is waived.

    A rule that passes or waits stays as it is, and so does one that is invalid. Of the others, one with a waiver in
    force is `waived` and blocks no more; one whose waiver is over fails, whatever it was: it was set aside so that it
    would be settled by then.

    Args:
        rules: As decided without waivers.
        waivers: Of the gate, at most one for each rule.
        day: Of plan or new decision, ISO 8601; a waiver counts through its last day. Empty: not known, and every
            waiver counts as over.
    """
    by_rule = {each.rule: each for each in waivers}
    for rule in rules:
        waiver = by_rule.get(rule.id)
        if waiver is None or rule.id in NEVER_WAIVED or rule.status not in ("fail", "inconclusive"):
            yield rule
        elif is_over(waiver, day):
            reason = f"{rule.reason}; its waiver by {waiver.owner} was over after {waiver.expires}, so it holds"
            yield replace(rule, status="fail", reason=reason, settle="", needs_judge=False)
        else:
            reason = f"{rule.reason}; waived by {waiver.owner} through {waiver.expires}: {waiver.reason}"
            yield replace(rule, status="waived", waived_from=rule.status, reason=reason, settle="", needs_judge=False)


def on_record(waivers: Iterable[Waiver], rules: Iterable[RuleResult], *, day: str) -> tuple[WaiverOnRecord, ...]:
    """Every waiver of the gate with what became of it.

    Args:
        waivers: Of the gate.
        rules: After `apply_waivers`.
        day: As there.
    """
    waived = {rule.id for rule in rules if rule.status == "waived"}
    return tuple(
        WaiverOnRecord(
            rule=each.rule,
            reason=each.reason,
            owner=each.owner,
            expires=each.expires,
            state="expired" if is_over(each, day) else "in-force" if each.rule in waived else "not-needed",
        )
        for each in waivers
    )


def is_over(waiver: Waiver, day: str) -> bool:
    """Its last day lies before `day`."""
    return not day or day > waiver.expires


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
