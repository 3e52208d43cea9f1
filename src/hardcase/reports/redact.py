"""A dossier without anything that is somebody's own, made before a word of it is rendered."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from msgspec import Struct, structs

from hardcase.cases import Case, Customer
from hardcase.conversations import Call, Conversation, Handover

from .dossier import Dossier
from .free_names import FreeNames
from .masks import CUSTOMER, NAME, PERSON, Masks, Redacted
from .private import Private
from .words import DECISIONS, ENDINGS, NEEDED, NOT_NEEDED, STATUSES, count

_OURS = frozenset({*DECISIONS, *ENDINGS, *NEEDED, *NOT_NEEDED, *STATUSES})
"""Words of the machinery, which the page looks up."""
_NAMES = {
    CUSTOMER: ("customer", "customers"),
    PERSON: ("other person", "other people"),
    NAME: ("name in notes", "names in notes"),
    "address": ("address", "addresses"),
    "delivery": ("delivery", "deliveries"),
}


def redact(dossier: Dossier, cases: Iterable[Case]) -> Dossier:
    """Mask names, mail addresses, cards, phones, postal addresses, days of birth and numbers of customers.

    Args:
        dossier: Everything a run left.
        cases: Whose records say what is somebody's own; of a case that is missing here only its customer's name, what
            was looked up in the conversation and what shows by its form can be known.

    Returns:
        Dossier: The same in every text of it, ids among them. Amounts, days and words of policies stay.
    """
    masks = Masks()
    private = Private(masks)
    given = tuple(cases)
    known = {case.id: case for case in given if case.id in dossier.cases}
    _hear(masks, dossier, known.values())
    for case_id, planned in dossier.cases.items():  # all customers first: a name has one mask, whoever else says it
        name = known[case_id].customer.name if case_id in known else "".join(planned.names[:-1])
        if name and name != Customer().name:
            masks.learn_person(name, case_id, kind=CUSTOMER)
    for case in known.values():
        private.learn_case(case)
    free = FreeNames(given)
    for case in known.values():
        for name in free.names_in(case):
            masks.learn_person(name, case.id, kind=NAME)
    for talk in _different(dossier):
        private.learn_conversation(talk)
    redacted = _Redacting(masks, frozenset(dossier.cases)).dossier(dossier)
    unknown = len(dossier.cases) - len(known)
    return replace(redacted, redacted=Redacted(counts=tuple(masks.counts.most_common()), unknown=unknown))


def _different(dossier: Dossier) -> list[Conversation]:
    """Conversations of which each says something else: trials of a case are often the same."""
    kept: dict[str, list[Conversation]] = {}
    for talk in dossier.conversations.values():
        own = kept.setdefault(talk.case_id, [])
        if not any((one.turns, one.calls, one.handover) == (talk.turns, talk.calls, talk.handover) for one in own):
            own.append(talk)
    return [talk for own in kept.values() for talk in own]


def _hear(masks: Masks, dossier: Dossier, cases: Iterable[Case]) -> None:
    """Let the masks learn which words are everyday words, from criteria and from lines that open with a capital.

    Never from a bot: it could say a name in lower case to have it shown.
    """
    for case in cases:
        for line in case.turns:
            if line.say[:1].isupper():
                masks.hear(line.say, case.id)
    for asks, case_id in {criterion.asks: case_id for (case_id, _), criterion in dossier.criteria.items()}.items():
        masks.hear(asks, case_id)


class _Redacting:
    """One pass over everything; what stands in several places stays one thing."""

    def __init__(self, masks: Masks, cases: frozenset[str]) -> None:
        self._masks = masks
        self._cases = cases
        self._done: dict[tuple[int, str], tuple[Struct, Struct]] = {}

    def dossier(self, dossier: Dossier) -> Dossier:
        return Dossier(**{name: self._of(getattr(dossier, name), "") for name in dossier.__dataclass_fields__})

    def _of(self, value: Any, case: str, *, loose: bool = False) -> Any:
        if type(value) is str:
            return value if value in _OURS else self._masks.text(value, case)
        if isinstance(value, Struct):
            return self._of_struct(value, case)
        if type(value) is int and loose:  # what a bot or a desk wrote may be somebody's number; elsewhere we count
            said = self._masks.text(str(value), case)
            return value if said == str(value) else said
        if isinstance(value, tuple):
            inner = self._case_in(value) or case
            return tuple(self._of(each, inner, loose=loose) for each in value)
        if isinstance(value, list):
            return [self._of(each, case, loose=loose) for each in value]
        if isinstance(value, dict):
            return {
                self._of(key, case): self._of(each, self._case_in(key) or case, loose=loose)
                for key, each in value.items()
            }
        return value

    def _case_in(self, key: Any) -> str:
        """The case that is named by a key of the dossier, or by the first half of it."""
        name = key[0] if isinstance(key, tuple) and key else key
        return name if isinstance(name, str) and name in self._cases else ""

    def _of_struct(self, value: Struct, case: str) -> Struct:
        case = getattr(value, "case_id", "") or self._case_in(getattr(value, "id", "")) or case
        done = self._done.get((id(value), case))
        if done is None:
            loose = isinstance(value, Call | Handover)
            changed = {}
            for name in _with_text(type(value)):
                was = getattr(value, name)
                now = self._of(was, case, loose=loose)
                if now != was:
                    changed[name] = now
            # The old one is kept beside the new: its id in memory may be given to nothing else.
            done = self._done[(id(value), case)] = (value, structs.replace(value, **changed) if changed else value)
        return done[1]


@cache
def _with_text(noun: type[Struct]) -> tuple[str, ...]:
    """Fields in which somebody's words may stand: no numbers, and no words of which we have a list."""
    return tuple(field.name for field in structs.fields(noun) if not _is_ours(field.type))


def _is_ours(kind: Any) -> bool:
    if get_origin(kind) in (Union, UnionType):
        return all(_is_ours(each) for each in get_args(kind))
    if get_origin(kind) is Literal or kind in (int, float, bool, NoneType):
        return True
    return isinstance(kind, type) and issubclass(kind, Enum)


def redaction_note(dossier: Dossier) -> str:
    """Say that words were masked, how many of what, and what could not be looked up; empty where nothing was."""
    if dossier.redacted is None:
        return ""
    told = [
        f"{number:,} {_NAMES.get(kind, (kind, kind + 's'))[number != 1]}" for kind, number in dossier.redacted.counts
    ]
    masked = f"Masked: {', '.join(told)}." if told else "Nothing was found to mask."
    unknown = dossier.redacted.unknown
    missing = f" Of {count(unknown, 'case')} the records were not found: names may be left in them." if unknown else ""
    return f"Redacted: each name, address and number has the same mask everywhere. {masked}{missing}"


def redacted_name(name: str) -> str:
    """What a file is called when nothing in it is somebody's own: `report.redacted.html`."""
    path = Path(name)
    return f"{path.stem}.redacted{path.suffix}"
