"""Room 5: decisions. Ship, hold, inconclusive or invalid; `decide(scorecard, gate) -> Decision` is the door."""

from .champion import Champion
from .check_gate import check_gate
from .decide import decide
from .decision import Decision, RuleResult, Ruling, worst_exit_code
from .gate import MIN_SLICE_FAMILIES, Gate, GateFile, load_gate, selected
from .rules import rule_ids
from .superiority import Superiority, superiority

__all__ = [
    "MIN_SLICE_FAMILIES",
    "Champion",
    "Decision",
    "Gate",
    "GateFile",
    "RuleResult",
    "Ruling",
    "Superiority",
    "check_gate",
    "decide",
    "load_gate",
    "rule_ids",
    "selected",
    "superiority",
    "worst_exit_code",
]
