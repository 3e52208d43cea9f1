"""What a run will ask of models, and about what that costs, before the first call."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from hardcase.bots import ModelBot, Recorded
from hardcase.cases import Case, Criterion
from hardcase.conversations import Conversation, Turn
from hardcase.models import ASSUMED_TOKENS_OUT, ChatModel, dollars
from hardcase.records import Run
from hardcase.reports import of_unknown_family
from hardcase.verdicts import ModelJudge, check, left_to_judges, models_of, reads, staged

from .asking import Asking
from .earlier import Earlier, earlier_of
from .injections import read_injections
from .prepare import Prepared

CHARACTERS_OF_A_TOKEN = 4
"""For an estimate: what English comes to. Other languages have fewer."""
ROUNDS_OF_TOOLS = 1
"""Rounds that a bot is taken to ask for in each turn, beside the call that words the reply."""
REPLY_CHARACTERS = 400
"""Of a reply, and of what the tools answer in one round."""
CALL_TOKENS_OUT, ITEM_TOKENS_OUT, CONTROLS = 40, 90, 2
"""Tokens of a call of a tool, and of a judge's answer to one sentence; two of each call are control sentences."""


class Estimate(Struct, frozen=True, kw_only=True):
    """What one model will be asked, about.

    Attributes:
        who: As messages call it.
        tokens_in: Read.
        tokens_out: Written.
        usd: In US dollars; None: no price is known.
        unlimited: Its parameters name no limit of what one call may write.
        earlier: Tokens are those of an earlier run, for as many conversations; empty: they are guessed from the script.
    """

    who: str
    calls: int
    tokens_in: int
    tokens_out: int
    usd: float | None
    unlimited: bool
    earlier: str = ""


def estimate(
    prepared: Prepared, recorded: Iterable[Conversation] | None = None, *, earlier: Earlier | None = None
) -> tuple[Estimate, ...]:
    """Estimate what a run asks of the candidate's model and of each judge's, and what that costs.

    Where an earlier run tells tokens of a conversation, they are taken. Elsewhere every line of the script is taken to
    be spoken, and every reply to be of middling length. Nothing is taken to come from the cache, and no bot to speak to
    its judge, which is then asked again.

    Args:
        prepared: Ready to be replayed, or to be graded.
        recorded: What is graded, where nothing is played any more; None: all of the plan that is open is played.
        earlier: What an earlier run of the bot tells; None: nothing.

    Returns:
        tuple: One for each model; none where nobody asks one.
    """
    if recorded is not None:
        there = [(prepared.cases[each.case_id], each, 1) for each in recorded if each.case_id in prepared.cases]
        return tuple(_of_judges(prepared, there, None))
    keys = keys_to_play(prepared)
    trials = {case_id: sum(key[0] == case_id for key in keys) for case_id in dict(keys)}
    talks = [(prepared.cases[case_id], _stand_in(prepared.cases[case_id]), times) for case_id, times in trials.items()]
    return tuple(_estimates(prepared, talks, earlier))


def keys_to_play(prepared: Prepared) -> list[tuple[str, int]]:
    """The trials that are still to be played, as (case id, trial)."""
    keys = list(prepared.plan.trial_keys)
    if prepared.settings.resume:
        keys = Run(prepared.settings.resume).left_open(keys)
    return [key for key in keys if key[0] not in prepared.plan.deselected]


def _estimates(
    prepared: Prepared, talks: list[tuple[Case, Conversation, int]], earlier: Earlier | None
) -> Iterator[Estimate]:
    candidate, trials = prepared.candidate, sum(times for _, _, times in talks)
    if candidate.model and earlier and earlier.tokens_out:
        calls = round(earlier.turns * (1 + ROUNDS_OF_TOOLS) * trials)
        tokens = round(earlier.tokens_in * trials), round(earlier.tokens_out * trials)
        yield _priced(f"bot {candidate.spec!r}", candidate.model, calls, *tokens, earlier=earlier.run)
    elif candidate.model:
        bot = candidate.make(None)
        asked = (each for case, talk, times in talks for each in _turns(bot, case, talk) * times)
        yield _summed(f"bot {candidate.spec!r}", candidate.model, asked)
    yield from _of_judges(prepared, talks, earlier)


def _of_judges(
    prepared: Prepared, talks: list[tuple[Case, Conversation, int]], earlier: Earlier | None
) -> Iterator[Estimate]:
    trials = sum(times for _, _, times in talks)
    for judge in models_of(prepared.judges):
        frozen = [(each.case, each.conversation, 1) for each in prepared.anchors.get(judge.fingerprint, ())]
        tried = [(*staged(each), 1) for each in read_injections()] if judge.fingerprint in prepared.anchors else []
        told_before = earlier if earlier and earlier.judge == judge.name else None
        guessed = [*frozen, *tried] if told_before else [*frozen, *tried, *talks]
        asked = (each for case, talk, times in guessed for each in _questions(judge, case, talk) * times)
        guess = _summed(f"judge {judge.name!r}", judge.model, asked)
        if told_before is None:
            yield guess
            continue
        yield _priced(
            guess.who,
            judge.model,
            guess.calls + round(told_before.judge_calls * trials),
            guess.tokens_in + round(told_before.judge_tokens_in * trials),
            guess.tokens_out + round(told_before.judge_tokens_out * trials),
            earlier=told_before.run,
        )


def _turns(bot: object, case: Case, talk: Conversation) -> list[tuple[int, int]]:
    """Characters read and tokens written, for each call of the bot."""
    opening = bot.opening_size(case.company, channel=case.channel) if isinstance(bot, ModelBot) else 0
    calls, said = [], opening
    for turn in talk.turns:
        if turn.speaker == "bot":
            for done in range(ROUNDS_OF_TOOLS):
                calls.append((said + done * REPLY_CHARACTERS, CALL_TOKENS_OUT))
            said += ROUNDS_OF_TOOLS * REPLY_CHARACTERS
            calls.append((said, REPLY_CHARACTERS // CHARACTERS_OF_A_TOKEN))
        said += len(turn.text)
    return calls


def _questions(judge: ModelJudge, case: Case, talk: Conversation) -> list[tuple[int, int]]:
    return _questions_about(judge, case, talk, left_to_judges(case, talk, check(case, talk)))


def _questions_about(
    judge: ModelJudge, case: Case, talk: Conversation, criteria: Sequence[Criterion]
) -> list[tuple[int, int]]:
    return [
        (characters, (asked + CONTROLS) * ITEM_TOKENS_OUT)
        for characters, asked in judge.questions(case, talk, criteria)
    ]


def _summed(who: str, model: ChatModel, calls: Iterable[tuple[int, int]]) -> Estimate:
    each = list(calls)
    tokens_in = sum(-(-characters // CHARACTERS_OF_A_TOKEN) for characters, _ in each)
    tokens_out = sum(written for _, written in each)
    return _priced(who, model, len(each), tokens_in, tokens_out)


def _priced(who: str, model: ChatModel, calls: int, tokens_in: int, tokens_out: int, *, earlier: str = "") -> Estimate:
    return Estimate(
        who=who,
        calls=calls,
        tokens_in=tokens_in,
        tokens_out=tokens_out,
        usd=model.prices.cost_usd(tokens_in, tokens_out) if model.prices else None,
        unlimited=model.tokens_out_at_most is None,
        earlier=earlier,
    )


def _stand_in(case: Case) -> Conversation:
    """The script with replies of middling length, which say nothing that a check could see."""
    turns: list[Turn] = []
    for line in case.turns:
        turns.append(Turn(index=len(turns), speaker="customer", text=line.say, line=line.id))
        turns.append(Turn(index=len(turns), speaker="bot", text=("word " * REPLY_CHARACTERS)[:REPLY_CHARACTERS]))
    return Conversation(case_id=case.id, bot="-", trial=0, ending="completed", turns=tuple(turns))


def told(
    prepared: Prepared,
    recorded: Iterable[Conversation] | None = None,
    *,
    estimates: Iterable[Estimate] | None = None,
) -> list[str]:
    """Say in one line for each model what it will be asked, what a budget cannot hold, and whose maker is not known.

    Args:
        prepared: Ready to be replayed, or to be graded.
        recorded: See `estimate`.
        estimates: Of its models, where they are there; None: they are made, from an earlier run where there is one.
    """
    candidate, budget = prepared.candidate, prepared.purse.limit_usd
    if estimates is None:
        asks = recorded is None and (candidate.model is not None or any(models_of(prepared.judges)))
        estimates = estimate(prepared, recorded, earlier=earlier_of(prepared) if asks else None)
    lines = _lines(estimates, budget)
    plays = recorded is None and candidate.recorded is None and candidate.model is None
    if budget is not None and plays and (candidate.address or ":" in candidate.spec):
        lines.append(f"bot {candidate.spec!r}: what it costs cannot be seen from here, and no budget holds it")
    if candidate.recorded and recorded is None:
        lines += _repeated(candidate.spec, candidate.recorded)
    ours = list(models_of(prepared.judges))
    for judge in prepared.judges if budget is not None else ():
        if reads(judge) and judge not in ours:
            lines.append(f"judge {judge.name!r}: what it costs cannot be seen from here, and no budget holds it")
    unknown = of_unknown_family(prepared.plan)
    return [*lines, unknown] if unknown else lines


def _repeated(spec: str, recorded: Recorded) -> Iterator[str]:
    """What became of recordings that are alike."""
    copies, alike = recorded.copies, recorded.alike
    if copies:
        yield f"bot {spec!r}: {copies:,} recordings are another of their case once more, and count once with it"
    if alike:
        yield f"bot {spec!r}: {alike:,} recordings differ in nothing but their id, and each counts: are they copies?"


def told_of_measurement(asking: Asking, budget: float | None) -> list[str]:
    """Say in one line what the measurement of a judge that is a model will ask; of another judge nobody can tell.

    Args:
        asking: Its questions.
        budget: In US dollars; None: no end.
    """
    if not isinstance(asking.judge, ModelJudge):
        return []
    times = Counter(key for key, _ in asking.open)
    calls = (
        each
        for talk in asking.talks
        for each in _questions_about(asking.judge, talk.case, talk.conversation, talk.criteria) * times[talk.key]
    )
    return _lines([_summed(f"judge {asking.judge.name!r}", asking.judge.model, calls)], budget)


def _lines(estimates: Iterable[Estimate], budget: float | None) -> list[str]:
    lines = []
    for each in estimates:
        usd = "no price is known" if each.usd is None else f"about {dollars(each.usd)}"
        basis = f"as in {each.earlier}" if each.earlier else f"{CHARACTERS_OF_A_TOKEN} characters each"
        read = f"{each.tokens_in:,} tokens read ({basis})"
        lines.append(f"{each.who}: about {each.calls:,} calls, {read}, {each.tokens_out:,} written, {usd}")
        if budget is not None and each.unlimited:
            aside = f"its parameters name no limit of tokens, so {ASSUMED_TOKENS_OUT:,} are laid aside for each call"
            lines.append(f"{each.who}: {aside}")
    return lines
