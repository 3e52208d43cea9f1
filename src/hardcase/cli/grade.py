"""`hardcase grade`: grade recorded conversations, or a recorded run again."""

import argparse
from functools import partial
from pathlib import Path

from hardcase.decisions import worst_exit_code
from hardcase.errors import OptionError
from hardcase.pipeline import grade_recordings, regrade, sheet_of, wait_for
from hardcase.records import PLAN, Run

from .arguments import add_options, processors, settings_of, whole_number
from .recorded_options import add_reading, dialect_from, rows_bar
from .recorded_table import refuse_nothing, table, total
from .replay_and_tell import announce_runs, exit_code_of, progress, say, tell, warn

EXAMPLES = """\
examples:
  hardcase grade results/20261121T100000Z-gold-1a2b3c4d --judge labels
  hardcase grade results/20261121T100000Z-my_bot-1a2b3c4d --judge my_judge:judge
  hardcase grade chats.jsonl --out graded
  hardcase grade recorded.jsonl --out graded --company suites/company.yaml --suite suites

Calls no bot. A run is graded into a new folder below results/, and the old one stays as it is. Conversations that
were recorded elsewhere, in any form that `import` reads, are put to every check that needs no case; what is no
conversation is set aside with the reason.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", type=Path, help="folders below results/, or files of recorded conversations"
    )
    names = ["judge", "concurrency", "results", "gate", "no_gate", "offline", "champion", "budget_usd", "no_cache"]
    add_options(parser, names)
    recorded = parser.add_argument_group("recorded conversations")
    recorded.add_argument("--out", metavar="DIR", type=Path, help="folder to write; new or empty")
    suite = "suites whose cases the conversations play, by the case each names; repeatable"
    recorded.add_argument("--suite", metavar="PATH", action="append", default=[], help=suite)
    recorded.add_argument("--company", metavar="FILE", type=Path, help="company file, for checks that need one")
    recorded.add_argument("--rubrics", metavar="DIR", type=Path, help="folder of rubrics (default: rubrics)")
    recorded.add_argument("--jobs", metavar="N", type=whole_number, help="processes (default: one for each processor)")
    recorded.add_argument("--limit", metavar="N", type=whole_number, help="read at most this many conversations")
    recorded.add_argument("--force", action="store_true", help="write into a folder that is not empty")
    add_reading(recorded)


def run(arguments: argparse.Namespace) -> int:
    """Grade recordings and sum them up, or grade runs again and exit with the worst decision."""
    runs = [path for path in arguments.paths if (path / PLAN).is_file()]
    if runs and len(runs) < len(arguments.paths):
        other = next(path for path in arguments.paths if path not in runs)
        raise OptionError(f"{runs[0]} is a run and {other} is none", fix="grade runs and recordings one by one")
    return _runs(arguments) if runs else _recordings(arguments)


def _runs(arguments: argparse.Namespace) -> int:
    """Grade, tally, decide and report into new runs."""
    for option in ("out", "company", "rubrics", "suite"):
        if getattr(arguments, option):
            fix = "leave it out; a run is graded into a new folder by the files it was planned with"
            raise OptionError(f"--{option} is for recorded conversations, and {arguments.paths[0]} is a run", fix=fix)
    settings = settings_of(arguments)
    codes, runs = [], []
    for path in arguments.paths:
        recorded = Run(path)
        total = len(recorded.plan.trial_keys)
        with progress(recorded.plan.bot, total) as done:
            new, decision, undecided = wait_for(partial(regrade, recorded, settings, done=done, tell=warn))
        tell(new, decision, undecided)
        codes.append(exit_code_of(new, decision))
        runs.append(new)
    announce_runs(runs)
    return worst_exit_code(codes)


def _recordings(arguments: argparse.Namespace) -> int:
    """Grade into a folder, and print what was found."""
    missing = next((path for path in arguments.paths if not path.exists()), None)
    if missing is not None:
        fix = "name a folder below results/, or a file of recorded conversations"
        raise OptionError(f"{missing}: no such file or folder", fix=fix)
    if arguments.judge:
        fix = "leave --judge out: recorded conversations are put to checks only"
        raise OptionError("--judge is for runs", fix=fix)
    if arguments.out is None:
        raise OptionError("recorded conversations are graded into a folder", fix="name a new one with --out")
    sheet = sheet_of(
        dialect_from(arguments), rubrics=arguments.rubrics, company=arguments.company, suites=arguments.suite
    )
    with rows_bar("grade") as done:
        summary = grade_recordings(
            arguments.paths,
            arguments.out,
            sheet,
            jobs=arguments.jobs or processors(),
            limit=arguments.limit,
            force=arguments.force,
            done=done,
            stopped=lambda summary: say(f"\nstopped: {total(summary, arguments.out)}"),
        )
    for line in table(summary, arguments.out):
        say(line)
    refuse_nothing(summary, arguments.paths, arguments.out / "set_aside.jsonl")
    return 0
