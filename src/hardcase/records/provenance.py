"""Where a run came from: versions and commit, never a key or a path of the machine."""

import os
import platform
import subprocess
from pathlib import Path

from hardcase import __version__

_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"})
"""Set inside a git hook: they would answer for the hook's repository and not for the folder's."""


def provenance(folder: Path) -> dict[str, str]:
    """Name the versions that can move a number.

    Args:
        folder: Where the cases come from; its git commit is recorded when there is one.

    Returns:
        dict: hardcase, python, system, and commit ("-dirty" behind it when files differ from it).
    """
    versions = {"hardcase": __version__, "python": platform.python_version(), "system": platform.system()}
    commit = _git(folder, "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*")
    return versions | ({"commit": commit} if commit else {})


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True,
            text=True,
            timeout=5,
            check=False,
            env={name: value for name, value in os.environ.items() if name not in _OF_A_HOOK},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
