"""Alike turns, and turns with their values masked."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.text.similar import jaccard, mask, near_duplicate, repeated_elsewhere, shingles

ANYTHING = st.text(alphabet=st.characters(exclude_categories=()))
TURN = "I have refunded the second payment and it reaches your bank account soon"


def test_shingles_are_runs_of_words() -> None:
    """Three words make one run, four make two, in normal form."""
    assert shingles("One two THREE four") == {("one", "two", "three"), ("two", "three", "four")}
    assert shingles("a b", 1) == {("a",), ("b",)}


def test_a_short_text_is_one_shingle_and_silence_is_none() -> None:
    """Short texts can still be compared; nothing is alike to silence."""
    assert shingles("Of course.") == {("of", "course")}
    assert shingles("...") == frozenset()


def test_an_empty_run_is_refused() -> None:
    """A run of no words is an error."""
    with pytest.raises(ValueError, match="at least 1"):
        shingles("a b c", 0)


@pytest.mark.parametrize(
    ("a", "b", "similarity"),
    [
        pytest.param("one two three four", "one two three four", 1.0, id="same"),
        pytest.param("One, two – three four!", "one two three FOUR", 1.0, id="same words"),
        pytest.param("one two three four", "one two three five", 1 / 3, id="one of three runs shared"),
        pytest.param("one two three", "four five six", 0.0, id="nothing shared"),
        pytest.param("", "", 0.0, id="silence twice"),
        pytest.param("one two three", "", 0.0, id="silence once"),
    ],
)
def test_jaccard_counts_shared_runs(a: str, b: str, similarity: float) -> None:
    """Shared runs over all runs; silence is alike to nothing."""
    assert jaccard(a, b) == pytest.approx(similarity)


@given(ANYTHING, ANYTHING)
def test_jaccard_is_a_symmetric_share(a: str, b: str) -> None:
    """Any two texts have a similarity in [0, 1], the same both ways."""
    assert 0 <= jaccard(a, b) <= 1
    assert jaccard(a, b) == jaccard(b, a)
    assert near_duplicate(a, b) == near_duplicate(b, a)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(TURN, id="word for word"),
        pytest.param(TURN.upper() + "!", id="louder"),
        pytest.param(TURN.replace("soon", "shortly"), id="last word changed"),
        pytest.param("Well, " + TURN, id="word before"),
    ],
)
def test_a_repeated_turn_is_a_near_duplicate(other: str) -> None:
    """Small changes do not hide a repetition."""
    assert near_duplicate(TURN, other)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(TURN, "I have frozen the card and a new one reaches your home address soon", id="other act"),
        pytest.param(TURN, f"{TURN} {TURN.replace('e', 'a')}", id="twice as long"),
        pytest.param(TURN, " ".join(reversed(TURN.split())), id="words backwards"),
        pytest.param("Of course, I can do that.", "Of course, I can do that.", id="too short"),
        pytest.param("one two three four five six seven", TURN, id="one too short"),
        pytest.param(TURN, "", id="silence"),
        pytest.param("", "", id="silence twice"),
    ],
)
def test_other_and_short_turns_are_no_duplicates(a: str, b: str) -> None:
    """A new message is no repetition, and courtesies may be repeated."""
    assert not near_duplicate(a, b)


def test_the_threshold_is_met_when_reached() -> None:
    """At the threshold counts, above it does not; the length can be lowered."""
    assert near_duplicate("one two three four", "one two three five", threshold=1 / 3, min_words=4)
    assert not near_duplicate("one two three four", "one two three five", threshold=0.34, min_words=4)


@pytest.mark.parametrize("threshold", [0, -1, 1.1])
def test_a_threshold_out_of_range_is_refused(threshold: float) -> None:
    """At zero everything would be a duplicate, above one nothing."""
    with pytest.raises(ValueError, match="threshold"):
        near_duplicate(TURN, TURN, threshold=threshold)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("I refunded £84.50.", "I refunded <amount>.", id="amount"),
        pytest.param("fifty pounds and 20 kr", "<amount> and <amount>", id="amounts"),
        pytest.param("It is back on 12 March 2026.", "It is back on <date>.", id="date"),
        pytest.param("Order ORD-48213, ok", "Order <id>, ok", id="id with a hyphen"),
        pytest.param("PNR ZFA04Y of mia_li_3668", "PNR <id> of <id>", id="ids of letters and digits"),
        pytest.param("Call 070-123-45", "Call <id>", id="digits joined by hyphens"),
        pytest.param("in 5 days, 3.5 stars", "in <number> days, <number> stars", id="numbers"),
        pytest.param("a 30-day window", "a <number>-day window", id="number before a hyphen"),
        pytest.param("at 5pm on the 12th", "at <number> on the <number>", id="number with a unit"),
        pytest.param("well-known words stay", "well-known words stay", id="words"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_differs_between_cases_is_masked(text: str, masked: str) -> None:
    """Amounts, dates, ids and numbers become placeholders, words stay."""
    assert mask(text) == masked


def test_masked_turns_of_two_cases_are_alike() -> None:
    """The same sentence with other values is a near-duplicate after masking only."""
    one = "I refunded £84.50 for ORD-48213, it is back on 12 March."
    other = "I refunded £19.99 for ORD-77120, it is back on 3 April."

    assert not near_duplicate(one, other)
    assert near_duplicate(mask(one), mask(other))


@given(ANYTHING | st.text(alphabet="0123456789-.,£kr ab/"))
def test_no_digit_survives_masking(text: str) -> None:
    """Masking leaves no digit behind and masks nothing twice."""
    masked = mask(text)

    assert not any(character.isdecimal() for character in masked)
    assert mask(masked) == masked


@pytest.mark.parametrize("unit", ["£1", "a 1 ", "x1-", "\ud800", "one two three four 5 "])
def test_long_turns_take_no_time(unit: str) -> None:
    """100,000 characters are compared and masked in about a second."""
    text = unit * (100_000 // len(unit))
    started = time.process_time()

    mask(text)
    near_duplicate(text, text + "x")

    assert time.process_time() - started < 4


OTHER = "The courier had a flat tyre at the bridge and came back on foot"


@pytest.mark.parametrize(
    ("texts", "groups", "answers"),
    [
        pytest.param([TURN, TURN], "ab", [True, True], id="the same in two groups"),
        pytest.param([TURN, TURN], "aa", [False, False], id="the same in one group"),
        pytest.param([TURN, TURN.replace("soon", "today")], "ab", [True, True], id="nearly the same in two"),
        pytest.param([TURN, TURN.replace("soon", "today")], "aa", [False, False], id="nearly the same in one"),
        pytest.param([TURN, OTHER], "ab", [False, False], id="different"),
        pytest.param(["Of course.", "Of course."], "ab", [False, False], id="too short to tell"),
        pytest.param([TURN, TURN, TURN.replace("soon", "today"), OTHER], "aaba", [True, True, True, False], id="some"),
        pytest.param([TURN, TURN, TURN.replace("soon", "today")], "aba", [True, True, True], id="a third beside two"),
        pytest.param([], "", [], id="nothing"),
    ],
)
def test_what_stands_in_another_group_is_repeated_elsewhere(texts: list[str], groups: str, answers: list[bool]) -> None:
    """Near-duplicates count across groups only."""
    assert repeated_elsewhere(texts, list(groups)) == answers


def test_each_text_needs_its_group() -> None:
    """A missing group is an error."""
    with pytest.raises(ValueError, match="one group per text; got 1 for 2"):
        repeated_elsewhere([TURN, TURN], ["a"])


@given(
    st.lists(st.tuples(st.lists(st.sampled_from("abc"), min_size=6, max_size=14), st.sampled_from("xyz")), max_size=12)
)
def test_the_index_finds_what_comparing_all_pairs_finds(drawn: list[tuple[list[str], str]]) -> None:
    """For so few texts the limit is far away, and the index is exact."""
    texts, groups = [" ".join(said) for said, _ in drawn], [group for _, group in drawn]

    found = repeated_elsewhere(texts, groups)

    assert found == [
        any(groups[other] != groups[one] and near_duplicate(text, texts[other]) for other in range(len(texts)))
        for one, text in enumerate(texts)
    ]


def test_a_text_that_is_alike_to_too_many_is_given_up() -> None:
    """What shares its rarest words with hundreds of others costs no more than hundreds of looks."""
    fillers = [
        f"one two three four five {a} {b} {c} {d}" for a in "pqrst" for b in "pqrst" for c in "pqrst" for d in "pqr"
    ]

    assert len(repeated_elsewhere(fillers, [1] * len(fillers))) == 375


def test_an_amount_in_words_is_masked_without_any_digit() -> None:
    """A text without digits holds no date, and perhaps an amount."""
    assert mask("You get five pounds back.") == "You get <amount> back."
