"""Room 4: scorecards. Books that balance; `tally(plan, conversations, verdicts) -> Scorecard` is the door."""

from .against import (
    BROKEN_FROM,
    Changes,
    FamilyDifference,
    broke_again,
    broke_solidly,
    changes,
    family_differences,
    is_critical,
    new_vetoes,
    shared_cases,
)
from .outcomes import Outcomes, tally_outcomes
from .pairs import PairedDifference, PairedFamily, Pairs, Parted, compare_pairs
from .score import DEFAULT_PASS_AT, MIN_COUNTED, counted_share, measured_dimensions
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
    "BROKEN_FROM",
    "DEFAULT_PASS_AT",
    "MIN_COUNTED",
    "CaseResult",
    "Changes",
    "DimensionCard",
    "DimensionScore",
    "EscalationCard",
    "FamilyDifference",
    "FamilyValue",
    "GenericnessCard",
    "Outcomes",
    "PairedDifference",
    "PairedFamily",
    "Pairs",
    "Parted",
    "Scorecard",
    "Status",
    "TrialResult",
    "VetoCard",
    "broke_again",
    "broke_solidly",
    "case_result",
    "changes",
    "compare_pairs",
    "counted_share",
    "family_differences",
    "is_critical",
    "measured_dimensions",
    "new_vetoes",
    "shared_cases",
    "tally",
    "tally_outcomes",
]
