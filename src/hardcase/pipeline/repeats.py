"""How much of what a bot says it says to everybody: exact repeats of masked turns, counted in bounded memory."""

import re
from collections.abc import Iterable
from hashlib import blake2b

from msgspec import Struct

MIN_WORDS = 8
"""Shorter turns may be the same in any two conversations."""
_SPACE = 1 << 64


_DIGIT = re.compile(r"\d")


def turn_hashes(texts: Iterable[str], *, seed: int) -> list[int]:
    """One number for each turn of at least 8 words: equal turns have equal ones.

    Case, space and words with a digit do not count: they are what differs where the same is said to two customers.

    Args:
        texts: What a bot said in one conversation.
        seed: So that which turns a sample keeps can be drawn again, or drawn otherwise.
    """
    key = seed.to_bytes(8, "little")
    hashes = []
    for text in texts:
        said = text.lower().split()
        if len(said) >= MIN_WORDS:
            if _DIGIT.search(text):
                said = [word if word.isalpha() or not _DIGIT.search(word) else "#" for word in said]
            digest = blake2b(" ".join(said).encode("utf-8", "replace"), digest_size=8, key=key).digest()
            hashes.append(int.from_bytes(digest, "little"))
    return hashes


class Repeats(Struct, frozen=True, kw_only=True):
    """What was seen of repeated turns.

    Attributes:
        turns: Bot turns of at least 8 words in the sample.
        distinct: Different ones among them, once words with a digit are masked.
        repeated: Turns that stand in at least one other conversation too.
        rate: `repeated` by `turns`; None: no turn was long enough.
        sampled: Share of all different turns that the sample looks at; 1: all.
        seed: Of the sample.
    """

    turns: int
    distinct: int
    repeated: int
    rate: float | None
    sampled: float
    seed: int


class RepeatSample:
    """Counts turns by their hashes, for a part of all hashes that shrinks as more kinds of turns come.

    A kind of turn is counted wherever it comes or nowhere, so that its repeats are seen.

    Args:
        seed: Of the hashes that are added.
        limit: Kinds of turns that are held.
    """

    def __init__(self, *, seed: int, limit: int = 50_000) -> None:
        self._seed, self._limit = seed, limit
        self._below = _SPACE
        self._kinds: dict[int, tuple[int, int]] = {}  # hash: (turns, the conversation, or -1 for several)
        self._conversations = 0

    def add(self, hashes: Iterable[int]) -> None:
        """Take in the turns of one conversation."""
        here = self._conversations
        self._conversations += 1
        kinds, below = self._kinds, self._below
        for each in hashes:
            if each < below:
                turns, where = kinds.get(each, (0, here))
                kinds[each] = (turns + 1, where if where == here else -1)
        if len(kinds) > self._limit:
            self._below //= 2
            self._kinds = {each: seen for each, seen in kinds.items() if each < self._below}

    def seen(self) -> Repeats:
        """What was seen so far."""
        turns = sum(count for count, _ in self._kinds.values())
        repeated = sum(count for count, where in self._kinds.values() if where == -1)
        return Repeats(
            turns=turns,
            distinct=len(self._kinds),
            repeated=repeated,
            rate=repeated / turns if turns else None,
            sampled=self._below / _SPACE,
            seed=self._seed,
        )
