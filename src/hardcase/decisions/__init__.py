"""Room 5: decisions. Ship, hold, inconclusive or invalid; `decide(scorecard, gate) -> Decision` is the door."""

from .decide import decide
from .decision import Decision, RuleResult, Ruling, worst_exit_code
from .gate import MIN_SLICE_FAMILIES, Gate, GateFile, check_gate, load_gate, selected
from .rules import rule_ids

__all__ = [
    "MIN_SLICE_FAMILIES",
    "Decision",
    "Gate",
    "GateFile",
    "RuleResult",
    "Ruling",
    "check_gate",
    "decide",
    "load_gate",
    "rule_ids",
    "selected",
    "worst_exit_code",
]
