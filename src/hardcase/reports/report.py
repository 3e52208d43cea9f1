"""The door of the room: from a finished run to the three files that people and machines read."""

from pathlib import Path

from hardcase.records import JUNIT, REPORT, SUMMARY, Run

from .dossier import read_dossier
from .junit import junit
from .page import render, render_part
from .parts import FOLDER, split
from .summary import summary


def write_report(run: Run) -> Path:
    """Write report.html, summary.md and junit.xml into the run's folder.

    Of a large run, conversations that the page has no room for go on pages of their own, into `conversations/`.

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
    parts = split(dossier)
    for part in parts:
        run.write_bytes(part.file, render_part(dossier, part).encode())
    run.write_bytes(REPORT, render(dossier, parts).encode())
    _sweep(run.path / FOLDER, {Path(part.file).name for part in parts})
    return run.path / REPORT


def _sweep(folder: Path, kept: set[str]) -> None:
    """Take away pages that an earlier report of the run needed, so that none contradicts this one."""
    for page in folder.glob("[0-9]*.html"):
        if page.name not in kept:
            page.unlink(missing_ok=True)
