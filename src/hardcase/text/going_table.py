"""What a language knows of how a conversation goes on or stops."""

from msgspec import Struct

from .cues import Cue


class Going(Struct, frozen=True, kw_only=True):
    """How a language says that something goes on, and that it does not.

    Attributes:
        when: A time in words; dates and lengths of time have finders of their own.
        past: Words beside a length of time that lies behind.
        next: Somebody does something, or something arrives.
        refuses: A bot turns the customer down or stops.
        way: Anything that leaves the customer a way on.
        gives_up: A customer leaves in so many words.
        drops: A customer lets the matter go, which alone may be friendly.
        angry: Words with which letting go is not friendly.
        friendly: Words of somebody who does not leave in anger.
    """

    when: Cue
    past: Cue
    next: Cue
    refuses: Cue
    way: Cue
    gives_up: Cue
    drops: Cue
    angry: Cue
    friendly: Cue
