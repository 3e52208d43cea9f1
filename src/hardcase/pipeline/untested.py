"""Suites that `pytest evals/` would pass over, because no test file is a window on them."""

from collections.abc import Iterable
from pathlib import Path

EVALS = Path("evals")

_TEST = """\
import pytest


@pytest.mark.hardcase("{suite}")
def test_{suite}(hardcase_outcome):
    hardcase_outcome.check()
"""


def untested(suites: Iterable[str], folders: Iterable[Path]) -> tuple[str, ...]:
    """Find suites that no test names.

    Args:
        suites: Ids.
        folders: Where tests lie; of `evals/` also what is below.

    Returns:
        tuple: Those whose id no Python file there holds in quotes, in the order given; none where no file has a test of
            hardcase, because then its tests lie elsewhere or nobody runs them.
    """
    found = {path for each in folders for path in each.glob("**/*.py" if each.name == EVALS.name else "*.py")}
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(found)]
    if not any("hardcase" in text for text in texts):
        return ()
    return tuple(each for each in suites if not any(f'"{each}"' in text or f"'{each}'" in text for text in texts))


def write_a_test(suite: str) -> str:
    """The instruction to write a suite's test, with its text.

    Args:
        suite: Id.
    """
    lines = _TEST.format(suite=suite).splitlines()
    return "\n".join((f"write {EVALS}/test_{suite}.py:", *(f"    {line}".rstrip() for line in lines)))
