"""`hardcase init`: a repository of your own, in the same shape, that runs at once."""

import argparse
import shutil
from pathlib import Path

from hardcase.errors import OptionError
from hardcase.pipeline import shipped_data

EXAMPLES = """\
examples:
  hardcase init my-evals
  cd my-evals
  hardcase run suites
  pytest evals/

Copies the shipped suites, rubrics, schemas and evals, and writes a bot of your own to start from.
"""

PYPROJECT = """\
[tool.hardcase]
bot = "my_bot:reply"
gate = "release"

[tool.pytest.ini_options]
testpaths = ["evals"]
addopts = ["--import-mode=importlib"]
"""

README = """\
# evals

    hardcase run suites          your bot (my_bot.py) on every case: decision, reasons, report
    pytest evals/                the same as tests: one item per case, the gate's rules last
    hardcase play double-charge  one conversation, as it happens
    hardcase lint suites         every problem of what people write

Your bot is in my_bot.py. Your company is suites/company.yaml. How to write a case: suites/README.md.
"""

MY_BOT = '''\
"""Your bot: replace the body of `reply` with a call to what you run in production.

A plain function runs in a thread of its own and may wait as it likes. An `async def` must await whatever it waits for.
"""


def reply(conversation, desk):
    """Answer the customer's latest words.

    conversation.customer_says   the latest words; conversation.messages has all turns as chat messages
    desk.tools                   what may be called, as function tools
    desk.call(name, **arguments) calls one and returns its answer, or {"error": ...}
    """
    if "person" in conversation.customer_says.lower():
        desk.call("hand_over", queue="general", packet={"issue": conversation.customer_says})
        return "I've passed you to a colleague."
    orders = desk.call("look_up_orders")
    return f"I'm an AI assistant. I can see {len(orders.get('orders', []))} orders and will look into this."
'''

VSCODE = """\
{
  "yaml.schemas": {
    "schemas/company.schema.json": "suites/company.yaml",
    "schemas/suite.schema.json": "suites/*/suite.yaml",
    "schemas/exemplar.schema.json": "suites/*/exemplars/*.yaml",
    "schemas/rubric.schema.json": "rubrics/*.yaml",
    "schemas/gate.schema.json": "evals/gates/*.yaml"
  }
}
"""

RESULTS_README = """\
# results

One folder for each run. Everything here is ignored by git except this file, baselines/ and examples/.
"""

GITIGNORE = """\
.venv/
__pycache__/
.pytest_cache/
results/*
!results/README.md
!results/baselines/
!results/examples/
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="folder to lay out; must be new or empty")


def run(arguments: argparse.Namespace) -> int:
    """Lay the repository out and say how to go on."""
    folder, data = arguments.folder, shipped_data()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OptionError(f"{folder}: is not empty", fix="name a new folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("suites", "rubrics", "schemas", "evals"):
            ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
            shutil.copytree(data / name, folder / name, ignore=ignore)
        for name, text in {
            "pyproject.toml": PYPROJECT,
            "README.md": README,
            "my_bot.py": MY_BOT,
            ".gitignore": GITIGNORE,
            ".vscode/settings.json": VSCODE,
            "results/README.md": RESULTS_README,
        }.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OptionError(
            f"{folder}: cannot be written: {error.strerror}", fix="choose a folder you may write to"
        ) from error
    print(f"laid out {folder}: suites, rubrics, evals, my_bot.py\n")
    print(f"  cd {folder}\n  hardcase run suites          your bot (my_bot.py) on every case\n  pytest evals/")
    return 0
