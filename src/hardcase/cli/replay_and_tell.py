"""What `run` and `demo` share: a progress bar while bots are replayed, then what came out of it."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from tqdm import tqdm

from hardcase.conversations import Conversation
from hardcase.decisions import Decision, Ruling, worst_exit_code
from hardcase.pipeline import Prepared, evaluate, greet, open_run, own_command, report_path, told, wait_for
from hardcase.records import Run
from hardcase.reports import Fence, drawn_beside, on_github, read_dossier, story, tell_github, write_report
from hardcase.text import one_line
from hardcase.verdicts import Verdicts

from .bar import bar

Done = Callable[[Conversation, Verdicts], None]


def replay_all(prepared: Sequence[Prepared], *, announce: bool = True) -> int:
    """Replay each bot with a bar on standard error, and tell each result as soon as it is there.

    Args:
        prepared: One for each bot.
        announce: Tell GitHub too, where this is a step of its Actions.

    Returns:
        int: The worst exit code. A part of the cases without a gate counts as done; all of them do not.
    """
    for line in (line for each in prepared for line in told(each)):
        warn(line)
    wait_for(lambda: greet(prepared))
    codes, runs, beside, several = [], [], [], len(prepared) > 1
    for each in prepared:
        with fenced():
            run, decision = replay_with_bar(each)
        runs.append(Run(run.path) if several else run)  # of several, one is kept in memory at a time
        beside.append(drawn_beside(run) if several else ())
        tell(run, decision, each.undecided, candidate_plays_exemplars=each.candidate.needs_exemplar)
        codes.append(exit_code_of(run, decision, otherwise=Ruling.INCONCLUSIVE.exit_code if each.unproven else 0))
    for run, then in zip(runs, beside, strict=True) if several else ():
        if drawn_beside(run) != then:  # the first ones could not be drawn beside those that came after
            write_report(run)
    if announce:
        announce_runs(runs)
    return worst_exit_code(codes)


@contextlib.contextmanager
def fenced() -> Iterator[None]:
    """Keep what a bot prints from being obeyed, where this is a step of GitHub's Actions."""
    if not on_github():
        yield
        return
    fence = Fence()
    say(fence.stop)
    try:
        yield
    finally:
        say(fence.resume)


def announce_runs(runs: Sequence[Run]) -> None:
    """Tell GitHub what came out: annotations here, the summary and the outputs in the files of the step."""
    for line in tell_github(runs):
        say(line)


def dry_run(prepared: Sequence[Prepared]) -> int:
    """Tell what would be played, judged and paid."""
    for each in prepared:
        plan = each.plan
        planned = f"{len(plan.cases)} cases, {plan.trials} trials each: {len(plan.trial_keys)} conversations"
        judges = ", ".join(plan.judges) or "none"
        say(f"{one_line(plan.bot, 80)}: {planned}; judges: {one_line(judges, 200)}; gate: {_gate(each)}")
        for line in told(each):
            say(f"  {one_line(line, 400)}")
    say("nothing was asked, nothing is written")
    return 0


def _gate(prepared: Prepared) -> str:
    return prepared.gate.name if prepared.gate else f"none ({one_line(prepared.undecided, 200)})"


def replay_with_bar(prepared: Prepared) -> tuple[Run, Decision | None]:
    """Replay one bot with a progress bar; a person who stops it is told how to go on."""
    run = open_run(prepared)
    if prepared.settings.resume:
        kept = sum(each.conversation.ending != "unreachable" for each in run.trials().values())
        print(f"resuming {run.path}: {kept} of {len(prepared.plan.trial_keys)} conversations are kept", file=sys.stderr)
    try:
        with progress(prepared.plan.bot, len(prepared.plan.trial_keys)) as done:
            return wait_for(partial(evaluate, prepared, run=run, done=done))
    except KeyboardInterrupt:
        print(f"\nto go on: {own_command()} run --resume {run.path}", file=sys.stderr)
        raise


@contextlib.contextmanager
def progress(name: str, total: int) -> Iterator[Done]:
    """Show on standard error how many trials are finished."""
    with bar(name, total, unit="conversation") as advance:

        def done(conversation: Conversation, verdicts: Verdicts) -> None:
            advance(1)

        yield done


def tell(run: Run, decision: Decision | None, undecided: str, *, candidate_plays_exemplars: bool = False) -> None:
    """Print the story of one run: decision first, then reasons, what would settle it, and where the report is."""
    beside = []
    if decision is None:
        beside.append(f"  no decision: {undecided}")
    elif decision.needs_judge and decision.ruling is Ruling.INCONCLUSIVE:
        judge = "labels" if candidate_plays_exemplars else "SPEC   (a judge with a licence: hardcase calibrate)"
        beside.append(f"  settle it:  {own_command()} grade {run.path} --judge {judge}")
    if run.stopped:
        later = f"   (in {run.stopped.wait_s / 60:,.0f} minutes)" if run.stopped.asked_at else ""
        how = later or " --budget-usd USD   (what was spent counts)"
        beside.append(f"  to go on:   {own_command()} run --resume {run.path}{how}")
    dossier = read_dossier(run)
    for line in story(dossier, report=str(report_path(run)), command=own_command(), beside=beside):
        say(line)
    say("")


def say(line: str) -> None:
    """Print a line; when nobody reads on (`| head`), go on in silence: the exit code must not depend on the reader."""
    try:
        print(line, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def warn(line: str) -> None:
    """Print a line on standard error, above a bar where there is one."""
    with tqdm.external_write_mode(file=sys.stderr):
        print(one_line(line, 400), file=sys.stderr)


def exit_code_of(run: Run, decision: Decision | None, *, otherwise: int = 0) -> int:
    """What a command exits with: without a gate a run counts as done, unless its budget did not reach."""
    if decision is not None:
        return decision.exit_code
    return Ruling.INVALID.exit_code if run.stopped else otherwise
