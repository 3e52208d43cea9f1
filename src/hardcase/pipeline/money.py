"""What a run may spend: whose prices are known, from which purse calls are paid, and which answers are paid already."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hardcase.bots import Candidate
from hardcase.errors import OptionError
from hardcase.models import AnswerCache, Purse, Stopped, dollars
from hardcase.records import OpenRun, Run, Trial
from hardcase.verdicts import Judge, models_of

if TYPE_CHECKING:
    from .prepare import Prepared


def give_purse(purse: Purse, candidate: Candidate, judges: Iterable[Judge]) -> None:
    """Have every model of a run paid from one purse.

    Raises:
        OptionError: There is a budget, and a model whose prices nobody has written down.
    """
    bot = [(f"bot {candidate.spec!r}", candidate.model)] if candidate.model else []
    for name, model in [*bot, *((f"judge {each.name!r}", each.model) for each in models_of(judges))]:
        if purse.limit_usd is not None and model.prices is None:
            folder = f"evals/{'bots' if model is candidate.model else 'judges'}"
            fix = f"describe it in a file of {folder} with `prices: {{in: USD, out: USD}}` for a million tokens"
            raise OptionError(f"--budget-usd: what {name} costs is not known", fix=fix)
        model.purse = purse


def keep_books(prepared: "Prepared", run: OpenRun) -> None:
    """Write down what this session pays; what earlier ones paid counts against its budget."""
    prepared.purse.keep_books(run.record_payment, spent_usd=run.spent_usd or 0.0)


def stop_or_not(prepared: "Prepared", run: OpenRun) -> None:
    """Write down whether the budget reached."""
    purse = prepared.purse
    short = purse.limit_usd is not None and purse.refused
    run.stop(Stopped(budget_usd=purse.limit_usd or 0.0, spent_usd=purse.spent_usd) if short else None)


def why_stopped(run: Run, trials: Iterable[Trial]) -> str:
    """Say in one clause that the budget did not reach, and how far it did; empty: it did."""
    stopped, planned = run.stopped, len(run.plan.trial_keys)
    if stopped is None:
        return ""
    finished = sum(each.verdicts is not None and each.conversation.ending != "unreachable" for each in trials)
    return f"the budget of {dollars(stopped.budget_usd)} was spent after {finished} of {planned} trials"


@contextmanager
def answers_kept(prepared: "Prepared") -> Iterator[None]:
    """Let judges' answers come from the cache, and go into it.

    Only while conversations are graded. Frozen items and measurements are asked anew, or nobody would see that a judge
    has changed under its name.
    """
    models = [each.model for each in models_of(prepared.judges)]
    settings = prepared.settings
    cache = None if settings.no_cache else AnswerCache(settings.results / ".cache" / "verdicts")
    for model in models:
        model.cache = cache
    try:
        yield
    finally:
        for model in models:
            model.cache = None
