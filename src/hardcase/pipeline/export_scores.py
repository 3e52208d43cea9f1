"""Runs as one table of verdicts, for pandas and everything else that reads Parquet."""

import itertools
from collections.abc import Sequence
from pathlib import Path

from hardcase.records import SCORES, Run, ScoreRow
from hardcase.tables import write_typed


def export_scores(runs: Run | Sequence[Run], out: Path | None = None) -> dict[Path, int]:
    """Write a row for each planned criterion of each planned trial.

    Args:
        runs: One or several, finished.
        out: One table of all of them, which ends in `.parquet`; None: each gets its own `scores.parquet`.

    Returns:
        dict: Rows by the table that was written.

    Raises:
        RunError: A run is not finished.
        OptionError: Another ending, or a table that cannot be written there.
    """
    runs = [runs] if isinstance(runs, Run) else runs
    if out is not None:
        every = itertools.chain.from_iterable(run.score_rows() for run in runs)
        return {out: write_typed(out, every, of=ScoreRow)}
    return {run.path / SCORES: write_typed(run.path / SCORES, run.score_rows(), of=ScoreRow) for run in runs}
