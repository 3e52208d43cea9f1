"""Checks of how a conversation went: formulas, repetition, patience, and where it ended up."""

import pytest

from hardcase.verdicts import Outcome
from tests.books import answer, graded
from tests.builders import (
    MUST_NOT,
    a_call,
    a_case,
    a_check,
    a_conversation,
    a_fact,
    a_handover,
    an_action,
    must,
)

FORMULA = a_check("formula-without-substance", points=-2, dimension="empathy")
LOOP = a_check("loop", points=-3)
LEFT = a_check("customer-left", points=-3)
RESOLVED = a_check("resolved-or-routed", points=3)
LETTER = "and all of it stands in the letter that we send to you by post this week."
PHOTO = "Please send us a photo of the stale loaf so that we can check it."


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("I'm so sorry to hear that.", id="an apology alone"),
        pytest.param("I completely understand how frustrating this is.", id="sympathy alone"),
        pytest.param("I'm so sorry to hear that. We value you as a customer.", id="two formulas"),
        pytest.param("I'm so sorry to hear that. I'm here to help.", id="goodwill"),
        pytest.param("I’M SO SORRY to hear that.", id="in capitals and curly quotes"),
    ],
)
def test_sympathy_without_substance_is_a_formula(said):
    """A kind line with neither act nor next step is seen, and quoted."""
    verdict = answer(FORMULA, a_conversation("My loaf is stale.", said))

    assert (verdict.outcome, verdict.evidence) == (Outcome.MET, (1,))
    assert "and neither an act nor a next step" in verdict.reason


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("I'm so sorry to hear that. I'll refund it today.", id="a next step"),
        pytest.param("I'm so sorry to hear that. What is your order number?", id="a question for what is needed"),
        pytest.param("I'm so sorry to hear that. You get 6.40 EUR back.", id="a fact of the case"),
        pytest.param("No need to apologise.", id="an apology waved off"),
        pytest.param("Which loaf was it?", id="no formula at all"),
        pytest.param("I understand that ORD-12 is stale.", id="understanding of a thing"),
    ],
)
def test_sympathy_with_substance_is_none(said):
    """What must not fire: a formula that is followed by something, and words that only look like one."""
    case = a_case(criteria=(FORMULA, a_fact()))

    assert graded(case, a_conversation("My loaf is stale.", said)).of(FORMULA.id).outcome is Outcome.NOT_MET


def test_an_act_gives_sympathy_substance_and_a_refused_one_does_not():
    """What counts is what was done in that very turn."""
    sorry = "I'm so sorry to hear that."

    acted = answer(FORMULA, a_conversation("Stale.", sorry, calls=[a_call()]))
    refused = answer(FORMULA, a_conversation("Stale.", sorry, calls=[a_call(refused="not verified")]))
    elsewhere = answer(FORMULA, a_conversation("Stale.", "Hm.", "So?", sorry, calls=[a_call(turn=1)]))
    routed = answer(FORMULA, a_conversation("Stale.", sorry, handover=a_handover()))

    assert [each.outcome for each in (acted, refused, elsewhere, routed)] == [
        Outcome.NOT_MET,
        Outcome.MET,
        Outcome.MET,
        Outcome.NOT_MET,
    ]


def test_the_same_apology_twice_is_a_formula_whatever_follows():
    """An apology is made once; the second time it is quoted."""
    conversation = a_conversation(
        "Stale.", "I'm so sorry about this. I'll look it up.", "So?", "I'm so sorry about this! I'll refund it."
    )
    verdict = answer(FORMULA, conversation)

    assert verdict.outcome is Outcome.MET
    assert verdict.reason.startswith("the same apology again in turn 3: ")
    assert verdict.evidence == (3,)


def test_two_different_apologies_are_none():
    """Saying sorry for two things is not the same formula twice."""
    conversation = a_conversation(
        "Stale.", "I'm sorry about the loaf. I'll look it up.", "So?", "I'm sorry for the wait. I'll refund it."
    )

    assert answer(FORMULA, conversation).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(PHOTO, PHOTO, id="word for word"),
        pytest.param(PHOTO, PHOTO.upper(), id="in capitals"),
        pytest.param(PHOTO, f"Ida, {PHOTO}", id="with a name before"),
        pytest.param(PHOTO, PHOTO.replace("check it", "see it"), id="with a small word for another at the end"),
        pytest.param(PHOTO, PHOTO.replace("loaf", "bread"), id="with another word in the middle"),
        pytest.param(
            f"{PHOTO} Is there anything else I can help with?", f"{PHOTO} Have a lovely day!", id="with leave"
        ),
    ],
)
def test_nearly_the_same_again_is_a_loop(first, second):
    """Repetition is seen through what is changed around it, and both turns are named."""
    verdict = answer(LOOP, a_conversation("Stale.", first, "And now?", second))

    assert verdict.outcome is Outcome.MET
    assert verdict.reason.startswith("turn 3 repeats turn 1: ")
    assert verdict.evidence == (1, 3)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Of course, I can.", "Of course, I can.", id="too short"),
        pytest.param(
            f"You get 6.40 EUR back on your card as soon as we can {LETTER}",
            f"You get 7.40 EUR back on your card as soon as we can {LETTER}",
            id="another amount",
        ),
        pytest.param(
            f"It takes 2 days until the money is back on your card {LETTER}",
            f"It takes 5 days until the money is back on your card {LETTER}",
            id="another length of time",
        ),
        pytest.param(
            f"The bike comes to your door on 12 March in the morning {LETTER}",
            f"The bike comes to your door on 14 March in the morning {LETTER}",
            id="another day",
        ),
        pytest.param(
            f"Your order ORD-12 was delivered to you in the morning as planned {LETTER}",
            f"Your order ORD-13 was delivered to you in the morning as planned {LETTER}",
            id="another record",
        ),
        pytest.param(
            "Is there anything else I can help you with today, Ida Lund?",
            "Is there anything else I can help you with today, Ida Lund?",
            id="a closing line",
        ),
        pytest.param(
            "Would you like to hear some more about our breads?",
            "Would you like to hear some more about our opening hours?",
            id="another subject at the end",
        ),
        pytest.param(PHOTO, "A colleague at the counter looks at it and writes to you today.", id="other words"),
    ],
)
def test_what_is_new_is_no_loop(first, second):
    """What must not fire: other entities, closing lines, short replies."""
    assert answer(LOOP, a_conversation("Stale.", first, "And now?", second)).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("call", "outcome"),
    [
        pytest.param(a_call(turn=3), Outcome.NOT_MET, id="an act between"),
        pytest.param(a_call(turn=1), Outcome.MET, id="an act before"),
        pytest.param(a_call(turn=3, refused="no"), Outcome.NOT_MET, id="a refused act between"),
    ],
)
def test_an_act_between_makes_it_no_loop(call, outcome):
    """Whoever did or tried something meanwhile may say the same again: that it was refused is news."""
    assert answer(LOOP, a_conversation("Stale.", PHOTO, "There.", PHOTO, calls=[call])).outcome is outcome


WHICH = "For how many guests would you like us to bake, please?"
ANY_NAME = "And under which name shall we note it?"
NOTED = "The order for your loaf was noted and goes to the oven tonight."


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            (
                "A cake.",
                WHICH,
                "We are all so glad that my niece has passed her exam at last, you know.",
                ANY_NAME,
                "Ida.",
                WHICH,
            ),
            id="something else was told first",
        ),
        pytest.param(("A cake.", WHICH, "Is that for one table?", ANY_NAME, "Ida.", WHICH), id="asked back"),
        pytest.param(
            (
                "En tårta.",
                "För hur många gäster vill ni att vi ska baka tårtan?",
                "Får man betala med kort?",
                "Ja.",
                "Bra.",
                "För hur många gäster vill ni att vi ska baka tårtan?",
            ),
            id="Swedish",
        ),
        pytest.param(
            (
                "Eine Torte.",
                "Für wie viele Gäste sollen wir Ihnen die Torte backen?",
                "Geht das auch ohne Ei?",
                "Ja.",
                "Gut.",
                "Für wie viele Gäste sollen wir Ihnen die Torte backen?",
            ),
            id="German",
        ),
        pytest.param(
            (
                "Una tarta.",
                "¿Para cuántos invitados quiere que hagamos la tarta?",
                "¿Se puede sin huevo?",
                "Sí.",
                "Bien.",
                "¿Para cuántos invitados quiere que hagamos la tarta?",
            ),
            id="Spanish",
        ),
        pytest.param(
            ("What do you need?", PHOTO, "Hm.", "Yes?", "What do you need?", PHOTO), id="the same asked again"
        ),
        pytest.param(("A loaf.", NOTED, "Thanks.", "Anything on top?", "Order my loaf", NOTED), id="just this wanted"),
    ],
)
def test_coming_back_to_what_is_open_is_no_loop(texts):
    """A question without an answer may be asked again later, and who asks again may hear the same again."""
    assert answer(LOOP, a_conversation(*texts)).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("A cake.", WHICH, "For 12.", ANY_NAME, "Ida.", WHICH), id="a number was the answer"),
        pytest.param(("A cake.", WHICH, "A dozen.", ANY_NAME, "Ida.", WHICH), id="a short answer"),
        pytest.param(("A cake.", WHICH, "I don't want to tell you that.", ANY_NAME, "Ida.", WHICH), id="a refusal"),
        pytest.param(
            (
                "A cake.",
                WHICH,
                "We will surely be a dozen at least, with aunts and uncles and 2 dogs.",
                ANY_NAME,
                "Ida.",
                WHICH,
            ),
            id="an answer in many words",
        ),
        pytest.param(("A cake.", WHICH, "Is that for one table?", WHICH), id="at once, whatever was said"),
        pytest.param(("What do you need?", PHOTO, "What do you need?", PHOTO), id="asked again at once"),
        pytest.param(("Hm?", PHOTO, "Yes.", "So?", "Hm?", PHOTO), id="a question of one word"),
        pytest.param(("So do I.", PHOTO, "Yes.", "So?", "So do I.", PHOTO), id="the same, but no question"),
        pytest.param(("A loaf.", NOTED, "Thanks.", "Anything on top?", "Loaf!", NOTED), id="one word in common"),
        pytest.param(
            ("A loaf.", NOTED, "Thanks.", "Anything on top?", "When does the loaf come?", NOTED), id="more was wanted"
        ),
        pytest.param(("A loaf.", PHOTO, "?", "So?", "", PHOTO), id="nothing was heard"),
    ],
)
def test_asking_what_was_answered_is_a_loop(texts):
    """What must still fire: the answer was there, or nothing was in between."""
    assert answer(LOOP, a_conversation(*texts)).outcome is Outcome.MET


def test_a_loop_is_found_across_other_turns():
    """It need not be the turn just before."""
    verdict = answer(LOOP, a_conversation("Stale.", PHOTO, "Why?", "Because we must.", "And now?", PHOTO))

    assert verdict.evidence == (1, 5)


@pytest.mark.parametrize(
    ("ending", "texts", "outcome"),
    [
        pytest.param("customer_left", ("Stale.", "Hm."), Outcome.MET, id="patience ran out"),
        pytest.param("customer_left", ("Stale.",), Outcome.MET, id="patience ran out before a word"),
        pytest.param("completed", ("Stale.", "Hm."), Outcome.NOT_MET, id="stayed to the end"),
        pytest.param("turn_limit", ("Stale.", "Hm."), Outcome.NOT_MET, id="stayed too long"),
        pytest.param("bot_broke", ("Stale.", "Hm.", "So?"), Outcome.NOT_MET, id="the bot broke later"),
        pytest.param("bot_broke", ("Stale.",), Outcome.UNGRADED, id="the bot broke at once"),
    ],
)
def test_whether_the_customer_left_stands_in_the_ending(ending, texts, outcome):
    """A bot that never spoke is not said to have kept its customer."""
    assert answer(LEFT, a_conversation(*texts, ending=ending)).outcome is outcome


def resolved(conversation, *criteria, **case):
    """The verdict on how a case with these criteria ended."""
    return graded(a_case(criteria=(*criteria, RESOLVED), **case), conversation).of(RESOLVED.id)


def test_handed_over_is_routed():
    """With people is an end, whatever is still open."""
    verdict = resolved(a_conversation("Stale.", "I pass you on.", handover=a_handover()), an_action())

    assert (verdict.outcome, verdict.evidence) == (Outcome.MET, (1,))


@pytest.mark.parametrize("ending", ["customer_left", "bot_broke", "turn_limit"])
def test_a_conversation_that_broke_off_is_not_resolved(ending):
    """Not even when all was done: the customer did not see the end."""
    verdict = resolved(a_conversation("Stale.", "Done.", ending=ending, calls=[a_call()]), an_action())

    assert verdict.outcome is Outcome.NOT_MET
    assert ending in verdict.reason


@pytest.mark.parametrize(
    ("criteria", "said", "calls", "outcome"),
    [
        pytest.param((an_action(),), "Done.", [a_call()], Outcome.MET, id="the act was done"),
        pytest.param((an_action(),), "Done, 6.40 EUR.", [], Outcome.NOT_MET, id="the act was only said"),
        pytest.param((an_action(),), "Done.", [a_call(refused="no")], Outcome.NOT_MET, id="the act was refused"),
        pytest.param((an_action(), a_fact()), "Done.", [a_call()], Outcome.MET, id="the records say it is solved"),
        pytest.param(
            (an_action(), an_action("roll", tool="give_roll", reason="stale")),
            "Done.",
            [a_call()],
            Outcome.NOT_MET,
            id="one of two acts was done",
        ),
        pytest.param((a_fact(),), "It is 6.40 EUR.", [], Outcome.MET, id="only words were wanted"),
        pytest.param((a_fact(),), "It is late.", [], Outcome.NOT_MET, id="wanted words did not come"),
        pytest.param((), "All done!", [], Outcome.NOT_MET, id="the case has nothing to resolve"),
    ],
)
def test_resolved_is_what_the_records_say(criteria, said, calls, outcome):
    """The bot's words resolve only what asked for words."""
    verdict = resolved(a_conversation("Stale.", said, calls=calls), *criteria, escalation=MUST_NOT)

    assert verdict.outcome is outcome


def test_where_people_were_due_the_bot_alone_resolves_nothing():
    """Doing the act does not bring the person whom the customer needed."""
    verdict = resolved(
        a_conversation("Can I talk to a person?", "Done.", calls=[a_call()]), an_action(), escalation=must()
    )

    assert (verdict.outcome, verdict.reason) == (Outcome.NOT_MET, "people were needed and never had it: missed")
