"""Names in the notes of records, where no column says that somebody is meant: capitals that are no word of the company."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from hardcase.cases import Case
from hardcase.text import PARTICLES, language_of, listed

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:[-'’][^\W\d_]+)*\.?"
_RUN = re.compile(rf"(?<![\w*@#/-]){_CAPITAL}(?: (?:(?:{'|'.join(PARTICLES)}) )?{_CAPITAL})*(?![\w*@/-])")
_CODE = re.compile(r"(?=.*[\d@]).*\S{3,}|[A-Z]{2,3}")
_OURS = re.compile(
    r"(?i)(?:^|_)(?:item|items|product|products|seller|sellers|carrier|carriers|contents|packed|country|currency|method|"
    r"status|category|brand|plan|card|bank|shop|store|queue|policy|hub|depot|code|total|amount|price|sent_to|"
    r"shown_on_statement|goods|catalog|catalogue|company)(?:_|$)|scan_place|scan_at"
)
_CALENDAR = frozenset(
    listed(
        "january february march april may june july august september october november december jan feb mar apr jun jul "
        "aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday januar februar märz mai juni "
        "juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag mr mrs ms miss dr herr frau "
        "i the a an in on at for from with to and or not no yes left asked told customer wrote said called visa "
        "mastercard amex paypal sms pin iban eur gbp usd sek chf"
    )
)
_FEW = 3


class FreeNames:
    """Knows the words of a run, and finds what else has a capital.

    Args:
        cases: All of the run. What stands in their companies, products and sellers is nobody's name, nor what several
            of them say in lower case.
    """

    def __init__(self, cases: Iterable[Case]) -> None:
        heard: Counter[str] = Counter()
        known = set(_CALENDAR)
        companies: set[str] = set()
        for case in cases:
            low: set[str] = set()
            if case.company.company not in companies:
                companies.add(case.company.company)
                known.update(_words(msgspec.json.encode(case.company).decode()))
            for criterion in case.criteria:
                low.update(_low(criterion.asks))
            for line in case.turns:
                low.update(_low(line.say))
            for key, said in (*_leaves(case.records), *_leaves(case.history)):
                known.update(_words(said) if _OURS.search(key) else _low(said))
            heard.update(low)
        self._words = known | {word for word, times in heard.items() if times >= _FEW}

    def names_in(self, case: Case) -> Iterator[str]:
        """Names in the records and earlier contacts of a case."""
        for key, said in (*_leaves(case.records), *_leaves(case.history)):
            if not _OURS.search(key) and not _CODE.fullmatch(said):
                yield from self._runs(said)

    def _runs(self, said: str) -> Iterator[str]:
        german = language_of(said) == "de"  # every noun has a capital
        for run in _RUN.finditer(said):
            words = run[0].rstrip(".").split()
            while words and self._is_word(words[0]):
                words.pop(0)
            if any(len(word.strip(".")) > 1 and not self._is_word(word) for word in words) and not (
                german and len(words) < 2
            ):
                yield " ".join(words)

    def _is_word(self, word: str) -> bool:
        plain = word.strip(".").lower()
        return plain in self._words or plain.removesuffix("'s").removesuffix("’s") in self._words


def _words(text: str) -> Iterator[str]:
    return (word[0].lower() for word in _WORD.finditer(text))


def _low(text: str) -> Iterator[str]:
    return (word[0] for word in _WORD.finditer(text) if word[0].islower())


def _leaves(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Texts with the column they stand in, of a table whose name says more than its columns with that."""
    match value:
        case Mapping():
            for name, each in value.items():
                yield from _leaves(each, f"{key}_{name}" if key and _OURS.search(key) else str(name))
        case list() | tuple():
            for each in value:
                yield from _leaves(each, key)
        case str():
            yield key, value
