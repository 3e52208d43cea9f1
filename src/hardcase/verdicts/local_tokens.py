"""Conversations as arrays of word numbers: many at once, so that reading one costs microseconds."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from hardcase.conversations import Conversation

from .tact_words import ACTS, DISTRESS, MATTERS, SMALL

if TYPE_CHECKING:
    import numpy as np

_BETWEEN = "\x01"
"""Stands between two turns; in the words of one it is a blank."""
_KEPT = frozenset("abcdefghijklmnopqrstuvwxyzàáâäåæçèéêëíïñóôöøúüß0123456789'.!?")


def _letter(code: int) -> int:
    """What becomes of one character of Latin-1."""
    small = chr(code).lower()
    if code == ord(_BETWEEN):
        return 0
    return 127 if code == 10 else ord(small) if small in _KEPT else ord(" ")


_PLAIN = bytes(map(_letter, range(256)))
"""Small letters, digits and the marks that end a sentence; 127 for the end of a line, blanks for the rest."""
_CURLY = (
    *(("\u2019", "'"), ("\u2018", "'"), ("\u2026", "...")),
    *(("\u2013", " "), ("\u2014", " "), ("\u201c", " "), ("\u201d", " ")),
)
_BEYOND = re.compile(r"[^\x00-\xff]")
_NEWLINE, _TURN = b"\x7f", b"\x00"
_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "ly", "s", "e", "y")
_MOST_WORDS = 500_000
"""Distinct words that are kept numbered; then the numbering starts anew."""

WORD, NUMBER, STOP, QUESTION, EXCLAMATION = range(5)
"""Kinds of tokens."""
SMALL_BIT, DISTRESS_BIT, YOU_BIT, COMMON_BIT = 61, 60, 59, 58
_STARTS_BIT = 50
"""And those above it: the word begins a phrase of so many words."""
CUSTOMER, BOT, RECORDS = range(3)
"""Whose words a turn holds; the records of a case stand before its first turn."""
_YOU = frozenset({"you", "your", "yours", "you're", "you've", "you'll", "you'd", "yourself"})

_OURS = "i me my mine myself am i'm i've i'll i'd we us our ours we're we've we'll you your yours yourself are was were"
_SIDES = frozenset(_OURS.split()) | _YOU
"""Words that change when the other side says the same: to a parrot's reader they are one."""

ACT_BITS = {name: bit for bit, name in enumerate(ACTS)}
MATTER_BITS = {name: bit for bit, name in enumerate(MATTERS)}


def stem(word: str) -> str:
    """Cut the ending off a word: `worried`, `worrying` and `worries` become one. Crude, and the same on both sides."""
    plain = word.partition("'")[0]
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            plain = plain[: -len(ending)]
            if ending in {"ing", "ings", "ed"} and len(plain) > 3 and plain[-1] == plain[-2]:
                plain = plain[:-1]
            break
    return plain.rstrip("iey") if len(plain) > 3 else plain


def plain(text: str) -> bytes:
    """A text in small letters, with blanks for all that separates words and for letters of other scripts."""
    if not text.isascii():
        for curly, straight in _CURLY:
            text = text.replace(curly, straight)
        if _BEYOND.search(text):
            text = _BEYOND.sub(" ", unicodedata.normalize("NFKC", text))
    return text.encode("latin-1").translate(_PLAIN)


def _joined(texts: Sequence[str]) -> str:
    """The texts of all turns in one, so that they are read in one pass; no text can pretend to be two."""
    joined = _BETWEEN.join(texts)
    if joined.count(_BETWEEN) >= len(texts) > 0:
        joined = _BETWEEN.join([text.replace(_BETWEEN, " ") for text in texts])
    return joined


def _split(letters: bytes) -> list[bytes]:
    """The tokens of plain texts: words with their apostrophes, numbers, and the marks that end a sentence."""
    spaced = b" " + letters.replace(b"\x00", b" \x00 ") + b" "
    return spaced.replace(b"\x7f", b" \x7f ").replace(b"?", b" ? ").replace(b"!", b" ! ").replace(b". ", b" . ").split()


def spoken(text: str) -> list[str]:
    """The tokens of one text."""
    bare = ((each.strip(b"'.") or each[:1]) for each in _split(plain(text.replace(_BETWEEN, " "))))
    return [each.decode("latin-1") for each in bare]


class _Numbers(dict[bytes, int]):
    """Numbers for words, given out as words come."""

    def __init__(self, add: Callable[[str], int]) -> None:
        super().__init__()
        self._add = add

    def __missing__(self, word: bytes) -> int:
        bare = word.strip(b"'.") or word[:1]
        number = self[word] = self._add(bare.decode("latin-1")) if bare == word else self[bare]
        return number


class Tokens(NamedTuple):
    """Tokens of some conversations, one entry for each token, conversation after conversation.

    Attributes:
        word: Number of the word.
        stem: Number of its stem; forms of one word share it.
        kind: One of the kinds above.
        acts: Bits of `ACTS`, and those for small words, distress and "you"; a phrase's stand at its last word.
        matters: Bits of `MATTERS`.
        turn: Number of the turn, counted over all conversations.
        turn_whose: For each turn, whose words they are.
        turn_owner: For each turn, its conversation.
    """

    word: "np.ndarray"
    stem: "np.ndarray"
    kind: "np.ndarray"
    acts: "np.ndarray"
    matters: "np.ndarray"
    turn: "np.ndarray"
    turn_whose: "np.ndarray"
    turn_owner: "np.ndarray"


class Tokeniser:
    """Numbers words as they come. What a conversation's features are never depends on the numbers.

    Args:
        common: Stems that many customers share: that a reply has them too says little.
    """

    def __init__(self, common: Collection[str] = ()) -> None:
        self._common = frozenset(common)
        self._restart()

    def _restart(self) -> None:
        self._number = _Numbers(self._add)
        self._stems: dict[str, int] = {}
        self._new: list[tuple[int, int, int, int]] = []
        self._table: np.ndarray | None = None
        self._written = 0
        self._act_words, act_phrases = _by_length(ACTS, ACT_BITS)
        self._matter_words, matter_phrases = _by_length(MATTERS, MATTER_BITS)
        self._distress, _ = _by_length({"distress": DISTRESS}, {"distress": DISTRESS_BIT})
        phrases: dict[tuple[str, ...], list[int]] = {}
        for column, found in enumerate((act_phrases, matter_phrases)):
            for words, bits in found.items():
                phrases.setdefault(words, [0, 0])[column] |= bits
        self._starts: dict[str, int] = {}
        for words in phrases:
            self._starts[words[0]] = self._starts.get(words[0], 0) | 1 << _STARTS_BIT + len(words)
        self._phrases = {
            length: self._keys({words: bits for words, bits in phrases.items() if len(words) == length})
            for length in sorted({len(words) for words in phrases})
        }

    def _keys(self, phrases: dict[tuple[str, ...], list[int]]) -> tuple["np.ndarray", "np.ndarray"]:
        import numpy as np

        words = np.array([[self._of(word) for word in each] for each in phrases], np.uint64)
        keys, order = np.unique(_key(list(words.T)), return_index=True)
        return keys, np.array(list(phrases.values()), np.int64)[order]

    def _of(self, word: str) -> int:
        return self._number[word.encode("latin-1")]

    def _add(self, word: str) -> int:
        self._new.append(self._row(word))
        return self._written + len(self._new) - 1

    def _row(self, word: str) -> tuple[int, int, int, int]:
        if word[0].isdigit():
            return self._stems.setdefault(word, len(self._stems)), NUMBER, 0, 0
        root = "~" if word in _SIDES else stem(word)
        number = self._stems.setdefault(root, len(self._stems))
        if word[0] in ".!?\x7f\x00":
            return number, QUESTION if "?" in word else EXCLAMATION if "!" in word else STOP, 0, 0
        acts = self._act_words.get(word, 0) | self._act_words.get(f"~{root}", 0)
        acts |= self._distress.get(word, 0) | self._distress.get(f"~{root}", 0)
        acts |= self._starts.get(word, 0)
        if word in SMALL or len(word) < 3:
            acts |= 1 << SMALL_BIT
        if root in self._common:
            acts |= 1 << COMMON_BIT
        if word in _YOU:
            acts |= 1 << YOU_BIT
        return number, WORD, acts, self._matter_words.get(word, 0) | self._matter_words.get(f"~{root}", 0)

    def _rows(self) -> "np.ndarray":
        """A row for each word that has a number. Only new ones are written; the table doubles when it is full."""
        import numpy as np

        wanted = self._written + len(self._new)
        if self._table is None or wanted > len(self._table):
            larger = np.zeros((2 * wanted, 4), np.int64)
            if self._table is not None:
                larger[: self._written] = self._table[: self._written]
            self._table = larger
        if self._new:
            self._table[self._written : wanted] = self._new
            self._written, self._new = wanted, []
        return self._table

    def read(self, conversations: Sequence[Conversation], records: Sequence[str]) -> Tokens:
        """Read the words of some conversations; an employee's are left out.

        Args:
            conversations: To read.
            records: For each, the company's records on this customer as text; empty where there are none.
        """
        import numpy as np

        if self._written > _MOST_WORDS:
            self._restart()
        texts: list[str] = []
        whose: list[int] = []
        counts: list[int] = []
        for conversation, held in zip(conversations, records, strict=True):
            turns = [turn for turn in conversation.turns if turn.speaker != "human"]
            if held:
                texts.append(held)
                whose.append(RECORDS)
            texts += [turn.text for turn in turns]
            whose += [BOT if turn.speaker == "bot" else CUSTOMER for turn in turns]
            counts.append(len(turns) + bool(held))
        said = _split(plain(_joined(texts)))
        numbered = np.fromiter(map(self._number.__getitem__, said), np.int64, len(said))
        divides = numbered == self._number[_TURN]
        word_of = numbered[~divides]
        turn = np.cumsum(divides)[~divides]
        rows = self._rows()[word_of]
        acts, matters = rows[:, 2].copy(), rows[:, 3].copy()
        self._find_phrases(word_of, turn, acts, matters)
        return Tokens(
            word=word_of,
            stem=rows[:, 0],
            kind=rows[:, 1],
            acts=acts,
            matters=matters,
            turn=turn,
            turn_whose=np.array(whose, np.int64),
            turn_owner=np.repeat(np.arange(len(counts)), counts),
        )

    def _find_phrases(self, word: "np.ndarray", turn: "np.ndarray", acts: "np.ndarray", matters: "np.ndarray") -> None:
        import numpy as np

        starts = np.flatnonzero(acts >> _STARTS_BIT & 255)
        begin = acts[starts]
        for length, (keys, bits) in self._phrases.items():
            at = starts[(begin >> _STARTS_BIT + length) & 1 == 1]
            at = at[at <= len(word) - length]
            at = at[turn[at] == turn[at + length - 1]]
            seen = _key([word[at + step].astype(np.uint64) for step in range(length)])
            slot = np.minimum(np.searchsorted(keys, seen), len(keys) - 1)
            found = keys[slot] == seen
            # Two phrases never end at one word and have one length.
            acts[at[found] + length - 1] |= bits[slot[found], 0]
            matters[at[found] + length - 1] |= bits[slot[found], 1]


def _key(numbers: "Sequence[np.ndarray]") -> "np.ndarray":
    """One number for a run of words: 64 bits, mixed so that two phrases do not meet."""
    import numpy as np

    key = np.full_like(numbers[0], 14695981039346656037)
    with np.errstate(over="ignore"):
        for number in numbers:
            key = (key ^ number) * np.uint64(1099511628211)
            key ^= key >> np.uint64(29)
    return key


def _by_length(table: dict[str, str], bits: dict[str, int]) -> tuple[dict[str, int], dict[tuple[str, ...], int]]:
    """Single words by themselves and, after a tilde, by their stems; phrases by their words."""
    words: dict[str, int] = {}
    phrases: dict[tuple[str, ...], int] = {}
    for name, listed in table.items():
        for each in listed.split(", "):
            parts = tuple(spoken(each))
            if len(parts) == 1:
                for key in (each, *((f"~{stem(each)}",) if len(each) > 4 else ())):
                    words[key] = words.get(key, 0) | 1 << bits[name]
            else:
                phrases[parts] = phrases.get(parts, 0) | 1 << bits[name]
    return words, phrases
