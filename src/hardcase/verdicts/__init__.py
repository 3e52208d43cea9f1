"""Room 3: verdicts. Checks, judges, and `grade(case, conversation, judges) -> Verdicts`, the door."""

from .ablation import ABLATION
from .anchor import ANCHORS, Anchor
from .answered import add_answered
from .check import Check
from .checks import CHECKS, FLAGS
from .drift import Drift, Drifts, ask_again
from .grade import NO_JUDGE, check, grade, hear, left_to_judges
from .injections import Injection, Withstood, staged, try_injections
from .judge import Judge, ask, family_of, may_gate, reads
from .judge_file import JUDGES, judge_files, load_judge_file
from .judge_usage import JudgeUsage, Slips
from .label_judge import LabelJudge
from .labelled import LabelledConversation, PersonsLabel, Sample
from .licence import AUTHOR_LABELS, LASTS_DAYS, Licence, Measured, Share, Standing, standing, wording_of
from .local_judge import LocalJudge
from .measure import Compared, majority, measure
from .model_judge import ModelJudge, models_of
from .sheet import stands_unanswered
from .verdict import (
    NEVER,
    NOT_LOOKED_FOR,
    RECALLED,
    Answered,
    Escalation,
    Flag,
    LeftOut,
    Outcome,
    Ruling,
    Verdict,
    Verdicts,
)
from .without_case import expecting_nothing

__all__ = [
    "ABLATION",
    "ANCHORS",
    "AUTHOR_LABELS",
    "CHECKS",
    "FLAGS",
    "JUDGES",
    "LASTS_DAYS",
    "NEVER",
    "NOT_LOOKED_FOR",
    "NO_JUDGE",
    "RECALLED",
    "Anchor",
    "Answered",
    "Check",
    "Compared",
    "Drift",
    "Drifts",
    "Escalation",
    "Flag",
    "Injection",
    "Judge",
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
    "Slips",
    "Standing",
    "Verdict",
    "Verdicts",
    "Withstood",
    "add_answered",
    "ask",
    "ask_again",
    "check",
    "expecting_nothing",
    "family_of",
    "grade",
    "hear",
    "judge_files",
    "left_to_judges",
    "load_judge_file",
    "majority",
    "may_gate",
    "measure",
    "models_of",
    "reads",
    "staged",
    "standing",
    "stands_unanswered",
    "try_injections",
    "wording_of",
]
