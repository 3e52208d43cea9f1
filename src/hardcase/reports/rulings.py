"""Verdicts as rows of the page: bad ones first, with the points they cost and who signed them."""

from typing import Literal, NamedTuple

from hardcase.cases import PlannedCriterion
from hardcase.scorecards import speaks_against
from hardcase.text import one_line, visible
from hardcase.verdicts import Flag, LeftOut, Outcome, Verdict

from .dossier import Dossier, Key
from .words import without_patterns
from .wrong import asked

Kind = Literal["veto", "bad", "open", "advice", "flag", "waits", "good", "left"]
"""`advice`: an answer of a judge without a licence that speaks against the bot, and counts for nothing."""
_RANK: dict[Kind, int] = {"veto": 0, "bad": 1, "open": 2, "advice": 3, "flag": 4, "waits": 5, "good": 6, "left": 7}
_LONGEST_QUIET = 120
"""Characters of a reason that speaks for the bot: verdicts.jsonl has all of it, and there are thirty for each that
speaks against it."""


class Words:
    """A table of texts that repeat in many conversations: each is written once and called by its place.

    Attributes:
        table: The texts, control characters shown.
    """

    def __init__(self) -> None:
        self.table: list[str] = []
        self._places: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        """The place of a text."""
        place = self._places.get(text)
        if place is None:
            place = self._places[text] = len(self.table)
            self.table.append(visible(text))
        return place


class _Row(NamedTuple):
    kind: Kind
    weight: int
    id: str
    asks: str
    label: str
    points: str
    reason: str
    grader: str
    evidence: tuple[int, ...] = ()


class Rulings:
    """A table of answers: most conversations share most of theirs, so each is written once."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._places: dict[_Row, int] = {}
        self._known: dict[tuple[str, Verdict], int] = {}

    def of(self, dossier: Dossier, key: Key) -> tuple[int, ...]:
        """The places of every answer about one conversation, what was left out among them, worst first."""
        graded = dossier.verdicts.get(key)
        if graded is None:
            return ()
        case_id = key[0]
        places = [self._of_verdict(each, case_id, dossier) for each in graded.verdicts]
        for left in graded.left_out:
            places.append(self._place(_left_out(left, dossier.criteria.get((case_id, left.criterion_id)))))
        places += [self._place(_flag(each)) for each in graded.flags]
        rows = self._rows
        places.sort(key=lambda place: (_RANK[rows[place].kind], -rows[place].weight))
        return tuple(places)

    def _of_verdict(self, verdict: Verdict, case_id: str, dossier: Dossier) -> int:
        place = self._known.get((case_id, verdict))
        if place is None:  # trials of one case repeat most of each other's answers
            place = self._place(_row(verdict, dossier.criteria.get((case_id, verdict.criterion_id))))
            self._known[case_id, verdict] = place
        return place

    def _place(self, row: _Row) -> int:
        place = self._places.setdefault(row, len(self._rows))
        if place == len(self._rows):
            self._rows.append(row)
        return place

    def table(self, words: Words) -> list[list[object]]:
        """The answers: kind, id, sentence, outcome in words, points, reason, grader and turns; texts by their place."""
        return [
            [
                row.kind,
                *map(words, (row.id, row.asks, row.label, row.points, row.reason, row.grader)),
                row.evidence,
            ]
            for row in self._rows
        ]


def _left_out(left: LeftOut, planned: PlannedCriterion | None) -> _Row:
    return _Row(
        kind="left",
        weight=0,
        id=left.criterion_id,
        asks=_asks(planned, left.criterion_id),
        label="No occasion",
        points="",
        reason=left.reason,
        grader="",
    )


def _flag(flag: Flag) -> _Row:
    """Something seen by a check that is not sure enough: for people to look at."""
    name = flag.name.partition("@")[0]
    return _Row(
        kind="flag",
        weight=0,
        id=name,
        asks=f"Look at this: {name.replace('-', ' ')}",
        label="Flag, counts for nothing",
        points="",
        reason=flag.reason,
        grader=flag.name,
        evidence=flag.evidence,
    )


def _row(verdict: Verdict, planned: PlannedCriterion | None) -> _Row:
    kind, label = _kind(verdict.outcome, planned)
    reason = without_patterns(verdict.reason, verdict.criterion_id)
    against = kind in ("veto", "bad", "advice")
    return _Row(
        kind=kind,
        weight=abs(planned.points) if planned else 0,
        id=verdict.criterion_id,
        asks=_asks(planned, verdict.criterion_id, verdict.reason if against else ""),
        label=label,
        points=_points(verdict, planned),
        reason=_shortened(reason) if kind == "good" else reason,
        grader="" if verdict.grader == "-" else verdict.grader,
        evidence=verdict.evidence,
    )


def _shortened(reason: str) -> str:
    return reason if len(reason) <= _LONGEST_QUIET else one_line(reason, _LONGEST_QUIET)


def _asks(planned: PlannedCriterion | None, criterion_id: str, reason: str = "") -> str:
    return asked(planned, reason) if planned else criterion_id


def _kind(outcome: Outcome, planned: PlannedCriterion | None) -> tuple[Kind, str]:
    """Met means that the sentence is true; whether that is good depends on the sentence."""
    if outcome is Outcome.UNGRADED:
        return "waits" if planned is not None and not planned.counts else "open", "Not graded"
    met = outcome is Outcome.MET
    if planned is not None and not planned.counts and speaks_against(planned, outcome):
        return "advice", f"Advisory: {'happened' if met else 'not met'}"
    if planned is not None and planned.veto is not None:
        fired = outcome.value == planned.veto
        return ("veto", "Veto") if fired else ("good", "Kept" if planned.veto == "not_met" else "Did not happen")
    if planned is not None and planned.points < 0:
        return ("bad", "Happened") if met else ("good", "Did not happen")
    return ("good", "Met") if met else ("bad", "Not met")


def _points(verdict: Verdict, planned: PlannedCriterion | None) -> str:
    if planned is not None and not planned.counts:
        return "counts for nothing"
    if planned is None or planned.points == 0:
        return ""
    if verdict.outcome is Outcome.UNGRADED:
        return f"? of {planned.points}".replace("-", "\N{MINUS SIGN}")
    met = float(verdict.outcome is Outcome.MET)
    earned = planned.points * (met if verdict.credit is None else verdict.credit)
    if planned.points < 0:
        return f"{earned:.3g}".replace("-", "\N{MINUS SIGN}") if earned else ""
    return f"{earned:.3g} of {planned.points}"
