"""How alike two turns are, word for word."""

import re
from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from functools import lru_cache
from math import ceil

from .dates import find_dates
from .money import find_money
from .normal import words

_TOKEN = re.compile(r"\w(?:\w|-(?=\w)|[.,](?=[0-9]))*")
_SIMILAR = 0.6
_MIN_WORDS = 8
_MAX_LOOKS = 300
"""Entries of the index that are looked at for one text: hostile texts that share everything stay linear."""
_COUNT = re.compile(r"([0-9][0-9.,]*)((?:st|nd|rd|th|am|pm|h|hrs|min|x|-[^\W\d_]+)?)")


@lru_cache(maxsize=64)
def shingles(text: str, size: int = 3) -> frozenset[tuple[str, ...]]:
    """Runs of `size` words that a text holds, in normal form.

    Args:
        text: A turn; with fewer words than `size` its words are the one run, without words there is none.
        size: Words in a run, at least 1.

    Raises:
        ValueError: `size` is below 1.
    """
    if size < 1:
        raise ValueError(f"a shingle of {size!r} words holds nothing; ask for at least 1")
    said = _bag(text)[0]
    if len(said) < size:
        return frozenset([tuple(said)] if said else [])
    return frozenset(zip(*(said[offset:] for offset in range(size)), strict=False))


def jaccard(a: str, b: str) -> float:
    """Share of word 3-grams that two texts have in common, in [0, 1]; 0 when neither has words.

    Source:
        Broder (1997), On the resemblance and containment of documents, Compression and Complexity of
        Sequences, 21-29.
    """
    return _jaccard(shingles(a), shingles(b))


def _jaccard(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def near_duplicate(a: str, b: str, *, threshold: float = _SIMILAR, min_words: int = _MIN_WORDS) -> bool:
    """Whether two turns say the same in nearly the same words.

    Args:
        a: One turn.
        b: Another turn.
        threshold: Jaccard similarity of word 3-grams from which turns are duplicates, in (0, 1].
        min_words: Shorter turns are never duplicates: "Of course." may be said twice.

    Raises:
        ValueError: `threshold` is out of range.

    Source:
        Threshold and length: tried on recorded support bots for this project.
    """
    if not 0 < threshold <= 1:
        raise ValueError(f"threshold {threshold!r} is no similarity; use one above 0, at most 1")
    if min(len(a), len(b)) < 2 * min_words - 1:  # too few characters for that many words
        return False
    first, second = _bag(a), _bag(b)
    if min(len(first[0]), len(second[0])) < min_words or _too_few_shared(first, second, threshold):
        return False
    one, other = shingles(a), shingles(b)
    if min(len(one), len(other)) < threshold * max(len(one), len(other)):  # cannot share enough
        return False
    return _jaccard(one, other) >= threshold


@lru_cache(maxsize=128)
def _bag(text: str) -> tuple[list[str], frozenset[str]]:
    """Words of a text in order, and the set of them."""
    said = words(text)
    return said, frozenset(said)


def _too_few_shared(
    one: tuple[list[str], frozenset[str]], other: tuple[list[str], frozenset[str]], threshold: float
) -> bool:
    """Whether the words alone rule out that two texts share enough of their 3-grams.

    A word that only one text has begins a 3-gram that only that text has, unless it first stands among its last two.
    """
    (said, known), (again, known_again) = one, other
    if min(len(said), len(again)) < 3:
        return False
    shared = len(known & known_again)
    alone, aside = max(len(known) - shared - 2, 0), max(len(known_again) - shared - 2, 0)
    most = min(len(said) - 2 - alone, len(again) - 2 - aside)
    return (alone + aside) * threshold > most * (1 - threshold) + 1e-9


def repeated_elsewhere(texts: Sequence[str], groups: Sequence[Hashable]) -> list[bool]:
    """Tell for each text whether a near-duplicate of it stands in another group.

    Equal texts are found by their words. The others meet in an index of their rarest word 3-grams: of two texts that
    are alike enough, one of those of each is shared. The work grows with the number of texts, not with its square. At
    most 300 entries are looked at for one text, so that a repetition may be missed and none is invented.

    Args:
        texts: As `mask` leaves them.
        groups: The group of each text; repeating oneself within a group is not told here.

    Returns:
        One answer per text, in order; False for texts of fewer than 8 words.

    Raises:
        ValueError: Not one group per text.

    Source:
        Index of prefixes: Bayardo, Ma & Srikant (2007), Scaling up all pairs similarity search, WWW, 131-140.
    """
    if len(texts) != len(groups):
        raise ValueError(f"need one group per text; got {len(groups)} for {len(texts)}")
    keys = [tuple(words(text)) for text in texts]
    members: dict[tuple[str, ...], set[Hashable]] = {}
    for key, group in zip(keys, groups, strict=True):
        if len(key) >= _MIN_WORDS:
            members.setdefault(key, set()).add(group)
    found = {key for key, within in members.items() if len(within) > 1}
    found |= _alike_elsewhere(members, found)
    return [key in found for key in keys]


def _alike_elsewhere(
    members: Mapping[tuple[str, ...], Collection[Hashable]], known: Collection[tuple[str, ...]]
) -> set[tuple[str, ...]]:
    """Texts with a near-duplicate in another group, except those of which it is known."""
    runs = {key: frozenset(zip(key, key[1:], key[2:], strict=False)) for key in members}
    common = Counter(run for each in runs.values() for run in each)
    index: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    prefixes = {}
    for key, each in runs.items():
        rarest = sorted(each, key=lambda run: (common[run], run))
        prefixes[key] = rarest[: len(each) - ceil(_SIMILAR * len(each)) + 1]
        for run in prefixes[key]:
            index.setdefault(run, []).append(key)
    found: set[tuple[str, ...]] = set()
    for key, prefix in prefixes.items():
        if key in known or key in found:
            continue
        seen, left = {key}, _MAX_LOOKS
        for other in (other for run in prefix for other in index[run]):
            left -= 1
            if left < 0:
                break
            if other in seen:
                continue
            seen.add(other)
            if set(members[other]) != set(members[key]) and _jaccard(runs[key], runs[other]) >= _SIMILAR:
                found |= {key, other}
                break
    return found


def mask(text: str) -> str:
    """A turn with `<amount>`, `<date>`, `<id>` and `<number>` in place of what differs between cases.

    An id is a token with letters and digits, or digits joined by hyphens.
    """
    spans = [(said.start, said.end, "<amount>") for said in find_money(text)]
    if any(map(str.isnumeric, text)):  # a date has a digit, an amount may be in words
        spans += [(said.start, said.end, "<date>") for said in find_dates(text)]
    elif not spans:
        return text
    pieces: list[str] = []
    done = 0
    for start, end, placeholder in sorted(spans):
        if start >= done:
            pieces += (_mask_tokens(text[done:start]), placeholder)
            done = end
    return "".join((*pieces, _mask_tokens(text[done:])))


def _mask_tokens(text: str) -> str:
    return _TOKEN.sub(_placeholder, text)


def _placeholder(token: re.Match[str]) -> str:
    """What stands in place of one token; words stay."""
    said = token[0]
    if not any(character.isdigit() for character in said):
        return said
    count = _COUNT.fullmatch(said)
    if count is None:
        return "<number>" if said.isdigit() else "<id>"
    return "<number>" + (count[2] if count[2].startswith("-") else "")
