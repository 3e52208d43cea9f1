"""The line under the headline, and whom the bot hurts most."""

from collections.abc import Sequence

from hardcase.scorecards import Scorecard

from .dimensions import DimensionLine
from .dossier import Dossier
from .words import count, listed, slice_name, some

_NAMED = 3


def byline(dossier: Dossier) -> str:
    """Bot, cases, gate, champion, graders and when, in one line."""
    plan, card, decision = dossier.plan, dossier.card, dossier.decision
    times = f", {card.trials} times each" if card.trials > 1 else ""
    suites = tuple(slice_name(each) for each in card.suites)
    told = [f"{plan.bot}: {count(card.planned, 'test customer')}{times} ({some(suites, 2)})"]
    if decision:
        against = f"against the champion {decision.champion}" if decision.champion else "no champion"
        told.append(f"gate {decision.gate}, {against}")
    else:
        told.append("no gate")
    return "; ".join([*told, f"graded by {listed(['checks', *card.judges])}"])


def hurt_most(card: Scorecard, lines: Sequence[DimensionLine]) -> str:
    """The suites furthest below a floor for all cases, what is unknown read for the bot; empty where none is below."""
    gaps = dict[str, float]()
    for suite in dict.fromkeys(case.suite for case in card.cases):
        for line in lines:
            dimension = card.dimension(line.name)
            values = dimension.of_slice(suite) if dimension and line.state == "measured" else ()
            if line.floor is not None and values:
                gap = line.floor - sum(each.high for each in values) / len(values)
                gaps[suite] = max(gap, gaps.get(suite, 0.0))
    worst = sorted((suite for suite, gap in gaps.items() if gap > 0), key=lambda suite: (-gaps[suite], suite))
    return some(tuple(slice_name(suite) for suite in worst), _NAMED)
