"""Values that a text only runs through are not stated; values that it tells one after the other are."""

import pytest

from hardcase.text import (
    find_durations,
    parse_date,
    parse_duration,
    parse_money,
    says_date,
    says_duration,
    says_money,
    says_next_step,
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Your orders cost 10, 12 and 14 EUR.", "14 EUR"),
        ("They were £10, £12 and £14.", "12 GBP"),
        ("It is 14 EUR, or 12 EUR with the card.", "14 EUR"),
        ("10 EUR for the bread, 12 EUR for the ham or 14 EUR for both.", "14 EUR"),
        ("You paid 1 EUR, 2 EUR, 3 EUR, 4 EUR, 5 EUR, 6 EUR, 7 EUR and 14 EUR.", "14 EUR"),
    ],
)
def test_amounts_told_one_after_the_other_are_stated(text, says):
    """Several amounts, each with what it is for or joined by "and", answer who asks for one of them."""
    assert says_money(text, parse_money(says), listed=False)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("It will cost 10, 12, 14, 16 or 18 EUR.", "18 EUR"),
        ("It is £10, £12 or £14.", "12 GBP"),
        ("It is about " + ", ".join(f"{number} EUR" for number in range(1, 20)) + ".", "14 EUR"),
    ],
)
def test_an_amount_among_alternatives_is_not_stated(text, says):
    """Whoever names every amount there is has named none; where a word must not be said, it was said all the same."""
    assert not says_money(text, parse_money(says), listed=False)
    assert says_money(text, parse_money(says))


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("It takes 5 to 7 business days.", True),
        ("It takes 5 or 7 business days.", True),
        ("It takes between 3 and 7 business days, or 10 days by cheque.", True),
        ("It takes 3 days by card, 5 days by transfer or 7 business days by cheque.", True),
        ("It will take 1, 2, 3, 5 or 7 business days.", False),
        ("It takes one, two or seven business days.", False),
        ("It takes 1 day, 2 days, 3 hours, or 7 business days.", False),
        ("It takes 3, 5 and 7 business days.", False),
    ],
)
def test_a_time_among_many_is_not_stated(text, stated):
    """A range and two ways with their times are told; a row of three or more leaves the customer with none."""
    assert says_duration(text, parse_duration("7 business days"), listed=False) is stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("It comes on 5 May.", True),
        ("They come on 3 May, 4 May and 5 May.", True),
        ("It comes on 3, 4 or 5 May.", False),
        ("It comes on 3 May, 4 May or 5 May.", False),
    ],
)
def test_a_day_among_alternatives_is_not_stated(text, stated):
    """Three deliveries have three days; one of three days is no day."""
    assert says_date(text, parse_date("5 May"), listed=False) is stated


def test_a_next_step_needs_a_time_that_is_stated():
    """Naming every number of days does not tell when anything comes."""
    assert says_next_step("The money reaches you within 5 business days.")
    assert not says_next_step("For the record, it will take 1, 2, 3, 5, 7, 10 or 14 days.")


@pytest.mark.parametrize("text", ["innerhalb eines Tages", "innerhalb eines Werktages"])
def test_the_german_genitive_is_a_day(text):
    """Found with its article, it must be read as a unit too."""
    assert [each.high for each in find_durations(text)] == [1]
