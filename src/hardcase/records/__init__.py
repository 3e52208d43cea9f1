"""The filing cabinet: append-only ledgers, resume, provenance."""

from .baseline import BASELINES, Baseline, Move, now
from .books import Trial
from .ledger import Ledger, Tail, read_ledger
from .provenance import provenance
from .run import (
    ANCHORS,
    CONVERSATIONS,
    DECISION,
    JUNIT,
    OUTCOMES,
    PLAN,
    REPORT,
    ROUTING,
    SCORECARD,
    SCORES,
    SPENDING,
    STOPPED,
    SUMMARY,
    VERDICTS,
    OpenRun,
    Run,
    create_run,
    name_run,
)
from .score_rows import ScoreRow

__all__ = [
    "ANCHORS",
    "BASELINES",
    "CONVERSATIONS",
    "DECISION",
    "JUNIT",
    "OUTCOMES",
    "PLAN",
    "REPORT",
    "ROUTING",
    "SCORECARD",
    "SCORES",
    "SPENDING",
    "STOPPED",
    "SUMMARY",
    "VERDICTS",
    "Baseline",
    "Ledger",
    "Move",
    "OpenRun",
    "Run",
    "ScoreRow",
    "Tail",
    "Trial",
    "create_run",
    "name_run",
    "now",
    "provenance",
    "read_ledger",
]
