"""What `hardcase compare` says about one run beside another."""

from collections.abc import Iterator, Mapping, Sequence

from hardcase.cases import Plan
from hardcase.scorecards import MIN_COUNTED, BrokenFamily, Compared, Comparison
from hardcase.text import some

from .compared_pairs import UNKNOWN, counted

_LISTED = 12
"""Cases of one kind that are named; --json names all."""


def told_runs(base: Plan, run: Plan, found: Comparison, *, verbose: bool) -> Iterator[str]:
    """The table, what broke and what was mended, and in the last line whether any difference is shown."""
    yield f"{run.bot} ({run.run}) beside the base {base.bot} ({base.run})"
    yield f"{counted(found.cases, 'case')} of {_families(found.families)} in both; the run less the base"
    for (name, missing), plan in zip(
        (("the base", found.missing[0]), ("the run", found.missing[1])), (base, run), strict=True
    ):
        if missing:
            of = found.cases * plan.trials
            yield f"  {missing} of {of} trials are missing in {name}: each may have been anything"
    rows = [(each.dimension, each) for each in found.dimensions]
    slices = [(f"{each.dimension} in {each.slice}", each) for each in _telling(found, verbose=verbose)]
    width = max(len(name) for name, _ in (("dimension", None), *rows, *slices)) + 2
    yield f"\n    {'dimension':<{width}}{'families':>8}{'base':>7}{'run':>7}{'difference':>17}{'95% bounds':>17}"
    yield from (_row(name, each, width) for name, each in rows)
    if found.slices:
        shown = sum(bool(each.shown) for each in found.slices)
        yield f"\n  slices: {shown or 'none'} of {len(found.slices)} {'show' if shown > 1 else 'shows'} a difference"
        yield from (_row(name, each, width) for name, each in slices)
        if shown > len(slices):
            yield f"    and {shown - len(slices)} more (--verbose lists every slice)"
    yield from _moved("lost half of a dimension or more", found.broken, found.families)
    yield from _moved("won half of a dimension or more", found.mended, found.families)
    yield from _vetoes("done now and not in the base, and never allowed", found.new_vetoes)
    yield from _vetoes("done in the base and no more, and never allowed", found.gone_vetoes)
    yield from _cases(found)
    yield f"\n  {_in_one_line(found)}"


def _telling(found: Comparison, *, verbose: bool) -> Sequence[Compared]:
    """Every slice, or those with the largest differences that are shown."""
    if verbose:
        return found.slices
    shown = [each for each in found.slices if each.shown]
    return sorted(shown, key=lambda each: -abs(each.low + each.high))[:_LISTED]


def _row(name: str, each: Compared, width: int) -> str:
    start = f"    {name:<{width}}{each.families:>8}"
    if each.high - each.low > UNKNOWN:
        return f"{start}   unknown: a judge with a licence could tell"
    low, high, lower, upper = (_signed(number) for number in (each.low, each.high, each.lower, each.upper))
    seen = low if each.high - each.low < 0.005 else f"{low} to {high}"
    bounds = f"{lower} to {upper}" if each.families > 1 else "one family"
    part = f"{each.counted:.0%} of its points" if each.counted < MIN_COUNTED else ""
    shown = f"{each.shown} on {part}" if each.shown and part else each.shown or part
    return f"{start}{each.base:>7.2f}{each.run:>7.2f}{seen:>17}{bounds:>17}  {shown}".rstrip()


def _signed(number: float) -> str:
    return f"{round(number, 2) + 0.0:+.2f}"  # without the sum, a small loss would print as -0.00


def _moved(what: str, families: Sequence[BrokenFamily], total: int) -> Iterator[str]:
    named: dict[str, list[str]] = {}
    for each in families:
        named.setdefault(each.family, []).append(each.dimension)
    if named:
        listed = [f"{family} ({', '.join(of)})" for family, of in named.items()]
        yield f"\n  {what}: {len(named)} of {_families(total)}: {some(listed, _LISTED)}"


def _vetoes(what: str, vetoes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for veto, cases in vetoes.items():
        yield f"\n  {what}: {veto} in {some(cases, _LISTED)}"


def _cases(found: Comparison) -> Iterator[str]:
    changes = found.changes
    yield ""
    kinds = (
        ("newly broken", changes.newly_broken),
        ("newly fixed", changes.newly_fixed),
        ("still failing", changes.still_failing),
    )
    for what, cases in kinds:
        yield f"  {what}: {counted(len(cases), 'case')}" + (f": {some(cases, _LISTED)}" if cases else "")
    if found.ungraded:
        yield f"  ungraded in either, and in none of these: {counted(found.ungraded, 'case')}"
    for where, cases in (("run", changes.not_compared), ("base", changes.left_behind)):
        if cases:
            yield f"  only in the {where}, and not compared: {counted(len(cases), 'case')}"


def _in_one_line(found: Comparison) -> str:
    if not found.shown:
        return "no difference shown"
    wide = {each.dimension for each in found.dimensions if each.shown}
    told = [f"{each.shown} in {each.dimension}" for each in found.dimensions if each.shown]
    narrow = (each for each in found.slices if each.shown and each.dimension not in wide)
    told += [f"{each.shown} in {each.dimension} of {each.slice}" for each in narrow]
    return f"shown: {some(told, _LISTED)}"


def _families(count: int) -> str:
    return f"{count} {'family' if count == 1 else 'families'}"
