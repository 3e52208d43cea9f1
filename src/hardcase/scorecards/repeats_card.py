"""What repeats of the same cases showed: the nouns."""

from msgspec import Struct


class AtK(Struct, frozen=True, kw_only=True):
    """One number about k trials: pass^k a mean over cases, worst-at-k a mean over families, which weigh alike.

    Attributes:
        low: With every unknown against the bot, in [0, 1].
        high: With every unknown for it.
        lower: One-sided lower bound for families like these, at 95 percent confidence, under the worse reading; never
            above `low`.
        upper: One-sided upper bound, under the better one; never below `high`.
        families: Families it rests on.
    """

    k: int
    low: float
    high: float
    lower: float
    upper: float
    families: int


class FlakyCase(Struct, frozen=True, kw_only=True):
    """A case that passed in some trials and failed in others.

    Attributes:
        unknown: Trials that are ungraded or missing.
    """

    id: str
    passed: int
    failed: int
    unknown: int = 0


class RepeatsCard(Struct, frozen=True, kw_only=True):
    """How steady the bot is, from several trials of each case.

    Attributes:
        pass_hat: pass^k for k from 1 to the trials of a case: the mean chance of cases that k trials all pass.
        worst: By dimension, worst-at-k for each k: the mean lowest score of k trials.
        stable_pass: Cases that passed every trial.
        stable_fail: Cases that failed every trial.
        flaky: Cases that did both, by id.
        unknown: Cases of which ungraded or missing trials leave it open.
        flake_rate: Mean chance that two trials of a case do not come out alike; None: no case is known in all trials.
    """

    pass_hat: tuple[AtK, ...]
    worst: dict[str, tuple[AtK, ...]]
    stable_pass: int
    stable_fail: int
    flaky: tuple[FlakyCase, ...]
    unknown: int
    flake_rate: float | None
