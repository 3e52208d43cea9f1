"""What `hardcase compare --pairs` says about the pairs within one run."""

from collections.abc import Iterator

from hardcase.scorecards import PairedDifference, Pairs

_ALL = "whatever is else"
UNKNOWN = 1.0
"""A difference that could lie anywhere in more than half of its range is none to print as a number."""


def told_pairs(bot: str, pairs: Pairs, *, verbose: bool) -> Iterator[str]:
    """The table, and who was treated otherwise."""
    if not pairs.count:
        yield f"{bot}: no pairs in this run; a case that varies another one says so under counterfactual"
        return
    families = {each.family for difference in pairs.differences for each in difference.families}
    yield f"{bot}: {counted(pairs.count, 'pair')} in {len(families)} families; the varied case less the original"
    for changes in dict.fromkeys(each.changes for each in pairs.differences):
        chosen = [each for each in pairs.differences if each.changes == changes]
        yield f"\n  {changes or _ALL}"
        yield f"    {'dimension':<12}{'families':>9}{'original':>10}{'varied':>8}{'difference':>17}{'95% bounds':>17}"
        for each in chosen:
            yield from _row(each)
            if verbose:
                yield from (f"        {one.family}: {one.original:.2f} to {one.varied:.2f}" for one in each.families)
    yield f"\n  decided otherwise: {counted(len(pairs.parted), 'pair')}"
    for parted in pairs.parted:
        original, varied = (", ".join(deeds) or "nothing to decide" for deeds in (parted.original, parted.varied))
        yield f"    {parted.case} ({parted.changes}): {varied}; {parted.of}: {original}"
    if pairs.missing:
        yield f"  not compared, a half or some of its trials are missing: {', '.join(pairs.missing)}"


def _row(each: PairedDifference) -> Iterator[str]:
    count = len(each.families)
    original = sum(family.original for family in each.families) / count
    varied = sum(family.varied for family in each.families) / count
    if each.high - each.low > UNKNOWN:
        yield f"    {each.dimension:<12}{count:>9}   unknown: a judge with a licence could tell"
        return
    known = each.high - each.low < 0.005
    seen = f"{each.low:+.2f}" if known else f"{each.low:+.2f} to {each.high:+.2f}"
    bounds = f"{each.bounds.lower:+.2f} to {each.bounds.upper:+.2f}" if count > 1 else "one family"
    shown = "worse" if each.bounds.upper < 0 else "better" if each.bounds.lower > 0 else ""
    yield f"    {each.dimension:<12}{count:>9}{original:>10.2f}{varied:>8.2f}{seen:>17}{bounds:>17}  {shown}".rstrip()


def counted(number: int, noun: str) -> str:
    """A number and its noun, which knows plurals that end in s."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
