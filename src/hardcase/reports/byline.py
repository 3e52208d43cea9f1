"""The line under the headline."""

from .dossier import Dossier
from .words import count, listed, slice_name


def byline(dossier: Dossier) -> str:
    """Bot, cases, gate, champion, graders and when, in one line."""
    plan, card, decision = dossier.plan, dossier.card, dossier.decision
    times = f", {card.trials} times each" if card.trials > 1 else ""
    told = [f"{plan.bot}: {count(card.planned, 'test customer')}{times} ({suites_in_words(dossier)})"]
    if decision:
        against = f"against the champion {decision.champion}" if decision.champion else "no champion"
        told.append(f"gate {decision.gate}, {against}")
    else:
        told.append("no gate")
    return "; ".join([*told, f"graded by {listed(['checks', *card.judges])}"])


def suites_in_words(dossier: Dossier, most: int = 2) -> str:
    """The suites by their titles; only their number where there are more than so many."""
    suites = dossier.card.suites
    if len(suites) > most:
        return count(len(suites), "suite")
    return "; ".join(dossier.plan.titles.get(each) or slice_name(each) for each in suites)
