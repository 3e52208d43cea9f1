"""Quotes: what a judge says was said, held against what was said."""

import pytest

from hardcase.verdicts.quotes import stands_in

TURN = "I\u2019m sorry \u2014 I have   refunded 6.40 EUR to your card.\nIt takes 2\u20133 days."


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("I have   refunded 6.40 EUR", id="word for word"),
        pytest.param("i have refunded 6.40 eur", id="another case and spacing"),
        pytest.param("I'm sorry - I have", id="other quotes and dashes"),
        pytest.param("card. It takes 2-3 days.", id="over the end of a line"),
        pytest.param("\uff49\uff54 takes 2-3 days", id="another width"),
        pytest.param("I have refunded 6.40 EUR to your card\u2026", id="a slip at the end"),
        pytest.param("to your card.\u200b It takes", id="an invisible character"),
    ],
)
def test_what_was_said_is_found(quote):
    """Typography and a slip at one end do not turn a true quote into an invented one."""
    assert stands_in(quote, TURN)


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("", id="nothing"),
        pytest.param("sorry", id="too short"),
        pytest.param("  EUR   ", id="short but for its spaces"),
        pytest.param("I have refunded 64.0 EUR to you", id="another amount"),
        pytest.param("I have refunded it all, and added a free roll", id="invented"),
        pytest.param("I have refunded 6.40 EUR ... It takes 2-3 days", id="two places joined"),
        pytest.param("to your card. I have refunded 6.40 EUR", id="another order"),
    ],
)
def test_what_was_not_said_is_not_found(quote):
    """An invented quote, one of nothing much, and one that is put together are none."""
    assert not stands_in(quote, TURN)


@pytest.mark.parametrize(("quote", "text", "found"), [("No.", "No.", True), ("No", "No.", False), ("", "", False)])
def test_a_short_turn_is_quoted_whole(quote, text, found):
    """Where a turn has under eight characters, all of it is a quote; silence is none."""
    assert stands_in(quote, text) is found
