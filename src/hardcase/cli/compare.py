"""`hardcase compare`: one run beside another, or one customer beside another in the same situation."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec

from hardcase.errors import OptionError
from hardcase.pipeline import compare_runs
from hardcase.records import Run
from hardcase.scorecards import compare_pairs
from hardcase.text import ci_safe

from .compared_pairs import told_pairs
from .compared_runs import told_runs

EXAMPLES = """\
examples:
  hardcase compare results/2026*-champion-* results/2026*-my-bot-*      the first is the base
  hardcase compare results/2026*-people-* results/2026*-my-bot-*        recorded people and a bot, on the same cases
  hardcase compare results/BASE results/A results/B --json              two against the base, for another program
  hardcase compare --pairs results/20261121T100000Z-concierge-1a2b3c4d  pairs within one run, or within several

Of runs, a difference is the other run less the base, a mean over the families that both played. A row whose range does
not hold 0 is marked worse or better; when none is, the last line says: no difference shown. Each bound of a dimension
holds at 95 percent by itself, slices of a dimension together (Holm). Runs that were graded otherwise are not compared:
the error says what differs. Needs neither bot nor judge.

Of pairs (`counterfactual` in a case file), two cases differ in one thing about the customer: the name, the gender, the
dialect, the tier or the tone. What is right is the same in both, so a difference is the bot's: the varied case less the
original. Of rows without any difference about one in ten is marked by chance: read the families before you believe a
single row. Exits with 0 whatever it finds: it decides nothing.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "runs", nargs="+", metavar="RUN", type=Path, help="folders below results/; the first is the base"
    )
    parser.add_argument("--pairs", action="store_true", help="compare counterfactual pairs within each run instead")
    parser.add_argument("--verbose", action="store_true", help="also list every slice, or of pairs every family")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print what differs."""
    runs = [Run(path) for path in arguments.runs]
    if arguments.pairs:
        return _pairs(runs, arguments)
    if len(runs) < 2:
        fix = "name two runs or more, or add --pairs to compare counterfactual pairs within this one"
        raise OptionError(f"{arguments.runs[0]}: one run is compared with another", fix=fix)
    base, *others = runs
    found = [compare_runs(base, other) for other in others]
    if arguments.json:
        compared = [{**_named(other), "comparison": each} for other, each in zip(others, found, strict=True)]
        return _print_json({"base": _named(base), "runs": compared})
    for number, (other, each) in enumerate(zip(others, found, strict=True)):
        lines = told_runs(base.plan, other.plan, each, verbose=arguments.verbose)
        print(ci_safe("\n".join([*([""] if number else []), *lines])))
    return 0


def _pairs(runs: Sequence[Run], arguments: argparse.Namespace) -> int:
    found = [compare_pairs(each.plan, each.scorecard) for each in runs]
    if arguments.json:
        return _print_json({"runs": [{**_named(one), "pairs": each} for one, each in zip(runs, found, strict=True)]})
    for one, each in zip(runs, found, strict=True):
        print(ci_safe("\n".join(told_pairs(one.plan.bot, each, verbose=arguments.verbose))))
    return 0


def _named(run: Run) -> dict[str, str]:
    return {"run": run.plan.run, "bot": run.plan.bot}


def _print_json(found: dict[str, object]) -> int:
    print(msgspec.json.format(msgspec.json.encode({"schema": 1, **found}), indent=1).decode())
    return 0
