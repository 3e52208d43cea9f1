"""Why rows were set aside, counted by kind of reason in bounded memory."""

import re

from msgspec import Struct

_OWN = re.compile(r"'[^']*'|\"[^\"]*\"|\d+")
_KINDS = 1000


class Reason(Struct, frozen=True, kw_only=True):
    """Why rows were set aside.

    Attributes:
        reason: As it was said of the first of them; names and numbers differ in the others.
        rows: How many.
    """

    reason: str
    rows: int


class Reasons:
    """Counts reasons; those that differ in quoted words and numbers only are one."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[str, int]] = {}

    def add(self, reason: str, rows: int) -> None:
        """Count one."""
        kind = _OWN.sub("#", reason)
        first, count = self._seen.get(kind, (reason, 0))
        if count or len(self._seen) < _KINDS:
            self._seen[kind] = (first, count + rows)

    def commonest(self, most: int = 3) -> tuple[Reason, ...]:
        """The reasons that took out the most rows, commonest first."""
        counted = sorted(self._seen.values(), key=lambda each: (-each[1], each[0]))
        return tuple(Reason(reason=reason, rows=rows) for reason, rows in counted[:most])
