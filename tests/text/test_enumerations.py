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
        ("Your orders cost 10, 12, 13 and 14 EUR.", "14 EUR"),
        ("They were £10, £12, £13 and £14.", "12 GBP"),
        ("It is 14 EUR, or 12 EUR with the card.", "14 EUR"),
        ("It is £10, £12 or £14.", "12 GBP"),
        ("10 EUR for the bread, 12 EUR for the ham or 14 EUR for both.", "14 EUR"),
        ("You paid 1 EUR, 2 EUR, 3 EUR, 4 EUR, 5 EUR, 6 EUR, 7 EUR and 14 EUR.", "14 EUR"),
        ("You get 48 EUR / £41 / $52 / 550 SEK.", "48 EUR"),
        ("You get 48.00 EUR, 48 EUR, 48,00 EUR or €48.", "48 EUR"),
        ("The refund is 1,240.50 EUR or 1,300.00 EUR as a voucher.", "1240.50 EUR"),
        ("Der Betrag ist 1.240,50 EUR oder 1.300,00 EUR als Gutschein.", "1240.50 EUR"),
        ("Det blir 1 250, 1 300 eller 1 350 SEK.", "1350 SEK"),
        ("It is 1,000,000, 2,000,000 or 3,000,000 EUR.", "3000000 EUR"),
        ("For bags 1, 2, 3 or 4, 48 EUR each.", "48 EUR"),
        ("For orders 1, 2 and 3, or 48 EUR in all.", "48 EUR"),
        ("You can choose a plan of 10, 12, 14 or 16 EUR.", "16 EUR"),
    ],
)
def test_amounts_that_mean_something_each_are_stated(text, says):
    """Several amounts, each with what it is for, in its own currency, joined by "and" or left to choose from."""
    assert says_money(text, parse_money(says), listed=False)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("It will cost 10, 12, 14, 16 or 18 EUR.", "18 EUR"),
        ("It is £10, £12, £14 or £16.", "12 GBP"),
        ("It is 1,250, 1,300, 1,350 or 1,400 EUR.", "1400 EUR"),
        ("Det blir 1 250, 1 300, 1 350 eller 1 400 SEK.", "1400 SEK"),
        ("It is about " + ", ".join(f"{number} EUR" for number in range(1, 20)) + ".", "14 EUR"),
    ],
)
def test_an_amount_among_many_alternatives_is_not_stated(text, says):
    """Whoever names every amount there is has named none; where a word must not be said, it was said all the same."""
    assert not says_money(text, parse_money(says), listed=False)
    assert says_money(text, parse_money(says))


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("It takes 5 to 7 business days.", True),
        ("It takes 5 or 7 business days.", True),
        ("It takes 3, 5 and 7 business days.", True),
        ("It takes between 3 and 7 business days, or 10 days by cheque.", True),
        ("It takes 3 days by card, 5 days by transfer or 7 business days by cheque.", True),
        ("We write to you after 1, 3, 5 and 7 business days.", True),
        ("It takes 1, 3, 5 and 7 business days for bronze, silver, gold and platinum respectively.", True),
        ("It will take 1, 2, 5 or 7 business days.", False),
        ("It will take 1, 2, 3, 4, 5, 10, 12, 14, 16 or 7 business days.", False),
        ("It takes one, two, five or seven business days.", False),
        ("It takes 1 day, 2 days, 3 days, or 7 business days.", False),
        ("It takes 1, 2, 3, 4, 5, 6 and 7 business days.", False),
        ("It takes 1, 2, 5 or 7 business days, which is usual.", False),
        ("It takes 1, 2, 5 or 7 business days. Which do you prefer?", True),
    ],
)
def test_a_time_among_many_is_not_stated(text, stated):
    """Ranges, ways with their times and short rows are told; a row of four or more leaves the customer with none."""
    assert says_duration(text, parse_duration("7 business days"), listed=False) is stated


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Refunds take 14 days / 2 weeks / 10 working days / 336 hours.", "14 days"),
        ("You waited 1 year, 2 weeks, 3 days, 4 hours and 5 minutes.", "1 year"),
        ("It takes 2-3 days, 3-5 days and 5-7 days for standard, economy and overseas.", "5 days"),
    ],
)
def test_one_time_in_several_words_is_one(text, says):
    """The same length in other units is no alternative to itself, and hours after days add to them."""
    assert says_duration(text, parse_duration(says), listed=False)


def test_smaller_units_that_add_to_nothing_are_alternatives():
    """100 hours are no part of "7 days, 100 hours": they are longer than a day."""
    text = "It takes 7 days, 100 hours, 6 days or 90 hours."

    assert not says_duration(text, parse_duration("7 days"), listed=False)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("It comes on 5 May.", True),
        ("They come on 2 May, 3 May, 4 May and 5 May.", True),
        ("It comes on 3, 4 or 5 May.", True),
        ("It comes on 2, 3, 4 or 5 May.", False),
        ("It comes on 2 May, 3 May, 4 May or 5 May.", False),
        ("The engineer can come on 2, 3, 4 or 5 May. Which of these suits you?", True),
        ("We have 2 May, 3 May, 4 May or 5 May.\n\nPlease pick one.", True),
        ("Vi har 2, 3, 4 eller 5 maj. Vilken dag passar dig?", True),
        ("Wir haben den 2. Mai, 3. Mai, 4. Mai oder 5. Mai. Welcher Tag passt Ihnen?", True),
        ("Tenemos el 2 de mayo, 3 de mayo, 4 de mayo o 5 de mayo. ¿Cuál prefiere?", True),
        ("It comes on 2, 3, 4 or 5 May. Is there anything else?", False),
    ],
)
def test_a_day_among_many_alternatives_is_not_stated(text, stated):
    """Four deliveries have four days, and so have slots to choose from; one of four days is no day."""
    assert says_date(text, parse_date("5 May"), listed=False) is stated


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("The money reaches you within 5 business days.", True),
        ("You will have your money within 24, 48 or 72 hours.", True),
        ("Your parcel arrives on 3, 4 or 5 May.", True),
        ("Your parcel arrives on 1, 2, 3, 4 or 5 May.", False),
        ("You will have your money within 1, 2, 3, 4, 5, 7, 10, 12, 14 or 16 days.", False),
        ("For the record, it will take 1, 2, 3, 5, 7, 10 or 14 days.", False),
    ],
)
def test_a_next_step_needs_a_time_that_is_stated(text, step):
    """Naming every number of days does not tell when anything comes; naming two or three does."""
    assert says_next_step(text) is step


@pytest.mark.parametrize("text", ["innerhalb eines Tages", "innerhalb eines Werktages"])
def test_the_german_genitive_is_a_day(text):
    """Found with its article, it must be read as a unit too."""
    assert [each.high for each in find_durations(text)] == [1]


def test_some_day_is_no_time():
    """Only "within one day" counts days: "eines Tages" alone is some day."""
    assert find_durations("Ihre Tochter wird Ihnen eines Tages dankbar sein.") == []
