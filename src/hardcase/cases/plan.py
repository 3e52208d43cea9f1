"""What is decided before the first call: nothing that goes missing later can leave these books."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from .bot_on_record import BotOnRecord
from .case import Case, Counterfactual, EscalationRule
from .digest import digest
from .fields import Mode
from .judge_on_record import JudgeOnRecord


class PlannedCriterion(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One sentence that will be graded.

    Attributes:
        of: The rubric criterion it sharpens; empty: itself.
        counts: A check answers it, or a judge with a licence does. Others are shown and leave the points.
    """

    id: str
    dimension: str
    asks: str = ""
    points: int = 0
    veto: Literal["met", "not_met"] | None = None
    grader: str = "judge"
    of: str = ""
    counts: bool = True

    @property
    def licensed_as(self) -> str:
        """The rubric criterion whose licence counts for this one."""
        return self.of or self.id


class PlannedCase(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One case as planned: what later rooms need of it without its file.

    Attributes:
        script: Hash of what is played: lines, records, customer, desk, company. Recorded conversations are graded
            again only against the script they were played with.
        names: Of the customer and the company: what a bot may put into a sentence that is otherwise the same for
            everyone.
    """

    id: str
    suite: str
    family: str
    criteria: tuple[PlannedCriterion, ...]
    title: str = ""
    tags: tuple[str, ...] = ()
    language: str = "en"
    mode: Mode = "answers"
    tier: str = "standard"
    stakes: str = "routine"
    owner: str = ""
    escalation: EscalationRule = EscalationRule(decision="may")
    counterfactual: Counterfactual | None = None
    pass_at: dict[str, float] = {}
    script: str = ""
    names: tuple[str, ...] = ()


class CasesBeside(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Cases that lie beside those of a run and are not played, as far as a gate tells them apart.

    Attributes:
        number: How many are alike in all of this.
        unread: Their files were not or could not be read, so that only their suite is known.
    """

    number: int = 1
    suite: str
    tags: tuple[str, ...] = ()
    language: str = "en"
    portable: bool = False
    unread: bool = False


class Plan(Struct, frozen=True, kw_only=True):
    """What a run set out to do.

    Attributes:
        run: Name of the results folder.
        bot: Name of the candidate.
        bot_spec: How the candidate was named on the command line.
        bot_behind: What is behind that name, for a model at a provider; None: nothing but the name.
        judges: Names and versions of the judges; empty: checks only.
        judged_by: The same judges with their licences, as these stood on the day of `created`.
        trials: Fresh replays of each case.
        again_at_most: Trials beyond these in which a case may be played once more, where a gate is to tell whether it
            is broken or failed by chance. They are no part of what is divided by.
        seed: Seed of everything random in the run.
        cases: Every case, played or not.
        deselected: Ids of planned cases that were left out by hand (`-k`, `--lf`): they stay on the books.
        beside: Cases in the same folder of suites that are no part of the run: it named others, or its gate does.
            Counted by what a gate picks by; without a gate only their files were counted.
        hashes: Of suites, rubrics, judges and gate: runs with different grading hashes are not compared.
        versions: Of hardcase, Python, and the commit.
        created: UTC time, ISO 8601.
        arguments: What replays this run: suites and gate as given.
        titles: Of the suites, by id.
        bound: The books of this run bind: its verdicts name the conversation they are about, and its decision is
            sealed. Where either is missing it was taken out. False: of before there was such a thing.
    """

    schema: int = 1
    run: str
    bot: str
    bot_spec: str
    bot_behind: BotOnRecord | None = None
    judges: tuple[str, ...] = ()
    judged_by: tuple[JudgeOnRecord, ...] = ()
    trials: int = 1
    again_at_most: int = 0
    seed: int = 0
    turn_timeout_s: float = 30.0
    cases: tuple[PlannedCase, ...]
    deselected: tuple[str, ...] = ()
    beside: tuple[CasesBeside, ...] = ()
    hashes: dict[str, str] = {}
    versions: dict[str, str] = {}
    created: str = ""
    arguments: dict[str, tuple[str, ...]] = {}
    titles: dict[str, str] = {}
    bound: bool = False

    @property
    def trial_keys(self) -> tuple[tuple[str, int], ...]:
        """Every (case id, zero-based trial) that was planned, in order."""
        return tuple((case.id, trial) for case in self.cases for trial in range(self.trials))

    @property
    def again_keys(self) -> tuple[tuple[str, int], ...]:
        """Every (case id, trial) that may be played beyond them; most never are."""
        extra = range(self.trials, self.trials + self.again_at_most)
        return tuple((case.id, trial) for case in self.cases for trial in extra)


def plan_case(case: Case, *, licensed: Iterable[str] | None) -> PlannedCase:
    """Enter one case into the books.

    Args:
        case: Resolved case.
        licensed: Rubric criteria that a judge may gate in the language of the case; None: all of them.

    Returns:
        PlannedCase: With every criterion, and whether it will count.
    """
    played = [case.turns, case.records, case.history, case.customer, case.desk, case.patience, case.company]
    held = None if licensed is None else frozenset(licensed)
    return PlannedCase(
        id=case.id,
        suite=case.suite,
        family=case.family or case.id,
        title=case.title,
        tags=case.tags,
        language=case.language,
        mode=case.mode,
        tier=case.customer.tier,
        stakes=case.stakes,
        owner=case.owner,
        escalation=case.escalation,
        counterfactual=case.counterfactual,
        pass_at=case.pass_at,
        script=digest(played if case.mode == "answers" else [*played, case.mode]),
        names=tuple(each for each in (case.customer.name, case.company.company) if each),
        criteria=tuple(
            PlannedCriterion(
                id=criterion.id,
                dimension=criterion.dimension,
                asks=criterion.asks,
                points=criterion.points,
                veto=criterion.veto,
                grader=criterion.grader,
                of=criterion.of,
                counts=not criterion.judge_only or held is None or criterion.licensed_as in held,
            )
            for criterion in case.criteria
        ),
    )
