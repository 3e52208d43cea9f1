"""May a run take the champion's place? Only where it is proven better in something and seen worse in nothing."""

from collections.abc import Iterator

from msgspec import Struct

from hardcase.cases import DIMENSIONS
from hardcase.scorecards import BROKEN_FROM, MIN_COUNTED, Scorecard, changes, family_differences, new_vetoes
from hardcase.stats import holm, paired_loss_p

from .champion import Champion, both_readings


class Superiority(Struct, frozen=True, kw_only=True):
    """What speaks for and against a move of the champion.

    Attributes:
        gains: Dimensions in which the run is proven better, in words.
        losses: What it is seen to be worse in: a dimension proven worse, a veto that is new, a case that fails now, a
            family that broke.
    """

    gains: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()

    @property
    def is_proven(self) -> bool:
        """Better in one dimension at least, and no loss is shown."""
        return bool(self.gains) and not self.losses


def superiority(card: Scorecard, champion: Champion, *, confidence: float) -> Superiority:
    """Compare a run with the champion, both graded alike.

    Gains are held to Holm's correction, because one of several is enough; losses are not, because any of them is one.

    Args:
        card: Of the run.
        champion: Whose place it would take.
        confidence: Of each bound.
    """
    found = {name: family_differences(card, champion.card, name) for name in DIMENSIONS}
    # A gain is the champion's loss, with everything unknown against the run.
    gained = holm([paired_loss_p([-each.low for each in rows]) for rows in found.values()])
    gains = []
    for (name, rows), p in zip(found.items(), gained, strict=True):
        of = card.dimension(name)
        if p < 1 - confidence and of is not None and of.counted >= MIN_COUNTED:
            bounds = both_readings(rows, confidence)
            gains.append(f"{name} is better by {bounds.lower:.2f} at least ({confidence:.0%} confidence)")
    return Superiority(gains=tuple(gains), losses=tuple(_losses(card, champion, confidence)))


def _losses(card: Scorecard, champion: Champion, confidence: float) -> Iterator[str]:
    broken: dict[str, None] = {}
    for name in DIMENSIONS:
        rows = family_differences(card, champion.card, name)
        bounds = both_readings(rows, confidence)
        if bounds.upper < 0:
            yield f"{name} is worse by {-bounds.upper:.2f} at least"
        broken |= dict.fromkeys(each.family for each in rows if each.high <= BROKEN_FROM)
    for veto, cases in new_vetoes(card, champion.card).seen.items():
        yield f"{veto} fires where the champion has it not ({', '.join(cases[:3])})"
    failed = changes(card, champion.card).newly_broken
    if failed:
        yield f"cases fail that the champion passes ({', '.join(failed[:3])})"
    if broken:
        yield f"half of a dimension or more is lost in {', '.join(list(broken)[:3])}"
