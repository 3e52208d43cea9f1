"""The dry run: what a run would ask, cost and take, and what its gate could then say."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from hardcase.cases import DIMENSIONS
from hardcase.decisions import (
    CHANCE,
    Look,
    LossInSight,
    Need,
    Ruling,
    Spread,
    all_together,
    losses_in_sight,
    needs,
    seen_spread,
)
from hardcase.records import Run
from hardcase.verdicts import models_of

from .earlier import Earlier, earlier_of
from .estimate import ROUNDS_OF_TOOLS, Estimate, estimate, keys_to_play
from .prepare import Prepared

CALL_S = 3.0
"""Seconds in which a model answers one call, where no earlier run tells."""
OWN_S = 0.1
"""Seconds of this machine that a conversation takes, checks and the local judge included."""


class Forecast(Struct, frozen=True, kw_only=True):
    """What is known before a run.

    Attributes:
        judges: Names and versions.
        gate: Its name; empty: none is applied, and `undecided` says why.
        conversations: Still to be played.
        again_at_most: Further ones that the gate may ask for, where cases seem broken.
        concurrency: Conversations in flight at once.
        estimates: One for each model.
        usd: What all models cost; None: a price is not known.
        seconds: How long it takes, about.
        turn_s: Seconds that were assumed for each turn of the bot; None: nothing had to be.
        earlier: What an earlier run tells; None: there is none.
        usual: Run whose spread was taken and whose values are looked at; empty: none.
        spreads: By dimension; those without a run are assumed.
        champion: Run that it is compared with; empty: none is pinned.
        chance: With which what is needed shall be shown.
        needs: Of each rule of a release gate.
        together: Chance that the bot that is looked at keeps all of these rules, least and most; None: none is.
        losses: Which losses against a champion can be seen.
        open: Why the gate could only be inconclusive, whatever is played; empty: it is open to both.
        settle: What would settle the usual run, where its decision was inconclusive.
    """

    schema: int = 1
    bot: str
    judges: tuple[str, ...]
    gate: str
    undecided: str
    confidence: float | None
    cases: int
    families: int
    trials: int
    conversations: int
    again_at_most: int
    concurrency: int
    estimates: tuple[Estimate, ...]
    usd: float | None
    seconds: float
    turn_s: float | None
    earlier: Earlier | None
    usual: str
    spreads: dict[str, Spread]
    seed: int
    champion: str
    chance: float
    needs: tuple[Need, ...]
    together: tuple[float, float] | None
    losses: tuple[LossInSight, ...]
    open: tuple[str, ...]
    settle: tuple[str, ...]


def forecast(
    prepared: Prepared, *, usual: Run | None = None, assumed: Spread | None = None, score: float | None = None
) -> Forecast:
    """Say what a run would ask, cost and take, and what its gate could say, without asking anybody.

    Args:
        prepared: Ready to be replayed.
        usual: A finished run of the bot as it is: its spread, values, tokens and seconds are taken. None: the newest
            run of it tells tokens and seconds.
        assumed: Spread of dimensions that `usual` does not tell.
        score: True score of a bot that is looked at; None: the values of `usual`.

    Raises:
        RunError: `usual` is not finished.
    """
    plan, gate, settings = prepared.plan, prepared.gate, prepared.settings
    earlier = earlier_of(prepared, usual=usual)
    estimates = estimate(prepared, earlier=earlier)
    trials = len(keys_to_play(prepared))
    seconds, turn_s = _duration(prepared, estimates, earlier, trials)
    card, name = (usual.scorecard, usual.plan.run) if usual else (None, "")
    assumed = assumed or Spread()
    spreads: dict[str, Spread] = {
        each: seen_spread(card, each, assumed, run=name, champion=prepared.champion) if card else assumed
        for each in DIMENSIONS
    }
    look = Look(card=card if score is None else None, score=score)
    rules = needs(gate, plan, spreads, look=look, seed=plan.seed) if gate else ()
    costs = [each.usd for each in estimates]
    return Forecast(
        bot=plan.bot,
        judges=plan.judges,
        gate=gate.name if gate else "",
        undecided=prepared.undecided,
        confidence=gate.file.confidence if gate else None,
        cases=len(plan.cases),
        families=len({case.family for case in plan.cases}),
        trials=plan.trials,
        conversations=trials,
        again_at_most=plan.again_at_most,
        concurrency=settings.concurrency,
        estimates=estimates,
        usd=None if None in costs else sum(each for each in costs if each is not None),
        seconds=seconds,
        turn_s=turn_s,
        earlier=earlier,
        usual=name,
        spreads=spreads,
        seed=plan.seed,
        champion=prepared.champion.run if prepared.champion else "",
        chance=CHANCE,
        needs=rules,
        together=all_together(rules),
        losses=losses_in_sight(gate, plan, spreads, champion=prepared.champion, seed=plan.seed) if gate else (),
        open=tuple(_open(prepared, rules)),
        settle=_settle(usual),
    )


def _duration(
    prepared: Prepared, estimates: Iterable[Estimate], earlier: Earlier | None, trials: int
) -> tuple[float, float | None]:
    """Seconds of the run, and those that had to be assumed for a turn of the bot."""
    candidate, judges = prepared.candidate, list(models_of(prepared.judges))
    asks = candidate.model is not None or bool(candidate.address) or ":" in candidate.spec
    turn_s = None
    if candidate.recorded is not None:
        waited = 0.0
    elif earlier:
        waited = earlier.seconds * trials
    elif asks:
        turn_s = CALL_S * (1 + ROUNDS_OF_TOOLS) if candidate.model else CALL_S
        lines = {case_id: len(case.turns) for case_id, case in prepared.cases.items()}
        waited = turn_s * sum(lines[case_id] for case_id, _ in keys_to_play(prepared))
    else:
        waited = 0.0
    calls = {each.who: each.calls for each in estimates}
    asked = [(each.model, calls[f"judge {each.name!r}"]) for each in judges]
    waited += CALL_S * sum(count for _, count in asked)
    if candidate.model:
        asked.append((candidate.model, calls[f"bot {candidate.spec!r}"]))
    slowest, busy = dict[str, float](), Counter[str]()
    for model, count in asked:  # whoever asks one address shares its limit
        busy[model.base_url] += count
        if model.requests_per_minute:
            slowest[model.base_url] = max(slowest.get(model.base_url, 0.0), 60 / model.requests_per_minute)
    limited = [busy[address] * apart_s for address, apart_s in slowest.items()]
    return round(max(waited / prepared.settings.concurrency, trials * OWN_S, *limited, 0.0), 1), turn_s


def _open(prepared: Prepared, rules: Iterable[Need]) -> Iterable[str]:
    """What leaves a decision open before the first word is spoken."""
    if prepared.gate is None:
        return
    promised = prepared.gate.file.trials
    if prepared.plan.trials < promised:
        planned = "once" if prepared.plan.trials == 1 else f"{prepared.plan.trials} times"
        yield f"each case is planned {planned}, the gate promises {promised}: leave --trials out"
    asked = {each.id for case in prepared.plan.cases for each in case.criteria if each.veto and not each.counts}
    if asked:
        yield f"no check and no licensed judge can tell whether vetoes fire: {', '.join(sorted(asked))}"
    for each in rules:
        if each.open_without_judge is not None:
            share = f"checks and licensed judges answer {each.open_without_judge:.0%} of its points"
            yield f"{each.of} cannot be told: {share}; name a judge with a licence"


def _settle(usual: Run | None) -> tuple[str, ...]:
    decision = usual.decision if usual else None
    return decision.settle if decision and decision.ruling is Ruling.INCONCLUSIVE else ()


def with_spread(between: float | None, within: float | None) -> Spread:
    """The assumed spread, with what was said of it.

    Args:
        between: Standard deviation of families; None: as assumed.
        within: Of trials; None: as assumed.
    """
    given = {"between": between, "within": within}
    return replace(Spread(), **{name: value for name, value in given.items() if value is not None})
