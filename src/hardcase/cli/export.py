"""`hardcase export`: suites as one table for `datasets` and pandas, and the table as suites again."""

import argparse
from pathlib import Path

from hardcase.errors import OptionError
from hardcase.pipeline import export_cases, unpack_cases
from hardcase.tables import WRITTEN
from hardcase.text import one_line

from .arguments import suite_paths

EXAMPLES = """\
examples:
  hardcase export suites --out cases.parquet           every case, exemplar, rubric and company, a row each
  hardcase export suites/billing_disputes --out cases.jsonl
  hardcase export cases.parquet --out copy             the files again, word for word, in copy/suites and copy/rubrics

In Python: datasets.load_dataset("parquet", data_files="cases.parquet"). A row is a file: `text` holds it word for
word; `suite`, `case`, `family`, `decision`, `trigger`, `language`, `tags`, `lines` and others are there to look by.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="suites or cases (default: suites), or one table")
    parser.add_argument(
        "--out", metavar="PATH", type=Path, required=True, help="table to write (.parquet, .jsonl), or folder to fill"
    )
    parser.add_argument("--force", action="store_true", help="write over what is there")


def run(arguments: argparse.Namespace) -> int:
    """Write the table, or the files."""
    out: Path = arguments.out
    tables = [path for path in arguments.paths if path.endswith(WRITTEN)]
    if tables and (len(arguments.paths) > 1 or out.suffix in WRITTEN):
        raise OptionError(f"{tables[0]}: a table goes into a folder", fix="name one table, and a folder as --out")
    try:
        there = out.exists()
    except OSError as error:
        raise OptionError(f"{out}: {error.strerror}", fix="name another place to write to") from error
    if tables:
        done = unpack_cases(Path(tables[0]), out, force=arguments.force)
    elif there and not arguments.force:
        raise OptionError(f"{out} is there already", fix="name another file, or add --force to write over it")
    else:
        done = export_cases(suite_paths(arguments.paths), out)
    print(f"{done.cases} cases, {done.files} files: {one_line(str(out))}")
    return 0
