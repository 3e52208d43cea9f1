"""What one sentence says of one record: its state, its amount, or the day of something that happened to it.

The caller names the record and its values; here they are masked, so that a few patterns per language read them all.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from .cues import Cue, says_cue
from .dates import find_dates
from .lexicon import primary
from .money import find_money
from .normal import plain
from .record_tables import (
    DAY,
    EVENT,
    EVENTS,
    HAPPENED,
    NOT_THE_SUM,
    NOUNS,
    OWNERS,
    RECORD,
    STATE,
    STATES,
    SUM,
    SUMS,
    UNSURE,
    VALUES,
)


class RecordSentence:
    """One sentence as it speaks of one record.

    Args:
        sentence: As it was written.
        language: Of the sentence; without tables it says nothing.
        record_id: Id by which the sentence names the record; empty: by its noun alone.
        noun: What the record is called in English: "payment".
    """

    def __init__(self, sentence: str, language: str, *, record_id: str, noun: str) -> None:
        self._language = primary(language)
        self._said = ""
        masked = _masked(sentence)
        if self._language in OWNERS and not self._unsure(masked):
            self._said = _with_record(masked, record_id, noun, self._language)

    def _unsure(self, sentence: str) -> bool:
        """Questions, conditions, plans, denials and what others said state nothing."""
        return "?" in sentence or '"' in plain(sentence) or says_cue(UNSURE[self._language], sentence)

    @property
    def readable(self) -> bool:
        """The record is named once, and nothing makes the sentence less than a plain statement."""
        return self._said.count(RECORD) == 1

    def state(self, values: Iterable[str]) -> str | None:
        """The one of a column's values that the sentence says to be the record's state; None for none or several."""
        found = [value for value in values if self._says(STATES, _value(value, self._language), STATE)]
        return found[0] if len(found) == 1 else None

    @property
    def states_sum(self) -> bool:
        """The sentence names one amount and says that it is the record's."""
        if self._said.count(SUM) != 1 or says_cue(NOT_THE_SUM[self._language], self._said):
            return False
        return says_cue(SUMS[self._language], self._said)

    def event(self, columns: Sequence[str]) -> str | None:
        """The column of the event that the sentence puts on its one day; None for none or several."""
        if self._said.count(DAY) != 1:
            return None
        found = [name for name in columns if self._says(EVENTS, _event(name, self._language), EVENT)]
        return found[0] if len(found) == 1 else None

    def _says(self, cues: Mapping[str, Cue], wanted: str, mask: str) -> bool:
        masked, hits = _bounded(wanted).subn(mask, self._said) if wanted else ("", 0)
        return bool(hits) and says_cue(cues[self._language], masked)


def _masked(sentence: str) -> str:
    spans = [(each.start, each.end, SUM) for each in find_money(sentence)]
    spans += [(each.start, each.end, DAY) for each in find_dates(sentence)]
    pieces: list[str] = []
    done = 0
    for start, end, mask in sorted(set(spans)):
        if start >= done:
            pieces += (sentence[done:start], mask)
            done = end
    return "".join((*pieces, sentence[done:]))


def _with_record(masked: str, record_id: str, noun: str, language: str) -> str:
    nouns = NOUNS.get(language, {}).get(noun, "" if language != "en" else re.escape(noun.replace("_", " ")))
    owner = f"(?:(?:{OWNERS[language]}) )"
    said = plain(masked)
    if record_id:
        name = re.escape(plain(record_id))
        kind = f"(?:(?:{nouns}) )?" if nouns else ""
        return _bounded(f"{owner}?{kind}\\(?{name}\\)?").sub(RECORD, said)
    return _bounded(f"{owner}(?:{nouns})").sub(RECORD, said) if nouns else ""


@lru_cache(maxsize=512)
def _bounded(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w]|-\w)")


def _value(value: str, language: str) -> str:
    """How a language says a value of a column."""
    return re.escape(value.replace("_", " ").casefold()) if language == "en" else VALUES[language].get(value, "")


def _event(column: str, language: str) -> str:
    """How a language says what a column dates."""
    known = HAPPENED[language].get(column, "")
    return known or (re.escape(column.replace("_", " ")) if language == "en" else "")
