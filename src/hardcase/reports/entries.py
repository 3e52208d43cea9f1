"""One line for each conversation on the page: what it is, how it came out, and what the filters look at."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from hardcase.cases import DIMENSIONS
from hardcase.scorecards import MIN_COUNTED, DimensionScore, TrialResult
from hardcase.text import one_line

from .dossier import Dossier, Key
from .words import DRAFT, ENDINGS, LABELS, NEEDED, NOT_NEEDED, STATUSES, dom_id, sentence, span
from .wrong import asked

_LONGEST = 140


class Entry(Struct, frozen=True, kw_only=True):
    """One trial in the list.

    Attributes:
        id: Anchor; the trial in it counts from one.
        status: veto, failed, ungraded or passed.
        says: What went wrong, in sentences.
        scores: Label and number of every measured dimension.
    """

    id: str
    case_id: str
    trial: int
    title: str
    status: str
    status_label: str
    says: str
    scores: tuple[tuple[str, str], ...]


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


FACETS = ("suite", "tag", "tier", "language", "outcome", "wrong", "people", "since")
"""What a conversation can be filtered by, in the order of `facets`."""
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


def facets(dossier: Dossier, key: Key) -> tuple[tuple[str, ...], ...]:
    """What the filters look at in one conversation, in the order of `FACETS`."""
    case, trial = dossier.results[key]
    planned = [dossier.criteria.get((case.id, each)) for each in trial.not_met]
    dimensions = {each.dimension for each in planned if each is not None}
    return (
        (case.suite,),
        case.tags,
        (case.tier,),
        (case.language,),
        (_status(trial),),
        (*trial.not_met, *(name for name in LABELS if name in dimensions)),
        (trial.escalation,) if trial.escalation else (),
        (dossier.changed[case.id],) if case.id in dossier.changed else (),
    )


def list_entries(dossier: Dossier, keys: Iterable[Key]) -> tuple[Entry, ...]:
    """A line for each conversation, in the order given."""
    return tuple(_entry(dossier, key) for key in keys)


def _status(trial: TrialResult) -> str:
    return "veto" if trial.vetoes else trial.status


def _entry(dossier: Dossier, key: Key) -> Entry:
    case, trial = dossier.results[key]
    kind = DRAFT if dossier.cases[case.id].mode == "assistant" else ""
    told = (kind, dossier.changed.get(case.id, ""), _says(dossier, key))
    return Entry(
        id=dom_id(*key),
        case_id=case.id,
        trial=trial.trial + 1,
        title=case.title or case.id,
        status=_status(trial),
        status_label=STATUSES[_status(trial)],
        says=" ".join(sentence(each) for each in told if each),
        scores=tuple((name, _seen(trial.scores[name])) for name in DIMENSIONS if name in trial.scores),
    )


def _seen(score: DimensionScore) -> str:
    return span(score.low, score.high) if score.counted >= MIN_COUNTED else "needs a judge"


def _says(dossier: Dossier, key: Key) -> str:
    """What went wrong, in the words of the criterion that weighs most."""
    _, trial = dossier.results[key]
    if trial.missing:
        return f"Missing: {ENDINGS.get(trial.ending, trial.ending)}"
    if trial.ending == "bot_broke" and not trial.vetoes:
        return sentence(ENDINGS["bot_broke"])
    if trial.not_met:
        more, worst = len(trial.not_met) - 1, dossier.criteria.get((key[0], trial.not_met[0]))
        asks = asked(worst, dossier.reason(key, worst.id)) if worst else trial.not_met[0]
        label = "Happened" if worst and (worst.points < 0 or worst.veto == "met") else "Not met"
        return f"{label}: {one_line(asks, _LONGEST)}" + (f" And {more} more." if more else "")
    if trial.ungraded:
        return f"{len(trial.ungraded)} ungraded"
    return "Waits for a judge" if trial.status == "ungraded" else ""


def filters(dossier: Dossier, keys: Iterable[Key]) -> tuple[Filter, ...]:
    """The filters that part these conversations, the most useful first; one with a single choice is left out."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for key in keys:
        for name, values in zip(FACETS, facets(dossier, key), strict=True):
            counts[name].update(set(values))
    made = []
    for name, label in _LABELS.items():
        found = counts[name]
        if len(found) > 1 or (found and name in {"wrong", "since"}):
            made.append(Filter(name=name, label=label, groups=_groups(name, found)))
    return tuple(made)


def _groups(name: str, found: Mapping[str, int]) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    if name == "wrong":
        often = sorted((each for each in found if each not in LABELS), key=lambda each: (-found[each], each))
        dimensions = _choices(found, [each for each in LABELS if each in found], LABELS)
        groups = (("Dimensions", dimensions), ("Criteria", _choices(found, often, {})))
        return tuple(group for group in groups if group[1])
    order = {"outcome": STATUSES, "people": _PEOPLE}.get(name, {})
    known = [each for each in order if each in found]
    return (("", _choices(found, [*known, *sorted(found.keys() - order.keys())], order)),)


def _choices(found: Mapping[str, int], order: Iterable[str], labels: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value=each, label=labels.get(each, each), trials=found[each]) for each in order)
