"""Cellar: statistics of a gate. Numbers in, numbers out; knows nothing of bots."""

from .agreement import cohen_kappa, gwet_ac1, krippendorff_alpha
from .bounds import Bounds, both_readings
from .counts import count_bounds, families_needed, families_needed_at_most, zero_seen_bound
from .crowding import crowded_p
from .holm import holm
from .means import mean_at_least
from .order import percentile
from .paired import paired_bounds, paired_families_needed, paired_loss_p
from .power import (
    loss_seen,
    margin_chance,
    margin_needed,
    rate_allowed,
    rate_chance,
    rate_needed,
    score_chance,
    score_needed,
)
from .repeats import flake_rate, pass_hat_k, worst_at_k
from .scores import score_bounds
from .sign_flips import sign_flip_p
from .youden import youden_lower

__all__ = [
    "Bounds",
    "both_readings",
    "cohen_kappa",
    "count_bounds",
    "crowded_p",
    "families_needed",
    "families_needed_at_most",
    "flake_rate",
    "gwet_ac1",
    "holm",
    "krippendorff_alpha",
    "loss_seen",
    "margin_chance",
    "margin_needed",
    "mean_at_least",
    "paired_bounds",
    "paired_families_needed",
    "paired_loss_p",
    "pass_hat_k",
    "percentile",
    "rate_allowed",
    "rate_chance",
    "rate_needed",
    "score_bounds",
    "score_chance",
    "score_needed",
    "sign_flip_p",
    "worst_at_k",
    "youden_lower",
    "zero_seen_bound",
]
