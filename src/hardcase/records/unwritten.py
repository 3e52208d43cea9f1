"""A results folder that cannot be written, as on a read-only mount: what it says today is still told."""

from pathlib import Path
from typing import TypeVar

import msgspec

from hardcase.decisions import Decision

from .run import DECISION, Run

T = TypeVar("T", bound=msgspec.Struct)


class UnwrittenRun(Run):
    """A results folder whose new files stay in memory.

    Args:
        path: The folder.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._kept: dict[str, bytes] = {}

    def write_bytes(self, name: str, data: bytes) -> None:
        """Keep one file for whoever reads it from here."""
        self._kept[name] = data

    def remove(self, name: str) -> None:
        """Forget a file that was kept; the one on the disk stays."""
        self._kept.pop(name, None)

    @property
    def decision(self) -> Decision | None:
        """What the gate said last."""
        return self._need(DECISION, Decision) if DECISION in self._kept else super().decision

    def _need(self, name: str, noun: type[T]) -> T:
        if name in self._kept:
            return msgspec.json.decode(self._kept[name], type=noun)
        return super()._need(name, noun)
