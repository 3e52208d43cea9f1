"""Genericness: how much of what a bot says it says to everyone, whatever their trouble.

No single conversation shows it. A turn counts when 8 words or more are left of it without its closing lines ("Is there
anything else?") and without the line by which it says that it is a machine. Amounts, dates, numbers, ids and known
names are masked, and a turn is generic when it near-duplicates a counted turn of the same bot in another family. Trials
and cases of one family are never compared with each other: one situation may well get one answer.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from msgspec import Struct

from hardcase.cases import Plan
from hardcase.conversations import NOT_THE_BOTS, Conversation
from hardcase.text import closes, discloses_ai, mask, repeated_elsewhere, sentences, words

from .scorecard import FamilyValue, GenericnessCard

MIN_WORDS = 8
"""Shorter turns are the same everywhere, whoever speaks: "Of course." is no sign of anything."""
MAX_TURNS = 10_000
"""Turns that are masked and compared by near-duplicates; of more, a seeded sample."""
_SENTENCE_WORDS = 4
_SENTENCES = 2
_NAME_KEYS = frozenset({"name", "first_name", "last_name", "full_name", "customer_name"})
_DEPTH = 6
_VALUE = re.compile(r"\S*\d\S*")


class _Said(Struct, frozen=True):
    """One bot turn, and where it was said."""

    text: str
    family: str
    language: str
    names: frozenset[str]
    opens: bool


def genericness_card(
    plan: Plan, played: Mapping[tuple[str, int], Conversation], *, max_turns: int = MAX_TURNS
) -> GenericnessCard | None:
    """Measure how much of what the bot says it says in other families too.

    The denominator of a family's share is its counted turns. Of more than `max_turns` spoken turns a sample is drawn
    by the plan's seed; what is word for word the same is looked for among all of them, near-duplicates in the sample.
    A sample can miss repetitions and invents none.

    Args:
        plan: Its cases say which family a conversation belongs to; its seed draws the sample.
        played: Finished trials by case id and trial; trials that say nothing about the bot are left aside.
        max_turns: Turns that are compared at most.

    Returns:
        GenericnessCard: None under two families with counted turns, when there is nothing to compare.

    Source:
        Near-duplicates: `hardcase.text.near_duplicate`. Sample and hash: measured for this project.
    """
    said = list(_said(plan, played))
    chosen, everywhere = said, frozenset[int]()
    if len(said) > max_turns:
        everywhere = _everywhere(said)
        drawn = random.Random(plan.seed).sample(range(len(said)), max_turns)  # noqa: S311 - a sample, no secret
        chosen = [said[index] for index in sorted(drawn)]
    left = [(each, _sentences_left(each)) for each in chosen]
    counted = [(each, kept) for each, kept in left if len(words(" ".join(kept))) >= MIN_WORDS]
    families = [each.family for each, _ in counted]
    if len(set(families)) < 2:
        return None
    near = repeated_elsewhere([" ".join(kept) for _, kept in counted], families)
    generic = [
        again or (bool(everywhere) and _hash(each.text) in everywhere)
        for again, (each, _) in zip(near, counted, strict=True)
    ]
    shares: dict[str, list[bool]] = {}
    for family, again in zip(families, generic, strict=True):
        shares.setdefault(family, []).append(again)
    return GenericnessCard(
        families=tuple(
            FamilyValue(family=family, low=share, high=share)
            for family, share in ((name, round(sum(each) / len(each), 12)) for name, each in sorted(shares.items()))
        ),
        turns=len(counted),
        of_turns=len(said),
        seed=plan.seed,
        sentences=_most_repeated(
            [(each.family, kept) for (each, kept), again in zip(counted, generic, strict=True) if again]
        ),
    )


def _said(plan: Plan, played: Mapping[tuple[str, int], Conversation]) -> Iterator[_Said]:
    """Every bot turn of the plan, in its order: who finished first must not move a number."""
    cases = {case.id: case for case in plan.cases}
    for case_id, trial in plan.trial_keys:
        conversation, case = played.get((case_id, trial)), cases[case_id]
        if conversation is None or conversation.ending in NOT_THE_BOTS:
            continue
        names = frozenset(_parts((*case.names, *_names_in_journal(conversation))))
        for position, turn in enumerate(conversation.bot_turns):
            yield _Said(turn.text, case.family, case.language, names, position == 0)


def _names_in_journal(conversation: Conversation) -> Iterator[str]:
    for call in conversation.calls:
        yield from _named(call.result, _DEPTH)


def _named(value: Any, depth: int) -> Iterator[str]:
    """Names that the systems answered, wherever they stand in an answer."""
    if depth and isinstance(value, dict):
        for key, inner in value.items():
            if key in _NAME_KEYS and isinstance(inner, str):
                yield inner
            else:
                yield from _named(inner, depth - 1)
    elif depth and isinstance(value, list):
        for inner in value:
            yield from _named(inner, depth - 1)


def _parts(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield from (part for part in re.findall(r"\w+", name) if part[:1].isupper() and len(part) > 1)


def _everywhere(said: Sequence[_Said]) -> frozenset[int]:
    """64-bit hashes of turns that stand word for word, but for numbers, in more than one family."""
    first: dict[int, str] = {}
    several: set[int] = set()
    for each in said:
        if first.setdefault(key := _hash(each.text), each.family) != each.family:
            several.add(key)
    return frozenset(several)


def _hash(text: str) -> int:
    flat = " ".join(_VALUE.sub("#", text).casefold().split())
    return int.from_bytes(blake2b(flat.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _sentences_left(said: _Said) -> tuple[str, ...]:
    """The sentences of a turn that count, masked."""
    return tuple(
        _mask_names(mask(each), said.names)
        for each in sentences(said.text)
        if not _closes(each, said.language) and not (said.opens and _discloses(each, said.language))
    )


@lru_cache(maxsize=4096)
def _closes(sentence: str, language: str) -> bool:
    return closes(sentence, language)


@lru_cache(maxsize=4096)
def _discloses(sentence: str, language: str) -> bool:
    return discloses_ai(sentence, language)


def _mask_names(text: str, names: frozenset[str]) -> str:
    """A name of several words is one `<name>`, so that long names and short ones make the same sentence."""
    if not names:
        return text
    return _pattern(names).sub("<name>", text)


@lru_cache(maxsize=256)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    one = "|".join(re.escape(each) for each in sorted(names, key=lambda each: (-len(each), each)))
    return re.compile(rf"(?<!\w)(?:{one})(?:[ -](?:{one}))*(?!\w)")


def _most_repeated(turns: Sequence[tuple[str, Sequence[str]]]) -> tuple[tuple[str, int], ...]:
    """The sentences of generic turns that most families were told, and how many."""
    told: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    for family, kept in turns:
        for each in kept:
            if len(words(each)) >= _SENTENCE_WORDS:
                key = " ".join(words(each))
                told.setdefault(key, set()).add(family)
                shown.setdefault(key, each)
    ranked = sorted(((len(families), key) for key, families in told.items() if len(families) > 1), key=_rank)
    return tuple((" ".join(shown[key].split()), count) for count, key in ranked[:_SENTENCES])


def _rank(each: tuple[int, str]) -> tuple[int, str]:
    return -each[0], each[1]
