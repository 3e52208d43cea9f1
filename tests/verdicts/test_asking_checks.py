"""Asking for what is already known: what counts, what is fair, and what it costs."""

import pytest

from hardcase.cases import Customer
from hardcase.conversations import Call
from hardcase.verdicts import Outcome
from tests.books import answer
from tests.builders import a_call, a_check, a_company, a_conversation

AGAIN = a_check("re-asks-known", points=-6)
ASK = "What is your order number, please?"
GIVEN = "My loaf is stale. My order number is KR-4471."
BARE = {"company": a_company(tools=()), "records": {}}


def asked(*texts, language="en", calls=(), lines=None, ending="recorded", started_verified=True, **case):
    """The verdict on a conversation without a case's records, unless told otherwise."""
    conversation = a_conversation(*texts, calls=calls, lines=lines, ending=ending, started_verified=started_verified)
    return answer(AGAIN, conversation, language=language, **{**BARE, **case})


@pytest.mark.parametrize(
    ("given", "ask", "field", "language"),
    [
        pytest.param(GIVEN, ASK, "order id", "en", id="order number"),
        pytest.param("I'm ida@example.com.", "Could you give me your email address again?", "email", "en", id="e-mail"),
        pytest.param("My postcode is AB1 2CD.", "What is your postcode?", "postcode", "en", id="postcode"),
        pytest.param(
            "I was born on 3 May 1990.", "Please tell me your date of birth.", "date of birth", "en", id="birthday"
        ),
        pytest.param("Mitt ordernummer är KR-4471.", "Vad är ditt ordernummer?", "order id", "sv", id="swedish"),
        pytest.param(
            "Meine Bestellnummer ist KR-4471.", "Wie lautet Ihre Bestellnummer?", "order id", "de", id="german"
        ),
        pytest.param("Mi pedido es KR-4471.", "¿Cuál es su número de pedido?", "order id", "es", id="spanish"),
    ],
)
def test_asking_for_what_the_customer_said_is_seen(given, ask, field, language):
    """The turn, the field, where it was given, and the words."""
    verdict = asked(given, ask, language=language)

    assert (verdict.outcome, verdict.evidence) == (Outcome.MET, (0, 1))
    assert verdict.reason.startswith(f"turn 1 asks for the {field} that the customer gave in turn 0: '")
    assert verdict.credit == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("My loaf is stale.", ASK), id="never given"),
        pytest.param((GIVEN, "Is KR-4471 your order number?"), id="the turn states the value"),
        pytest.param((GIVEN, "About KR-4471: what is your order number's delivery day?"), id="beside the value"),
        pytest.param((GIVEN, "What is the number of the other order?"), id="another order"),
        pytest.param((GIVEN, f"I couldn't find that order. {ASK}"), id="not found"),
        pytest.param((GIVEN, "Please give me your order number or e-mail address."), id="a choice"),
        pytest.param((GIVEN, "Hm.", "Sorry, I mistyped that.", ASK), id="corrected"),
        pytest.param((GIVEN, "Hm.", "And the second loaf?", ASK), id="turned to another"),
        pytest.param((GIVEN, "Shall I refund it?", "Yes.", "Shall I go ahead?"), id="leave to act"),
        pytest.param((GIVEN, "Why?", "Stale.", "What is the reason?"), id="a reason"),
        pytest.param((GIVEN, "A photo, please.", "Sent.", "Please send a photo."), id="a photo"),
        pytest.param((GIVEN, "Would you like a refund or a replacement?"), id="a preference"),
        pytest.param((GIVEN, "What is your date of birth?"), id="another field"),
        pytest.param(("I was born on 3 May 1990.", "What is the passenger's date of birth?"), id="another person"),
        pytest.param(("It's my wife's. Her order is KR-4471. ", "And your e-mail address?"), id="nothing given of it"),
        pytest.param(("My order number is KR-4471, another is order KR-4472.", ASK), id="two of a kind"),
        pytest.param((GIVEN, "You don't need your order number."), id="no ask"),
    ],
)
def test_fair_questions_are_not_held_against_the_bot(texts):
    """A reason to ask, another thing, or leave that is given act by act."""
    assert asked(*texts).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("given", "ask", "language"),
    [
        ("Mitt ordernummer är KR-4471.", "Jag hittar inte ordern. Vad är ditt ordernummer?", "sv"),
        ("Meine Bestellnummer ist KR-4471.", "Wie lautet die Nummer der anderen Bestellung?", "de"),
        ("Mi pedido es KR-4471.", "No encuentro el pedido. ¿Cuál es su número de pedido?", "es"),
    ],
)
def test_fair_questions_are_fair_in_every_language(given, ask, language):
    """The same reasons in Swedish, German and Spanish."""
    assert asked(given, ask, language=language).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(("times", "credit"), [(1, 1 / 3), (2, 2 / 3), (3, 1.0), (5, 1.0)])
def test_each_time_takes_a_third_and_three_take_all(times, credit):
    """-2 each, at most -6."""
    verdict = asked(GIVEN, *[ASK, "KR-4471."] * times)

    assert verdict.credit == pytest.approx(credit)
    assert (f"({times} times in all)" in verdict.reason) is (times > 1)


def test_an_answer_of_the_script_is_known_whatever_it_looks_like():
    """The customer answered the first ask; the second asks for the same."""
    texts = ("Stale.", "What is your name?", "Ida, with an I.", "Thanks. Could you tell me your name?")
    again = asked(*texts, lines=["line-0", "knows.name"], customer=Customer(knows={"name": "Ida, with an I."}))
    other = asked(*texts, lines=["line-0", "knows.nothing"], customer=Customer())

    assert (again.outcome, again.evidence) == (Outcome.MET, (2, 3))
    assert other.outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("call", "outcome"),
    [
        pytest.param(a_call(turn=1, refused="no such order", order_id="KR-4471"), Outcome.NOT_MET, id="refused"),
        pytest.param(a_call(turn=1, refused="no such order", order_id="kr 4471"), Outcome.NOT_MET, id="field refused"),
        pytest.param(a_call(turn=1, refused="no", amount="1 EUR"), Outcome.MET, id="refused for something else"),
        pytest.param(a_call(turn=1, order_id="KR-4471"), Outcome.MET, id="accepted"),
        pytest.param(a_call(turn=5, refused="no", order_id="KR-4471"), Outcome.MET, id="refused later"),
    ],
)
def test_a_value_that_a_call_refused_may_be_asked_for_again(call, outcome):
    """The bot has to: what it was given did not work."""
    assert asked(GIVEN, "One moment.", "Yes?", ASK, "Hm.", "Oh.", calls=[call]).outcome is outcome


def test_a_value_given_after_the_refusal_is_known():
    """What was refused is the earlier one."""
    refused = a_call(turn=1, refused="no", order_id="KR-1111")
    texts = ("Order KR-1111 is stale.", ASK, "My order number is KR-4471.", ASK)

    assert asked(*texts, calls=[refused]).evidence == (2, 3)


def looked_up(turn=1, **result):
    """A call that read something."""
    return Call(turn=turn, tool="get_user", result=result)


@pytest.mark.parametrize(
    ("call", "outcome"),
    [
        pytest.param(looked_up(email="ida@example.com"), Outcome.MET, id="read before"),
        pytest.param(looked_up(user={"contact": {"email": "ida@example.com"}}), Outcome.MET, id="within a record"),
        pytest.param(looked_up(a={"b": {"c": {"d": {"email": "x@y.de"}}}}), Outcome.NOT_MET, id="too deep"),
        pytest.param(looked_up(people=[{"email": "ida@example.com"}]), Outcome.NOT_MET, id="a list of people"),
        pytest.param(looked_up(email=""), Outcome.NOT_MET, id="an empty field"),
        pytest.param(looked_up(name="Ida"), Outcome.NOT_MET, id="another field"),
        pytest.param(looked_up(turn=3, email="ida@example.com"), Outcome.NOT_MET, id="read for this very turn"),
        pytest.param(looked_up(error="no", email="ida@example.com"), Outcome.NOT_MET, id="refused"),
    ],
)
def test_asking_for_what_was_looked_up_is_seen(call, outcome):
    """The bot has it on its desk."""
    verdict = asked("Stale.", "One moment.", "Yes?", "What is your email address?", calls=[call])

    assert verdict.outcome is outcome
    if outcome is Outcome.MET:
        assert verdict.evidence == (1, 3)
        assert "asks for the email that get_user showed in turn 1" in verdict.reason


@pytest.mark.parametrize(
    ("rows", "verified", "outcome"),
    [
        pytest.param(({"id": "CUS-1", "postcode": "AB1 2CD"},), True, Outcome.MET, id="held"),
        pytest.param(({"id": "CUS-1", "postcode": "AB1 2CD"},), False, Outcome.NOT_MET, id="to be verified"),
        pytest.param(({"id": "CUS-1"},), True, Outcome.NOT_MET, id="not held"),
        pytest.param(({"postcode": "AB1"}, {"postcode": "AB2"}), True, Outcome.NOT_MET, id="two customers"),
    ],
)
def test_a_verified_customers_record_is_known(rows, verified, outcome):
    """Verification asks for it rightly; afterwards it is there."""
    verdict = asked("Stale.", "What is your postcode?", started_verified=verified, records={"customers": rows})

    assert verdict.outcome is outcome
    if outcome is Outcome.MET:
        assert (verdict.evidence, "that the customer's record holds" in verdict.reason) == ((1,), True)


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        pytest.param("A stale loaf (ORD-12)!", Outcome.MET, id="its id"),
        pytest.param("A stale loaf (ORD-99)!", Outcome.NOT_MET, id="an id of no record"),
        pytest.param("Stale: ORD-12, ORD-13!", Outcome.NOT_MET, id="two of them"),
    ],
)
def test_a_records_id_needs_no_label(said, outcome):
    """The records say of what kind it is."""
    orders = ({"id": "ORD-12"}, {"id": "ORD-13"}, {"item": "roll"})

    assert asked(said, ASK, records={"orders": orders}).outcome is outcome


def test_people_who_took_over_are_not_the_bot():
    """An employee may ask what they like."""
    conversation = a_conversation(GIVEN, "One moment.", "Yes?", "x", ending="recorded")
    turns = (*conversation.turns[:3], type(conversation.turns[3])(index=3, speaker="human", text=ASK))
    verdict = answer(AGAIN, a_conversation(ending="recorded", turns=turns), **BARE)

    assert verdict.outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        pytest.param((GIVEN, "  "), "en", id="silence"),
        pytest.param(("Tilaus KR-4471.", "Mikä on tilausnumero?"), "fi", id="no tables"),
    ],
)
def test_what_cannot_be_read_is_never_a_pass(texts, language):
    """Nobody knows what was asked."""
    assert asked(*texts, language=language).outcome is Outcome.UNGRADED
