"""Recordings in any form become one file in ours; what is none is set aside, with the reason."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from hardcase.conversations import Dialect, MisfitError, Recording, recording_of
from hardcase.errors import OptionError, RunError

from .reasons import Reason, Reasons
from .recordings import Item, SetAside, items, keep_apart


class Imported(Struct, frozen=True, kw_only=True):
    """What became of the rows.

    Attributes:
        rows: Rows in.
        rows_written: Rows that are part of a conversation that was written.
        conversations: Conversations written.
        set_aside: Rows that are in none.
        unwrapped: Replies whose words were taken out of JSON.
        reasons: The three commonest reasons why rows were set aside.
    """

    rows: int = 0
    rows_written: int = 0
    conversations: int = 0
    set_aside: int = 0
    unwrapped: int = 0
    reasons: tuple[Reason, ...] = ()


def set_aside_path(out: Path) -> Path:
    """Where the rows are listed that were set aside."""
    return out.with_name(f"{out.name.removesuffix('.jsonl')}.set_aside.jsonl")


def read_item(item: Item, dialect: Dialect) -> Recording | SetAside:
    """One conversation, or why it is none."""
    reason = item.wrong
    if not reason:
        try:
            return recording_of(item.data, dialect, name=item.name)
        except MisfitError as error:
            reason = str(error)
        except Exception as error:  # a row may break whoever reads it: set aside like any other, and nothing stops
            return broken(item, error)
    return SetAside(file=item.file, row=item.row, rows=item.count, reason=reason)


def broken(item: Item, error: Exception) -> SetAside:
    """Set aside what broke its reader, with what the error says."""
    said = f"{type(error).__name__}: {error}"[:300].encode("utf-8", "replace").decode("utf-8")
    return SetAside(file=item.file, row=item.row, rows=item.count, reason=f"reading it failed with {said}")


def _with_line(item: Item, dialect: Dialect) -> tuple[Recording | SetAside, bytes]:
    read = read_item(item, dialect)
    try:
        return read, msgspec.json.encode(read)
    except (TypeError, ValueError) as error:  # columns of a table may hold what JSON has no words for
        aside = broken(item, error)
        return aside, msgspec.json.encode(aside)


def unwrapped_in(recording: Recording) -> int:
    """Replies of a recording whose words were taken out of JSON."""
    count = recording.meta.get("unwrapped")
    return count if type(count) is int else 0


def import_recordings(
    paths: Sequence[Path | str],
    out: Path,
    dialect: Dialect,
    *,
    limit: int | None = None,
    force: bool = False,
    done: Callable[[int], None] | None = None,
) -> Imported:
    """Write every conversation of some files into one.

    Args:
        paths: Files and folders of rows.
        out: File of JSON Lines to write; beside it, what was set aside.
        dialect: How rows are read.
        limit: The most conversations that are read.
        force: Write over a file that is there.
        done: Told how many rows were read.

    Returns:
        Imported: What became of the rows. Where no conversation was found, no file is left but what was set aside.

    Raises:
        OptionError: There is nothing to read, or the file is there already or is itself read.
        RunError: The file cannot be written.
    """
    coming = items(paths, dialect, limit=limit)
    aside = set_aside_path(out)
    keep_apart(paths, out, aside)
    for path in (out, aside):
        if path.exists() and not force:
            raise OptionError(f"{path}: is there already", fix="name another file, or add --force")
    reasons = Reasons()
    rows = rows_written = conversations = set_aside = unwrapped = 0
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("wb") as written, aside.open("wb") as left:
            for item in coming:
                read, line = _with_line(item, dialect)
                rows += item.count
                if isinstance(read, Recording):
                    written.write(line + b"\n")
                    rows_written += item.count
                    conversations += 1
                    unwrapped += unwrapped_in(read)
                else:
                    left.write(line + b"\n")
                    reasons.add(read.reason, item.count)
                    set_aside += item.count
                if done:
                    done(item.count)
        if not set_aside:
            aside.unlink()
    except OSError as error:
        fix = "choose a place that can be written to"
        raise RunError(f"{out}: cannot be written: {error.strerror}", fix=fix) from error
    if not conversations:
        out.unlink()
    if not rows:
        raise OptionError(f"{', '.join(map(str, paths))}: holds no rows", fix="name a file that does")
    return Imported(
        rows=rows,
        rows_written=rows_written,
        conversations=conversations,
        set_aside=set_aside,
        unwrapped=unwrapped,
        reasons=reasons.commonest(),
    )
