"""What `import`, `grade` and `harvest` share: how recorded conversations are read, and a bar while they are."""

import argparse
import contextlib
from collections.abc import Callable

from hardcase.conversations import FORMATS, Dialect
from hardcase.pipeline import dialect_of

from .bar import bar


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


def rows_bar(what: str) -> contextlib.AbstractContextManager[Callable[[int], None]]:
    """Show on standard error how many rows were read so far."""
    return bar(what, None, unit="row", scaled=True)
