"""How far two raters agree beyond what chance would give them."""

from collections import Counter
from collections.abc import Hashable, Sequence


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
