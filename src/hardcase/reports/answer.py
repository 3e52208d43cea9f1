"""The decision in one sentence, and the reasons a product lead can repeat."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from hardcase.decisions import Decision, Ruling
from hardcase.scorecards import Scorecard

from .breaks import breaks
from .change_kinds import changes_line
from .clauses import CEILINGS, clause, floor_name
from .dossier import Dossier
from .reasons import Reason, reasons
from .topics import suites_by_route
from .waived import kept_but_waived
from .words import NOT_DECIDED, RULINGS, count, listed, ruling_of, sentence

FIRST = 3
"""Reasons that the first screen spells out; more where that many are vetoes: with vetoes alone it would tell half."""
_VETOES = 4
"""Vetoes that it spells out at most."""


class Note(Struct, frozen=True, kw_only=True):
    """A sentence before the reasons of a ship, with the cases that it is about.

    Attributes:
        route: Who answers the topics that it names; empty: it is about no topics.
    """

    says: str
    route: str = ""
    cases: tuple[str, ...] = ()


class Answer(Struct, frozen=True, kw_only=True):
    """The decision as the page opens with it.

    Attributes:
        word: The ruling in one or two words.
        tone: ship, hold, inconclusive, invalid or undecided; a name for its colour.
        says: The rest of the sentence.
        broken: What broke in the run, told before all reasons.
        reasons: The gravest first.
        settle: What would settle it; empty unless inconclusive.
        promised: The gate is the one the run was planned with.
        compared: Run that was named to compare with and is not the pinned champion; empty: none was.
        notes: What a ship leaves open: what nobody graded, what failed, what waits.
        since: What became of all cases that this bot and the champion served; only a change gate says it first.
    """

    word: str
    tone: str
    says: str
    broken: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    settle: tuple[str, ...] = ()
    promised: bool = True
    compared: str = ""
    notes: tuple["Note", ...] = ()
    since: str = ""

    @property
    def first(self) -> tuple[Reason, ...]:
        """The reasons of the first screen."""
        return self.reasons[: self._opened]

    @property
    def more(self) -> tuple[Reason, ...]:
        """The others."""
        return self.reasons[self._opened :]

    @property
    def _opened(self) -> int:
        """Vetoes come first; the gravest of the rest stands open too."""
        return max(FIRST, min(_VETOES, sum(each.veto for each in self.reasons)) + 1)


def answer_of(dossier: Dossier) -> Answer:
    """Put a decision into words.

    Args:
        dossier: Of the run; without a decision no gate was applied.
    """
    decision, card = dossier.decision, dossier.card
    in_headline = card.stopped if decision is None else ""
    broken = tuple(sentence(each) for each in breaks(dossier.outcomes) if each != in_headline)
    if decision is None:
        return _undecided(card, broken)
    wanted = {"ship": "pass", "hold": "fail", "invalid": "invalid", "inconclusive": "inconclusive"}
    status = "pass" if decision.no_loss_proven else wanted[decision.ruling]
    rules = [rule for rule in decision.rules if rule.status == status]
    return Answer(
        word=ruling_of(decision),
        tone="undecided" if decision.no_loss_proven else decision.ruling.value,
        says=headline(decision, card),
        broken=broken,
        reasons=reasons(dossier, rules),
        settle=tuple(sentence(each) for each in settles(decision, card.judges)),
        promised=decision.promised,
        compared=decision.champion if decision.stands_in else "",
        notes=_notes(decision, card, dossier.plan.titles),
        since=changes_line(decision.changes) if decision.changes and is_change(decision) else "",
    )


def _undecided(card: Scorecard, broken: tuple[str, ...]) -> Answer:
    lead = "No gate was applied, so nothing here says whether this bot may ship."
    detail = "Below is what was seen. The command hardcase gate applies a gate to it, without calling the bot."
    why = (Reason(lead=lead, promises=(detail,)),)
    if card.stopped:
        says = f"{card.stopped}, and no gate was applied."
        return Answer(word=RULINGS[Ruling.INVALID], tone="invalid", says=says, broken=broken, reasons=why)
    return Answer(word=NOT_DECIDED, tone="undecided", says="no gate was applied.", broken=broken, reasons=why)


def headline(decision: Decision, card: Scorecard) -> str:
    """What a decision says after its word, in one or two sentences.

    A change gate speaks of the change, a release gate of the bot; a ceiling that was not proven to be broken is never
    called kept.
    """
    change = is_change(decision)
    if decision.no_loss_proven:
        waived = f" But waived: {', '.join(each.id for each in decision.waived)}." if decision.waived else ""
        return f"nothing speaks against this change; whether it may ship is another question.{waived}"
    if decision.ruling is Ruling.SHIP:
        return _ships(decision, card)
    if decision.ruling is Ruling.HOLD:
        return "this change makes the bot worse." if change else f"{card.bot} may not ship."
    if decision.ruling is Ruling.INVALID:
        invalid = next((rule for rule in decision.rules if rule.status == "invalid"), None)
        return sentence(clause(invalid, card)) if invalid else "these numbers cannot be trusted."
    unjudged = list(dict.fromkeys(floor_name(rule) for rule in decision.rules if rule.needs_judge))
    if unjudged:
        return f"{listed(unjudged)} cannot be told without a judge{' that has a licence' if card.judges else ''}."
    return "it is open whether this change loses something." if change else f"it is open whether {card.bot} may ship."


def graded_but(card: Scorecard) -> str:
    """What a headline of a ship says beside its promises of cases that are not graded in full; empty where all are."""
    return f", with {card.ungraded:,} of {count(card.planned, 'case')} not graded in full" if card.ungraded else ""


def _ships(decision: Decision, card: Scorecard) -> str:
    if decision.waived:
        return kept_but_waived(decision)
    above = above_unproven(decision)
    number = decision.kept - len(above)
    promises = f"all {number} promises" if number != 1 else "the one promise"
    kept = f"{card.bot} kept {promises} of the gate{graded_but(card)}."
    if above:
        verb = "is" if len(above) == 1 else "are"
        kept = f"{kept[:-1]}; that {listed(above)} {verb} above what was promised is not proven."
    return kept


def above_unproven(decision: Decision) -> list[str]:
    """Ceilings that passed because nothing is proven, though what was seen lies above them."""
    passed = [rule for rule in decision.rules if rule.id in CEILINGS and rule.status == "pass"]
    known = [rule for rule in passed if rule.point is not None and rule.threshold is not None]
    return [rule.id.replace("-", " ") for rule in known if (rule.point or 0.0) > (rule.threshold or 0.0)]


def is_change(decision: Decision) -> bool:
    """The gate is about a change and says nothing of a release."""
    return any(rule.id == "new-vetoes" for rule in decision.rules)


def _notes(decision: Decision, card: Scorecard, titles: Mapping[str, str]) -> tuple[Note, ...]:
    """What a ship leaves open: topics that it does not open, what nobody graded, what failed and what waits."""
    if decision.ruling is not Ruling.SHIP:
        return ()
    notes = [Note(route=may, says=f"{'; '.join(named)}.") for may, named in suites_by_route(decision, titles)]
    if card.ungraded:
        of = f"{card.ungraded:,} of {count(card.planned, 'case')} {'is' if card.ungraded == 1 else 'are'}"
        unknown = "what is unknown is counted against the bot in every floor"
        notes.append(Note(says=f"{of} not graded in full; {unknown}."))
    if card.failed:
        failed = tuple(case.id for case in card.cases if case.status == "failed")
        notes.append(Note(says=f"{count(card.failed, 'case')} failed", cases=failed))
    if decision.waiting:
        waits = "waits" if len(decision.waiting) == 1 else "wait"
        says = f"{count(len(decision.waiting), 'more rule')} of the gate {waits} for a champion to compare with."
        notes.append(Note(says=says))
    return tuple(notes)


_LICENSED = "whose answers were shown to agree with people's (docs/licences.md)"


def settles(decision: Decision, judges: Sequence[str] = ()) -> tuple[str, ...]:
    """What would settle a decision, each thing once; the judge that several floors wait for is one thing.

    Args:
        decision: Only an inconclusive one has anything to settle.
        judges: That graded already.
    """
    if decision.ruling is not Ruling.INCONCLUSIVE or decision.no_loss_proven:
        return ()
    unjudged = list(dict.fromkeys(floor_name(rule) for rule in decision.rules if rule.needs_judge))
    judge = f"a judge with a licence for {listed(unjudged)}: one {_LICENSED}"
    if not any(each.partition("@")[0] == "local" for each in judges):
        judge += "; hardcase grade RUN --judge local asks one that costs nothing"
    others = [rule.settle for rule in decision.rules if rule.settle and not rule.needs_judge]
    return tuple(dict.fromkeys([*([judge] if unjudged else []), *others]))
