"""The four dimensions as one line each: what was seen, how sure it is, and the floor it must clear."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from hardcase.cases import DIMENSIONS, JudgeOnRecord
from hardcase.decisions import Decision, RuleResult
from hardcase.scorecards import MIN_COUNTED, DimensionCard, Scorecard
from hardcase.stats import both_readings, score_bounds

from .beside import Beside
from .compared import OF_DIMENSIONS
from .figure import Figure, Mark, placed
from .words import QUESTIONS, families, label, listed, percent, score, span

DEFAULT_CONFIDENCE = 0.95
State = Literal["measured", "needs-judge", "not-measured"]


class DimensionLine(Struct, frozen=True, kw_only=True):
    """One dimension, ready to be drawn and said.

    Attributes:
        state: Only a measured dimension has numbers to show.
        low: Mean over families with every unknown against the bot, in [0, 1].
        high: Mean with every unknown for it.
        lower: One-sided lower bound, the worse of the two readings.
        upper: One-sided upper bound, the better of the two.
        floor: What the gate demands of all cases; None without such a rule.
        status: Of the floor's rule; empty without one.
        families: Families that were reached; `reached`: by name.
        counted: Share of the planned positive points that checks or licensed judges answer.
        judge_only: Criteria that no judge was licensed to answer.
        unlicensed: Judges that were asked and hold no licence for these.
        judged: A judge that may count was asked.
        lost: The gate proved that it is worse than the champion's.
        not_reached: Families that gave no occasion.
    """

    name: str
    label: str
    question: str
    state: State
    low: float = 0.0
    high: float = 0.0
    lower: float = 0.0
    upper: float = 1.0
    floor: float | None = None
    status: str = ""
    families: int = 0
    reached: frozenset[str] = frozenset()
    counted: float = 0.0
    judge_only: tuple[str, ...] = ()
    unlicensed: tuple[str, ...] = ()
    judged: bool = False
    lost: bool = False
    not_reached: tuple[str, ...] = ()

    @property
    def seen(self) -> str:
        """The number in words, or why there is none."""
        match self.state:
            case "measured":
                return span(self.low, self.high)
            case "needs-judge":
                if not self.unlicensed:
                    return "needs a judge"
                have = "has" if len(self.unlicensed) == 1 else "have"
                return f"needs a judge with a licence ({listed(list(self.unlicensed))} {have} none for it)"
            case "not-measured":
                return "not measured"

    @property
    def bounds(self) -> str:
        """Where cases like these may lie, in words; one family proves no range."""
        known = self.state == "measured" and self.families > 1
        return f"{score(self.lower)} to {score(self.upper)}" if known else "unknown"

    @property
    def reach(self) -> str:
        """What the number says about cases like these, and what it rests on."""
        if self.state == "not-measured":
            return "No case measures it." if not self.not_reached else "No conversation gave occasion to measure it."
        share = percent(self.counted)
        if self.state == "needs-judge":
            return f"Cannot be told: checks answer {share} of its points, the rest needs a judge with a licence."
        if self.families == 1:
            return "One family gives no range."
        between = f" Between {score(self.low)} and {score(self.high)}, depending on what nobody could grade."
        unknown = between if self.unsure else ""
        answered = f"{self.graders} answer {'all' if self.counted == 1 else share} of its points."
        reach = f"Cases like these: {self.bounds} ({families(self.families)})."
        return f"{reach}{unknown} {answered}" if self.answered else f"{reach}{unknown}"

    @property
    def answered(self) -> bool:
        """Something of it was graded: of no family is everything open."""
        return self.low > 0 or self.high < 1

    @property
    def graders(self) -> str:
        """Whose answers count."""
        return "Checks and licensed judges" if self.judged else "Checks"

    @property
    def unsure(self) -> bool:
        """What is ungraded moves the number as it is printed."""
        return score(self.low) != score(self.high)

    @property
    def promise(self) -> str:
        """What the gate's floor makes of it; empty without a floor."""
        if self.floor is None:
            return ""
        kept = {"pass": "kept", "fail": "missed", "inconclusive": "open"}
        return f"Floor {score(self.floor)}: {kept.get(self.status, self.status)}."


def dimension_lines(card: Scorecard, decision: Decision | None) -> tuple[DimensionLine, ...]:
    """The four dimensions in their order, also those that nothing measures.

    Args:
        card: Balanced counts of one bot.
        decision: Whose floors and confidence apply; None: no floors, 95 percent.
    """
    confidence = decision.confidence if decision else DEFAULT_CONFIDENCE
    rules = {rule.id: rule for rule in decision.rules} if decision else {}
    lost = {OF_DIMENSIONS[id_] for id_, rule in rules.items() if id_ in OF_DIMENSIONS and rule.status == "fail"}
    return tuple(
        replace(
            _line(name, card.dimension(name), rules.get(f"floor-{name}"), confidence, card.judged_by),
            lost=name in lost,
        )
        for name in DIMENSIONS
    )


def figures(
    lines: Sequence[DimensionLine], champion: Scorecard | None, beside: Sequence[Beside], *, confidence: float
) -> dict[str, Figure]:
    """The drawing of each dimension.

    Args:
        lines: Of the candidate.
        champion: Drawn below it over the families that both played, with a range of its own; None: compared with none.
        beside: Marked on the line.
        confidence: Of the champion's range.
    """
    return {line.name: _figure(line, champion, beside, confidence) for line in lines}


def _figure(line: DimensionLine, champion: Scorecard | None, beside: Sequence[Beside], confidence: float) -> Figure:
    lower, upper = _range(line)
    figure = Figure(
        low=line.low,
        high=line.high,
        lower=lower,
        upper=upper,
        known=line.state == "measured",
        limit=line.floor,
        limit_label="" if line.floor is None else f"floor {score(line.floor)}",
    )
    if not figure.known:
        return figure
    found = [(each.name, _line(line.name, each.card.dimension(line.name), None, confidence, ())) for each in beside]
    figure = replace(figure, marks=placed([_mark(name, each) for name, each in found if each.state == "measured"]))
    card = champion.dimension(line.name) if champion else None
    if card is None:
        return figure
    both = tuple(each for each in card.families if each.family in line.reached)
    theirs = _line(line.name, replace(card, families=both), None, confidence, ())
    if theirs.state != "measured":
        return figure
    lower, upper = _range(theirs)
    return replace(
        figure,
        champion=_mark("champion", theirs),
        champion_lower=lower,
        champion_upper=upper,
        champion_families=theirs.families,
        champion_shares=theirs.families < max(line.families, len(card.families)),
    )


def _range(line: DimensionLine) -> tuple[float, float]:
    """Ends of the bar; one family proves no range."""
    return (line.lower, line.upper) if line.families > 1 else (line.low, line.high)


def _mark(name: str, line: DimensionLine) -> Mark:
    return Mark(label=f"{name} {line.seen}", low=line.low, high=line.high)


def told(figure: Figure) -> str:
    """What is drawn beside a candidate, in words; empty where nothing is."""
    said = []
    if figure.champion:
        number = "one family" if figure.champion_families == 1 else families(figure.champion_families)
        both = f" in the {number} that both played" if figure.champion_shares else ""
        reach = f", cases like these {score(figure.champion_lower)} to {score(figure.champion_upper)}"
        said.append(f"The {figure.champion.label}{both}{reach if figure.champion_families > 1 else ''}.")
    if figure.marks:
        said.append(f"For comparison: {listed([mark.label for mark in figure.marks])}.")
    return " ".join(said)


def _line(
    name: str,
    card: DimensionCard | None,
    floor: RuleResult | None,
    confidence: float,
    judged_by: Sequence[JudgeOnRecord],
) -> DimensionLine:
    line = DimensionLine(
        name=name,
        label=label(name),
        question=QUESTIONS.get(name, ""),
        state="not-measured",
        floor=floor.threshold if floor else None,
        status=floor.status if floor else "",
        not_reached=card.not_reached if card else (),
    )
    if card is None or not card.families:
        return line
    worst = score_bounds([each.low for each in card.families], confidence=confidence)
    best = score_bounds([each.high for each in card.families], confidence=confidence)
    bounds = both_readings(worst, best)
    return replace(
        line,
        state="measured" if card.counted >= MIN_COUNTED else "needs-judge",
        low=sum(each.low for each in card.families) / len(card.families),
        high=sum(each.high for each in card.families) / len(card.families),
        lower=bounds.lower,
        upper=bounds.upper,
        families=len(card.families),
        reached=frozenset(each.family for each in card.families),
        counted=card.counted,
        judge_only=card.judge_only,
        judged=any(each.by_right or each.held for each in judged_by),
        unlicensed=tuple(each.name for each in judged_by if not each.by_right) if card.judge_only else (),
    )
