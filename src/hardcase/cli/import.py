# ruff: noqa: N999 - a command's module has the command's name
"""`hardcase import`: conversations from elsewhere, into one form."""

import argparse
from pathlib import Path

from hardcase.pipeline import import_recordings, own_command, set_aside_path
from hardcase.text import one_line

from .arguments import whole_number
from .recorded_options import add_reading, dialect_from, rows_bar
from .recorded_table import refuse_nothing, why
from .replay_and_tell import say

EXAMPLES = """\
examples:
  hardcase import chats.jsonl --out recorded.jsonl
  hardcase import tickets.csv --columns id=ticket,speaker=from,text=body --out recorded.jsonl
  hardcase import trajectories.json --handover-tool page_duty_officer --out recorded.jsonl

Reads chat messages, tau-bench trajectories, rows with turns, one row per message, and what `datasets` saved; as JSON
Lines, JSON, CSV or Parquet. A row that fits nothing is set aside with file, line and reason, in a file beside the new.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", type=Path, help="files or folders of recorded conversations"
    )
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="file of JSON Lines to write")
    add_reading(parser)
    parser.add_argument("--limit", metavar="N", type=whole_number, help="read at most this many conversations")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def run(arguments: argparse.Namespace) -> int:
    """Write the file, and say what became of every row."""
    dialect = dialect_from(arguments)
    with rows_bar("import") as done:
        told = import_recordings(
            arguments.files, arguments.out, dialect, limit=arguments.limit, force=arguments.force, done=done
        )
    print(f"{told.rows:,} rows in = {told.rows_written:,} written + {told.set_aside:,} set aside")
    for line in why(told):
        say(line)
    refuse_nothing(told, arguments.files, set_aside_path(arguments.out))
    print(f"  conversations: {told.conversations:,}, in {one_line(str(arguments.out))}")
    if told.unwrapped:
        print(f"  replies recorded as JSON, their words taken out (meta.unwrapped): {told.unwrapped:,}")
    if told.set_aside:
        print(f"  why: {one_line(str(set_aside_path(arguments.out)))}")
    print(f"  next: {own_command()} grade {one_line(str(arguments.out))} --out graded")
    return 0
