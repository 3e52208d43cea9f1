"""Room 6: reports. What people read of a run; `write_report(run) -> Path` is the door."""

from .report import write_report
from .story import story

__all__ = ["story", "write_report"]
