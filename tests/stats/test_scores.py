import random
from types import ModuleType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hardcase.stats import Bounds, count_bounds, score_bounds, zero_seen_bound

PAIRS = [index // 2 for index in range(60)]
CONFIDENCES = st.floats(0.5, 0.999)
SCORES = st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.5, 1.0]))
SAMPLES = st.lists(st.tuples(SCORES, st.integers(0, 12)), max_size=60)


def split(sample: list[tuple[float, int]]) -> tuple[list[float], list[int]]:
    return [value for value, _ in sample], [cluster for _, cluster in sample]


@pytest.mark.parametrize(
    ("values", "lower", "upper"),
    [
        # Design page on statistics 1.2
        pytest.param([1.0] * 60, 0.90497, 1.0, id="60 ones in 30 families"),
        pytest.param([0.5 if index % 10 == 0 else 1.0 for index in range(60)], 0.88522, 0.97447, id="six halves"),
        pytest.param([0.0] * 60, 0.0, 1 - 0.90497, id="60 zeros in 30 families"),
    ],
)
def test_score_bounds_match_the_design_page(values: list[float], lower: float, upper: float) -> None:
    """The published vectors to five decimals."""
    assert score_bounds(values, clusters=PAIRS) == pytest.approx((lower, upper), abs=5e-6)


def test_score_bounds_agree_with_the_oracle(oracle: ModuleType) -> None:
    """Same bounds as the independent implementation on rubric, binary, constant and lopsided samples."""
    rng = random.Random(20261121)

    for _ in range(1500):
        families = rng.randint(2, 60)
        clusters = [family for family in range(families) for _ in range(rng.randint(1, 4))]
        rng.shuffle(clusters)
        mean = rng.choice([0.05, 0.5, 0.85, 0.95, 0.99])
        values = rng.choice(
            [
                [float(rng.random() < mean) for _ in clusters],
                [min(1.0, rng.betavariate(8 * mean, 8 * (1 - mean))) for _ in clusters],
                [round(mean, 2)] * len(clusters),
                [0.0 if cluster == 0 else 1.0 for cluster in clusters],
            ]
        )
        confidence = rng.choice([0.9, 0.95, 0.975, 0.99])
        lower, upper = oracle.score_bounds(values, clusters, 1 - confidence)
        expected = (min(lower, sum(values) / len(values)), upper)  # near 0 the formula lifts it above what was seen
        assert score_bounds(values, clusters=clusters, confidence=confidence) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("values", "clusters"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([1.0], None, id="one value"),
        pytest.param([1.0] * 40, ["refund"] * 40, id="forty trials of one family"),
    ],
)
def test_under_two_families_nothing_is_known(values: list[float], clusters: list[str] | None) -> None:
    """No number of trials makes one family two."""
    assert score_bounds(values, clusters=clusters) == Bounds(lower=0.0, upper=1.0)


def test_without_clusters_each_value_is_a_family() -> None:
    """Leaving clusters out is the same as naming each value's own."""
    values = [1.0, 0.5, 0.75, 1.0]

    assert score_bounds(values) == score_bounds(values, clusters=["a", "b", "c", "d"])


def test_repeating_families_proves_nothing() -> None:
    """Tenfold trials of the same families with the same scores leave both bounds where they were."""
    values, clusters = [1.0, 0.5, 0.75, 1.0, 0.0], [0, 1, 2, 3, 4]

    once = score_bounds(values, clusters=clusters)

    assert score_bounds(values * 10, clusters=clusters * 10) == pytest.approx(once, abs=1e-12)


@settings(deadline=None)
@given(sample=SAMPLES, confidence=CONFIDENCES)
@example(sample=[(0.0, 0), (1.0, 1)], confidence=0.999)
@example(sample=[(5e-324, 0), (0.0, 1)], confidence=0.95)
@example(sample=[(1 - 1e-9, family) for family in range(8)], confidence=0.95)
def test_score_bounds_stay_in_range(sample: list[tuple[float, int]], confidence: float) -> None:
    """Bounds lie in [0, 1], whatever is rounded or overflows, and the upper one never below the mean."""
    values, clusters = split(sample)

    lower, upper = score_bounds(values, clusters=clusters, confidence=confidence)

    assert 0 <= lower <= 1
    assert 0 <= upper <= 1
    assert not values or upper >= sum(values) / len(values) - 1e-12


@settings(deadline=None)
@given(sample=SAMPLES, confidence=st.floats(0.9, 0.999))
def test_the_mean_lies_between_the_bounds(sample: list[tuple[float, int]], confidence: float) -> None:
    """At the levels of a gate the bounds are in order, and what was seen is between them."""
    values, clusters = split(sample)

    lower, upper = score_bounds(values, clusters=clusters, confidence=confidence)

    assert lower < upper
    assert not values or lower <= sum(values) / len(values) + 1e-12


@settings(deadline=None)
@given(sample=SAMPLES, one=CONFIDENCES, other=CONFIDENCES)
def test_more_confidence_is_wider(sample: list[tuple[float, int]], one: float, other: float) -> None:
    """Who wants to be surer learns less."""
    values, clusters = split(sample)

    bold = score_bounds(values, clusters=clusters, confidence=min(one, other))
    careful = score_bounds(values, clusters=clusters, confidence=max(one, other))

    assert careful.lower <= bold.lower + 1e-12
    assert careful.upper >= bold.upper - 1e-12


@settings(deadline=None)
@given(sample=SAMPLES, confidence=CONFIDENCES)
def test_nobody_beats_a_perfect_bot(sample: list[tuple[float, int]], confidence: float) -> None:
    """Whatever is lowered from a perfect suite, the lower bound never rises."""
    values, clusters = split(sample)
    perfect = score_bounds([1.0] * len(values), clusters=clusters, confidence=confidence)

    assert score_bounds(values, clusters=clusters, confidence=confidence).lower <= perfect.lower


@settings(deadline=None)
@given(families=st.integers(2, 200), trials=st.integers(1, 5), confidence=CONFIDENCES)
def test_extremes_are_the_exact_counts(families: int, trials: int, confidence: float) -> None:
    """All ones and all zeros get the exact bound of a count of families, however many trials."""
    clusters = list(range(families)) * trials

    perfect = score_bounds([1.0] * len(clusters), clusters=clusters, confidence=confidence)
    hopeless = score_bounds([0.0] * len(clusters), clusters=clusters, confidence=confidence)

    assert perfect == count_bounds(families, families, confidence=confidence)
    assert hopeless == Bounds(0.0, zero_seen_bound(families, confidence=confidence))


@pytest.mark.parametrize("value", [-0.001, 1.001, 85, float("nan"), float("inf")])
def test_a_score_out_of_range_is_refused(value: float) -> None:
    """An unknown or misscaled score is an error, never a number among others."""
    with pytest.raises(ValueError, match=f"score {value!r}"):
        score_bounds([1.0, value, 1.0])


@pytest.mark.parametrize("clusters", [[], [1], [1, 2, 3]])
def test_each_value_needs_its_cluster(clusters: list[int]) -> None:
    """A family that is missing or left over is an error."""
    with pytest.raises(ValueError, match=f"got {len(clusters)} for 2"):
        score_bounds([1.0, 0.5], clusters=clusters)
