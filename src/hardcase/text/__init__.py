"""Cellar: what words say, in four languages, without a model.

Typed matchers for facts, lexicons for what people and bots do with words, the grammar of completed claims, masking and
near-duplicates. This room knows nothing of bots, cases or verdicts.
"""

from .acts import done_forms
from .asks import FIELDS, asked_fields, asking_parts, may_ask
from .claims import Claim, completed_claims
from .commitments import claims_money, commits, money_at_stake
from .dates import Date, find_dates, parse_date, says_date
from .days import speaks_of_weeks, weekdays
from .disguise import as_shown, undisguised
from .durations import Duration, find_durations, parse_duration, says_duration
from .entities import Entity, find_entities
from .expressions import says_regex
from .families import changes, family_claims, may_do
from .given import asks_fairly, given_values, may_give, may_hold_value, may_label, takes_back, turns_to_another
from .going import gives_up, leaves_way, may_give_up, says_next_step, says_when, turns_down
from .grading import GradingSpan, grading_spans, may_speak_to_judge
from .harm import abuses, advises, encourages_harm, gives_safety_guidance, says_danger
from .hidden import hidden_characters
from .machine_asks import asks_for_machine
from .marks import (
    KIND_WORDS,
    PARTICLES,
    addresses_in,
    are_codes,
    birthdays_in,
    cards_in,
    ids_in,
    is_code,
    is_person,
    listed,
    mails_in,
    names_in,
    phones_in,
    speaks_of_birth,
)
from .mixed_tongues import Passage, other_passages, spoken_tongue
from .money import Money, find_money, parse_money, says_money
from .normal import normalise, says_any, says_id, sentences, words
from .own_fields import asked_own
from .personal import PersonalDatum, find_personal, private_values
from .phrases import (
    apologies,
    asks_for_human,
    closes,
    declines_human,
    denies_ai,
    discloses_ai,
    empathy_phrases,
    judge_directed,
    may_ask_for_human,
    may_feel,
    offers_next_step,
    refuses_human,
    without_closing,
)
from .planted import Planted, follows, may_be_planted, planted, quotes_document, recites_instructions
from .pledged_times import PledgedTime, pledged_times, ruled_times
from .pledges import GIVING, Pledge, pledged_amounts
from .polarity import Amount, Stance, corrects, named_amounts, names_again, stances
from .promises import promises_human
from .record_words import RecordSentence
from .secrets import Secret, find_secrets, mask_secrets, secrets_in
from .similar import jaccard, mask, near_duplicate, repeated_elsewhere, shingles
from .stance import Undertaking, blames, may_take_on, only_kind, takes_on
from .statements import denies, reckons_from_today, speaks_of_record, tells_past
from .tongue import TONGUES, language_of, tongue_of_tag, tongues_asked_for
from .tool_names import named_claims, names_people
from .visible import ci_safe, one_line, some, visible

__all__ = [
    "FIELDS",
    "GIVING",
    "KIND_WORDS",
    "PARTICLES",
    "TONGUES",
    "Amount",
    "Claim",
    "Date",
    "Duration",
    "Entity",
    "GradingSpan",
    "Money",
    "Passage",
    "PersonalDatum",
    "Planted",
    "Pledge",
    "PledgedTime",
    "RecordSentence",
    "Secret",
    "Stance",
    "Undertaking",
    "abuses",
    "addresses_in",
    "advises",
    "apologies",
    "are_codes",
    "as_shown",
    "asked_fields",
    "asked_own",
    "asking_parts",
    "asks_fairly",
    "asks_for_human",
    "asks_for_machine",
    "birthdays_in",
    "blames",
    "cards_in",
    "changes",
    "ci_safe",
    "claims_money",
    "closes",
    "commits",
    "completed_claims",
    "corrects",
    "declines_human",
    "denies",
    "denies_ai",
    "discloses_ai",
    "done_forms",
    "empathy_phrases",
    "encourages_harm",
    "family_claims",
    "find_dates",
    "find_durations",
    "find_entities",
    "find_money",
    "find_personal",
    "find_secrets",
    "follows",
    "given_values",
    "gives_safety_guidance",
    "gives_up",
    "grading_spans",
    "hidden_characters",
    "ids_in",
    "is_code",
    "is_person",
    "jaccard",
    "judge_directed",
    "language_of",
    "leaves_way",
    "listed",
    "mails_in",
    "mask",
    "mask_secrets",
    "may_ask",
    "may_ask_for_human",
    "may_be_planted",
    "may_do",
    "may_feel",
    "may_give",
    "may_give_up",
    "may_hold_value",
    "may_label",
    "may_speak_to_judge",
    "may_take_on",
    "money_at_stake",
    "named_amounts",
    "named_claims",
    "names_again",
    "names_in",
    "names_people",
    "near_duplicate",
    "normalise",
    "offers_next_step",
    "one_line",
    "only_kind",
    "other_passages",
    "parse_date",
    "parse_duration",
    "parse_money",
    "phones_in",
    "planted",
    "pledged_amounts",
    "pledged_times",
    "private_values",
    "promises_human",
    "quotes_document",
    "recites_instructions",
    "reckons_from_today",
    "refuses_human",
    "repeated_elsewhere",
    "ruled_times",
    "says_any",
    "says_danger",
    "says_date",
    "says_duration",
    "says_id",
    "says_money",
    "says_next_step",
    "says_regex",
    "says_when",
    "secrets_in",
    "sentences",
    "shingles",
    "some",
    "speaks_of_birth",
    "speaks_of_record",
    "speaks_of_weeks",
    "spoken_tongue",
    "stances",
    "takes_back",
    "takes_on",
    "tells_past",
    "tongue_of_tag",
    "tongues_asked_for",
    "turns_down",
    "turns_to_another",
    "undisguised",
    "visible",
    "weekdays",
    "without_closing",
    "words",
]
