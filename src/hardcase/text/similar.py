"""How alike two turns are, word for word."""

import re
from functools import lru_cache

from .dates import find_dates
from .money import find_money
from .normal import words

_TOKEN = re.compile(r"\w(?:\w|-(?=\w)|[.,](?=[0-9]))*")
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
    said = words(text)
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


def near_duplicate(a: str, b: str, *, threshold: float = 0.6, min_words: int = 8) -> bool:
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
    if min(len(words(a)), len(words(b))) < min_words:
        return False
    one, other = shingles(a), shingles(b)
    if min(len(one), len(other)) < threshold * max(len(one), len(other)):  # cannot share enough
        return False
    return _jaccard(one, other) >= threshold


def mask(text: str) -> str:
    """A turn with `<amount>`, `<date>`, `<id>` and `<number>` in place of what differs between cases.

    An id is a token with letters and digits, or digits joined by hyphens.
    """
    spans = [(said.start, said.end, "<amount>") for said in find_money(text)]
    spans += [(said.start, said.end, "<date>") for said in find_dates(text)]
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
