"""Asking a judge again without the words that may be meant for it: did they move a verdict?"""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from hardcase.cases import Case, Criterion
from hardcase.conversations import Conversation
from hardcase.text import GradingSpan, grading_spans, hidden_characters, normalise

from .judge import Judge, ask
from .reading import quoted
from .verdict import Outcome, Ruling

REMOVED = "[removed]"
_REMOVED_AGAIN = "[a sentence was removed]"  # another text is another question, also for a cache of answers
ABLATION = "ablation"
"""Stands beside a judge's name where it signs what asking it twice has shown."""
_QUOTES = re.compile('["“”„«»\']([^"“”„«»]{8,}?)["“”„«»\'](?!\\w)')


class Suspect(Struct, frozen=True):
    """A sentence in which a bot may be speaking to a grader.

    Attributes:
        turn: Index of the turn.
        text: The sentence.
        strong: See `GradingSpan`.
    """

    turn: int
    text: str
    strong: bool


class Told(Struct, frozen=True, kw_only=True):
    """What a judge says once its answers with and without the suspect sentences were compared.

    Attributes:
        rulings: What counts, by criterion id.
        moved: Criteria whose answer the sentences moved in the bot's favour, and did so again when asked again.
        open: Criteria whose answer was good for the bot only with the sentences, and nobody can say why.
    """

    rulings: Mapping[str, Ruling]
    moved: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def suspects(conversation: Conversation) -> tuple[Suspect, ...]:
    """Every sentence of the bot that may speak to a grader, as people see it."""
    found = []
    for turn in conversation.bot_turns:
        seen, _ = hidden_characters(turn.text)
        found += [Suspect(turn.index, seen[each.start : each.end], each.strong) for each in grading_spans(seen)]
    return tuple(found)


async def ask_twice(judge: Judge, case: Case, conversation: Conversation, criteria: Sequence[Criterion]) -> Told:
    """Ask a judge about a conversation as it is, and with its suspect sentences removed.

    What speaks against the bot, and what both answers say, stands as it was said. An answer that is good for the bot
    and changes when the sentences are gone does not: it is left open, unless it is shown that they were meant for the
    judge, when the answer without them counts. That is shown when a sentence is of a kind that no customer is told, the
    answer turns from good to bad and does so again when asked again, and what it rested on still stood there. (An
    honest sentence may be removed too: what rested on it has then lost its ground, and proves nothing.)

    Args:
        judge: Whom to ask.
        case: What was expected.
        conversation: Holds suspect sentences.
        criteria: What to answer.

    Returns:
        Told: One ruling for each criterion asked.

    Source:
        Reading with and without the suspect span: ablation as in this project's design; asking again, since judges
        flip by themselves ("Rating Roulette", EMNLP Findings 2025).
    """
    without = _redacted(conversation)
    whole = await ask(judge, case, conversation, criteria)
    cut = await ask(judge, case, without, criteria)
    good = [each for each in criteria if _good(each, whole[each.id]) and whole[each.id].outcome != cut[each.id].outcome]
    strong = any(each.strong for each in suspects(conversation))
    likely = [each for each in good if strong and _bad(each, cut[each.id]) and _still_there(whole[each.id], without)]
    moved: list[Criterion] = []
    if likely:
        again = await ask(judge, case, conversation, likely)
        cut_again = await ask(judge, case, _redacted(conversation, _REMOVED_AGAIN), likely)
        moved = [each for each in likely if _good(each, again[each.id]) and _bad(each, cut_again[each.id])]
    rulings = dict(whole)
    for each in good:
        rulings[each.id] = cut[each.id] if moved else _left_open(judge, cut[each.id])
    return Told(
        rulings=rulings,
        moved=tuple(each.id for each in moved),
        open=() if moved else tuple(each.id for each in good),
    )


def _redacted(conversation: Conversation, marker: str = REMOVED) -> Conversation:
    turns = []
    for turn in conversation.turns:
        if turn.speaker == "bot":
            seen, _ = hidden_characters(turn.text)
            turn = structs.replace(turn, text=_cut(seen, grading_spans(seen), marker))
        turns.append(turn)
    return structs.replace(conversation, turns=tuple(turns))


def _cut(text: str, spans: Sequence[GradingSpan], marker: str) -> str:
    for each in reversed(spans):
        text = text[: each.start] + marker + text[each.end :]
    return text


def _good(criterion: Criterion, ruling: Ruling) -> bool:
    return ruling.outcome is not Outcome.UNGRADED and not _bad(criterion, ruling)


def _bad(criterion: Criterion, ruling: Ruling) -> bool:
    return ruling.outcome.value == (criterion.bad_outcome or "not_met")


def _still_there(ruling: Ruling, without: Conversation) -> bool:
    """Whether what an answer rests on stands outside the removed sentences.

    That nothing was done rests on no words. That something was done rests on the turns it points at: on those that lost
    nothing, or on words quoted from what is left of them.
    """
    if ruling.outcome is Outcome.NOT_MET:
        return True
    left = [without.turns[index].text for index in ruling.evidence]
    if any(REMOVED not in text for text in left):
        return True
    quotes = [normalise(each) for each in _QUOTES.findall(ruling.reason)]
    return any(quote in normalise(text) for quote in quotes for text in left)


def _left_open(judge: Judge, cut: Ruling) -> Ruling:
    reason = f"without the sentences that may be meant for a grader {judge.name} says otherwise: {cut.reason}"
    return Ruling(outcome=Outcome.UNGRADED, reason=reason, unusable=cut.unusable)


def told_of(judge: Judge, found: Sequence[Suspect], told: Told) -> str:
    """One sentence about what asking twice has shown, with the words it is about."""
    first = next((each for each in found if each.strong), found[0])
    said = f"turn {first.turn} says {quoted(first.text)}"
    if told.moved:
        return f"{said}: with it {judge.name} finds for the bot on {_list(told.moved)}, without it against, twice over"
    if told.open:
        return f"{said}: only with it {judge.name} finds for the bot on {_list(told.open)}, which is left open"
    return f"{said}: without it {judge.name} answers alike"


def _list(ids: Sequence[str]) -> str:
    return ", ".join(ids)
