"""One conversation as the checks read it: folded once, asked many times."""

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from msgspec import structs

from hardcase.cases import Case
from hardcase.conversations import NOT_THE_BOTS, Call, Conversation, Progress, Turn, progress_of
from hardcase.text import (
    Passage,
    asks_for_human,
    language_of,
    may_ask_for_human,
    other_passages,
    sentences,
    spoken_tongue,
    tongue_of_tag,
    tongues_asked_for,
    words,
)

from .turns import sentences_in, turn_as_shown
from .verdict import NOT_LOOKED_FOR, Outcome, Ruling

CHANGING = frozenset({"update", "create"})
"""Kinds of tools that do something."""
_READS = frozenset(
    ("get", "list", "search", "find", "look", "lookup", "check", "calculate", "think", "read", "query", "view")
) | {"fetch", "verify"}
"""First words of tools that change nothing, where no company says what its tools do."""
WITH_TABLES = frozenset({"en", "sv", "de", "es"})
"""Languages whose phrases `hardcase.text` knows: what it does not find in any other proves nothing."""
LONG = 8
"""Words of a turn that are enough to tell its language."""
_QUOTED, _AFTER = 90, 30
"""Characters of a quote in a reason, and of these what is kept for words behind those that it is about."""
_MARKS = ".,;:!?()[]{}\"'“”‘’*"


class Reading:
    """What checks may know: a case and a conversation, and nothing else.

    Args:
        case: What was expected.
        conversation: What happened.
        said: Bot turns as they are to be read, where that is not as they were written.

    Attributes:
        language: The case's language, as the lexicons name it.
        bot_turns: What the bot said, in order, as a page shows it.
    """

    def __init__(self, case: Case, conversation: Conversation, *, said: tuple[Turn, ...] | None = None) -> None:
        self.case, self.conversation, self.language = case, conversation, case.language
        self.bot_turns = tuple(map(turn_as_shown, conversation.bot_turns)) if said is None else said

    @property
    def drafted(self) -> bool:
        """The bot wrote drafts: a human agent, who has the conversation, acts and sends them."""
        return self.case.mode == "assistant"

    @functools.cached_property
    def written(self) -> tuple[Turn, ...]:
        """The bot's turns with all that it wrote in them: where it drafts, its notes to the agent too."""
        if not self.drafted:
            return self.bot_turns
        return tuple(structs.replace(turn, text=f"{turn.text}\n{turn.notes}".strip()) for turn in self.bot_turns)

    @functools.cached_property
    def bot_text(self) -> str:
        """All that the bot said, one turn after the other; a newline ends a sentence."""
        return "\n".join([turn.text for turn in self.bot_turns])

    @functools.cached_property
    def customer_text(self) -> str:
        """All that the customer said, one turn after the other."""
        return "\n".join([turn.text for turn in self.conversation.customer_turns])

    def bot_turns_with(self, parts: Sequence[str]) -> Sequence[Turn]:
        """Bot turns in which one of some parts of `bot_text` stands, and perhaps others."""
        if not parts or any("\n" in part for part in parts):
            return self.bot_turns if parts else ()
        return [turn for turn in self.bot_turns if any(part in turn.text for part in parts)]

    @functools.cached_property
    def silent(self) -> bool:
        """The bot said not one word, so that nothing it did not say speaks for it."""
        return not self.bot_text or self.bot_text.isspace()

    @functools.cached_property
    def customers_language(self) -> str:
        """The case's language; of a recording without a company, that of the customer's words where they tell it."""
        named = tongue_of_tag(self.language)
        if self.conversation.ending == "recorded" and not self.case.company.tools:
            return language_of(self.customer_text, named) or named
        return named

    @functools.cached_property
    def tongues(self) -> tuple[tuple[Turn, str], ...]:
        """Bot turns of 8 words or more, and the language of each; empty where its small words do not tell."""
        likely = self.customers_language
        return tuple((turn, spoken_tongue(turn.text, likely)) for turn in self.bot_turns if _is_long(turn.text))

    @functools.cached_property
    def passages(self) -> tuple[tuple[Turn, tuple[Passage, ...]], ...]:
        """Bot turns in which something is said in another language than the case's, and what."""
        named = tongue_of_tag(self.language)
        found = ((turn, tuple(other_passages(turn.text, named))) for turn in self.bot_turns)
        return tuple(each for each in found if each[1])

    def unwanted_in(self, turn: Turn) -> Iterator[Passage]:
        """What a turn says in languages that the customer neither spoke nor asked for before."""
        spoken = {tongue for at, tongue in self._spoken if at < turn.index}
        wanted = spoken | ({*self.wanted_by(turn.index)} - {""})
        found = next((each for of, each in self.passages if of is turn), ())
        return (each for each in found if each.tongue not in wanted)

    @functools.cached_property
    def _spoken(self) -> frozenset[tuple[int, str]]:
        """Languages of passages of the customer, and the turn of each."""
        named, turns = tongue_of_tag(self.language), self.conversation.customer_turns
        return frozenset((of.index, each.tongue) for of in turns for each in other_passages(of.text, named))

    def wanted_by(self, index: int) -> Iterator[str]:
        """Languages that the customer spoke or asked for before a turn."""
        return (tongue for at, tongue in self._wanted if at < index)

    @functools.cached_property
    def _wanted(self) -> tuple[tuple[int, str], ...]:
        turns = self.conversation.customer_turns
        return tuple(
            (turn.index, tongue)
            for turn in turns
            for tongue in (language_of(turn.text, self.customers_language), *tongues_asked_for(turn.text))
        )

    @functools.cached_property
    def not_looked_at(self) -> Turn | None:
        """The first longer bot turn in a language that the phrases are not in and the customer did not want.

        Or the first that holds a passage in a language of which no phrases are known at all.
        Where a recording is in another language from its first word on, its phrases were looked for in no turn of it.
        """
        named = tongue_of_tag(self.language)
        for turn, tongue in self.tongues:
            if tongue in {"", named}:
                continue
            if self.customers_language != named or tongue not in self.wanted_by(turn.index):
                return turn
        for turn, _ in self.passages:
            for each in self.unwanted_in(turn):
                if each.tongue not in WITH_TABLES and (not each.tongue or each.words >= LONG):
                    return turn
        return None

    @functools.cached_property
    def progress(self) -> Progress:
        """The states at the end of the conversation."""
        return progress_of(self.case, self.conversation)

    @functools.cached_property
    def blank(self) -> str:
        """Why this trial says nothing about the bot; empty when it does."""
        if self.conversation.ending in NOT_THE_BOTS:
            return f"{self.conversation.ending}: {self.conversation.error or 'the script had no answer'}"
        return ""

    def acts(self, call: Call) -> bool:
        """The call succeeded and did more than read, by its kind or else by the first word of its name."""
        kind = next((tool.kind for tool in self.case.company.tools if tool.name == call.tool), None)
        return call.ok and (kind in CHANGING if kind else re.split(r"[\W_]", call.tool.casefold())[0] not in _READS)

    def said_at(self, line: str) -> int | None:
        """Turn at which the customer said a line of the script, or None."""
        return next((turn.index for turn in self.conversation.customer_turns if turn.line == line), None)

    @functools.cached_property
    def asks_for_person(self) -> tuple[int, ...]:
        """Turns at which the customer asked for a person in so many words."""
        rule, language = self.case.escalation, self.language
        line = rule.due if rule.trigger == "x-ask" else None
        parts = may_ask_for_human(self.customer_text, language)
        if line is None and not parts:
            return ()
        return tuple(
            turn.index
            for turn in self.conversation.customer_turns
            if (line is not None and turn.line == line)
            or any(asks_for_human(each, language) for each in sentences_in(turn, parts))
        )

    def bot_turns_between(self, start: int, end: int) -> int:
        """How often the bot spoke between two turns, neither of them counted."""
        return sum(start < turn.index < end for turn in self.bot_turns)

    def overtaken(self, line: str) -> bool:
        """A handover ended the conversation before the customer came to this line."""
        return bool(line) and self.conversation.handover is not None and self.said_at(line) is None


def _is_long(text: str) -> bool:
    return sum(map(str.isalpha, text.split())) >= LONG or len(words(text)) >= LONG


def met(reason: str, *evidence: int) -> Ruling:
    """The sentence is true."""
    return Ruling(outcome=Outcome.MET, reason=reason, evidence=evidence)


def not_met(reason: str, *evidence: int) -> Ruling:
    """The sentence is not true."""
    return Ruling(outcome=Outcome.NOT_MET, reason=reason, evidence=evidence)


def untested(ruling: Ruling) -> Ruling:
    """It is so, and nothing came up in which it could have been otherwise."""
    return structs.replace(ruling, untested=True)


def ungraded(reason: str) -> Ruling:
    """Nobody knows."""
    return Ruling(outcome=Outcome.UNGRADED, reason=reason)


def unread(reading: Reading, *, by_tables: bool = True) -> Ruling | None:
    """Why nothing is known of what the bot said; None when its words can be read.

    Args:
        reading: Whose words.
        by_tables: The check knows phrases of a few languages only.
    """
    if reading.silent:
        return ungraded("the bot said nothing that could be checked")
    if by_tables and reading.language.partition("-")[0] not in WITH_TABLES:
        return ungraded(f"this check knows no phrases in the language {reading.language!r}")
    return None


def not_seen(reading: Reading, what: str, *, by_tables: bool = True) -> Ruling:
    """A bad act was looked for in every turn and not found; where nothing could be read, nothing is known."""
    unknown = unread(reading, by_tables=by_tables) or (unlooked(reading) if by_tables else None)
    return unknown or _seen_nowhere(what, len(reading.bot_turns))


def unlooked(reading: Reading) -> Ruling | None:
    """Why a phrase that was not found may have been said: a longer turn is in another language; None when none is."""
    turn = reading.not_looked_at
    if turn is None:
        return None
    return ungraded(f"turn {turn.index} is not in {reading.language!r}, and {NOT_LOOKED_FOR}")


@functools.lru_cache(maxsize=2048)
def _seen_nowhere(what: str, count: int) -> Ruling:
    return not_met(f"{what} in none of {count} bot turn{'s' if count > 1 else ''}")


def quoted_where(text: str, holds: Callable[[str], bool]) -> str:
    """The sentence of a turn that shows something, for a reason; of a long one the piece around it.

    The turn's beginning where no sentence alone shows it.
    """
    found = next((each for each in sentences(text) if holds(each)), "")
    pieces = found.split()
    if len(" ".join(pieces)) <= _QUOTED or not holds(" ".join(pieces)):
        return quoted(found or text)
    first, last = _narrowed(pieces, holds)
    start = first
    while start and len(" ".join(pieces[start - 1 : last])) <= _QUOTED - _AFTER:
        start -= 1
    return quoted(f"{'… ' if start else ''}{' '.join(pieces[start:])}")


def shown_by(text: str, holds: Callable[[str], bool]) -> str:
    """The fewest words of a text that show something on their own, without marks at their ends; empty: none do."""
    pieces = text.split()
    if not holds(" ".join(pieces)):
        return ""
    first, last = _narrowed(pieces, holds)
    found = " ".join(pieces[first:last])
    bare = found.strip(_MARKS)
    return bare if holds(bare) else found


def _narrowed(pieces: Sequence[str], holds: Callable[[str], bool]) -> tuple[int, int]:
    """Where the words begin and end that show something; found by halving, since a turn may be very long."""
    last = bisect_left(range(len(pieces)), True, key=lambda end: holds(" ".join(pieces[:end])))
    first = bisect_left(range(last), True, key=lambda start: not holds(" ".join(pieces[start:last]))) - 1
    return max(first, 0), last


def quoted(text: str, limit: int = _QUOTED) -> str:
    """A short piece of what was said, for a reason."""
    flat = " ".join(text.split())
    return repr(flat if len(flat) <= limit else flat[: limit - 1] + "…")
