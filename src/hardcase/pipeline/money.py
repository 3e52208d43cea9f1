"""What a run may spend: whose prices are known, from which purse calls are paid, and which answers are paid already."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

from hardcase.bots import Candidate
from hardcase.errors import OptionError
from hardcase.models import AnswerCache, ChatModel, Purse, Stopped, dollars
from hardcase.records import OpenRun, Run, Trial
from hardcase.verdicts import Judge, models_of

if TYPE_CHECKING:
    from .prepare import Prepared


def give_purse(purse: Purse, judges: Iterable[Judge], *, candidate: Candidate | None = None) -> None:
    """Have every model of a run, or of a measurement, paid from one purse.

    Raises:
        OptionError: There is a budget, and a model whose prices nobody has written down.
    """
    named = [(f"judge {each.name!r}", each.model) for each in models_of(judges)]
    if candidate and candidate.model:
        named.insert(0, (f"bot {candidate.spec!r}", candidate.model))
    for name, model in named:
        if purse.limit_usd is not None and model.prices is None:
            folder = f"evals/{'bots' if candidate and model is candidate.model else 'judges'}"
            fix = f"describe it in a file of {folder} with `prices: {{in: USD, out: USD}}` for a million tokens"
            raise OptionError(f"--budget-usd: what {name} costs is not known", fix=fix)
        model.purse = purse


def count_earlier(prepared: "Prepared") -> None:
    """Count what a run that is resumed has paid, before anybody is asked: its budget is not a new one.

    Raises:
        OptionError: Its budget has stopped it, and nobody says how far it may go now.
    """
    if prepared.settings.resume is None:
        return
    run = Run(prepared.settings.resume)
    spent = run.spent_usd or 0.0
    if run.stopped and prepared.purse.limit_usd is None:
        what = f"{run.path}: its budget of {dollars(run.stopped.budget_usd)} has stopped it, and no new one is given"
        fix = f"add --budget-usd, more than the {dollars(spent)} that are spent: they count"
        raise OptionError(what, fix=fix)
    prepared.purse.count_earlier(spent)


def keep_books(prepared: "Prepared", run: OpenRun) -> None:
    """Write down what this session pays; what earlier ones paid counts against its budget."""
    count_earlier(prepared)
    prepared.purse.keep_books(run.record_payment)


def out_of_money(prepared: "Prepared") -> bool:
    """Tell whether a run cannot go on: its purse is empty, and it asks a model that costs something.

    Bots of one command share a purse, and those that nobody has to pay for are not stopped by the others.
    """
    return prepared.purse.limit_usd is not None and prepared.purse.refused and _asks_priced(prepared)


def paid_whole(prepared: "Prepared") -> AbstractAsyncContextManager[None]:
    """Begin a trial once what is left of a budget pays for all of it; nobody waits who asks nobody with a price."""
    return prepared.purse.whole() if _asks_priced(prepared) else nullcontext()


def _asks_priced(prepared: "Prepared") -> bool:
    return any(model.prices and model.prices.in_ + model.prices.out for model in _models(prepared))


def stop_or_not(prepared: "Prepared", run: OpenRun) -> None:
    """Write down whether the budget reached: this run's, or that of the run whose conversations it takes over."""
    stopped = prepared.stopped_before
    if out_of_money(prepared):
        stopped = Stopped(budget_usd=prepared.purse.limit_usd or 0.0, spent_usd=run.spent_usd or 0.0)
    run.stop(stopped)


def held_s(prepared: "Prepared") -> float:
    """Seconds for which calls of a run's models have waited for a slot under limits, added up."""
    return sum(model.held_s for model in _models(prepared))


def _models(prepared: "Prepared") -> list[ChatModel]:
    """Whom a run asks through a window of ours; own code asks whom it likes."""
    own = [prepared.candidate.model] if prepared.candidate.model else []
    return [*own, *(each.model for each in models_of(prepared.judges))]


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
