"""Several runs as one table of bots: who may ship, and which of the four dimensions is each bot's weakest."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from hardcase.cases import Plan
from hardcase.decisions import Decision
from hardcase.models import dollars
from hardcase.scorecards import Outcomes, Scorecard

from .dimensions import DimensionLine, dimension_lines
from .graders import graded_by
from .words import NOT_DECIDED, count, families, listed, moment, ruling_of

_ORDER = ("ship", "no-loss", "inconclusive", "undecided", "hold", "invalid")
_NAMED = 4
"""Bots that the headline names; of more it gives the number."""


class Played(Struct, frozen=True, kw_only=True):
    """One finished run, without its conversations.

    Attributes:
        path: Its folder.
    """

    path: Path
    plan: Plan
    card: Scorecard
    outcomes: Outcomes
    decision: Decision | None


class Division(Struct, frozen=True, kw_only=True):
    """Runs that played the same cases and were graded alike: only these stand in one table.

    Attributes:
        runs: In order of time.
        differs: What is else than in the first division, in words; empty for the first.
    """

    runs: tuple[Played, ...]
    differs: tuple[str, ...] = ()


class Row(Struct, frozen=True, kw_only=True):
    """One run as a row.

    Attributes:
        tone: ship, no-loss, inconclusive, undecided, hold or invalid.
        lines: The four dimensions in their order.
        vetoes: In how many cases a veto fired.
        named: Vetoes that fired, those seen most often first.
        recall: How many kinds of customers who needed a person reached one.
        needless: How many kinds of customers were handed over for nothing.
        trusted: The measurement can be trusted; of one that is invalid no number is shown.
    """

    played: Played
    word: str
    tone: str
    lines: tuple[DimensionLine, ...]
    vetoes: str
    named: tuple[str, ...]
    recall: str
    needless: str
    cost: str
    when: str

    @property
    def bot(self) -> str:
        """Name of the candidate."""
        return self.played.plan.bot

    @property
    def gate(self) -> str:
        """The gate that decided; empty without one."""
        return self.played.decision.gate if self.played.decision else ""

    @property
    def trusted(self) -> bool:
        """Whether the numbers may be read."""
        return self.tone != "invalid"

    @property
    def weakest(self) -> DimensionLine | None:
        """The dimension with the lowest number, every unknown against the bot; None where one was not measured."""
        measured = [each for each in self.lines if each.state == "measured"]
        return min(measured, key=lambda each: each.low) if measured and len(measured) == len(self.lines) else None


class Table(Struct, frozen=True, kw_only=True):
    """The league table of one division, and the runs of each bot that was run more than once.

    Attributes:
        what: Cases and trials, in words.
        graded: Who graded what.
        gates: Names of the gates that decided; decisions of several are not the same promise.
        rows: The newest run of each bot, in the order of the league.
        trends: Runs of the same bot in order of time, at least two of each.
    """

    what: str
    graded: str
    gates: tuple[str, ...]
    differs: tuple[str, ...]
    rows: tuple[Row, ...]
    trends: tuple[tuple[Row, ...], ...]


def tables(divisions: Sequence[Division]) -> tuple[Table, ...]:
    """The league: one table for each division.

    Args:
        divisions: Runs that may be compared with each other, the newest run's first.
    """
    return tuple(_table(each) for each in divisions)


def _table(division: Division) -> Table:
    series = _series(division.runs)
    rows = [[_row(run) for run in runs] for runs in series]
    first = division.runs[-1]
    trials = sorted({each.plan.trials for each in division.runs})
    often = f", {listed([str(each) for each in trials])} trials of each" if trials != [1] else ""
    what = f"{count(first.card.planned, 'case')} in {families(first.card.families)}{often}"
    return Table(
        what=what,
        graded=graded_by(first.card),
        gates=tuple(dict.fromkeys(each.decision.gate for each in division.runs if each.decision)),
        differs=division.differs,
        rows=tuple(sorted((each[-1] for each in rows), key=_place)),
        trends=tuple(tuple(each) for each in rows if len(each) > 1),
    )


def _series(runs: Sequence[Played]) -> list[list[Played]]:
    """Runs of one bot: of the same name, or named by the same spec."""
    found: list[list[Played]] = []
    for run in runs:
        own = next((each for each in found if any(_same(run.plan, other.plan) for other in each)), None)
        if own is None:
            found.append([run])
        else:
            own.append(run)
    return found


def _same(plan: Plan, other: Plan) -> bool:
    return plan.bot == other.bot or bool(plan.bot_spec and plan.bot_spec == other.bot_spec)


def _place(row: Row) -> tuple[int, float, str]:
    """By decision, then by the weakest dimension; what is not measured is no strength. No number blends the four."""
    return _ORDER.index(row.tone), -row.weakest.low if row.weakest else 0.0, row.bot


def _row(run: Played) -> Row:
    decision, card = run.decision, run.card
    tone = "undecided" if decision is None else "no-loss" if decision.no_loss_proven else decision.ruling.value
    fired = sorted((each for each in card.vetoes if each.fired), key=lambda veto: (-len(veto.fired), veto.id))
    cases = {case for veto in fired for case in veto.fired}
    people = card.escalation
    return Row(
        played=run,
        word=ruling_of(decision) if decision else NOT_DECIDED,
        tone=tone,
        lines=dimension_lines(card, decision),
        vetoes=f"in {len(cases)} of {card.planned}" if cases else _unfired(card),
        named=tuple(each.id for each in fired),
        recall=_of(people.must_recalled, people.must_families, people.must_unknown),
        needless=_of(people.needless_families, people.must_not_families, people.must_not_unknown),
        cost=_cost(run.outcomes),
        when=moment(run.plan.created),
    )


def _unfired(card: Scorecard) -> str:
    if not card.vetoes:
        return "not looked for"
    unknown = {case for veto in card.vetoes for case in veto.unknown}
    return f"none seen, {len(unknown)} of {card.planned} open" if unknown else "none seen"


def _of(number: int, whole: int, unknown: int) -> str:
    if not whole:
        return "no case"
    return f"{number} of {whole}" + (f", {unknown} open" if unknown else "")


def _cost(outcomes: Outcomes) -> str:
    """What the bot's words cost for one conversation; tokens where no price is known."""
    tokens = outcomes.tokens_in + outcomes.tokens_out
    if not tokens or not outcomes.played:
        return "not counted"
    if outcomes.cost_usd is not None:
        return dollars(outcomes.cost_usd / outcomes.played)
    return f"{tokens / outcomes.played:,.0f} tokens"


def headline(found: Sequence[Table]) -> str:
    """Who may ship, in one sentence: the bots of the first table, as none of another can be compared with them.

    Only a release gate can say that; runs without a decision, or of a change that lost nothing, are named apart.
    """
    rows = found[0].rows if found else ()
    ships, held, free = (
        sorted({row.bot for row in rows if row.tone in tones})
        for tones in ({"ship"}, {"inconclusive", "hold", "invalid"}, {"no-loss", "undecided"})
    )
    told = [f"{listed(ships)} may ship"] if ships else []
    if held and ships:
        told.append(f"{_some(held)} may not")
    elif held:
        told.append(
            f"None of {len(held)} bots may ship" if len(held) > 1 else f"{held[0]} may not ship on this evidence"
        )
    if free:
        told.append(f"{'no' if told else 'No'} release gate was applied to {_some(free)}")
    others = len(found) - 1
    beside = f" (the first table, of {found[0].what}; {count(others, 'other table')} below)" if others > 0 else ""
    return "; ".join(told) + beside


def _some(bots: list[str]) -> str:
    return listed(bots) if len(bots) <= _NAMED else f"{len(bots)} others"
