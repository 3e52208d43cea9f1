"""Room 3: verdicts. Checks, judges, and `grade(case, conversation, judges) -> Verdicts`, the door."""

from .check import Check
from .checks import CHECKS, FLAGS
from .grade import NO_JUDGE, check, grade
from .judge import Judge, may_gate
from .label_judge import LabelJudge
from .verdict import NEVER, RECALLED, Escalation, Flag, LeftOut, Outcome, Ruling, Verdict, Verdicts
from .without_case import expecting_nothing

__all__ = [
    "CHECKS",
    "FLAGS",
    "NEVER",
    "NO_JUDGE",
    "RECALLED",
    "Check",
    "Escalation",
    "Flag",
    "Judge",
    "LabelJudge",
    "LeftOut",
    "Outcome",
    "Ruling",
    "Verdict",
    "Verdicts",
    "check",
    "expecting_nothing",
    "grade",
    "may_gate",
]
