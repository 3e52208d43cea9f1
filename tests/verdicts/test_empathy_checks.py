"""Checks of blame, ownership and empty sympathy."""

import pytest

from hardcase.conversations import Call, Conversation, Turn
from hardcase.verdicts import Outcome
from tests.books import answer
from tests.builders import a_call, a_case, a_check, a_conversation, a_handover

BLAME = a_check("blame", points=-3, dimension="empathy")
OWNS = a_check("ownership", points=2, dimension="empathy")
FORMULA = a_check("formula-without-substance", points=-2, dimension="empathy")
REFUNDING = "I am refunding the 6.40 EUR now."


@pytest.mark.parametrize(
    ("said", "language", "quote"),
    [
        ("Please calm down. The loaf was fine.", "en", "'Please calm down.'"),
        ("It is late. As I already told you, we wait.", "en", "'As I already told you, we wait.'"),
        ("Du borde ha läst villkoren.", "sv", "'Du borde ha läst villkoren.'"),
        ("Das ist allein Ihre Schuld.", "de", "'Das ist allein Ihre Schuld.'"),
        ("Como ya le dije, no.", "es", "'Como ya le dije, no.'"),
    ],
)
def test_blame_is_quoted_with_its_turn(said, language, quote):
    """Whoever reads the reason can find the words."""
    verdict = answer(BLAME, a_conversation("Stale.", "Which loaf?", "The rye.", said), language=language)

    assert (verdict.outcome, verdict.evidence) == (Outcome.MET, (3,))
    assert verdict.reason == f"turn 3 blames or talks down: {quote}"


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("As mentioned, your money comes on Monday.", "en"),
        ("You should have received an e-mail.", "en"),
        ("As I said, it is not your fault.", "en"),
        ("The 2 days ended on Friday, so it cannot go back.", "en"),
        ("Det är inte ditt fel.", "sv"),
        ("Das ist nicht Ihre Schuld.", "de"),
        ("No es su culpa.", "es"),
    ],
)
def test_a_neutral_word_is_no_blame(said, language):
    """What must not fire; tests/text/test_stance.py has the long list."""
    verdict = answer(BLAME, a_conversation("Stale.", said), language=language)

    assert verdict.outcome is Outcome.NOT_MET
    assert verdict.reason == "blame was seen in none of 1 bot turn"


def test_the_words_of_customers_and_employees_are_not_the_bots():
    """A customer who tells the bot to calm down blames nobody for the bot, and nor does the person who takes over."""
    conversation = a_conversation("Calm down.", "Which loaf was it?", "You should have read it.", "Thank you.")
    taken_over = Turn(index=4, speaker="human", text="Calm down.")

    for turns in (conversation.turns, (*conversation.turns, taken_over)):
        assert answer(BLAME, a_conversation(turns=turns)).outcome is Outcome.NOT_MET


@pytest.mark.parametrize("check", [BLAME, OWNS, FORMULA], ids=lambda each: each.id)
@pytest.mark.parametrize(
    ("texts", "language"),
    [(("Stale.", ""), "en"), (("Stale.",), "en"), (("Rassis.", "Calmez-vous."), "fr")],
    ids=["an empty turn", "no turn", "a language without tables"],
)
def test_silence_proves_nothing(check, texts, language):
    """Who said nothing, or nothing that can be read, neither passes nor fails."""
    assert answer(check, a_conversation(*texts), language=language).outcome is Outcome.UNGRADED


@pytest.mark.parametrize(
    ("said", "language"),
    [
        (REFUNDING, "en"),
        ("I've refunded your order.", "en"),
        ("Your order has been refunded.", "en"),
        ("Jag återbetalar hela beloppet nu.", "sv"),
        ("Ich erstatte Ihnen den Betrag.", "de"),
        ("He reembolsado el importe.", "es"),
    ],
)
def test_an_act_that_was_done_is_ownership(said, language):
    """Words with an object, carried by a call in that turn."""
    verdict = answer(OWNS, a_conversation("Stale.", said, calls=[a_call()]), language=language)

    assert (verdict.outcome, verdict.evidence) == (Outcome.MET, (1,))
    assert verdict.reason == f"turn 1 takes the problem on: {said!r}"


def test_what_was_done_before_may_be_told_later_and_what_is_announced_may_not():
    """An announcement needs its act in the same turn; a report of a deed any turn after it."""
    calls = [a_call(turn=1)]

    told = answer(OWNS, a_conversation("Stale.", "Which?", "Rye.", "I've refunded your order.", calls=calls))
    announced = answer(OWNS, a_conversation("Stale.", "Which?", "Rye.", REFUNDING, calls=calls))
    too_early = answer(OWNS, a_conversation("Stale.", "I've refunded your order.", "?", "Hm.", calls=[a_call(turn=3)]))

    assert [each.outcome for each in (told, announced, too_early)] == [
        Outcome.MET,
        Outcome.NOT_MET,
        Outcome.NOT_MET,
    ]


@pytest.mark.parametrize(
    ("said", "calls"),
    [
        pytest.param(REFUNDING, [], id="nothing was done"),
        pytest.param(REFUNDING, [a_call(refused="not verified")], id="a refused call"),
        pytest.param(REFUNDING, [a_call("give_roll", reason="stale")], id="another tool"),
        pytest.param(REFUNDING, [a_call("look_up_orders")], id="looking it up"),
        pytest.param("I'll do my best.", [a_call()], id="goodwill beside an act"),
        pytest.param("Let me check that for you.", [a_call()], id="only looking"),
        pytest.param("Shall I refund the order?", [a_call()], id="a question"),
        pytest.param("Once you confirm, I'll refund the order.", [a_call()], id="a condition"),
        pytest.param("As a gesture of goodwill I've added a roll.", [a_call("give_roll")], id="a present"),
        pytest.param("Our counter team will review it today.", [], id="people who were never told"),
        pytest.param("The carrier has changed the route.", [a_call()], id="what others did"),
        pytest.param("You can cancel the order yourself.", [a_call()], id="left to the customer"),
        pytest.param("I have not refunded the order.", [a_call()], id="a negation"),
    ],
)
def test_words_without_their_act_own_nothing(said, calls):
    """The check saw none; a judge may."""
    assert answer(OWNS, a_conversation("Stale.", said, calls=calls)).outcome is Outcome.NOT_MET


def test_a_handover_carries_what_colleagues_will_do():
    """In the turn that hands over, and only there."""
    said = "I've passed this to our counter team."

    with_it = answer(OWNS, a_conversation("Stale.", said, handover=a_handover()))
    later = answer(OWNS, a_conversation("Stale.", said, "So?", "Bye.", handover=a_handover(turn=3)))

    assert (with_it.outcome, later.outcome) == (Outcome.MET, Outcome.NOT_MET)


def test_an_act_that_no_tool_names_may_be_any_that_changes_something():
    """ "Sorted out" has no verb of a tool's claims; a tool without such words does not narrow the search."""
    verdict = answer(OWNS, a_conversation("Stale.", "I'm reversing the charge.", calls=[a_call()]))

    assert verdict.outcome is Outcome.MET


def test_a_claim_without_words_names_nothing():
    """A company file with an empty claim does not make every sentence name its tool."""
    case = a_case()
    tools = tuple(
        tool if tool.name != "give_roll" else type(tool)(**{**_fields(tool), "claims": {"en": ("-",)}})
        for tool in case.company.tools
    )
    company = type(case.company)(**{**_fields(case.company), "tools": tools})

    assert answer(OWNS, a_conversation("Stale.", REFUNDING, calls=[a_call()]), company=company).outcome is Outcome.MET


def _fields(noun):
    return {name: getattr(noun, name) for name in noun.__struct_fields__}


def recorded(*texts, calls=()):
    """A recording of which no company is known."""
    conversation = a_conversation(*texts, ending="recorded", calls=calls)
    return Conversation(**_fields(conversation))


@pytest.mark.parametrize(
    ("said", "calls", "outcome"),
    [
        pytest.param(REFUNDING, [], Outcome.MET, id="words, no journal"),
        pytest.param("Your flight has been cancelled.", [], Outcome.NOT_MET, id="by whomever, no journal"),
        pytest.param(REFUNDING, [Call(turn=1, tool="pay_out")], Outcome.MET, id="a tool that may do it"),
        pytest.param(REFUNDING, [Call(turn=1, tool="pay_out", result={"ok": False})], Outcome.NOT_MET, id="failed"),
        pytest.param(REFUNDING, [Call(turn=1, tool="pay_out", unanswered=True)], Outcome.UNGRADED, id="no answer"),
        pytest.param(REFUNDING, [Call(turn=1, tool="get_order")], Outcome.NOT_MET, id="a tool that reads"),
    ],
)
def test_a_recording_is_read_without_its_company(said, calls, outcome):
    """Where no company says what a tool does, its name does."""
    company = a_case().company
    bare = type(company)(**{**_fields(company), "tools": ()})

    assert answer(OWNS, recorded("Late.", said, calls=calls), company=bare).outcome is outcome


@pytest.mark.parametrize(
    "said",
    [
        "I'm sorry, but stale rolls are not paid back.",
        "I understand your concern. According to our rules rolls are not paid back.",
        "I'm sorry, could you say that again?",
        "I'm sorry to hear that. The bike broke down at the bridge.",
        "I apologise, I can't pay for the rolls.",
        "I'm sorry about the loaf of 12 March.",
        "I'm so sorry. You may choose a new loaf or the money.",
        "I understand your frustration. Would you like a new one?",
        "I'm sorry that ORD-13 is late.",
        "I am sorry to hear that, the counter opens at 7.",
        "I'm sorry. Please send us a photo.",
        "Thank you for your patience. We found your loaf.",
    ],
)
def test_whoever_tells_something_new_says_no_mere_formula(said):
    """A no with or without a reason, a finding, a choice, a question, a value that the customer did not give."""
    assert answer(FORMULA, a_conversation("My loaf is stale.", said)).outcome is Outcome.NOT_MET


def test_a_value_that_the_customer_gave_is_not_new():
    """Repeating the order number with an apology tells nothing."""
    verdict = answer(FORMULA, a_conversation("ORD-12 is stale.", "I'm so sorry about ORD-12."))

    assert (verdict.outcome, verdict.evidence) == (Outcome.MET, (1,))


@pytest.mark.parametrize(
    ("said", "language", "outcome"),
    [
        ("Jag beklagar verkligen. Tack för ditt tålamod.", "sv", Outcome.MET),
        ("Jag beklagar, men det går inte.", "sv", Outcome.NOT_MET),
        ("Es tut mir sehr leid. Ihre Zufriedenheit ist uns wichtig.", "de", Outcome.MET),
        ("Es tut mir leid, aber das geht nicht.", "de", Outcome.NOT_MET),
        ("Lamento mucho las molestias. Gracias por su paciencia.", "es", Outcome.MET),
        ("Lo siento, pero no es posible.", "es", Outcome.NOT_MET),
    ],
)
def test_formulas_in_other_languages(said, language, outcome):
    """A hit and a near miss in each."""
    assert answer(FORMULA, a_conversation("Stale.", said), language=language).outcome is outcome


def test_a_refusal_or_a_question_twice_is_no_apology_twice():
    """What is repeated there is the answer, which other checks look at."""
    for said in ("I'm sorry, but rolls are not paid back.", "I'm sorry, could you say that again?"):
        assert answer(FORMULA, a_conversation("Stale.", said, "Really?", said)).outcome is Outcome.NOT_MET
