"""Grade a recorded run again, without a call to the bot: a new rubric, a new check, another judge."""

import dataclasses
from collections.abc import Callable, Sequence

import msgspec

from hardcase.bots import Candidate
from hardcase.cases import Exemplar, Plan, load_suites
from hardcase.conversations import Bot, Conversation
from hardcase.decisions import Champion, Decision
from hardcase.errors import OptionError
from hardcase.options import Settings
from hardcase.records import Run, create_run

from .champion import refuse_itself
from .drift import ask_anchors
from .estimate import told
from .evaluate import Done, close_books, replay
from .money import held_s, keep_books
from .prepare import prepare_one
from .reach import greet_judges


async def regrade(
    run: Run, settings: Settings, *, done: Done | None = None, tell: Callable[[str], None] | None = None
) -> tuple[Run, Decision | None, str]:
    """Grade every recorded conversation of a run into a new run.

    The gate is the one the run was planned with, unless another is named; the decision says when it is another.

    Args:
        run: Whose conversations are read; it stays as it is.
        settings: Judges and results folder, and the gate where one is named.
        done: Told of each graded trial.
        tell: Told before the first call, line by line, what judges that are models will be asked.

    Returns:
        tuple: The new run, the decision if a gate is applied, and else why not.

    Raises:
        OptionError: The run's suites are no longer there, or were edited in what is played; or a judge cannot be asked.
    """
    plan = run.plan
    paths = plan.arguments.get("suites", ())
    planned_gate = next(iter(plan.arguments.get("gate", ())), "")
    own = dataclasses.replace(
        settings,
        bot=(plan.bot_spec,),
        trials=plan.trials,
        seed=plan.seed,
        turn_timeout=plan.turn_timeout_s,
        gate=settings.gate if "gate" in settings.explicit else planned_gate,
    )
    suites = load_suites(paths)
    behind = plan.bot_behind
    candidate = Candidate(name=plan.bot, spec=plan.bot_spec, about="recorded", make=_not_again, on_record=behind)
    played = [case.id for case in plan.cases if case.id not in plan.deselected]
    prepared = prepare_one(suites, candidate, own, paths=paths, play_only=played if plan.deselected else None)
    prepared = dataclasses.replace(prepared, stopped_before=run.stopped)  # the rest of its plan is still missing
    _same_scripts(run, prepared.plan)
    if prepared.champion:
        refuse_itself(prepared.champion, plan.run, settings)
    hashes = prepared.plan.hashes | {name: plan.hashes[name] for name in ("gate", "bot") if name in plan.hashes}
    again = msgspec.structs.replace(prepared.plan, hashes=hashes, again_at_most=plan.again_at_most)
    recorded = run.spoken()
    planned = (*again.trial_keys, *again.again_keys)
    keys = [key for key in planned if key in recorded and recorded[key].ending != "unreachable"]
    if tell:
        for line in told(prepared, [recorded[key] for key in keys]):
            tell(line)
    await greet_judges(prepared.judges)
    new = create_run(settings.results, again)
    keep_books(prepared, new)
    try:
        for conversation in recorded.values():
            new.record_conversation(conversation)
        await ask_anchors(prepared, new, keys)
        await replay(prepared, new, keys, done=done)
    finally:
        new.close()
    decision = close_books(new, prepared.gate, champion=prepared.champion, held_s=held_s(prepared))
    return new, decision, prepared.undecided


async def rejudge(
    champion: Champion, conversations: Sequence[Conversation], settings: Settings, *, done: Done | None = None
) -> tuple[Run, tuple[str, ...]]:
    """Grade the conversations of a champion into a new run, without its folder and without a gate.

    Args:
        champion: Whose conversations these are.
        conversations: Of all its trials.
        settings: Judges and results folder.
        done: Told of each graded trial.

    Returns:
        tuple: The new run, and the cases that are gone or have another script today: nothing is known of these.

    Raises:
        OptionError: None of the cases is there as it was played, a judge cannot be asked, or the budget did not reach.
    """
    plan = champion.plan
    paths = plan.arguments.get("suites", ())
    own = dataclasses.replace(
        settings, trials=plan.trials, seed=plan.seed, turn_timeout=plan.turn_timeout_s, no_gate=True, champion=None
    )
    behind = plan.bot_behind
    candidate = Candidate(name=plan.bot, spec=plan.bot_spec, about="recorded", make=_not_again, on_record=behind)
    prepared = prepare_one(load_suites(paths), candidate, own, paths=paths)
    scripts = {case.id: case.script for case in plan.cases}
    cases = tuple(case for case in prepared.plan.cases if scripts.get(case.id) == case.script)
    if not cases:
        fix = "restore the suites, or pin a run of today's cases"
        raise OptionError(f"{champion.run}: none of its cases is there as it was played", fix=fix)
    await greet_judges(prepared.judges)
    again = msgspec.structs.replace(prepared.plan, cases=cases, again_at_most=plan.again_at_most)
    new = create_run(settings.results, again)
    keep_books(prepared, new)
    spoken = {(each.case_id, each.trial) for each in conversations if each.ending != "unreachable"}
    try:
        for conversation in conversations:
            new.record_conversation(conversation)
        planned = (*again.trial_keys, *again.again_keys)
        await replay(prepared, new, [key for key in planned if key in spoken], done=done)
    finally:
        new.close()
    close_books(new, None)
    if new.stopped:
        fix = "raise --budget-usd" if new.stopped.budget_usd else "start again after that"
        fix += "; what was answered is kept, and costs nothing a second time"
        raise OptionError(f"{champion.run}: {new.scorecard.stopped}: not all of it is graded", fix=fix)
    return new, tuple(sorted(scripts.keys() - {case.id for case in cases}))


def _same_scripts(run: Run, now: Plan) -> None:
    """Conversations are evidence about the script they were played with, and about no other."""
    then = {case.id: case.script for case in run.plan.cases}
    edited = [case.id for case in now.cases if then.get(case.id) != case.script]
    gone = sorted(then.keys() - {case.id for case in now.cases})
    if edited or gone:
        what = f"{run.path}: played with other lines, records or company than there are now"
        named = ", ".join([*edited, *gone][:5])
        raise OptionError(f"{what}: {named}", fix="restore the files, or replay the bot: hardcase run")


def _not_again(exemplar: Exemplar | None) -> Bot:
    raise OptionError("a recorded run is graded, not replayed", fix="replay it with `hardcase run`")
