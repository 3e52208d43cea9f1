"""The worst quote: which turn it is, how it is cut, and what stands for a bot that said nothing."""

import pytest

from hardcase.cases import PlannedCriterion
from hardcase.reports import read_dossier
from hardcase.reports.quotes import excerpt, worst_quote
from hardcase.reports.wrong import wrong
from hardcase.verdicts import Outcome, Verdict

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


def test_an_excerpt_loses_its_beginning_rather_than_the_mistake():
    """A long sentence is cut before the words that were wrong, never behind them."""
    text = f"As you {'surely ' * 12}know it is 31.13 EUR and not a cent more for all that I can see here."

    assert excerpt(text, "As you", 60, keep="31.13 EUR") == (
        "… surely surely know it is 31.13 EUR and not a cent more for …"
    )
    assert excerpt(text, "As you", 60, keep="As you").startswith("As you surely")


@pytest.mark.parametrize(
    ("criterion", "grader", "reason", "told"),
    [
        ("amount", "check:fact", "'30 minutes' was said in none of 3 bot turns", "Not said: '30 minutes'."),
        ("call-school", "check:fact", r"'\\b(ring|call)\\b' was said in none of 3 bot turns", "Not said: call school."),
        (
            "numbers",
            "check:grounded-numbers",
            "turn 1 states the amount '£31.13', which stands in neither records, rules, tool results nor words: 'it'",
            "£31.13 stands in neither records nor rules.",
        ),
        ("act", "check:action", "no freeze_account with id='CUS-1' succeeded", "Not done: freeze account."),
        ("never", "check:forbidden", "bot called pay_out with id='PAY-1'", "Done, and it must not be: pay out."),
        ("z-leak", "check:leak", "turn 1 tells another's address", "The bot tells another's address."),
        ("warm", "judge", "90% sure; most telling: stiff words", "Not met: The bot is warm."),
    ],
)
def test_what_was_wrong_is_said_without_the_words_of_the_engine(made, many, criterion, grader, reason, told):
    """No turn numbers, patterns, arguments or probabilities: what was not said, not done, or comes from nowhere."""
    dossier = read_dossier(made(many(1)).run)
    planned = PlannedCriterion(id=criterion, dimension="empathy", asks="The bot is warm.", points=1, grader=grader)
    dossier.criteria["case-0", criterion] = planned
    verdict = Verdict(criterion_id=criterion, outcome=Outcome.NOT_MET, reason=reason, grader=grader)

    assert wrong(dossier, ("case-0", 0), criterion, verdict) == told


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
