"""What bench_gate.py counts: one function for each part, which does it once and says what came of it.

`bare_threshold_ships` and `plain_t` stand beside: rules that people write by hand.
"""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from gate_bots import BENCH, MARGIN, Bench, breaking, in_slice, losing_in, quiet_families, resampled
from gate_runs import SILENT, Chances, champion_of
from msgspec.structs import replace
from scipy.special import stdtr, stdtrit

from hardcase.cases import DIMENSIONS
from hardcase.decisions import Champion, Decision, Gate, Ruling, decide
from hardcase.decisions.gate import CaseSelection, ChampionRules, EvidenceRules, Floor
from hardcase.scorecards import Scorecard, family_differences


def bare_threshold_ships(decision: Decision) -> bool:
    """No veto, and every mean and rate that has a floor or a limit is on its right side, whatever its range."""
    return all(
        (rule.point <= rule.threshold if rule.id == "needless-rate" else rule.point >= rule.threshold)
        for rule in decision.rules
        if (rule.id.startswith("floor-") or rule.id in {"must-recall", "needless-rate"})
        and rule.point is not None
        and rule.threshold is not None
    ) and all(rule.status == "pass" for rule in decision.rules if rule.id == "vetoes")


def plain_t(card: Scorecard, champion: Champion, *, dimensions: Sequence[str] = DIMENSIONS) -> tuple[bool, bool]:
    """By a plain paired t-test per dimension: no loss beyond the margin anywhere, and a loss is proven somewhere."""
    ships, loses = True, False
    for dimension in dimensions:
        values = [each.low for each in family_differences(card, champion.card, dimension)]
        mean = sum(values) / len(values)
        error = math.sqrt(sum((each - mean) ** 2 for each in values) / (len(values) - 1) / len(values))
        ships &= mean - float(stdtrit(len(values) - 1, 0.95)) * error >= -MARGIN
        loses |= mean < 0 if not error else float(stdtr(len(values) - 1, mean / error)) < 0.05
    return ships, loses


def same_bot(name: str, index: int) -> dict[str, bool]:
    """One pair: the champion's bot twice more, by both gates."""
    bench = BENCH[0]
    books, bot = bench.books, bench.bots[name]
    champion = champion_of(books.run(bot, f"{name} champion {index}"), books.plan())
    cards = [books.run(bot, f"{name} {index} {run}") for run in (0, 1)]
    released = [books.decided(bot, f"{name} {index} {run}", bench.release, champion, card=cards[run]) for run in (0, 1)]
    changed = books.decided(bot, f"{name} {index} 0", bench.change, champion, card=cards[0])
    bare, tested = [bare_threshold_ships(each) for each in released], [plain_t(each, champion) for each in cards]
    return {
        "ships": released[0].ruling is Ruling.SHIP,
        "holds": released[0].ruling is Ruling.HOLD,
        "swaps": {each.ruling for each in released} == {Ruling.SHIP, Ruling.HOLD},
        "bare swaps": bare[0] != bare[1],
        "t swaps": tested[0][0] != tested[1][0],
        "change holds": changed.ruling is Ruling.HOLD,
        "t holds": tested[0][1],
    }


def lost(_: str, index: int) -> dict[str, bool]:
    """Bots that lose twice the margin in one dimension, each against the same run of the steady bot."""
    bench = BENCH[0]
    champion = champion_of(bench.books.run(bench.bots["steady"], f"steady champion {index}"), bench.books.plan())
    found = {}
    for dimension in DIMENSIONS:
        bot = f"loss {dimension}"
        seen = _against(bench, bench.bots[bot], f"{bot} {index}", champion)
        found.update({f"{dimension} {key}": value for key, value in seen.items()})
    return found


def broken(_: str, index: int) -> dict[str, bool]:
    """A twentieth of the families answered by nothing at all, the rest as gold; other families each time."""
    bench = BENCH[0]
    books = bench.books
    return _against(bench, breaking(books, random.Random(f"broken {index}")), f"broken {index}", _gold())  # noqa: S311


@lru_cache(maxsize=1)
def _gold() -> Champion:
    books = BENCH[0].books
    return champion_of(books.run({}, "gold"), books.plan())


def _against(bench: Bench, bot: Chances, seed: str, champion: Champion) -> dict[str, bool]:
    card = bench.books.run(bot, seed)
    released = bench.books.decided(bot, seed, bench.release, champion, card=card)
    changed = bench.books.decided(bot, seed, bench.change, champion, card=card)
    tested = plain_t(card, champion)
    return {
        "ships": released.ruling is Ruling.SHIP,
        "holds": released.ruling is Ruling.HOLD,
        "bare ships": bare_threshold_ships(released),
        "t ships": tested[0],
        "change holds": changed.ruling is Ruling.HOLD,
        "t holds": tested[1],
    }


def sliced(loss: str, index: int) -> dict[str, bool]:
    """A loss in one slice of 22 families, another slice and dimension each time, against the steady bot."""
    bench = BENCH[0]
    books, steady = bench.books, bench.bots["steady"]
    champion = champion_of(books.run(steady, f"steady champion {index}"), books.plan())
    losable = bench.losable[float(loss)]
    name, dimension = losable[index % len(losable)]
    outside = [case for case in books.cases.values() if case.suite != name]
    members = in_slice(books, name)
    bot = books.both(steady, losing_in(books, members, dimension, float(loss)))
    plan = books.plan([*outside, *members])
    card = books.run(bot, f"slice {loss} {index}", plan=plan)
    found = {}
    for gate in (bench.release, bench.change):
        decision = books.decided(bot, f"slice {loss} {index}", gate, champion, plan=plan, card=card)
        held = decision.ruling is Ruling.HOLD
        found[f"{gate.name} holds"] = held
        found[f"{gate.name} names"] = held and names_slice(decision, name)
        lost = held and any(rule.status == "fail" and rule.id in _LOSSES for rule in decision.rules)
        found[f"{gate.name} holds for a loss"] = lost
        found[f"{gate.name} names for a loss"] = lost and names_slice(decision, name)
    return found


_LOSSES = {f"{kind}-{dimension}" for kind in ("floor", "champion", "loss") for dimension in DIMENSIONS}


def names_slice(decision: Decision, name: str) -> bool:
    """The slice stands in a failed rule: in its own floor, or as a culprit."""
    return any(
        rule.status == "fail"
        and (rule.id.endswith(f"-{name}") or any(each.slice == name for each in getattr(rule, "culprits", ())))
        for rule in decision.rules
    )


def covered(cell: str, index: int) -> dict[str, bool]:
    """Families drawn anew from those of a bot whose true means are known: do the printed bounds hold them?"""
    bench = BENCH[0]
    books, (name, size) = bench.books, (cell.rpartition(" ")[0], int(cell.rpartition(" ")[2]))
    bot, draw = bench.bots[name], random.Random(f"{cell} {index}")  # noqa: S311 - a simulation
    plan, origin = resampled(books, draw, size)
    gate = _bounds_only(bench.release)
    card = books.run(bot, f"{cell} {index}", plan=plan, origin=origin)
    other = books.run(bench.bots["steady"], f"{cell} champion {index}", plan=plan, origin=origin)
    decision = decide(card, gate, champion_of(other, plan))
    found = {}
    for rule in decision.rules:
        kind, _, dimension = rule.id.partition("-")
        if kind not in {"floor", "champion"} or dimension not in DIMENSIONS or rule.lower is None or rule.upper is None:
            continue
        truth = books.expected(bot, dimension)
        truth -= books.expected(bench.bots["steady"], dimension) if kind == "champion" else 0.0
        found[f"{kind} lower {dimension}"] = rule.lower <= truth + 1e-9
        found[f"{kind} upper {dimension}"] = rule.upper >= truth - 1e-9
    return found


def _bounds_only(gate: Gate) -> Gate:
    file = replace(
        gate.file,
        cases=CaseSelection(),
        floors=tuple(Floor(dimension=name, at_least=0.5) for name in DIMENSIONS),
        champion=ChampionRules(lose_at_most=MARGIN),
        evidence=EvidenceRules(min_families=2),
    )
    return replace(gate, file=file)


def by_chance(_: str, index: int) -> dict[str, bool]:
    """Sixty families, each broken with a chance of a twentieth: the true loss is the margin."""
    books, draw = BENCH[0].books, random.Random(f"by chance {index}")  # noqa: S311 - a simulation
    plan, origin = resampled(books, draw, 60, among=quiet_families(books))
    lost = {family for family in sorted({case.family for case in plan.cases}) if draw.random() < 0.05}
    bot = {case.id: {SILENT: 1.0} for case in plan.cases if case.family in lost}
    card, gold = (books.run(each, "by chance", plan=plan, origin=origin) for each in (bot, {}))
    champion = champion_of(gold, plan)
    decision = decide(card, _bounds_only(BENCH[0].release), champion)
    return {
        "passes": any(rule.id == "champion-correctness" and rule.status == "pass" for rule in decision.rules),
        "t passes": plain_t(card, champion, dimensions=("correctness",))[0],
    }


JOBS: Mapping[str, Callable[[str, int], dict[str, bool]]] = {
    "same": same_bot,
    "loss": lost,
    "broken": broken,
    "chance": by_chance,
    "slice": sliced,
    "cover": covered,
}
