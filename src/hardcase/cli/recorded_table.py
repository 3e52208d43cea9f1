"""What a person reads after recorded conversations were graded: each check, worst first, with one hit to look up."""

from collections.abc import Iterator
from pathlib import Path

from hardcase.pipeline import CheckLine, RecordingsSummary
from hardcase.text import one_line

_WIDTH = 116


def table(summary: RecordingsSummary, out: Path) -> Iterator[str]:
    """Lines to print. Words of a bot are shown, never obeyed."""
    width = max((len(line.id) for line in (*summary.checks, *summary.flags)), default=5)
    yield f"{'check':<{width}}  {'asked':>9} {'hits':>9} {'unknown':>9}     rate"
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
    yield (
        f"{summary.rows:,} rows in = {summary.rows_graded:,} graded + {summary.rows_set_aside:,} set aside"
        f" ({summary.conversations:,} conversations, in {one_line(str(out))})"
    )


def _shown(line: CheckLine, width: int) -> Iterator[str]:
    rate = "      -" if line.rate is None else f"{line.rate:>7.2%}"
    yield f"{line.id:<{width}}  {line.asked:>9,} {line.hits:>9,} {line.ungraded:>9,}  {rate}"
    if line.example:
        yield f"    {one_line(line.example.id, 40)}: {one_line(line.example.reason, _WIDTH)}"
