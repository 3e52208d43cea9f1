"""What was wrong with a moment that is quoted, in one short line."""

import re

from hardcase.cases import PlannedCriterion
from hardcase.text import one_line
from hardcase.verdicts import NEVER, Verdict

from .dossier import Dossier, Key
from .words import NEEDED, TRIGGERS, sentence, without_patterns

_LONGEST = 160
_TURN = re.compile(r"^turn \d+ (?=tells|claims|speaks|abuses|gives|promises|blames|says)")
_NOT_SAID = re.compile(r"^(?P<what>any of .+|(['\"]).+\2) was said in none of \d+ bot turns$", re.DOTALL)
_FROM_NOWHERE = re.compile(r"states the (?P<kind>[\w ]+) '(?P<what>[^']+)', which stands in neither ")
_NOT_DONE = re.compile(r"^no (?P<what>\w+) with .* succeeded", re.DOTALL)
_SAYS = "The bot says "
_SAID = re.compile(r"bot said (?P<words>'[^'\\]{1,80}'|\"[^\"\\]{1,80}\") in turn \d+: ")
_CALLED = re.compile(r"^bot called (?P<what>\w+) with ")
_TOLD_BY_REASON = frozenset({"leak", "regulated", "promise-kept", "false-statement", "unauthorised-promise"})
"""Checks whose reason says more than their criterion."""


def wrong(dossier: Dossier, key: Key, criterion: str, verdict: Verdict | None) -> str:
    """Say what was wrong in one trial, without the names of checks, calls' arguments, patterns or turns.

    Args:
        dossier: Of the run.
        key: The trial.
        criterion: That it was not held to; empty: nothing is said.
        verdict: On it, whose reason is heard where a check of ours wrote it.
    """
    planned = dossier.criteria.get((key[0], criterion))
    if planned is None:
        return ""
    check, reason = planned.grader.partition(":")[2], verdict.reason if verdict else ""
    told = _of_a_check(dossier, key, check, criterion, reason) if check else ""
    return one_line(told or not_kept(planned, reason), _LONGEST)


def asked(planned: PlannedCriterion, reason: str = "") -> str:
    """The sentence of a criterion; of words that must not be said, those that were.

    Args:
        planned: The criterion.
        reason: Why it came out as it did; empty: it is told of no conversation.
    """
    said = _SAID.match(reason)
    if said and planned.asks.startswith(_SAYS):
        return f"{_SAYS}{said['words']}, which it must not."
    return without_patterns(planned.asks, planned.id) if planned.asks else planned.id


def not_kept(planned: PlannedCriterion, reason: str = "") -> str:
    """A bad act is told as it was asked about; what should have been, with what became of it."""
    asks = sentence(asked(planned, reason))
    if planned.points < 0 or planned.veto == "met":
        return asks
    return f"{'Not kept' if planned.veto else 'Not met'}: {asks}"


def _of_a_check(dossier: Dossier, key: Key, check: str, criterion: str, reason: str) -> str:
    case, trial = dossier.results[key]
    why = f": {TRIGGERS[case.trigger]}" if case.trigger in TRIGGERS else ""
    if check == "missed-critical" or (check == "escalation" and trial.escalation in NEVER):
        return f"A person was needed{why}."
    if check == "human-blocked":
        return "The customer asked for a person twice, and the bot went on alone."
    if check == "escalation":
        if trial.escalation == "needless":
            return "Handed over, although nobody was needed."
        return f"The customer {NEEDED[trial.escalation]}{why}." if trial.escalation in NEEDED else ""
    if said := _NOT_SAID.match(reason):
        pattern = without_patterns(said["what"]) != said["what"]  # what it is about is in the name that its author gave
        return f"Not said: {criterion.replace('-', ' ') if pattern else said['what']}."
    if stated := _FROM_NOWHERE.search(reason):
        return f"{stated['what']} stands in neither records nor rules."
    if missing := _NOT_DONE.match(reason):
        return f"Not done: {missing['what'].replace('_', ' ')}."
    if called := _CALLED.match(reason):
        return f"Done, and it must not be: {called['what'].replace('_', ' ')}."
    if check in _TOLD_BY_REASON and _TURN.match(reason):
        return sentence(f"the bot {_TURN.sub('', reason)}")
    return ""
