import pytest

from hardcase.stats import (
    count_bounds,
    families_needed,
    families_needed_at_most,
    score_bounds,
    zero_seen_bound,
)


@pytest.mark.parametrize("confidence", [0.0, 0.4999, 1.0, 95, -0.95, float("nan")])
def test_a_level_that_bounds_nothing_is_refused(confidence: float) -> None:
    """Every bound refuses a confidence below a half, of 1, in percent or unknown."""
    with pytest.raises(ValueError, match=f"confidence {confidence!r}"):
        count_bounds(0, 0, confidence=confidence)
    with pytest.raises(ValueError, match=f"confidence {confidence!r}"):
        zero_seen_bound(0, confidence=confidence)
    with pytest.raises(ValueError, match=f"confidence {confidence!r}"):
        score_bounds([], confidence=confidence)
    with pytest.raises(ValueError, match=f"confidence {confidence!r}"):
        families_needed(0.85, confidence=confidence)
    with pytest.raises(ValueError, match=f"confidence {confidence!r}"):
        families_needed_at_most(0.3, confidence=confidence)
