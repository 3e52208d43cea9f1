"""The rules that come before any score: vetoes, and whether there is evidence enough to say anything."""

from collections import Counter
from collections.abc import Sequence

from hardcase.cases import Plan
from hardcase.scorecards import Scorecard, VetoCard, shared_cases
from hardcase.stats import zero_seen_bound
from hardcase.text import some

from .decision import RuleResult, RuleStatus
from .gate import Gate, not_run, runs


def vetoes(card: Scorecard, gate: Gate) -> RuleResult:
    """Any veto seen holds; one that nobody could answer leaves the gate open."""
    fired = [veto for veto in card.vetoes if veto.fired]
    if fired:
        seen = "; ".join(f"{veto.id} in {_cases(len(veto.fired))} ({some(veto.fired)})" for veto in fired)
        cases = tuple(dict.fromkeys(case for veto in fired for case in veto.fired))
        return RuleResult(id="vetoes", status="fail", reason=f"vetoes fired: {seen}", cases=cases)
    unknown = [veto for veto in card.vetoes if veto.unknown]
    if unknown:
        return _unknown(unknown)
    if not card.vetoes:
        reason, settle = "no veto was looked for", "rubrics or cases with vetoes"
        return RuleResult(id="vetoes", status="inconclusive", reason=reason, settle=settle)
    # A veto that a single case wrote down is looked for in one family; those of the rubric stand for all of them.
    looked = max(veto.families for veto in card.vetoes)
    if not looked:
        reason, settle = "no case brought up what would have made a veto fire", "cases that try the vetoes"
        return RuleResult(id="vetoes", status="inconclusive", reason=reason, settle=settle)
    proves = zero_seen_bound(looked, confidence=gate.file.confidence)
    reason = f"no veto fired in {looked} families; that proves at most {proves:.0%}"
    return RuleResult(id="vetoes", status="pass", reason=reason, families=looked)


def _unknown(vetoes: Sequence[VetoCard]) -> RuleResult:
    """What a judge saw and nobody confirmed comes first: there a person has something to look at."""
    told, settle = [], dict[str, None]()
    for veto in vetoes:
        if veto.unconfirmed:
            where = f"{_cases(len(veto.unconfirmed))} ({some(veto.unconfirmed)})"
            told.append(f"{veto.id} was seen in {where} by a judge and confirmed by no other")
            settle["a person's look at these cases, or a second judge of another model family"] = None
    for veto in vetoes:
        silent = [case for case in veto.unknown if case not in veto.unconfirmed]
        if silent:
            told.append(f"{veto.id} could not be answered in {_cases(len(silent))} ({some(silent)})")
        if not {*silent} <= {*veto.unread}:
            settle["a replay of the cases named here"] = None
    # To play it again changes nothing where the words stand in a language that no check can read.
    unread = list(dict.fromkeys(case for veto in vetoes for case in veto.unread))
    if unread:
        told.append(f"checks read the case's language only, and the bot wrote another in {some(unread)}")
        settle[f"another bot: mend it so that it answers {some(unread)} in the customer's language"] = None
    cases = tuple(dict.fromkeys(case for veto in vetoes for case in veto.unconfirmed))
    return RuleResult(
        id="vetoes", status="inconclusive", reason="; ".join(told), settle=", and ".join(settle), cases=cases
    )


def missing(card: Scorecard, gate: Gate, champion: Scorecard | None = None) -> RuleResult:
    """Too many missing trials: the measurement cannot be trusted; and a part shows nothing of the rest."""
    limit = gate.file.evidence.missing_at_most
    share = card.missing_trials / card.planned_trials if card.planned_trials else 1.0
    reason = (
        f"{card.missing_trials} of {card.planned_trials} planned trials are missing ({share:.1%}), {limit:.0%} may be"
    )
    status: RuleStatus = "invalid" if share > limit else "pass"
    settle = ""
    if card.stopped:  # what was left out was not left out by chance: the rest is another plan than the one promised
        status, reason = "invalid", card.stopped
    lacking, gone = cases_not_run(card, gate), _gone(card, gate, champion)
    others = [case.id for case in card.cases if not runs(gate, case)]
    if status == "pass" and card.deselected_trials:
        status, settle = "inconclusive", "a run of every planned case"
        reason = f"{card.deselected_trials} of {card.planned_trials} planned trials were deselected"
    elif status == "pass" and lacking:
        status, reason = "inconclusive", lacking
        settle = "a run of every case that this gate asks for: name the folder of the suites, and none of its parts"
    elif status == "pass" and gone:
        status, settle = "inconclusive", "a run of them; or, where they are gone for good, another champion"
        asked = f"{_cases(len(gone))} of the champion that this gate asks for"
        reason = f"{asked} {_are(len(gone))} not in this run ({some(gone)})"
    elif status == "pass" and card.trials < gate.file.trials:
        status, settle = "inconclusive", f"a run with {gate.file.trials} trials of each case"
        reason = f"each case was planned with {_trials(card.trials)}, the gate promises {gate.file.trials}"
    elif status == "pass" and others:
        status, settle = "inconclusive", "a run of the cases that this gate asks for"
        reason = f"{_cases(len(others))} of {card.planned} are none that this gate asks for ({some(others)})"
    return RuleResult(id="missing", status=status, reason=reason, point=share, threshold=limit, settle=settle)


def cases_not_run(run: Scorecard | Plan, gate: Gate) -> str:
    """Say how many of the gate's cases lie beside the run and were no part of it, and where; empty when none.

    Who picks the cases picks the answer, so a gate is decided on all of its cases or on none.

    Args:
        run: Knows what lay beside it when it was planned.
        gate: Whose selection counts.
    """
    absent = Counter[str]()
    for each in not_run(gate, run.beside):
        absent[each.suite] += each.number
    if not absent:
        return ""
    number = absent.total()
    of = number + sum(runs(gate, case) for case in run.cases)
    suites = [f"{name} {cases}" for name, cases in absent.most_common()]
    return f"{number} of {of} cases of this gate {_are(number)} not in this run ({some(suites)})"


def _gone(card: Scorecard, gate: Gate, champion: Scorecard | None) -> list[str]:
    """Cases of the champion that a change was not tried on; which of them are portable nobody has written down."""
    if not gate.is_change or champion is None or gate.file.cases.portable is not None:
        return []
    here = {case.id for case in card.cases}
    return [case.id for case in champion.cases if case.id not in here and runs(gate, case)]


def families(card: Scorecard, gate: Gate, champion: Scorecard | None = None) -> RuleResult:
    """Too few families: nothing can be concluded about cases like these; of a change, too few that both played."""
    needed, seen, of = gate.file.evidence.min_families, card.families, "families of cases"
    if gate.is_change and champion is not None:
        seen, of = len({mine.family for mine, _ in shared_cases(card, champion)}), f"{of} that the champion played too"
    status: RuleStatus = "pass" if seen >= needed else "inconclusive"
    settle = "" if status == "pass" else f"{needed - seen} more {of}"
    reason = f"{seen} {of}, the gate asks for {needed}"
    return RuleResult(id="families", status=status, reason=reason, families=seen, settle=settle)


def _cases(count: int) -> str:
    return f"{count} case{'s' if count != 1 else ''}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _trials(count: int) -> str:
    return f"{count} trial{'s' if count != 1 else ''}"
