"""The questions of a measurement: each is put to a judge once in every repeat, and paid for once."""

import contextlib
import datetime
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

from msgspec import Struct

from hardcase.conversations import schedule
from hardcase.errors import BudgetError, OptionError, QuotaError, RunError
from hardcase.records import Ledger, held, read_ledger
from hardcase.verdicts import Judge, ask, models_of

from .anchors import Answer
from .labelled_items import Talk

BROKEN_AT_MOST = 0.10
"""Share of questions to which a judge may give no usable answer: more is an outage, and no measurement."""


class Answered(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the ledger of a measurement: what a judge answered about one conversation, once.

    Attributes:
        talk: Key of the conversation; empty: the line closes a measurement, and nothing above it is taken up again.
        repeat: Zero-based.
        asked: Date, ISO 8601.
        outcomes: By id of the criterion.
    """

    talk: str
    asked: str
    repeat: int = 0
    outcomes: dict[str, Answer] = {}


Key = tuple[str, int]


@contextlib.contextmanager
def measuring(judge: Judge, *, results: Path) -> Iterator[None]:
    """Keep other processes from measuring a judge at the same time: each would pay for every question.

    Args:
        judge: Who is measured.
        results: Folder of all runs.

    Raises:
        RunError: Another process measures it.
        OptionError: The folder of the ledger cannot be made.
    """
    path = _path(judge, results)
    _make_folder(path)
    what = f"{path}: another process is measuring judge {judge.name!r}"
    with held(path.with_suffix(".lock"), what=what, fix="wait for it to end, and use the licence that it earns"):
        yield


class Asking:
    """The questions of one measurement, with the answers that are there already.

    Args:
        judge: Who is asked.
        talks: About what.
        repeats: How often each.
        results: Folder of all runs; the ledger lies in calibrations/ below it.
    """

    def __init__(self, judge: Judge, talks: Sequence[Talk], *, repeats: int, results: Path) -> None:
        self.judge, self.talks, self.repeats = judge, talks, repeats
        self.path = _path(judge, results)
        self._known: dict[Key, Answered] = {}
        for line in read_ledger(self.path, Answered):
            if line.talk:
                self._known[line.talk, line.repeat] = line
            else:
                self._known.clear()
        self.keys: list[Key] = [(talk.key, repeat) for repeat in range(repeats) for talk in talks]
        self.open = [key for key in self.keys if key not in self._known]

    async def ask(self, *, today: datetime.date, concurrency: int, done: Callable[[], None] | None = None) -> None:
        """Ask what is open; what is answered about a conversation is on the disk before the next one of its lane.

        Raises:
            BudgetError: The budget does not reach. A conversation is begun once what is left pays for all of it, so
                that no more than one is asked about in vain.
            QuotaError: The judge's provider wants no more calls for long. What is answered is not asked again.
            RunError: The judge broke too often. What it answered is kept, what it did not is asked next time.
            OptionError: The ledger cannot be written.
        """
        by_key = {talk.key: talk for talk in self.talks}
        broken: list[str] = []
        spent: list[BudgetError] = []
        purses = [each.model.purse for each in models_of([self.judge])]
        ledger = _ledger(self.path)

        async def one(key: Key) -> None:
            try:
                async with purses[0].whole() if purses else contextlib.nullcontext():
                    if not spent:
                        await answered(key)
            except BudgetError as error:  # what has begun goes on as far as the rest reaches
                spent.append(error)

        async def answered(key: Key) -> None:
            talk = by_key[key[0]]
            rulings = await ask(self.judge, talk.case, talk.conversation, talk.criteria)
            reasons = [each.reason for each in rulings.values() if each.unusable]
            outcomes = {name: cast("Answer", str(each.outcome)) for name, each in rulings.items()}
            line = Answered(talk=key[0], repeat=key[1], asked=today.isoformat(), outcomes=outcomes)
            self._known[key] = line
            if reasons:  # not in the ledger: whoever measures again asks again
                broken.append(reasons[0])
            else:
                ledger.append(line)
            if done:
                done()

        try:
            await schedule(self.open, one, concurrency=concurrency)
        finally:
            ledger.close()
        if spent:
            kept = sum(key in self._known for key in self.keys) - len(broken)
            what = f"{kept} of {len(self.keys)} questions are answered: {spent[0].what}"
            if isinstance(spent[0], QuotaError):
                raise QuotaError(what, fix=f"{spent[0].fix}; what is answered is not asked again")
            fix = "give another --budget-usd; each session has one of its own, and what is answered is not asked again"
            raise BudgetError(what, fix=fix)
        if len(broken) > BROKEN_AT_MOST * len(self.keys):
            what = (
                f"{len(broken)} of {len(self.keys)} questions have no usable answer, nothing is measured: {broken[0]}"
            )
            raise RunError(what, fix="mend the judge or wait, then measure again: what is answered is not asked again")

    def answers(self) -> dict[tuple[str, str], list[Answer]]:
        """What it said in every repeat, by key of the conversation and id of the criterion."""
        found: defaultdict[tuple[str, str], list[Answer]] = defaultdict(list)
        for key, talk in itertools.product(range(self.repeats), self.talks):
            for each in talk.criteria:
                found[talk.key, each.id].append(self._known[talk.key, key].outcomes[each.id])
        return found

    @property
    def since(self) -> str:
        """Day of the oldest answer."""
        return min(self._known[key].asked for key in self.keys)

    def close(self, *, today: datetime.date) -> None:
        """Close the measurement: the next one asks everything anew."""
        ledger = _ledger(self.path)
        ledger.append(Answered(talk="", asked=today.isoformat()))
        ledger.close()


def _path(judge: Judge, results: Path) -> Path:
    return results / "calibrations" / f"{judge.fingerprint}.jsonl"


def _ledger(path: Path) -> Ledger[Answered]:
    _make_folder(path)
    return Ledger(path)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fix = "name a folder that can be written with --results"
        raise OptionError(f"{path.parent}: cannot be made: {error.strerror}", fix=fix) from error
