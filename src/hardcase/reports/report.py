"""The door of the room: from a finished run to the three files that people and machines read."""

from collections.abc import Iterable
from pathlib import Path

from hardcase.cases import Case
from hardcase.records import JUNIT, REPORT, SUMMARY, Run

from .dossier import read_dossier
from .junit import junit
from .page import render
from .redact import redact, redaction_note
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


def write_redacted(run: Run, cases: Iterable[Case]) -> tuple[Path, ...]:
    """Write the same three files without anything that is somebody's own, beside those of the run.

    Args:
        run: A finished run. Its own files stay as they are.
        cases: Whose records say what is somebody's own; see `redact`.

    Returns:
        tuple: The page, the summary and the JUnit file.

    Raises:
        RunError: The run was never finished, a file of it is damaged, or the disk refused ours.
    """
    dossier = redact(read_dossier(run), cases)
    names = tuple(redacted_name(name) for name in (REPORT, SUMMARY, JUNIT))
    page, text, xml = names
    note = f"\n{redaction_note(dossier)}\n" if dossier.redacted else ""
    run.write_bytes(xml, junit(dossier))
    run.write_bytes(text, (summary(dossier, report=Path(page)) + note).encode())
    run.write_bytes(page, render(dossier).encode())
    return tuple(run.path / name for name in names)


def redacted_name(name: str) -> str:
    """What a file is called when nothing in it is somebody's own: `report.redacted.html`."""
    path = Path(name)
    return f"{path.stem}.redacted{path.suffix}"
