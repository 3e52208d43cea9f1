"""How much of what a case's own criterion asks for stands in the reply."""

import math
from collections.abc import Collection

from hardcase.conversations import Conversation

from .local_tokens import spoken, stem
from .tact_words import SMALL

OWN_FEATURES = (
    "of what is asked, said",
    "of what is asked and is rare, said",
    "of what is asked, said in one sentence",
    "asked things in one sentence",
    "of what the customer said, taken up",
    "of what the customer did not say, said",
    "asked things",
    "two asked things said",
)
"""Names of what `own_features` returns, in its order."""
_PUT_BY = (
    "bot says say said customer instead rather one other names tells tell asks ask word words sentence without least "
    "same openly plainly gives give takes take speaks speak answers answer ties tie does kind keep keeps stays stay "
    "leaves leave lets let whether neither"
)
_TEMPLATE = frozenset(map(stem, _PUT_BY.split()))
"""Words by which criteria are put, not what they are about."""
_ENDS = frozenset(".?!\x7f")


class Said:
    """What own criteria are held against: read once for all that are asked of a conversation.

    Args:
        conversation: What was said.
    """

    def __init__(self, conversation: Conversation) -> None:
        self.theirs = set[str]().union(*(_content(spoken(turn.text)) for turn in conversation.customer_turns))
        self.sentences = [found for turn in conversation.bot_turns for found in _sentences(turn.text)]
        self.words = set[str]().union(*self.sentences)


def own_features(asks: str, said: Said, common: Collection[str]) -> tuple[float, ...]:
    """Describe how a conversation covers one sentence.

    Args:
        asks: The criterion's sentence.
        said: What was said.
        common: Stems that many customers share.

    Returns:
        tuple: One number for each of `OWN_FEATURES`.
    """
    asked = _content(spoken(asks)) - _TEMPLATE
    best = max((len(asked & each) for each in said.sentences), default=0)
    return (
        _share(asked, said.words),
        _share(asked.difference(common), said.words),
        best / max(len(asked), 1),
        float(min(best, 4)),
        _share(asked & said.theirs, said.words),
        _share(asked - said.theirs, said.words),
        math.log1p(len(asked)),
        float(len(asked & said.words) >= 2),
    )


def _share(asked: set[str], said: set[str]) -> float:
    return len(asked & said) / max(len(asked), 1)


def _content(words: Collection[str]) -> set[str]:
    return {stem(word) for word in words if word[0].isdigit() or (len(word) > 2 and word not in SMALL)}


def _sentences(text: str) -> list[set[str]]:
    found, words = [], list[str]()
    for word in [*spoken(text), "."]:
        if word in _ENDS:
            found.append(_content(words))
            words = []
        else:
            words.append(word)
    return [each for each in found if each]
