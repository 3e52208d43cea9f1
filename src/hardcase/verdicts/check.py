"""What a check is: an answer to one criterion that needs no model."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from hardcase.cases import Criterion

from .reading import Reading
from .verdict import Ruling

Needs = Literal["words", "company", "case"]


class Check(Struct, frozen=True):
    """A check by which criteria of a rubric are answered.

    Attributes:
        answer: Answers one criterion about one conversation.
        version: Changes whenever a verdict could.
        needs: What it must know beside the conversation: nothing (`words`), the company's tools and policies, or the
            case with what it expects. Recorded conversations without a case are put to the first two only.
    """

    answer: Callable[[Reading, Criterion], Ruling]
    version: int = 1
    needs: Needs = "case"
