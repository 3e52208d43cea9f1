"""The one synchronous door: it owns the event loop."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

from hardcase.bots import Candidate, as_bot, code_hash
from hardcase.cases import Case, load_suites
from hardcase.conversations import Bot
from hardcase.errors import OptionError, nearest
from hardcase.options import Settings, read_settings
from hardcase.records import Run

from .evaluate import evaluate
from .own_loop import run_alone
from .places import default_suites
from .prepare import prepare_one
from .reach import greet
from .recorded_candidate import find_candidate

T = TypeVar("T")


def run(
    what: str | Path | Sequence[str | Path] | Sequence[Case] | None = None,
    *,
    bot: str | Bot | Callable[..., Any],
    report: bool = True,
    **options: Any,
) -> Run:
    """Replay cases against one bot, grade, tally, decide and report.

    Works inside a running event loop (a notebook) too: it then runs on a thread of its own.

    Args:
        what: Paths of suites or cases, or `Case` objects; None: the folder `suites`, else the shipped ones.
        bot: Name of an embedded bot, `package.module:attribute`, a function of (conversation, desk), or an object
            with a method `reply`.
        report: Write report.html, summary.md and junit.xml.
        **options: Any option of the command line: judge, trials, concurrency, seed, results, gate, no_gate, resume,
            turn_timeout, offline, budget_usd, no_cache.

    Returns:
        Run: The results folder; its `decision` is None when no gate was applied.

    Raises:
        SuiteError, GateError, OptionError: What is wrong, before anything is played.

    Example:
        >>> run("suites/billing_disputes", bot=lambda conversation, desk: "I'll look into it.")  # doctest: +SKIP
    """
    known = Settings.__dataclass_fields__.keys()
    if unknown := sorted(options.keys() - known):
        raise OptionError(
            f"unknown option {unknown[0]!r}", fix=nearest(unknown[0], known - {"bot", "explicit", "chosen"})
        )
    given = {name: list(each) if isinstance(each, tuple) else each for name, each in options.items()}
    settings = read_settings({name: each for name, each in given.items() if each is not None}, prefix="")
    candidate = _candidate(bot)
    if what is None:
        what = default_suites()
    many = [what] if isinstance(what, (str, Path)) else list(what)
    objects = [each for each in many if isinstance(each, Case)]
    if objects:
        _unique(objects)
        prepared = prepare_one((), candidate, settings, cases=objects)
    else:
        paths = [str(each) for each in many]
        prepared = prepare_one(load_suites(paths), candidate, settings, paths=paths)
    wait_for(lambda: greet([prepared]))
    finished, _ = wait_for(lambda: evaluate(prepared, report=report))
    return finished


def _unique(cases: Sequence[Case]) -> None:
    seen = set()
    for case in cases:
        if not case.criteria:
            raise OptionError(f"case {case.id!r} has no criteria", fix="give it criteria=(Criterion(...),)")
        if case.id in seen:
            raise OptionError(f"two cases have the id {case.id!r}", fix="give each its own")
        seen.add(case.id)


def _candidate(bot: str | Bot | Callable[..., Any]) -> Candidate:
    if isinstance(bot, str):
        return find_candidate(bot)
    name = str(getattr(bot, "name", None) or getattr(bot, "__name__", None) or type(bot).__name__)
    ready = as_bot(bot, name=name)
    return Candidate(name=name, spec=name, about="given as an object", make=lambda _: ready, code=code_hash(bot))


def wait_for(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine to its end, from anywhere.

    Args:
        work: Makes the coroutine.

    Returns:
        What it returns.

    Raises:
        RunError: What was played has cancelled tasks that are not its own, so that nothing goes on.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return run_alone(work)
    outcome: list[T] = []
    failure: list[BaseException] = []

    def alone() -> None:
        try:
            outcome.append(run_alone(work))
        except BaseException as error:
            failure.append(error)

    thread = threading.Thread(target=alone, name="hardcase-run")
    thread.start()
    thread.join()
    if failure:
        raise failure[0]
    return outcome[0]
