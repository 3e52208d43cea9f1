"""Room 6: reports. What people read of a run; `write_report(run) -> Path` is the door."""

from .graders import of_unknown_family
from .label_page import ToLabel, check_label_path, questions, write_label_page
from .report import write_report
from .story import story

__all__ = ["ToLabel", "check_label_path", "of_unknown_family", "questions", "story", "write_label_page", "write_report"]
