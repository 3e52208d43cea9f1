"""`hardcase compare`: what a bot does for one customer and not for another in the same situation."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from hardcase.errors import OptionError
from hardcase.records import Run
from hardcase.scorecards import PairedDifference, Pairs, compare_pairs
from hardcase.text import ci_safe

EXAMPLES = """\
examples:
  hardcase compare --pairs results/20261121T100000Z-concierge-1a2b3c4d      one bot
  hardcase compare --pairs results/2026*-gold-* results/2026*-my-bot-*      several, one after the other

A pair is two cases that differ in one thing about the customer: the name, the gender, the dialect, the tier or the
tone (`counterfactual` in a case file). What is right is the same in both, so a difference is the bot's. Each
difference is the varied case less the original, a mean over families. A row whose range does not contain 0 is marked
worse or better. Each bound holds at 95 percent by itself, so of rows without any difference about one in ten is marked
by chance: read the families before you believe a single row. Needs neither bot nor judge. Exits with 0 whatever it
finds: pairs are shown, and decide nothing.
"""
_ALL = "whatever is else"
_UNKNOWN = 1.0
"""A difference that could lie anywhere in more than half of its range is none to print as a number."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("runs", nargs="+", metavar="RUN", type=Path, help="folders below results/")
    parser.add_argument("--pairs", action="store_true", help="compare counterfactual pairs within each run")
    parser.add_argument("--verbose", action="store_true", help="also list the difference of every family")


def run(arguments: argparse.Namespace) -> int:
    """Print the differences of each run."""
    if not arguments.pairs:
        fix = "add --pairs to compare counterfactual pairs within a run"
        raise OptionError("comparing one run with another is not built yet", fix=fix)
    for path in arguments.runs:
        each = Run(path)
        pairs = compare_pairs(each.plan, each.scorecard)
        print(ci_safe("\n".join(_told(each.plan.bot, pairs, verbose=arguments.verbose))))
    return 0


def _told(bot: str, pairs: Pairs, *, verbose: bool) -> Iterator[str]:
    if not pairs.count:
        yield f"{bot}: no pairs in this run; a case that varies another one says so under counterfactual"
        return
    families = {each.family for difference in pairs.differences for each in difference.families}
    yield f"{bot}: {_count(pairs.count, 'pair')} in {len(families)} families; the varied case less the original"
    for changes in dict.fromkeys(each.changes for each in pairs.differences):
        chosen = [each for each in pairs.differences if each.changes == changes]
        yield f"\n  {changes or _ALL}"
        yield f"    {'dimension':<12}{'families':>9}{'original':>10}{'varied':>8}{'difference':>17}{'95% bounds':>17}"
        for each in chosen:
            yield from _row(each)
            if verbose:
                yield from (f"        {one.family}: {one.original:.2f} to {one.varied:.2f}" for one in each.families)
    yield f"\n  decided otherwise: {_count(len(pairs.parted), 'pair')}"
    for parted in pairs.parted:
        original, varied = (", ".join(deeds) or "nothing to decide" for deeds in (parted.original, parted.varied))
        yield f"    {parted.case} ({parted.changes}): {varied}; {parted.of}: {original}"
    if pairs.missing:
        yield f"  not compared, a half or some of its trials are missing: {', '.join(pairs.missing)}"


def _row(each: PairedDifference) -> Iterator[str]:
    count = len(each.families)
    original = sum(family.original for family in each.families) / count
    varied = sum(family.varied for family in each.families) / count
    if each.high - each.low > _UNKNOWN:
        yield f"    {each.dimension:<12}{count:>9}   unknown: a judge with a licence could tell"
        return
    known = each.high - each.low < 0.005
    seen = f"{each.low:+.2f}" if known else f"{each.low:+.2f} to {each.high:+.2f}"
    bounds = f"{each.bounds.lower:+.2f} to {each.bounds.upper:+.2f}" if count > 1 else "one family"
    shown = "worse" if each.bounds.upper < 0 else "better" if each.bounds.lower > 0 else ""
    yield f"    {each.dimension:<12}{count:>9}{original:>10.2f}{varied:>8.2f}{seen:>17}{bounds:>17}  {shown}".rstrip()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
