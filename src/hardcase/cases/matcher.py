"""Typed matchers: what a text must state, whatever its wording."""

import functools
import re
from typing import Annotated

from msgspec import Meta, Struct

from hardcase.text import (
    parse_date,
    parse_duration,
    parse_money,
    says_any,
    says_date,
    says_duration,
    says_id,
    says_money,
    says_regex,
)

_money = functools.lru_cache(maxsize=1024)(parse_money)
_duration = functools.lru_cache(maxsize=1024)(parse_duration)
_date = functools.lru_cache(maxsize=1024)(parse_date)

KINDS = ("money", "duration", "date", "id_is", "any_of", "regex")


class Matcher(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a text must state. Exactly one field is set."""

    money: Annotated[str | None, Meta(description="An amount, as '84.50 GBP'; any wording of it counts.")] = None
    duration: Annotated[
        str | None, Meta(description="A length of time, as '5 business days'; any wording of it counts.")
    ] = None
    date: Annotated[str | None, Meta(description="A day, as '2026-03-12' or '12 March'.")] = None
    id_is: Annotated[str | None, Meta(description="A record's id, which must be copied exactly.")] = None
    any_of: Annotated[
        Annotated[tuple[Annotated[str, Meta(min_length=1)], ...], Meta(min_length=1)] | None,
        Meta(description="Phrases, any of which counts; letter case and quotes do not matter."),
    ] = None
    regex: Annotated[str | None, Meta(description="A regular expression; letter case does not matter.")] = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """Names of the fields that are set; a usable matcher has exactly one."""
        return tuple(kind for kind in KINDS if getattr(self, kind) is not None)

    def found_in(self, text: str, *, language: str = "en", listed: bool = False) -> bool:
        """Tell whether `text` states what is wanted.

        Args:
            text: Words of the bot, or the values of a packet.
            language: Language of the case; decides the names of months.
            listed: A value counts where it stands as one of many alternatives ("10, 12, 14 or 16 EUR").

        Returns:
            True as soon as one place in the text states it.
        """
        match self.kinds:
            case ("money",):
                return says_money(text, _money(str(self.money)), listed=listed)
            case ("duration",):
                return says_duration(text, _duration(str(self.duration)), listed=listed)
            case ("date",):
                return says_date(text, _date(str(self.date)), language, listed=listed)
            case ("id_is",):
                return says_id(text, str(self.id_is))
            case ("any_of",):
                return says_any(text, self.any_of or ()) is not None
            case ("regex",):
                return says_regex(text, str(self.regex))
            case kinds:
                raise ValueError(f"a matcher has exactly one of {', '.join(KINDS)}; this one has {kinds!r}")

    def problem(self) -> str | None:
        """Say why this matcher cannot be used, or None when it can."""
        if len(self.kinds) != 1:
            return f"needs exactly one of {', '.join(KINDS)}, has {', '.join(self.kinds) or 'none'}"
        if not all(phrase.strip() for phrase in self.any_of or ("some",)) or self.any_of == ():
            return "has an empty phrase: it would never be found"
        if self.id_is is not None and not any(map(str.isalnum, self.id_is)):
            return f"has no letter or digit in the id {self.id_is!r}: it would never be found"
        try:
            said = self.found_in("")
        except (ValueError, re.error) as error:
            return str(error)
        return f"is met by saying nothing: {self.describe()}" if said else None

    def describe(self) -> str:
        """Name what is wanted, for reasons and reports: `'84.50 GBP'`, `'any of rent, Friday'`."""
        kind = self.kinds[0]
        value = getattr(self, kind)
        return f"any of {', '.join(map(repr, value))}" if kind == "any_of" else repr(value)
