"""The filters of the list of conversations: what is worth choosing from."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from .dossier import Dossier, Key
from .entries import FACETS, OF_A_CASE, facets
from .words import LABELS, NEEDED, NOT_NEEDED, STATUSES, sentence

_MANY_TAGS, _SEVERAL = 40, 5
"""Of more tags than this only those of so many cases are offered: all others lead to one story, which Find finds."""


_OWN = {OF_A_CASE: "what single cases ask for"}
_LABELS = {
    "outcome": "Result",
    "wrong": "Not met",
    "suite": "Suite",
    "tag": "Tag",
    "people": "Escalation",
    "since": "Since the champion",
    "tier": "Tier",
    "language": "Language",
}
_PEOPLE = {
    name: sentence(said if name == "unknown" else f"the customer {said}").removesuffix(".")
    for name, said in (NEEDED | NOT_NEEDED).items()
}


class Choice(Struct, frozen=True, kw_only=True):
    """One choice of a filter."""

    value: str
    label: str
    trials: int


class Filter(Struct, frozen=True, kw_only=True):
    """One filter of the list.

    Attributes:
        name: In the address of the page, as `#?suite=billing_disputes`.
        label: What people read.
        groups: Choices under a heading each; a heading may be empty.
    """

    name: str
    label: str
    groups: tuple[tuple[str, tuple[Choice, ...]], ...]


def filters(dossier: Dossier, keys: Iterable[Key]) -> tuple[Filter, ...]:
    """The filters that part these conversations, the most useful first; one with a single choice is left out."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    tagged: defaultdict[str, set[str]] = defaultdict(set)
    for key in keys:
        for name, values in zip(FACETS, facets(dossier, key), strict=True):
            counts[name].update(set(values))
        for tag in dossier.results[key][0].tags:
            tagged[tag].add(key[0])
    if len(tagged) > _MANY_TAGS:
        counts["tag"] = Counter({tag: counts["tag"][tag] for tag, cases in tagged.items() if len(cases) >= _SEVERAL})
    made = []
    for name, label in _LABELS.items():
        found = counts[name]
        if len(found) > 1 or (found and name in {"wrong", "since"}):
            made.append(Filter(name=name, label=label, groups=_groups(name, found)))
    return tuple(made)


def _groups(name: str, found: Mapping[str, int]) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    if name == "wrong":
        criteria = [each for each in found if each not in LABELS]
        often = sorted(criteria, key=lambda each: (each == OF_A_CASE, -found[each], each))
        dimensions = _choices(found, [each for each in LABELS if each in found], LABELS)
        groups = (("Dimensions", dimensions), ("Criteria", _choices(found, often, _OWN)))
        return tuple(group for group in groups if group[1])
    order = {"outcome": STATUSES, "people": _PEOPLE}.get(name, {})
    known = [each for each in order if each in found]
    return (("", _choices(found, [*known, *sorted(found.keys() - order.keys())], order)),)


def _choices(found: Mapping[str, int], order: Iterable[str], labels: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value=each, label=labels.get(each, each), trials=found[each]) for each in order)
