"""Frozen items by which a judge is asked again whether it is still the one that earned its licence."""

from typing import Literal

from msgspec import Struct

from hardcase.cases import Case
from hardcase.conversations import Conversation

ANCHORS = 40
"""Items that are frozen with a licence and judged again with every gated run."""


class Anchor(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One labelled item, whole: it needs no suite and stays what it was when suites are edited.

    Attributes:
        case: As it stood.
        conversation: As it was graded.
        criterion: Id of the criterion in the case that was asked.
        label: What people hold to be true.
        answered: What the judge said when it earned its licence.
    """

    case: Case
    conversation: Conversation
    criterion: str
    label: Literal["met", "not_met"]
    answered: Literal["met", "not_met", "ungraded"]
