"""`hardcase bots`: who can be replayed."""

import argparse

from hardcase.bots import EMBEDDED, bot_files, load_bot_file
from hardcase.models import DIALECTS
from hardcase.text import one_line

EXAMPLES = """\
examples:
  hardcase bots
  hardcase run suites --bot phantom
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(arguments: argparse.Namespace) -> int:
    """List the embedded bots, those of evals/bots, and how your own is named."""
    listed = [(bot.name, bot.about) for bot in EMBEDDED]
    for path in bot_files():
        file, _ = load_bot_file(path)
        listed.append((path.stem, one_line(file.about or f"{file.adapter} {file.model}")))
    width = max(len(name) for name, _ in [*listed, ("openai-responses:MODEL", "")])
    for name, about in listed:
        print(f"{name:<{width}}  {about}")
    for adapter in DIALECTS:
        print(f"{adapter + ':MODEL':<{width}}  a model behind that API: docs/model-bots.md")
    print(f"{'module:name':<{width}}  your own: a function of (conversation, desk), async or plain, or an object")
    print(f"{'https://...':<{width}}  a bot behind an HTTP endpoint: docs/http-bots.md")
    print(f"{'mcp:BOT':<{width}}  a program, function or endpoint that finds its tools over MCP: docs/mcp.md")
    print(f"{'recorded:PATH':<{width}}  a run, or recordings that name their cases: docs/recordings.md")
    return 0
