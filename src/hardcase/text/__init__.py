"""Temporary door, replaced by its owner."""
from .asks import *
from .asks import FIELDS, asked_fields
try:
    from .claims import completed_claims
except ImportError:
    def completed_claims(*a): return []
from .dates import *
from .dates import find_dates, parse_date, says_date
from .durations import *
from .durations import find_durations, parse_duration, says_duration
from .money import *
from .money import find_money, parse_money, says_money
from .normal import *
from .normal import normalise, says_any, says_id, says_regex, sentences, words
from .phrases import *
from .promises import promises_human
from .similar import *
from .similar import jaccard, mask, near_duplicate, shingles
from .visible import *
from .visible import ci_safe, one_line, visible
