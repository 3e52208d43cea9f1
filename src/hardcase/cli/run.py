"""`hardcase run`: the main job."""

import argparse

from hardcase.models import nobody_is_asked
from hardcase.pipeline import as_planned, prepare

from .arguments import add_options, settings_of, suite_paths
from .replay_and_tell import dry_run, replay_all

EXAMPLES = """\
examples:
  hardcase run                                             ./suites against the default bot
  hardcase run suites --bot concierge --bot gold --trials 3
  hardcase run suites --bot my_bot:reply                   `reply(conversation, desk)` in my_bot.py beside you
  hardcase run suites --bot openai:MODEL                   a model; or a file, as --bot evals/bots/my-bot.yaml
  hardcase run suites --bot https://bot.example/reply      a bot behind HTTP: one POST for each of its turns
  hardcase run suites --bot mcp:my_agent:reply             `reply(conversation, address)`: the desk's tools over MCP
  hardcase run suites --bot "mcp:node agent.js"            a program that hears, acts and replies over MCP alone
  hardcase run suites --bot recorded:people.jsonl          conversations that took place before
  hardcase run suites/billing_disputes --bot gold --judge labels --no-gate
  hardcase run suites --bot my-bot --budget-usd 5          a model whose file has prices; --dry-run asks nothing
  hardcase run --resume results/20261121T100000Z-my_bot-reply-1a2b3c4d      go on where a killed run stopped

Every run leaves a folder in results/: plan, conversations, verdicts, scorecard, decision, report.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "suites", nargs="*", metavar="PATH", help="suites, folders of suites, or cases (default: suites)"
    )
    names = [
        "bot",
        "judge",
        "trials",
        "concurrency",
        "seed",
        "results",
        "gate",
        "no_gate",
        "resume",
        "turn_timeout",
        "offline",
        "champion",
        "budget_usd",
        "no_cache",
    ]
    add_options(parser, names)
    parser.add_argument("--dry-run", action="store_true", help="say what would be asked and cost, and ask nothing")


def run(arguments: argparse.Namespace) -> int:
    """Replay, grade, decide, report; exit with the worst decision."""
    settings, planned = as_planned(settings_of(arguments), arguments.suites)
    if arguments.dry_run:
        with nobody_is_asked():
            return dry_run(prepare(suite_paths(planned), settings))
    return replay_all(prepare(suite_paths(planned), settings))
