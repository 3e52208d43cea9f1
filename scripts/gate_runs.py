"""Runs of bots that lapse, drawn instead of played: each conversation is played and graded once, by the real pipeline.

A simulated run draws, for each trial, which of these it had. Plan, conversations and verdicts then go through the
real `tally` and the real `decide`.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple
from unittest import mock

from msgspec.structs import replace

from hardcase.bots import find_bot
from hardcase.cases import Case, Exemplar, Plan, PlannedCase, Suite, plan_case
from hardcase.conversations import Bot, Conversation, play
from hardcase.decisions import Champion, Decision, Gate, decide, selected
from hardcase.pipeline import lapses
from hardcase.scorecards import (
    PLAYED_ONCE_MORE,
    Scorecard,
    TrialResult,
    genericness,
    is_critical,
    score,
    seems_broken,
    shared_cases,
    tally,
)
from hardcase.testing import LabelJudge, WobblyBot, lapse_judge
from hardcase.text import words
from hardcase.verdicts import Verdicts, grade

GOLD, SILENT = "gold", "silent"
TRIALS = 3


class Played(NamedTuple):
    """One conversation of one case, as it was played, graded and scored."""

    conversation: Conversation
    verdicts: Verdicts
    result: TrialResult


Chances = Mapping[str, Mapping[str, float]]
"""A simulated bot: by case, the chance of each conversation that is not gold's."""


class Books:
    """Every conversation that a simulated run may draw.

    Attributes:
        cases: As planned, by id.
        played: By case and by the name of the lapse; `gold` and, where nothing speaks against it, `silent` too.
        left_out: Lapses that are never drawn, by why.
    """

    def __init__(self, suites: Sequence[Suite]) -> None:
        self.cases: dict[str, PlannedCase] = {}
        self.played: dict[str, dict[str, Played]] = {}
        self.left_out: defaultdict[str, int] = defaultdict(int)
        self._results: dict[int, TrialResult] = {}
        self._suites = suites

    async def fill(self, gate: Gate) -> None:
        """Play and grade gold and every lapse on each case that the gate runs."""
        judge = lapse_judge(self._suites)
        entries = {case.id: (suite, case) for suite in self._suites for case in suite.cases}
        planned = {name: plan_case(case, licensed=None) for name, (_, case) in entries.items()}
        for each in selected(gate, planned.values()):
            suite, case = entries[each.id]
            exemplar = suite.good_exemplar(case.id)
            if exemplar is not None:
                self.cases[each.id] = each
                self.played[each.id] = await self._case(each, case, exemplar, judge)

    async def _case(self, planned: PlannedCase, case: Case, exemplar: Exemplar, judge: LabelJudge) -> dict[str, Played]:
        gold = await self._play(planned, case, find_bot(GOLD).for_case(case, exemplar), judge)
        found = {GOLD: gold}
        bots: dict[str, Bot] = {
            name: WobblyBot(case, exemplar, rates={name: 1.0}, seed=0) for name in lapses(case, exemplar)
        }
        for name, bot in {**bots, SILENT: find_bot(SILENT).for_case(case, exemplar)}.items():
            played = await self._play(planned, case, bot, judge)
            why = _why_not(played.result, gold.result)
            if why:
                self.left_out[f"{name}: {why}"] += 1
            else:
                found[name] = played
        return found

    async def _play(self, planned: PlannedCase, case: Case, bot: Bot, judge: LabelJudge) -> Played:
        conversation = await play(case, bot)
        verdicts = await grade(case, conversation, judges=(judge,))
        result = score.score_trial(planned, 0, conversation, verdicts)
        self._results[id(verdicts.verdicts)] = result
        return Played(conversation, verdicts, result)

    @contextmanager
    def remembered(self) -> Iterator[None]:
        """Score no conversation twice, and mask no sentence twice: the same goes in, so the same comes out.

        What is shown of repeated trials is left out. No rule reads it.
        """

        def score_trial(
            case: PlannedCase, trial: int, conversation: Conversation | None, verdicts: Verdicts | None
        ) -> TrialResult:
            known = self._results.get(id(verdicts.verdicts)) if verdicts else None
            return replace(known, trial=trial) if known else score.score_trial(case, trial, conversation, verdicts)

        names: dict[int, tuple[str, ...]] = {}

        def in_journal(conversation: Conversation) -> tuple[str, ...]:
            key = id(conversation.calls)
            if key not in names:
                names[key] = tuple(real(conversation)) if conversation.calls else ()
            return names[key]

        real = genericness._names_in_journal
        left, said = lru_cache(maxsize=None)(genericness._sentences_left), lru_cache(maxsize=None)(words)
        with (
            mock.patch("hardcase.scorecards.tally.score_trial", score_trial),
            mock.patch("hardcase.scorecards.tally.repeats_card", return_value=None),
            mock.patch("hardcase.scorecards.genericness._sentences_left", left),
            mock.patch("hardcase.scorecards.genericness._names_in_journal", in_journal),
            mock.patch("hardcase.text.similar.words", said),
            mock.patch("hardcase.scorecards.genericness.words", said),
        ):
            yield

    def plan(self, cases: Sequence[PlannedCase] | None = None, *, trials: int = TRIALS) -> Plan:
        """The plan of a simulated run."""
        chosen = tuple(self.cases.values() if cases is None else cases)
        wobbly = Plan(run="simulated", bot="wobbly", bot_spec="wobbly", trials=trials, cases=chosen)
        return replace(wobbly, again_at_most=PLAYED_ONCE_MORE * trials)

    def run(
        self,
        bot: Chances,
        seed: str,
        *,
        plan: Plan | None = None,
        origin: Mapping[str, str] | None = None,
        again: Sequence[str] = (),
    ) -> Scorecard:
        """Draw a run, and tally it.

        Args:
            bot: Who lapses how often.
            seed: The same gives the same run; what is played again is drawn beside.
            plan: Of all cases unless given.
            origin: By case of the plan, whose conversations it draws, where that is another.
            again: Cases that are played once more.
        """
        plan, draw = plan or self.plan(), random.Random(seed)  # noqa: S311 - a simulation
        conversations, verdicts = [], []
        for case in plan.cases:
            source = (origin or {}).get(case.id, case.id)
            played, chances = self.played[source], bot.get(case.id, bot.get(source, {}))
            extra = random.Random(f"{seed} {case.id}") if case.id in again else None  # noqa: S311 - a simulation
            for trial in range(plan.trials + (plan.again_at_most if extra else 0)):
                name = _drawn(chances, (extra if extra and trial >= plan.trials else draw).random())
                each = played[name]
                conversations.append(replace(each.conversation, case_id=case.id, trial=trial, bot=plan.bot))
                verdicts.append(replace(each.verdicts, case_id=case.id, trial=trial))
        return tally(plan, conversations, verdicts)

    def decided(
        self,
        bot: Chances,
        seed: str,
        gate: Gate,
        champion: Champion | None,
        *,
        plan: Plan | None = None,
        card: Scorecard | None = None,
    ) -> Decision:
        """Draw a run and decide it; what seems broken is played once more, as the pipeline does.

        Args:
            bot: Who lapses how often.
            seed: Of the draw.
            gate: What was promised.
            champion: Whom the bot is compared with.
            plan: Of all cases unless given.
            card: Of the same draw, where it is at hand.
        """
        card = card or self.run(bot, seed, plan=plan)
        if champion:
            broken = [
                pair[0].id
                for pair in shared_cases(card, champion.card)
                if (gate.is_change or is_critical(pair[0])) and seems_broken(pair)
            ]
            if broken:
                card = self.run(bot, seed, plan=plan, again=broken)
        return decide(card, gate, champion)

    # ---- simulated bots

    def bot(self, rates: Mapping[str, float], *, uneven: bool = True, only: Sequence[str] | None = None) -> Chances:
        """A bot with these mean rates of lapses; some cases are harder for it than others, always the same ones.

        Args:
            rates: By lapse.
            uneven: Every case has a factor of its own, drawn once from an exponential distribution.
            only: Cases in which it lapses; None: in all of them.
        """
        chances = {}
        for name in self.cases if only is None else only:
            factor = min(3.0, random.Random(f"hardness {name}").expovariate(1.0)) if uneven else 1.0  # noqa: S311
            mine = {lapse: rate * factor for lapse, rate in rates.items() if lapse in self.played[name] and rate}
            most = max(1.0, sum(mine.values()))
            chances[name] = {lapse: rate / most for lapse, rate in mine.items()}
        return chances

    def expected(self, bot: Chances, dimension: str, cases: Sequence[PlannedCase] | None = None) -> float:
        """The true mean of a dimension over families, of a bot whose chances are known."""
        families: defaultdict[str, list[float]] = defaultdict(list)
        for case in self.cases.values() if cases is None else cases:
            gold = self.played[case.id][GOLD].result
            if dimension in gold.scores:
                best = gold.scores[dimension].low
                lost = sum(
                    chance * (best - self.played[case.id][name].result.scores[dimension].low)
                    for name, chance in bot.get(case.id, {}).items()
                )
                families[case.family].append(best - lost)
        means = [sum(each) / len(each) for each in families.values()]
        return sum(means) / len(means)

    def both(self, one: Chances, other: Chances) -> Chances:
        """A bot with the lapses of two: in a conversation with one of the second, none of the first."""
        together = {}
        for name in self.cases:
            more = other.get(name, {})
            room = 1 - sum(more.values())
            mine = {lapse: chance * room for lapse, chance in one.get(name, {}).items()}
            together[name] = {lapse: mine.get(lapse, 0) + more.get(lapse, 0) for lapse in {**mine, **more}}
        return together


def _drawn(chances: Mapping[str, float], left: float) -> str:
    for name, chance in chances.items():
        if left < chance:
            return name
        left -= chance
    return GOLD


def _why_not(result: TrialResult, gold: TrialResult) -> str:
    """Why a lapse is never drawn; empty: it is."""
    if result.vetoes or result.unknown_vetoes:
        return "a veto"
    if set(result.scores) != set(gold.scores):
        return "other dimensions than gold's"
    if any(each.low != each.high for each in result.scores.values()):
        return "words without a label"
    return ""


def champion_of(card: Scorecard, plan: Plan) -> Champion:
    """Make a simulated run the champion."""
    return Champion(run="champion", bot=card.bot, plan=plan, card=card)


def with_loss(books: Books, base: Chances, lapses: Mapping[str, float], dimension: str, loss: float) -> Chances:
    """The base bot with so many more lapses that the true mean of a dimension is lower by the loss.

    Args:
        books: Of both.
        base: The bot that is to lose something.
        lapses: Their rates beside each other; the factor is found.
        dimension: In which it loses.
        loss: In points of the mean over all families.

    Raises:
        ValueError: So many lapses there cannot be.
    """
    at = books.expected(base, dimension)

    def lost(factor: float) -> float:
        return at - books.expected(added(factor), dimension)

    def added(factor: float) -> Chances:
        return books.both(base, books.bot({name: rate * factor for name, rate in lapses.items()}, uneven=False))

    low, high = 0.0, 1 / sum(lapses.values())
    if lost(high) < loss:
        raise ValueError(f"{dimension}: {tuple(lapses)} cannot cost {loss:.2f}, only {lost(high):.2f}")
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if lost(middle) < loss else (low, middle)
    return added(high)
