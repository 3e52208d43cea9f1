"""Masks for names, addresses and numbers: the same thing has the same mask wherever it stands."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from hardcase.text import PARTICLES, find_dates, listed

from .spellings import Folded, fold, spellings

PERSON, CUSTOMER, NAME = "Person", "Customer", "Name"
NUMBERS = {"card number": "card", "IBAN": "IBAN"}
"""Secrets that are somebody's number; others, as a password, are masked where they were told."""
_TOKEN = re.compile(r"[^\W_]+")
_SLUG = re.compile(r"(?=[0-9._-]*[a-z])[a-z0-9._-]+")
_NOWHERE: set[str] = set()
_Place = tuple[int, int, str]
_NO_NAME = frozenset(
    listed("mr mrs ms miss mx dr prof sir sirs madam herr frau fru sr sra flat apartment suite unit floor")
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINS = ".,:/-"
_SHORT = 5
"""A value of fewer letters and digits is masked only where its own case is told: four digits may be anything."""
_EVERYDAY = frozenset(
    listed(
        "april art august bill bishop brook brown carol chance chase christian dawn drew early faith felicity field "
        "florence frank frost grace grant green grove harmony hazel hill holly hope hunter iris ivy jack jasmine joy "
        "june king lane lily long love marsh may mark melody mercy miles moss page park pat penny price rich robin "
        "rose ruby rusty sandy short sky sterling stone storm street summer sunny swift violet wade west white will "
        "winter wood young"
    )
)
"""Names that are words; others show themselves as words where nobody has them."""


class Redacted(Struct, frozen=True, kw_only=True):
    """What was masked.

    Attributes:
        counts: Kinds with how many different things of it, most first.
        unknown: Cases whose records could not be looked up.
    """

    counts: tuple[tuple[str, int], ...]
    unknown: int


class Masks:
    """Learns what belongs to a person, and then says its mask instead.

    A part of a name, or of an address, that is also a word is masked only where it has a capital, and only in cases
    whose records have it.

    Attributes:
        counts: Different things that have a mask, by kind.
    """

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._made: dict[tuple[str, str], str] = {}
        self._all: dict[str, str] = {}
        self._any: dict[str, str] = {}
        self._own: dict[tuple[str, str], str] = {}
        self._parts: defaultdict[str, set[str]] = defaultdict(set)
        self._heard: defaultdict[str, set[str]] = defaultdict(set)
        self._births: defaultdict[str, set[tuple[int, int, int]]] = defaultdict(set)
        self._starts: dict[str, dict[str, int]] = {}
        self._ordered: dict[str, tuple[tuple[str, int], ...]] = {}
        self._may_hold: dict[str, bool] = {}
        self._held: dict[str, tuple[_Place, ...]] = {}
        self._seen: dict[tuple[str, str], str] = {}

    def learn_person(self, name: str, case: str, *, kind: str = PERSON) -> None:
        """A name, whole and in its parts; a part of somebody who is known in this case is nobody new."""
        words = [
            word for word in (each.strip(".,'’") for each in name.split()) if word.lower() not in _NO_NAME and word
        ]
        if not words or all(self._is_known(word, case) for word in words):
            return
        mask = self._mask(kind, " ".join(words), letters=True)
        self._add(" ".join(words), mask, case)
        for piece in (*words, *(piece for word in words for piece in re.split("[-–]", word))):
            if len(piece) > 1 and piece.lower() not in PARTICLES:
                self._part(piece, mask, case)

    def learn_address(self, address: str, case: str) -> None:
        """An address, whole, in its lines, and without its numbers."""
        lines = [line.strip() for line in re.split(r"[,;\n]", address)]
        kept = [line for line in lines if re.search(r"[A-ZÀ-ÖØ-Þ]|\d{3}", line) and not find_dates(line)]
        if not kept:
            return
        mask = self._mask("address", ", ".join(kept))
        self._add(", ".join(kept), mask, case)
        for line in (each for each in kept if len(each) > 2):
            self._add(line, mask, case)
            bare = " ".join(word for word in line.split() if not any(map(str.isdigit, word)))
            for part in (bare, *re.findall(r"\d{4,}", line)):
                if len(part) > 2 and not part[0].islower() and part.lower() not in _NO_NAME:
                    self._part(part, mask, case)

    def learn_secret(self, kind: str, value: str, case: str) -> None:
        """A password or code, which may be any word elsewhere."""
        if _TOKEN.search(value):
            self._keep(" ".join(value.split()), self._mask(kind, value), case)

    def learn(self, kind: str, value: str, case: str) -> None:
        """Any other value, as a mail address or the number of an order."""
        value = " ".join(value.split())
        if len(value) < 2:
            return
        if (case, fold(value).text) in self._own and value.isdecimal():
            return  # the last digits of a card or an order that has its mask
        mask = self._mask(kind, _written(kind, value))
        self._add(value, mask, case)
        last = (re.sub(r"\D", "", value)[-4:],) if kind == "card" else ()
        for digits in (*re.findall(r"\d{4,}", value), *last):  # customers leave the letters away
            self._keep(digits, mask, case)

    def learn_birth(self, text: str, case: str) -> None:
        """A day of birth, in every form in which a text may say it, or its year alone."""
        for date in find_dates(text):
            self._births[case].add((date.year or 0, date.month, date.day))
            self._mask("birth date", f"{date.year or 0}-{date.month}-{date.day}")
        if _YEAR.fullmatch(text):
            self._keep(text, self._mask("birth date", text), case)

    def hear(self, text: str, case: str) -> None:
        """Notice everyday words: what stands in lower case where nobody is called so. To be done before learning."""
        for token in set(_TOKEN.findall(text)):
            if token.islower():
                self._heard[fold(token).text].add(case)

    def is_word(self, part: str) -> bool:
        """Whether a part of a name is also a word."""
        part = fold(part).text
        return part in _EVERYDAY or len(self._heard.get(part, _NOWHERE) - self._parts.get(part, _NOWHERE)) > 1

    def text(self, said: str, case: str = "") -> str:
        """The same words with masks.

        Args:
            said: Words of anybody.
            case: Whose case they are about; empty: of none, or of several.
        """
        holds = self._may_hold.get(said)
        if holds is None:  # whosever it is: most texts hold nothing
            holds = self._may_hold[said] = bool(self._places(said) or (self._births and find_dates(said)))
        if not holds:
            return said
        key = (case, said)
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._masked(said, case)
        return found

    def _is_known(self, word: str, case: str) -> bool:
        return len(word) < 2 or word.lower() in PARTICLES or (case, fold(word).text) in self._own

    def _mask(self, kind: str, value: str, *, letters: bool = False) -> str:
        key = ("name" if letters else kind, fold(value).text)
        mask = self._made.get(key)
        if mask is None:
            self.counts[kind] += 1
            number = self.counts[kind]
            mask = self._made[key] = f"{kind} {_letters(number)}" if letters else f"[{kind} {number}]"
        return mask

    def _add(self, value: str, mask: str, case: str) -> None:
        for folded in spellings(value):
            tokens = _TOKEN.findall(folded)
            if tokens and sum(map(len, tokens)) >= _SHORT:
                self._all.setdefault(folded, mask)
        self._keep(value, mask, case)

    def _part(self, part: str, mask: str, case: str) -> None:
        for folded in spellings(part):
            self._parts[folded].add(case)
            if not folded.isdecimal() or len(folded) >= _SHORT:
                self._all.setdefault(folded, mask)
        self._keep(part, mask, case)

    def _keep(self, value: str, mask: str, case: str) -> None:
        for folded in spellings(value):
            first = _TOKEN.search(folded)
            if first is None:
                continue
            self._any.setdefault(folded, mask)
            self._own.setdefault((case, folded), mask)
            self._starts.setdefault(first[0], {})[folded] = first.start()

    def _masked(self, said: str, case: str) -> str:
        said = self._without_births(said, case)
        # Ids are named from everywhere, so they must not depend on where they stand.
        is_id = _SLUG.fullmatch(said) is not None
        pieces, done = [], 0
        for start, end, value in self._places(said):
            mask = self._of(said[start:end], value, case, anywhere=is_id) if start >= done else None
            if mask is not None:
                pieces += [said[done:start], mask.strip("[]").lower().replace(" ", "-") if is_id else mask]
                done = end
        return "".join((*pieces, said[done:])) if pieces else said

    def _places(self, said: str) -> tuple[_Place, ...]:
        """Where values of anybody stand as whole words, from left to right, at each place the longest first."""
        found = self._held.get(said)
        if found is None:
            found = self._held[said] = tuple(self._find(fold(said)))
        return found

    def _find(self, folded: Folded) -> Iterator[_Place]:
        text = folded.text
        for token in _TOKEN.finditer(text):
            for value, before in self._opening(token[0]):
                start = token.start() - before
                end = start + len(value)
                if start >= 0 and text.startswith(value, start) and _begins(text, start) and _ends(text, end):
                    yield (*folded.origin(start, end), value)

    def _opening(self, token: str) -> tuple[tuple[str, int], ...]:
        """Values that open with a word, or with it as a genitive without its apostrophe; the longest first."""
        found = self._ordered.get(token)
        if found is None:
            values = {**self._starts.get(token, {}), **(self._starts.get(token[:-1], {}) if token[-1] == "s" else {})}
            longest = sorted(values.items(), key=lambda value: (-len(value[0]), value[0]))
            found = self._ordered[token] = tuple(longest)
        return found

    def _of(self, said: str, folded: str, case: str, *, anywhere: bool) -> str | None:
        own = self._any.get(folded) if anywhere else self._own.get((case, folded))
        if folded in self._parts:
            as_name = not said[:1].islower() and (len(said) == 1 or not said.isupper())
            if self.is_word(folded) and not (own and as_name):
                return None
            if len(folded) < _SHORT and not own and said[:1].islower():
                return None
        return own or self._all.get(folded)

    def _without_births(self, said: str, case: str) -> str:
        births = self._births.get(case)
        if not births:
            return said
        for date in reversed(find_dates(said)):
            for year, month, day in births:
                if (date.month, date.day) == (month, day) and date.year in (year or date.year, None):
                    said = said[: date.start] + self._mask("birth date", f"{year}-{month}-{day}") + said[date.end :]
                    break
        return said


def _written(kind: str, value: str) -> str:
    """What makes a number the same one, with spaces, with dashes or with the code of a country."""
    if kind == "phone":
        return re.sub(r"\D", "", value)[-9:]
    return re.sub(r"[\W_]", "", value) if kind in NUMBERS.values() else value


def _begins(text: str, start: int) -> bool:
    """Whether a whole word begins here, and not what follows the point of a number or the stroke of a day."""
    if not start:
        return True
    before = text[start - 1]
    inside = text[start].isdigit() and before in _JOINS and text[start - 2 : start - 1].isdigit()
    return not before.isalnum() and not inside


def _ends(text: str, end: int) -> bool:
    after, then = text[end : end + 1], text[end + 1 : end + 2]
    if after == "s" and text[end - 1].isalpha():  # a genitive without its apostrophe
        after, then = then, ""
    inside = text[end - 1].isdigit() and after in _JOINS and then.isdigit()
    return not after.isalnum() and not (after and inside)


def _letters(number: int) -> str:
    """A, B, ... Z, AA, AB, as the columns of a table are counted."""
    found = ""
    while number:
        number, last = divmod(number - 1, 26)
        found = chr(ord("A") + last) + found
    return found
