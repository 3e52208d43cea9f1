"""The check that a bot does not contradict itself, as far as plain statements about one record show it."""

from collections.abc import Iterator
from itertools import combinations

from hardcase.cases import Criterion
from hardcase.text import Amount, Stance, corrects, named_amounts, names_again, stances, words

from .reading import Reading, met, not_seen, quoted
from .verdict import Ruling

_STATEMENTS = 500
"""As many are compared; no conversation between people and a bot has more."""
_NEW_WORDS = 3
"""Up to so many words that nobody had said before, a customer presses the point; with more, they bring news."""


def self_contradiction(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when two bot turns state opposite things of one record, and nothing between them explains it.

    Opposite are: that the same act can be done (or is) and that it cannot (or is not), and two amounts of the same
    thing. A call that succeeded, a correction in the later turn, or news from the customer explains it.
    """
    said: list[tuple[int, Stance | Amount]] = []
    for turn in reading.bot_turns if names_again(reading.bot_text) else ():
        said += [(turn.index, each) for each in stances(turn.text, reading.language)]
        said += [(turn.index, each) for each in named_amounts(turn.text, reading.language)]
    for (earlier, one), (later, other) in combinations(said[:_STATEMENTS], 2):
        if earlier < later and _opposite(one, other) and not _explained(reading, earlier, later):
            what = f"turn {earlier} says {quoted(one.sentence)}, and turn {later} says {quoted(other.sentence)}"
            return met(what, earlier, later)
    return not_seen(reading, "a contradiction between two plain statements about one record was seen")


def _opposite(one: Stance | Amount, other: Stance | Amount) -> bool:
    if one.record != other.record:
        return False
    if isinstance(one, Stance) and isinstance(other, Stance):
        return one.act == other.act and one.able != other.able
    if isinstance(one, Amount) and isinstance(other, Amount):
        same = one.name == other.name and one.money.currency == other.money.currency
        return same and one.money.amount != other.money.amount
    return False


def _explained(reading: Reading, earlier: int, later: int) -> bool:
    """An act, a correction or news stands between the two turns."""
    conversation = reading.conversation
    if any(earlier < call.turn <= later and call.ok for call in conversation.calls):
        return True
    if any(corrects(turn.text, reading.language) for turn in reading.bot_turns if earlier < turn.index <= later):
        return True
    joined = any(turn.speaker == "human" and earlier < turn.index < later for turn in conversation.turns)
    return joined or any(_brings_news(reading, index) for index in _customers(reading, earlier, later))


def _customers(reading: Reading, earlier: int, later: int) -> Iterator[int]:
    return (turn.index for turn in reading.conversation.customer_turns if earlier < turn.index < later)


def _brings_news(reading: Reading, index: int) -> bool:
    """The customer says what nobody had said before: a number, or more than a few new words."""
    turns = reading.conversation.turns
    heard = {word for turn in turns if turn.index < index for word in words(turn.text)}
    new = {word for turn in turns if turn.index == index for word in words(turn.text)} - heard
    numbers = any(character.isdigit() for word in new for character in word)
    return numbers or len([word for word in new if len(word) > 3]) > _NEW_WORDS
