"""Learning from labelled conversations: one penalised logistic regression, held out family by family."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from hardcase.verdicts import Outcome
from hardcase.verdicts.local_features import WORDS
from hardcase.verdicts.local_judge import Classifier

PENALTY = 30.0
"""Of the squared weights, on standardised features: strong, since the exemplars are few and of one hand."""
SPOILT_WEIGHT = 0.5
"""What all spoilt conversations weigh together, where the exemplars of a criterion weigh 1."""
FOLDS = 8
ABSTAINS = 0.10
"""Share of exemplars, each judged by a model that has not seen its family, from which it abstains."""
MOST = 0.98
"""Quantile of a feature over the exemplars, beyond which more of it counts for nothing more."""
DIGITS = 4
MOST_STEPS = 100
LEAST = 10
"""Labels of either kind without which there is nothing to learn."""


@dataclass(kw_only=True)
class Items:
    """Rows to learn from: what was said, what is asked, what is true.

    Attributes:
        spoilt: The row is a changed conversation.
    """

    rows: list[np.ndarray] = field(default_factory=list)
    met: list[bool] = field(default_factory=list)
    family: list[str] = field(default_factory=list)
    spoilt: list[bool] = field(default_factory=list)

    def add(self, row: np.ndarray, outcome: Outcome, family: str, *, spoilt: bool) -> None:
        """Take up one."""
        self.rows.append(row)
        self.met.append(outcome is Outcome.MET)
        self.family.append(family)
        self.spoilt.append(spoilt)


def fit(items: Items, chosen: np.ndarray, names: tuple[str, ...], margin: float = 0.0) -> Classifier:
    """Logistic regression with a penalty on squared weights; either outcome weighs half."""
    table, met = np.array(items.rows)[chosen], np.array(items.met, float)[chosen]
    spoilt = np.array(items.spoilt)[chosen]
    most = np.quantile(table[~spoilt], MOST, axis=0)
    table = np.minimum(table, most)
    table[:, names.index(WORDS)] = 0.0
    usual, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread < 1e-9] = 1.0
    scaled = np.column_stack([(table - usual) / spread, np.ones(len(table))])
    weight = np.ones(len(table))
    if spoilt.any():
        weight[spoilt] = SPOILT_WEIGHT * (~spoilt).sum() / spoilt.sum()
    for outcome in (0.0, 1.0):
        weight[met == outcome] *= 0.5 * weight.sum() / max(weight[met == outcome].sum(), 1e-9)

    beta = _newton(scaled, met, weight)
    raw = beta[:-1] / spread
    bias = float(beta[-1] - (raw * usual).sum())
    return Classifier(
        bias=_round(bias),
        margin=_round(margin),
        weights={name: _round(value) for name, value in zip(names, raw, strict=True)},
        usual={name: _round(value) for name, value in zip(names, usual, strict=True)},
        most={name: _round(value) for name, value in zip(names, most, strict=True)},
    )


def _newton(scaled: np.ndarray, met: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Newton's method, to the last digits that a float holds, so that rounding hides what machines add differently.

    Source:
        Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, 4.4.1 and 4.4.4.
    """
    penalty = np.full(scaled.shape[1], PENALTY)
    penalty[-1] = 0.0
    beta = np.zeros(scaled.shape[1])

    def loss(at: np.ndarray) -> float:
        odds = scaled @ at
        return float((weight * (np.logaddexp(0, odds) - met * odds)).sum() + 0.5 * (penalty * at**2).sum())

    for _ in range(MOST_STEPS):
        sure = 1 / (1 + np.exp(-(scaled @ beta)))
        gradient = scaled.T @ (weight * (sure - met)) + penalty * beta
        curve = (scaled * (weight * sure * (1 - sure))[:, None]).T @ scaled + np.diag(penalty)
        step = np.linalg.solve(curve, gradient)
        while loss(beta - step) > loss(beta) + 1e-9:
            step = step / 2
        beta = beta - step
        if np.abs(step).max() < 1e-12:
            return beta
    raise ArithmeticError(f"no optimum in {MOST_STEPS} steps")


def _round(value: Any) -> float:
    return float(f"{float(value):.{DIGITS}g}")


def odds_of(classifier: Classifier, items: Items, chosen: np.ndarray, names: Sequence[str]) -> np.ndarray:
    """Log odds of chosen rows."""
    weights = np.array([classifier.weights[name] for name in names])
    most = np.array([classifier.most[name] for name in names])
    return np.minimum(np.array(items.rows)[chosen], most) @ weights + classifier.bias


def fold_of(family: str) -> int:
    """The fold a family falls into, by its id alone."""
    return hashlib.sha256(f"fold:{family}".encode()).digest()[0] % FOLDS


def learn(items: Items, names: tuple[str, ...]) -> tuple[Classifier, np.ndarray] | None:
    """Fit on unlocked families; the margin comes from families held out in turn.

    Returns:
        The classifier, and the log odds of the unspoilt rows when their families were held out; None where there is
        too little to learn from.
    """
    real = ~np.array(items.spoilt)
    met = np.array(items.met)
    if min((met & real).sum(), (~met & real).sum()) < LEAST:
        return None
    folds = np.array([fold_of(family) for family in items.family])
    held_out = np.zeros(len(folds))
    for fold in range(FOLDS):
        here = folds == fold
        if here.any():
            held_out[here] = odds_of(fit(items, ~here, names), items, here, names)
    margin = float(np.quantile(np.abs(held_out[real]), ABSTAINS))
    return fit(items, np.ones(len(folds), bool), names, margin), held_out[real]
