"""Candidates by name, recorded ones among them: `recorded:PATH` is a run's folder or a file of recordings."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import structs

from hardcase.bots import Candidate, Recorded, find_bot, missing, play_recording
from hardcase.cases import Case, Exemplar, digest, plan_case
from hardcase.conversations import Bot, Conversation, Dialect, Recording
from hardcase.errors import OptionError
from hardcase.models import Stopped
from hardcase.records import PLAN, Run

from .import_recordings import read_item
from .recordings import SetAside, items

PREFIX = "recorded:"
_SESSIONS = ("session_id", "conversation_id")
"""In `meta`: which conversation it was, whatever id an export gave it."""


def find_candidate(spec: str, *, folder: Path | None = None) -> Candidate:
    """Find a candidate.

    Args:
        spec: As `find_bot` takes it, or `recorded:` and the path of a run or of recordings.
        folder: The project, where evals/bots is looked for; the current folder when None.

    Returns:
        Candidate: Ready to be made for each case, or to be looked up in what was recorded.

    Raises:
        OptionError: No such bot, or nothing that was recorded.
    """
    if not spec.startswith(PREFIX):
        return find_bot(spec, folder=folder)
    path = Path(spec.removeprefix(PREFIX))
    if not path.exists():
        fix = "name a folder below results/, or a file of recorded conversations"
        raise OptionError(f"bot {spec!r}: {path} is not there", fix=fix)
    behind = None
    if (path / PLAN).is_file():
        run = Run(path)
        name, recorded = _of_run(run)
        behind = run.plan.bot_behind
    else:
        name, recorded = _of_files(path, spec)
    refuse = _not_again(spec)
    return Candidate(name=name, spec=spec, about="recorded", make=refuse, recorded=recorded, on_record=behind)


def _not_again(spec: str) -> Callable[[Exemplar | None], Bot]:
    def refuse(_: Exemplar | None) -> Bot:
        raise OptionError(f"bot {spec!r} was recorded, and cannot be asked anew", fix="name a bot that can")

    return refuse


class _Played:
    """The conversations that a run planned, as they stand on its books.

    What was played once more for a gate is none of them: such trials exist only of cases that seemed broken, and taken
    as planned they would be missing of every other case.
    """

    copies = alike = 0

    def __init__(self, run: Run) -> None:
        self._bot, self._path = run.plan.bot, run.path
        self._scripts = {case.id: case.script for case in run.plan.cases}
        planned = frozenset(run.plan.trial_keys)
        self._trials = {key: each for key, each in run.spoken().items() if key in planned}
        self.trials: dict[str, int] = {}
        for case_id, trial in self._trials:
            self.trials[case_id] = max(self.trials.get(case_id, 0), trial + 1)
        self.hash, self.stopped = digest(sorted(self._trials.items())), run.stopped

    async def conversation(self, case: Case, *, trial: int) -> Conversation:
        played = self._trials.get((case.id, trial))
        if played is None:
            return missing(case, self._bot, trial=trial, why=f"{self._path} has no such trial")
        if self._scripts.get(case.id) != plan_case(case, licensed=()).script:
            why = f"{self._path} played it with other lines, records or company than it has now"
            return missing(case, self._bot, trial=trial, why=why)
        return played


class _Told:
    """Recordings that name cases, by case in the order of their files.

    Those of a case that differ in nothing but `id` and `meta` are one conversation, written down more than once, where
    they say so: by the same id, or by the same session. Others are trials, as those of a run are: a bot that never
    wavers says the same each time.
    """

    def __init__(self, name: str, recordings: dict[str, list[Recording]]) -> None:
        self._bot, self._named = name, {case_id: len(each) for case_id, each in recordings.items()}
        once = {case_id: _once(each) for case_id, each in recordings.items()}
        self._recordings = {case_id: [one for one, _ in each] for case_id, each in once.items()}
        times = Counter((case_id, content) for case_id, each in once.items() for _, content in each)
        self.alike = sum(count for count in times.values() if count > 1)
        self.trials = {case_id: len(each) for case_id, each in self._recordings.items()}
        self.copies = sum(self._named.values()) - sum(self.trials.values())
        self.hash = digest(recordings)
        self.stopped: Stopped | None = None

    async def conversation(self, case: Case, *, trial: int) -> Conversation:
        there = self._recordings.get(case.id, [])
        if trial >= len(there):
            copies = self._named.get(case.id, 0) - len(there)
            besides = f", beside {copies} that repeat one word for word" if copies else ""
            why = f"{len(there)} recordings name this case{besides}"
            return missing(case, self._bot, trial=trial, why=why)
        return await play_recording(there[trial], case, trial=trial)


def _once(recordings: Sequence[Recording]) -> list[tuple[Recording, str]]:
    """Those of a case that do not say themselves that they are an earlier one; each with a hash of what was said."""
    kept: list[tuple[Recording, str]] = []
    seen: set[tuple[str, str, str]] = set()
    for one in recordings:
        content = digest(structs.replace(one, id="-", meta={}))
        names = {"id": one.id} | {key: str(one.meta[key]) for key in _SESSIONS if one.meta.get(key) not in (None, "")}
        known = {(content, key, name) for key, name in names.items()}
        if seen.isdisjoint(known):
            kept.append((one, content))
        seen |= known
    return kept


def _of_run(run: Run) -> tuple[str, Recorded]:
    return run.plan.bot, _Played(run)


def _of_files(path: Path, spec: str) -> tuple[str, Recorded]:
    dialect, bots = Dialect(), dict[str, str]()
    by_case: dict[str, list[Recording]] = {}
    for item in items([path], dialect):
        # A row without an id is named by its place: two files of one name would else hold copies of each other.
        read = read_item(structs.replace(item, name=f"{item.file}:{item.row}"), dialect)
        if isinstance(read, SetAside):
            fix = "mend or remove the row: a trial that cannot be read may be the worst one"
            raise OptionError(f"{read.file}: row {read.row} is no conversation: {read.reason}", fix=fix)
        if read.case:
            by_case.setdefault(read.case, []).append(read)
            bots.setdefault(read.bot, read.id)
    if not by_case:
        fix = "write the id of a case into the `case` of each recording that plays one"
        raise OptionError(f"bot {spec!r}: no conversation in it names a case", fix=fix)
    if len(bots) > 1:
        first, other = list(bots)[:2]
        raise OptionError(f"bot {spec!r}: holds {first!r} and {other!r}", fix="keep one bot to a file")
    return next(iter(bots)), _Told(next(iter(bots)), by_case)
