"""Room 4: scorecards. Books that balance; `tally(plan, conversations, verdicts) -> Scorecard` is the door."""

from .against import (
    BROKEN_FROM,
    PLAYED_ONCE_MORE,
    FamilyDifference,
    NewVetoes,
    broke_again,
    family_differences,
    graded_otherwise,
    is_critical,
    new_vetoes,
    recovered,
    seems_broken,
    shared_cases,
    was_chance,
)
from .case_changes import Changes, changes
from .comparison import BrokenFamily, Compared, Comparison, compare_cards
from .escalation_card import escalation_card
from .outcomes import FamilyOutcomes, Outcomes, tally_outcomes
from .pairs import PairedDifference, PairedFamily, Pairs, Parted, compare_pairs
from .repeats import Steadiness, repeats_card, steadiness
from .repeats_card import AtK, FlakyCase, RepeatsCard
from .score import DEFAULT_PASS_AT, MIN_COUNTED, counted_share, measured_dimensions, speaks_against
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
    "PLAYED_ONCE_MORE",
    "AtK",
    "BrokenFamily",
    "CaseResult",
    "Changes",
    "Compared",
    "Comparison",
    "DimensionCard",
    "DimensionScore",
    "EscalationCard",
    "FamilyDifference",
    "FamilyOutcomes",
    "FamilyValue",
    "FlakyCase",
    "GenericnessCard",
    "NewVetoes",
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
    "broke_again",
    "case_result",
    "changes",
    "compare_cards",
    "compare_pairs",
    "counted_share",
    "escalation_card",
    "family_differences",
    "graded_otherwise",
    "is_critical",
    "measured_dimensions",
    "new_vetoes",
    "recovered",
    "repeats_card",
    "seems_broken",
    "shared_cases",
    "speaks_against",
    "steadiness",
    "tally",
    "tally_outcomes",
    "was_chance",
]
