"""The conversations for which the report has no room, parted into pages that open by themselves."""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from .dossier import Dossier, Key, badness
from .words import dom_id

FOLDER = "conversations"
MAX_CONVERSATIONS = 250
MAX_BYTES = 4_000_000


class Part(Struct, frozen=True, kw_only=True):
    """One page beside the report.

    Attributes:
        file: Its path from the report.
        label: Which conversations it holds, in plain words.
        keys: Worst first.
    """

    file: str
    label: str
    keys: tuple[Key, ...]

    @property
    def case_ids(self) -> tuple[str, ...]:
        """Cases that have a conversation here."""
        return tuple(dict.fromkeys(case_id for case_id, _ in self.keys))


def split(dossier: Dossier) -> tuple[Part, ...]:
    """Part what is left over, suite by suite in the order of the plan; nothing where the report holds it all."""
    return tuple(_part(dossier, keys, number) for number, keys in enumerate(_pieces(dossier), start=1))


def _pieces(dossier: Dossier) -> Iterator[list[Key]]:
    piece, suite, size = list[Key](), "", 0
    for key in dossier.rest:
        talk = dossier.conversations.get(key)
        weight, of = len(msgspec.json.encode(talk)) if talk else 0, dossier.results[key][0].suite
        if piece and (of != suite or len(piece) >= MAX_CONVERSATIONS or size + weight > MAX_BYTES):
            yield piece
            piece, size = [], 0
        piece.append(key)
        suite, size = of, size + weight
    if piece:
        yield piece


def _part(dossier: Dossier, keys: list[Key], number: int) -> Part:
    first, last = dom_id(*keys[0]), dom_id(*keys[-1])
    return Part(
        file=f"{FOLDER}/{number:03}.html",
        label=f"{dossier.results[keys[0]][0].suite}, {first} to {last}",
        keys=tuple(sorted(keys, key=lambda key: badness(dossier.results[key][1]))),
    )
