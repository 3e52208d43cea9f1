"""Whole conversations written for a case, with labels: the graders' own test set."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from .fields import Id, Name, Schema, Text
from .handover import Packet


class RecordedCall(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One tool call and what the desk answered."""

    tool: Name
    arguments: dict[str, Any] = {}
    result: Annotated[dict[str, Any], Meta(description="What the call returned; {error: ...} when refused.")] = {}


class ExemplarTurn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One turn. Customer turns repeat the script word for word."""

    speaker: Literal["customer", "bot"]
    text: Text
    notes: Annotated[str, Meta(description="To the human agent, where the case has mode: assistant.")] = ""
    calls: tuple[RecordedCall, ...] = ()
    handover: Annotated[Packet | None, Meta(description="The packet, when this turn hands over.")] = None


class Label(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the labeller holds to be true of this conversation."""

    criterion: Id
    outcome: Literal["met", "not_met"]
    why: Annotated[Text, Meta(description="One sentence that a colleague can check against the turns.")]


class Exemplar(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One exemplar file, suites/<suite>/exemplars/<case>.<name>.yaml."""

    schema: Schema
    kind: Literal["good", "bad", "borderline"]
    author: Text
    labelled_by: Text
    turns: Annotated[tuple[ExemplarTurn, ...], Meta(min_length=2)]
    labels: Annotated[
        tuple[Label, ...],
        Meta(
            description="Every criterion that earns points and every judged one; a checked bad act or veto "
            "that is not listed was not done."
        ),
    ] = ()

    @property
    def bot_turns(self) -> tuple[ExemplarTurn, ...]:
        """What the bot says, in order."""
        return tuple(turn for turn in self.turns if turn.speaker == "bot")

    @property
    def outcomes(self) -> dict[str, str]:
        """Labelled outcome by criterion id."""
        return {label.criterion: label.outcome for label in self.labels}
