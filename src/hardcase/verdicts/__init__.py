"""Room 3: verdicts. Checks, judges, and `grade(case, conversation, judges) -> Verdicts`, the door."""

from .anchor import ANCHORS, Anchor
from .check import Check
from .checks import CHECKS, FLAGS
from .grade import NO_JUDGE, check, grade
from .judge import Judge, may_gate
from .label_judge import LabelJudge
from .labelled import LabelledConversation, PersonsLabel, Sample
from .licence import AUTHOR_LABELS, LASTS_DAYS, Licence, Measured, Share, Standing, standing, wording_of
from .local_judge import LocalJudge
from .verdict import NEVER, RECALLED, Escalation, Flag, LeftOut, Outcome, Ruling, Verdict, Verdicts
from .without_case import expecting_nothing

__all__ = [
    "ANCHORS",
    "AUTHOR_LABELS",
    "CHECKS",
    "FLAGS",
    "LASTS_DAYS",
    "NEVER",
    "NO_JUDGE",
    "RECALLED",
    "Anchor",
    "Check",
    "Escalation",
    "Flag",
    "Judge",
    "LabelJudge",
    "LabelledConversation",
    "LeftOut",
    "Licence",
    "LocalJudge",
    "Measured",
    "Outcome",
    "PersonsLabel",
    "Ruling",
    "Sample",
    "Share",
    "Standing",
    "Verdict",
    "Verdicts",
    "check",
    "expecting_nothing",
    "grade",
    "may_gate",
    "standing",
    "wording_of",
]
