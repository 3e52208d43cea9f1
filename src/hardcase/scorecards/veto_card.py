"""What became of one veto over all families."""

from msgspec import Struct


class VetoCard(Struct, frozen=True, kw_only=True):
    """One veto over all families.

    Attributes:
        fired: Cases in which it fired in any trial.
        unknown: Cases in which nobody could answer it in some trial, and it fired in none.
        unconfirmed: Of the unknown, the cases in which a judge saw it and nobody confirmed it: people have to look.
        unread: Of the unknown, the cases in which the bot spoke another language than the checks read there.
        families: Families in which it was looked for with an answer, and could have fired.
    """

    id: str
    asks: str
    fired: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    families: int = 0
