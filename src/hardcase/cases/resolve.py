"""From what a case file says to the sheet of criteria that will be graded."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hardcase.errors import Problem, nearest

from .case import Case, CaseFile
from .company import Company
from .criterion import FACTS, Criterion, ExpectedCall
from .matcher import KINDS, Matcher
from .rubric import Rubric, RubricCriterion
from .suite import SuiteFile
from .yaml_reader import Document, Path_

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def fill_values(
    data: Any, values: Mapping[str, int | str], document: Document, problems: list[Problem], at: Path_ = ()
) -> Any:
    """Put a company's values where `{name}` stands, and note every name that is unknown.

    Args:
        data: Plain data of one file.
        values: Numbers by name, from the company file.
        document: Where each value stands.
        problems: Unknown names are added here.
        at: Path of `data` within the document.

    Returns:
        The same data with every placeholder replaced; regular expressions are left as they are.
    """
    if isinstance(data, dict):
        return {key: fill_values(each, values, document, problems, (*at, key)) for key, each in data.items()}
    if isinstance(data, list):
        return [fill_values(each, values, document, problems, (*at, index)) for index, each in enumerate(data)]
    if not isinstance(data, str) or (at and at[-1] == "regex"):
        return data
    for name in PLACEHOLDER.findall(data):
        if name not in values:
            problems.append(document.problem(at, f"unknown value {{{name}}}", nearest(name, values)))
    whole = PLACEHOLDER.fullmatch(data)
    if whole and "with" in at:  # an argument keeps its type: `days: "{pause_days}"` is a number
        return values.get(whole[1], data)
    return PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), data)


def resolve_case(
    file: CaseFile, *, case_id: str, suite: SuiteFile, company: Company, rubrics: tuple[Rubric, ...]
) -> Case:
    """Join a case file with its suite, company and rubrics.

    Args:
        file: A case file without problems.
        case_id: The file's stem.
        suite: Whose owner counts where the case is silent.
        company: Who the bot works for; a case of no known company is portable.
        rubrics: Every dimension's rubric and the vetoes.

    Returns:
        Case: With one criterion for each sentence that will be graded.
    """
    return Case(
        id=case_id,
        suite=suite.suite,
        title=file.title,
        family=file.family,
        tags=file.tags,
        language=file.language,
        channel=file.channel,
        mode=file.mode,
        stakes=file.stakes,
        owner=file.owner or suite.owner,
        portable=not company.is_known,
        counterfactual=file.counterfactual,
        customer=file.customer,
        records=file.records,
        history=file.history,
        desk=file.desk,
        turns=file.turns,
        patience=file.patience,
        escalation=file.expect.escalation,
        company=company,
        criteria=tuple(_criteria(file, rubrics, portable=not company.is_known)),
        costs=next((rubric.costs for rubric in rubrics if rubric.costs), None),
        pass_at={rubric.dimension: rubric.pass_at for rubric in rubrics},
    )


def _criteria(file: CaseFile, rubrics: tuple[Rubric, ...], *, portable: bool) -> Iterator[Criterion]:
    sharpened: dict[str, tuple[str, RubricCriterion]] = {}
    for rubric in rubrics:
        for criterion in rubric.criteria:
            sharpened[criterion.id] = (rubric.dimension, criterion)
            if criterion.applies_to is None or criterion.applies_to.includes(file.tags, portable=portable):
                yield criterion.resolved(rubric.dimension)
    for each in file.expect.criteria:
        dimension, of = sharpened[each.of]
        yield Criterion(
            id=each.id, dimension=dimension, asks=each.asks, points=of.points, grader="judge", veto=of.veto, of=of.id
        )
    for fact in file.expect.facts:
        matcher = _matcher(fact)
        yield Criterion(
            id=fact.id,
            dimension="correctness",
            asks=f"The customer is told {matcher.describe()}.",
            points=fact.points,
            grader="check-then-judge:fact",
            of=FACTS,
            asked_by=fact.asked_by or "",
            matcher=matcher,
        )
    for action in file.expect.actions:
        yield Criterion(
            id=action.id,
            dimension="correctness",
            asks=f"The bot calls {_call(action.tool, action.arguments)} and it succeeds.",
            points=action.points,
            grader="check:action",
            asked_by=action.asked_by or "",
            call=ExpectedCall(tool=action.tool, arguments=action.arguments),
        )
    for item in file.expect.forbidden:
        call = ExpectedCall(tool=item.tool, arguments=item.arguments) if item.tool else None
        said = None if item.tool else _matcher(item)
        act = f"calls {_call(call.tool, call.arguments)}" if call else f"says {said.describe() if said else ''}"
        yield Criterion(
            id=item.id,
            dimension="vetoes" if item.veto else "correctness",
            asks=f"The bot {act}, which it must not.",
            points=0 if item.veto else item.points,
            grader="check:forbidden",
            veto="met" if item.veto else None,
            call=call,
            matcher=said,
        )
    for needed in file.expect.context:
        matcher = _matcher(needed)
        yield Criterion(
            id=needed.id,
            dimension="correctness",
            asks=f"The human agent is told {matcher.describe()}.",
            points=needed.points,
            grader="check:context",
            matcher=matcher,
        )
    for part in file.expect.handover:
        matcher = _matcher(part)
        yield Criterion(
            id=part.id,
            dimension="escalation",
            asks=f"The packet carries {matcher.describe()}.",
            points=part.points,
            grader="check:packet",
            matcher=matcher,
        )


def _matcher(item: Matcher) -> Matcher:
    return Matcher(**{kind: getattr(item, kind) for kind in KINDS})


def _call(tool: str, arguments: Mapping[str, Any]) -> str:
    return f"{tool}({', '.join(f'{name}={value!r}' for name, value in arguments.items())})"
