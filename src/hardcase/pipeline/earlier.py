"""What an earlier run tells of the next one: turns, tokens and seconds of a conversation."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from hardcase.conversations import NOT_THE_BOTS
from hardcase.errors import RunError
from hardcase.records import OUTCOMES, Run, name_run

from .prepare import Prepared


class Earlier(Struct, frozen=True, kw_only=True):
    """Means of one conversation in an earlier run.

    Attributes:
        run: Its name.
        bot: Who spoke.
        conversations: How many were played.
        turns: Of the bot.
        tokens_in: Read by the bot; 0: not known. `tokens_out`: written.
        seconds: In which the bot's replies were waited for.
        judge: The one judge that was a model; empty: there was none, or several, which were not counted apart.
        judge_calls: Its calls; `judge_tokens_in` and `judge_tokens_out` as if none had come from the cache.
    """

    run: str
    bot: str
    conversations: int
    turns: float
    tokens_in: float
    tokens_out: float
    seconds: float
    judge: str = ""
    judge_calls: float = 0.0
    judge_tokens_in: float = 0.0
    judge_tokens_out: float = 0.0


def read_earlier(run: Run) -> Earlier | None:
    """Take the means of a finished run; None where nothing was played.

    Raises:
        RunError: It is not finished, or damaged.
    """
    outcomes, plan = run.outcomes, run.plan
    if not outcomes.played:
        return None
    waited = sum(sum(each.usage.latency_s) for each in run.conversations() if each.ending not in NOT_THE_BOTS)
    asked = outcomes.judges
    # A judge of ours that asks no model makes no call, so who called is known where only one could have.
    callers = [each.name for each in plan.judged_by if not each.name.startswith(("local@", "labels@"))]
    fresh = asked.calls - asked.from_cache
    known = len(callers) == 1 and fresh > 0 and asked.tokens_out > 0
    share = asked.calls / fresh / outcomes.played if known else 0.0
    return Earlier(
        run=plan.run,
        bot=plan.bot,
        conversations=outcomes.played,
        turns=outcomes.mean_bot_turns,
        tokens_in=outcomes.tokens_in / outcomes.played,
        tokens_out=outcomes.tokens_out / outcomes.played,
        seconds=waited / outcomes.played,
        judge=callers[0] if known else "",
        judge_calls=asked.calls / outcomes.played if known else 0.0,
        judge_tokens_in=asked.tokens_in * share,
        judge_tokens_out=asked.tokens_out * share,
    )


def earlier_of(prepared: Prepared, *, usual: Run | None = None) -> Earlier | None:
    """What is known of a bot's conversations: from the run that was named, or its newest finished one.

    Args:
        prepared: Whose bot and results folder count.
        usual: The run that was named; None: the newest.

    Returns:
        Earlier: None where no run of it is finished and can be read.
    """
    if usual is not None:
        return read_earlier(usual)
    if prepared.candidate.recorded is not None:
        return None
    for run in _runs_of(prepared.candidate.name, prepared.settings.results):
        try:
            found = read_earlier(run) if run.plan.bot_spec == prepared.candidate.spec else None
        except RunError:
            continue  # a run that cannot be read tells nothing, and is not what was asked for
        if found:
            return found
    return None


def _runs_of(bot: str, results: Path) -> Iterator[Run]:
    """Finished runs of a bot, newest first: names begin with the time."""
    slug = name_run(bot).partition("-")[2].rpartition("-")[0]
    for path in sorted(results.glob(f"*-{slug}-*/{OUTCOMES}"), reverse=True):
        if (path.parent / "plan.json").is_file():
            yield Run(path.parent)
