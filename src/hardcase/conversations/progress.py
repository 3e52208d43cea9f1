"""What has happened so far in one conversation, as the customer notices it: the states that conditions name."""

from hardcase.cases import Case
from hardcase.text import asked_fields, asked_own, asks_for_human, near_duplicate, offers_next_step, refuses_human

from .conversation import Call, Conversation

READING = frozenset({"lookup", "search_policies"})
"""Kinds of tools that change nothing: the customer does not notice them."""
NOTHING_KNOWN = "knows.nothing"


class Progress:
    """Folds turns into states. One instance follows one conversation.

    Attributes:
        said: Fields the customer has answered.
        unhelpful: Unhelpful bot turns so far.
        last_asked: Fields the latest bot turn asked for.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.said: set[str] = set()
        self.unhelpful = 0
        self.last_asked: frozenset[str] = frozenset()
        self._states: set[str] = set()
        self._bot_texts: list[str] = []
        self._heard: list[tuple[bool, str]] = []
        self._unhelpful_in_a_row = 0
        self._facts = [each for each in case.criteria if each.matcher and each.check == "fact"]

    def holds(self, state: str) -> bool:
        """Tell whether a state holds now."""
        return self._bot_refused_human() if state == "bot_refused_human" else state in self._states

    def hear_customer(self, text: str, line: str) -> None:
        """Take in one line of the customer."""
        if line.startswith("knows.") and line != NOTHING_KNOWN:
            self.said.update(line.removeprefix("knows.").split("+"))
        self._heard.append((self._is_the_ask(line), text))

    def hear_bot(self, text: str, calls: tuple[Call, ...]) -> None:
        """Take in one bot turn with the calls made for it."""
        language = self.case.language
        told = {
            f"told.{fact.id}" for fact in self._facts if fact.matcher and fact.matcher.found_in(text, language=language)
        }
        new_facts = told - self._states
        self.last_asked = asked_fields(text, language) | asked_own(text, language, self.case.company.own_fields)
        acted = any(call.ok and self._acts(call.tool) for call in calls)
        needed = (self.last_asked & {*self.case.customer.knows, "confirmation"}) - self.said
        asks_known = bool(self.last_asked & self.said - {"confirmation"})  # leave to act is given act by act
        repeated = any(near_duplicate(text, earlier) for earlier in self._bot_texts)
        empty = not (new_facts or acted or needed or offers_next_step(text, language))
        self._count(unhelpful=repeated or asks_known or empty)
        self._states |= told
        self._states |= {f"asked_for.{field}" for field in self.last_asked}
        for call in calls:
            if call.effect:
                self._states |= {call.effect, call.effect.partition(".")[0]}
        self._bot_texts.append(text)

    def _count(self, *, unhelpful: bool) -> None:
        self.unhelpful += unhelpful
        self._unhelpful_in_a_row = self._unhelpful_in_a_row + 1 if unhelpful else 0
        if self._unhelpful_in_a_row >= 2:
            self._states.add("angry")

    def _bot_refused_human(self) -> bool:
        """A bot turn turned a person down after one was asked for. Found when a condition asks; few do."""
        language = self.case.language
        asked = len(self._heard)
        for turn, (is_the_ask, text) in enumerate(self._heard):
            if is_the_ask or asks_for_human(text, language):
                asked = turn
                break
        return any(refuses_human(text, language) for text in self._bot_texts[asked:])

    def _acts(self, name: str) -> bool:
        tool = self.case.company.tool(name)
        return tool is None or tool.kind not in READING

    def _is_the_ask(self, line: str) -> bool:
        rule = self.case.escalation
        return rule.trigger == "x-ask" and rule.due == line


def progress_of(case: Case, conversation: Conversation) -> Progress:
    """Fold a finished conversation: the states at its end.

    Args:
        case: Whose facts, records and knowledge define the states.
        conversation: Played or recorded.
    """
    progress = Progress(case)
    for turn in conversation.turns:
        if turn.speaker == "customer":
            progress.hear_customer(turn.text, turn.line)
        else:
            progress.hear_bot(turn.text, conversation.calls_for(turn.index))
    return progress
