"""The summary for a CI step or a pull request: Markdown in which nothing that others wrote is Markdown."""

import re
from collections import Counter
from pathlib import Path

from hardcase.text import one_line

from .answer import Note, answer_of
from .change_kinds import KINDS, changes_line, left_aside
from .changed import changed
from .costs import cost_line, played_again
from .dimensions import DEFAULT_CONFIDENCE, DimensionLine, dimension_lines
from .dossier import Dossier
from .failures import Failure, failures
from .generic import generic_line
from .graders import graded_by
from .reasons import Reason
from .steady import steady_line
from .topics import topic_lines
from .vetoes import VetoLine, veto_lines
from .waived import waiver_lines
from .words import count, families, score, some

_MAX_CASES = 15
MAX_CHARACTERS = 30_000
"""Two of these and a word of greeting fit into a comment on a pull request, which may have 65,536."""
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@&#8203;", "#": "#&#8203;"}
_MARKS = re.compile(
    r"[\\`*_{}\[\]()<>#+!|~&@$]|:(?=//)|(?<=www)\.|^[-=]"
    r"|\bGH-(?=\d)|(?<![\w/-])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}(?![\w/-])",
    re.IGNORECASE,
)
_UNSEEN = "&#8203;"
_NUMBERED = re.compile(r"^(\d+)\.")
_FLOORS = {"pass": "kept", "fail": "**missed**", "inconclusive": "open", "waived": "**waived**"}


def markdown(text: str, limit: int = 240) -> str:
    """Words of anybody, so that Markdown and HTML show them and nothing more.

    Marks that mean something are escaped, and addresses are kept from becoming links. A zero-width space behind `@`
    keeps GitHub from notifying people whom a bot named, and within `#1`, `GH-1` and hashes from linking to what it
    did not mean; GitHub looks for these after it has read the escapes.

    Args:
        text: Words of anybody.
        limit: Characters that are kept.
    """
    escaped = _MARKS.sub(_escaped, one_line(text, limit))
    return _NUMBERED.sub(r"\1\\.", escaped)


def _escaped(mark: re.Match[str]) -> str:
    found = mark[0]
    if len(found) == 1:
        return _ENTITIES.get(found, "\\" + found)
    return found + _UNSEEN if found.endswith("-") else found[0] + _UNSEEN + found[1:]


def summary(dossier: Dossier, *, report: Path) -> str:
    """Write the summary: decision, reasons with quotes, dimensions, counts, changes, replays, where the report is.

    Args:
        dossier: Everything the run left. Of a transcript only the quotes of the first reasons are used.
        report: Where the page is.
    """
    decision, card = dossier.decision, dossier.card
    confidence = decision.confidence if decision else DEFAULT_CONFIDENCE
    vetoes = veto_lines(card, dossier.plan, confidence=confidence)
    answer = answer_of(dossier)
    gate = f"gate {markdown(decision.gate)}" if decision else "no gate"
    lines = [f"## {answer.word}: {markdown(card.bot)}, {gate}", "", markdown(f"{answer.word}: {answer.says}"), ""]
    lines += [f"- **{markdown(each, 400)}**" for each in answer.broken]
    for reason in answer.first:
        lines += _reason(reason)
    lines += [f"- {markdown(_note(each), 400)}" for each in answer.notes]
    lines += [f"- and {len(answer.more)} more: {markdown(_leads(answer.more), 600)}"] if answer.more else []
    lines += [f"- {markdown(f'Waiver: {each}', 400)}" for each in waiver_lines(decision)]
    if not answer.promised:
        lines += ["", "**This is not the gate that was promised before the run.**"]
    if answer.compared:
        lines += ["", f"**This is not compared with the pinned champion, but with {markdown(answer.compared)}.**"]
    if answer.settle:
        lines += ["", "What would settle it:", "", *(f"- {markdown(each, 400)}" for each in answer.settle)]
    lines += ["", "| dimension | seen | range | floor | families |", "|---|---|---|---|---|"]
    lines += [_row(line) for line in dimension_lines(card, decision)]
    generic = generic_line(card, decision)
    lines += ["", f"Genericness: {generic.seen}. {markdown(generic.reach)} {generic.promise}".rstrip()]
    counted = f"{card.passed} passed, {card.failed} failed, {card.ungraded} ungraded"
    missing = (
        f"{card.missing_trials} of {count(card.planned_trials, 'conversation')} missing",
        played_again(dossier.outcomes),
    )
    lines += [
        "",
        f"{count(card.planned, 'case')} planned: {counted}; {'; '.join(filter(None, missing))}. {_vetoes(vetoes)}",
    ]
    lines += [*_changed(dossier), *_failed(dossier)]
    lines += ["", f"Graded by {markdown(graded_by(card), 600)}."]
    lines += ["", f"Repeats: {markdown(steady_line(card), 400)}."] if card.repeats else []
    topics = [f"- {markdown(each, 600)}" for each in topic_lines(decision)]
    lines += ["", "Which topics the bot may keep:", "", *topics] if topics else []
    lines += _cost(dossier)
    return "\n".join([*_within(lines), "", f"Report: {markdown(str(report), 400)}", ""])


def _reason(reason: Reason) -> list[str]:
    """What happened, the worst quote of it, and the rule that it broke."""
    lines = [f"- **{markdown(reason.lead)}**"]
    if reason.quote:
        said = f"“{markdown(reason.quote.said)}”" if reason.quote.said else "The bot said nothing."
        asked = f", asked “{markdown(reason.quote.asked)}”" if reason.quote.asked else ""
        lines += [f"  > {said} (the bot{asked}; {markdown(reason.quote.case_id)})", ""]
        lines += [f"  {markdown(reason.quote.wrong)}", ""] if reason.quote.wrong else []
    told = " ".join(reason.promises)
    named = f" ({markdown(some(reason.cases))})" if reason.cases and not reason.quote else ""
    return [*lines, f"  {markdown(told, 400)}{named}"] if told or named else lines


def _note(note: Note) -> str:
    says = f"{note.route}: {note.says}" if note.route else note.says
    return f"{says}: {some(note.cases)}." if note.cases else says


def _leads(reasons: tuple[Reason, ...]) -> str:
    return " ".join(reason.lead for reason in reasons)


def _within(lines: list[str]) -> list[str]:
    """The lines that fit."""
    total = 0
    for index, line in enumerate(lines):
        total += len(line) + 1
        if total > MAX_CHARACTERS:
            return [*lines[:index], "", "The rest is in the report."]
    return lines


def _cost(dossier: Dossier) -> list[str]:
    line = cost_line(dossier.outcomes)
    return ["", f"Cost: {markdown(line)}."] if line else []


def _row(line: DimensionLine) -> str:
    floor = f"{score(line.floor)} {_FLOORS.get(line.status, '')}".strip() if line.floor is not None else "none"
    seen = line.seen if line.state == "measured" else markdown(line.seen)  # it names judges
    return f"| {line.label} | {seen} | {line.bounds} | {floor} | {line.families} |"


def _vetoes(vetoes: tuple[VetoLine, ...]) -> str:
    fired = [f"{markdown(veto.id)} in {count(len(veto.fired), 'case')}" for veto in vetoes if veto.fired]
    if fired:
        return f"Vetoes: {', '.join(fired)}."
    unknown = tuple(veto.id for veto in vetoes if veto.unknown)
    if unknown:
        return f"No veto was seen; not answered everywhere: {markdown(some(unknown, 4))}."
    looked = max((veto.families for veto in vetoes), default=0)
    if not looked:
        return "No veto was looked for."
    return f"No veto was seen, looked for in up to {families(looked)}."


def _changed(dossier: Dossier) -> list[str]:
    """What became of each case since the champion."""
    decision, lines = dossier.decision, []
    if decision is None or decision.changes is None:
        return []
    for kind, cases in changed(dossier).items():
        means = f" ({KINDS[kind]})" if cases else ""
        lines += (
            ["", f"**{kind.capitalize()}: {len(cases)}**{means}", ""] if cases else ["", f"{kind.capitalize()}: none."]
        )
        lines += [
            f"- {markdown(each.case)}" + (f": {markdown(each.why)}" if each.why else "") for each in cases[:_MAX_CASES]
        ]
        lines += [f"- and {len(cases) - _MAX_CASES} more"] if len(cases) > _MAX_CASES else []
    aside = left_aside(decision.changes)
    since = f"Since the champion {markdown(decision.champion)}: {changes_line(decision.changes)}"
    return ["", since, *lines, *(["", aside] if aside else [])]


def _failed(dossier: Dossier) -> list[str]:
    """The worst cases, each with its worst trial and the reason that weighs most; the report has the rest."""
    failed = failures(dossier)
    if not failed:
        return []
    trials, first = Counter(each.case_id for each in failed), dict[str, Failure]()
    for each in failed:
        first.setdefault(each.case_id, each)
    worst = tuple(first.values())
    lines = ["", f"Failed cases, worst first ({len(worst)}):", ""]
    for each in worst[:_MAX_CASES]:
        what = f"{markdown(each.criterion)}: {markdown(each.reason)}" if each.criterion else markdown(each.reason)
        old = " (the champion fails it too)" if each.old else ""
        more = f" (and {trials[each.case_id] - 1} more of its trials)" if trials[each.case_id] > 1 else ""
        lines.append(f"- {markdown(each.case_id)}, trial {each.trial + 1}{more}: {what}{old}")
        lines.append(f"  - owner: {markdown(each.owner)}; replay: {markdown(each.replay, 400)}")
    left = len(worst) - _MAX_CASES
    return [*lines, f"- and {left} more"] if left > 0 else lines
