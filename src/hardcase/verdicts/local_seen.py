"""Sentences of many conversations, and what stands in each: shared with the customer, copied, rare."""

from typing import TYPE_CHECKING

from .local_tokens import (
    ACT_BITS,
    BOT,
    COMMON_BIT,
    CUSTOMER,
    DISTRESS_BIT,
    EXCLAMATION,
    NUMBER,
    QUESTION,
    RECORDS,
    SMALL_BIT,
    STOP,
    WORD,
    YOU_BIT,
    Tokens,
)

if TYPE_CHECKING:
    import numpy as np

_STEM, _OWNER = 16, 40
"""Where the stem and the conversation begin in a key: 65,536 turns, 16 million stems, 8 million conversations."""


class Sentences:
    """The sentences of some conversations, one entry each."""

    def __init__(self, tokens: Tokens) -> None:
        import numpy as np

        count = len(tokens.word)
        ends = tokens.kind >= STOP
        starts = np.ones(count, bool)
        starts[1:] = ends[:-1] | (tokens.turn[1:] != tokens.turn[:-1])
        self.first = np.flatnonzero(starts)
        self.of_token = np.cumsum(starts) - 1
        self.turn = tokens.turn[self.first]
        self.whose = tokens.turn_whose[self.turn]
        self.owner = tokens.turn_owner[self.turn]
        self.acts = np.bitwise_or.reduceat(tokens.acts, self.first) if count else tokens.acts
        self.matters = np.bitwise_or.reduceat(tokens.matters, self.first) if count else tokens.matters

    def count(self, chosen: "np.ndarray") -> "np.ndarray":
        """How many chosen tokens each sentence holds."""
        import numpy as np

        return np.bincount(self.of_token[chosen], minlength=len(self.first))

    def has(self, act: str) -> "np.ndarray":
        """Sentences in which an act is done."""
        done: np.ndarray = (self.acts >> ACT_BITS[act]) & 1 == 1
        return done


class Seen:
    """Conversations as features ask about them: their sentences, and what stands in them.

    Args:
        tokens: Their words.
        total: How many conversations they are.
    """

    def __init__(self, tokens: Tokens, total: int) -> None:
        import numpy as np

        self.tokens, self.total = tokens, total
        self.owner = tokens.turn_owner[tokens.turn]
        whose = tokens.turn_whose[tokens.turn]
        self.bot, self.customer = whose == BOT, whose == CUSTOMER
        self.is_word, self.is_number = tokens.kind == WORD, tokens.kind == NUMBER
        self.content = self.is_word & ((tokens.acts >> SMALL_BIT) & 1 == 0)
        self.rare = self.content & ((tokens.acts >> COMMON_BIT) & 1 == 0)
        first_turn = np.searchsorted(tokens.turn_owner, np.arange(total))
        self.shared = said_before(tokens, self.owner, self.content & self.bot, self.content & self.customer, first_turn)
        facts = (self.content | self.is_number) & self.bot & ~self.shared
        self.looked_up = said_before(tokens, self.owner, facts, whose == RECORDS, first_turn)
        self.copied = copied(tokens, self.owner, self.shared, self.customer)

        self.said = said = Sentences(tokens)
        self.bots, self.told = said.whose == BOT, said.whose == CUSTOMER
        self.words = said.count(self.is_word)
        self.overlap, self.overlap_rare = said.count(self.shared), said.count(self.shared & self.rare)
        self.fresh = said.count(self.content & ~self.shared)
        # Copied in the customer's order, or nothing but the customer's words in any order.
        bare = (self.overlap > 3) & (5 * self.fresh <= self.overlap)
        self.echo = (said.count(self.copied) > 0.5 * np.maximum(self.words, 1)) | bare
        self.real = self.bots & ~self.echo
        self.you = (said.acts >> YOU_BIT) & 1 == 1
        self.numbers = said.count(self.is_number) > 0
        self.questions = said.count(tokens.kind == QUESTION) > 0
        self.shouts = said.count(tokens.kind == EXCLAMATION) > 0
        spoken = np.flatnonzero(tokens.turn_whose == BOT)
        first, last = np.full(total, -1), np.full(total, -1)
        first[tokens.turn_owner[spoken[::-1]]] = spoken[::-1]
        last[tokens.turn_owner[spoken]] = spoken
        self.opening = self.bots & (said.turn == first[said.owner])
        self.closing = self.bots & (said.turn == last[said.owner])
        self.turns = np.bincount(tokens.turn_owner[spoken], minlength=total).astype(float)
        self.each_turn = np.maximum(self.turns, 1)
        self.sentences = np.maximum(self.per_sentence(self.bots & (self.words > 0)), 1)
        distress = self.per_token(self.customer & ((tokens.acts >> DISTRESS_BIT) & 1 == 1))
        self.upset = np.log1p(distress + self.per_sentence(self.told & self.shouts))

    def per_token(self, chosen: "np.ndarray") -> "np.ndarray":
        """How many chosen tokens each conversation has."""
        import numpy as np

        count: np.ndarray = np.bincount(self.owner[chosen], minlength=self.total).astype(float)
        return count

    def per_sentence(self, chosen: "np.ndarray") -> "np.ndarray":
        """How many chosen sentences each conversation has."""
        import numpy as np

        return np.bincount(self.said.owner[chosen], minlength=self.total).astype(float)

    def much(self, chosen: "np.ndarray") -> "np.ndarray":
        """The same on a scale on which the first counts most."""
        import numpy as np

        scaled: np.ndarray = np.log1p(self.per_sentence(chosen))
        return scaled

    def any(self, chosen: "np.ndarray") -> "np.ndarray":
        """Whether it has one."""
        return (self.per_sentence(chosen) > 0).astype(float)

    def turns_with(self, chosen: "np.ndarray") -> "np.ndarray":
        """Share of its bot turns that hold a chosen sentence."""
        import numpy as np

        turns = np.unique(self.said.turn[chosen])
        share: np.ndarray = np.bincount(self.tokens.turn_owner[turns], minlength=self.total) / self.each_turn
        return share


def said_before(
    tokens: Tokens, owner: "np.ndarray", chosen: "np.ndarray", source: "np.ndarray", first_turn: "np.ndarray"
) -> "np.ndarray":
    """Chosen tokens whose stem stands in an earlier source token of the same conversation."""
    import numpy as np

    keys = (owner << _OWNER) | (tokens.stem << _STEM)
    # Sorted with the turn in the last bits, the first entry of a stem is where it was said first.
    known = np.sort(keys[source] | tokens.turn[source] - first_turn[owner[source]])
    found = np.zeros(len(keys), bool)
    if len(known):
        places = np.flatnonzero(chosen)
        slot = np.minimum(np.searchsorted(known, keys[places]), len(known) - 1)
        here = keys[places] | tokens.turn[places] - first_turn[owner[places]]
        found[places] = (known[slot] >> _STEM == keys[places] >> _STEM) & (known[slot] < here)
    return found


def copied(tokens: Tokens, owner: "np.ndarray", shared: "np.ndarray", customer: "np.ndarray") -> "np.ndarray":
    """Tokens of the bot that end a run of three words the customer has said in this order, one of them of substance."""
    import numpy as np

    found = np.zeros(len(owner), bool)
    third = np.flatnonzero(tokens.turn[2:] == tokens.turn[:-2]) + 2
    ours = np.flatnonzero(shared[third] | shared[third - 1] | shared[third - 2])
    theirs = np.flatnonzero(customer[third])
    if not len(ours) or not len(theirs):
        return found
    asked = np.concatenate([third[ours], third[theirs]])
    with np.errstate(over="ignore"):
        stems = tokens.stem.astype(np.uint64) + np.uint64(1)
        runs = stems[asked - 2] * np.uint64(0x9E3779B97F4A7C15) ^ stems[asked - 1] * np.uint64(0xC2B2AE3D27D4EB4F)
        runs ^= stems[asked] * np.uint64(0x165667B19E3779F9)
        runs += owner[asked].astype(np.uint64) * np.uint64(0xD6E8FEB86659FD93)
    said, known = runs[: len(ours)], np.sort(runs[len(ours) :])
    slot = np.minimum(np.searchsorted(known, said), len(known) - 1)
    found[third[ours]] = known[slot] == said
    return found


def bits_of(values: "np.ndarray", chosen: "np.ndarray", owner: "np.ndarray", total: int) -> "np.ndarray":
    """All bits that chosen entries of each conversation have."""
    import numpy as np

    held = np.zeros(total, np.int64)
    np.bitwise_or.at(held, owner[chosen], values[chosen])
    return held


def count_bits(values: "np.ndarray") -> "np.ndarray":
    """How many bits each entry has."""
    import numpy as np

    count: np.ndarray = np.bitwise_count(values).astype(float)
    return count


def most_in_a_turn(seen: Seen, chosen: "np.ndarray") -> "np.ndarray":
    """The most chosen sentences that one turn of each conversation holds."""
    import numpy as np

    by_turn = np.bincount(seen.said.turn[chosen], minlength=len(seen.tokens.turn_owner))
    most = np.zeros(seen.total)
    np.maximum.at(most, seen.tokens.turn_owner, by_turn)
    return most


def reach(seen: Seen) -> "np.ndarray":
    """Share of the customer's sentences that share a content word with something the bot says."""
    import numpy as np

    said = seen.said
    keys = (seen.owner << _OWNER) | seen.tokens.stem
    replied = np.sort(keys[seen.content & seen.bot])
    if not len(replied):
        return np.zeros(seen.total)
    theirs = np.flatnonzero(seen.content & seen.customer)
    slot = np.minimum(np.searchsorted(replied, keys[theirs]), len(replied) - 1)
    reached = np.zeros(len(said.first), bool)
    reached[said.of_token[theirs[replied[slot] == keys[theirs]]]] = True
    asked = seen.told & (said.count(seen.content) > 0)
    share: np.ndarray = seen.per_sentence(asked & reached) / np.maximum(seen.per_sentence(asked), 1)
    return share
