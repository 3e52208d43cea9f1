"""Room 6: reports. What people read of a run; `write_report(run) -> Path` is the door."""

from .beside import drawn_beside
from .divisions import divide
from .dossier import read_dossier
from .failures import NOBODY, replay_line, worst_cases
from .github import Fence, annotate_problems, on_github, tell_github
from .graders import of_unknown_family
from .label_page import ToLabel, check_label_path, questions, write_label_page
from .league import tables
from .league_page import LEAGUE, told_league, write_league
from .redact import redacted_name
from .report import write_redacted, write_report
from .story import story

__all__ = [
    "LEAGUE",
    "NOBODY",
    "Fence",
    "ToLabel",
    "annotate_problems",
    "check_label_path",
    "divide",
    "drawn_beside",
    "of_unknown_family",
    "on_github",
    "questions",
    "read_dossier",
    "redacted_name",
    "replay_line",
    "story",
    "tables",
    "tell_github",
    "told_league",
    "worst_cases",
    "write_label_page",
    "write_league",
    "write_redacted",
    "write_report",
]
