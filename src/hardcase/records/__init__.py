"""The filing cabinet: append-only ledgers, resume, provenance."""

from .baseline import BASELINES, Baseline, Move, now
from .books import Trial
from .ledger import Ledger, Tail, read_ledger
from .lock import held
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
from .unwritten import UnwrittenRun

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
    "UnwrittenRun",
    "create_run",
    "held",
    "name_run",
    "now",
    "provenance",
    "read_ledger",
]
