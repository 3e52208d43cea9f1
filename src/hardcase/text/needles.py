"""Words without which a pattern cannot match, read off its parse tree.

A match costs Python's engine a walk over every alternative at every character; looking for some thousand words and
phrases costs one pass over the text. So each line of a table is reduced to needles: words and phrases of which some
must stand in any text that the line matches. Needles may let too much through and never too little, so what they do
not rule out is for the pattern to decide. Whatever this module does not understand counts as able to match anything.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Clause = frozenset[str]
"""Needles of which at least one stands in the text. A space in a needle stands for characters that are no letters or
digits, one or more; at its end also for an end of the text."""

_SHARES = (
    (0.6, "the i you to and a your och att jag det die der und ich sie de la que el en y"),
    (0.4, "is it for that in of on have can är du på för till har med i vi das ist zu es den los se no un"),
    (
        0.25,
        "this be my with not will we me are was has do ll s t m som inte din om kan nicht ihre wir mit habe auf por",
    ),
    (0.15, "if but so as at please order by or from an any would there what now been help ve don am did does had he"),
    (
        0.1,
        "all let need know like here how out about get just refund account today thank sorry which when one their see "
        "check up back then our us more could should who where also only some sure day days time card payment email "
        "number right new same they su ett så mig er nu ein eine kann ihnen von dass bitte im para una lo le mi al",
    ),
)
_COMMON = {word: share for share, words in reversed(_SHARES) for word in words.split()}
"""About which share of turns holds a word: only a guess of what is worth looking for, so it moves no answer."""

_BACK = re.compile(r"\\[1-9]|\(\?P=|\(\?\(")
_MOST = 100
_CLAUSES = 3
_RARE = 0.6
_USELESS = 1.2
_BURDEN = 0.0003
"""Share of turns that a needle more may let through, for it takes its place in the automaton."""
_NOTHING = frozenset([""])
_SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}
_ZERO_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
_SPACY = (op.CATEGORY_NOT_WORD, op.CATEGORY_SPACE)


def needles_of(line: str, *, bounded: bool = True) -> tuple[tuple[Clause, ...], ...] | None:
    """Words that any text must hold in which a pattern is found.

    Args:
        line: A regular expression for normalised text.
        bounded: It is looked for between word boundaries, as `compiled` does.

    Returns:
        Alternatives, of which at least one holds in full: all its clauses, the rarest first. None when nothing is
        known: the pattern may match any text.
    """
    tree = list(parser.parse(line))
    while len(tree) == 1 and tree[0][0] is op.SUBPATTERN and not (tree[0][1][1] or tree[0][1][2]):
        tree = list(tree[0][1][3])
    ways = [list(way) for way in tree[0][1][1]] if len(tree) == 1 and tree[0][0] is op.BRANCH else [tree]
    found: list[tuple[Clause, ...]] = []
    walk = _Walk()
    for way in ways:
        clauses = sorted(walk.clauses(way, frozenset([" " if bounded else ""]), right=bounded), key=_cost)
        if not clauses or _cost(clauses[0]) > _USELESS:
            return None
        found.append(
            tuple(each for each in dict.fromkeys(clauses) if each is clauses[0] or _cost(each) < _RARE)[:_CLAUSES]
        )
    return tuple(found)


def clause_of(phrases: Iterable[str]) -> Clause:
    """What must stand in a text that holds one of many phrases between word boundaries.

    Args:
        phrases: In normal form; each has a letter or a digit.
    """
    return _words(frozenset(f" {phrase} " for phrase in phrases), right=False)[0]


def refers_back(line: str) -> bool:
    """Whether a pattern may count on the number or name of a group, and so cannot stand among others."""
    return _BACK.search(line) is not None


def listed(tree: Sequence[Any]) -> frozenset[str] | None:
    """Every string that a sequence of nodes can match, or None where there are too many.

    Args:
        tree: Nodes of a parse tree, in order.
    """
    return _Walk().listed(tree)


class _Walk:
    """One walk over a parse tree, which remembers what it has listed."""

    def __init__(self) -> None:
        self._listed: dict[int, frozenset[str] | None] = {}

    def clauses(self, tree: Sequence[Any], lead: frozenset[str], *, right: bool) -> list[Clause]:
        """What must stand in a match of a sequence.

        Args:
            tree: Nodes of the parse tree, in order.
            lead: Strings of which one stands right before the match; a space for what is no letter and no digit.
            right: What follows the match is no letter and no digit.
        """
        nodes = [node for node in tree if node[0] not in _ZERO_WIDTH]
        found: list[Clause] = []
        run = lead
        for at, node in enumerate(nodes):
            exact = self._exact(node)
            if exact is not None and len(run) * len(exact) <= _MOST:
                run = frozenset(one + other for one in run for other in exact)
                continue
            ends = all(each and not each[-1].isalnum() for each in run)
            if exact is not None:
                found += _words(run, right=all(each and not each[0].isalnum() for each in exact))
                run = frozenset((" " if ends else "") + each for each in exact)
                continue
            needed = _node_width(node) > 0
            found += _words(run, right=needed and _node_edge(node, last=False))
            rest = nodes[at + 1 :]
            follows = right if not rest else _edge(rest, last=False) and any(map(_node_width, rest))
            found += self._inside(node, run, right=follows)
            run = frozenset([" " if _node_edge(node, last=True) and (needed or ends) else ""])
        return found + _words(run, right=right)

    def _inside(self, node: Any, lead: frozenset[str], *, right: bool) -> list[Clause]:
        """What must stand in a match of one node that can match too many strings to be listed."""
        kind, value = node
        if kind is op.SUBPATTERN and not (value[1] or value[2]):
            return self.clauses(list(value[3]), lead, right=right)
        if kind in _REPEATS and value[0] > 0:
            once = value[1] == 1
            return self.clauses(list(value[2]), lead, right=right and once)
        if kind is op.BRANCH:
            ways = [sorted(self.clauses(list(way), lead, right=right), key=_cost)[:_CLAUSES] for way in value[1]]
            if not all(ways):
                return []
            most = max(map(len, ways))
            return [frozenset().union(*(way[min(nth, len(way) - 1)] for way in ways)) for nth in range(most)]
        return []

    def _exact(self, node: Any) -> frozenset[str] | None:
        """Every string that a node can match, or None where there are too many."""
        if id(node) not in self._listed:
            self._listed[id(node)] = self._exactly(*node)
        return self._listed[id(node)]

    def _exactly(self, kind: Any, value: Any) -> frozenset[str] | None:
        if kind in _ZERO_WIDTH:
            return _NOTHING
        if kind is op.LITERAL:
            return frozenset([chr(value)])
        if kind is op.IN:
            known = len(value) <= 16 and all(each[0] is op.LITERAL for each in value)
            return frozenset(chr(each[1]) for each in value) if known else None
        if kind is op.SUBPATTERN and not (value[1] or value[2]):
            return self.listed(list(value[3]))
        if kind is op.BRANCH:
            ways = [self.listed(list(way)) for way in value[1]]
            every = frozenset().union(*(way for way in ways if way is not None))
            return every if None not in ways and len(every) <= _MOST else None
        if kind in _REPEATS and value[1] in (1, 2, 3):
            once = self.listed(list(value[2]))
            if once is None or len(once) ** value[1] > _MOST:
                return None
            runs = [_NOTHING]
            for _ in range(value[1]):
                runs.append(frozenset(one + other for one in runs[-1] for other in once))
            return frozenset().union(*runs[value[0] :])
        return None

    def listed(self, tree: Sequence[Any]) -> frozenset[str] | None:
        """Every string that a sequence of nodes can match, or None where there are too many.

        Args:
            tree: Nodes of a parse tree, in order.
        """
        every = _NOTHING
        for node in tree:
            exact = self._exact(node)
            if exact is None or len(every) * len(exact) > _MOST:
                return None
            every = frozenset(one + other for one in every for other in exact)
        return every


def _words(run: frozenset[str], *, right: bool) -> list[Clause]:
    """What strings of which one stands in the text need: each as a whole or, where that is hardly rarer, its rarest
    word."""
    whole: set[str] = set()
    for string in run:
        flat = string.lower().translate(_SPACED) + (" " if right else "")
        if not flat.isascii():
            flat = "".join(letter if letter.isalnum() else " " for letter in flat)
        words = flat.split()
        if not words:
            return []
        whole.add((" " if flat[0] == " " else "") + " ".join(words) + (" " if flat[-1] == " " else ""))
    pieces = [_pieces(each) for each in whole]
    common = Counter(piece for each in pieces for piece in each)
    rarest = frozenset(min(each, key=lambda piece: (_share(piece), -common[piece])) for each in pieces)
    return [min(frozenset(whole), rarest, key=_burden)]


def _pieces(needle: str) -> list[str]:
    """The words of a needle, each with what stands around it."""
    words = [f" {word} " for word in needle.split()]
    if needle[0] != " ":
        words[0] = words[0][1:]
    if needle[-1] != " ":
        words[-1] = words[-1][:-1]
    return words


def _edge(tree: Iterable[Any], *, last: bool) -> bool:
    """Whether a match, unless it is empty, begins (or ends) with a character that is no letter and no digit."""
    nodes = list(tree)
    for node in reversed(nodes) if last else nodes:
        if node[0] in _ZERO_WIDTH:
            continue
        if not _node_edge(node, last=last):
            return False
        if _node_width(node) > 0:
            return True
    return True


def _node_edge(node: Any, *, last: bool) -> bool:
    kind, value = node
    if kind is op.LITERAL:
        return not chr(value).isalnum()
    if kind is op.IN:
        return all(_spacy(each) for each in value)
    if kind is op.CATEGORY:
        return value in _SPACY
    if kind is op.SUBPATTERN and not (value[1] or value[2]):
        return _edge(value[3], last=last)
    if kind in _REPEATS:
        return _edge(value[2], last=last)
    return kind is op.BRANCH and all(_edge(way, last=last) for way in value[1])


def _spacy(member: Any) -> bool:
    """Whether a member of a character class is surely no letter and no digit."""
    kind, value = member
    return bool((kind is op.LITERAL and not chr(value).isalnum()) or (kind is op.CATEGORY and value in _SPACY))


def _node_width(node: Any) -> int:
    """Characters that a node matches at least."""
    kind, value = node
    if kind in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY, op.CATEGORY):
        return 1
    if kind is op.SUBPATTERN:
        return int(value[3].getwidth()[0])
    if kind in _REPEATS:
        return int(value[0] * value[2].getwidth()[0])
    if kind is op.BRANCH:
        return min(int(way.getwidth()[0]) for way in value[1])
    return 0


@cache
def _cost(clause: Clause) -> float:
    # An exact sum, because the order of a set is another one in each process.
    return math.fsum(map(_share, clause))


def _burden(clause: Clause) -> float:
    """What a clause costs, with the room that its needles take."""
    return _cost(clause) + _BURDEN * len(clause)


@cache
def _share(needle: str) -> float:
    """About which share of turns holds a needle, as if its words came independently of each other."""
    return math.prod(map(_share_of_word, _pieces(needle)))


@cache
def _share_of_word(needle: str) -> float:
    word = needle.strip(" ")
    if needle[0] == needle[-1] == " ":
        return _COMMON.get(word, 0.005 if len(word) > 3 else 0.02)
    held = sum(share for common, share in _COMMON.items() if word in common)
    return held + (1.0, 0.7, 0.25, 0.06, 0.02)[min(len(word), 5) - 1]
