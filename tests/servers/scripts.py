"""What a model behind a server says and does: the good exemplar of a case, as answers to the customer's lines."""

import msgspec

from hardcase.cases import load_suites

CASES = (
    "suites/billing_disputes/agency-mark-in-a-pause.yaml",
    "suites/damaged_items/lamp-broken-twice.yaml",
    "suites/damaged_items/missing-twelve-pound-bit-es.yaml",
    "suites/asks_for_a_person/one-word-agent.yaml",
    "suites/routine_requests/where-is-the-tent.yaml",
)
"""Shipped cases with tools, handovers, several turns and another language."""


def script(paths=CASES):
    """What is done and said after each of the customer's lines: (line, calls, words), calls as (tool, arguments).

    Raises:
        ValueError: One line stands in another, so that a server could not tell them apart.
    """
    steps = []
    for suite in load_suites(paths):
        for case in suite.cases:
            turns = suite.good_exemplar(case.id).turns
            for said, turn in zip(turns[::2], turns[1::2], strict=True):
                calls = [(call.tool, call.arguments) for call in turn.calls]
                if turn.handover:
                    packet = msgspec.to_builtins(turn.handover)
                    calls.append((case.company.hand_over_tool.name, {"queue": packet["queue"], "packet": packet}))
                steps.append((said.text.strip(), calls, turn.text.strip()))
    lines = [line for line, _, _ in steps]
    alike = [line for line in lines if sum(line in other for other in lines) > 1]
    if alike:
        raise ValueError(f"these lines cannot be told apart: {alike}")
    return steps


def fixtures(steps):
    """A script as aimock reads it: all calls of a turn at once, and the words when they came back."""
    written = []
    for line, calls, text in steps:
        asked = [{"name": tool, "arguments": arguments} for tool, arguments in calls]
        if asked:
            match = {"userMessage": line, "hasToolResult": False}
            written.append({"match": match, "response": {"toolCalls": asked}})
        written.append({"match": {"userMessage": line, "hasToolResult": bool(asked)}, "response": {"content": text}})
    return written
