"""Which suites of a run are others today: its numbers are those of its plan."""

from hardcase.cases import Plan, load_suites
from hardcase.errors import HardcaseError


def edited_since(plan: Plan) -> tuple[str, ...]:
    """Name the suites that were edited since a run was planned.

    Args:
        plan: Of the run.

    Returns:
        tuple: Their ids, sorted; empty too where they cannot be read here, which a decision does not need.
    """
    try:
        suites = load_suites(plan.arguments.get("suites", ()))
    except HardcaseError:
        return ()
    now = {f"suite.{suite.id}": suite.suite_hash for suite in suites}
    return tuple(sorted(key.removeprefix("suite.") for key, was in plan.hashes.items() if now.get(key, was) != was))
