"""What a desk shows of its company: copies, so that no bot can rewrite its authority for this trial or another."""

import copy
import functools
import pickle
from typing import Any

from hardcase.cases import Company, Packet, Tool, json_schema

_COMPOSED = frozenset({"$ref", "allOf", "anyOf", "oneOf"})
_MOST = 32


def shown_company(company: Company) -> Company:
    """A copy of the company file."""
    copied: Company = pickle.loads(_written(_Same(company))[0])  # noqa: S301 - written a few lines below
    return copied


def shown_tools(company: Company) -> list[dict[str, Any]]:
    """The tools as function tools, a copy."""
    copied: list[dict[str, Any]] = pickle.loads(_written(_Same(company))[1])  # noqa: S301 - as above
    return copied


def strict_parameters(tool: Tool) -> dict[str, Any]:
    """A tool's parameters; what they do not name is refused unless they say otherwise."""
    if tool.parameters.keys() & _COMPOSED:
        return tool.parameters
    return {"type": "object", "properties": {}, "additionalProperties": False, **tool.parameters}


class _Same:
    """A company by identity: thousands of trials share one, which cannot be hashed."""

    def __init__(self, company: Company) -> None:
        self.company = company

    def __hash__(self) -> int:
        return id(self.company)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.company is self.company


@functools.lru_cache(maxsize=_MOST)
def _written(same: _Same) -> tuple[bytes, bytes]:
    """A company and its tools, written down once: reading them again is six times as fast as copying them."""
    tools = [
        {"name": tool.name, "description": tool.description, "parameters": _parameters(tool)}
        for tool in same.company.tools
    ]
    return pickle.dumps(same.company), pickle.dumps(tools)


def _parameters(tool: Tool) -> dict[str, Any]:
    """A tool's parameters; the packet of a handover is described in full."""
    parameters = copy.deepcopy(strict_parameters(tool))
    if tool.kind == "hand_over" and "packet" in parameters.get("properties", {}):
        packet = json_schema(Packet, name="handover")
        parameters["$defs"] = packet.pop("$defs")
        parameters["properties"]["packet"] = {"$ref": "#/$defs/Packet"}
    return parameters
