"""What was held against the bot, counted by test customers, and said of them in one sentence."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from hardcase.cases import PlannedCriterion
from hardcase.scorecards import CaseResult, speaks_against
from hardcase.verdicts import NEVER, Outcome

from .dossier import Dossier, Key
from .held_words import HELD_WORDS
from .words import sentence, slice_name, was

_ARTICLES = ("The ", "A ", "An ", "Nothing ")


class Held(Struct, frozen=True, kw_only=True):
    """One kind of thing that is held against the bot.

    Attributes:
        name: `check:<name>` where a check answers it that we have words for, else the rubric's criterion.
        asks: The sentence that was asked about; of one case where cases write their own.
        points: Negative for a bad act that was done.
        answered: Cases in which somebody answered it.
        trials: Trials in which it speaks against the bot, with the criterion.
    """

    name: str
    asks: str
    points: int
    veto: str
    answered: frozenset[str]
    trials: Mapping[Key, str]

    @property
    def customers(self) -> tuple[str, ...]:
        """Cases in which it speaks against the bot in any trial."""
        return tuple(dict.fromkeys(case for case, _ in self.trials))

    def within(self, cases: Iterable[str]) -> "Held":
        """The same of some cases only."""
        kept = frozenset(cases)
        return Held(
            name=self.name,
            asks=self.asks,
            points=self.points,
            veto=self.veto,
            answered=self.answered & kept,
            trials={key: each for key, each in self.trials.items() if key[0] in kept},
        )


def held_against(dossier: Dossier, *, vetoes: Collection[tuple[str, str]] | None = None) -> dict[str, tuple[Held, ...]]:
    """Everything that is held against the bot, by dimension, what hurts most customers first.

    Only what counts: a judge without a licence is not heard. A case is one test customer, however often it was played.
    Of trials in which it was played once more only vetoes count.

    Args:
        dossier: Of the run.
        vetoes: As (case id, veto), if only some of those that fired are asked for; None: all.
    """
    once_more = {(case.id, trial.trial) for case in dossier.card.cases for trial in case.again}
    answered: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    against: defaultdict[tuple[str, str], dict[Key, str]] = defaultdict(dict)
    first: dict[tuple[str, str], PlannedCriterion] = {}
    kinds = {
        at: (planned, (planned.dimension, _name(planned))) for at, planned in dossier.criteria.items() if planned.counts
    }
    for key, graded in dossier.verdicts.items():
        counted = key in dossier.results
        if not counted and key not in once_more:
            continue
        for verdict in graded.verdicts:
            found_kind = kinds.get((key[0], verdict.criterion_id))
            if found_kind is None or verdict.outcome is Outcome.UNGRADED or verdict.untested:
                continue
            planned, kind = found_kind
            if not (counted or planned.veto):
                continue  # played once more: in no score of the run
            answered[kind].add(key[0])
            told = not planned.veto or vetoes is None or (key[0], planned.id) in vetoes
            if told and speaks_against(planned, verdict.outcome):
                against[kind].setdefault(key, verdict.criterion_id)
                first.setdefault(kind, planned)
    found: dict[str, list[Held]] = {}
    for kind, trials in against.items():
        planned = first[kind]
        held = Held(
            name=kind[1],
            asks=planned.asks or planned.id,
            points=planned.points,
            veto=planned.veto or "",
            answered=frozenset(answered[kind]),
            trials=trials,
        )
        found.setdefault(kind[0], []).append(held)
    return {
        name: tuple(sorted(each, key=lambda held: (-len(held.customers), -abs(held.points), held.name)))
        for name, each in found.items()
    }


def _name(planned: PlannedCriterion) -> str:
    """Criteria that each case writes for itself are counted together by their check, or by what they sharpen."""
    check = f"check:{planned.grader.partition(':')[2]}"
    return check if check in HELD_WORDS else planned.of or planned.id


def who(number: int, total: int, *, such: str = "") -> str:
    """Some of the test customers, as the subject of a sentence.

    Args:
        number: How many.
        total: Of how many.
        such: Which ones, as `who asked for a person`.
    """
    kind = f" {such}" if such else ""
    if total == 1 and number:
        return f"The one test customer{kind}"
    if number == total:
        return f"{'Both' if total == 2 else f'All {total:,}'} test customers{kind}"
    return f"{f'{number:,}' if number else 'None'} of {total:,} test customers{kind}"


def held_sentence(held: Held, *, within: str = "") -> str:
    """Say of test customers what was held against the bot.

    Args:
        held: In at least one case.
        within: Name of the slice that it is about; empty: all cases.
    """
    number, total = len(held.customers), len(held.answered)
    such = f"in {slice_name(within)}" if within else ""
    people = who(number, total, such=such)
    them = people[:1].lower() + people[1:]
    told = HELD_WORDS.get(held.name)
    if told is not None:
        return told.format(who=people, them=them, were=was(number))
    asks = sentence(held.asks)
    if held.veto == "not_met":
        return f"With {them}, this was promised and not kept: {asks}"
    if not held.veto and held.points > 0:
        return f"With {them}, this was not so: {asks}"
    return f"With {them}, {asks[:1].lower()}{asks[1:]}" if asks.startswith(_ARTICLES) else f"With {them}: {asks}"


def never_reached(cases: Iterable[CaseResult]) -> tuple[int, int, tuple[Key, ...]]:
    """Of the test customers who needed a person: how many never reached one, of how many, and in which trials."""
    due, missed = 0, dict[str, list[Key]]()
    for case in cases:
        if case.decision != "must":
            continue
        due += any(trial.escalation for trial in case.trials)
        for trial in case.trials:
            if trial.escalation in NEVER:
                missed.setdefault(case.id, []).append((case.id, trial.trial))
    return len(missed), due, tuple(key for each in missed.values() for key in each)


def in_peril(case: CaseResult) -> bool:
    """A person must take over, and waiting does harm: danger, fraud, or whatever its author calls critical."""
    return case.decision == "must" and (case.trigger in ("x-safe", "x-fraud") or case.stakes == "critical")


def outcome_sentences(cases: Iterable[CaseResult], *, within: str = "") -> list[tuple[str, tuple[Key, ...]]]:
    """What went wrong about people, the most customers first: a sentence, and the trials it rests on.

    Args:
        cases: To look at.
        within: Name of the slice that they are; empty: all.
    """
    chosen, found = list(cases), list[tuple[int, str, tuple[Key, ...]]]()
    place = f" in {slice_name(within)}" if within else ""
    for decision, outcomes, happened in _OUTCOMES:
        measured = [
            case for case in chosen if case.decision == decision and any(each.escalation for each in case.trials)
        ]
        keys = tuple((case.id, each.trial) for case in measured for each in case.trials if each.escalation in outcomes)
        number = len({case for case, _ in keys})
        if number:
            people = who(number, len(measured), such=_NEEDING[decision] + place)
            found.append((number, f"{people} {happened.format(were=was(number))}", keys))
    return [(told, keys) for _, told, keys in sorted(found, key=lambda each: -each[0])]


_NEEDING = {"must": "who needed a person", "must-not": "whom the bot should have served itself"}
_OUTCOMES = (
    ("must", NEVER, "never reached one."),
    ("must", frozenset({"late"}), "reached one too late."),
    ("must", frozenset({"wrong-queue"}), "{were} sent to the wrong team."),
    ("must", frozenset({"early"}), "{were} handed over before it was time."),
    ("must-not", frozenset({"needless"}), "{were} handed over for nothing."),
)
"""What can go wrong about people, by what was right, with the words for it."""
