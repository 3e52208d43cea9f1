"""Front hall for people: one module for each command, imported only when it is called."""

import argparse
import importlib
import io
import sys
from collections.abc import Sequence

import hardcase
from hardcase.errors import FileError, HardcaseError

COMMANDS = {
    "run": "replay suites against bots, grade, decide, report",
    "lint": "check suites, exemplars and gates before anything is paid for",
    "play": "watch one conversation, or type the bot's side yourself",
    "grade": "grade recorded conversations, or a run again, without calling the bot",
    "gate": "decide a recorded run again, without calling a judge",
    "report": "write reports again, a league of several runs, or one without names",
    "plan": "what a run would ask, cost and be able to show, before anything is played",
    "compare": "one run beside another, or one customer beside another like them",
    "init": "lay out a repository of your own that runs at once",
}
MORE = {
    "demo": "replay the shipped suites against three embedded bots",
    "bots": "list the embedded bots",
    "champion": "pin the run that others are compared with, and tell how it came to be",
    "calibrate": "measure a judge against labels, and write the licence it earns",
    "export": "write suites or runs as one table, and a table as suites again",
    "import": "read conversations from elsewhere into one form",
    "harvest": "make a draft case of one recorded conversation, without names",
    "label": "write a page on which people label conversations drawn by chance",
    "schema": "print the JSON Schema of an authored file",
}

EXAMPLES = """\
examples:
  hardcase demo                                            see it work, without a key or a network
  hardcase run suites --bot concierge --bot gold           two bots, every suite
  hardcase run suites --bot my_bot:reply --trials 3        your own: reply(conversation, desk) in my_bot.py
  hardcase play suites/billing_disputes/double-charge      one conversation, as it happens
  hardcase init my-evals                                   your own suites, gates and bots

exit codes: 0 ship, no loss proven, or done, 1 hold, 2 wrong input, 3 inconclusive, 4 invalid or the run failed
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: What follows the command's name; the process's own when None.

    Returns:
        int: The exit code.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that cannot show a character shows its number
            stream.reconfigure(errors="backslashreplace")
    parser = _top()
    if not words:
        parser.print_help()
        return 0
    name = words[0]
    if name not in COMMANDS | MORE:
        parser.parse_args(words)  # answers --help and --version, or exits with what is wrong
        return 2
    try:
        module = importlib.import_module(f"hardcase.cli.{name}")
        sub = argparse.ArgumentParser(
            prog=f"hardcase {name}",
            description=(COMMANDS | MORE)[name].capitalize() + ".",
            epilog=module.EXAMPLES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(sub)
        return int(module.run(sub.parse_args(words[1:])))
    except HardcaseError as error:
        print(f"hardcase {name}: {_shown(error)}", file=sys.stderr)
        _annotate(error)
        return error.exit_code
    except KeyboardInterrupt:
        print(f"\nhardcase {name}: stopped; what was finished is on disk", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _annotate(error: HardcaseError) -> None:
    """Point at the files that are wrong, where this is a step of GitHub's Actions."""
    if isinstance(error, FileError):
        from hardcase.reports import annotate_problems  # paid for by errors only

        for line in annotate_problems(error.problems):
            print(line)


def _shown(error: HardcaseError) -> str:
    from hardcase.text import ci_safe  # paid for by errors only, not by --help

    text = ci_safe(str(error))
    return f"\n{text}" if "\n  fix: " in text and text.count("\n  fix: ") > 1 else text


def _top() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS | MORE))
    listed = "\n".join(f"  {name:<{width}}  {about}" for name, about in COMMANDS.items())
    more = "\n".join(f"  {name:<{width}}  {about}" for name, about in MORE.items())
    parser = argparse.ArgumentParser(
        prog="hardcase",
        usage="hardcase COMMAND [ARGUMENTS]",
        description="A release gate for customer-service bots: replay hard cases, grade them, decide.\n"
        f"\n\ncommands:\n{listed}\n\nmore:\n{more}\n\n`hardcase COMMAND --help` teaches each by example.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    parser.add_argument("command", choices=[*COMMANDS, *MORE], help=argparse.SUPPRESS)
    return parser


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"hardcase {hardcase.__version__}")
        parser.exit()
