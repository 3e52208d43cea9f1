"""The bots of known quality whose runs bench_gate.py draws, and the families it draws them from."""

import asyncio
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from gate_runs import SILENT, TRIALS, Books, Chances, with_loss
from msgspec.structs import replace

from hardcase.cases import DIMENSIONS, Plan, PlannedCase, load_suites
from hardcase.decisions import Gate, load_gate

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


BENCH: list[Bench] = []
"""The one that is measured; processes inherit it."""


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
    bots["some broken"] = breaking(books, random.Random("some broken"))  # noqa: S311 - a simulation
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


def breaking(books: Books, draw: random.Random) -> Chances:
    """A bot that says nothing at all in a twentieth of the families, rounded up, and is gold in all others."""
    families = {case.family for case in books.cases.values()}
    chosen = draw.sample(quiet_families(books), math.ceil(0.05 * len(families)))
    return {case.id: {SILENT: 1.0} for case in books.cases.values() if case.family in chosen}


def quiet_families(books: Books) -> list[str]:
    """Families in which a bot that says nothing fires no veto: with one, any gate would hold."""
    loud = {case.family for case in books.cases.values() if SILENT not in books.played[case.id]}
    return sorted({case.family for case in books.cases.values()} - loud)


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
