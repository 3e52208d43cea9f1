"""How often a judge had a usable answer: one that has none leaves no other trace."""

from collections import Counter
from collections.abc import Iterable, Mapping

from .verdict import Answered, Ruling

_SAID = "gave no usable answer: "


def answered(judge: str, rulings: Mapping[str, Ruling]) -> Answered:
    """Count what one judge made of one conversation.

    Args:
        judge: As it signs.
        rulings: Its answers, by criterion.
    """
    told = (each.reason.partition(_SAID)[2] or each.reason for each in rulings.values() if each.unusable)
    why = Counter(each.removeprefix("JudgeError: ") for each in told)
    return Answered(judge=judge, asked=len(rulings), unusable=why.total(), why=_most(why))


def add_answered(counts: Iterable[Answered]) -> tuple[Answered, ...]:
    """Add up over conversations, by judge; of the reasons the most frequent one is kept."""
    by_judge: dict[str, list[Answered]] = {}
    for each in counts:
        by_judge.setdefault(each.judge, []).append(each)
    return tuple(_sum(name, found) for name, found in by_judge.items())


def _sum(judge: str, found: Iterable[Answered]) -> Answered:
    why: Counter[str] = Counter()
    asked = 0
    for each in found:
        asked += each.asked
        why.update({each.why: each.unusable} if each.unusable else {})
    return Answered(judge=judge, asked=asked, unusable=why.total(), why=_most(why))


def _most(why: Counter[str]) -> str:
    return why.most_common(1)[0][0] if why else ""
