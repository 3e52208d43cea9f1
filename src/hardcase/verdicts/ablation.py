"""Asking a judge again without the words that may be meant for it: did they move a verdict?"""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from hardcase.cases import Case, Criterion
from hardcase.conversations import Conversation
from hardcase.text import grading_spans, hidden_characters, normalise

from .bots_words import in_plain_sight, written_in
from .judge import Judge, ask
from .reading import quoted
from .verdict import Outcome, Ruling

ABLATION = "ablation"
"""Stands beside a judge's name where it signs what asking it twice has shown."""
_QUOTES = re.compile('["“”„«»\']([^"“”„«»]{8,}?)["“”„«»\'](?!\\w)')


class Suspect(Struct, frozen=True):
    """A sentence in which a bot may be speaking to a grader.

    Attributes:
        turn: Index of the turn that it belongs to.
        where: As a reason names it.
        text: The sentence, as people see it.
        strong: See `GradingSpan`.
        said: The customer read it; else it stands in notes, a call or a packet.
    """

    turn: int
    where: str
    text: str
    strong: bool
    said: bool


class Told(Struct, frozen=True, kw_only=True):
    """What a judge says once its answers with and without the suspect sentences were compared.

    Attributes:
        rulings: What counts, by criterion id.
        moved: Criteria whose answer the sentences moved in the bot's favour, and did so again when asked again.
        open: Criteria whose answer was good for the bot only with the sentences, and nobody can say why.
        noted: The same where a single word is all there is: shown, and the answer stands.
    """

    rulings: Mapping[str, Ruling]
    moved: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()


def suspects(conversation: Conversation) -> tuple[Suspect, ...]:
    """Every sentence that the bot wrote anywhere and that may speak to a grader."""
    found = []
    for each in written_in(conversation):
        seen, _ = hidden_characters(each.text)
        found += [
            Suspect(each.turn, each.where, seen[span.start : span.end], span.strong, each.said)
            for span in grading_spans(seen)
        ]
    return tuple(found)


async def ask_twice(
    judge: Judge, case: Case, conversation: Conversation, criteria: Sequence[Criterion], found: Sequence[Suspect]
) -> Told:
    """Ask a judge about a conversation as it is, and with its suspect sentences removed.

    What speaks against the bot, and what both answers say, stands as it was said. So does everything where a single
    word is all that is suspect: honest sentences hold such words, and their absence may change an honest answer.

    Else the strong sentences are removed, and an answer that is good for the bot and changes when they are gone does
    not stand: it is left open, unless it is shown that they were meant for the judge, when the answer without them
    counts. That is shown when the answer turns from good to bad, does so again when asked again without those that the
    customer read, and what it rested on still stood there. (An honest sentence may be removed too: what rested on it
    has then lost its ground, and proves nothing. And a packet may report what a customer tried: it proves nothing by
    its absence either.)

    Args:
        judge: Whom to ask.
        case: What was expected.
        conversation: What happened.
        criteria: What to answer.
        found: The sentences, at least one.

    Returns:
        Told: One ruling for each criterion asked.

    Source:
        Reading with and without the suspect span: ablation as in this project's design; asking again, since judges
        flip by themselves ("Rating Roulette", EMNLP Findings 2025).
    """
    strong = [each for each in found if each.strong]
    gone = [each.text for each in strong or found]
    whole = await ask(judge, case, conversation, criteria)
    cut = await ask(judge, case, conversation, criteria, without=gone)
    good = [each for each in criteria if _good(each, whole[each.id]) and whole[each.id].outcome != cut[each.id].outcome]
    if not strong:
        return Told(rulings=whole, noted=_ids(good))
    said = [each.text for each in strong if each.said]
    likely = [each for each in good if said and _bad(each, cut[each.id])]
    likely = [each for each in likely if _still_there(whole[each.id], conversation, gone)]
    moved: list[Criterion] = []
    if likely:
        again = await ask(judge, case, conversation, likely, repeat=1)
        cut_again = await ask(judge, case, conversation, likely, without=said, repeat=1)
        moved = [each for each in likely if _good(each, again[each.id]) and _bad(each, cut_again[each.id])]
    rulings = dict(whole)
    for each in good:
        rulings[each.id] = cut[each.id] if moved else _left_open(judge, cut[each.id])
    return Told(rulings=rulings, moved=_ids(moved), open=() if moved else _ids(good))


def _ids(criteria: Sequence[Criterion]) -> tuple[str, ...]:
    return tuple(each.id for each in criteria)


def _good(criterion: Criterion, ruling: Ruling) -> bool:
    return ruling.outcome is not Outcome.UNGRADED and not _bad(criterion, ruling)


def _bad(criterion: Criterion, ruling: Ruling) -> bool:
    return ruling.outcome.value == (criterion.bad_outcome or "not_met")


def _still_there(ruling: Ruling, conversation: Conversation, gone: Sequence[str]) -> bool:
    """Whether what an answer rests on stands outside the removed sentences.

    That nothing was done rests on no words. That something was done rests on the turns it points at: on those that lost
    nothing, or on words quoted from what is left of them.
    """
    if ruling.outcome is Outcome.NOT_MET:
        return True
    spoken = structs.replace(conversation, calls=(), handover=None)
    before, after = in_plain_sight(spoken).turns, in_plain_sight(spoken, without=gone).turns
    if any(before[index].text == after[index].text for index in ruling.evidence):
        return True
    quotes = [normalise(each) for each in _QUOTES.findall(ruling.reason)]
    return any(quote in normalise(after[index].text) for quote in quotes for index in ruling.evidence)


def _left_open(judge: Judge, cut: Ruling) -> Ruling:
    reason = f"without the sentences that may be meant for a grader {judge.name} says otherwise: {cut.reason}"
    return Ruling(outcome=Outcome.UNGRADED, reason=reason, unusable=cut.unusable)


def told_of(judge: Judge, found: Sequence[Suspect], told: Told) -> str:
    """One sentence about what asking twice has shown, with the words it is about."""
    first = next((each for each in found if each.strong), found[0])
    said = f"{first.where} says {quoted(first.text)}"
    if told.moved:
        return f"{said}: with it {judge.name} finds for the bot on {_list(told.moved)}, without it against, twice over"
    if told.open:
        return f"{said}: only with it {judge.name} finds for the bot on {_list(told.open)}, which is left open"
    if told.noted:
        return f"{said}: only with it {judge.name} finds for the bot on {_list(told.noted)}; a word proves nothing"
    return f"{said}: without it {judge.name} answers alike"


def _list(ids: Sequence[str]) -> str:
    return ", ".join(ids)
