"""Everything one run left, read once, with the conversations that the page will hold."""

from dataclasses import dataclass, field

import msgspec

from hardcase.cases import Plan, PlannedCase, PlannedCriterion
from hardcase.conversations import Conversation
from hardcase.decisions import Decision
from hardcase.records import Run
from hardcase.scorecards import CaseResult, Outcomes, Scorecard, TrialResult
from hardcase.verdicts import Verdicts

from .masks import Redacted

Key = tuple[str, int]

MAX_CONVERSATIONS = 2_000
MAX_BYTES = 10_000_000
"""Beyond either, a page opens too slowly: only what failed or is ungraded goes in, worst first, up to here."""


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """Everything the three files are written from.

    Attributes:
        shown: Trials that the page holds, worst first, as (case id, zero-based trial).
        conversations: Of the trials shown; a planned trial that was never finished has none.
        verdicts: Of every graded trial.
        left_out: Trials that are only in conversations.jsonl.
        cases: As planned, by id.
        criteria: As planned, by ids of case and criterion.
        results: As tallied, by trial.
        redacted: What was masked; None: nothing was.
    """

    plan: Plan
    card: Scorecard
    outcomes: Outcomes
    decision: Decision | None
    shown: tuple[Key, ...]
    conversations: dict[Key, Conversation]
    verdicts: dict[Key, Verdicts]
    left_out: int = 0
    cases: dict[str, PlannedCase] = field(default_factory=dict)
    criteria: dict[tuple[str, str], PlannedCriterion] = field(default_factory=dict)
    results: dict[Key, tuple[CaseResult, TrialResult]] = field(default_factory=dict)
    redacted: Redacted | None = None

    def reason(self, key: Key, criterion_id: str) -> str:
        """Why a criterion came out as it did in one trial; empty when nobody said."""
        graded = self.verdicts.get(key)
        verdict = graded.of(criterion_id) if graded else None
        return verdict.reason if verdict else ""


def read_dossier(run: Run, *, max_conversations: int = MAX_CONVERSATIONS, max_bytes: int = MAX_BYTES) -> Dossier:
    """Read a finished run.

    Args:
        run: Its folder.
        max_conversations: How many the page may hold.
        max_bytes: Size of their transcripts, as JSON.

    Raises:
        RunError: The run was never finished, or a file of it is damaged.
    """
    plan, card = run.plan, run.scorecard
    results = {(case.id, trial.trial): (case, trial) for case in card.cases for trial in case.trials}
    ranked = sorted(results, key=lambda key: badness(results[key][1]))
    unpassed = [key for key in ranked if results[key][1].status != "passed"]
    kept = ranked if len(ranked) <= max_conversations else unpassed[:max_conversations]
    wanted, sizes, conversations = frozenset(kept), dict[Key, int](), dict[Key, Conversation]()
    trials = run.trials()
    for key in wanted & trials.keys():
        sizes[key], conversations[key] = len(msgspec.json.encode(trials[key].conversation)), trials[key].conversation
    if sum(sizes.values()) > max_bytes:
        kept = _within([key for key in kept if results[key][1].status != "passed"], sizes, max_bytes)
    return Dossier(
        plan=plan,
        card=card,
        outcomes=run.outcomes,
        decision=run.decision,
        shown=tuple(kept),
        conversations={key: conversations[key] for key in kept if key in conversations},
        verdicts={key: each.verdicts for key, each in trials.items() if each.verdicts},
        left_out=len(ranked) - len(kept),
        cases={case.id: case for case in plan.cases},
        criteria={(case.id, each.id): each for case in plan.cases for each in case.criteria},
        results=results,
    )


def _within(keys: list[Key], sizes: dict[Key, int], limit: int) -> list[Key]:
    kept, total = [], 0
    for key in keys:
        total += sizes.get(key, 0)
        if total > limit:
            break
        kept.append(key)
    return kept


def badness(trial: TrialResult) -> tuple[int, float]:
    """Vetoes, then failed, ungraded, passed; within each the lowest score first."""
    rank = 0 if trial.vetoes else {"failed": 1, "ungraded": 2, "passed": 3}[trial.status]
    return rank, min((score.low for score in trial.scores.values()), default=0.0)
