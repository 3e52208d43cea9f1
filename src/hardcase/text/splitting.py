"""Where one sentence ends and the next begins."""

import re
from functools import lru_cache

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]*_]*")
_NEVER_ENDS = (
    " mr mrs ms dr prof st e.g i.e cf vs approx ca dept incl excl z.b d.h u.a bzw ggf inkl zzgl evtl bl.a "
    "t.ex d.v.s dvs resp sra srta dña ud uds vd vds p.ej ej pág avda "
)
_ENDS_BEFORE_CAPITAL = " etc osv usw a.m p.m u.s u.k d.c inc ltd co corp jr sr min max ex ev "
_GOES_ON_WITH_NUMBER = " no nr nos núm tel ext fig abs kl tfn "
_SPECIAL = frozenset((_NEVER_ENDS + _ENDS_BEFORE_CAPITAL + _GOES_ON_WITH_NUMBER).split())
_GERMAN_MONTH = re.compile(
    r"\s+(?:jan(?:uar)?|feb(?:ruar)?|märz?|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?)\b",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """Sentences of a text as they were written, each with its end mark.

    Splits after `.`, `!`, `?`, `…` before white space, and at line ends; not inside numbers and ids, not
    after abbreviations, initials, list numbers and German ordinals. A sentence is not split again.
    """
    return list(_split(text))


@lru_cache(maxsize=256)
def _split(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for line in text.splitlines():
        done = 0
        for stop in _STOP.finditer(line):
            at, end = stop.span()
            if end < len(line):
                if not line[end].isspace():
                    continue
                word = line[max(line.rfind(" ", done, at) + 1, done) : at]
                plainly = len(word) > 1 and word.isalpha() and word.casefold() not in _SPECIAL
                if not plainly and not _ends(line, done, stop):
                    continue
            found.append(line[done:end].strip())
            done = end
        found.append(line[done:].strip())
    return tuple(sentence for sentence in found if sentence)


def _ends(line: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether a run of stop marks ends the sentence that begins at `begin`."""
    after = line[stop.end() : stop.end() + 16]
    if not after.strip():
        return True
    if not after[0].isspace():
        return False
    if stop[0][0] != "." or stop[0].startswith(".."):
        return True
    lead = line[max(begin, stop.start() - 20) : stop.start()]
    word = lead.split()[-1].lstrip("([\"'“‘*").casefold() if lead.strip() and not lead[-1].isspace() else ""
    follows = after.strip()[0]
    if word.isdecimal() and len(word) < 3:
        return lead.strip() != word and not _GERMAN_MONTH.match(after)
    if f" {word} " in _ENDS_BEFORE_CAPITAL:
        return follows.isupper()
    if f" {word} " in _GOES_ON_WITH_NUMBER:
        return not follows.isdecimal()
    initial = len(word) == 1 and word.isalpha() and word != "i"
    dotted = "." in word and max(map(len, word.split("."))) <= 2
    return not (initial or dotted or (word and f" {word} " in _NEVER_ENDS))
