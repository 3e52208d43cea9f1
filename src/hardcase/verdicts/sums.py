"""One step of arithmetic: whether an amount follows from amounts that are known."""

from collections.abc import Collection, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate, combinations

_CENT = Decimal("0.01")
_RUN, _FEW, _BESIDE = 60, 40, 8
MOST = 9
"""The largest multiple that counts: passengers, items, instalments."""


def is_one_step(wanted: Decimal, known: Collection[Decimal], rates: Collection[Decimal] = ()) -> bool:
    """Whether an amount is a known one, or one sum, difference, multiple or share of known ones.

    Args:
        wanted: The amount.
        known: Amounts of the same currency.
        rates: Percentages that are known.

    Returns:
        True also for nothing (0): a difference of anything with itself. A multiple of a sum or difference counts:
        two passengers pay twice the difference.

    Source:
        The steps that 84 correct conversations of a recorded bot take.
    """
    if not wanted:
        return True
    amounts = {each for each in known if each > 0}
    parts = [wanted / times for times in range(1, MOST + 1)]
    if any(part in amounts for part in parts):
        return True
    if any(wanted * times in amounts for times in range(2, MOST + 1)):
        return True
    for part in parts:
        if any((part - each != each and part - each in amounts) or part + each in amounts for each in amounts):
            return True
    return any(
        _cents(each * share / 100) == _cents(wanted)
        for each in amounts
        for rate in rates
        for share in (rate, 100 - rate)
    )


def adds_up(wanted: Decimal, beside: Sequence[Decimal], stated: Sequence[Decimal]) -> bool:
    """Whether an amount is the bottom line of others that the same turn states.

    Args:
        wanted: The amount.
        beside: Amounts of its own sentence, the amount itself left out.
        stated: Amounts of its turn in order, the amount itself left out.

    Returns:
        True for the sum of two or three of them, for the sum of some that follow each other, and for one of them more
        or less any of those beside it ("$2,613 - $500 - $327 = $1,786").
    """
    stated = stated[:_RUN]
    if any(wanted in accumulate(stated[start:]) for start in range(len(stated))):
        return True
    few = sorted(set(stated))[:_FEW]
    if any(sum(each) == wanted for count in (2, 3) for each in combinations(few, count)):
        return True
    reached = {Decimal(0)}
    for each in beside[:_BESIDE]:
        reached |= {total + each for total in reached}
    return any(wanted + total in few or wanted - total in few for total in reached if total)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, rounding=ROUND_HALF_UP)
