"""One finished run beside another, when both were graded alike."""

from hardcase.errors import OptionError
from hardcase.records import Run
from hardcase.scorecards import Comparison, compare_cards, graded_otherwise

from .places import own_command


def compare_runs(base: Run, run: Run, *, confidence: float = 0.95) -> Comparison:
    """Compare what two runs came to, family by family.

    Args:
        base: What the other is held against.
        run: The other; of people or of a bot, played or recorded.
        confidence: Of each bound.

    Raises:
        OptionError: The two share no case, or were graded otherwise: what differs, and how to grade both again.
        RunError: One is not finished.
    """
    plans = base.plan, run.plan
    if not {case.id for case in plans[0].cases} & {case.id for case in plans[1].cases}:
        what = f"{base.path} and {run.path} have no case in common"
        raise OptionError(what, fix="compare runs of the same suites")
    differing = graded_otherwise(base.scorecard, plans[1])
    if differing:
        what = f"{run.path} was graded otherwise than {base.path}: {'; '.join(differing)}"
        named = plans[1].arguments.get("judges", ()) or ("none",)
        judges = " ".join(f"--judge {each}" for each in named)
        again = f"{own_command()} grade {base.path} {run.path} {judges} --no-gate"
        fix = f"grade what both said once more, without calling a bot: {again}; then compare the two new runs"
        raise OptionError(what, fix=fix)
    return compare_cards(base.scorecard, run.scorecard, confidence=confidence, seed=plans[1].seed)
