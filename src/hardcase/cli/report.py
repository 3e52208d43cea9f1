"""`hardcase report`: write runs' reports again, and one page over several of them."""

import argparse
import sys
import webbrowser
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from hardcase.cases import Case, load_suites
from hardcase.errors import HardcaseError, OptionError
from hardcase.records import REPORT, Run
from hardcase.reports import (
    LEAGUE,
    divide,
    redacted_name,
    tables,
    told_league,
    write_league,
    write_redacted,
    write_report,
)
from hardcase.text import ci_safe, some

_Cases = Callable[[tuple[str, ...]], tuple[Case, ...]]

EXAMPLES = """\
examples:
  hardcase report results/20261121T100000Z-concierge-1a2b3c4d --open     one run: report.html, summary.md, junit.xml
  hardcase report results/2026*                                          several: a league table of bots, and trends
  hardcase report results/2026*-my-bot-* --out my-bot.html --open        every run of one bot, in order of time
  hardcase report results/20261121T100000Z-concierge-1a2b3c4d --redact   one that can leave the company

Several runs make one page more, league.html beside their folders or where --out says. Each bot stands in it once, with
its newest run: by decision, then by its weakest dimension. A bot that was run more than once also gets its trend. Runs
that played other cases or were graded otherwise stand in a table of their own, which says what differs. A run that is
not finished is named and left out; the others are written, and the command exits with that error's code. Needs neither
bot nor judge, and decides nothing.

--redact writes report.redacted.html, summary.redacted.md and junit.redacted.xml instead: names, mail and postal
addresses, phones, cards, days of birth, accounts and numbers of orders are masked, the same one by the same mask
everywhere. The records of the run's suites say what they are, so call it where the run was started; the rest is found
by its form. A nickname that stands in no record is not found: read the page before you send it.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("runs", nargs="+", metavar="RUN", type=Path, help="folders below results/")
    parser.add_argument(
        "--out", metavar="FILE", type=Path, help="file, or folder, to write the page over several runs to"
    )
    parser.add_argument("--redact", action="store_true", help="write report.redacted.html without names and numbers")
    parser.add_argument("--open", action="store_true", help="open the page that was written in a browser")


def run(arguments: argparse.Namespace) -> int:
    """Write report.html, summary.md and junit.xml from what is on disk, and the league of several runs."""
    paths = list({path.resolve(): path for path in arguments.runs}.values())
    if len(paths) == 1:
        if arguments.out is not None:
            fix = "leave it out: the report of one run stands in its folder"
            raise OptionError(f"--out {str(arguments.out)!r}: one run makes no league", fix=fix)
        return _shown(_write(Run(paths[0]), _cases if arguments.redact else None), arguments)
    written, code = _each(paths, cache(_cases) if arguments.redact else None)
    if len(written) < 2:
        print("hardcase report: no league: fewer than two runs could be read", file=sys.stderr)
        return code
    found = tables(divide(written))
    report = redacted_name(REPORT) if arguments.redact else REPORT
    out = arguments.out or paths[0].parent
    page = write_league(found, out / LEAGUE if out.is_dir() else out, report=report)
    print(ci_safe("\n".join(["", *told_league(found), "", f"league: {page}"])))
    return _shown(page, arguments) or code


def _each(paths: Sequence[Path], cases: _Cases | None) -> tuple[list[Run], int]:
    """Write the report of each run that can be read, and name the others."""
    written: list[Run] = []
    code = 0
    for path in paths:
        try:
            one = Run(path)
            _write(one, cases)
            written.append(one)
        except HardcaseError as error:
            print(f"hardcase report: {ci_safe(str(error))}", file=sys.stderr)
            code = code or error.exit_code
    return written, code


def _write(one: Run, cases: _Cases | None) -> Path:
    """Write the files of one run, redacted where cases can be asked for, and say which."""
    if cases is None:
        page = write_report(one)
        print(page)
        return page
    files = write_redacted(one, cases(one.plan.arguments.get("suites", ())))
    print("\n".join(map(str, files)))
    return files[0]


def _cases(suites: tuple[str, ...]) -> tuple[Case, ...]:
    """The cases of a run, whose records say what is somebody's own."""
    try:
        return tuple(case for suite in load_suites(suites) for case in suite.cases) if suites else ()
    except HardcaseError:
        print(
            f"hardcase report: {ci_safe(some(suites))}: the suites of the run cannot be read here, so only what was "
            "looked up or shows by its form is masked; call it in the folder in which the run was started",
            file=sys.stderr,
        )
        return ()


def _shown(page: Path, arguments: argparse.Namespace) -> int:
    if arguments.open and not webbrowser.open(page.resolve().as_uri()):
        print(f"no browser could be started here: open {page} yourself", file=sys.stderr)
    return 0
