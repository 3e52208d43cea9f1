"""Which of several findings stand when all of them were looked for."""

from collections.abc import Sequence


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjust p-values so that the chance of any false finding among them stays at the level they are held to.

    Args:
        p_values: Each in [0, 1], in any order.

    Returns:
        tuple: The adjusted values in the same order, in [0, 1], none below its own.

    Raises:
        ValueError: A value out of range (the caller's mistake).

    Source:
        Holm (1979), A simple sequentially rejective multiple test procedure, Scand. J. Stat. 6, 65-70.
    """
    wrong = [each for each in p_values if not 0 <= each <= 1]
    if wrong:
        raise ValueError(f"p-value {wrong[0]!r} is out of range; p-values lie in 0 to 1")
    adjusted, highest = [0.0] * len(p_values), 0.0
    for place, index in enumerate(sorted(range(len(p_values)), key=lambda each: p_values[each])):
        highest = max(highest, min(1.0, (len(p_values) - place) * p_values[index]))
        adjusted[index] = highest
    return tuple(adjusted)
