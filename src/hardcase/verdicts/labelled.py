"""What people hold to be true of a conversation: one line of a file of labels."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from hardcase.conversations import Recording


class PersonsLabel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One person's answer to one criterion."""

    criterion: Annotated[str, Meta(min_length=1, description="Id of a criterion of the rubric or of the case.")]
    outcome: Literal["met", "not_met", "cannot_tell"]
    turn: Annotated[int, Meta(ge=0, description="Zero-based index of the turn that decided it.")] | None = None
    why: str = ""


class Sample(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a conversation came to be labelled.

    Attributes:
        source: Name of the run's folder or of the file it was drawn from.
        drawn: How many conversations were drawn.
        population: From how many.
        uniform: Each had the same chance; false: somebody chose.
    """

    source: str
    drawn: int
    population: int
    seed: int
    uniform: bool = True


class LabelledConversation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A conversation and what one person answered about it. Several people label one conversation in several lines.

    Attributes:
        annotator: Who answered; the same name in every line of that person.
        conversation: As it was read; its `case` says which case it plays.
        sample: How it was drawn; None: nobody says.
        labelled: Date, ISO 8601; empty: unknown.
    """

    schema: Literal[1] = 1
    annotator: Annotated[str, Meta(min_length=1)]
    conversation: Recording
    labels: tuple[PersonsLabel, ...]
    sample: Sample | None = None
    labelled: str = ""
