"""Cellar: what words say, in four languages, without a model.

Typed matchers for facts, lexicons for what people and bots do with words, the grammar of completed claims, masking and
near-duplicates. This room knows nothing of bots, cases or verdicts.
"""

from .asks import FIELDS, asked_fields
from .claims import Claim, completed_claims
from .dates import Date, find_dates, parse_date, says_date
from .durations import Duration, find_durations, parse_duration, says_duration
from .money import Money, find_money, parse_money, says_money
from .normal import normalise, says_any, says_id, says_regex, sentences, words
from .phrases import (
    apologies,
    asks_for_human,
    closes,
    declines_human,
    denies_ai,
    discloses_ai,
    empathy_phrases,
    judge_directed,
    offers_next_step,
    refuses_human,
)
from .promises import promises_human
from .similar import jaccard, mask, near_duplicate, shingles
from .visible import ci_safe, one_line, visible

__all__ = [
    "FIELDS",
    "Claim",
    "Date",
    "Duration",
    "Money",
    "apologies",
    "asked_fields",
    "asks_for_human",
    "ci_safe",
    "closes",
    "completed_claims",
    "declines_human",
    "denies_ai",
    "discloses_ai",
    "empathy_phrases",
    "find_dates",
    "find_durations",
    "find_money",
    "jaccard",
    "judge_directed",
    "mask",
    "near_duplicate",
    "normalise",
    "offers_next_step",
    "one_line",
    "parse_date",
    "parse_duration",
    "parse_money",
    "promises_human",
    "refuses_human",
    "says_any",
    "says_date",
    "says_duration",
    "says_id",
    "says_money",
    "says_regex",
    "sentences",
    "shingles",
    "visible",
    "words",
]
