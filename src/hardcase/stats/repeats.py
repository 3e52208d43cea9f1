"""What repeats of one case say: how sure success is, how bad the worst of several is, and how much flickers."""

from collections.abc import Sequence
from math import comb, fsum


def pass_hat_k(passed: int, trials: int, k: int) -> float:
    """Chance that k trials, drawn from those that were made, all passed: pass^k of one case.

    Args:
        passed: Trials that passed, 0 <= passed <= trials.
        trials: Trials that were made, at least 1.
        k: How many must pass in a row, 1 <= k <= trials.

    Returns:
        float: In [0, 1]; at k = 1 the share that passed. Unbiased for the chance that k fresh trials all pass.

    Raises:
        ValueError: Counts out of range (the caller miscounted).

    Source:
        Yao et al. (2024), tau-bench, arXiv 2406.12045: C(passed, k) / C(trials, k), averaged over cases.
    """
    _check(k, trials)
    if not 0 <= passed <= trials:
        raise ValueError(f"need 0 <= passed <= trials; got {passed!r} of {trials!r}")
    return comb(passed, k) / comb(trials, k)


def worst_at_k(values: Sequence[float], k: int) -> float:
    """Expected lowest of k values drawn without replacement.

    Args:
        values: Scores of one case's trials, at least 1, in any order.
        k: How many are drawn, 1 <= k <= len(values); at 1 this is the mean, at all of them the minimum.

    Raises:
        ValueError: `k` out of range (the caller miscounted).

    Source:
        Arora et al. (2025), HealthBench, arXiv 2505.08775: worst-at-k.
    """
    size = len(values)
    _check(k, size)
    return fsum(value * comb(size - 1 - place, k - 1) for place, value in enumerate(sorted(values))) / comb(size, k)


def flake_rate(passed: int, trials: int) -> float:
    """Chance that two different trials of one case do not come out alike; 0: it is stable.

    Args:
        passed: Trials that passed, 0 <= passed <= trials.
        trials: Trials that were made, at least 2.

    Raises:
        ValueError: Counts out of range (the caller miscounted).

    Source:
        The unbiased estimate of 2 p (1 - p) for a chance p of passing; Gini's coefficient of a share.
    """
    if trials < 2 or not 0 <= passed <= trials:
        raise ValueError(f"need 2 trials and 0 <= passed <= trials; got {passed!r} of {trials!r}")
    return 2 * passed * (trials - passed) / (trials * (trials - 1))


def _check(k: int, size: int) -> None:
    if not 1 <= k <= size:
        raise ValueError(f"need 1 <= k <= trials; got k {k!r} of {size!r}")
