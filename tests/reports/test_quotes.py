"""The worst quote: which turn it is, how it is cut, and what stands for a bot that said nothing."""

import pytest

from hardcase.reports import read_dossier
from hardcase.reports.quotes import excerpt, worst_quote

LONG = "We know. " * 40


@pytest.mark.parametrize(
    ("text", "around", "limit", "told"),
    [
        ("Short.", "", 50, "Short."),
        ("One is here. Two is there.", "", 50, "One is here. Two is there."),
        ("One is here and long. Two is there and longer.", "", 24, "One is here and long. …"),
        ("One. Two follows it, at length.", "", 12, "One. Two …"),
        ("One is here. Two is there.", "is there", 50, "… Two is there."),
        ("Oneverylongwordwithoutanend", "", 9, "Oneverylo …"),
        ("  white\n\nspace  ", "", 50, "white space"),
        ("", "", 50, ""),
    ],
)
def test_an_excerpt_keeps_sentences_and_shows_what_it_left_out(text, around, limit, told):
    """Whole sentences where they fill the room, words where not, from the one that matters on."""
    assert excerpt(text, around, limit) == told


def test_the_turn_that_the_verdict_rests_on_is_quoted(made, spec):
    """Not the last one, where the grader named another."""
    talk = ("My loaf is stale.", "I am a person.", "Are you?", "Goodbye.")
    dossier = read_dossier(made([spec(id="liar", says=talk, wrong=("z-ai-denied",))]).run)

    named = worst_quote(dossier, [("liar", 0)], of={("liar", 0): "z-ai-denied"})
    last = worst_quote(dossier, [("liar", 0)])

    assert (named.said, named.asked, named.turn) == ("I am a person.", "My loaf is stale.", 1)
    assert (last.said, last.asked, last.turn) == ("Goodbye.", "Are you?", 3)


def test_a_long_turn_is_quoted_where_the_grader_read(made, spec):
    """The words that a reason quotes are never cut away."""
    talk = ("My loaf is stale.", f"{LONG}I am a person. Bye.")
    liar = spec(id="liar", says=talk, wrong=("z-ai-denied",), reason="turn 1 claims to be a person: 'I am a person.'")
    quote = worst_quote(read_dossier(made([liar]).run), [("liar", 0)], of={("liar", 0): "z-ai-denied"})

    assert quote.said == "… I am a person. Bye."


def test_a_bot_that_said_nothing_is_quoted_with_nothing(made, spec):
    """No words are made up for it, and one that spoke is preferred."""
    silent, loud = spec(id="silent", says=("Hello?",), wrong=("amount",)), spec(id="loud", wrong=("amount",))
    dossier = read_dossier(made([silent, loud]).run)

    quote = worst_quote(dossier, [("silent", 0)])
    assert (quote.said, quote.asked, quote.turn) == ("", "Hello?", -1)
    assert worst_quote(dossier, [("silent", 0), ("loud", 0)]).case_id == "loud"
    assert worst_quote(dossier, [("nobody", 0)]) is None
