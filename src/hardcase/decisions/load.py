"""The one reader of gate files: strict, and every problem at once."""

from collections.abc import Iterator
from pathlib import Path

from hardcase.cases import Document, digest, read_as
from hardcase.errors import GateError, Problem, SuiteError

from .gate import Gate, GateFile
from .rules import rule_ids
from .waivers import waiver_problems


def load_gate(path: Path) -> Gate:
    """Read one gate file.

    Args:
        path: As `evals/gates/pilot.yaml`.

    Returns:
        Gate: Everything in it can be applied by this version.

    Raises:
        GateError: Every problem of the file at once, rules that are not built yet among them.
    """
    try:
        file, document = read_as(path, GateFile)
    except SuiteError as error:
        raise GateError(error.problems) from error
    gate = Gate(name=path.stem, path=str(path), hash=digest(document.data), file=file)
    problems = [*_not_built(file, document), *_repeated_floors(file, document)]
    problems += waiver_problems(file, document, rule_ids(gate, licensed=True, reading=True))
    rates = (file.escalation.must_recall_at_least, file.escalation.needless_rate_at_most)
    if not file.floors and all(rate is None for rate in rates):
        problems.append(document.problem((), "the gate promises nothing", "add floors, or escalation rules"))
    if problems:
        raise GateError(problems)
    return gate


def _not_built(file: GateFile, document: Document) -> Iterator[Problem]:
    if file.gate == "change":
        yield document.problem(("gate",), "change gates are not built yet", "write gate: release")


def _repeated_floors(file: GateFile, document: Document) -> Iterator[Problem]:
    seen = set()
    for index, floor in enumerate(file.floors):
        if (floor.dimension, floor.slice) in seen:
            what = f"a second floor for {floor.dimension!r}{f' in {floor.slice!r}' if floor.slice else ''}"
            yield document.problem(("floors", index), what, "keep one of the two")
        seen.add((floor.dimension, floor.slice))
