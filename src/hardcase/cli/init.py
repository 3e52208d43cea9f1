"""`hardcase init`: a repository of your own, in the same shape, that runs at once."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from hardcase.errors import OptionError
from hardcase.pipeline import shipped_data

EXAMPLES = """\
examples:
  hardcase init my-evals          the shipped company and suites, to try a bot with
  hardcase init my-evals --bare   a small company and two cases, to write your own over
  hardcase init                   here; also where there is a repository already
  cd my-evals
  hardcase run suites
  pytest evals/

Writes suites, rubrics, schemas, evals and a bot to start from. Nothing that is there is overwritten.
"""

PYPROJECT = """\
[tool.hardcase]
bot = "my_bot:reply"
gate = "{gate}"

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

BARE_README = """\
# evals

    hardcase lint suites              every problem of what people write
    hardcase run suites               your bot (my_bot.py) on every case: decision, reasons, report
    pytest evals/                     the same as tests: one item per case, the gate's rules last

All of it runs as it is. Write your own over it, in this order, with `hardcase lint suites` after each step:

1. suites/company.yaml: your policies, queues and tools. `hardcase schema company` prints every field.
2. my_bot.py: a call to what you run in production.
3. suites/plants/: rename it, and write your cases. suites/README.md says how, `hardcase schema case` prints all fields.
   Rename evals/test_plants.py and the suite's name in it too: a suite without a test file is not run by pytest.
4. suites/plants/exemplars/: a good and a bad conversation for each case. `hardcase lint suites --labels` prints the
   labels that lack, answered as far as the checks can.
5. evals/gates/own.yaml: what your bot must keep to ship.
"""

TEST_PLANTS = '''\
"""Plants that arrive dead, late, or not at all."""

import pytest


@pytest.mark.hardcase("plants")
def test_plants(hardcase_outcome):
    """The bot keeps what the case asks for, in every trial."""
    hardcase_outcome.check()
'''

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
    if any(word in conversation.customer_says.lower() for word in ("person", "somebody")):
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


BARE = Path(__file__).parent / "bare"
FOR_BARE = ("rubrics", "schemas", "suites/README.md", "evals/conftest.py", "evals/test_gate.py")
KEPT = ("README.md", "pyproject.toml", ".gitignore", ".vscode/settings.json", "results/README.md")
"""What a repository may have of its own: it stays as it is."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "folder", metavar="DIR", type=Path, nargs="?", default=Path(), help="folder to lay out (default: here)"
    )
    parser.add_argument(
        "--bare", action="store_true", help="one small company, two cases and a small gate, to write your own over"
    )


def run(arguments: argparse.Namespace) -> int:
    """Lay the repository out and say how to go on."""
    folder: Path = arguments.folder
    files = _files(bare=arguments.bare)
    if folder.exists() and not folder.is_dir():
        raise OptionError(f"{folder}: is a file", fix="name a folder")
    tops = {Path(name).parts[0] for name in files if name not in KEPT}
    taken = sorted(each for each in tops if (folder / each).exists())
    if taken:
        what = f"{folder}: has {', '.join(taken)} already, and nothing is overwritten"
        raise OptionError(what, fix="name another folder, as `hardcase init my-evals`")
    kept = [name for name in KEPT if name in files and (folder / name).exists()]
    try:
        for name in files.keys() - set(kept):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[name])
    except OSError as error:
        raise OptionError(
            f"{folder}: cannot be written: {error.strerror}", fix="choose a folder you may write to"
        ) from error
    here = folder.resolve() == Path.cwd()
    print(f"laid out {'this folder' if here else folder}: suites, rubrics, evals, my_bot.py\n")
    print("" if here else f"  cd {folder}\n", end="")
    print("  hardcase run suites          your bot (my_bot.py) on every case\n  pytest evals/")
    _tell_kept(folder, kept, files)
    return 0


def _files(*, bare: bool) -> Mapping[str, bytes]:
    """What is written, by path from the folder."""
    data = shipped_data()
    copied = FOR_BARE if bare else ("rubrics", "schemas", "suites", "evals")
    files = {path.relative_to(data).as_posix(): path for name in copied for path in _below(data / name)}
    if bare:
        files |= {path.relative_to(BARE).as_posix(): path for path in _below(BARE)}
    texts = {
        "pyproject.toml": PYPROJECT.format(gate="own" if bare else "release"),
        "README.md": BARE_README if bare else README,
        "my_bot.py": MY_BOT.replace("general", "complaints") if bare else MY_BOT,
        ".gitignore": GITIGNORE,
        ".vscode/settings.json": VSCODE,
        "results/README.md": RESULTS_README,
    }
    if bare:
        texts["evals/test_plants.py"] = TEST_PLANTS
    return {name: path.read_bytes() for name, path in files.items()} | {
        name: text.encode() for name, text in texts.items()
    }


def _below(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [each for each in sorted(path.rglob("*")) if each.is_file() and "__pycache__" not in each.parts]


def _tell_kept(folder: Path, kept: list[str], files: Mapping[str, bytes]) -> None:
    """What stayed as it was, and what it then lacks."""
    if kept:
        print(f"\nleft as it was: {', '.join(kept)}")
    for name, mark in (("pyproject.toml", "[tool.hardcase]"), (".gitignore", "results/")):
        if name in kept and mark not in (folder / name).read_text(encoding="utf-8", errors="replace"):
            print(f"\nadd to {name}:\n\n{files[name].decode()}", end="")
