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
            fix = f"name a case of {case.family!r} under of, or write family: {other.family} here"
            found = (f"{of!r} is of the family {other.family!r}", fix)
        elif other.escalation.decision != case.escalation.decision:
            what = f"{of!r} decides {other.escalation.decision!r} and this one {case.escalation.decision!r}"
            found = (what, "the right decision of a pair is the same: mend one, or drop counterfactual")
        elif worth := sorted(_worth(case) ^ _worth(other)):
            what = f"what is expected differs from {of!r}: {', '.join(sorted({each for each, _ in worth})[:4])}"
            found = (what, "give both the same criteria with the same points, down to the ids")
        elif (case.customer.tier != other.customer.tier) != (case.counterfactual.changes == "tier"):
            what = f"{of!r} is {other.customer.tier!r}, this one {case.customer.tier!r}, and the tier "
            what += "is what changes" if case.counterfactual.changes == "tier" else "is not what changes"
            found = (what, "mend the tier, or what changes says")
        if found:
            yield read_yaml(folder / f"{case.id}.yaml").problem(("counterfactual", "of"), *found)


def _worth(case: Case) -> set[tuple[str, int]]:
    return {(each.id, each.points) for each in case.criteria}
