"""Room 5: decisions. Ship, hold, inconclusive or invalid; `decide(scorecard, gate) -> Decision` is the door."""

from .decide import decide
from .decision import Decision, RuleResult, Ruling, worst_exit_code
from .gate import Gate, GateFile, check_gate, load_gate, selected
from .rules import rule_ids

__all__ = [
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
