"""`hardcase gate`: decide a recorded run again."""

import argparse
import datetime
from dataclasses import replace
from pathlib import Path

from hardcase.decisions import Champion, Decision, Gate, check_gate, load_gate, worst_exit_code
from hardcase.errors import RunError
from hardcase.pipeline import as_planned, close_books, edited_since, find_champion, find_gate, refuse_other_grading
from hardcase.records import Run, UnwrittenRun

from .arguments import add_options, settings_of
from .replay_and_tell import announce_runs, exit_code_of, tell, warn

EXAMPLES = """\
examples:
  hardcase gate results/20261121T100000Z-concierge-1a2b3c4d            by the gate it was planned with
  hardcase gate results/2026* --gate evals/gates/pilot.yaml            by another one

Calls neither bot nor judge and needs no secret. Writes the run's decision and report again; they say when the gate
is not the one that was promised. A waiver counts by today, not by the day of the run.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("runs", nargs="+", metavar="RUN", type=Path, help="folders below results/")
    about = "gate: a name in evals/gates/ or a path (default: HARDCASE_GATE, else the gate it was planned with)"
    parser.add_argument("--gate", metavar="NAME", help=about)
    add_options(parser, ["champion"])


def run(arguments: argparse.Namespace) -> int:
    """Tally, decide and report from what is on disk; exit with the worst decision."""
    settings = settings_of(arguments)
    codes, runs = [], []
    for path in arguments.runs:
        each = Run(path)
        plan = each.plan
        promised = "" if "gate" in settings.explicit else next(iter(plan.arguments.get("gate", ())), "")
        gate = load_gate(find_gate(promised or settings.gate))
        check_gate(gate, plan)
        own, _ = as_planned(replace(settings, resume=path), ())
        champion = find_champion(gate, own, suites=plan.arguments.get("suites", ()))
        if champion:
            refuse_other_grading(champion, plan, own)
        each, decision = _decided(each, gate, champion)
        tell(each, decision, "", candidate_plays_exemplars=False)
        codes.append(exit_code_of(each, decision))
        runs.append(each)
    announce_runs(runs)
    return worst_exit_code(codes)


def _decided(run: Run, gate: Gate, champion: Champion | None) -> tuple[Run, Decision | None]:
    """Decide, also where the folder takes nothing: what is told there is today's decision, and its files are not."""
    edited = edited_since(run.plan)
    if edited:
        warn(f"{run.path}: the numbers are the plan's; edited since: {', '.join(edited)}")
    try:
        return run, close_books(run, gate, champion=champion, day=_today())
    except RunError as error:
        unwritten = UnwrittenRun(run.path)
        decision = close_books(unwritten, gate, champion=champion, day=_today(), report=False)
        warn(f"the decision below is not written, nor a report of it: {str(error).partition(chr(10))[0]}")
        return unwritten, decision


def _today() -> str:
    """In UTC, as plans are dated."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()
