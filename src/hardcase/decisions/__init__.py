"""Room 5: decisions. Ship, hold, inconclusive or invalid; `decide(scorecard, gate) -> Decision` is the door."""

from .champion import Champion
from .check_gate import check_gate
from .decide import DECIDES, decide
from .decision import Culprit, Decision, RuleResult, Ruling, WaiverOnRecord, worst_exit_code
from .gate import MIN_SLICE_FAMILIES, Gate, GateFile, selected
from .load import load_gate
from .rules import rule_ids
from .superiority import Superiority, superiority
from .topic import Route, Routing, Topic, TopicFloor, TopicRate

__all__ = [
    "DECIDES",
    "MIN_SLICE_FAMILIES",
    "Champion",
    "Culprit",
    "Decision",
    "Gate",
    "GateFile",
    "Route",
    "Routing",
    "RuleResult",
    "Ruling",
    "Superiority",
    "Topic",
    "TopicFloor",
    "TopicRate",
    "WaiverOnRecord",
    "check_gate",
    "decide",
    "load_gate",
    "rule_ids",
    "selected",
    "superiority",
    "worst_exit_code",
]
