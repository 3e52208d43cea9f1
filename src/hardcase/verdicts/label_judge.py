"""A judge that knows only what people have labelled: the words of exemplars, and of the shipped sentinels."""

from collections.abc import Mapping, Sequence

from hardcase.bots import DeclaredWords
from hardcase.cases import Case, Criterion, Exemplar, digest
from hardcase.conversations import Conversation

from .licence import Standing
from .verdict import Outcome, Ruling


class LabelJudge:
    """Answers from the exemplar whose words a bot said, and leaves any other words ungraded.

    It counts as licensed, since its answers are the labels themselves. Words that stand in two exemplars are ungraded
    wherever their labels differ. Sentinels declare their own few phrases and the criteria that these turn: where such
    a phrase was said, the declared outcome stands instead of the label.

    Args:
        exemplars: By case id and name.
        declared: By the name of a bot, what it declares about its own phrases.
    """

    standing: Standing | None = None

    def __init__(
        self,
        exemplars: Mapping[str, Mapping[str, Exemplar]],
        *,
        declared: Mapping[str, DeclaredWords] | None = None,
    ) -> None:
        self._exemplars, self._declared = exemplars, declared or {}
        self.fingerprint = digest([exemplars, self._declared])[:16]
        self.name = f"labels@{self.fingerprint[:8]}"

    async def rule(self, case: Case, conversation: Conversation, criteria: Sequence[Criterion]) -> Mapping[str, Ruling]:
        """Answer from labels. See `Judge.rule`."""
        declared = self._declared.get(conversation.bot, DeclaredWords())
        own = [turn.text for turn in conversation.bot_turns if turn.text in declared.phrases]
        others = [turn.text for turn in conversation.bot_turns if turn.text not in declared.phrases]
        sources = self._sources(case.id, others, whole=not own)
        return {each.id: self._ruling(each, declared, sources, said_own=bool(own), others=others) for each in criteria}

    def _sources(self, case_id: str, texts: Sequence[str], *, whole: bool) -> dict[str, Exemplar]:
        """The exemplars whose bot turns these are, by name: all of them, or some in order beside a sentinel's own."""
        named = self._exemplars.get(case_id, {})
        found = {}
        for name in sorted(named):
            turns = [turn.text.strip() for turn in named[name].bot_turns]
            left = iter(turns)
            if list(texts) == turns or (not whole and texts and all(text in left for text in texts)):
                found[name] = named[name]
        return found

    def _ruling(
        self,
        criterion: Criterion,
        declared: DeclaredWords,
        sources: Mapping[str, Exemplar],
        *,
        said_own: bool,
        others: Sequence[str],
    ) -> Ruling:
        if criterion.matcher is not None:  # the label was true of yesterday's number; the check knows today's
            return Ruling(outcome=Outcome.UNGRADED, reason="a typed fact is the check's to tell")
        if others and not sources:
            return Ruling(outcome=Outcome.UNGRADED, reason="these words are in no labelled exemplar")
        if said_own:
            outcome = declared.outcome(criterion.licensed_as, whole=not others)
            if outcome:
                return Ruling(outcome=Outcome(outcome), reason="declared by the sentinel whose words these are")
        if not sources:
            return Ruling(outcome=Outcome.UNGRADED, reason="the bot said nothing that is labelled")
        names = " and ".join(map(repr, sources))
        found = [label for exemplar in sources.values() for label in exemplar.labels if label.criterion == criterion.id]
        if len(found) < len(sources):
            return Ruling(outcome=Outcome.UNGRADED, reason=f"no label for it in the exemplar {names}")
        if len({label.outcome for label in found}) > 1:
            return Ruling(outcome=Outcome.UNGRADED, reason=f"labelled differently in the exemplars {names}")
        return Ruling(outcome=Outcome(found[0].outcome), reason=f"{found[0].why} (label of the exemplar {names})")
