"""What a dashboard would have seen of the same conversations: nothing here is a reason for anything."""

from msgspec import Struct

from hardcase.cases import DIMENSIONS
from hardcase.models import dollars
from hardcase.scorecards import Outcomes, Scorecard
from hardcase.verdicts import NEVER

from .dimensions import DimensionLine
from .dossier import Dossier
from .words import count, percent, span, was

INSTANT_S = 0.05
"""Seconds below which nobody waits."""


class Gauge(Struct, frozen=True, kw_only=True):
    """One number of a dashboard.

    Attributes:
        label: What it counts.
        value: As people read it.
        beside: What it rests on.
    """

    label: str
    value: str
    beside: str = ""


class Dashboard(Struct, frozen=True, kw_only=True):
    """The usual four numbers, and what the first of them hides.

    Attributes:
        unseen: What containment counts as a success; empty where nothing of the kind was seen.
    """

    gauges: tuple[Gauge, ...]
    unseen: str = ""


def newly_failed(dossier: Dossier) -> tuple[bool, ...]:
    """For each customer whom the champion served and this bot fails: whether none of its trials reached a person."""
    changes = dossier.decision.changes if dossier.decision else None
    reached = {case for (case, _), talk in dossier.conversations.items() if talk.handover or talk.drafted}
    return tuple(case not in reached for case in changes.newly_broken) if changes else ()


def dashboard(
    card: Scorecard, outcomes: Outcomes, lines: tuple[DimensionLine, ...], *, newly_failed: tuple[bool, ...] = ()
) -> Dashboard:
    """Containment, one mean over all scores, seconds for a reply, and what a conversation cost.

    Args:
        card: Balanced counts.
        outcomes: Of the same run.
        lines: Its dimensions; the mean is over those that were measured, each weighing the same.
        newly_failed: Customers whom the champion served, and whether each counts as contained.
    """
    gauges = list[Gauge]()
    if outcomes.played:
        share, of = percent(outcomes.contained / outcomes.played), f"{outcomes.contained:,} of {outcomes.played:,}"
        gauges.append(Gauge(label="contained", value=share, beside=f"{of} conversations without a person"))
    measured = [line for line in lines if line.state == "measured"]
    if measured:
        low, high = (sum(getattr(line, end) for line in measured) / len(measured) for end in ("low", "high"))
        gauges.append(Gauge(label="average score", value=span(low, high), beside=f"over {_these(measured)}"))
    if outcomes.latency_p50_s is not None:
        seconds = outcomes.latency_p50_s
        value = f"{seconds:.1f} s" if seconds >= INSTANT_S else "at once"
        within = f"within {seconds:.1f} s" if seconds >= INSTANT_S else f"in under {INSTANT_S} s"
        gauges.append(Gauge(label="a reply", value=value, beside=f"half of them {within}"))
    if outcomes.cost_usd is not None and outcomes.played:
        beside = "paid" if not outcomes.uncounted else "paid at least: not all were counted"
        gauges.append(Gauge(label="a conversation", value=dollars(outcomes.cost_usd / outcomes.played), beside=beside))
    never = sum(card.escalation.outcomes.get(name, 0) for name in NEVER)
    unseen = [f"{never:,} of these {outcomes.contained:,} needed a person."] if outcomes.contained and never else []
    if newly_failed:
        contained = sum(newly_failed)
        told = f"{count(len(newly_failed), 'customer')} whom the champion served {was(len(newly_failed))} failed"
        unseen.append(f"{told}, and {contained:,} of them count as contained." if contained else f"{told}.")
    return Dashboard(gauges=tuple(gauges), unseen=" ".join(unseen))


def _these(measured: list[DimensionLine]) -> str:
    if len(measured) == len(DIMENSIONS):
        return "the four dimensions"
    return f"the {len(measured)} dimensions that were measured" if len(measured) > 1 else measured[0].label.lower()
