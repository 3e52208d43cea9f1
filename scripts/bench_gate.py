"""Operating characteristics of the two gates, measured on bots whose true quality is known; see scripts/bench-gate."""

import argparse
import gc
import multiprocessing
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gate_bots import BENCH, MARGIN, SLICE_FAMILIES, SLICE_LOSSES, Bench, recall, resampled, set_up
from gate_jobs import JOBS
from gate_runs import GOLD, TRIALS, champion_of
from msgspec.structs import replace

from hardcase.cases import DIMENSIONS
from hardcase.decisions import decide
from hardcase.stats import count_bounds


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
    BENCH[:] = [bench]
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
    runs, books = 20 if quick else 200, BENCH[0].books
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
        if "chance" in wanted and not quick:
            seen = counted(pool, "chance", "", 1000)
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
