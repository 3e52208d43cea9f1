"""What a company file must get right beyond its schema."""

from collections.abc import Iterable, Iterator

import msgspec

from hardcase.errors import Problem, nearest
from hardcase.text import FIELDS, family_claims, named_claims, parse_money

from .company import Company, Requirement, Tool
from .resolve import PLACEHOLDER
from .schemas import schema_problem
from .yaml_reader import Document, Path_


def company_problems(company: Company, document: Document) -> Iterator[Problem]:
    """Yield everything in a company file that refers to something that is not there.

    Args:
        company: As read, before its values are filled in.
        document: Where each value stands.
    """
    yield from _repeated("policy", [policy.id for policy in company.policies], ("policies",), document)
    yield from _repeated("queue", company.queue_ids, ("queues",), document)
    yield from _repeated("tool", [tool.name for tool in company.tools], ("tools",), document)
    policies = [policy.id for policy in company.policies]
    for index, promised in enumerate(company.promises_allowed):
        if promised not in policies:
            at = ("promises_allowed", index)
            yield document.problem(at, f"unknown policy {promised!r}", nearest(promised, policies))
    for name, value in company.values.items():
        if PLACEHOLDER.search(str(value)):
            fix = "write the value out: only policies and cases take values"
            yield document.problem(("values", name), f"the value {value!r} uses another value", fix)
    for name, limits in company.authority.items():
        for limit in (limits,) if isinstance(limits, str) else limits:
            try:
                parse_money(limit)
            except ValueError as error:
                yield document.problem(("authority", name), str(error), "write an amount such as 150 GBP")
    for field in company.own_fields.keys() & set(FIELDS):
        fix = "leave it out: how it is asked for is known"
        yield document.problem(("fields", field), f"the field {field!r} is none of your own", fix)
    for index, tool in enumerate(company.tools):
        yield from _tool_problems(tool, company, document, ("tools", index))
    if company.tools and not company.queues and company.hand_over_tool:
        yield document.problem(("queues",), "people can be handed to but there is no queue", "add a queue")


def unclaimed(company: Company, language: str) -> tuple[str, ...]:
    """Tools that act and of which neither the company file nor their name tells by which words a bot claims it.

    Args:
        company: Whose tools.
        language: Of a case; one whose verbs nobody knows has none.

    Returns:
        tuple: Names, in the order of the file. `claims: {en: []}` says that no word does.
    """
    spoken = language.partition("-")[0]
    if not family_claims(spoken):
        return ()
    return tuple(
        tool.name
        for tool in company.tools
        if tool.acts
        and spoken not in tool.claims
        and not named_claims(tool.name, spoken, hands_over=tool.kind == "hand_over")
    )


def _repeated(noun: str, ids: Iterable[str], at: Path_, document: Document) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, each in enumerate(ids):
        if each in seen:
            yield document.problem((*at, index), f"{noun} {each!r} is defined twice", "rename or remove one")
        seen.add(each)


def _tool_problems(tool: Tool, company: Company, document: Document, at: Path_) -> Iterator[Problem]:
    if reason := schema_problem(tool.parameters):
        yield document.problem((*at, "parameters"), f"is no JSON Schema: {reason}", "mend the schema")
        return
    known = tool.parameters.get("properties", {})
    for table, parameter in tool.finds.items():
        if parameter not in known:
            what = f"{tool.name} finds {table} by the unknown parameter {parameter!r}"
            yield document.problem((*at, "finds", table), what, nearest(parameter, known))
    if tool.kind == "update" and not tool.finds:
        yield document.problem(at, f"{tool.name} updates nothing", "add finds: {table: parameter}")
    if tool.kind == "create" and not tool.creates:
        yield document.problem(at, f"{tool.name} creates nothing", "add creates: {table: PREFIX}")
    for column, value in tool.sets.items():
        for name in PLACEHOLDER.findall(value) if isinstance(value, str) else ():
            if name not in known:
                what = f"{tool.name} sets {column} to the unknown parameter {name!r}"
                yield document.problem((*at, "sets", column), what, nearest(name, known))
    for position, requirement in enumerate(tool.requires):
        if isinstance(requirement, Requirement):
            yield from _requirement_problems(requirement, known, company, document, (*at, "requires", position))


def _requirement_problems(
    requirement: Requirement, known: dict[str, object], company: Company, document: Document, at: Path_
) -> Iterator[Problem]:
    if len(msgspec.to_builtins(requirement)) != 1:
        yield document.problem(at, "a requirement has exactly one key", "use at_most, at_most_record, is or not")
    for parameter, limit in (requirement.at_most or {}).items():
        if limit not in company.authority:
            yield document.problem(at, f"unknown limit {limit!r}", nearest(limit, company.authority))
        if parameter not in known:
            yield document.problem(at, f"unknown parameter {parameter!r}", nearest(parameter, known))
    for parameter in requirement.at_most_record or {}:
        if parameter not in known:
            yield document.problem(at, f"unknown parameter {parameter!r}", nearest(parameter, known))
