"""Everything one run left, read once, with the conversations that the page will hold."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from hardcase.cases import Plan, PlannedCase, PlannedCriterion
from hardcase.conversations import Call, Conversation
from hardcase.decisions import Decision
from hardcase.records import Run
from hardcase.scorecards import CaseResult, Outcomes, Scorecard, TrialResult
from hardcase.verdicts import Verdicts

from .beside import Beside, champion_card, runs_beside
from .change_kinds import changed_cases
from .masks import Redacted

Key = tuple[str, int]

MAX_CONVERSATIONS = 2_000
MAX_BYTES = 10_000_000
"""Beyond either, a page opens too slowly: only what did not pass or changed stays on it, worst first, up to here."""
_OF_A_LINE = 500
"""About what a conversation takes beside its own words: its line in the list and its place in the tables."""


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """Everything the three files are written from.

    Attributes:
        shown: Trials that the page holds, worst first, as (case id, zero-based trial).
        rest: Trials that the page has no room for, in the order of the plan: they are on pages beside it.
        conversations: Of every finished trial.
        verdicts: Of every graded trial.
        cases: As planned, by id.
        criteria: As planned, by ids of case and criterion.
        results: As tallied, by trial.
        champion: Books of the run it was compared with; None: compared with none, or they are not here.
        beside: Runs of bots that everybody knows, graded alike.
        changed: What became of a case since the champion, as `newly broken`, by id; others are not in it.
        redacted: What was masked; None: nothing was.
        shared: Criteria of rubrics: those asked in several suites, or in several cases of the only one.
    """

    plan: Plan
    card: Scorecard
    outcomes: Outcomes
    decision: Decision | None
    shown: tuple[Key, ...]
    conversations: dict[Key, Conversation]
    verdicts: dict[Key, Verdicts]
    rest: tuple[Key, ...] = ()
    cases: dict[str, PlannedCase] = field(default_factory=dict)
    criteria: dict[tuple[str, str], PlannedCriterion] = field(default_factory=dict)
    results: dict[Key, tuple[CaseResult, TrialResult]] = field(default_factory=dict)
    champion: Scorecard | None = None
    beside: tuple[Beside, ...] = ()
    changed: dict[str, str] = field(default_factory=dict)
    redacted: Redacted | None = None
    shared: frozenset[str] = frozenset()

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
        max_bytes: What they may take on it, counted about.

    Raises:
        RunError: The run was never finished, or a file of it is damaged.
    """
    plan, card, decision = run.plan, run.scorecard, run.decision
    results = {(case.id, trial.trial): (case, trial) for case in card.cases for trial in case.trials}
    trials = run.trials()
    conversations = {key: trials[key].conversation for key in results if key in trials}
    changed = changed_cases(decision.changes if decision else None)
    ranked = sorted(results, key=lambda key: badness(results[key][1]))
    shown = ranked
    if len(ranked) > max_conversations or sum(_weights(ranked, conversations)) > max_bytes:
        first = [key for key in ranked if results[key][1].status != "passed" or key[0] in changed]
        total = itertools.accumulate(_weights(first[:max_conversations], conversations))
        shown = [key for key, weight in zip(first, total, strict=False) if weight <= max_bytes]
    kept = frozenset(shown)
    return Dossier(
        plan=plan,
        card=card,
        outcomes=run.outcomes,
        decision=decision,
        shown=tuple(shown),
        rest=tuple(key for key in results if key not in kept),
        conversations=conversations,
        verdicts={key: each.verdicts for key, each in trials.items() if each.verdicts},
        cases={case.id: case for case in plan.cases},
        criteria={(case.id, each.id): each for case in plan.cases for each in case.criteria},
        results=results,
        champion=champion_card(run, decision, card),
        beside=tuple(
            each for each in runs_beside(run, plan.bot_spec, card) if decision is None or each.run != decision.champion
        ),
        changed=changed,
        shared=_shared(plan),
    )


def _shared(plan: Plan) -> frozenset[str]:
    """What a case sharpens goes by its rubric's name; all else that one suite or one case asks for is its own."""
    within: defaultdict[str, set[str]] = defaultdict(set)
    one = len({case.suite for case in plan.cases}) == 1
    for case in plan.cases:
        for each in case.criteria:
            within[each.licensed_as].add(case.id if one else case.suite)
    return frozenset(name for name, found in within.items() if len(found) > 1 or len(plan.cases) == 1)


def _weights(keys: Sequence[Key], conversations: Mapping[Key, Conversation]) -> Iterator[int]:
    """About how many bytes each adds to the page, where every text and every call stands once."""
    seen = set[bytes]()
    for key in keys:
        talk, weight = conversations.get(key), _OF_A_LINE
        pieces = [*talk.turns, *talk.calls, *([talk.handover] if talk.handover else [])] if talk else []
        for piece in pieces:
            written = msgspec.json.encode(msgspec.structs.replace(piece, turn=0) if isinstance(piece, Call) else piece)
            if written not in seen:
                seen.add(written)
                weight += len(written)
        yield weight


def badness(trial: TrialResult) -> tuple[int, float]:
    """Vetoes, then failed, ungraded, passed; within each the lowest score first."""
    rank = 0 if trial.vetoes else {"failed": 1, "ungraded": 2, "passed": 3}[trial.status]
    return rank, min((score.low for score in trial.scores.values()), default=0.0)
