"""The hallway: plan, then the six doors in order."""

from .asking import Asking, measuring
from .calibrate import calibrate, folder_for, gather
from .champion import baseline_of, champion_of, find_champion, refuse_other_grading
from .compare_runs import compare_runs
from .drift import ask_anchors
from .edited import edited_since
from .estimate import Estimate, estimate, told, told_of_measurement
from .evaluate import close_books, evaluate, open_run, play_again, replay, report_path
from .export import Exported, export_cases, unpack_cases
from .export_scores import export_scores
from .forecast import Forecast, forecast, with_spread
from .front_door import run, wait_for
from .harvest import Harvested, harvest
from .import_recordings import Imported, import_recordings, set_aside_path
from .judges import find_judge, find_judges
from .label_sample import Drawn, draw_to_label
from .label_skeleton import LabelSkeleton, label_skeletons
from .labelled_items import Labelled
from .lapses import AFTERWARDS, LAPSES, lapse_judge, lapses
from .licences import judged_criteria, licence_folders, read_anchors, read_licence, write_licence
from .lint import Linted, lint
from .money import give_purse, held_s
from .mutate import MUTATIONS, Mutant, Mutation
from .own_loop import cancelled_from_inside, own_loop
from .pin import pin, rejudge_champion
from .places import default_suites, find_gate, own_command, shipped_data
from .prepare import Prepared, prepare, prepare_one
from .reach import greet, greet_judges, judges_stay_within, stay_within
from .recorded_candidate import find_candidate
from .recordings import dialect_of
from .recordings_summary import CheckLine, RecordingsSummary, grade_recordings, sheet_of
from .regrade import regrade
from .resume import as_planned
from .untested import EVALS, untested, write_a_test
from .weigh import PLAUSIBLE, Moved, Weighed, is_worse, weigh, weighable

__all__ = [
    "AFTERWARDS",
    "EVALS",
    "LAPSES",
    "MUTATIONS",
    "PLAUSIBLE",
    "Asking",
    "CheckLine",
    "Drawn",
    "Estimate",
    "Exported",
    "Forecast",
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
    "baseline_of",
    "calibrate",
    "cancelled_from_inside",
    "champion_of",
    "close_books",
    "compare_runs",
    "default_suites",
    "dialect_of",
    "draw_to_label",
    "edited_since",
    "estimate",
    "evaluate",
    "export_cases",
    "export_scores",
    "find_candidate",
    "find_champion",
    "find_gate",
    "find_judge",
    "find_judges",
    "folder_for",
    "forecast",
    "gather",
    "give_purse",
    "grade_recordings",
    "greet",
    "greet_judges",
    "harvest",
    "held_s",
    "import_recordings",
    "is_worse",
    "judged_criteria",
    "judges_stay_within",
    "label_skeletons",
    "lapse_judge",
    "lapses",
    "licence_folders",
    "lint",
    "measuring",
    "open_run",
    "own_command",
    "own_loop",
    "pin",
    "play_again",
    "prepare",
    "prepare_one",
    "read_anchors",
    "read_licence",
    "refuse_other_grading",
    "regrade",
    "rejudge_champion",
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
    "untested",
    "wait_for",
    "weigh",
    "weighable",
    "with_spread",
    "write_a_test",
    "write_licence",
]
