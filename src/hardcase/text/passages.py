"""One pass over all that one side has said, passage by passage: after it most tables are done with a conversation.

A passage is a sentence or a few. It ends only where a sentence surely ends, so the sentences of the passages are the
sentences of the text.
"""

import re
from functools import cache, lru_cache

from .cues import Cue, plain, spotted
from .gates import Gate
from .normal import flat, lettered, sentences
from .scan import ALWAYS, Hits, _state, hits_in, look, remember, remembered, single

# A stop after four plain letters that end no abbreviation, and a space.
_STOP = re.compile(
    r"\. (?<=[a-z]{4}\. )"
    + "".join(
        rf"(?<!{each}\. )"
        for each in ("prof", "dept", "incl", "excl", "evtl", "inkl", "zzgl", "resp", "srta", "avda", "corp", "prox")
    )
)
_LETTERS = bytes(
    code if code > 127 or code == 10 else ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(256)
)
_CONTROLS = bytes(code for code in (*range(9), *range(14, 28), 127))


class Passage(Hits):
    """One passage, and what the pass found in it.

    Attributes:
        text: As it was written.
    """

    __slots__ = ("text",)

    def __init__(self, text: str, hits: int, pass_number: int) -> None:
        self.text, self.hits, self.pass_number = text, hits, pass_number


class Passages(Hits):
    """A text and its passages.

    Attributes:
        each: In order.
        folded: From `flat`, with newlines between the passages; None where only `fold` knows its letters.
    """

    __slots__ = ("each", "folded")

    def __init__(self, text: str) -> None:
        state = _state()
        self.pass_number = state.number
        written = _marked(text)
        self.folded = folded = flat(written)
        if folded is None or state.automaton is None:
            whole = look(text)
            self.hits, self.pass_number = whole.hits, whole.pass_number
            self.each: tuple[Passage, ...] = (Passage(text, self.hits, self.pass_number),)
            return
        found: list[Passage] = []
        lines: dict[str, int] = {}
        every = in_line = ALWAYS
        begin = at = 0
        for piece, said in zip(written.split("\n"), _form(folded).split("\n"), strict=True):
            hits = hits_in(said, state)
            found.append(Passage(piece, hits, state.number))
            in_line |= hits
            at += len(piece)
            if text[at : at + 1] in ("\n", ""):
                lines[text[begin:at]] = in_line
                every |= in_line
                begin, in_line = at + 1, ALWAYS
            at += 1
        self.hits, self.each = every, tuple(found)
        if len(lines) > 1:
            remember(state.number, lines)


def _marked(text: str) -> str:
    """A text of the same length, with a newline for the space where a sentence surely ends."""
    text = _STOP.sub(".\n", text)
    # ".!" and its like end what a stop alone would end.
    if ".!" in text or ".?" in text or ".…" in text:
        return text
    return text.replace("! ", "!\n").replace("? ", "?\n")


def _form(folded: str) -> str:
    """The form in which needles are looked for, line by line."""
    if folded.isascii():
        said = f" {folded.encode().translate(_LETTERS, _CONTROLS).decode()} "
    else:
        said = lettered(folded.lower(), _LETTERS)
    return single(said.replace("\n", " \n "))


@lru_cache(maxsize=32)
def passages(text: str) -> Passages:
    """Pass over a long text once.

    Args:
        text: As it was written: a turn, or the turns of one side with a newline between them.

    Returns:
        What was found. Not for keeping: it is shared.
    """
    return Passages(text)


def gated(gate: Gate, text: str) -> list[str]:
    """Passages that a gate lets through.

    Args:
        gate: What to look for.
        text: As it was written.

    Returns:
        They as they were written, in order.
    """
    hits = remembered(text)
    if hits is not None and not hits & gate.triggers:
        return []
    heard = passages(text)
    if heard.pass_number < gate.built:
        return [each.text for each in heard.each]
    if not heard.hits & gate.triggers:
        return []
    triggers, lets = gate.triggers, gate.lets
    return [each.text for each in heard.each if each.hits & triggers and lets(each)]


@cache
def gate_of(cue: Cue) -> Gate:
    """What stands in front of a cue."""
    return Gate(cue.says)


def first_shown(cue: Cue, text: str) -> str | None:
    """Find the first sentence of a text that shows a cue.

    Args:
        cue: What to look for.
        text: As it was written.

    Returns:
        The sentence as it was written, or None.
    """
    for passage in gated(gate_of(cue), text):
        for sentence in sentences(passage):
            if spotted(cue, plain(sentence)):
                return sentence
    return None
