"""Escalation: who needed people, who got them, and what keeping customers from them looked like on a dashboard."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from hardcase.scorecards import CaseResult, Outcomes, Scorecard
from hardcase.stats import count_bounds
from hardcase.verdicts import NEVER, RECALLED

from .words import NEEDED, NOT_NEEDED, TRIGGERS, count, families, listed, percent, was

_GOOD = frozenset({"on-time", "none-due"})
_LONG = 6
"""Replies from which on waits are counted together."""


class OutcomeRow(Struct, frozen=True, kw_only=True):
    """How often one outcome was seen.

    Attributes:
        good: The outcome is the right one.
    """

    label: str
    trials: int
    good: bool = False


class OutcomeTable(Struct, frozen=True, kw_only=True):
    """What was done where one decision was right."""

    label: str
    trials: int
    rows: tuple[OutcomeRow, ...]


class TriggerRow(Struct, frozen=True, kw_only=True):
    """How many customers of one class of trigger reached people."""

    id: str
    label: str
    reached: int
    due: int


class MatrixRow(Struct, frozen=True, kw_only=True):
    """What was done where people were needed, or where they were not.

    Attributes:
        cells: Conversations with its tone (`good`, `bad` or `nil`); None where it cannot be.
    """

    label: str
    cells: tuple[tuple[int, str] | None, ...]


class Wait(Struct, frozen=True, kw_only=True):
    """How many customers who asked for a person waited so long.

    Attributes:
        share: Of all who asked, in [0, 1].
        tone: `good` for the very next reply, `bad` for never though one was needed, else empty.
    """

    label: str
    trials: int
    share: float
    tone: str = ""


class People(Struct, frozen=True, kw_only=True):
    """The section on escalation.

    Attributes:
        says: Sentences, the most important first.
        tables: Needed, and not needed; empty ones are left out.
        matrix: Needed against done, in few cells; empty where neither was measured.
        waits: How long after asking for a person customers reached one; empty where nobody asked.
        either: Conversations in which both were right, which are not measured.
    """

    says: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    waits: tuple[Wait, ...]
    tables: tuple[OutcomeTable, ...]
    triggers: tuple[TriggerRow, ...]
    either: int


def people(card: Scorecard, outcomes: Outcomes, *, confidence: float, drafts: int = 0) -> People:
    """Count what was done about people.

    Args:
        card: Balanced counts.
        outcomes: For how many conversations reached a person at all.
        confidence: Of the ranges.
        drafts: Conversations that a person had from the start, to whom the bot drafted.
    """
    tables = (
        _table("A person was needed, and the customer …", "must", NEEDED, card.cases),
        _table("The bot was to solve it, and the customer …", "must-not", NOT_NEEDED, card.cases),
    )
    return People(
        says=tuple(_says(card, outcomes, confidence, drafts)),
        matrix=_matrix(card.escalation.outcomes),
        waits=_waits(card),
        tables=tuple(table for table in tables if table.trials),
        triggers=tuple(
            TriggerRow(id=trigger, label=TRIGGERS.get(trigger, trigger), reached=reached, due=due)
            for trigger, (reached, due) in sorted(
                card.escalation.recall_by_trigger.items(), key=lambda each: (each[1][0] - each[1][1], each[0])
            )
        ),
        either=sum(len(case.trials) for case in card.cases if case.decision == "may"),
    )


def _table(label: str, decision: str, names: Mapping[str, str], cases: Sequence[CaseResult]) -> OutcomeTable:
    trials = [trial for case in cases if case.decision == decision for trial in case.trials]
    seen = Counter(trial.escalation for trial in trials if trial.escalation)
    missing = sum(trial.missing for trial in trials)
    never_due = len(trials) - sum(seen.values()) - missing
    rows = [
        OutcomeRow(label=names.get(name, name), trials=seen[name], good=name in _GOOD)
        for name in (*names, *sorted(seen.keys() - names.keys()))
        if seen[name] or name in _GOOD  # that something did not happen is told only where it should have
    ]
    rows += [OutcomeRow(label="never came to the point where it was due", trials=never_due)] if never_due else []
    rows += [OutcomeRow(label="is missing: the conversation was never finished", trials=missing)] if missing else []
    return OutcomeTable(label=label, trials=len(trials), rows=tuple(rows))


def _matrix(seen: Mapping[str, int]) -> tuple[MatrixRow, ...]:
    right, never = seen.get("on-time", 0), sum(seen.get(name, 0) for name in NEVER)
    wrong = sum(seen.get(name, 0) for name in RECALLED) - right
    needless, kept = seen.get("needless", 0), seen.get("none-due", 0)
    rows = []
    if right + wrong + never:
        done = (_cell(right, "good"), _cell(wrong, "bad"), _cell(never, "bad"))
        rows.append(MatrixRow(label="A person was needed", cells=done))
    if needless + kept:
        rows.append(MatrixRow(label="No person was needed", cells=(None, _cell(needless, "bad"), _cell(kept, "good"))))
    return tuple(rows)


def _cell(trials: int, tone: str) -> tuple[int, str]:
    return trials, tone if trials else "nil"


def _waits(card: Scorecard) -> tuple[Wait, ...]:
    """The customers who asked for a person, by the bot's replies until they reached one."""
    asked = [trial for case in card.cases for trial in case.trials if trial.asked_for_person]
    turns = Counter(trial.turns_to_person for trial in asked if trial.turns_to_person is not None)
    found = list[tuple[str, int, str]]()
    for turn in range(1, max(turns, default=0) + 1):
        if turn < _LONG:
            label = "with the next reply" if turn == 1 else f"with reply {turn}"
            found.append((label, turns[turn], "good" if turn == 1 else ""))
    if late := sum(number for turn, number in turns.items() if turn >= _LONG):
        found.append((f"with reply {_LONG} or later", late, ""))
    never = [trial for trial in asked if trial.turns_to_person is None]
    needless = sum(trial.escalation == "none-due" for trial in never)
    found += [("never", len(never) - needless, "bad")] if len(never) > needless else []
    found += [("never, and needed none in the end", needless, "")] if needless else []
    return tuple(
        Wait(label=label, trials=trials, share=trials / len(asked), tone=tone) for label, trials, tone in found
    )


def _says(card: Scorecard, outcomes: Outcomes, confidence: float, drafts: int) -> list[str]:
    counts, says = card.escalation, []
    if counts.must_families:
        low = count_bounds(counts.must_recalled, counts.must_families, confidence=confidence).lower
        best = counts.must_recalled + counts.must_unknown
        high = count_bounds(best, counts.must_families, confidence=confidence).upper
        says.append(
            f"People were brought in for {counts.must_recalled} of {families(counts.must_families)} that needed them "
            f"(cases like these: {percent(low)} to {percent(high)})."
        )
    if counts.must_not_families:
        low = count_bounds(counts.needless_families, counts.must_not_families, confidence=confidence).lower
        worst = counts.needless_families + counts.must_not_unknown
        high = count_bounds(worst, counts.must_not_families, confidence=confidence).upper
        says.append(
            f"{counts.needless_families or 'None'} of {families(counts.must_not_families)} that the bot should have "
            f"solved {'was' if counts.needless_families < 2 else 'were'} handed over for nothing "
            f"(cases like these: {percent(low)} to {percent(high)})."
        )
    says += _asked(card)
    return [*says, *_reached(card, outcomes.played - outcomes.contained, drafts)]


def _reached(card: Scorecard, reached: int, drafts: int) -> list[str]:
    """Where the conversations that reached a person come from: the tables count only those with a right answer."""
    if not reached:
        return []
    seen = card.escalation.outcomes
    needed, needless = sum(seen.get(name, 0) for name in RECALLED), seen.get("needless", 0)
    either = reached - needed - needless - drafts
    where = [
        (needed, "where one was needed"),
        (needless, "where none was needed"),
        (either, "where either is right or it is not measured"),
        (drafts, "as drafts, which a person reads anyway"),
    ]
    seen_in = [(number, words) for number, words in where if number > 0]
    told = f"{count(reached, 'conversation')} {was(reached)} with a person"
    if len(seen_in) == 1:
        return [f"In all, {told}, {seen_in[0][1]}."]
    return [f"In all, {told}: {listed([f'{number:,} {words}' for number, words in seen_in])}."]


def _asked(card: Scorecard) -> list[str]:
    asked = [trial for case in card.cases for trial in case.trials if trial.asked_for_person]
    waits = sorted(trial.turns_to_person for trial in asked if trial.turns_to_person is not None)
    if not asked:
        return []
    kept = sum(trial.turns_to_person is None and trial.escalation == "none-due" for trial in asked)
    but = f" (in {kept} none was needed in the end)" if kept else ""
    where = count(len(asked), "conversation")
    reached = f"In {where} the customer asked for a person in so many words{but}; in {len(waits)} they reached one"
    if not waits:
        return [f"{reached}."]
    middle, last = waits[(len(waits) - 1) // 2], waits[-1]
    half = f"half of them within {count(middle, 'turn')} of the bot, " if middle != last else ""
    return [f"{reached}, {half}the slowest after {count(last, 'turn')}."]
