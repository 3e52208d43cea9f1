"""What a counterfactual must share with the case it varies."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from hardcase.errors import Problem, nearest

from .case import Case
from .yaml_reader import read_yaml


def counterfactual_problems(cases: Mapping[str, Case], folder: Path, *, known: Collection[str]) -> Iterator[Problem]:
    """Yield every counterfactual whose pair would prove nothing.

    Args:
        cases: Of one suite, by id, as far as they could be read and are asked for.
        folder: The suite's.
        known: Ids of all its case files; one that is not among `cases` is taken on trust.
    """
    for case in cases.values():
        if case.counterfactual is None:
            continue
        of = case.counterfactual.of
        other = cases.get(of)
        found: tuple[str, str] | None = None
        if of not in known or of == case.id:
            found = (f"there is no other case {of!r} in this suite", nearest(of, sorted({*known} - {case.id})))
        elif other is None:
            continue
        elif other.counterfactual is not None:
            found = (f"{of!r} is a counterfactual itself", f"vary {other.counterfactual.of!r}")
        elif other.family != case.family:
            found = (f"{of!r} is of the family {other.family!r}", f"write family: {other.family} here")
        elif other.escalation.decision != case.escalation.decision:
            what = f"{of!r} decides {other.escalation.decision!r} and this one {case.escalation.decision!r}"
            found = (what, "the right decision of a pair is the same: mend one, or drop counterfactual")
        if found:
            yield read_yaml(folder / f"{case.id}.yaml").problem(("counterfactual", "of"), *found)
