"""`hardcase demo`: see it work, without a key or a network."""

import argparse
import dataclasses

from hardcase.options import DEFAULT_JUDGES
from hardcase.pipeline import own_command, prepare, shipped_data

from .arguments import add_options, settings_of
from .replay_and_tell import replay_all

BOTS = ("platitude", "concierge", "gold")
EXAMPLES = """\
examples:
  hardcase demo                       shipped suites, three embedded bots, reports in ./results
  hardcase demo --results elsewhere

platitude is sympathy and nothing else, concierge an honest small bot, gold plays the good exemplars.
The demo always exits with 0: it shows decisions and makes none for you.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    add_options(parser, ["results"])


def run(arguments: argparse.Namespace) -> int:
    """Replay the shipped suites against the three bots and tell what came out."""
    settings = dataclasses.replace(
        settings_of(arguments), bot=BOTS, judge=DEFAULT_JUDGES, gate="release", no_gate=False, resume=None
    )
    prepared = prepare([str(shipped_data() / "suites")], settings)
    plan = prepared[0].plan
    graders = " and ".join(["checks", *plan.judges])
    times = f", {plan.trials} times each" if plan.trials > 1 else ""
    print(f"{len(plan.cases)} hard cases{times}, {len(BOTS)} bots, {graders}: no key, no network.\n")
    replay_all(prepared, announce=False)
    print(f"next: {own_command()} play double-charge --bot concierge")
    print(f"your own bot: {own_command()} run suites --bot my_bot:reply   (see README)")
    return 0
