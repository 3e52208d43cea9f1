"""`hardcase grade`: grade a recorded run again."""

import argparse
from functools import partial
from pathlib import Path

from hardcase.pipeline import regrade, wait_for
from hardcase.records import Run

from .arguments import add_options, settings_of
from .replay_and_tell import exit_code, progress, tell

EXAMPLES = """\
examples:
  hardcase grade results/20261121T100000Z-gold-1a2b3c4d --judge labels
  hardcase grade results/20261121T100000Z-my_bot-1a2b3c4d --judge my_judge:judge

Calls no bot: the recorded conversations are read and graded into a new folder; the old one stays as it is.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("runs", nargs="+", metavar="RUN", type=Path, help="folders below results/")
    add_options(parser, ["judge", "concurrency", "results", "gate", "no_gate"])


def run(arguments: argparse.Namespace) -> int:
    """Grade, tally, decide and report into new runs; exit with the worst decision."""
    settings = settings_of(arguments)
    decisions = []
    for path in arguments.runs:
        recorded = Run(path)
        total = len(recorded.plan.trial_keys)
        with progress(recorded.plan.bot, total) as done:
            new, decision, undecided = wait_for(partial(regrade, recorded, settings, done=done))
        tell(new, decision, undecided)
        decisions.append(decision)
    return exit_code(decisions)
