"""How likely so low a sum is when nothing is behind it: differences whose signs are left to chance."""

import random
from collections.abc import Sequence
from math import erfc, fsum, sqrt

EXACT_UP_TO, NORMAL_FROM = 15, 200
FLIPS = 9_999
_ROUNDING = 1e-9


def sign_flip_p(differences: Sequence[float], *, seed: int) -> float:
    """One-sided p-value of a mean difference below 0, without a word about the form of its distribution.

    All signs are tried where that is quick, up to 15 differences that are not 0; else 9,999 draws of signs. From 200
    on the normal limit of the same distribution is taken, from which it no longer differs in a printed digit.

    Args:
        differences: One for each family, in any order; 0 speaks for nothing.
        seed: Of the draws, so that they can be made again.

    Returns:
        float: In (0, 1]; small when the differences are below 0 more than chance would have it. 1 without any.

    Source:
        Fisher (1935), The Design of Experiments, section 21. Draws count the observed signs as one of them: Phipson
        and Smyth (2010), Stat. Appl. Genet. Mol. Biol. 9, article 39.
    """
    known = [each for each in differences if each]
    if not known:
        return 1.0
    if len(known) > NORMAL_FROM:
        return max(1 / (FLIPS + 1), erfc(-fsum(known) / sqrt(2 * fsum(each * each for each in known))) / 2)
    # A sum is as low as the observed one exactly when what was flipped adds up to 0 or more.
    if len(known) <= EXACT_UP_TO:
        sums = _subset_sums(known)
        return sum(each >= -_ROUNDING for each in sums) / len(sums)
    draws, flipped = random.Random(seed), [0.0] * FLIPS  # noqa: S311 - a sample, not a secret
    for start in range(0, len(known), 8):  # one byte draws the signs of eight differences
        sums = _subset_sums(known[start : start + 8])
        signs = draws.randbytes(FLIPS)
        flipped = [total + sums[byte % len(sums)] for total, byte in zip(flipped, signs, strict=True)]
    return (1 + sum(each >= -_ROUNDING for each in flipped)) / (1 + FLIPS)


def _subset_sums(values: Sequence[float]) -> list[float]:
    """The sum of every subset, the empty one first."""
    sums = [0.0]
    for value in values:
        sums += [each + value for each in sums]
    return sums
