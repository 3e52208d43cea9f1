"""`hardcase export`: suites or runs as one table for `datasets` and pandas, and a table as suites again."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from hardcase.errors import OptionError
from hardcase.pipeline import export_cases, export_scores, unpack_cases
from hardcase.records import PLAN, Run
from hardcase.tables import WRITTEN
from hardcase.text import one_line

from .arguments import suite_paths

EXAMPLES = """\
examples:
  hardcase export suites --out cases.parquet           every case, exemplar, rubric and company, a row each
  hardcase export suites/billing_disputes --out cases.jsonl
  hardcase export cases.parquet --out copy             the files again, word for word, in copy/suites and copy/rubrics
  hardcase export results/20261121T100000Z-gold-1a2b3c4d      its verdicts, into scores.parquet in that folder
  hardcase export results/2026* --out scores.parquet   the verdicts of several runs in one table

In Python: datasets.load_dataset("parquet", data_files="cases.parquet"), pandas.read_parquet("scores.parquet"). Of
suites a row is a file: `text` holds it word for word; `suite`, `case`, `family`, `decision`, `trigger`, `language`,
`tags`, `lines` and others are there to look by. Of runs a row is a criterion in a trial, with what was said of it.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="suites or cases (default: suites), a table, or runs")
    parser.add_argument(
        "--out", metavar="PATH", type=Path, help="table to write (.parquet, of suites also .jsonl), or folder to fill"
    )
    parser.add_argument("--force", action="store_true", help="write over what is there")


def run(arguments: argparse.Namespace) -> int:
    """Write the table, or the files."""
    runs = [path for path in arguments.paths if (Path(path) / PLAN).is_file()]
    if runs and len(runs) < len(arguments.paths):
        other = next(path for path in arguments.paths if path not in runs)
        raise OptionError(f"{runs[0]} is a run and {other} is none", fix="export runs and suites one by one")
    if runs:
        return _scores([Run(Path(path)) for path in runs], arguments)
    gone = next((path for path in arguments.paths if not Path(path).exists()), None)
    if gone is not None:
        raise OptionError(f"{gone}: no run and no suite here", fix="name a run's folder, suites, cases or a table")
    if arguments.out is None:
        raise OptionError("a table of suites goes into a file, and a table's files into a folder", fix="add --out PATH")
    return _suites(arguments.out, arguments)


def _scores(runs: Sequence[Run], arguments: argparse.Namespace) -> int:
    out: Path | None = arguments.out
    _spare(out, force=arguments.force)  # a run's own table is made anew: nothing else is kept under its name
    for path, count in export_scores(runs, out).items():
        print(f"{count} rows: {one_line(str(path))}")
    return 0


def _spare(out: Path | None, *, force: bool) -> None:
    """Refuse to write over what somebody keeps."""
    try:
        there = out is not None and out.exists()
    except OSError as error:
        raise OptionError(f"{out}: {error.strerror}", fix="name another place to write to") from error
    if there and not force:
        raise OptionError(f"{out} is there already", fix="name another file, or add --force to write over it")


def _suites(out: Path, arguments: argparse.Namespace) -> int:
    tables = [path for path in arguments.paths if path.endswith(WRITTEN)]
    if tables and (len(arguments.paths) > 1 or out.suffix in WRITTEN):
        raise OptionError(f"{tables[0]}: a table goes into a folder", fix="name one table, and a folder as --out")
    if tables:
        done = unpack_cases(Path(tables[0]), out, force=arguments.force)
    else:
        _spare(out, force=arguments.force)
        done = export_cases(suite_paths(arguments.paths), out)
    print(f"{done.cases} cases, {done.files} files: {one_line(str(out))}")
    return 0
