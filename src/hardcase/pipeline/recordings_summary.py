"""Recorded conversations graded into a folder: verdicts, what was set aside, and a summary."""

import contextlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from hardcase.cases import NO_COMPANY, Case, Company, Tool, digest, load_company, load_rubrics, load_suites
from hardcase.conversations import Dialect
from hardcase.errors import OptionError, RunError
from hardcase.records import provenance
from hardcase.verdicts import CHECKS, FLAGS, expecting_nothing

from .grade_recordings import Chunk, Sheet, Tally, merge, tally_name
from .grade_stream import graded
from .places import shipped_data
from .reasons import Reason, Reasons
from .recordings import items, keep_apart
from .repeats import Repeats, RepeatSample

VERDICTS, SET_ASIDE, SUMMARY = "verdicts.jsonl", "set_aside.jsonl", "summary.json"


class Example(Struct, frozen=True, kw_only=True):
    """One hit, to be looked up."""

    id: str
    reason: str


class CheckLine(Struct, frozen=True, kw_only=True):
    """One criterion, or one flag, over all conversations.

    Attributes:
        asked: Conversations it was put to.
        hits: Conversations in which its answer speaks against the bot.
        ungraded: Conversations in which nobody knows.
        rate: Hits by conversations in which somebody knows; None: in none.
        example: The first hit.
    """

    id: str
    asks: str
    grader: str
    dimension: str
    asked: int
    hits: int
    ungraded: int
    rate: float | None
    example: Example | None = None


class RecordingsSummary(Struct, frozen=True, kw_only=True):
    """What became of recorded conversations.

    Attributes:
        complete: Everything was read; False: somebody stopped it.
        rows: Rows in: those that were graded and those that were set aside.
        conversations: Conversations graded; with columns, one takes several rows.
        with_case: Graded against a case of the suites.
        unknown_case: Name a case that the suites do not have; graded without one.
        handovers: Conversations that reached people.
        inferred: Handovers that only words show.
        unwrapped: Replies whose words were taken out of JSON.
        checks: Worst first.
        flags: What was seen and counts for nothing, most often first.
        repeats: Turns that other conversations have too.
        reasons: The three commonest reasons why rows were set aside.
    """

    schema: int = 1
    complete: bool
    sources: tuple[str, ...]
    rows: int
    rows_graded: int
    rows_set_aside: int
    conversations: int
    with_case: int
    unknown_case: int
    handovers: int
    inferred: int
    unwrapped: int
    checks: tuple[CheckLine, ...]
    flags: tuple[CheckLine, ...]
    repeats: Repeats
    reasons: tuple[Reason, ...]
    hashes: dict[str, str]
    versions: dict[str, str]


def sheet_of(
    dialect: Dialect,
    *,
    rubrics: Path | None = None,
    company: Path | None = None,
    suites: Sequence[Path | str] = (),
    seed: int = 0,
) -> Sheet:
    """Load everything by which recordings are graded.

    Args:
        dialect: How rows are read.
        rubrics: Folder of rubrics; None: ./rubrics, else the shipped ones.
        company: Company file, for checks that need its tools and policies.
        suites: Suites whose cases the recordings may play.
        seed: Of the sample of repeated turns.

    Raises:
        SuiteError: A file is wrong.
        OptionError: A path is.
    """
    folder = rubrics or (Path("rubrics") if Path("rubrics").is_dir() else shipped_data() / "rubrics")
    loaded = load_suites(suites) if suites else ()
    works_for = load_company(company) if company else NO_COMPANY
    tools = {tool.name for each in (works_for, *(one.company for one in loaded)) for tool in _hand_over(each)}
    return Sheet(
        dialect=dialect,
        plain=expecting_nothing(load_rubrics(folder), company=works_for, language=dialect.language),
        cases={case.id: case for suite in loaded for case in suite.cases},
        hand_over_tools=tuple(sorted(tools | dialect.hand_over_tools)),
        seed=seed,
    )


def _hand_over(company: Company) -> Iterable[Tool]:
    return (tool for tool in company.tools if tool.kind == "hand_over")


def grade_recordings(
    paths: Sequence[Path | str],
    out: Path,
    sheet: Sheet,
    *,
    jobs: int = 1,
    limit: int | None = None,
    force: bool = False,
    done: Callable[[int], None] | None = None,
    stopped: Callable[[RecordingsSummary], None] | None = None,
) -> RecordingsSummary:
    """Grade recorded conversations in constant memory.

    Args:
        paths: Files and folders of rows.
        out: Folder to write; new or empty.
        sheet: What they are graded by.
        jobs: Processes.
        limit: The most conversations that are read.
        force: Write over what is in the folder.
        done: Told how many rows were graded or set aside.
        stopped: Told what was finished, when somebody stops it.

    Returns:
        RecordingsSummary: Also written. When somebody stops it, what was finished is kept and summed up.

    Raises:
        OptionError: There is nothing to read, or the folder is not empty or is itself read.
        RunError: The folder cannot be written, or a process died.
    """
    coming = items(paths, sheet.dialect, limit=limit)
    if out.exists() and not force and (not out.is_dir() or any(out.iterdir())):
        raise OptionError(f"{out}: is not empty", fix="name a new folder with --out, or add --force")
    keep_apart(paths, *(out / name for name in (VERDICTS, SET_ASIDE, SUMMARY)))
    books = _Books(sheet)
    complete = False
    try:
        out.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as stack:
            verdicts = stack.enter_context((out / VERDICTS).open("wb"))
            aside = stack.enter_context((out / SET_ASIDE).open("wb"))
            try:
                for chunk in stack.enter_context(contextlib.closing(graded(coming, sheet, jobs=jobs))):
                    verdicts.write(chunk.lines)
                    aside.writelines(msgspec.json.encode(each) + b"\n" for each in chunk.set_aside)
                    books.add(chunk)
                    if done:
                        done(chunk.rows)
                complete = True
            finally:
                summary = books.summary(paths, complete=complete)
                data = msgspec.json.format(msgspec.json.encode(summary), indent=1)
                (out / SUMMARY).write_bytes(data + b"\n")
                if stopped and not complete:
                    stopped(summary)
    except OSError as error:
        fix = "choose a folder that can be written to"
        raise RunError(f"{out}: cannot be written: {error.strerror}", fix=fix) from error
    if not summary.rows:
        raise OptionError(f"{', '.join(map(str, paths))}: holds no rows", fix="name a file that does")
    return summary


class _Books:
    """Adds up chunks."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._total = Chunk()
        self._repeats = RepeatSample(seed=sheet.seed)
        self._reasons = Reasons()

    def add(self, chunk: Chunk) -> None:
        total = self._total
        for name in _COUNTS:
            setattr(total, name, getattr(total, name) + getattr(chunk, name))
        total.criteria = merge(total.criteria, chunk.criteria)
        total.flags = merge(total.flags, chunk.flags)
        for each in chunk.set_aside:
            self._reasons.add(each.reason, each.rows)
        for hashes in chunk.hashes:
            self._repeats.add(hashes)

    def summary(self, paths: Sequence[Path | str], *, complete: bool) -> RecordingsSummary:
        total, sheet = self._total, self._sheet
        return RecordingsSummary(
            complete=complete,
            sources=tuple(str(path) for path in paths),
            rows_set_aside=total.rows - total.rows_graded,
            checks=tuple(_lines(total.criteria, [sheet.plain, *sheet.cases.values()])),
            flags=tuple(_flag_lines(total.flags)),
            repeats=self._repeats.seen(),
            reasons=self._reasons.commonest(),
            hashes={
                "criteria": digest(sheet.plain.criteria),
                "company": digest(sheet.plain.company),
                "graders": digest({name: each.version for name, each in {**CHECKS, **FLAGS}.items()}),
            }
            | ({"cases": digest(list(sheet.cases.values()))} if sheet.cases else {}),
            versions=provenance(Path.cwd()),
            **{name: getattr(total, name) for name in _COUNTS},
        )


_COUNTS = (
    "rows",
    "rows_graded",
    "conversations",
    "with_case",
    "unknown_case",
    "handovers",
    "inferred",
    "unwrapped",
)


def _lines(tallies: dict[str, Tally], cases: Iterable[Case]) -> Iterable[CheckLine]:
    criteria = {tally_name(case, criterion): criterion for case in cases for criterion in case.criteria}
    lines = []
    for name, tally in tallies.items():
        criterion = criteria[name]
        lines.append(_line(name, tally, asks=criterion.asks, grader=criterion.grader, dimension=criterion.dimension))
    return sorted(lines, key=lambda line: (-(line.rate or 0.0), -line.hits, line.id))


def _flag_lines(tallies: dict[str, Tally]) -> Iterable[CheckLine]:
    lines = [_line(name, tally, asks="", grader=f"check:{name}", dimension="") for name, tally in tallies.items()]
    return sorted(lines, key=lambda line: (-line.hits, line.id))


def _line(name: str, tally: Tally, **about: str) -> CheckLine:
    known = tally.asked - tally.ungraded
    example = Example(id=tally.example[0], reason=tally.example[1]) if tally.hits else None
    return CheckLine(
        id=name,
        asked=tally.asked,
        hits=tally.hits,
        ungraded=tally.ungraded,
        rate=tally.hits / known if known else None,
        example=example,
        **about,
    )
