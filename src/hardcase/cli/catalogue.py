"""Cases as a person reads them: all of them in a table, or one as a story."""

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from hardcase.cases import Case, Criterion, Line, Suite
from hardcase.text import ci_safe

_WIDTH = 100
_MARKS = (
    ("P", "portable"),
    ("C", "counterfactual"),
    ("H", "history of earlier contacts"),
    ("A", "people are away"),
    ("D", "a draft for a human agent"),
)


_COUNTED: dict[str, Callable[[Case], str]] = {
    "decision": lambda case: case.escalation.decision,
    "trigger": lambda case: (case.escalation.trigger or "") if case.escalation.decision == "must" else "",
    "language": lambda case: case.language,
    "stakes": lambda case: case.stakes,
    "tier": lambda case: case.customer.tier,
}


def case_table(suites: Sequence[Suite]) -> str:
    """One line for each case, and counts below it.

    Args:
        suites: Whose cases are listed, suite by suite.
    """
    header = ("case", "family", "decision", "trigger", "stakes", "tier", "lang", "lines", "exemplars", "marks")
    rows = [_row(suite, case) for suite in suites for case in suite.cases]
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    lines = []
    for suite in suites:
        lines.append(
            f"\n{suite.id}: {suite.title}" + ("" if suite.reviewed_by else " (no support lead has read it yet)")
        )
        lines += [_spread(row, widths) for row in (header, *(_row(suite, case) for case in suite.cases))]
    marks = ", ".join(f"{letter} {meaning}" for letter, meaning in _MARKS)
    return "\n".join((*lines, "", f"marks: {marks}", "", *_counts(suites)))


def _row(suite: Suite, case: Case) -> tuple[str, ...]:
    kinds = Counter(exemplar.kind for exemplar in suite.exemplars.get(case.id, {}).values())
    away, drafts = case.desk.people != "open", case.mode == "assistant"
    marks = (case.portable, case.counterfactual is not None, bool(case.history), away, drafts)
    return (
        case.id,
        "" if case.family == case.id else case.family,
        case.escalation.decision,
        case.escalation.trigger or "",
        case.stakes,
        case.customer.tier,
        case.language,
        str(len(case.turns)),
        " ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())),
        "".join(letter for (letter, _), holds in zip(_MARKS, marks, strict=True) if holds),
    )


def _spread(row: Sequence[str], widths: Sequence[int]) -> str:
    return ("  " + "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))).rstrip()


def _counts(suites: Sequence[Suite]) -> Iterator[str]:
    cases = [case for suite in suites for case in suite.cases]
    families = {case.family for case in cases}
    of_families = f"{len(families)} famil{'y' if len(families) == 1 else 'ies'}"
    yield f"{len(cases)} cases in {of_families}, {len(suites)} suite{'s' if len(suites) != 1 else ''}"
    for name, of_case in _COUNTED.items():
        in_families = Counter(key for key, _ in {(of_case(case), case.family) for case in cases})
        in_cases = Counter(map(of_case, cases))
        told = [f"{key} {in_families[key]} ({in_cases[key]})" for key in sorted(in_cases) if key]
        yield f"{name}, families (cases): {', '.join(told)}"
    portable = sum(case.portable for case in cases)
    pairs = sum(case.counterfactual is not None for case in cases)
    yield f"portable cases: {portable}; counterfactual pairs: {pairs}"


def story(suite: Suite, case: Case) -> str:
    """One case, from who writes to what must come of it.

    Args:
        suite: Where it and its exemplars come from.
        case: The case.
    """
    parts = [
        f"{case.id} ({suite.id}): {case.title}",
        *_who(case),
        "",
        "What the company knows",
        *_records(case),
        "",
        "What the customer says",
        *(each for line in case.turns for each in _line(line)),
        *(_wrapped(f"asked for {field}: {told}") for field, told in case.customer.knows.items()),
        f"  bears {case.patience} unhelpful replies",
        "",
        "What must come of it",
        _wrapped(_escalation(case)),
        *_expected(case),
        "",
        "How it is told well and badly",
        *_exemplars(suite, case),
    ]
    return ci_safe("\n".join(parts))


def _who(case: Case) -> Iterator[str]:
    customer = case.customer
    known = "verified" if customer.verified else "not verified"
    yield f"  {customer.name}, {customer.tier}, {known}, writes by {case.channel} in {case.language}"
    yield f"  stakes: {case.stakes}; tags: {', '.join(case.tags) or 'none'}; family: {case.family}"
    if case.counterfactual:
        yield f"  the same as {case.counterfactual.of}, with another {case.counterfactual.changes}"


def _records(case: Case) -> Iterator[str]:
    if case.portable:
        yield "  nothing: it is portable, and played without a company"
        return
    yield f"  {case.company.company}; people are {_desk(case)}"
    for table, rows in case.records.items():
        for row in rows:
            yield _wrapped(f"{table}: {_fields(row)}")
    for row in case.history:
        yield _wrapped(f"earlier contact: {_fields(row)}")


def _desk(case: Case) -> str:
    return {"open": "there", "closed": "away"}.get(case.desk.people, f"there after a {case.desk.people}")


def _fields(row: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in row.items())


def _line(line: Line) -> Iterator[str]:
    conditions = [f"unless {', '.join(line.unless)}"] if line.unless else []
    conditions += [f"if {', '.join(line.only_if)}"] if line.only_if else []
    yield f"  {line.id}" + (f" ({'; '.join(conditions)})" if conditions else "")
    for paragraph in line.say.strip().splitlines():
        yield textwrap.fill(paragraph, _WIDTH, initial_indent="    ", subsequent_indent="    ")


def _escalation(case: Case) -> str:
    if case.mode == "assistant":
        return "a human agent has it, and the bot drafts for them: it reads, and changes nothing"
    rule = case.escalation
    if rule.decision == "must":
        where = f", by {' or '.join(rule.queues)}" if rule.queues else ""
        return f"people must take over{where}: {rule.trigger}, due at {rule.due!r}"
    return "the bot solves it alone" if rule.decision == "must-not" else "people may take over; nothing is scored there"


def _expected(case: Case) -> Iterator[str]:
    own = [
        each for each in case.criteria if each.check in {"context", "fact", "action", "packet", "forbidden"} or each.of
    ]
    for each in own:
        yield _wrapped(
            f"{_worth(each):>4} {each.id}: {each.asks}" + (f" (asked by {each.asked_by})" if each.asked_by else "")
        )


def _worth(criterion: Criterion) -> str:
    return "VETO" if criterion.veto else f"{criterion.points:+d}"


def _exemplars(suite: Suite, case: Case) -> Iterator[str]:
    named = suite.exemplars.get(case.id, {})
    if not named:
        yield "  nobody has written that yet"
    for name, exemplar in named.items():
        kind = exemplar.kind if exemplar.kind == name else f"{name} ({exemplar.kind})"
        ends = ", hands over" if exemplar.bot_turns[-1].handover else ""
        yield f"  {kind}: {_plural(len(exemplar.bot_turns), 'reply', 'replies')}{ends}"
        for turn in exemplar.turns:
            if turn.speaker == "bot":
                yield from (_wrapped(f"[{call.tool}: {_fields(call.arguments) or '-'}]") for call in turn.calls)
            spoken = " ".join(turn.text.split())
            yield textwrap.fill(f"{turn.speaker}: {spoken}", _WIDTH, initial_indent="    ", subsequent_indent="      ")
            if turn.notes:
                yield _wrapped(f"[notes: {' '.join(turn.notes.split())}]")


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="  ", subsequent_indent="      ")
