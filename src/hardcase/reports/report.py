"""The door of the room: from a finished run to the three files that people and machines read."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import structs

from hardcase.cases import Case
from hardcase.records import JUNIT, REPORT, SUMMARY, Run

from .dossier import read_dossier
from .junit import junit
from .page import render, render_part
from .parts import FOLDER, split
from .redact import redact, redacted_name, redaction_note
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
    page, text, xml = names = tuple(redacted_name(name) for name in (REPORT, SUMMARY, JUNIT))
    note = f"\n{redaction_note(dossier)}\n" if dossier.redacted else ""
    run.write_bytes(xml, junit(dossier))
    run.write_bytes(text, (summary(dossier, report=Path(page)) + note).encode())
    folder = f"{FOLDER}.redacted"
    parts = tuple(structs.replace(part, file=f"{folder}/{Path(part.file).name}") for part in split(dossier))
    for part in parts:
        run.write_bytes(part.file, render_part(dossier, part).encode())
    run.write_bytes(page, render(dossier, parts).encode())
    _sweep(run.path / folder, {Path(part.file).name for part in parts})
    return tuple(run.path / name for name in names)


def _sweep(folder: Path, kept: set[str]) -> None:
    """Take away pages that an earlier report of the run needed, so that none contradicts this one."""
    for page in folder.glob("[0-9]*.html"):
        if page.name not in kept:
            page.unlink(missing_ok=True)
