"""`hardcase plan`: the dry run."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import msgspec

from hardcase.decisions import ASSUMED_MEAN, LossInSight, Need, Spread
from hardcase.models import dollars
from hardcase.pipeline import Forecast, Prepared, as_planned, forecast, prepare, told, with_spread
from hardcase.records import Run
from hardcase.text import ci_safe, one_line

from .arguments import add_options, settings_of, suite_paths
from .replay_and_tell import say

EXAMPLES = """\
examples:
  hardcase plan                                            ./suites, the default bot, gate release
  hardcase plan suites --bot my-bot --judge stern --gate release
  hardcase plan --bot my-bot --usual results/20261121T100000Z-my-bot-1a2b3c4d      its own spread, tokens and seconds
  hardcase plan --bot my-bot --score 0.9                   what are the chances of a bot that is truly at 0.9?
  hardcase plan --gate change --champion results/20261121T100000Z-gold-1a2b3c4d    which losses would be seen?
  hardcase plan --json                                     the same for programs

Plays nothing, asks nobody, writes nothing, and exits with 0. What a bot needs is simulated from --seed with the bounds
that the gate applies.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "suites", nargs="*", metavar="PATH", help="suites, folders of suites, or cases (default: suites)"
    )
    add_options(parser, ["bot", "judge", "gate", "trials", "concurrency", "seed", "results", "champion", "offline"])
    about = "a finished run of the bot as it is now: its spread, values, tokens and seconds are taken"
    parser.add_argument("--usual", metavar="RUN", type=Path, help=about)
    assumed = f"at a mean of {ASSUMED_MEAN:.2f}, where no run tells"
    about = f"standard deviation of families {assumed} (default: {Spread().between:.2f})"
    parser.add_argument("--spread", metavar="SD", type=_deviation, help=about)
    about = f"standard deviation of trials of one family {assumed} (default: {Spread().within:.2f})"
    parser.add_argument("--within", metavar="SD", type=_deviation, help=about)
    about = "true score of a bot whose chances are told, and share of families it treats right"
    parser.add_argument("--score", metavar="SCORE", type=_score, help=about)
    parser.add_argument("--json", action="store_true", help="print one JSON list, an object for each bot")


def run(arguments: argparse.Namespace) -> int:
    """Tell what would be played, judged and paid, and what the gate could then say."""
    settings, planned = as_planned(settings_of(arguments), arguments.suites)
    usual = Run(arguments.usual) if arguments.usual else None
    assumed = with_spread(arguments.spread, arguments.within)
    each_bot = prepare(suite_paths(planned), settings)
    found = [(each, forecast(each, usual=usual, assumed=assumed, score=arguments.score)) for each in each_bot]
    if arguments.json:
        say(msgspec.json.format(msgspec.json.encode([seen for _, seen in found]), indent=1).decode())
        return 0
    for prepared, seen in found:
        for line in (*_asked(prepared, seen), *_decided(seen)):
            say(ci_safe(line))
    say("nothing was asked, nothing is written")
    return 0


def _asked(prepared: Prepared, seen: Forecast) -> Iterator[str]:
    """Cases, calls, money and time."""
    planned = f"{seen.cases} cases in {seen.families} families, {seen.trials} trials each"
    judges = one_line(", ".join(seen.judges), 200) or "none"
    yield f"{one_line(seen.bot, 80)}: {planned}: {seen.conversations} conversations; judges: {judges}"
    if seen.again_at_most and seen.champion:
        yield f"  and up to {seen.again_at_most} more of a case that seems broken against the champion"
    yield from (f"  {one_line(line, 400)}" for line in told(prepared, estimates=seen.estimates))
    if len(seen.estimates) > 1 and seen.usd is not None:
        yield f"  in all: about {dollars(seen.usd)}"
    if seen.earlier:
        basis = f"a conversation took {seen.earlier.seconds:.1f} s and {seen.earlier.turns:.1f} turns in"
        basis = f"; {basis} {one_line(seen.earlier.run, 120)}, an earlier run of it"
    else:
        basis = f", if a turn takes {seen.turn_s:g} s; no earlier run of it tells" if seen.turn_s else ""
    yield f"  time: about {time_in_words(seen.seconds)}, {seen.concurrency} conversations at once{basis}"


def _decided(seen: Forecast) -> Iterator[str]:
    """What the gate could say."""
    if not seen.gate:
        yield f"  no gate: {one_line(seen.undecided, 300)}"
        return
    yield ""
    yield f"gate {seen.gate}, {seen.confidence:.0%} confidence; {_spread(seen)}"
    if seen.needs:
        yield from _table_of_needs(seen)
    if seen.losses:
        yield from _table_of_losses(seen)
    for line in seen.open:
        yield f"  open whatever is played: {one_line(line, 300)}"
    for line in seen.settle:
        yield f"  {one_line(seen.usual, 120)} was inconclusive; what would settle it: {one_line(line, 300)}"


def _spread(seen: Forecast) -> str:
    assumed = next((each for each in seen.spreads.values() if not each.run), None)
    told = []
    if seen.usual:
        told.append(f"spread as in {one_line(seen.usual, 120)}")
    if assumed:
        rest = "elsewhere " if seen.usual else ""
        told.append(
            f"{rest}families are taken to spread by {assumed.between:.2f} and trials by {assumed.within:.2f}"
            f" at a mean of {assumed.mean:.2f}{'' if seen.usual else ' (--usual RUN takes those of a run)'}"
        )
    return ", ".join(told)


def _table_of_needs(seen: Forecast) -> Iterator[str]:
    width = max(len(each.of) for each in seen.needs)
    looked = any(each.chance is not None for each in seen.needs)
    chance = f"{seen.chance:.0%}"
    beside = f"{'a bot at':>11}{'keeps it':>11}" if looked else ""
    yield f"  {'':<{width}}{'families':>10}{'asked':>15}{'it takes':>10}{beside}"
    for each in seen.needs:
        yield f"  {each.of:<{width}}{each.families:>10}{_asks(each):>15}{_needed(each):>10}{_looked_at(each)}"
    yield f"  it takes: what a bot must truly be to keep the rule in {chance} of runs; '-': no bot does with so few"
    if seen.together:
        least, most = seen.together
        yield f"  such a bot keeps all of these in {least:.0%} to {most:.0%} of runs, by how they hang together"


def _asks(need: Need) -> str:
    if need.id == "vetoes":
        return "none"
    return f"at {'least' if need.kind == 'at_least' else 'most'} {need.asks:.2f}"


def _needed(need: Need) -> str:
    return "-" if need.needed is None else f"{need.needed:.3f}" if need.id == "vetoes" else f"{need.needed:.2f}"


def _looked_at(need: Need) -> str:
    return "" if need.chance is None or need.at is None else f"{need.at:>11.2f}{need.chance:>11.0%}"


def _table_of_losses(seen: Forecast) -> Iterator[str]:
    limit, often = next((each.limit for each in seen.losses), None), f"{seen.chance:.0%} of runs"
    yield f"  against {one_line(seen.champion, 120) or 'a champion that played all of it (none is pinned)'}:"
    held = f"{'held from':>11}{'equal bot':>11}" if limit is not None else ""
    yield f"  {'':<12}{'families':>10}{'proven':>9}{'if broken':>11}{'excluded':>10}{held}"
    yield from (_loss(each) for each in seen.losses)
    yield f"  proven: the smallest loss that is seen in {often}, where every family loses alike"
    yield "  if broken: the same, where so large a share of families loses everything"
    yield f"  excluded: the smallest loss that a bot as good as the champion is shown not to have in {often}"
    if limit is not None:
        yield f"  held from: the smallest loss that is proven to be more than {limit:.2f} in {often}"
        yield f"  equal bot: how often a bot as good as the champion is shown to lose no more than {limit:.2f}"
    if any(seen.spreads[each.dimension].differences is None for each in seen.losses):
        yield "  the two are taken to differ by chance alone; where they differ from family to family, less is seen"


def _loss(each: LossInSight) -> str:
    held = f"{_share(each.held):>11}{each.equal_passes:>11.0%}" if each.equal_passes is not None else ""
    row = f"  {each.dimension:<12}{each.families:>10}{_share(each.seen):>9}{_share(each.seen_broken):>11}"
    return f"{row}{_share(each.excluded):>10}{held}"


def _share(number: float | None) -> str:
    return "-" if number is None else f"{number:.3f}"


def time_in_words(seconds: float) -> str:
    """A length of time as people say it."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _deviation(text: str) -> float:
    return _number(text, 0.35, "a standard deviation from 0 to 0.35, the largest that scores of such a mean can have")


def _score(text: str) -> float:
    return _number(text, 1.0, "a score from 0 to 1")


def _number(text: str, most: float, wants: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= most:
        raise argparse.ArgumentTypeError(f"{text!r} is not {wants}")
    return number
