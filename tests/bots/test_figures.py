"""Other figures in the same words: amounts, days and times are wrong alike everywhere, and nothing else moves."""

import pytest

from hardcase.bots import other_amounts
from hardcase.bots.figures import other_figures


@pytest.mark.parametrize(
    ("said", "now"),
    [
        pytest.param("You get £64.90 back.", "You get £57.53 back.", id="sign in front"),
        pytest.param("It was 13.59 GBP.", "It was 6.22 GBP.", id="code behind"),
        pytest.param("All £12, or 30 euros.", "All £4.63, or 22.63 euros.", id="whole units"),
        pytest.param("It is £1,484.00 in all.", "It is £1,476.63 in all.", id="thousands"),
        pytest.param("Du får 84,50 kr.", "Du får 77,13 kr.", id="a comma for decimals"),
        pytest.param("Es sind 1.234,50 €.", "Es sind 1.227,13 €.", id="a point for thousands"),
        pytest.param("£5.00 now and £5.00 then.", "£7.37 now and £7.37 then.", id="the same everywhere"),
    ],
)
def test_every_amount_is_another(said, now):
    """Amounts in digits are off by the same, by no round sum, in the form in which they were written."""
    assert other_amounts(said) == now
    assert other_figures(said, "en") == now


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Fifty pounds is what it cost.", id="an amount in words"),
        pytest.param("Order ORD-48213 is the right one.", id="an id"),
        pytest.param("We open at 08:00, round the clock is 24/7.", id="clock times"),
        pytest.param("The second of three parcels.", id="counts"),
        pytest.param("On \uff11\uff12 March.", id="a day in wide digits"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_figure_stays(said):
    """Only amounts, days and stretches of time are changed, and only where they stand in digits."""
    assert other_figures(said, "en") == said


@pytest.mark.parametrize(
    ("said", "now", "language"),
    [
        pytest.param("On 5 October.", "On 8 October.", "en", id="day before month"),
        pytest.param("On June 3, 2026.", "On June 6, 2026.", "en", id="month before day"),
        pytest.param("The 3rd of March.", "The 6th of March.", "en", id="ordinal"),
        pytest.param("The 18th of March.", "The 21st of March.", "en", id="ordinal that turns into another"),
        pytest.param("By 28 September.", "By 25 September.", "en", id="late in the month goes back"),
        pytest.param("On 2026-03-03.", "On 2026-03-06.", "en", id="as records write it"),
        pytest.param("Am 12. März.", "Am 15. März.", "de", id="German"),
        pytest.param("Within 5 business days.", "Within 13 business days.", "en", id="business days"),
        pytest.param(
            "In 10 minutes, or 2 to 3 hours.", "In 18 minutes, or 10 to 11 hours.", "en", id="a range of hours"
        ),
        pytest.param("On 12-14 March.", "On 12-17 March.", "en", id="a range of days is wrong too"),
    ],
)
def test_every_day_and_every_time_is_another(said, now, language):
    """Days stay in their month, and times are longer."""
    assert other_figures(said, language) == now
    assert other_amounts(said) == said
