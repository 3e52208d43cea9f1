"""A bot does not say one thing and then its opposite, unless something between the two explains it."""

import pytest

from hardcase.cases import NO_COMPANY
from hardcase.conversations import Turn
from hardcase.verdicts import Outcome
from tests.books import answer
from tests.builders import a_call, a_check, a_conversation

SELF = a_check("self-contradiction", points=-3, dimension="correctness")
CAN, CANNOT = "I can refund ORD-12345 for you.", "I cannot refund ORD-12345."


def said(*texts, **changes):
    """The verdict on what a bot said, of a recording of which nothing else is known."""
    language = changes.pop("language", "en")
    conversation = a_conversation(*texts, **{"ending": "recorded", **changes})
    return answer(SELF, conversation, company=NO_COMPANY, records={}, language=language)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        pytest.param("en", CAN, CANNOT, id="can and cannot"),
        pytest.param("en", CANNOT, CAN, id="cannot and can"),
        pytest.param("en", "ORD-12345 has been cancelled.", "ORD-12345 has not been cancelled.", id="done and not"),
        pytest.param("en", "ORD-12345 is eligible for a refund.", "ORD-12345 cannot be refunded.", id="eligible"),
        pytest.param("en", "I've replaced the lamp of ORD-12345.", "We can't replace ORD-12345.", id="active"),
        pytest.param("en", "A refund of £40 is due on ORD-12345.", "The refund of £30 is for ORD-12345.", id="amounts"),
        pytest.param("sv", "Jag kan återbetala ORD-12345.", "Jag kan inte återbetala ORD-12345.", id="Swedish"),
        pytest.param("de", "Ich kann ORD-12345 stornieren.", "Ich kann ORD-12345 nicht stornieren.", id="German"),
        pytest.param("es", "Puedo cancelar ORD-12345.", "No puedo cancelar ORD-12345.", id="Spanish"),
    ],
)
def test_opposites_about_one_record_are_a_contradiction(language, first, second):
    """Both sentences are quoted with their turns."""
    verdict = said("Well?", f"Hm. {first}", "Why?", f"So. {second}", language=language)

    assert (verdict.outcome, verdict.evidence) == (Outcome.MET, (1, 3))
    assert verdict.reason == f"turn 1 says {first!r}, and turn 3 says {second!r}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(CAN, "I cannot refund ORD-54321.", id="another record"),
        pytest.param(f"{CAN} ORD-54321 is here.", "I cannot refund ORD-54321.", id="another, named before"),
        pytest.param(CAN, "I cannot cancel ORD-12345.", id="another act"),
        pytest.param(CAN, CAN, id="the same again"),
        pytest.param(CAN, "I cannot refund your order.", id="no record named"),
        pytest.param(CAN, "If it was opened I cannot refund ORD-12345.", id="a condition"),
        pytest.param(CAN, "I cannot refund ORD-12345 without a photo.", id="a requirement"),
        pytest.param(CAN, "Can I not refund ORD-12345?", id="a question"),
        pytest.param(CAN, "I cannot refund ORD-12345 and ORD-54321.", id="two records at once"),
        pytest.param(CAN, "I cannot refund ABCDEF with ORD-12345.", id="a booking of letters beside it"),
        pytest.param(CAN, "I cannot refund ORD-12345 in full.", id="the whole and a part"),
        pytest.param(CAN, "I cannot refund ORD-12345 myself.", id="whose hands it is in"),
        pytest.param(CAN, "Correction: I cannot refund ORD-12345.", id="a correction"),
        pytest.param(CAN, "I'm sorry, I was wrong. I cannot refund ORD-12345.", id="an apology"),
        pytest.param("I could refund ORD-12345.", CANNOT, id="a possibility"),
        pytest.param("ORD-12345 can be refunded or replaced.", CANNOT, id="options side by side"),
        pytest.param("A refund of £40 is due on ORD-12345.", "The refund of £40 is for ORD-12345.", id="one amount"),
        pytest.param("A refund of £40 is due on ORD-12345.", "The refund of $30 is for ORD-12345.", id="currencies"),
        pytest.param("A refund of £40 is due on ORD-12345.", "The late fee of £6 is on ORD-12345.", id="names"),
        pytest.param("A refund of £40 is due on ORD-12345.", CANNOT, id="an amount and an act"),
        pytest.param("ORD-12345: a refund of £40, late fee of £6.", "The refund of £30 for ORD-12345.", id="a list"),
        pytest.param("The price for ORD-12345 is £40.", "The price for ORD-12345 is £30.", id="prices change"),
    ],
)
def test_what_is_not_plainly_opposite_is_none(first, second):
    """What must not fire: other things, conditions, corrections, choices."""
    verdict = said("Well?", first, "Why?", second)

    assert verdict.outcome is Outcome.NOT_MET
    assert verdict.reason.endswith("was seen in none of 2 bot turns")


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        pytest.param("sv", "Jag kan återbetala ORD-12345.", "Jag hade fel, ORD-12345 kan inte återbetalas.", id="sv"),
        pytest.param("de", "Ich kann ORD-12345 stornieren.", "Irrtum: ich kann ORD-12345 nicht stornieren.", id="de"),
        pytest.param("es", "Puedo cancelar ORD-12345.", "Perdón, no puedo cancelar ORD-12345.", id="es"),
    ],
)
def test_a_correction_is_heard_in_every_language(language, first, second):
    """Whoever takes it back does not contradict."""
    assert said("?", first, "?", second, language=language).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("why", "outcome"),
    [
        pytest.param("Why?", Outcome.MET, id="a question"),
        pytest.param("But you just told me you can refund it!", Outcome.MET, id="pressing the point"),
        pytest.param("I bought it 40 days ago.", Outcome.NOT_MET, id="a number"),
        pytest.param("Actually my daughter opened the parcel yesterday morning.", Outcome.NOT_MET, id="a new fact"),
    ],
)
def test_news_from_the_customer_explains_a_change(why, outcome):
    """New facts may turn a yes into a no."""
    assert said("Refund it?", CAN, why, CANNOT).outcome is outcome


@pytest.mark.parametrize(
    ("call", "outcome"),
    [
        pytest.param(a_call("look_up_orders", 3), Outcome.NOT_MET, id="looked up between"),
        pytest.param(a_call("look_up_orders", 1), Outcome.MET, id="looked up before"),
        pytest.param(a_call("look_up_orders", 3, refused="no"), Outcome.MET, id="refused between"),
    ],
)
def test_a_call_between_explains_a_change(call, outcome):
    """Whoever looked again may know better."""
    assert said("Well?", CAN, "Why?", CANNOT, calls=(call,)).outcome is outcome


def test_a_person_between_explains_a_change():
    """What an employee said is new to the bot."""
    speakers = ("customer", "bot", "human", "bot")
    turns = tuple(
        Turn(index=index, speaker=speaker, text=text)
        for index, (speaker, text) in enumerate(zip(speakers, ("Well?", CAN, "No.", CANNOT), strict=True))
    )

    assert said(turns=turns).outcome is Outcome.NOT_MET


def test_one_turn_is_compared_with_others_only():
    """Two sides of a matter in one turn are no change of mind."""
    assert said("Well?", f"{CAN} {CANNOT}").outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("text", "language"),
    [pytest.param(" ", "en", id="silence"), pytest.param("Je peux.", "fr", id="no phrases")],
)
def test_what_cannot_be_read_is_unknown(text, language):
    """A bot that said nothing, or nothing that can be read, is not cleared."""
    assert said("?", text, language=language).outcome is Outcome.UNGRADED
