"""How far raters agree beyond what chance would give them."""

from collections import Counter
from collections.abc import Hashable, Sequence
from math import fsum

Ratings = Sequence[Sequence[Hashable]]
"""For each item what its raters said; a rater who said nothing is left out."""


def cohen_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of two raters over the same items.

    Args:
        pairs: For each item what the first rater said and what the second.

    Returns:
        float: At most 1; 0 is what chance gives. None where it is not defined: no items, or both raters used one and
        the same category throughout.

    Source:
        Cohen (1960), A coefficient of agreement for nominal scales, Educ. Psychol. Meas. 20, 37-46.
    """
    count = len(pairs)
    if not count:
        return None
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    seen = sum(one == other for one, other in pairs) / count
    chance = sum(first[each] * second[each] for each in first) / count**2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def gwet_ac1(items: Ratings) -> float | None:
    """Gwet's AC1: like kappa, and steady where one category has nearly all items.

    There kappa falls to 0 although raters hardly ever differ. AC1 does not, which also means that it praises a rater
    who always gives the commonest answer: never read it alone.

    Args:
        items: For each item the ratings it has, of any number of raters.

    Returns:
        float: At most 1. None where it is not defined: no item has two ratings, or there is no variation.

    Source:
        Gwet (2008), Computing inter-rater reliability and its variance in the presence of high agreement, Br. J. Math.
        Stat. Psychol. 61, 29-48; for more than two raters and missing ratings: Gwet (2014), Handbook of Inter-Rater
        Reliability, 4th ed., ch. 2.
    """
    rated = [Counter(each) for each in items if each]
    known = {category for each in rated for category in each}
    several = [each for each in rated if each.total() > 1]
    if not several or len(known) < 2:
        return None
    seen = fsum(_agreeing(each) for each in several) / len(several)
    shares = [fsum(each[category] / each.total() for each in rated) / len(rated) for category in known]
    chance = fsum(share * (1 - share) for share in shares) / (len(known) - 1)
    return (seen - chance) / (1 - chance)


def _agreeing(ratings: Counter[Hashable]) -> float:
    """Share of pairs of raters who said the same."""
    total = ratings.total()
    return sum(count * (count - 1) for count in ratings.values()) / (total * (total - 1))


def krippendorff_alpha(items: Ratings) -> float | None:
    """Krippendorff's alpha for nominal ratings: any number of raters, and ratings may be missing.

    Args:
        items: For each item the ratings it has; items with fewer than two say nothing.

    Returns:
        float: At most 1; 0 is what chance gives. None where it is not defined: nothing is rated twice, or there is no
        variation, which is no agreement of 1.

    Source:
        Krippendorff (2011), Computing Krippendorff's alpha-reliability, Univ. of Pennsylvania.
    """
    paired = [counts for counts in map(Counter, items) if counts.total() > 1]
    values = sum(paired, Counter[Hashable]())
    total = values.total()
    if len(values) < 2:
        return None
    differing = fsum(
        sum(count * (counts.total() - count) for count in counts.values()) / (counts.total() - 1) for counts in paired
    )
    by_chance = sum(count * (total - count) for count in values.values()) / (total - 1)
    return 1 - differing / by_chance
