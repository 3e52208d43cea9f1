"""The filing cabinet: append-only ledgers, resume, provenance."""

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
    SCORECARD,
    SCORES,
    SPENDING,
    STOPPED,
    SUMMARY,
    VERDICTS,
    OpenRun,
    Run,
    Trial,
    create_run,
    name_run,
)
from .score_rows import ScoreRow

__all__ = [
    "ANCHORS",
    "CONVERSATIONS",
    "DECISION",
    "JUNIT",
    "OUTCOMES",
    "PLAN",
    "REPORT",
    "SCORECARD",
    "SCORES",
    "SPENDING",
    "STOPPED",
    "SUMMARY",
    "VERDICTS",
    "Ledger",
    "OpenRun",
    "Run",
    "ScoreRow",
    "Tail",
    "Trial",
    "create_run",
    "name_run",
    "provenance",
    "read_ledger",
]
