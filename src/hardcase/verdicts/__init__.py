"""Room 3: verdicts. Checks, judges, and `grade(case, conversation, judges) -> Verdicts`, the door."""

from .grade import CHECKS, NO_JUDGE, grade
from .judge import Judge, may_gate
from .label_judge import LabelJudge
from .verdict import NEVER, RECALLED, Escalation, LeftOut, Outcome, Ruling, Verdict, Verdicts

__all__ = [
    "CHECKS",
    "NEVER",
    "NO_JUDGE",
    "RECALLED",
    "Escalation",
    "Judge",
    "LabelJudge",
    "LeftOut",
    "Outcome",
    "Ruling",
    "Verdict",
    "Verdicts",
    "grade",
    "may_gate",
]
