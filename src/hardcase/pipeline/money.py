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
        OptionError: Its budget has stopped it, and nobody says how far it may go now, or no farther.
    """
    if prepared.settings.resume is None:
        return
    run = Run(prepared.settings.resume)
    spent = run.spent_usd or 0.0
    budget_usd, limit_usd = run.stopped.budget_usd if run.stopped else 0.0, prepared.purse.limit_usd
    if budget_usd and (limit_usd is None or limit_usd <= budget_usd):  # even the calls before the run would cost
        new = "no new one is given" if limit_usd is None else "the new one is no larger"
        what = f"{run.path}: its budget of {dollars(budget_usd)} has stopped it, and {new}"
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
    """Write down why a run ended before its plan was done: this one, or that whose conversations it takes over."""
    stopped, spent_usd = prepared.stopped_before, run.spent_usd or 0.0
    shut = _shut(prepared)
    if shut:
        stopped = Stopped(spent_usd=spent_usd, asked_at=shut[0].base_url, wait_s=shut[0].shut_s)
    elif out_of_money(prepared):
        stopped = Stopped(budget_usd=prepared.purse.limit_usd or 0.0, spent_usd=spent_usd)
    run.stop(stopped)


def cannot_go_on(prepared: "Prepared") -> bool:
    """Tell whether nothing more is begun: the purse is empty, or a provider wants no more calls for long."""
    return out_of_money(prepared) or bool(_shut(prepared))


def _shut(prepared: "Prepared") -> list[ChatModel]:
    return sorted((each for each in _models(prepared) if each.shut_s), key=lambda model: -model.shut_s)


def held_s(prepared: "Prepared") -> float:
    """Seconds for which calls of a run's models have waited for a slot under limits, added up."""
    return sum(model.held_s for model in _models(prepared))


def _models(prepared: "Prepared") -> list[ChatModel]:
    """Whom a run asks through a window of ours; own code asks whom it likes."""
    own = [prepared.candidate.model] if prepared.candidate.model else []
    return [*own, *(each.model for each in models_of(prepared.judges))]


def why_stopped(run: Run, trials: Iterable[Trial]) -> str:
    """Say in one clause why a run ended before its plan was done, and how far it came; empty: it did not."""
    stopped, planned = run.stopped, len(run.plan.trial_keys)
    if stopped is None:
        return ""
    finished = sum(each.verdicts is not None and each.conversation.ending != "unreachable" for each in trials)
    far = f"after {finished} of {planned} trials"
    if stopped.asked_at:
        return f"the provider at {stopped.asked_at} asks to wait {stopped.wait_s:,.0f} s, {far}"
    return f"the budget of {dollars(stopped.budget_usd)} was spent {far}"


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
