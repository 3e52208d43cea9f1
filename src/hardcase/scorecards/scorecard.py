"""Balanced counts, scores and values for one bot on one plan."""

from collections import Counter, defaultdict
from functools import cached_property
from typing import Literal

from msgspec import Struct

from hardcase.cases import CasesBeside, JudgeOnRecord
from hardcase.verdicts import Drift, Slips

from .repeats_card import RepeatsCard
from .veto_card import VetoCard

Status = Literal["passed", "failed", "ungraded"]


class DimensionScore(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One trial's score in one dimension, as far as it is known.

    Attributes:
        low: With every unknown answered against the bot, in [0, 1]; `high`: for it.
        counted: Share of the planned positive points that checks or licensed judges answer, in [0, 1].
    """

    low: float
    high: float
    counted: float


class TrialResult(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One trial as it counts.

    Attributes:
        status: Passed, failed, or ungraded when what is unknown could change it.
        ending: How the conversation ended; empty when the trial is missing altogether.
        missing: Nothing is known of this trial, for reasons that are not the bot's.
        said: Hash of all that was said and done; the same in two runs: so was the conversation.
        vetoes: Ids of vetoes that fired.
        unknown_vetoes: Ids of vetoes that nobody could answer.
        unconfirmed_vetoes: Of these, the ids of those that a judge saw and nobody confirmed.
        unread_vetoes: Of the unknown, the ids of those for which words in another language could not be read.
        untested_vetoes: Ids of vetoes that could not have fired, for nothing came up that would have made them.
        disputed: Criteria that count and on which judges disagreed.
        scores: By dimension; a dimension is absent when it is not measured or was not reached.
        not_met: Of what counts, positive criteria not met and bad acts done, worst first: what went wrong.
        ungraded: Criteria that count and that nobody could answer.
        escalation: Named outcome; empty when not measured.
        escalation_cost: In units of one needless handover.
        turns_to_person: Bot turns from the first request for a person to the handover; None: never asked or reached.
        asked_for_person: The customer asked for a person in so many words.
        handed_over: People had the conversation at the end.
    """

    trial: int
    status: Status
    ending: str = ""
    missing: bool = False
    said: str = ""
    vetoes: tuple[str, ...] = ()
    unknown_vetoes: tuple[str, ...] = ()
    unconfirmed_vetoes: tuple[str, ...] = ()
    unread_vetoes: tuple[str, ...] = ()
    untested_vetoes: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    scores: dict[str, DimensionScore] = {}
    not_met: tuple[str, ...] = ()
    ungraded: tuple[str, ...] = ()
    escalation: str = ""
    escalation_cost: float = 0.0
    turns_to_person: int | None = None
    asked_for_person: bool = False
    handed_over: bool = False


class CaseResult(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One case: passed when all its trials pass.

    Attributes:
        decision: What the case expects: must, may or must-not hand over. `trigger`: of which class, empty where none.
        again: Trials in which a case that seemed broken was played once more: in no score and no status; a veto fired.
    """

    id: str
    suite: str
    family: str
    status: Status
    trials: tuple[TrialResult, ...]
    title: str = ""
    tags: tuple[str, ...] = ()
    language: str = "en"
    tier: str = "standard"
    owner: str = ""
    decision: str = "may"
    trigger: str = ""
    stakes: str = "routine"
    again: tuple[TrialResult, ...] = ()

    @property
    def all_trials(self) -> tuple[TrialResult, ...]:
        """With those that were played once more."""
        return (*self.trials, *self.again)

    @property
    def slices(self) -> tuple[str, ...]:
        """Every slice this case belongs to: suite, tags, language and tier."""
        return tuple(dict.fromkeys((self.suite, *self.tags, self.language, self.tier)))


class FamilyValue(Struct, frozen=True, kw_only=True):
    """One family's value in one dimension: the mean over its cases of the mean over trials.

    Attributes:
        low: With every unknown answered against the bot; `high`: for it.
        slices: Slices that any of its cases belongs to.
    """

    family: str
    low: float
    high: float
    slices: tuple[str, ...] = ()


class DimensionCard(Struct, frozen=True, kw_only=True, dict=True):
    """One dimension over all families.

    Attributes:
        families: Families that were reached, by name.
        not_reached: Families that were measured by plan and gave no occasion in any trial.
        counted: Share of the planned positive points that checks or licensed judges answer, in [0, 1].
        counted_by_slice: The same in the families of each slice.
        judge_only: Rubric criteria that count for nothing because no judge holds a licence for them.
    """

    dimension: str
    families: tuple[FamilyValue, ...]
    not_reached: tuple[str, ...] = ()
    counted: float = 1.0
    counted_by_slice: dict[str, float] = {}
    judge_only: tuple[str, ...] = ()

    def of_slice(self, name: str) -> tuple[FamilyValue, ...]:
        """The families of one slice; every family for an empty name."""
        return self._by_slice.get(name, ()) if name else self.families

    @cached_property
    def _by_slice(self) -> dict[str, tuple[FamilyValue, ...]]:
        """Asked for once per topic and floor, of which a large card has hundreds."""
        found: defaultdict[str, list[FamilyValue]] = defaultdict(list)
        for family in self.families:
            for name in dict.fromkeys(family.slices):
                found[name].append(family)
        return {name: tuple(families) for name, families in found.items()}

    def counted_in(self, name: str) -> float:
        """Share of one slice's planned positive points that are answered; of all points for an empty name."""
        return self.counted_by_slice.get(name, 0.0) if name else self.counted


class EscalationCard(Struct, frozen=True, kw_only=True):
    """What the bot did about people, counted by families.

    Attributes:
        must_families: Families in which a handover was due in at least one trial.
        must_recalled: Of these, families whose every due trial reached people.
        must_unknown: Of these, families not recalled only because trials are missing.
        must_not_families: Families in which none was needed.
        needless_families: Of these, families with a needless handover in any trial.
        must_not_unknown: Of these, families with missing trials and no needless handover.
        outcomes: Trials by named outcome.
        recall_by_trigger: Recalled and due trials by class of trigger.
        cost: Sum over trials, in units of one needless handover.
        trials: Trials in which escalation was measured.
    """

    must_families: int = 0
    must_recalled: int = 0
    must_unknown: int = 0
    must_not_families: int = 0
    needless_families: int = 0
    must_not_unknown: int = 0
    outcomes: dict[str, int] = {}
    recall_by_trigger: dict[str, tuple[int, int]] = {}
    cost: float = 0.0
    trials: int = 0


class GenericnessCard(Struct, frozen=True, kw_only=True):
    """How much of what the bot says it says to everyone.

    Attributes:
        families: Share of each family's counted turns that near-duplicate a turn in another family, in [0, 1].
        turns: Bot turns that were compared.
        of_turns: Bot turns that were spoken; more than were compared when a sample was drawn, or when turns were too
            short to tell.
        seed: Seed by which the sample was drawn.
        sentences: What is said most often, with values and names masked, and in how many families; at most two.
    """

    families: tuple[FamilyValue, ...]
    turns: int
    of_turns: int
    seed: int
    sentences: tuple[tuple[str, int], ...] = ()

    @property
    def value(self) -> float:
        """Mean of the families' shares, in [0, 1]."""
        return sum(each.low for each in self.families) / len(self.families)


class Scorecard(Struct, frozen=True, kw_only=True):
    """Counts over cases, and everything a gate may look at. Two runs of one seed give the same bytes.

    Every planned case ends in exactly one of the three counts, so that a crash or an unreadable judge can never
    raise a rate by going missing: books that do not balance cannot be built.

    Attributes:
        planned: Cases the run set out to play, written down before it started.
        planned_trials: Cases times trials.
        missing_trials: Trials of which nothing is known, for reasons that are not the bot's.
        deselected_trials: Planned trials that were left out by hand.
        beside: Cases in the same folder of suites that the run did not set out to play.
        families: Distinct families planned.
        judged_by: The judges with their licences, as the plan has them.
        drifts: What came of asking judges their frozen items again; empty: nobody asked.
        slips: How carefully judges at providers read, of each that was asked; empty: none was.
        graders: Name and version of everyone who signed a verdict, with the number of verdicts.
        ungraded_verdicts: Verdicts that nobody could give, among those that count.
        disputed_verdicts: Of the verdicts that count, those on which judges disagreed.
        genericness: None when there are not two families whose turns could be compared.
        stopped: Why the run ended before its plan was done, in one clause; empty: it did not.
        repeats: What several trials of each case showed; None: there is one of each.
    """

    schema: int = 1
    bot: str
    suites: tuple[str, ...]
    planned: int
    passed: int
    failed: int
    ungraded: int
    trials: int
    planned_trials: int
    missing_trials: int
    deselected_trials: int = 0
    beside: tuple[CasesBeside, ...] = ()
    families: int
    cases: tuple[CaseResult, ...]
    dimensions: tuple[DimensionCard, ...]
    escalation: EscalationCard
    vetoes: tuple[VetoCard, ...]
    judges: tuple[str, ...] = ()
    judged_by: tuple[JudgeOnRecord, ...] = ()
    drifts: tuple[Drift, ...] = ()
    slips: tuple[Slips, ...] = ()
    graders: dict[str, int] = {}
    ungraded_verdicts: int = 0
    disputed_verdicts: int = 0
    hashes: dict[str, str] = {}
    genericness: GenericnessCard | None = None
    stopped: str = ""
    repeats: RepeatsCard | None = None

    def __post_init__(self) -> None:
        """Refuse books that do not balance."""
        counted = self.passed + self.failed + self.ungraded
        counts = Counter(passed=self.passed, failed=self.failed, ungraded=self.ungraded)
        if counted != self.planned or Counter(case.status for case in self.cases) != counts:
            raise ValueError(
                f"{self.bot}: planned {self.planned} cases but counted {counted} (passed {self.passed}, failed "
                f"{self.failed}, ungraded {self.ungraded}) in {len(self.cases)} results"
            )
        trials = sum(len(case.trials) for case in self.cases)
        if not self.planned_trials == self.planned * self.trials == trials:
            raise ValueError(
                f"{self.bot}: planned {self.planned_trials} trials, {self.trials} of each of {self.planned} cases, but "
                f"counted {trials}"
            )

    def dimension(self, name: str) -> DimensionCard | None:
        """One dimension's card, or None when no case measures it."""
        return next((card for card in self.dimensions if card.dimension == name), None)
