"""`hardcase report`: write a run's report again."""

import argparse
import webbrowser
from pathlib import Path

from hardcase.records import Run
from hardcase.reports import write_report

EXAMPLES = """\
examples:
  hardcase report results/20261121T100000Z-concierge-1a2b3c4d --open
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("runs", nargs="+", metavar="RUN", type=Path, help="folders below results/")
    parser.add_argument("--open", action="store_true", help="open it in a browser")


def run(arguments: argparse.Namespace) -> int:
    """Write report.html, summary.md and junit.xml from what is on disk."""
    for path in arguments.runs:
        report = write_report(Run(path))
        print(report)
        if arguments.open:
            webbrowser.open(report.resolve().as_uri())
    return 0
