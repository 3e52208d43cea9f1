"""`hardcase lint`: check everything people write, before anything is paid for."""

import argparse

from hardcase.errors import SuiteError
from hardcase.pipeline import lint, wait_for

from .arguments import suite_paths

EXAMPLES = """\
examples:
  hardcase lint                                       ./suites, their exemplars, and evals/gates
  hardcase lint suites/billing_disputes
  hardcase lint suites/billing_disputes/double-charge

Loads every file strictly, replays every exemplar on the real desk, holds its labels to what the checks say,
and refuses gates that a perfect bot could not pass. Exits with 2 when something is wrong.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "suites", nargs="*", metavar="PATH", help="suites, folders of suites, or cases (default: suites)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print every problem, or what was looked at."""
    paths = suite_paths(arguments.suites)
    linted = wait_for(lambda: lint(paths))
    if linted.problems:
        raise SuiteError(linted.problems)
    print(
        f"{linted.suites} suites, {linted.cases} cases, {linted.exemplars} exemplars, {linted.gates} gates: no problems"
    )
    return 0
