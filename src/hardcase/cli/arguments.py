"""Options that several commands share, straight from the one table of options."""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from hardcase.cases import Case, Suite, load_suites
from hardcase.errors import OptionError, nearest
from hardcase.options import OPTIONS, Settings, read_settings
from hardcase.pipeline import default_suites


def add_options(parser: argparse.ArgumentParser, names: Iterable[str]) -> None:
    """Add options by the names they have in `Settings`."""
    wanted = set(names)
    for option in OPTIONS:
        if option.name not in wanted:
            continue
        if not option.metavar:
            parser.add_argument(f"--{option.flag}", dest=option.name, action="store_true", help=option.help)
        else:
            action = "append" if option.many else "store"
            parser.add_argument(
                f"--{option.flag}", dest=option.name, action=action, metavar=option.metavar, help=option.help
            )


def settings_of(arguments: argparse.Namespace) -> Settings:
    """Join what was typed with the environment and the project's file."""
    return read_settings(vars(arguments))


def suite_paths(given: Iterable[str]) -> list[str]:
    """The suites that are meant: as given, else ./suites, else the shipped ones."""
    paths = list(given)
    if paths:
        return paths
    if not Path("suites").is_dir():
        print("there is no folder suites here: these are the suites that hardcase ships", file=sys.stderr)
    return [str(default_suites())]


def one_case(name: str, *, within: Iterable[str] = ()) -> tuple[Suite, Case]:
    """The case that a path or an id names.

    Args:
        name: A path, or an id of a case.
        within: Where an id is looked for; nothing: where suites are looked for at all.

    Raises:
        OptionError: It names none, or several.
    """
    try:
        suites = load_suites([name])
    except OptionError:
        suites = load_suites(suite_paths(within))
        known = [case.id for suite in suites for case in suite.cases]
        suites = tuple(suite for suite in suites if any(case.id == name for case in suite.cases))
        if not suites:
            raise OptionError(f"no case {name!r} here", fix=nearest(name, known)) from None
    cases = [case for suite in suites for case in suite.cases if case.id == name or len(suite.cases) == 1]
    if len(cases) != 1:
        known = [case.id for suite in suites for case in suite.cases]
        raise OptionError(f"{name!r} is {len(known)} cases, one is wanted", fix=nearest(name, known))
    suite = next(suite for suite in suites if cases[0] in suite.cases)
    return suite, cases[0]


def whole_number(text: str) -> int:
    """A number from 1."""
    if not (text.isascii() and text.isdecimal()) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1")
    return int(text)


def processors() -> int:
    """Processors that this process may use, where the system says so."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1
