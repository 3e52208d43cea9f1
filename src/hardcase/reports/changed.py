"""What changed since the champion, case by case: the worst kind first, with the words that decided it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .change_kinds import change_lists
from .dossier import Dossier, Key
from .quotes import worst_quote
from .words import ENDINGS, dom_id, sentence, without_patterns
from .wrong import not_kept

OPEN = 10
"""Cases of a kind that stand open; the others are folded."""


class Changed(NamedTuple):
    """One case, and what went wrong in its worst failed trial; empty where nothing did.

    Attributes:
        why: Criterion and reason, as a grader wrote it.
        title: The case in the words of its author.
        broke: The criterion as a sentence, with what became of it.
        said: Words of the bot that decided it; `asked`: of the customer before them.
    """

    case: str
    why: str
    title: str
    broke: str = ""
    said: str = ""
    asked: str = ""


def changed(dossier: Dossier) -> Mapping[str, tuple[Changed, ...]]:
    """The cases of each kind, with the words that decided them; nothing where the run was compared with none."""
    changes = dossier.decision.changes if dossier.decision else None
    if changes is None:
        return {}
    failed: dict[str, list[Key]] = {}
    for key, (_, result) in dossier.results.items():
        if result.status == "failed":
            failed.setdefault(key[0], []).append(key)
    return {
        kind: tuple(_changed(dossier, case, failed.get(case, [])) for case in cases)
        for kind, cases in change_lists(changes)
    }


def _changed(dossier: Dossier, case: str, failed: Sequence[Key]) -> Changed:
    title = dossier.cases[case].title or case
    if not failed:
        return Changed(case, "", title)
    first = {key: result.not_met[0] for key in failed if (result := dossier.results[key][1]).not_met}
    quote = worst_quote(dossier, failed, of=first)
    worst = next((key for key in failed if quote and dom_id(*key) == quote.anchor), failed[0])
    if worst not in first:
        ending = dossier.results[worst][1].ending
        why, broke = ending.replace("_", " "), sentence(ENDINGS.get(ending, ending))
    else:
        reason = without_patterns(dossier.reason(worst, first[worst]), first[worst])
        why, broke = f"{first[worst]}: {reason}", _broke(dossier, worst, first[worst])
    return Changed(case, why, title, broke, quote.said if quote else "", quote.asked if quote else "")


def _broke(dossier: Dossier, key: Key, criterion: str) -> str:
    planned = dossier.criteria.get((key[0], criterion))
    return not_kept(planned, dossier.reason(key, criterion)) if planned else f"Not met: {sentence(criterion)}"
