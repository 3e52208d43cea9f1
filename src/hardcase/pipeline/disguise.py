"""Other names for everybody and everything that is somebody's own, the same everywhere in one conversation."""

import random
import re
from collections.abc import Iterator, Mapping
from typing import Any

from hardcase.text import (
    KIND_WORDS,
    PARTICLES,
    Date,
    addresses_in,
    are_codes,
    birthdays_in,
    cards_in,
    find_dates,
    find_money,
    ids_in,
    is_code,
    is_person,
    listed,
    mails_in,
    mask_secrets,
    names_in,
    phones_in,
    speaks_of_birth,
)

_FIRST = listed(
    "Amara Björn Carla Dario Elin Femi Greta Hugo Ines Jonas Kaya Linnea Marek Nadia Oskar Paula Quentin Rosa Samir "
    "Tilda Ugo Vera Wanda Yusuf Zofia Anselm Brida Cosmo Delia Emil"
)
_LAST = listed(
    "Abara Brandt Castell Dahlin Ekman Fontana Grau Holm Iversen Janda Kessler Lindahl Moreau Nwosu Okafor Pires "
    "Quist Rossi Sandell Tamm Ulbrich Varga Wessel Ylander Zeller Arnaud Bakke Corvin Drexler Eriksen"
)
_STREETS = ("Lindenweg", "Hafengasse", "Mill Lane", "Ash Row", "Orchard Rise", "Tanners Yard", "Copper Gate")
_CITIES = ("Norhaven", "Eastmere", "Talloch", "Vadholm", "Sankelmark", "Ribeira", "Kestrel Bay")
_PERSON_KEY = re.compile(
    r"(?i)(?:^|_)(?:first|last|full|given|family|sur|middle|maiden|display|customer|user|contact|holder|agent|passenger|"
    r"recipient)_?name$|^(?:surname|firstname|lastname|agent|employee|contact|recipient|payee|cardholder)$"
)
_LAST_KEY = re.compile(r"(?i)last|sur|family")
_ADDRESS_KEY = re.compile(r"(?i)^(?:address\w*|street\w*|line_?[123]|city|town|zip\w*|post_?code|postal_?code|suite)$")
_BIRTH_KEY = re.compile(r"(?i)^(?:dob|date_of_birth|birth_?da(?:te|y)|born)$")
_ID_KEY = re.compile(
    r"(?i)(?:^|_)(?:id|ids|no|number|num|ref|reference|iban|account|card|last_?(?:four|4)|token|code|sku)$"
)
_PHONE_KEY = re.compile(r"(?i)phone|mobile|^tel")
_MONEY_KEY = re.compile(r"(?i)amount|total|price|fare|balance|cost|fee|paid|refund")
_NO_ID_KEY = re.compile(
    r"(?i)^(?:reason|status|error|type|state|country|currency|language|class|category|promo|discount)_(?:code|id|no)$"
)
_TRIES = 60
"""Other shapes that are tried; an id that has not as many may share one."""
_PART = re.compile(r"[^\W\d_]+|\d+|[\W_]+")


class Disguise:
    """Learns what must not be shown, and then speaks of it by other names.

    Names, e-mail addresses, telephone numbers, ids, card digits, days of birth and addresses are learned where a key of
    a record or a word in the text marks them. What nothing marks stays as it is. An id keeps its shape.

    Args:
        seed: Decides every other name; the same seed gives the same.
        amounts: Give amounts other digits too.
        before: Has learned from all of it already; no other name is one that stood there.

    Attributes:
        counts: Different things that were given another name, by kind.
    """

    def __init__(self, seed: str, *, amounts: bool = False, before: "Disguise | None" = None) -> None:
        self._seed, self._amounts, self._before = seed, amounts, before
        self._others: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._births: dict[tuple[int, int], set[int]] = {}
        self._pattern: re.Pattern[str] | None = None
        self.counts: dict[str, int] = {}

    def read(self, text: str, *, asked_for_birth: bool = False) -> None:
        """Learn from what somebody said."""
        text = mask_secrets(text)
        for mail in mails_in(text):
            self._learn("e-mail", mail, self._mail(mail))
        for each in addresses_in(text):
            self._address(each)
        for each in (*phones_in(text), *cards_in(text)):
            self._learn("number", each, self._shape(each))
        for name in names_in(text):
            self._person(name)
        self._birthdays(text, asked=asked_for_birth)
        for each in ids_in(text):
            self._id(each)
        if self._amounts:
            for money in find_money(text):
                for number in re.findall(r"\d[\d.,]*\d|\d", text[money.start : money.end]):
                    self._learn("amount", number, self._shape(number))

    def read_value(self, value: Any, *, key: str = "", path: str = "", siblings: frozenset[str] = frozenset()) -> None:
        """Learn from a call's arguments or a result, by what its keys are called."""
        if isinstance(value, Mapping):
            names = frozenset(map(str, value))
            for each, inner in value.items():
                own = isinstance(inner, Mapping) and inner.get("id") == each and is_code(str(each))
                if own or (_ID_KEY.search(key) and re.search(r"\d{5}", str(each))):
                    self._id(str(each))
                self.read_value(inner, key=str(each), path=f"{path}.{key}", siblings=names)
        elif isinstance(value, (list, tuple)):
            if are_codes(value):
                for each in value:
                    self._id(each)
            for inner in value:
                self.read_value(inner, key=key, path=path, siblings=siblings)
        elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
            self._read_leaf(str(value), key, path, siblings, is_text=isinstance(value, str))

    def _read_leaf(self, said: str, key: str, path: str, siblings: frozenset[str], *, is_text: bool) -> None:
        person = key in {"name", "names"} and is_person(said, path, siblings)
        if _PERSON_KEY.search(key) or person:
            self._person(said, first=not _LAST_KEY.search(key))
        elif _ADDRESS_KEY.search(key):
            self._address(said)
        elif _BIRTH_KEY.search(key):
            self._birthdays(said, asked=True)
        elif _PHONE_KEY.search(key):
            self._learn("number", said, self._shape(said))
        elif _ID_KEY.search(key) and not _NO_ID_KEY.search(key) and len(said) >= 3 and is_code(said):
            self._id(said)
        elif _MONEY_KEY.search(key) and self._amounts and not is_text:
            self._learn("amount", said, self._shape(said))
        if is_text:
            self.read(said)

    def text(self, said: str) -> str:
        """The same words about other people and things."""
        said = self._other_births(mask_secrets(said))
        return self._compiled().sub(self._other, said)

    def value(self, given: Any) -> Any:
        """The same record of other people and things."""
        if isinstance(given, Mapping):
            return {self.text(str(key)): self.value(each) for key, each in given.items()}
        if isinstance(given, (list, tuple)):
            return [self.value(each) for each in given]
        if isinstance(given, str):
            return self.text(given)
        if isinstance(given, (int, float)) and not isinstance(given, bool):
            other = self.text(str(given))
            try:
                return given if other == str(given) else float(other) if isinstance(given, float) else int(other)
            except ValueError:
                return other
        return given

    def _learn(self, kind: str, original: str, other: str) -> None:
        key = " ".join(original.split()).lower()
        if len(key) < 2 or key in self._others:
            return
        self._others[key] = other
        self._pattern = None
        self.counts[kind] = self.counts.get(kind, 0) + 1

    def _draw(self, about: str) -> random.Random:
        return random.Random(f"{self._seed}\n{about}")  # noqa: S311 - the same name each time, no secret

    def _person(self, name: str, *, first: bool = True) -> None:
        words = [word.strip(".,") for word in name.split() if len(word.strip(".,")) > 1 and word[:1].isalpha()]
        for position, word in enumerate(each for each in words[:4] if each not in PARTICLES):
            self._learn("name", word, self._name(word, first=first and position == 0))

    def _name(self, word: str, *, first: bool) -> str:
        """A name that nobody in the conversation has, neither before nor after."""
        key = word.lower()
        if key not in self._names:
            pool = list(_FIRST if first else _LAST)
            self._draw(key).shuffle(pool)
            used = {each.lower() for each in self._names.values()} | self._names.keys() | {key}
            free = (each for each in pool if each.lower() not in used and self._is_free(each))
            self._names[key] = next(free, f"{pool[0]}{len(self._names)}")
        return self._names[key]

    def _mail(self, mail: str) -> str:
        pool = self._draw(mail.lower())
        made = ""
        for _ in range(_TRIES):
            made = f"{pool.choice(_FIRST).lower()}.{pool.randrange(100, 1000)}@example.com".replace("ö", "o")
            if self._is_free(made):
                break
        return made

    def _address(self, said: str) -> None:
        pool = self._draw(said.lower())
        words = len(said.split()) > 1 and not re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", said)
        if not any(map(str.isdigit, said)):
            others = list(_CITIES)
        elif words:
            others = [f"{number} {street}" for number in range(2, 98) for street in _STREETS]
        else:
            others = [self._shape(said)]
        pool.shuffle(others)
        self._learn("address", said, next(filter(self._is_free, others), others[0]))

    def _birthdays(self, text: str, *, asked: bool) -> None:
        for each in birthdays_in(text, asked=asked):
            self._births.setdefault((each.month, each.day), set()).update([each.year] if each.year else [])
        if self._births:
            self.counts["day of birth"] = len(self._births)

    def _id(self, said: str) -> None:
        self._learn("id", said, self._shape(said))
        for run in re.findall(r"\d{4,}", said):
            if run != said:  # customers leave the letters away
                at = said.index(run)
                self._learn("id", run, self._others[said.lower()][at : at + len(run)])

    def _shape(self, said: str) -> str:
        """Letters for letters and digits for digits; words that say of what kind an id is stay."""
        pool = self._draw(said.lower())
        parts = _PART.findall(said)
        made = said
        for tried in range(_TRIES):
            made = "".join(self._part(parts, index, pool, kinds=tried < _TRIES // 2) for index in range(len(parts)))
            if made.lower() != said.lower() and made.lower() not in self._others and self._is_free(made):
                break
        return made

    def _is_free(self, made: str) -> bool:
        """Whether nothing of what will be learned stands in another name."""
        return self._before is None or not any(self._before.left_in(made))

    def _part(self, parts: list[str], index: int, pool: random.Random, *, kinds: bool) -> str:
        part = parts[index]
        if part[0].isdigit():
            digits = [pool.choice("123456789"), *(pool.choice("0123456789") for _ in part[1:])]
            return "".join(digits) if part[0] != "0" or len(part) == 1 else "0" + "".join(digits[1:])
        if not part[0].isalpha():
            return part
        followed = parts[index + 1 : index + 2]
        prefix = bool(followed) and followed[0] in {"-", "_"} and index == 0 and part.isupper() and len(part) <= 5
        if kinds and (prefix or part.lower() in KIND_WORDS):
            return part
        letters = "".join(pool.choice("abcdefghjkmnpqrstuvwxyz") for _ in part)
        return letters.upper() if part.isupper() else letters

    def _other_births(self, said: str) -> str:
        if not self._births:
            return said
        pieces, done = [], 0
        for each in self._births_in(said):
            if each.start >= done:
                pieces += [said[done : each.start], self._other_birth(each.month, each.day)]
                done = each.end
        return "".join((*pieces, said[done:]))

    def _births_in(self, said: str) -> Iterator[Date]:
        for each in sorted(find_dates(said) if self._births else (), key=lambda date: date.start):
            years = self._births.get((each.month, each.day))
            if years is not None and (each.year in years or (each.year is None and speaks_of_birth(said))):
                yield each

    def _other_birth(self, month: int, day: int) -> str:
        pool = self._draw(f"born {month} {day}")
        days = [(each, other) for each in range(1, 13) for other in range(1, 29) if (each, other) not in self._births]
        years = {year for seen in self._births.values() for year in seen}
        other_month, other_day = pool.choice(days or [(1, 1)])
        year = pool.choice([each for each in range(1950, 2000) if each not in years] or [1949])
        return f"{year}-{other_month:02}-{other_day:02}"

    def _compiled(self) -> re.Pattern[str]:
        if self._pattern is None:
            longest_first = sorted(self._others, key=len, reverse=True)
            spelled = (r"\s+".join(map(re.escape, each.split())) for each in longest_first)
            body = "|".join(spelled) or r"(?!)"
            self._pattern = re.compile(rf"(?<![^\W_])(?:{body})(?![^\W_])", re.IGNORECASE)
        return self._pattern

    def _other(self, found: re.Match[str]) -> str:
        said = found[0]
        other = self._others[" ".join(said.split()).lower()]
        if said.lower() in self._names or not other.isalpha():
            return other.upper() if said.isupper() and len(said) > 1 and other.isalpha() else _cased(said, other)
        return other

    def left_in(self, text: str) -> Iterator[str]:
        """Whatever was learned and still stands in a text."""
        yield from (found[0] for found in self._compiled().finditer(text))
        yield from (text[each.start : each.end] for each in self._births_in(text))


def _cased(said: str, other: str) -> str:
    return other.lower() if said.islower() and other.isalpha() else other
