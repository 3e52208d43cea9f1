"""The hallway: plan, then the six doors in order."""

from .evaluate import close_books, evaluate, open_run, replay, report_path
from .front_door import run, wait_for
from .judges import find_judge
from .lint import Linted, lint
from .places import find_gate, shipped_data
from .prepare import Prepared, prepare, prepare_one
from .regrade import regrade

__all__ = [
    "Linted",
    "Prepared",
    "close_books",
    "evaluate",
    "find_gate",
    "find_judge",
    "lint",
    "open_run",
    "prepare",
    "prepare_one",
    "regrade",
    "replay",
    "report_path",
    "run",
    "shipped_data",
    "wait_for",
]
