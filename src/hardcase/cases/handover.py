"""The packet that a person receives with a conversation."""

from typing import Annotated

from msgspec import Meta, Struct


class Tried(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that was tried before handing over."""

    what: str
    result: str


class Packet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person needs so that the customer repeats nothing.

    One schema for the tool, the HTTP reply and recordings. A bot's packet is taken as it is and graded; nothing
    here is enforced when the call is made, so that an empty packet is seen and not refused.
    """

    trigger: Annotated[str, Meta(description="Why now: the class of trigger, or a short reason.")]
    issue: Annotated[str, Meta(description="The issue in the customer's terms.")]
    identity: Annotated[str, Meta(description="Who the customer is.")]
    verified: Annotated[str | bool, Meta(description="How the customer was verified, or false.")]
    entities: Annotated[tuple[str, ...], Meta(description="Ids and amounts, copied exactly.")]
    tried: Annotated[tuple[Tried, ...], Meta(description="What was tried, with the result; may be empty.")]
    promises: Annotated[tuple[str, ...], Meta(description="What was promised; may be empty, never absent.")]
    emotional_state: str
    vulnerability: Annotated[str, Meta(description="Need-to-know only; 'none' where there is none.")]
    wanted_outcome: str
    channel: str
    language: str
    queue: str
    urgency: str
    next_best_action: str


MAY_BE_EMPTY = frozenset({"tried", "promises", "verified"})
"""Fields of a packet that may be empty (or false), but never absent."""
