"""What a run cost, after everything about quality."""

from hardcase.models import dollars
from hardcase.scorecards import Outcomes
from hardcase.verdicts import JudgeUsage

from .words import count


def cost_line(outcomes: Outcomes) -> str:
    """Say on one line what a conversation cost; empty where nobody was asked who counts tokens."""
    told = []
    if outcomes.uncounted == outcomes.played > 0:
        told.append("the bot unknown, its tokens were not counted,")
    elif outcomes.tokens_in + outcomes.tokens_out and outcomes.played:
        least = "at least " if outcomes.uncounted else ""
        told.append(f"the bot {least}{_each(outcomes, outcomes.tokens_in, outcomes.tokens_out, outcomes.cost_usd)}")
    judges = outcomes.judges
    if judges.calls and outcomes.played:
        told.append(f"judges {_each(outcomes, judges.tokens_in, judges.tokens_out, judges.cost_usd)}")
    if told:
        told[-1] += " a conversation"
    if outcomes.spent_usd is not None:
        told.append(f"{dollars(outcomes.spent_usd)} in all")
    if outcomes.held_s >= 1:
        told.append(f"calls waited {outcomes.held_s:,.0f} s in all under limits")
    return "; ".join([*told, *_cached(judges)])


def played_again(outcomes: Outcomes) -> str:
    """Say how often a trial was played anew since nobody had answered; empty: never."""
    times = outcomes.unanswered
    return f"{count(times, 'conversation')} played again, since nobody had answered" if times else ""


def _each(outcomes: Outcomes, tokens_in: int, tokens_out: int, cost: float | None) -> str:
    tokens = f"{(tokens_in + tokens_out) / outcomes.played:,.0f} tokens"
    return tokens if cost is None else f"{dollars(cost / outcomes.played)} ({tokens})"


def _cached(judges: JudgeUsage) -> list[str]:
    if not judges.from_cache:
        return []
    return [f"{judges.from_cache:,} of {count(judges.calls, 'answer')} of judges came from the cache"]


def cost_rows(outcomes: Outcomes) -> tuple[tuple[str, str], ...]:
    """Tokens and money of bot and judges, as pairs of name and value."""
    rows = [("Tokens of the bot", _tokens(outcomes, outcomes.tokens_in, outcomes.tokens_out, outcomes.cost_usd))]
    judges = outcomes.judges
    if judges.calls:
        rows.append(("Tokens of judges", _tokens(outcomes, judges.tokens_in, judges.tokens_out, judges.cost_usd)))
        rows.append(("Calls to judges", "; ".join([f"{judges.calls:,}", *_cached(judges)])))
    if outcomes.uncounted:
        rows.append(("Not counted", f"the tokens of {outcomes.uncounted:,} of {outcomes.played:,} conversations"))
    if outcomes.spent_usd is not None:
        rows.append(
            ("Paid in all sessions", f"{dollars(outcomes.spent_usd)}, with what came to nothing and frozen items")
        )
    if outcomes.held_s >= 1:
        rows.append(("Waited under limits", f"{outcomes.held_s:,.0f} s, added up over all calls"))
    return tuple(rows)


def _tokens(outcomes: Outcomes, tokens_in: int, tokens_out: int, cost: float | None) -> str:
    if not tokens_in + tokens_out:
        return "none are reported"
    counted = f"{tokens_in:,} read, {tokens_out:,} written"
    if cost is None:
        return f"{counted}; no price is known"
    each = f", {dollars(cost / outcomes.played)} a conversation" if outcomes.played else ""
    return f"{counted}, {dollars(cost)}{each}"
