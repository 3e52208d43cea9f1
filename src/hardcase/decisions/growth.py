"""How many more families would settle a rule that is open."""

from collections.abc import Callable

MAX_GROWTH = 12


def growth(count: int, decided: Callable[[int], bool]) -> str:
    """Say in words about how many more families like these would decide.

    Args:
        count: Families there are.
        decided: Tells whether so many times as many would decide.
    """
    factor = next((each for each in range(2, MAX_GROWTH + 1) if decided(each)), None)
    if factor is None:
        return f"more than {count * (MAX_GROWTH - 1)} more families at this level: it is too close to call"
    return f"about {count * (factor - 1)} more families, if they come out like these"
