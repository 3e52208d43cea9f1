"""`hardcase bots`: who can be replayed."""

import argparse

from hardcase.bots import EMBEDDED

EXAMPLES = """\
examples:
  hardcase bots
  hardcase run suites --bot phantom
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(arguments: argparse.Namespace) -> int:
    """List the embedded bots, and how your own is named."""
    width = max(len(bot.name) for bot in EMBEDDED)
    for bot in EMBEDDED:
        print(f"{bot.name:<{width}}  {bot.about}")
    print(f"{'module:name':<{width}}  your own: a function of (conversation, desk), async or plain, or an object")
    print(f"{'https://...':<{width}}  a bot behind an HTTP endpoint: docs/http-bots.md")
    print(f"{'recorded:PATH':<{width}}  a run, or recordings that name their cases: docs/recordings.md")
    return 0
