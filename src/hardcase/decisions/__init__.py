"""Room 5: decisions. Ship, hold, inconclusive or invalid; `decide(scorecard, gate) -> Decision` is the door."""

from .champion import Champion
from .check_gate import check_gate
from .decide import DECIDES, decide
from .decision import Culprit, Decision, RuleResult, Ruling, WaiverOnRecord, worst_exit_code
from .evidence import cases_not_run
from .gate import MIN_SLICE_FAMILIES, Gate, GateFile, not_run, selected
from .load import load_gate
from .needs import CHANCE, Look, LossInSight, Need, all_together, losses_in_sight, needs
from .rules import rule_ids
from .spread import ASSUMED_MEAN, Spread, seen_spread
from .superiority import Superiority, superiority
from .topic import Route, Routing, Topic, TopicFloor, TopicRate

__all__ = [
    "ASSUMED_MEAN",
    "CHANCE",
    "DECIDES",
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
    "TopicRate",
    "WaiverOnRecord",
    "all_together",
    "cases_not_run",
    "check_gate",
    "decide",
    "load_gate",
    "losses_in_sight",
    "needs",
    "not_run",
    "rule_ids",
    "seen_spread",
    "selected",
    "superiority",
    "worst_exit_code",
]
