"""Room 3: verdicts. Checks, judges, and `grade(case, conversation, judges) -> Verdicts`, the door."""

from .anchor import ANCHORS, Anchor
from .check import Check
from .checks import CHECKS, FLAGS
from .drift import Drift, Drifts, ask_again
from .grade import NO_JUDGE, check, grade, hear, left_to_judges
from .judge import Judge, ask, may_gate
from .judge_file import JUDGES, JudgeFile, judge_files, load_judge_file
from .judge_usage import JudgeUsage
from .label_judge import LabelJudge
from .labelled import LabelledConversation, PersonsLabel, Sample
from .licence import AUTHOR_LABELS, LASTS_DAYS, Licence, Measured, Share, Standing, standing, wording_of
from .local_judge import LocalJudge
from .measure import Compared, majority, measure
from .model_judge import ModelJudge
from .sheet import stands_unanswered
from .verdict import NEVER, RECALLED, Escalation, Flag, LeftOut, Outcome, Ruling, Verdict, Verdicts
from .without_case import expecting_nothing

__all__ = [
    "ANCHORS",
    "AUTHOR_LABELS",
    "CHECKS",
    "FLAGS",
    "JUDGES",
    "LASTS_DAYS",
    "NEVER",
    "NO_JUDGE",
    "RECALLED",
    "Anchor",
    "Check",
    "Compared",
    "Drift",
    "Drifts",
    "Escalation",
    "Flag",
    "Judge",
    "JudgeFile",
    "JudgeUsage",
    "LabelJudge",
    "LabelledConversation",
    "LeftOut",
    "Licence",
    "LocalJudge",
    "Measured",
    "ModelJudge",
    "Outcome",
    "PersonsLabel",
    "Ruling",
    "Sample",
    "Share",
    "Standing",
    "Verdict",
    "Verdicts",
    "ask",
    "ask_again",
    "check",
    "expecting_nothing",
    "grade",
    "hear",
    "judge_files",
    "left_to_judges",
    "load_judge_file",
    "majority",
    "may_gate",
    "measure",
    "standing",
    "stands_unanswered",
    "wording_of",
]
