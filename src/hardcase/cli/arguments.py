"""Options that several commands share, straight from the one table of options."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from hardcase.options import OPTIONS, Settings, read_settings
from hardcase.pipeline import shipped_data


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
    if Path("suites").is_dir():
        return ["suites"]
    print("there is no folder suites here: these are the suites that hardcase ships", file=sys.stderr)
    return [str(shipped_data() / "suites")]
