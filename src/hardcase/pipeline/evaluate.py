"""The hallway: plan, then the six doors in order, on one page."""

import contextlib
import random
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from hardcase.cases import Case
from hardcase.conversations import Conversation, play, schedule
from hardcase.decisions import Champion, Decision, Gate, decide
from hardcase.errors import BudgetError, OptionError
from hardcase.records import OUTCOMES, REPORT, SCORECARD, OpenRun, Run, create_run
from hardcase.reports import write_report
from hardcase.scorecards import case_result, is_critical, seems_broken, tally, tally_outcomes
from hardcase.verdicts import Verdicts, grade

from .drift import ask_anchors
from .money import answers_kept, cannot_go_on, held_s, keep_books, paid_whole, stop_or_not, why_stopped
from .prepare import Prepared
from .record_decision import record_decision
from .resume import refuse_another_plan

Key = tuple[str, int]
Done = Callable[[Conversation, Verdicts], None]


def open_run(prepared: Prepared) -> OpenRun:
    """Write the plan to a new folder, or take up the one that is to be resumed.

    Raises:
        OptionError: The results folder cannot be written, or the run to resume was planned otherwise.
        RunError: Another process is writing the run.
    """
    run = _opened(prepared)
    keep_books(prepared, run)
    return run


def _opened(prepared: Prepared) -> OpenRun:
    resumed = prepared.settings.resume
    if resumed is None:
        return create_run(prepared.settings.results, prepared.plan)
    refuse_another_plan(resumed, prepared.plan)
    return OpenRun(resumed)


async def replay(prepared: Prepared, run: OpenRun, keys: Iterable[Key], *, done: Done | None = None) -> None:
    """Play and grade trials, and put each on the books as soon as it is finished.

    Trials that are on the books already are not played again; one that was played and not graded is graded from its
    record, without a call to the bot. Under a budget a trial is begun once what is left pays for all of it. Where it
    does not pay for a call, its trial stays open, trials under way go on as far as the rest reaches, and no other is
    begun; likewise where a provider wants no more calls for longer than a run waits.

    Args:
        prepared: Cases, candidate and judges.
        run: Takes the trials.
        keys: Which trials, as (case id, zero-based trial), in order of start.
        done: Told of each finished trial.

    Raises:
        OptionError: Nobody lets us in at the candidate's address: the key or the address is wrong.
    """
    books = run.trials()

    async def one(key: Key) -> None:
        with contextlib.suppress(BudgetError):
            async with paid_whole(prepared):
                if not cannot_go_on(prepared):
                    await paid(key)

    async def paid(key: Key) -> None:
        case_id, trial = key
        case, conversation, verdicts = prepared.cases[case_id], None, None
        if key in books and books[key].conversation.ending != "unreachable":
            conversation, verdicts = books[key].conversation, books[key].verdicts
        if conversation is None:
            conversation = await _conversation(prepared, case, trial)
            _let_in(prepared, run)
            run.record_conversation(conversation)
        if verdicts is None:
            verdicts = await grade(case, conversation, judges=prepared.judges)
            run.record_verdicts(verdicts)
        if done:
            done(conversation, verdicts)

    with answers_kept(prepared):
        await schedule(keys, one, concurrency=prepared.settings.concurrency)
    stop_or_not(prepared, run)


async def _conversation(prepared: Prepared, case: Case, trial: int) -> Conversation:
    candidate = prepared.candidate
    if candidate.recorded is not None:
        return await candidate.recorded.conversation(case, trial=trial)
    bot = candidate.for_case(case, prepared.exemplars.get(case.id))
    return await play(case, bot, trial=trial, turn_timeout_s=prepared.plan.turn_timeout_s)


def _let_in(prepared: Prepared, run: OpenRun) -> None:
    """Stop at a closed door: every further trial would end there too, and none of them would say anything."""
    shut = prepared.candidate.turned_away()
    if shut:
        fix = f"start again with the right address; where it was the key, mend it and go on with --resume {run.path}"
        raise OptionError(f"bot {prepared.candidate.name!r} lets nobody in: {shut}", fix=fix)


async def evaluate(
    prepared: Prepared, *, run: OpenRun | None = None, done: Done | None = None, report: bool = True
) -> tuple[Run, Decision | None]:
    """Walk all six rooms for one bot.

    Args:
        prepared: Planned and checked.
        run: Opened for it before; opened here when None.
        done: Told of each finished trial.
        report: Write the report for people.

    Returns:
        tuple: The run's folder, and the decision if a gate is applied.
    """
    began = time.perf_counter()
    run = run or open_run(prepared)
    try:
        keys = list(prepared.plan.trial_keys)
        random.Random(prepared.plan.seed).shuffle(keys)  # noqa: S311 - an order of play, not a secret
        await ask_anchors(prepared, run, keys)
        await replay(prepared, run, keys, done=done)
        await play_again(prepared, run, done=done)
    finally:
        run.close()
    duration_s = time.perf_counter() - began
    waited_s, champion = held_s(prepared), prepared.champion
    return run, close_books(
        run, prepared.gate, champion=champion, duration_s=duration_s, held_s=waited_s, report=report
    )


async def play_again(prepared: Prepared, run: OpenRun, *, done: Done | None = None) -> None:
    """Play once more, as the plan allows, each case that would hold the bot because it seems broken.

    It may have failed by chance. A change gate holds for any case; a release gate for a critical one.

    Args:
        prepared: With the champion that passed these cases.
        run: Every planned trial is on its books; takes the extra ones.
        done: Told of each of them.
    """
    plan, champion = prepared.plan, prepared.champion
    if prepared.gate is None or champion is None or not plan.again_at_most:
        return
    any_case = prepared.gate.is_change
    passed = {case.id: case for case in champion.card.cases}
    books = run.trials()
    played = {key: each.conversation for key, each in books.items()}
    graded = {key: each.verdicts for key, each in books.items() if each.verdicts}
    results = [case_result(case, plan.trials, played, graded) for case in plan.cases if case.id in passed]
    held_for = [each for each in results if any_case or is_critical(each)]
    broken = {each.id for each in held_for if seems_broken((each, passed[each.id]))}
    await replay(prepared, run, [key for key in plan.again_keys if key[0] in broken], done=done)


def close_books(
    run: Run,
    gate: Gate | None,
    *,
    champion: Champion | None = None,
    day: str = "",
    duration_s: float = 0.0,
    held_s: float = 0.0,
    report: bool = True,
) -> Decision | None:
    """Tally, decide and report from what is on disk.

    Args:
        run: Folder with a plan and ledgers.
        gate: What to apply; None decides nothing.
        champion: Whom the bot is compared with; None: nobody.
        day: On which it is decided, ISO 8601, for waivers that end; empty: the day of the plan.
        duration_s: Seconds the run took.
        held_s: Seconds for which calls waited under limits.
        report: Write the report for people.

    Returns:
        The decision, or None without a gate.
    """
    plan = run.plan
    books, planned = run.trials(), set(plan.trial_keys)
    trials = [each for key, each in books.items() if key in planned]
    stopped = why_stopped(run, trials)
    card = tally(
        plan,
        [each.conversation for each in books.values()],
        [each.verdicts for each in books.values() if each.verdicts],
        drifts=run.drifts,
        stopped=stopped,
    )
    run.write(SCORECARD, card)
    behind, spent_usd = plan.bot_behind, run.spent_usd
    # Who fails is played once more: with these trials speed and money would be those of the worst conversations.
    outcomes = tally_outcomes(
        [each.conversation for each in trials],
        [each.verdicts for each in trials if each.verdicts],
        duration_s=duration_s,
        held_s=held_s,
        behind=behind,
        families={case.id: case.family for case in plan.cases},
        spent_usd=spent_usd,
        stopped=stopped,
        unanswered=sum(each.unanswered for each in trials),
    )
    run.write(OUTCOMES, outcomes)
    day = day or plan.created[:10]
    decision = decide(card, gate, champion, outcomes=outcomes, day=day, seed=plan.seed) if gate else None
    record_decision(run, decision)
    if report:
        write_report(run)
    return decision


def report_path(run: Run) -> Path:
    """Where the report of a run is."""
    return run.path / REPORT
