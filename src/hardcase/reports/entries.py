"""One line for each case and conversation on the page: what it is, how it came out, what the filters look at."""

from collections.abc import Iterable

from msgspec import Struct

from hardcase.cases import DIMENSIONS
from hardcase.scorecards import MIN_COUNTED, DimensionScore, TrialResult
from hardcase.text import one_line

from .dossier import Dossier, Key
from .words import DRAFT, ENDINGS, LABELS, STATUSES, count, dom_id, sentence, span
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


FACETS = ("suite", "tag", "tier", "language", "outcome", "wrong", "people", "since")
"""What a conversation can be filtered by, in the order of `facets`."""
OF_A_CASE = "of-single-cases"
"""In the filter, every criterion that a single case writes for itself."""


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
        (
            *dict.fromkeys(_shared(dossier, case.id, each) for each in trial.not_met),
            *(name for name in LABELS if name in dimensions),
        ),
        (trial.escalation,) if trial.escalation else (),
        (dossier.changed[case.id],) if case.id in dossier.changed else (),
    )


class CaseEntry(Struct, frozen=True, kw_only=True):
    """All trials of one case that a page lists, the worst first.

    Attributes:
        trials: How many there are, in words.
        alike: The same was said and done in all of them, and it came out the same.
    """

    entries: tuple[Entry, ...]
    trials: str
    alike: bool


def by_case(dossier: Dossier, entries: Iterable[Entry]) -> tuple[CaseEntry, ...]:
    """One line for each case, in the order of its worst trial: replays are often all alike."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.case_id, []).append(entry)
    return tuple(_case(dossier, case_id, tuple(each)) for case_id, each in found.items())


def _case(dossier: Dossier, case_id: str, entries: tuple[Entry, ...]) -> CaseEntry:
    said = {dossier.results[case_id, entry.trial - 1][1].said for entry in entries}
    alike = (
        len(said) == 1 and "" not in said and len({(entry.status, entry.says, entry.scores) for entry in entries}) == 1
    )
    trials = count(len(entries), "trial")
    if len(entries) > 1:
        passed = sum(entry.status == "passed" for entry in entries)
        trials += ", all alike" if alike else f", {passed} passed" if passed else ""
    return CaseEntry(entries=entries, trials=trials, alike=alike)


def list_entries(dossier: Dossier, keys: Iterable[Key]) -> tuple[Entry, ...]:
    """A line for each conversation, in the order given."""
    return tuple(_entry(dossier, key) for key in keys)


def _shared(dossier: Dossier, case_id: str, criterion: str) -> str:
    """The rubric's criterion; what a single case asks for beside the rubrics is one thing in the filter."""
    planned = dossier.criteria.get((case_id, criterion))
    name = planned.licensed_as if planned else criterion
    return name if name in dossier.shared else OF_A_CASE


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
