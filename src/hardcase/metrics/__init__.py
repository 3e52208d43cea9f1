"""The measures as modules of Hugging Face `evaluate`; `path(name) -> str` is the door.

They come to the numbers of scorecard and gate. Each is a file that `evaluate` copies, so they share no code here.
"""

from pathlib import Path

from hardcase.errors import OptionError, nearest

METRICS = ("dimension_score", "escalation", "pass_hat_k")


def path(name: str) -> str:
    """Where a measure is, for `evaluate.load` and `evaluate.combine`.

    Args:
        name: One of `METRICS`.

    Returns:
        str: Its folder. It is a file of its own and needs no network; `evaluate` copies it below `HF_HOME`.

    Raises:
        OptionError: There is no such measure.
    """
    if name not in METRICS:
        raise OptionError(f"unknown measure {name!r}", fix=nearest(name, METRICS))
    return str(Path(__file__).parent / name)
