"""The hallway: plan, then the six doors in order."""

from .evaluate import close_books, evaluate, open_run, replay, report_path
from .front_door import run, wait_for
from .judges import find_judge
from .lint import Linted, lint
from .places import find_gate, own_command, shipped_data
from .prepare import Prepared, prepare, prepare_one
from .regrade import regrade
from .resume import as_planned

__all__ = [
    "Linted",
    "Prepared",
    "as_planned",
    "close_books",
    "evaluate",
    "find_gate",
    "find_judge",
    "lint",
    "open_run",
    "own_command",
    "prepare",
    "prepare_one",
    "regrade",
    "replay",
    "report_path",
    "run",
    "shipped_data",
    "wait_for",
]
