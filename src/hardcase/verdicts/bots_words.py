"""All that a bot wrote, wherever it stands: every piece of it can be meant for a judge."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, structs

from hardcase.conversations import Conversation
from hardcase.text import hidden_characters

REMOVED = "[removed]"


class Written(Struct, frozen=True):
    """One text of a bot.

    Attributes:
        turn: Index of the turn that it belongs to. A bot that broke may have acted for a turn without words.
        where: As a reason names it.
        text: As it was written; the name of a field as JSON writes it, so that a judge's format is seen in it.
        said: It is the turn itself, and not beside it in notes, calls or a packet.
    """

    turn: int
    where: str
    text: str
    said: bool = False


def written_in(conversation: Conversation) -> Iterator[Written]:
    """Every text that the bot wrote, turns first.

    What a tool answered is the company's, but where the bot used a tool of its own and reported the answer.
    """
    for turn in conversation.bot_turns:
        yield Written(turn.index, f"turn {turn.index}", turn.text, said=True)
    yield from written_beside(conversation)


def written_beside(conversation: Conversation) -> Iterator[Written]:
    """The same without the turns themselves."""
    for turn in conversation.bot_turns:
        if turn.notes:
            yield Written(turn.index, f"the notes to turn {turn.index}", turn.notes)
    for call in conversation.calls:
        reported = () if call.told is None else (call.told, call.result)
        for text in _texts([call.tool, call.arguments, *reported]):
            yield Written(call.turn, f"a call for turn {call.turn}", text)
    handover = conversation.handover
    if handover is not None:
        for text in _texts([handover.queue, handover.packet]):
            yield Written(handover.turn, f"the packet of turn {handover.turn}", text)


def _texts(data: Any) -> Iterator[str]:
    stack = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from (_as_field(str(name)) for name in value)
            stack.extend(reversed(list(value.values())))
        elif isinstance(value, (list, tuple)):
            stack.extend(reversed(value))


def in_plain_sight(conversation: Conversation, *, without: Iterable[str] = ()) -> Conversation:
    """The conversation as people see it: a judge that could be talked to reads no other.

    Args:
        conversation: What happened.
        without: Sentences that are to be taken out, wherever the bot wrote them and wherever a tool repeated them.
    """
    cut = sorted(set(without), key=len, reverse=True)

    def shown(text: str) -> str:
        seen, _ = hidden_characters(text)
        for each in cut:
            seen = seen.replace(each, REMOVED)
        return seen

    handover = conversation.handover
    return structs.replace(
        conversation,
        turns=tuple(
            structs.replace(turn, text=shown(turn.text), notes=shown(turn.notes)) if turn.speaker == "bot" else turn
            for turn in conversation.turns
        ),
        calls=tuple(
            structs.replace(
                call,
                tool=shown(call.tool),
                arguments=_each(call.arguments, shown),
                result=_each(call.result, shown),
                told=_each(call.told, shown),
            )
            for call in conversation.calls
        ),
        handover=handover
        and structs.replace(handover, queue=shown(handover.queue), packet=_each(handover.packet, shown)),
    )


def _each(data: Any, shown: Callable[[str], str]) -> Any:
    if isinstance(data, str):
        return shown(data)
    if isinstance(data, Mapping):
        return {_field(str(name), shown): _each(value, shown) for name, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_each(each, shown) for each in data]
    return data


def _as_field(name: str) -> str:
    return f'"{name}":'


def _field(name: str, shown: Callable[[str], str]) -> str:
    text = shown(_as_field(name))
    return text[1:-2] if text.startswith('"') and text.endswith('":') else text
