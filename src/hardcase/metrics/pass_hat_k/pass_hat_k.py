"""pass^k as an `evaluate` module: how sure it is that a bot serves one customer after the other."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import fmean

import datasets  # type: ignore[import-untyped]
import evaluate  # type: ignore[import-untyped]

from hardcase.stats import pass_hat_k

_INPUTS = """
Args:
    passed: Whether each trial passed.
    cases: The case of each trial.
    confidence: Nothing moves by it; `evaluate.combine` hands it to every measure.

Returns:
    pass_hat_1, pass_hat_2, ...: Chance that so many trials of a case, drawn from those made, all passed; the mean over
        cases, as far as every case has so many trials.
    cases: How many there are.
    trials_each: Trials of the case that has fewest.
"""


class PassHatK(evaluate.Metric):  # type: ignore[misc]
    """Mean of C(passed, k) / C(trials, k) over cases, for every k that each case has trials for.

    Source:
        Yao et al. (2024), tau-bench, arXiv 2406.12045.
    """

    def _info(self) -> evaluate.MetricInfo:
        return evaluate.MetricInfo(
            description="pass^k: the chance that k fresh trials of a case all pass, averaged over cases.",
            citation="Yao et al. (2024), tau-bench, arXiv 2406.12045",
            inputs_description=_INPUTS,
            features=datasets.Features({"passed": datasets.Value("float64"), "cases": datasets.Value("string")}),
        )

    def _compute(
        self,
        *,
        passed: Sequence[float | None],
        cases: Sequence[str],
        confidence: float | None = None,
        **beside: object,
    ) -> dict[str, float]:
        # `evaluate.combine` hands every measure the columns of all: what is no column was meant for this one.
        if slips := [name for name, each in beside.items() if isinstance(each, (bool, int, float, str))]:
            raise TypeError(f"pass_hat_k: unknown option {slips[0]!r}; there is 'confidence', which moves nothing")
        # Numbers and no booleans: of those, a null or NaN that pandas made of an unknown trial would be a pass.
        if unknown := [each for each in passed if each not in (0, 1)]:
            raise ValueError(
                f"pass_hat_k: {unknown[0]!r} in `passed`; say of each trial true or false, unknown is false"
            )
        trials: defaultdict[str, list[bool]] = defaultdict(list)
        for case, each in zip(cases, passed, strict=True):
            trials[case].append(each == 1)
        if not trials:
            raise ValueError("pass_hat_k: no trial was given; it needs one of each case")
        least = min(len(each) for each in trials.values())
        found = {
            f"pass_hat_{k}": fmean(pass_hat_k(sum(each), len(each), k) for each in trials.values())
            for k in range(1, least + 1)
        }
        return {**found, "cases": len(trials), "trials_each": least}
