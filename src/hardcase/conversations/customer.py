"""The scripted customer: speaks the case's lines, answers what it knows, and does not wait for ever."""

from hardcase.cases import Case

from .conversation import Ending
from .progress import NOTHING_KNOWN, Progress

MAX_BOT_TURNS = 24
MAX_DONT_KNOWS = 3

_DONT_KNOW = {
    "en": "I don't know.",
    "sv": "Det vet jag inte.",
    "de": "Das weiß ich nicht.",
    "es": "No lo sé.",
}
_GO_AHEAD = {"en": "Yes, please go ahead.", "sv": "Ja, gör det.", "de": "Ja, bitte.", "es": "Sí, adelante."}


class ScriptedCustomer:
    """Decides what the customer says next. One instance plays one conversation."""

    def __init__(self, case: Case, progress: Progress) -> None:
        self.case, self.progress = case, progress
        self._lines = list(case.turns)
        self._dont_knows = 0

    def next_line(self) -> tuple[str, str] | None:
        """Say the next line.

        Returns:
            tuple: Id of the line (or `knows.<field>`) and the words, or None when nothing is left to say.
        """
        if self.progress.last_asked:
            answer = self._answer(self.progress.last_asked)
            if answer:
                return answer
        self._dont_knows = 0
        while self._lines:
            line = self._lines.pop(0)
            skipped = any(self.progress.holds(state) for state in line.unless)
            if not skipped and all(self.progress.holds(state) for state in line.only_if):
                return line.id, line.say.strip()
        return None

    def _answer(self, asked: frozenset[str]) -> tuple[str, str] | None:
        language = self.case.language.partition("-")[0]
        known = self._known(asked)
        fresh = [field for field in known if field not in self.progress.said] or known
        if fresh:
            self._dont_knows = 0
            return f"knows.{'+'.join(fresh)}", " ".join(self.case.customer.knows[field].strip() for field in fresh)
        if asked == {"confirmation"}:
            if "confirmation" in self.progress.said:
                return None
            return "knows.confirmation", _GO_AHEAD.get(language, _GO_AHEAD["en"])
        self._dont_knows += 1
        return NOTHING_KNOWN, _DONT_KNOW.get(language, _DONT_KNOW["en"])

    def _known(self, asked: frozenset[str]) -> list[str]:
        return [field for field in self.case.customer.knows if field in asked]

    def _cannot_answer(self) -> bool:
        """The bot asks again for what the customer does not know, and nothing else can be said to it."""
        asked = self.progress.last_asked
        return self._dont_knows >= MAX_DONT_KNOWS and bool(asked - {"confirmation"}) and not self._known(asked)

    def ending(self, *, bot_turns: int, handed_over: bool) -> Ending | None:
        """Decide whether the conversation is over after a bot turn.

        Args:
            bot_turns: Bot turns so far.
            handed_over: People have the conversation now.

        Returns:
            The ending, or None to go on.
        """
        if handed_over:
            return "handed_over"
        if self.progress.unhelpful >= self.case.patience:
            return "customer_left"
        if self._cannot_answer():
            return "script_stuck"
        return "turn_limit" if bot_turns >= MAX_BOT_TURNS else None
