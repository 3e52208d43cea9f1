"""Genericness in words: the one number that no single conversation shows."""

from msgspec import Struct

from hardcase.decisions import Decision
from hardcase.scorecards import GenericnessCard, Scorecard
from hardcase.stats import score_bounds
from hardcase.text import one_line

from .dimensions import DEFAULT_CONFIDENCE
from .figure import Figure
from .words import families, percent

_HELD = {"pass": "not proven to be above", "fail": "missed", "waived": "missed, and waived"}


class GenericLine(Struct, frozen=True, kw_only=True):
    """How much of what the bot says it says to everyone, ready to be drawn and said.

    Attributes:
        measured: At least two families had turns to compare; without, the numbers mean nothing.
        value: Mean share over families, in [0, 1].
        lower: One-sided lower bound.
        upper: One-sided upper bound.
        ceiling: What the gate allows; None without such a rule.
        status: Of the ceiling's rule; empty without one.
        reach: What the number says about cases like these, and what it rests on.
        most: The most repeated sentences, each with the number of families it was said to.
    """

    measured: bool
    value: float = 0.0
    lower: float = 0.0
    upper: float = 1.0
    ceiling: float | None = None
    status: str = ""
    reach: str = "Not two families have turns that could be compared."
    most: tuple[str, ...] = ()

    @property
    def seen(self) -> str:
        """The number in words, or why there is none."""
        return percent(self.value) if self.measured else "not measured"

    @property
    def figure(self) -> Figure:
        """The number as a line."""
        return Figure(
            low=self.value,
            high=self.value,
            lower=self.lower,
            upper=self.upper,
            known=self.measured,
            limit=self.ceiling,
            limit_label="" if self.ceiling is None else f"ceiling {percent(self.ceiling)}",
            ends=("0%", "100%"),
        )

    @property
    def promise(self) -> str:
        """What the gate's ceiling makes of it; empty without a ceiling."""
        if self.ceiling is None:
            return ""
        held = _HELD[self.status] if self.measured else "nothing to hold against it"
        return f"Ceiling {percent(self.ceiling)}: {held}."


def generic_line(card: Scorecard, decision: Decision | None) -> GenericLine:
    """Put genericness into words.

    Args:
        card: Balanced counts of one bot.
        decision: Whose ceiling and confidence apply; None: no ceiling, 95 percent.
    """
    rule = next((each for each in decision.rules if each.id == "genericness"), None) if decision else None
    ceiling, status = (rule.threshold, rule.status) if rule else (None, "")
    seen = card.genericness
    if seen is None:
        return GenericLine(measured=False, ceiling=ceiling, status=status)
    confidence = decision.confidence if decision else DEFAULT_CONFIDENCE
    bounds = score_bounds([each.low for each in seen.families], confidence=confidence)
    return GenericLine(
        measured=True,
        value=seen.value,
        lower=bounds.lower,
        upper=bounds.upper,
        ceiling=ceiling,
        status=status,
        reach=(
            f"Cases like these: {percent(bounds.lower)} to {percent(bounds.upper)} ({families(len(seen.families))}). "
            f"{_compared(seen)}"
        ),
        most=tuple(f"“{one_line(text, 140)}”, in {families(count)}" for text, count in seen.sentences),
    )


def _compared(seen: GenericnessCard) -> str:
    if seen.turns == seen.of_turns:
        return f"All {seen.turns:,} turns were compared."
    return f"{seen.turns:,} of {seen.of_turns:,} turns were compared; the others are short or were not drawn."
