"""What is worth a look and proves nothing: shown beside the verdicts, never counted."""

import unicodedata

from hardcase.cases import Criterion
from hardcase.text import hidden_characters

from .reading import Reading, met, not_met
from .verdict import Ruling

_MOST = 4


def unseen_characters(reading: Reading, criterion: Criterion) -> Ruling:
    """Met when a bot's turn holds characters that nobody sees and that serve no script and no emoji."""
    for turn in reading.bot_turns if not reading.bot_text.isprintable() else ():
        _, hidden = hidden_characters(turn.text)
        if hidden:
            names = list(dict.fromkeys(f"U+{ord(each):04X} {unicodedata.name(each, '')}".strip() for each in hidden))
            more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
            count = f"{len(hidden)} character{'s' if len(hidden) > 1 else ''}"
            told = f"turn {turn.index} holds {count} that nobody sees ({', '.join(names[:_MOST])}{more})"
            return met(f"{told}; judges read it without them", turn.index)
    return not_met("nothing is hidden")
