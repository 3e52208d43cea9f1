"""Whether an English claim has the particle, the recipient and the object that its base form names."""

from collections.abc import Sequence

from .acts import Act
from .clauses_en import MOVERS, NEGATIONS, NOT_HEADS, PREPOSITIONS, STAFF, WALLS

_AFTER_HEAD = PREPOSITIONS | WALLS | {"£", "$", "€", "worth", "#", "i", "you"}


def moves(behind: list[str], act: Act) -> bool:
    """Whether the verb has the particle it needs, or the recipient that a verb of handing over needs."""
    near = behind[:9]
    if act.particle in near and _belongs(near, near.index(act.particle)):
        return True
    if act.verb not in MOVERS or act.objects:
        return not act.particle
    if act.particle == "" and act.verb in {"forward", "refer", "move", "redirect"}:
        return True
    for at, token in enumerate(near):
        if token in {"to", "with", "onto"}:
            return not STAFF.isdisjoint(behind[at + 1 : at + 8])
    return not act.particle and not {"over", "through"}.isdisjoint(near)


def object_behind(behind: list[str], act: Act) -> bool:
    """Whether the act's object follows the verb, before a preposition turns to something else."""
    if not act.objects:
        return True
    seen: set[str] = set()
    skip = False
    for at, token in enumerate(behind[:14]):
        if skip:
            skip = False
            continue
        if token in PREPOSITIONS:
            if behind[at + 1 : at + 2] and behind[at + 1] in {"you", "them", "him", "her"}:
                skip = True
                continue
            return False
        if token in NEGATIONS:
            return False
        seen.add(token)
        if _is_noun(token, act.objects[-1]) and seen.issuperset(act.objects[:-1]):
            return behind[at + 1 : at + 2] == [] or behind[at + 1] not in NOT_HEADS
    return False


def heads(phrase: list[str], objects: Sequence[str]) -> bool:
    """Whether the object is the head of a noun phrase, not its modifier and not behind a preposition."""
    for at, token in enumerate(phrase):
        if token in PREPOSITIONS:
            return False
        if _is_noun(token, objects[-1]):
            following = phrase[at + 1 : at + 2]
            ends = not following or following[0] in _AFTER_HEAD
            return (ends or following[0][:1].isdigit()) and set(objects[:-1]).issubset(phrase[:at])
    return False


def _is_noun(token: str, noun: str) -> bool:
    return token in {noun, noun + "s", noun + "es"}


def _belongs(near: list[str], at: int) -> bool:
    """Whether the particle is one: in "passed it on to billing", not in "passed the test on Monday"."""
    return near[at] != "on" or at == 0 or near[at + 1 : at + 2] in ([], ["to"], ["for"])
