"""Grade a recorded run again, without a call to the bot: a new rubric, a new check, another judge."""

from hardcase.bots import Candidate
from hardcase.cases import Exemplar, load_suites
from hardcase.conversations import Bot
from hardcase.decisions import Decision
from hardcase.errors import OptionError
from hardcase.options import Settings
from hardcase.records import Run, create_run

from .evaluate import Done, close_books, replay
from .prepare import prepare_one


async def regrade(run: Run, settings: Settings, *, done: Done | None = None) -> tuple[Run, Decision | None]:
    """Grade every recorded conversation of a run into a new run.

    Args:
        run: Whose conversations are read; it stays as it is.
        settings: Judges, gate and results folder; trials and seed are taken from the run.
        done: Told of each graded trial.

    Returns:
        tuple: The new run, and the decision if a gate is applied.

    Raises:
        OptionError: The run's suites or cases are no longer there.
    """
    plan = run.plan
    suites = load_suites(plan.arguments.get("suites", ()))
    everything = {case.id: case for suite in suites for case in suite.cases}
    gone = [case.id for case in plan.cases if case.id not in everything]
    if gone:
        fix = "restore the files, or replay the bot on what is there now"
        raise OptionError(f"{run.path}: these cases are no longer in the suites: {', '.join(gone[:5])}", fix=fix)
    cases = [everything[case.id] for case in plan.cases]
    own = Settings(
        judge=settings.judge,
        trials=plan.trials,
        seed=plan.seed,
        concurrency=settings.concurrency,
        results=settings.results,
        gate=settings.gate,
        no_gate=settings.no_gate,
        explicit=settings.explicit,
    )
    candidate = Candidate(name=plan.bot, spec=plan.bot_spec, about="recorded", make=_not_again)
    prepared = prepare_one(suites, candidate, own, paths=plan.arguments.get("suites", ()), cases=cases)
    new = create_run(settings.results, prepared.plan)
    try:
        recorded = {(each.case_id, each.trial): each for each in run.conversations()}
        for conversation in recorded.values():
            new.record_conversation(conversation)
        keys = [key for key in prepared.plan.trial_keys if key in recorded and recorded[key].ending != "unreachable"]
        await replay(prepared, new, keys, done=done)
    finally:
        new.close()
    return new, close_books(new, prepared.gate)


def _not_again(exemplar: Exemplar | None) -> Bot:
    raise OptionError("a recorded run is graded, not replayed", fix="replay it with `hardcase run`")
