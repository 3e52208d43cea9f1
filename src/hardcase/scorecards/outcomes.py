"""What is shown after quality: speed, tokens, money, containment."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from hardcase.cases import BotOnRecord
from hardcase.conversations import NOT_THE_BOTS, Conversation
from hardcase.stats import percentile
from hardcase.verdicts import Answered, JudgeUsage, Verdicts, add_answered


class FamilyOutcomes(Struct, frozen=True, kw_only=True):
    """What the conversations of one family took.

    Attributes:
        conversations: Those that say something about the bot.
        cost_usd: Mean of what one cost in US dollars; None where no price is known, or no token was counted.
        latency_s: Seconds of each bot turn that was timed.
    """

    family: str
    conversations: int
    cost_usd: float | None = None
    latency_s: tuple[float, ...] = ()


class Outcomes(Struct, frozen=True, kw_only=True):
    """What may differ between two runs of one seed; shown after quality, and never traded against it.

    Attributes:
        bot_turns: Turns timed.
        latency_p50_s: Median seconds of a bot turn; None when nothing was timed.
        latency_p95_s: 95th percentile.
        duration_s: Seconds the run took, judge included; 0 when re-decided.
        held_s: Seconds for which calls to models have waited for a slot under limits, added up over all of them; 0 when
            re-decided.
        cost_usd: What the candidate's tokens cost in US dollars; None where no price is known, or no tokens.
        uncounted: Trials of a bot with a price whose tokens nobody counted: they are not in `cost_usd`.
        judges: What judges that are models read and wrote, and what that cost.
        answered: How often each judge had a usable answer.
        spent_usd: What was paid in all sessions, with calls that came to nothing, frozen items and the calls before the
            run; None: nobody asked had a price.
        stopped: As in the scorecard.
        contained: Trials that ended without people.
        broke: Trials in which the bot broke.
        unreachable: Trials in which nobody answered.
        unanswered: Conversations in which nobody answered, of trials that were then played again.
        most_common_error: What broke most often, or why nobody answered; empty when nothing did.
        mean_bot_turns: Bot turns of a conversation.
        families: The same by family, for ceilings; empty where families are not known.
    """

    schema: int = 1
    bot_turns: int = 0
    latency_p50_s: float | None = None
    latency_p95_s: float | None = None
    duration_s: float = 0.0
    held_s: float = 0.0
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = None
    uncounted: int = 0
    judges: JudgeUsage = JudgeUsage()
    answered: tuple[Answered, ...] = ()
    spent_usd: float | None = None
    stopped: str = ""
    contained: int = 0
    played: int = 0
    broke: int = 0
    unreachable: int = 0
    unanswered: int = 0
    most_common_error: str = ""
    mean_bot_turns: float = 0.0
    families: tuple[FamilyOutcomes, ...] = ()


def tally_outcomes(
    conversations: Iterable[Conversation],
    verdicts: Iterable[Verdicts] = (),
    *,
    duration_s: float = 0.0,
    held_s: float = 0.0,
    behind: BotOnRecord | None = None,
    families: Mapping[str, str] | None = None,
    spent_usd: float | None = None,
    stopped: str = "",
    unanswered: int = 0,
) -> Outcomes:
    """Add up what is shown after quality: speed, tokens, containment.

    Args:
        conversations: Finished trials; those that say nothing about the bot are left aside.
        verdicts: What judges that are models read and wrote for them.
        duration_s: Seconds the whole run took.
        held_s: Seconds for which calls have waited under limits.
        behind: Whose prices the tokens cost; None: not known.
        families: Family by id of the case; None: not known.
        spent_usd: What was paid in all sessions; None: nobody asked had a price.
        stopped: Why the run ended before its plan was done; empty: it did not.
        unanswered: Conversations in which nobody answered, of trials that were then played again.
    """
    graded, latencies = list(verdicts), list[float]()
    played = contained = turns = tokens_in = tokens_out = uncounted = 0
    endings: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    by_family: defaultdict[str, list[Conversation]] = defaultdict(list)
    for each in conversations:
        endings[each.ending] += 1
        errors.update([each.error] if each.error else [])
        if each.ending in NOT_THE_BOTS:
            continue
        played += 1
        if families and each.case_id in families:
            by_family[families[each.case_id]].append(each)
        contained += each.handover is None and not each.drafted
        turns += len(each.bot_turns)
        latencies.extend(each.usage.latency_s)
        tokens_in, tokens_out = tokens_in + each.usage.tokens_in, tokens_out + each.usage.tokens_out
        uncounted += not _is_counted(each)
    cost_usd = behind.cost_usd(tokens_in, tokens_out) if behind else None
    uncounted = uncounted if behind and behind.cost_usd(1, 1) else 0  # who costs nothing need not count
    return Outcomes(
        bot_turns=len(latencies),
        latency_p50_s=round(percentile(latencies, 0.5), 4) if latencies else None,
        latency_p95_s=round(percentile(latencies, 0.95), 4) if latencies else None,
        duration_s=round(duration_s, 3),
        held_s=round(held_s, 3),
        tokens_in=tokens_in,
        tokens_out=tokens_out,
        cost_usd=None if uncounted == played > 0 else cost_usd,
        uncounted=uncounted,
        judges=sum((each.judge_usage for each in graded), start=JudgeUsage()),
        answered=add_answered(one for each in graded for one in each.answered),
        spent_usd=spent_usd,
        stopped=stopped,
        contained=contained,
        played=played,
        broke=endings["bot_broke"],
        unreachable=endings["unreachable"],
        unanswered=unanswered,
        most_common_error=errors.most_common(1)[0][0] if errors else "",
        mean_bot_turns=round(turns / played, 3) if played else 0.0,
        families=tuple(_family(name, found, behind) for name, found in sorted(by_family.items())),
    )


def _is_counted(conversation: Conversation) -> bool:
    """A server that counts no tokens has not shown that they cost nothing."""
    return bool(conversation.usage.tokens_in or conversation.usage.tokens_out)


def _family(name: str, conversations: Sequence[Conversation], behind: BotOnRecord | None) -> FamilyOutcomes:
    read = sum(each.usage.tokens_in for each in conversations)
    written = sum(each.usage.tokens_out for each in conversations)
    counted = sum(map(_is_counted, conversations))
    cost_usd = behind.cost_usd(read, written) if behind and counted else None
    return FamilyOutcomes(
        family=name,
        conversations=len(conversations),
        cost_usd=None if cost_usd is None else round(cost_usd / counted, 9),
        latency_s=tuple(round(seconds, 4) for each in conversations for seconds in each.usage.latency_s),
    )
