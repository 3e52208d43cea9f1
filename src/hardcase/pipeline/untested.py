"""Suites that `pytest evals/` would pass over, because no test file is a window on them."""

import re
from collections.abc import Iterable
from pathlib import Path

EVALS = Path("evals")

_IS_TEST = re.compile(r"mark\.hardcase|hardcase_outcome")
_MADE = re.compile(r"mark\.hardcase\(\s*[^\s\"')]")
"""A marker that names no suite in quotes: its tests are made in a loop, or somebody else knows the name."""

_TEST = """\
import pytest


@pytest.mark.hardcase("{suite}")
def test_{suite}(hardcase_outcome):
    hardcase_outcome.check()
"""


def untested(suites: Iterable[str], folders: Iterable[Path], *, collected: bool = False) -> tuple[str, ...]:
    """Find suites that no test names.

    Args:
        suites: Ids.
        folders: Where tests lie; of `evals/` also what is below.
        collected: These are suites of which pytest found no test, so that those it makes while it collects are known.

    Returns:
        tuple: Those whose id no Python file there holds in quotes, in the order given; none where no file of tests has
            one of hardcase, because then they lie elsewhere or nobody runs them, and none where only pytest could tell.
    """
    found = {path for each in folders for path in each.glob("**/*.py" if each.name == EVALS.name else "*.py")}
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in sorted(found)}
    tests = [text for path, text in texts.items() if path.match("test_*.py") or path.match("*_test.py")]
    if not any(_IS_TEST.search(text) for text in tests):
        return ()
    if not collected and any(_MADE.search(text) for text in texts.values()):
        return ()
    held = "\n".join(texts.values())
    return tuple(each for each in suites if f'"{each}"' not in held and f"'{each}'" not in held)


def write_a_test(suite: str) -> str:
    """The instruction to write a suite's test, with its text.

    Args:
        suite: Id.
    """
    lines = _TEST.format(suite=suite).splitlines()
    return "\n".join((f"write {EVALS}/test_{suite}.py:", *(f"    {line}".rstrip() for line in lines)))
