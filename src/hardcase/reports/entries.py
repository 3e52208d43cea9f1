"""One line for each conversation on the page: what it is, how it came out, and what the filters look at."""

from msgspec import Struct

from hardcase.cases import DIMENSIONS
from hardcase.scorecards import MIN_COUNTED, DimensionScore

from .dossier import Dossier, Key
from .words import DRAFT, ENDINGS, LABELS, STATUSES, dom_id, span


class Entry(Struct, frozen=True, kw_only=True):
    """One trial in the list.

    Attributes:
        id: Anchor; the trial in it counts from one.
        status: veto, failed, ungraded or passed.
        wrong: Criteria and dimensions that were not met, for the filter.
        scores: Label and number of every measured dimension.
        find: Everything that the text input searches, in lower case.
    """

    id: str
    case_id: str
    trial: int
    title: str
    suite: str
    status: str
    status_label: str
    says: str
    wrong: tuple[str, ...]
    scores: tuple[tuple[str, str], ...]
    find: str


class Choice(Struct, frozen=True, kw_only=True):
    """One choice of a filter."""

    value: str
    label: str
    trials: int


def list_entries(dossier: Dossier) -> tuple[Entry, ...]:
    """Every trial that the page holds, worst first."""
    return tuple(_entry(dossier, key) for key in dossier.shown)


def _entry(dossier: Dossier, key: Key) -> Entry:
    case, trial = dossier.results[key]
    status = "veto" if trial.vetoes else trial.status
    planned = [dossier.criteria.get((case.id, each)) for each in trial.not_met]
    dimensions = {each.dimension for each in planned if each is not None}
    kind = DRAFT if dossier.cases[case.id].mode == "assistant" else ""
    find = (case.id, case.title, case.suite, case.family, case.owner, case.trigger, kind, *case.tags, *trial.not_met)
    return Entry(
        id=dom_id(*key),
        case_id=case.id,
        trial=trial.trial + 1,
        title=case.title or case.id,
        suite=case.suite,
        status=status,
        status_label=STATUSES[status],
        says="; ".join(each for each in (kind, _says(dossier, key)) if each),
        wrong=(*trial.not_met, *(name for name in LABELS if name in dimensions)),
        scores=tuple((name, _seen(trial.scores[name])) for name in DIMENSIONS if name in trial.scores),
        find=" ".join(find).lower(),
    )


def _seen(score: DimensionScore) -> str:
    return span(score.low, score.high) if score.counted >= MIN_COUNTED else "needs a judge"


def _says(dossier: Dossier, key: Key) -> str:
    """What went wrong, in the words of the criterion that weighs most."""
    _, trial = dossier.results[key]
    if trial.missing:
        return f"missing: {ENDINGS.get(trial.ending, trial.ending)}"
    if trial.ending == "bot_broke":
        return ENDINGS["bot_broke"]
    if trial.not_met:
        more = len(trial.not_met) - 1
        return trial.not_met[0] + (f" and {more} more" if more else "")
    if trial.ungraded:
        return f"{len(trial.ungraded)} ungraded"
    return "waits for a judge" if trial.status == "ungraded" else ""


def suite_choices(entries: tuple[Entry, ...]) -> tuple[Choice, ...]:
    """Suites to filter by."""
    return _choices([each.suite for each in entries], {})


def status_choices(entries: tuple[Entry, ...]) -> tuple[Choice, ...]:
    """Statuses to filter by, worst first."""
    found = {choice.value: choice for choice in _choices([each.status for each in entries], STATUSES)}
    return tuple(found[status] for status in STATUSES if status in found)


def wrong_choices(entries: tuple[Entry, ...]) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Dimensions and criteria that were not met somewhere."""
    choices = _choices([name for each in entries for name in each.wrong], LABELS)
    named = {choice.value: choice for choice in choices if choice.value in LABELS}
    criteria = sorted(
        (each for each in choices if each.value not in LABELS), key=lambda each: (-each.trials, each.value)
    )
    return tuple(named[name] for name in LABELS if name in named), tuple(criteria)


def _choices(values: list[str], labels: dict[str, str]) -> tuple[Choice, ...]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return tuple(Choice(value=value, label=labels.get(value, value), trials=counts[value]) for value in sorted(counts))
