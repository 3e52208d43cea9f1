"""A run as one table: a row for each criterion that was planned, whatever became of it."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from hardcase.cases import Plan, PlannedCase
from hardcase.scorecards import CaseResult, Scorecard, TrialResult, measured_dimensions, speaks_against
from hardcase.verdicts import Outcome, Verdict, Verdicts

LEFT_OUT, MISSING = "left_out", "missing"
_UNSAID = Verdict(criterion_id="", outcome=Outcome.UNGRADED, grader="-", reason="nobody answered")


class ScoreRow(Struct, frozen=True, kw_only=True):
    """What was said about one criterion in one trial of one case: the columns of `scores.parquet`, in their order.

    Attributes:
        run: Name of the run's folder.
        bot: The candidate.
        suite: Of the case.
        family: Of the case: the unit of every bound.
        case: Its id.
        language: ISO code.
        tier: Of the customer.
        stakes: Of the case.
        tags: Of the case.
        decision: What is right about people: `must`, `may` or `must-not`.
        trial: Zero-based.
        again: Played beyond the plan, because the case seemed broken; it enters no count of the run.
        missing: Nothing is known of the trial, for reasons that are not the bot's.
        ending: How the conversation ended; empty: it never did.
        status: Of the trial: `passed`, `failed` or `ungraded`.
        escalation: Named outcome of the trial; `missing` with the trial; empty: not measured.
        escalation_cost: Of that outcome, in units of one needless handover.
        dimension: Of the criterion; `vetoes` for those that belong to none.
        criterion: Its id.
        of: The rubric criterion it sharpens; empty: none.
        points: That it is worth; negative: a bad act.
        veto: The outcome that fires it as a veto; empty: it is none.
        counts: A check answers it, or a judge with a licence. What does not count is shown and leaves the points.
        outcome: `met`, `not_met`, `ungraded`, or `left_out` where the conversation gave no occasion.
        credit: Share of the points that is earned or taken, in [0, 1]; null where the outcome is not known.
        against: It speaks against the bot: a good act not met, a bad one met, a veto that fired.
        grader: Name and version; empty: nobody answered.
        reason: One sentence; of `left_out`, why.
        evidence: Zero-based turns the reason rests on.
        score_low: The trial's score in this dimension with every unknown against the bot; null: not measured.
        score_high: The same with every unknown for it.
    """

    run: str
    bot: str
    suite: str
    family: str
    case: str
    language: str
    tier: str
    stakes: str
    tags: tuple[str, ...]
    decision: str
    trial: int
    again: bool
    missing: bool
    ending: str
    status: str
    escalation: str
    escalation_cost: float
    dimension: str
    criterion: str
    of: str
    points: int
    veto: str
    counts: bool
    outcome: str
    credit: float | None
    against: bool
    grader: str
    reason: str
    evidence: tuple[int, ...]
    score_low: float | None
    score_high: float | None


def score_rows(plan: Plan, card: Scorecard, graded: Mapping[tuple[str, int], Verdicts | None]) -> Iterator[ScoreRow]:
    """Every planned criterion of every planned trial, in the order of the plan.

    Args:
        plan: Of the run.
        card: Of the same run.
        graded: Its verdicts by (case id, trial).

    Yields:
        ScoreRow: A trial that went missing has its rows too, ungraded: a mean over rows cannot lose it. Of a case that
            was played once more, those of the extra trials follow.
    """
    results = {case.id: case for case in card.cases}
    for case in plan.cases:
        yield from _of_case(plan, case, results[case.id], graded)


def _of_case(
    plan: Plan, case: PlannedCase, result: CaseResult, graded: Mapping[tuple[str, int], Verdicts | None]
) -> Iterator[ScoreRow]:
    measured = measured_dimensions(case)
    for trial in result.all_trials:
        verdicts = None if trial.missing else graded.get((case.id, trial.trial))
        given = {each.criterion_id: each for each in verdicts.verdicts} if verdicts else {}
        left_out = {each.criterion_id: each.reason for each in verdicts.left_out} if verdicts else {}
        for criterion in case.criteria:
            verdict = given.get(criterion.id, _UNSAID)
            low, high = _score(trial, criterion.dimension, measured)
            known = verdict.outcome is not Outcome.UNGRADED
            credit = verdict.credit if verdict.credit is not None else float(verdict.outcome is Outcome.MET)
            yield ScoreRow(
                run=plan.run,
                bot=plan.bot,
                suite=case.suite,
                family=case.family,
                case=case.id,
                language=case.language,
                tier=case.tier,
                stakes=case.stakes,
                tags=case.tags,
                decision=case.escalation.decision,
                trial=trial.trial,
                again=trial.trial >= plan.trials,
                missing=trial.missing,
                ending=trial.ending,
                status=trial.status,
                escalation=MISSING if trial.missing else trial.escalation,
                escalation_cost=trial.escalation_cost,
                dimension=criterion.dimension,
                criterion=criterion.id,
                of=criterion.of,
                points=criterion.points,
                veto=criterion.veto or "",
                counts=criterion.counts,
                outcome=LEFT_OUT if criterion.id in left_out else verdict.outcome.value,
                credit=credit if known else None,
                against=speaks_against(criterion, verdict.outcome),
                grader="" if verdict.grader == "-" else verdict.grader,
                reason=left_out.get(criterion.id, verdict.reason),
                evidence=verdict.evidence,
                score_low=low,
                score_high=high,
            )


def _score(trial: TrialResult, dimension: str, measured: Sequence[str]) -> tuple[float | None, float | None]:
    """A missing trial may have been anything from 0 to 1."""
    if trial.missing:
        return (0.0, 1.0) if dimension in measured else (None, None)
    score = trial.scores.get(dimension)
    return (score.low, score.high) if score else (None, None)
