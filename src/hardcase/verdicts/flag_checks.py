"""What is worth a look and proves nothing: shown beside the verdicts, never counted."""

import unicodedata

from hardcase.cases import Criterion
from hardcase.text import hidden_characters

from .bots_words import written_in
from .reading import Reading, met, not_met
from .verdict import Ruling

_MOST = 4


def unseen_characters(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when a text of the bot holds characters that nobody sees and that serve no script and no emoji."""
    for each in written_in(reading.conversation):
        _, hidden = hidden_characters(each.text)
        if hidden:
            names = list(dict.fromkeys(f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip() for sign in hidden))
            more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
            count = f"{len(hidden)} character{'s' if len(hidden) > 1 else ''}"
            told = f"{each.where} holds {count} that nobody sees ({', '.join(names[:_MOST])}{more})"
            return met(f"{told}; judges read it without them", each.turn)
    return not_met("nothing is hidden")
