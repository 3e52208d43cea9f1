"""The hallway: plan, then the six doors in order."""

from .calibrate import Asking, calibrate, folder_for, gather
from .drift import ask_anchors
from .estimate import Estimate, estimate, told, told_of_measurement
from .evaluate import close_books, evaluate, open_run, replay, report_path
from .export import Exported, export_cases, unpack_cases
from .front_door import run, wait_for
from .harvest import Harvested, harvest
from .import_recordings import Imported, import_recordings, set_aside_path
from .judges import find_judge, find_judges
from .label_sample import Drawn, draw_to_label
from .label_skeleton import LabelSkeleton, label_skeletons
from .labelled_items import Labelled
from .licences import judged_criteria, licence_folders, read_anchors, read_licence, write_licence
from .lint import Linted, lint
from .money import give_models, held_s, models_judging
from .mutate import MUTATIONS, Mutant, Mutation
from .places import find_gate, own_command, shipped_data
from .prepare import Prepared, prepare, prepare_one
from .reach import greet, greet_judges, judge_stays_within, stay_within
from .recorded_candidate import find_candidate
from .recordings import dialect_of
from .recordings_summary import CheckLine, RecordingsSummary, grade_recordings, sheet_of
from .regrade import regrade
from .resume import as_planned
from .weigh import PLAUSIBLE, Moved, Weighed, is_worse, weigh, weighable

__all__ = [
    "MUTATIONS",
    "PLAUSIBLE",
    "Asking",
    "CheckLine",
    "Drawn",
    "Estimate",
    "Exported",
    "Harvested",
    "Imported",
    "LabelSkeleton",
    "Labelled",
    "Linted",
    "Moved",
    "Mutant",
    "Mutation",
    "Prepared",
    "RecordingsSummary",
    "Weighed",
    "as_planned",
    "ask_anchors",
    "calibrate",
    "close_books",
    "dialect_of",
    "draw_to_label",
    "estimate",
    "evaluate",
    "export_cases",
    "find_candidate",
    "find_gate",
    "find_judge",
    "find_judges",
    "folder_for",
    "gather",
    "give_models",
    "grade_recordings",
    "greet",
    "greet_judges",
    "harvest",
    "held_s",
    "import_recordings",
    "is_worse",
    "judge_stays_within",
    "judged_criteria",
    "label_skeletons",
    "licence_folders",
    "lint",
    "models_judging",
    "open_run",
    "own_command",
    "prepare",
    "prepare_one",
    "read_anchors",
    "read_licence",
    "regrade",
    "replay",
    "report_path",
    "run",
    "set_aside_path",
    "sheet_of",
    "shipped_data",
    "stay_within",
    "told",
    "told_of_measurement",
    "unpack_cases",
    "wait_for",
    "weigh",
    "weighable",
    "write_licence",
]
