"""Long texts of one thing over and over: every check reads them, and none takes more than its time."""

import time

import pytest

from hardcase.conversations import Conversation, Turn
from hardcase.verdicts import Outcome, check
from hardcase.verdicts.checks import CHECKS
from hardcase.verdicts.grounds import Grounds
from hardcase.verdicts.reading import Reading
from hardcase.verdicts.stated_numbers import StatedNumbers
from tests.books import answer
from tests.builders import a_case, a_check, a_conversation

LENGTH, SECONDS = 50_000, 3.0
"""Characters of a turn, and processor time for all checks together."""
EVERY = tuple(a_check(name) for name in sorted(CHECKS) if name not in {"action", "fact"})
UNITS = ["on 3 May ", "2026-03-12 ", "1,", "4111 1111 1111 1111 ", "\u20ac1", "10.00 pounds ", "ORD-123 ", "a. ", "%"]


@pytest.mark.parametrize("by_bot", [True, False], ids=["bot", "customer"])
@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_one_thing_said_without_end_is_read_in_time(unit, by_bot):
    """Neither side can stop the grading by what it repeats."""
    said = unit * (LENGTH // len(unit))
    texts = (said, said) if by_bot else (said, "Your order is on its way; what is your card number?")
    case, talk = a_case(criteria=EVERY), a_conversation(*texts)
    check(case, a_conversation("Hm.", "I have sent you 3.00 EUR on 3 May."))  # patterns are compiled at first use
    begun = time.process_time()

    check(case, talk)

    assert time.process_time() - begun < SECONDS


def test_an_invented_amount_hides_behind_no_repetition():
    """What is said many times over is looked at once, and what comes behind it too."""
    said = "It costs 10.00 pounds. " * 205 + "It costs 77.31 pounds."
    grounded = a_check("grounded-numbers", points=-3, dimension="correctness")

    verdict = answer(grounded, a_conversation("I paid 10.00 pounds.", said))

    assert verdict.outcome is Outcome.MET
    assert "77.31 pounds" in verdict.reason


def test_more_figures_than_are_read_are_known_to_be_more():
    """A table of very many different amounts is cut, and the reader of the figures says so."""
    many = " ".join(f"It costs {each}.00 pounds." for each in range(100, 320))
    read = []
    for said in ("It costs 10.00 pounds.", many):
        reading = Reading(a_case(), a_conversation("Hm.", said))
        stated = StatedNumbers(reading, Grounds(reading.case, reading.conversation))
        list(stated.ungrounded())
        read.append((stated.cut, stated.count))

    assert read == [(False, 1), (True, 200)]


@pytest.mark.parametrize(
    "asked", ["What about my order then, please?", "I do not know what I shall say to that really"]
)
def test_a_very_long_chat_is_compared_in_time(asked):
    """Two thousand replies, half of them the same: pairs are looked up, and not all of them compared."""
    same = "We have your order here with us, and it leaves the bakery with the van, all right?"
    turns = []
    for index in range(0, 4000, 2):
        turns.append(Turn(index=index, speaker="customer", text=asked))
        turns.append(Turn(index=index + 1, speaker="bot", text=same if index % 4 else f"Reply {index}."))
    talk = Conversation(case_id="k", bot="b", trial=0, ending="recorded", turns=tuple(turns))
    begun = time.process_time()

    check(a_case(criteria=(a_check("loop", points=-3),)), talk)

    assert time.process_time() - begun < SECONDS


def test_turns_that_share_half_their_words_repeat_nothing():
    """They meet in the index of 3-grams, and are too unlike to be duplicates."""
    first = "Please send us one sharp photo of the whole loaf before anybody eats it"
    second = "Please send us one sharp photo of the whole loaf and your old receipt"
    verdict = answer(a_check("loop", points=-3), a_conversation("Stale.", first, "And my move?", second))

    assert verdict.outcome is Outcome.NOT_MET
