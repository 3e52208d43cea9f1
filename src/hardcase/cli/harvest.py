"""`hardcase harvest`: a draft case from one recorded conversation."""

import argparse
from pathlib import Path

from hardcase.pipeline import harvest, own_command
from hardcase.text import one_line

from .recorded_options import add_reading, dialect_from

EXAMPLES = """\
examples:
  hardcase harvest recorded.jsonl --suite suites/billing_disputes --id 20261103-4711
  hardcase harvest one-chat.json --suite suites/billing_disputes --case charged-after-cancelling

Names, e-mail addresses, telephone numbers, ids, card digits, days of birth and addresses become other ones, the same
everywhere. What is expected is for a person to write: the draft says where.
"""
_MANY = {
    "address": "addresses",
    "amount": "amounts",
    "day of birth": "days of birth",
    "e-mail": "e-mail addresses",
    "id": "ids",
    "name": "names",
    "number": "numbers",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("file", metavar="FILE", type=Path, help="file of recorded conversations")
    parser.add_argument("--suite", metavar="DIR", type=Path, required=True, help="suite that the case is for")
    parser.add_argument("--id", dest="recording", metavar="ID", default="", help="which conversation of the file")
    parser.add_argument("--case", metavar="NAME", default="", help="id of the case (default: draft-...)")
    parser.add_argument("--amounts", action="store_true", help="give amounts other digits too")
    add_reading(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the draft, and say what to do with it."""
    made = harvest(
        arguments.file,
        arguments.suite,
        dialect_from(arguments),
        recording_id=arguments.recording,
        case=arguments.case,
        amounts=arguments.amounts,
    )
    rows = ", ".join(f"{count} {one_line(table, 40)}" for table, count in made.records.items()) or "none"
    replaced = ", ".join(f"{count} {kind if count == 1 else _MANY[kind]}" for kind, count in made.replaced.items())
    print(f"{made.path}: {made.turns} lines, knows {', '.join(made.knows) or 'nothing'}, records: {rows}")
    print(f"  given other names: {replaced or 'nothing'}")
    print("  next: read every line, for a name that nothing marked stays; write what is expected; remove the tag;")
    print(f"        write an exemplar; then {own_command()} lint {arguments.suite}")
    return 0
