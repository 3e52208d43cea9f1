"""A judge that knows only what people have labelled: the words of exemplars, and of the shipped sentinels."""

from collections.abc import Mapping, Sequence

from hardcase.bots import DeclaredWords
from hardcase.cases import Case, Criterion, Exemplar, digest
from hardcase.conversations import Conversation

from .verdict import Outcome, Ruling


class LabelJudge:
    """Answers from the exemplar whose words a bot said, and leaves any other words ungraded.

    It counts as licensed, since its answers are the labels themselves. Sentinels declare their own few phrases and
    the criteria that these turn: where such a phrase was said, the declared outcome stands instead of the label.

    Args:
        exemplars: By case id and name.
        declared: By the name of a bot, what it declares about its own phrases.
    """

    licensed: frozenset[str] | None = None

    def __init__(
        self,
        exemplars: Mapping[str, Mapping[str, Exemplar]],
        *,
        declared: Mapping[str, DeclaredWords] | None = None,
    ) -> None:
        self._exemplars, self._declared = exemplars, declared or {}
        self.name = f"labels@{digest(exemplars)[:8]}"

    async def rule(self, case: Case, conversation: Conversation, criteria: Sequence[Criterion]) -> Mapping[str, Ruling]:
        """Answer from labels. See `Judge.rule`."""
        declared = self._declared.get(conversation.bot, DeclaredWords())
        own = [turn.text for turn in conversation.bot_turns if turn.text in declared.phrases]
        others = [turn.text for turn in conversation.bot_turns if turn.text not in declared.phrases]
        source = self._source(case.id, others)
        return {each.id: self._ruling(each, declared, source, said_own=bool(own), others=others) for each in criteria}

    def _source(self, case_id: str, texts: Sequence[str]) -> tuple[str, Exemplar] | None:
        """The exemplar that holds every one of these texts, good ones first."""
        named = self._exemplars.get(case_id, {})
        for name in sorted(named, key=lambda each: (named[each].kind != "good", each)):
            if texts and set(texts) <= {turn.text.strip() for turn in named[name].bot_turns}:
                return name, named[name]
        return None

    def _ruling(
        self,
        criterion: Criterion,
        declared: DeclaredWords,
        source: tuple[str, Exemplar] | None,
        *,
        said_own: bool,
        others: Sequence[str],
    ) -> Ruling:
        if others and source is None:
            return Ruling(outcome=Outcome.UNGRADED, reason="these words are in no labelled exemplar")
        if said_own:
            outcome = declared.outcome(criterion.licensed_as, whole=not others)
            if outcome:
                return Ruling(outcome=Outcome(outcome), reason="declared by the sentinel whose words these are")
        if source is None:
            return Ruling(outcome=Outcome.UNGRADED, reason="the bot said nothing that is labelled")
        name, exemplar = source
        label = next((each for each in exemplar.labels if each.criterion == criterion.id), None)
        if label is None:
            return Ruling(outcome=Outcome.UNGRADED, reason=f"the exemplar {name!r} has no label for it")
        return Ruling(outcome=Outcome(label.outcome), reason=f"{label.why} (label of the exemplar {name!r})")
