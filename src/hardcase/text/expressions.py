"""Regular expressions that authors write, kept from running away.

They run on Python's engine and not on one that is linear by construction: `google-re2` was tried, and its word
characters and boundaries are ASCII. It finds no `\\bår\\b` in "två år" and does find `r\\b` in "rå", so Swedish, German
and Spanish cases would be graded wrong and nobody would see it. Instead an expression is refused when the number of
ways in which it can match from one place, times the longest piece of text that is read at once, is out of bounds.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from .needles import listed
from .normal import composed

PIECE = 5_000
"""Characters that are read at once; a longer text is read in pieces that overlap."""
OVERLAP = 500
"""Characters that two pieces share, and so the longest match that is always found in a long text."""
WAYS = 6_000
"""Ways to match from one place at most: seconds for 100,000 hostile characters, else milliseconds."""

_MAY_REFER_BACK = re.compile(r"\\[1-9]|\(\?P=|\(\?\(")
"""What every way of referring to a group is written with: most patterns are then known to do without."""
_LOOKS = (op.ASSERT, op.ASSERT_NOT)


def says_regex(text: str, pattern: str) -> bool:
    """Whether a pattern is found in a text, in any case, on composed letters and plain quotes.

    Args:
        text: What was said; quotes are unified in it and in the pattern, invisible characters dropped.
        pattern: Python regular expression.

    Raises:
        re.error: The pattern is malformed; its author fixes it.
        ValueError: The pattern could run away on a long text; its author fixes it.
    """
    compiled = _compiled(pattern)
    said = composed(text)
    if len(said) <= PIECE:
        return compiled.search(said) is not None
    starts = range(0, len(said) - OVERLAP, PIECE - OVERLAP)
    return any(compiled.search(said, start, start + PIECE) for start in starts)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    pattern = composed(pattern)
    compiled = re.compile(pattern, re.IGNORECASE)
    tree = list(parser.parse(pattern))
    if _MAY_REFER_BACK.search(pattern) and _refers_back(tree):
        raise ValueError(f"{pattern!r} refers back to a group, which can run away; write out what is meant")
    if _ways(tree) > WAYS:
        raise ValueError(
            f"{pattern!r} could run away on a long text: repeat nothing that repeats, and write at most one '*' or "
            "'+'; a bound, as in [^.!?]{0,40}, does for the others"
        )
    return compiled


def _refers_back(tree: Any) -> bool:
    # By identity: the codes are integers, and the number of a group may equal one of them.
    if isinstance(tree, tuple) and tree and (tree[0] is op.GROUPREF or tree[0] is op.GROUPREF_EXISTS):
        return True
    return isinstance(tree, (tuple, list, parser.SubPattern)) and any(map(_refers_back, tree))


def _ways(tree: Sequence[Any]) -> int:
    """In how many ways a sequence can match from one place, at most; beyond `WAYS` it is not counted further."""
    ways = 1
    for node in tree:
        ways = min(ways * _node_ways(node), WAYS + 1)
    return ways


def _node_ways(node: Any) -> int:
    kind, value = node
    if kind is op.SUBPATTERN:
        return _ways(value[3])
    if kind in _LOOKS:
        return _ways(value[1])
    if kind is op.ATOMIC_GROUP:
        return _ways(value)
    if kind is op.BRANCH:
        each_way = [(_ways(way), listed(list(way))) for way in value[1]]
        if any(words is None for _, words in each_way):
            return sum(each for each, _ in each_way)
        known = [(each, tuple(word.lower() for word in words or ())) for each, words in each_way]
        # Of whole words only those match together that begin one another.
        return max(
            sum(each for each, others in known if word.startswith(others)) for _, words in known for word in words
        )
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, body = value
        once, ways = _ways(body), 0
        for count in range(least, min(int(most), PIECE) + 1):
            ways += once**count
            if ways > WAYS:
                return WAYS + 1
        return ways
    return 1
