"""Room 6: reports. What people read of a run; `write_report(run) -> Path` is the door."""

from .dossier import read_dossier
from .failures import NOBODY, replay_line, worst_cases
from .github import Fence, annotate_problems, on_github, tell_github
from .graders import of_unknown_family
from .label_page import ToLabel, check_label_path, questions, write_label_page
from .report import write_report
from .story import story

__all__ = [
    "NOBODY",
    "Fence",
    "ToLabel",
    "annotate_problems",
    "check_label_path",
    "of_unknown_family",
    "on_github",
    "questions",
    "read_dossier",
    "replay_line",
    "story",
    "tell_github",
    "worst_cases",
    "write_label_page",
    "write_report",
]
