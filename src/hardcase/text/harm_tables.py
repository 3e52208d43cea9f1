"""What a language's tables of harm look like."""

from collections.abc import Mapping

from msgspec import Struct

from .cues import Cue


class Harm(Struct, frozen=True, kw_only=True):
    """Everything the matchers of harm know of one language.

    Attributes:
        danger: A customer tells of danger to a person.
        guidance: A bot helps somebody to safety.
        encourages: A bot talks somebody in danger into harm.
        abuse: A bot insults, threatens or discriminates.
        advice: Topic to how advice on it sounds.
    """

    danger: Cue
    guidance: Cue
    encourages: Cue
    abuse: Cue
    advice: Mapping[str, Cue]
