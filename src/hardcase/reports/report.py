"""The door of the room: from a finished run to the three files that people and machines read."""

from pathlib import Path

from hardcase.records import JUNIT, REPORT, SUMMARY, Run

from .dossier import read_dossier
from .junit import junit
from .page import render
from .summary import summary


def write_report(run: Run) -> Path:
    """Write report.html, summary.md and junit.xml into the run's folder.

    Args:
        run: A finished run; without a decision the report says that nothing was decided.

    Returns:
        Path: The page.

    Raises:
        RunError: The run was never finished, a file of it is damaged, or the disk refused ours.
    """
    dossier = read_dossier(run)
    run.write_bytes(JUNIT, junit(dossier))
    run.write_bytes(SUMMARY, summary(dossier, report=run.path / REPORT).encode())
    run.write_bytes(REPORT, render(dossier).encode())
    return run.path / REPORT
