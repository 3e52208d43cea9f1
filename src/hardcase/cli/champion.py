"""`hardcase champion`: the run that others are compared with."""

import argparse
from functools import partial
from pathlib import Path

from hardcase.decisions import Gate, load_gate
from hardcase.options import Settings
from hardcase.pipeline import baseline_of, find_gate, own_command, pin, rejudge_champion, wait_for
from hardcase.records import Baseline, Move, Run
from hardcase.text import ci_safe, one_line

from .arguments import add_options, settings_of
from .replay_and_tell import progress, say

EXAMPLES = """\
examples:
  hardcase champion set results/20261121T100000Z-gold-1a2b3c4d          the first one, or one that is proven better
  hardcase champion set RUN --by "Ada Berg" --because "Same answers at half the price."
  hardcase champion show
  hardcase champion history
  hardcase champion rejudge                    grade what it said by today's suites, rubrics and judges

What is pinned lies in results/baselines/ and belongs into git: the scores that runs are compared with, the recorded
conversations, and history.jsonl. It moves only where a run is proven better in a dimension and worse in nothing that is
seen, or where a person says so by name and reason. `--champion RUN` of run and gate compares with another run, once.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    commands = parser.add_subparsers(dest="what", required=True, metavar="set|show|history|rejudge")
    for name, does in _ABOUT.items():
        sub = commands.add_parser(name, help=does, description=does.capitalize() + ".")
        add_options(sub, ["gate"])
        if name == "set":
            about = "folder below results/, complete and decided by the gate"
            sub.add_argument("run", metavar="RUN", type=Path, help=about)
            sub.add_argument("--because", metavar="TEXT", type=_words, help="why, where a person decides")
        if name == "rejudge":
            add_options(sub, ["judge", "concurrency", "results", "offline", "budget_usd", "no_cache"])
        if name in {"set", "rejudge"}:
            sub.add_argument("--by", metavar="NAME", type=_words, help="who decides; recorded")


def _words(text: str) -> str:
    """What a person says; nothing but space is nobody's decision."""
    if not text.strip():
        raise argparse.ArgumentTypeError(f"{text!r} says nothing")
    return text.strip()


_ABOUT = {
    "set": "make a run the champion of a gate",
    "show": "say who is champion, and by what",
    "history": "list every champion, the latest last",
    "rejudge": "grade the champion's recorded conversations again, without calling it",
}


def run(arguments: argparse.Namespace) -> int:
    """Set, show, list or grade again."""
    settings = settings_of(arguments)
    gate = load_gate(find_gate(settings.gate))
    chosen = Run(arguments.run) if arguments.what == "set" else None
    baseline = baseline_of(gate, suites=chosen.plan.arguments.get("suites", ()) if chosen else ())
    if chosen:
        move = pin(chosen, gate, baseline, because=arguments.because or "", by=arguments.by or "")
        say(_line(move))
        say(f"  kept in {baseline.path}: commit it")
    elif arguments.what == "rejudge":
        _rejudge(baseline, settings, by=arguments.by or "")
    elif arguments.what == "show":
        _show(baseline, gate)
    else:
        for move in baseline.history:
            say(_line(move))
    return 0


def _rejudge(baseline: Baseline, settings: Settings, *, by: str) -> None:
    champion = baseline.champion
    total = champion.card.planned_trials if champion else 0
    with progress(champion.bot if champion else "", total) as done:
        move, left_out = wait_for(partial(rejudge_champion, baseline, settings, by=by, done=done))
    say(_line(move))
    if left_out:
        say(f"  left out, their script is another today: {', '.join(left_out)}")
    say(f"  kept in {baseline.path}: commit it")


def _show(baseline: Baseline, gate: Gate) -> None:
    champion = baseline.champion
    if champion is None and not gate.compares:
        say(ci_safe(one_line(f"gate {gate.name!r} takes no champion: it has no rules about one")))
        return
    if champion is None:
        say(f"no champion is pinned in {baseline.path}")
        say(f"  pin one: {own_command()} champion set RUN --gate {gate.champion_of}")
        return
    card, plan = champion.card, champion.plan
    say(ci_safe(one_line(f"{champion.run}: {champion.bot}, {champion.ruling} by gate {champion.gate}")))
    for move in baseline.history[-1:]:
        say(f"  {_line(move)}")
    for dimension in card.dimensions:
        families = dimension.families
        low, high = (sum(getattr(each, end) for each in families) / len(families) for end in ("low", "high"))
        seen = f"{low:.2f}" if f"{low:.2f}" == f"{high:.2f}" else f"{low:.2f} to {high:.2f}"
        say(f"  {dimension.dimension:<12} {seen}, {len(families)} families")
    say(f"  cases        {card.planned} planned: {card.passed} passed, {card.failed} failed, {card.ungraded} ungraded")
    say(ci_safe(one_line(f"  graded by    {', '.join(card.judges) or 'checks only'}; played {plan.created}")))


def _line(move: Move) -> str:
    """One line of the history, in words."""
    verb = {"pinned": "is the champion", "rejudged": "was graded again"}[move.what]
    by = f" (by {move.by})" if move.by else ""
    replaced = f", in place of {move.replaced}" if move.replaced else ""
    return ci_safe(one_line(f"{move.at} {move.run} {verb}{replaced}: {move.because}{by}", 400))
