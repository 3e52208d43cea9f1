"""What a person reads after recorded conversations were graded: each check, worst first, with one hit to look up."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from hardcase.errors import OptionError
from hardcase.pipeline import CheckLine, Imported, RecordingsSummary
from hardcase.text import one_line

_WIDTH = 116
_FEW = 20


def table(summary: RecordingsSummary, out: Path) -> Iterator[str]:
    """Lines to print. Words of a bot are shown, never obeyed."""
    width = max((len(line.id) for line in (*summary.checks, *summary.flags)), default=5)
    yield f"{'check':<{width}}  {'asked':>9} {'hits':>9} {'unknown':>9}      rate"
    for line in summary.checks:
        yield from _shown(line, width)
    if summary.flags:
        yield "\nflags: seen, and not sure enough to count"
        for line in summary.flags:
            yield from _shown(line, width)
    yield ""
    if summary.repeats.rate is not None:
        part = (
            "" if summary.repeats.sampled == 1 else f", from a sample of {summary.repeats.sampled:.2%} of their kinds"
        )
        said = f"{summary.repeats.rate:.1%} of {summary.repeats.turns:,} bot turns stand in another conversation too"
        yield f"said to everybody: {said}{part}"
    yield f"people came in: {summary.handovers:,} times, {summary.inferred:,} of them known from words only"
    if summary.with_case or summary.unknown_case:
        yield f"graded against a case: {summary.with_case:,}; {summary.unknown_case:,} name a case that is not there"
    if summary.unwrapped:
        yield f"replies recorded as JSON, their words taken out: {summary.unwrapped:,}"
    yield total(summary, out)
    yield from why(summary)


def total(summary: RecordingsSummary, out: Path) -> str:
    """What became of every row."""
    return (
        f"{summary.rows:,} rows in = {summary.rows_graded:,} graded + {summary.rows_set_aside:,} set aside"
        f" ({summary.conversations:,} conversations, in {one_line(str(out))})"
    )


def why(told: Imported | RecordingsSummary) -> Iterator[str]:
    """The commonest reasons why rows were set aside."""
    return (f"  {each.rows:,} set aside: {one_line(each.reason, _WIDTH)}" for each in told.reasons)


def refuse_nothing(told: Imported | RecordingsSummary, paths: Sequence[Path], aside: Path) -> None:
    """Say that no conversation was found, and why.

    Raises:
        OptionError: None was.
    """
    if not told.conversations:
        reasons = "".join(f"\n{line}" for line in why(told))
        what = f"{', '.join(map(str, paths))}: no conversation in {told.rows:,} rows{reasons}"
        raise OptionError(what, fix=f"read in {aside} why each row was set aside; --help says what can be read")


def _shown(line: CheckLine, width: int) -> Iterator[str]:
    known = line.asked - line.ungraded
    few = f"{line.hits} of {known}"
    rate = "-" if line.rate is None else few if known < _FEW else f"{line.rate:.2%}"
    yield f"{line.id:<{width}}  {line.asked:>9,} {line.hits:>9,} {line.ungraded:>9,}  {rate:>8}"
    if line.example:
        yield f"    {one_line(line.example.id, 40)}: {one_line(line.example.reason, _WIDTH)}"
