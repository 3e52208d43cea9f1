"""Room 4: scorecards. Books that balance; `tally(plan, conversations, verdicts) -> Scorecard` is the door."""

from .outcomes import FamilyOutcomes, Outcomes, tally_outcomes
from .pairs import PairedDifference, PairedFamily, Pairs, Parted, compare_pairs
from .repeats import Steadiness, repeats_card, steadiness
from .repeats_card import AtK, FlakyCase, RepeatsCard
from .score import DEFAULT_PASS_AT, MIN_COUNTED, measured_dimensions
from .scorecard import (
    CaseResult,
    DimensionCard,
    DimensionScore,
    EscalationCard,
    FamilyValue,
    GenericnessCard,
    Scorecard,
    Status,
    TrialResult,
)
from .tally import case_result, tally
from .veto_card import VetoCard

__all__ = [
    "DEFAULT_PASS_AT",
    "MIN_COUNTED",
    "AtK",
    "CaseResult",
    "DimensionCard",
    "DimensionScore",
    "EscalationCard",
    "FamilyOutcomes",
    "FamilyValue",
    "FlakyCase",
    "GenericnessCard",
    "Outcomes",
    "PairedDifference",
    "PairedFamily",
    "Pairs",
    "Parted",
    "RepeatsCard",
    "Scorecard",
    "Status",
    "Steadiness",
    "TrialResult",
    "VetoCard",
    "case_result",
    "compare_pairs",
    "measured_dimensions",
    "repeats_card",
    "steadiness",
    "tally",
    "tally_outcomes",
]
