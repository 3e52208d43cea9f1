"""What `import`, `grade` and `harvest` share: how recorded conversations are read, and a bar while they are."""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Iterator

from tqdm import tqdm

from hardcase.conversations import FORMATS, Dialect
from hardcase.pipeline import dialect_of


def add_reading(parser: argparse._ActionsContainer) -> None:
    """Add how rows are read."""
    parser.add_argument("--format", choices=FORMATS, default="auto", help="what rows are (default: each is recognised)")
    columns = (
        "which column holds what, for one row per message: id=ticket,speaker=from,text=body (and at, language, ...)"
    )
    parser.add_argument("--columns", metavar="MAP", default="", help=columns)
    speakers = "who is who, where names do not say it: Ada=bot,Visitor=customer,Zoe=human"
    encoding = "of CSV and JSON files, as cp1252 from Windows (default: utf-8; utf-16 shows itself)"
    parser.add_argument("--encoding", metavar="NAME", default="", help=encoding)
    parser.add_argument("--speakers", metavar="MAP", default="", help=speakers)
    language = "of rows that do not say theirs (default: as their words show)"
    parser.add_argument("--language", metavar="CODE", default="", help=language)
    parser.add_argument(
        "--bot", dest="bot_name", metavar="NAME", default="", help="name of the bot, where rows do not say it"
    )
    parser.add_argument(
        "--handover-tool",
        metavar="NAME",
        action="append",
        default=[],
        help="a tool that hands over to people, where its name does not say so; repeatable",
    )


def dialect_from(arguments: argparse.Namespace) -> Dialect:
    """How rows are read, as it was typed."""
    return dialect_of(
        format=arguments.format,
        columns=arguments.columns,
        speakers=arguments.speakers,
        language=arguments.language,
        bot=arguments.bot_name,
        hand_over_tools=arguments.handover_tool,
        encoding=arguments.encoding,
    )


@contextlib.contextmanager
def rows_bar(what: str) -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error with the rows so far and a rate."""
    columns, lines = _size()
    with tqdm(
        desc=what,
        unit="row",
        unit_scale=True,
        file=sys.stderr,
        leave=False,
        disable=None,
        ncols=columns,
        nrows=lines,
    ) as bar:

        def done(rows: int) -> None:
            bar.update(rows)

        yield done


def _size() -> tuple[int, int] | tuple[None, None]:
    """Columns and lines for the bar where a terminal does not know its own size, as in a container: the bar would be
    cut to nothing. None: the terminal knows.
    """
    try:
        return (None, None) if os.get_terminal_size(sys.stderr.fileno()).columns else (79, 24)
    except (OSError, ValueError):
        return None, None
