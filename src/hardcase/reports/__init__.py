"""Room 6: reports. What people read of a run; `write_report(run) -> Path` is the door."""

from .failures import NOBODY, replay_line, worst_cases
from .github import Fence, annotate_problems, on_github, tell_github
from .graders import of_unknown_family
from .label_page import ToLabel, check_label_path, questions, write_label_page
from .league import Division, Played, tables
from .league_page import LEAGUE, told_league, write_league
from .report import redacted_name, write_redacted, write_report
from .story import story

__all__ = [
    "LEAGUE",
    "NOBODY",
    "Division",
    "Fence",
    "Played",
    "ToLabel",
    "annotate_problems",
    "check_label_path",
    "of_unknown_family",
    "on_github",
    "questions",
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
