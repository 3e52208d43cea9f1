"""What a tool asks for before it acts: limits of authority and states of the record it lands on."""

from typing import Any

from hardcase.cases import Company, Requirement, Tool
from hardcase.text import Money, normalise, parse_money


def unmet(tool: Tool, given: dict[str, Any], row: dict[str, Any], company: Company) -> str:
    """Say which requirement a call misses, in words a bot can act on.

    A limit that cannot be compared with is missed: what is unknown allows nothing.

    Args:
        tool: Whose requirements are read; `verified` is the desk's to check.
        given: Arguments of the call.
        row: Record it lands on; empty where it lands on none.
        company: Whose authority limits it.

    Returns:
        One sentence; empty when every requirement is met.
    """
    for requirement in tool.requires:
        problem = _missed(requirement, given, row, company) if isinstance(requirement, Requirement) else ""
        if problem:
            return f"{tool.name}: {problem}"
    return ""


def same(one: Any, other: Any) -> bool:
    """Whether two values are written alike; nothing is like nothing."""
    return one is not None and other is not None and normalise(str(one)) == normalise(str(other))


def _missed(requirement: Requirement, given: dict[str, Any], row: dict[str, Any], company: Company) -> str:
    for name, limit in (requirement.at_most or {}).items():
        limits = company.authority[limit]
        allowed = (limits,) if isinstance(limits, str) else limits
        if name in given and not any(_at_most(given[name], each) for each in allowed):
            return _no_amount(name, given) or f"{name} {given[name]!r} is beyond your authority ({', '.join(allowed)})"
    for name, column in (requirement.at_most_record or {}).items():
        if name in given and not _at_most(given[name], row.get(column)):
            if _amount(row.get(column)) is None:
                return f"the record holds no {column} that {name} could be compared with"
            return _no_amount(name, given) or f"{name} {given[name]!r} is not within the {row[column]} on record"
    for column, wanted in (requirement.is_ or {}).items():
        if not same(row.get(column), wanted):
            return f"{column} is {row.get(column)!r}, it must be {wanted!r}"
    for column, barred in (requirement.not_ or {}).items():
        if same(row.get(column), barred):
            return f"{column} is already {barred!r}"
    return ""


def _no_amount(name: str, given: dict[str, Any]) -> str:
    return "" if _amount(given[name]) else f"{name} {given[name]!r} is no amount above zero, such as '5.00 EUR'"


def _amount(value: Any) -> Money | None:
    """A readable amount above zero, or None."""
    try:
        money = parse_money(str(value))
    except ValueError:
        return None
    return money if money.amount > 0 else None


def _at_most(value: Any, limit: Any) -> bool:
    """Both are amounts of one currency, and the first does not exceed the second."""
    given, most = _amount(value), _amount(limit)
    return given is not None and most is not None and given.currency == most.currency and given.amount <= most.amount
