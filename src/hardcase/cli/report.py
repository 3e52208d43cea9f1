"""`hardcase report`: write runs' reports again, and one page over several of them."""

import argparse
import sys
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from hardcase.errors import HardcaseError, OptionError
from hardcase.pipeline import divide
from hardcase.records import Run
from hardcase.reports import LEAGUE, tables, told_league, write_league, write_report
from hardcase.text import ci_safe

EXAMPLES = """\
examples:
  hardcase report results/20261121T100000Z-concierge-1a2b3c4d --open     one run: report.html, summary.md, junit.xml
  hardcase report results/2026*                                          several: a league table of bots, and trends
  hardcase report results/2026*-my-bot-* --out my-bot.html --open        every run of one bot, in order of time

Several runs make one page more, league.html beside their folders or where --out says. Each bot stands in it once, with
its newest run: by decision, then by its weakest dimension. A bot that was run more than once also gets its trend. Runs
that played other cases or were graded otherwise stand in a table of their own, which says what differs. A run that is
not finished is named and left out; the others are written, and the command exits with that error's code. Needs neither
bot nor judge, and decides nothing.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("runs", nargs="+", metavar="RUN", type=Path, help="folders below results/")
    parser.add_argument("--out", metavar="FILE", type=Path, help="where the page over several runs is written")
    parser.add_argument("--open", action="store_true", help="open the page that was written in a browser")


def run(arguments: argparse.Namespace) -> int:
    """Write report.html, summary.md and junit.xml from what is on disk, and the league of several runs."""
    paths = list({path.resolve(): path for path in arguments.runs}.values())
    if len(paths) == 1:
        if arguments.out is not None:
            fix = "leave it out: the report of one run stands in its folder"
            raise OptionError(f"--out {str(arguments.out)!r}: one run makes no league", fix=fix)
        page = write_report(Run(paths[0]))
        print(page)
        return _shown(page, arguments)
    written, code = _each(paths)
    if len(written) < 2:
        print("hardcase report: no league: fewer than two runs could be read", file=sys.stderr)
        return code
    found = tables(divide(written))
    page = write_league(found, arguments.out or paths[0].parent / LEAGUE)
    print(ci_safe("\n".join(["", *told_league(found), "", f"league: {page}"])))
    return _shown(page, arguments) or code


def _each(paths: Sequence[Path]) -> tuple[list[Run], int]:
    """Write the report of each run that can be read, and name the others."""
    written: list[Run] = []
    code = 0
    for path in paths:
        try:
            one = Run(path)
            print(write_report(one))
            written.append(one)
        except HardcaseError as error:
            print(f"hardcase report: {ci_safe(str(error))}", file=sys.stderr)
            code = code or error.exit_code
    return written, code


def _shown(page: Path, arguments: argparse.Namespace) -> int:
    if arguments.open:
        webbrowser.open(page.resolve().as_uri())
    return 0
