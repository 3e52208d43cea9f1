"""How likely it is that so many of what was drawn at random fall into one part."""

from math import comb


def crowded_p(inside: int, part: int, drawn: int, total: int) -> float:
    """One-sided p-value of so many in one part, when every unit is as likely to be drawn as any other.

    Args:
        inside: Units drawn that lie in the part.
        part: Units in the part.
        drawn: Units drawn.
        total: All units.

    Returns:
        float: In (0, 1]; 1 where nothing of the part is drawn.

    Raises:
        ValueError: Counts that cannot be (the caller miscounted).

    Source:
        Fisher (1935), The logic of inductive inference, J. R. Stat. Soc. 98, 39-82: the exact test of a fourfold table.
    """
    if not (0 <= part <= total and 0 <= drawn <= total and max(0, drawn + part - total) <= inside <= min(part, drawn)):
        raise ValueError(f"cannot draw {drawn!r} of {total!r} with {inside!r} in a part of {part!r}")
    ways = sum(comb(part, each) * comb(total - part, drawn - each) for each in range(inside, min(part, drawn) + 1))
    return ways / comb(total, drawn)
