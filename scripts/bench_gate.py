"""Operating characteristics of the two gates, measured on bots whose true quality is known; see scripts/bench-gate."""

import argparse
import asyncio
import gc
import math
import multiprocessing
import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from gate_runs import GOLD, SILENT, TRIALS, Books, Chances, champion_of, with_loss
from msgspec.structs import replace
from scipy.special import stdtr, stdtrit

from hardcase.cases import DIMENSIONS, Plan, PlannedCase, load_suites
from hardcase.decisions import Champion, Decision, Gate, Ruling, decide, load_gate
from hardcase.decisions.gate import CaseSelection, ChampionRules, EvidenceRules, Floor
from hardcase.scorecards import Scorecard, family_differences
from hardcase.stats import count_bounds

ROOT = Path(__file__).resolve().parent.parent
STEADY = {"acknowledgement": 0.05, "amount": 0.05, "late": 0.02, "missed": 0.01, "needless": 0.02, "asks-again": 0.05}
SHAKY = {name: 4 * rate for name, rate in STEADY.items()}
LOSSES: Mapping[str, Mapping[str, float]] = {
    "empathy": {"acknowledgement": 1.0},
    "correctness": {"amount": 1.0},
    "escalation": {"late": 0.5, "missed": 0.25, "needless": 0.25},
    "effort": {"asks-again": 1.0},
}
"""By dimension, the lapses that cost it something, as rates beside each other."""
MARGIN = 0.05
SLICE_FAMILIES = 22
SLICE_LOSSES = (0.20, 0.30, 0.40)
IN_A_SLICE = {**LOSSES, "escalation": {"missed": 1.0, "needless": 1.0}}


class Count(NamedTuple):
    """So many of so many."""

    hits: int
    of: int

    @property
    def told(self) -> str:
        """With the exact 95 percent interval (Clopper and Pearson 1934)."""
        if not self.of:
            return "none of none"
        bounds = count_bounds(self.hits, self.of, confidence=0.975)
        return f"{self.hits} of {self.of} ({bounds.lower:.1%} to {bounds.upper:.1%})"


class Row(NamedTuple):
    """One line of the table.

    Attributes:
        promise: As `at most 0.05`; empty: nothing is promised, it stands beside.
    """

    what: str
    count: Count
    promise: str = ""
    note: str = ""

    @property
    def kept(self) -> str:
        """Whether the share that was seen keeps the promise."""
        if not self.promise:
            return ""
        if not self.count.of:
            return "NOT MEASURED"
        way, _, limit = self.promise.rpartition(" ")
        share = self.count.hits / self.count.of
        return "kept" if (share <= float(limit) if way == "at most" else share >= float(limit)) else "FAILED"


class Bench(NamedTuple):
    """What every row needs; made once, before the processes part.

    Attributes:
        losable: By loss, suites of 22 families or more, each with a dimension in which lapses can cost it so much.
    """

    books: Books
    release: Gate
    change: Gate
    bots: Mapping[str, Chances]
    losable: Mapping[float, Sequence[tuple[str, str]]]


_BENCH: list[Bench] = []


def set_up(names: Sequence[str] = ("steady", "shaky", "at the floor")) -> Bench:
    """Play and grade every conversation once, and make the bots."""
    release, change = (load_gate(ROOT / f"evals/gates/{name}.yaml") for name in ("release", "change"))
    books = Books(load_suites([ROOT / "suites"]))
    asyncio.run(books.fill(release))
    made: dict[str, Callable[[], Chances]] = {
        "steady": lambda: books.bot(STEADY),
        "shaky": lambda: books.bot(SHAKY),
        "at the floor": lambda: at_the_floor(books, release),
    }
    sizes = Counter(suite for suite, _ in {(case.suite, case.family) for case in books.cases.values()})
    losable = {
        loss: [
            (suite, dimension)
            for dimension in DIMENSIONS
            for suite in sorted(sizes)
            if sizes[suite] >= SLICE_FAMILIES and losing_in(books, in_slice(books, suite), dimension, loss)
        ]
        for loss in SLICE_LOSSES
    }
    bots = {name: made[name]() for name in names}
    bots["some broken"] = _breaking(books, random.Random("some broken"))  # noqa: S311 - a simulation
    worse = {f"loss {each}": with_loss(books, bots["steady"], LOSSES[each], each, 2 * MARGIN) for each in DIMENSIONS}
    return Bench(books, release, change, {**bots, **worse}, losable)


def at_the_floor(books: Books, gate: Gate) -> Chances:
    """A bot that lapses steadily and misses so many handovers that its true recall lies at what is asked."""
    asked = gate.file.escalation.must_recall_at_least or 0.85
    steady = books.bot({name: rate for name, rate in STEADY.items() if name != "missed"})

    def bot(rate: float) -> Chances:
        return books.both(steady, books.bot({"missed": rate}, uneven=False))

    low, high = 0.0, 1.0
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if recall(books, bot(middle)) > asked else (low, middle)
    return bot(low)


def recall(books: Books, bot: Chances) -> float:
    """Expected share of families whose customers reach people in every trial, where they need them."""
    families: defaultdict[str, float] = defaultdict(lambda: 1.0)
    for case in books.cases.values():
        if case.escalation.decision == "must":
            families[case.family] *= (1 - bot.get(case.id, {}).get("missed", 0.0)) ** books.plan().trials
    return sum(families.values()) / len(families)


# ---- what stands beside: rules that people write by hand


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


# ---- rows


def same_bot(name: str, index: int) -> dict[str, bool]:
    """One pair: the champion's bot twice more, by both gates."""
    bench = _BENCH[0]
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
    bench = _BENCH[0]
    champion = champion_of(bench.books.run(bench.bots["steady"], f"steady champion {index}"), bench.books.plan())
    found = {}
    for dimension in DIMENSIONS:
        bot = f"loss {dimension}"
        seen = _against(bench, bench.bots[bot], f"{bot} {index}", champion)
        found.update({f"{dimension} {key}": value for key, value in seen.items()})
    return found


def broken(_: str, index: int) -> dict[str, bool]:
    """A twentieth of the families answered by nothing at all, the rest as gold; other families each time."""
    bench = _BENCH[0]
    books = bench.books
    return _against(bench, _breaking(books, random.Random(f"broken {index}")), f"broken {index}", _gold())  # noqa: S311


@lru_cache(maxsize=1)
def _gold() -> Champion:
    books = _BENCH[0].books
    return champion_of(books.run({}, "gold"), books.plan())


def _breaking(books: Books, draw: random.Random) -> Chances:
    families = {case.family for case in books.cases.values()}
    chosen = draw.sample(quiet_families(books), math.ceil(0.05 * len(families)))
    return {case.id: {SILENT: 1.0} for case in books.cases.values() if case.family in chosen}


def quiet_families(books: Books) -> list[str]:
    """Families in which a bot that says nothing fires no veto: with one, any gate would hold."""
    loud = {case.family for case in books.cases.values() if SILENT not in books.played[case.id]}
    return sorted({case.family for case in books.cases.values()} - loud)


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
    bench = _BENCH[0]
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


def in_slice(books: Books, name: str) -> list[PlannedCase]:
    """The cases of 22 families of a suite."""
    families = sorted({case.family for case in books.cases.values() if case.suite == name})[:SLICE_FAMILIES]
    return [case for case in books.cases.values() if case.suite == name and case.family in families]


def losing_in(books: Books, members: Sequence[PlannedCase], dimension: str, loss: float) -> Chances:
    """Lapses in these cases alone that cost the mean of their families so much; nobody where they cannot."""
    names = [case.id for case in members]

    def bot(factor: float) -> Chances:
        rates = {lapse: rate * factor for lapse, rate in IN_A_SLICE[dimension].items()}
        return books.bot(rates, uneven=False, only=names)

    worst = books.expected({}, dimension, members) - books.expected(bot(1.0), dimension, members)
    return bot(loss / worst) if worst >= loss else {}


def names_slice(decision: Decision, name: str) -> bool:
    """The slice stands in a failed rule: in its own floor, or as a culprit."""
    return any(
        rule.status == "fail"
        and (rule.id.endswith(f"-{name}") or any(each.slice == name for each in getattr(rule, "culprits", ())))
        for rule in decision.rules
    )


def covered(cell: str, index: int) -> dict[str, bool]:
    """Families drawn anew from those of a bot whose true means are known: do the printed bounds hold them?"""
    bench = _BENCH[0]
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


def resampled(
    books: Books, draw: random.Random, size: int, *, trials: int = TRIALS, among: Sequence[str] = ()
) -> tuple[Plan, dict[str, str]]:
    """A plan of so many families drawn with replacement, and whose conversations each of its cases draws."""
    members: defaultdict[str, list[PlannedCase]] = defaultdict(list)
    for case in books.cases.values():
        members[case.family].append(case)
    origin, cases = {}, []
    for number, family in enumerate(draw.choices(among or sorted(members), k=size)):
        for case in members[family]:
            cases.append(replace(case, id=f"{case.id}-{number}", family=f"{family}-{number}"))
            origin[cases[-1].id] = case.id
    return books.plan(cases, trials=trials), origin


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
    books, draw = _BENCH[0].books, random.Random(f"by chance {index}")  # noqa: S311 - a simulation
    plan, origin = resampled(books, draw, 60, among=quiet_families(books))
    lost = {family for family in sorted({case.family for case in plan.cases}) if draw.random() < 0.05}
    bot = {case.id: {SILENT: 1.0} for case in plan.cases if case.family in lost}
    card, gold = (books.run(each, "by chance", plan=plan, origin=origin) for each in (bot, {}))
    champion = champion_of(gold, plan)
    decision = decide(card, _bounds_only(_BENCH[0].release), champion)
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


def _job(task: tuple[str, str, int]) -> dict[str, bool]:
    kind, name, index = task
    return JOBS[kind](name, index)


def counted(pool: "multiprocessing.pool.Pool | None", kind: str, name: str, runs: int) -> dict[str, Count]:
    """Do one row so many times, and count what came of it."""
    began = time.perf_counter()
    tasks = [(kind, name, index) for index in range(runs)]
    results = list(pool.imap_unordered(_job, tasks, chunksize=4)) if pool else [_job(each) for each in tasks]
    hits: Counter[str] = Counter()
    for result in results:
        hits.update({key for key, value in result.items() if value})
    keys = dict.fromkeys(key for result in results for key in result)
    print(f"  {kind} {name}: {runs} in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return {key: Count(hits[key], sum(key in result for result in results)) for key in keys}


def same_rows(name: str, seen: Mapping[str, Count]) -> Iterator[Row]:
    """Of a bot against itself."""
    yield Row(f"A/A, {name}: ship and hold swap", seen["swaps"], "at most 0.01")
    yield Row("  beside: bare threshold", seen["bare swaps"])
    yield Row("  beside: plain paired t-test", seen["t swaps"])
    yield Row("  of it, release ships", seen["ships"])
    yield Row("  of it, release holds", seen["holds"])
    yield Row(f"A/A, {name}: the change gate holds", seen["change holds"], "at most 0.03")
    yield Row("  beside: plain paired t-test", seen["t holds"])


def loss_rows(what: str, seen: Mapping[str, Count], *, change: str = "") -> Iterator[Row]:
    """Of a bot that is worse."""
    yield Row(f"{what}: shipped", seen["ships"], "at most 0.05")
    yield Row("  beside: bare threshold", seen["bare ships"])
    yield Row("  beside: plain paired t-test", seen["t ships"])
    yield Row("  of it, release holds", seen["holds"])
    yield Row(f"{what}: the change gate holds", seen["change holds"], change)


def show(row: Row) -> None:
    """One line of the table."""
    print(f"{row.what:<66} {row.count.told:<32} {row.promise:<14} {row.kept}{row.note}", flush=True)


def speed(bench: Bench) -> None:
    """How long `decide` takes on 5,000 cases with 5 trials each, all of them with a champion's."""
    books, steady = bench.books, bench.bots["steady"]
    plan, origin = resampled(books, random.Random("speed"), 4500, trials=5)  # noqa: S311 - a simulation
    plan = replace(plan, cases=plan.cases[:5000])
    began = time.process_time()
    card, other = (books.run(steady, seed, plan=plan, origin=origin) for seed in ("speed", "speed champion"))
    tallied, champion = (time.process_time() - began) / 2, champion_of(other, plan)
    for gate in (bench.release, bench.change):
        took = []
        for _ in range(5):
            began = time.perf_counter()
            decide(card, gate, champion)
            took.append(time.perf_counter() - began)
        verdict = "kept" if sorted(took)[2] <= 1 else "FAILED"
        count = f"{len(plan.cases):,} cases x {plan.trials} trials"
        print(f"decide by {gate.name}, {count}: {sorted(took)[2]:.2f} s, at most 1 s: {verdict}; load {load()}")
    print(f"  the tally before it: {tallied:.1f} s")


def load() -> str:
    """Of the machine, in the last minute."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer bots and fewer runs, at most five minutes")
    parser.add_argument("--only", choices=[*JOBS, "decide"], help="one part of the table")
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="that draw runs (default: one a core)")
    options = parser.parse_args()
    began = time.perf_counter()
    wanted = [options.only] if options.only else [*JOBS, "decide"]
    names = ("steady",) if options.quick else ("steady", "shaky", "at the floor")
    bench = set_up(names)
    _BENCH[:] = [bench]
    told(bench)
    measure(wanted, names, quick=options.quick, processes=options.processes)
    if "decide" in wanted:
        speed(bench)
    print(f"{time.perf_counter() - began:.0f} s, load {load()}")


def told(bench: Bench) -> None:
    """Say who is simulated, and how good each truly is."""
    books = bench.books
    families = len({case.family for case in books.cases.values()})
    print(f"{len(books.cases)} cases in {families} families, {TRIALS} trials; load {load()}")
    for name, bot in bench.bots.items():
        means = ", ".join(f"{each} {books.expected(bot, each):.3f}" for each in DIMENSIONS)
        print(f"  true means of {name!r}: {means}; recall {recall(books, bot):.3f}")


def measure(wanted: Sequence[str], names: Sequence[str], *, quick: bool, processes: int) -> None:
    """Draw the runs of each part that is wanted, and print its rows."""
    runs, books = 20 if quick else 200, _BENCH[0].books
    gc.freeze()
    with books.remembered(), multiprocessing.get_context("fork").Pool(processes) as pool:
        if "same" in wanted:
            for name in names:
                for row in same_rows(name, counted(pool, "same", name, 200)):
                    show(row)
        if "loss" in wanted:
            seen = counted(pool, "loss", "", runs)
            for name in DIMENSIONS:
                mine = {key.partition(" ")[2]: count for key, count in seen.items() if key.startswith(f"{name} ")}
                for row in loss_rows(f"{name} loses {2 * MARGIN:.2f}", mine):
                    show(row)
        if "broken" in wanted:
            seen = counted(pool, "broken", GOLD, runs)
            for row in loss_rows("5% of families broken, the rest perfect", seen, change="at least 0.90"):
                show(row)
        if "chance" in wanted:
            seen = counted(pool, "chance", "", 2000)
            show(Row("60 families, each broken with chance 5%: no loss beyond .05 shown", seen["passes"]))
            show(Row("  beside: plain paired t-test", seen["t passes"]))
        if "slice" in wanted:
            for loss in SLICE_LOSSES[1:2] if quick else SLICE_LOSSES:
                seen = counted(pool, "slice", str(loss), runs)
                for gate in ("release", "change"):
                    held, named = seen[f"{gate} holds"], seen[f"{gate} names"]
                    show(Row(f"a slice of {SLICE_FAMILIES} loses {loss:.2f}: {gate} holds", held))
                    show(Row("  and names the slice", Count(named.hits, held.hits), "at least 0.80"))
                    held, named = seen[f"{gate} holds for a loss"], seen[f"{gate} names for a loss"]
                    show(Row("  of it, where the mean of a dimension fails", Count(named.hits, held.hits)))
        if "cover" in wanted:
            for name in ("some broken",) if quick else (*names, "some broken"):
                for size in (22,) if quick else (22, 60):
                    for key, count in counted(pool, "cover", f"{name} {size}", 2000).items():
                        show(Row(f"{name}, {size} families: {key} holds the truth", count, "at least 0.92"))


if __name__ == "__main__":
    main()
