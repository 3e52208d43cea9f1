"""What an item sees: one case's outcome, or one rule's."""

from collections.abc import Collection

import pytest
from _pytest.outcomes import Failed

from hardcase.cases import PlannedCase, PlannedCriterion
from hardcase.conversations import Conversation
from hardcase.decisions import RuleResult
from hardcase.reports import NOBODY
from hardcase.scorecards import MIN_COUNTED, CaseResult, TrialResult
from hardcase.text import ci_safe, one_line
from hardcase.verdicts import Verdict, Verdicts


class Shortfall(Failed):
    """A case is below its bar, or nobody could grade it, without a veto or a break.

    Attributes:
        letter: `b` below the bar, `u` ungraded.
    """

    def __init__(self, message: str, *, letter: str) -> None:
        super().__init__(message, pytrace=False)
        self.letter = letter


class CaseOutcome:
    """One case over all its trials.

    Attributes:
        case: As planned.
        result: As it counts.
        conversations: One for each finished trial.
        verdicts: One for each graded trial.
        replay: Command that replays the case.
        excused: Vetoes that the champion has in the same family, where a change gate asks what is new.
    """

    def __init__(
        self,
        case: PlannedCase,
        result: CaseResult,
        conversations: tuple[Conversation, ...],
        verdicts: tuple[Verdicts, ...],
        *,
        replay: str,
        excused: Collection[str] = (),
    ) -> None:
        self.case, self.result, self.replay, self.excused = case, result, replay, frozenset(excused)
        self.conversations, self.verdicts = conversations, verdicts

    def check(self) -> None:
        """Pass, fall short or fail.

        Raises:
            pytest.fail.Exception: A veto fired that is not excused, or the bot broke.
            Shortfall: Below the bar (`b`), or ungraded (`u`).
        """
        __tracebackhide__ = True
        if self.result.status == "passed":
            return
        broke = [
            trial for trial in self.result.trials if set(trial.vetoes) - self.excused or trial.ending == "bot_broke"
        ]
        if broke:
            pytest.fail(self._message("fails", broke), pytrace=False)
        letter = "b" if self.result.status == "failed" else "u"
        word = "is below its bar" if letter == "b" else "is ungraded"
        raise Shortfall(self._message(word, list(self.result.trials)), letter=letter)

    @property
    def properties(self) -> list[tuple[str, object]]:
        """Status and mean dimension scores, for JUnit."""
        scores: list[tuple[str, object]] = [("status", self.result.status), ("family", self.result.family)]
        for dimension in dict.fromkeys(name for trial in self.result.trials for name in trial.scores):
            found = [trial.scores[dimension] for trial in self.result.trials if dimension in trial.scores]
            low, high = (sum(getattr(each, end) for each in found) / len(found) for end in ("low", "high"))
            scores.append((dimension, f"{low:.3f}" if high - low < 5e-4 else f"{low:.3f}..{high:.3f}"))
        return scores

    def _message(self, word: str, trials: list[TrialResult]) -> str:
        lines = [f"{self.case.suite}/{self.case.id} {word}: {self.case.title}"]
        alike: dict[tuple[str, ...], list[TrialResult]] = {}
        for trial in trials:
            if trial.status != "passed":
                alike.setdefault(tuple(self._trial(trial)), []).append(trial)
        for told, which in alike.items():
            numbers = ", ".join(str(each.trial + 1) for each in which)
            ending = which[0].ending or "never played"
            lines.append(f"  {'trials' if which[1:] else 'trial'} {numbers} of {len(self.result.trials)}, {ending}")
            lines.extend(told)
        lines.append(f"  owner: {one_line(self.case.owner or NOBODY)}")
        lines.append(f"  replay: {self.replay}")
        return ci_safe("\n".join(lines))

    def _trial(self, trial: TrialResult) -> list[str]:
        lines = []
        conversation = next((each for each in self.conversations if each.trial == trial.trial), None)
        if conversation is not None and conversation.error:
            lines.append(f"    the bot broke: {one_line(conversation.error, 200)}")
        lines.extend(self._reasons(trial))
        low = {name: score for name, score in trial.scores.items() if score.counted >= MIN_COUNTED}
        shown = ", ".join(f"{name} {score.low:.2f}" for name, score in low.items())
        return [*lines, f"    scores: {shown or 'none known'}"]

    def _reasons(self, trial: TrialResult, limit: int = 5) -> list[str]:
        """What was asked and not met, what counts first: each with who says so and why."""
        verdicts = next((each for each in self.verdicts if each.trial == trial.trial), None)
        if verdicts is None:
            return []
        asked = {each.id: each for each in self.case.criteria}
        wrong = [each for name in trial.not_met if (each := verdicts.of(name)) and name in asked]
        wrong.sort(key=lambda each: not asked[each.criterion_id].counts)  # they come worst first
        lines = [f"    {_told(each, asked[each.criterion_id])}" for each in wrong[:limit]]
        if len(wrong) > limit:
            lines.append(f"    and {len(wrong) - limit} more: {', '.join(each.criterion_id for each in wrong[limit:])}")
        unknown = [each for each in verdicts.verdicts if each.outcome == "ungraded"]
        if unknown:
            names = ", ".join(each.criterion_id for each in unknown)
            lines.append(f"    not known: {one_line(names, 200)} ({one_line(unknown[0].reason, 100)})")
        return lines


def _told(verdict: Verdict, asked: PlannedCriterion) -> str:
    """One line: what was asked, that it was not so, and who says it why."""
    bad = asked.veto == "met" or asked.points < 0
    who = verdict.grader if asked.counts else f"{verdict.grader}, advisory"
    why = verdict.reason.partition("; most telling")[0]  # what moved a classifier says nothing to a person
    what = f"{asked.id} {'happened' if bad else 'not met'}"
    return f"{what}: {one_line(asked.asks, 140)} [{one_line(who, 60)}: {one_line(why, 140)}]"


class RuleOutcome:
    """One rule of the gate.

    Attributes:
        rule: As applied; None when the gate was not decided.
        undecided: Why not, in one sentence.
    """

    def __init__(self, rule: RuleResult | None, undecided: str) -> None:
        self.rule, self.undecided = rule, undecided

    def check(self) -> None:
        """Pass, fail, or skip when the gate was not decided or the rule waits or is waived.

        Raises:
            pytest.fail.Exception: The rule does not pass.
        """
        __tracebackhide__ = True
        if self.rule is None:
            pytest.skip(self.undecided)
        if self.rule.status == "waiting":
            pytest.skip(ci_safe(f"waits: {self.rule.reason}"))
        if self.rule.status == "waived":
            pytest.skip(ci_safe(f"waived: {self.rule.reason}"))
        if self.rule.status != "pass":
            word = {"fail": "HOLD", "inconclusive": "NOT PROVEN", "invalid": "INVALID"}[self.rule.status]
            settle = f"\n  to settle it: {self.rule.settle}" if self.rule.settle else ""
            pytest.fail(ci_safe(f"{word}: {self.rule.reason}{settle}"), pytrace=False)
