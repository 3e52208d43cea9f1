"""The league as one page over several runs, and as lines for the terminal."""

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from hardcase.errors import RunError
from hardcase.records import REPORT

from .dimensions import DimensionLine
from .league import Row, Table, headline
from .page import drawn, policy, text_of
from .words import LABELS, count, day, safe_line

LEAGUE = "league.html"
_STYLES = ("page.css", "figures.css", "league.css", "print.css")
_TOP, _HIGH = 14.0, 96.0
_SIGNS = "! below its floor   ? not shown to reach its floor   (where cases like these may lie)"


class Point(Struct, frozen=True, kw_only=True):
    """One run in the drawing of one dimension: places in percent of the width, and in units of the height.

    Attributes:
        x: Percent of the width.
        y: Where the number stands; None where there is none.
        high: Where the best reading of what is unknown stands.
        top: Upper end of the range; `bottom`: its lower end.
        floor: Where the gate's floor stands; None without one.
    """

    row: Row
    line: DimensionLine
    x: float
    y: float | None = None
    high: float | None = None
    top: float | None = None
    bottom: float | None = None
    floor: float | None = None


class Panel(Struct, frozen=True, kw_only=True):
    """One dimension over the runs of a bot.

    Attributes:
        says: The drawing in words.
    """

    name: str
    label: str
    says: str
    points: tuple[Point, ...]


class Trend(Struct, frozen=True, kw_only=True):
    """The runs of one bot in order of time."""

    bot: str
    rows: tuple[Row, ...]
    panels: tuple[Panel, ...]
    when: str


def write_league(found: Sequence[Table], path: Path, *, report: str = REPORT) -> Path:
    """Write one page over several runs.

    Args:
        found: A table for each division.
        path: The page; written anew where there is one.
        report: Name of the page in the folder of each run, to which the league links.

    Returns:
        Path: The page.

    Raises:
        RunError: The disk refused it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render_league(found, path, report=report), encoding="utf-8")
    except OSError as error:
        fix = "choose a file you may write to with --out"
        raise RunError(f"{path}: cannot be written: {error.strerror}", fix=fix) from error
    return path


def render_league(found: Sequence[Table], path: Path, *, report: str = REPORT) -> str:
    """Render the page.

    Args:
        found: A table for each division.
        path: Where the page will stand: links to the runs start there.
        report: Name of the page in the folder of each run.
    """
    style = "".join(text_of(name) for name in _STYLES)
    links = {row.played.path: _link(row, path, report) for table in found for row in _rows(table)}
    return drawn(
        "league.html.j2",
        policy=policy("", style),
        style=style,
        headline=headline(found),
        tables=found,
        trends=[[_trend(rows) for rows in table.trends] for table in found],
        links=links,
        dimensions=tuple(LABELS.items())[:4],
        runs=count(len(links), "run"),
    )


def _rows(table: Table) -> tuple[Row, ...]:
    return (*table.rows, *(row for rows in table.trends for row in rows))


def _link(row: Row, page: Path, report: str) -> str:
    """From the league's page to that of a run, so that the folder can be moved or mailed as a whole."""
    target = (row.played.path / report).resolve()
    return quote(Path(os.path.relpath(target, page.resolve().parent)).as_posix())


def _trend(rows: tuple[Row, ...]) -> Trend:
    panels = tuple(_panel(rows, index) for index in range(len(rows[0].lines)))
    first, last = (day(each.played.plan.created) for each in (rows[0], rows[-1]))
    when = f"on {last}" if first == last else f"{first} to {last}"
    return Trend(bot=rows[-1].bot, rows=rows, panels=panels, when=when)


def _panel(rows: tuple[Row, ...], index: int) -> Panel:
    points = tuple(_point(row, row.lines[index], _across(place, len(rows))) for place, row in enumerate(rows))
    says = "; ".join(f"{each.row.when}: {each.line.seen if each.row.trusted else 'invalid'}" for each in points)
    return Panel(name=points[0].line.name, label=points[0].line.label, says=says, points=points)


def _across(place: int, runs: int) -> float:
    return 6 + 84 * place / (runs - 1)


def _point(row: Row, line: DimensionLine, x: float) -> Point:
    floor = None if line.floor is None else _y(line.floor)
    if line.state != "measured" or not row.trusted:
        return Point(row=row, line=line, x=x, floor=floor)
    return Point(
        row=row,
        line=line,
        x=x,
        y=_y(line.low),
        high=_y(line.high),
        top=_y(line.upper),
        bottom=_y(line.lower),
        floor=floor,
    )


def _y(value: float) -> float:
    return _TOP + _HIGH * (1 - value)


def told_league(found: Sequence[Table]) -> list[str]:
    """The league in lines for a terminal: nothing in them is obeyed by it."""
    told = [safe_line(f"{headline(found)}.")]
    for table in found:
        gates = f"; gate {', '.join(table.gates)}" if table.gates else ""
        told += ["", "  " + safe_line(f"{table.what}; graded by {table.graded}{gates}", 400)]
        if table.differs:
            told.append("  " + safe_line(f"not comparable with the first table: {'; '.join(table.differs)}", 400))
        width = max(len(_bot(row)) for row in table.rows) + 2
        names = "".join(f"{line.name:<15}" for line in table.rows[0].lines)
        told.append(f"  {'decision':<15}{'bot':<{width}}{names}{'vetoes':<18}{'reached':<10}{'needless':<10}cost")
        for row in table.rows:
            told += _told(row, width)
        told += [f"  {_bot(rows[-1])}: {count(len(rows), 'run')}, drawn over time on the page" for rows in table.trends]
    return [*told, "", f"  {_SIGNS}"]


def _told(row: Row, width: int) -> list[str]:
    start = f"  {row.word:<15}{_bot(row):<{width}}"
    if not row.trusted:
        return [f"{start}this measurement cannot be trusted"]
    seen = "".join(f"{_seen(line):<15}" for line in row.lines)
    reach = "".join(f"{f'({line.bounds})' if line.bounds != 'unknown' else '':<15}" for line in row.lines)
    lines = [f"{start}{seen}{row.vetoes:<18}{row.recall:<10}{row.needless:<10}{row.cost}"]
    return [*lines, (" " * len(start) + reach).rstrip()]


def _bot(row: Row) -> str:
    return safe_line(row.bot, 40)


def _seen(line: DimensionLine) -> str:
    if line.state != "measured":
        return "needs a judge" if line.state == "needs-judge" else "not measured"
    return line.seen + {"fail": " !", "inconclusive": " ?"}.get(line.status, "")
