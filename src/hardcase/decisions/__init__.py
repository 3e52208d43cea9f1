"""Room 5: decisions. Ship, hold, inconclusive or invalid; `decide(scorecard, gate) -> Decision` is the door."""

from .champion import Champion
from .check_gate import check_gate
from .decide import decide
from .decision import Culprit, Decision, RuleResult, Ruling, WaiverOnRecord, worst_exit_code
from .gate import MIN_SLICE_FAMILIES, Gate, GateFile, selected
from .load import load_gate
from .needs import CHANCE, Look, LossInSight, Need, all_together, losses_in_sight, needs
from .rules import rule_ids
from .spread import ASSUMED_MEAN, Spread, seen_spread
from .superiority import Superiority, superiority
from .topic import Route, Routing, Topic, TopicFloor

__all__ = [
    "ASSUMED_MEAN",
    "CHANCE",
    "MIN_SLICE_FAMILIES",
    "Champion",
    "Culprit",
    "Decision",
    "Gate",
    "GateFile",
    "Look",
    "LossInSight",
    "Need",
    "Route",
    "Routing",
    "RuleResult",
    "Ruling",
    "Spread",
    "Superiority",
    "Topic",
    "TopicFloor",
    "WaiverOnRecord",
    "all_together",
    "check_gate",
    "decide",
    "load_gate",
    "losses_in_sight",
    "needs",
    "rule_ids",
    "seen_spread",
    "selected",
    "superiority",
    "worst_exit_code",
]
