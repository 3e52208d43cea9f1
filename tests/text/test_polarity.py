"""What a text plainly states of one record: that an act can or cannot be done, and how much something is."""

import pytest

from hardcase.text import corrects, named_amounts, stances
from hardcase.text.pledging import FINITE
from hardcase.text.polarity import _ACTS


@pytest.mark.parametrize(
    ("language", "said", "act", "able"),
    [
        pytest.param("en", "We are able to replace ORD-12345.", "replace", True, id="able to"),
        pytest.param("en", "ORD-12345 has already been refunded.", "refund", True, id="done"),
        pytest.param("en", "**ORD-12345** can be cancelled.", "cancel", True, id="with mark-up"),
        pytest.param("en", "We're unable to waive it on ORD-12345.", "waive", False, id="unable"),
        pytest.param("en", "ORD-12345 isn't eligible for a refund.", "refund", False, id="not eligible"),
        pytest.param("en", "A refund for ORD-12345 is not possible.", "refund", False, id="not possible"),
        pytest.param("sv", "Jag har återbetalat ORD-12345.", "refund", True, id="Swedish, done"),
        pytest.param("sv", "ORD-12345 kan inte avbokas.", "cancel", False, id="Swedish, cannot"),
        pytest.param("de", "Wir können ORD-12345 erstatten.", "refund", True, id="German, can"),
        pytest.param("de", "ORD-12345 kann leider nicht storniert werden.", "cancel", False, id="German, cannot"),
        pytest.param("es", "He reembolsado ORD-12345.", "refund", True, id="Spanish, done"),
        pytest.param("es", "No es posible cancelar ORD-12345.", "cancel", False, id="Spanish, cannot"),
    ],
)
def test_a_plain_statement_is_a_stance(language, said, act, able):
    """Act, side, record and sentence are told."""
    (found,) = stances(f"Hm. {said}", language)

    assert (found.act, found.able, found.record, found.sentence) == (act, able, "ORD-12345", said)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("en", "I can refund your order.", id="no record"),
        pytest.param("en", "I can refund ORD-12345 and ORD-54321.", id="two records"),
        pytest.param("en", "Can I refund ORD-12345?", id="a question"),
        pytest.param("en", "I can refund ORD-12345 if it was opened.", id="a condition"),
        pytest.param("en", "I might refund ORD-12345.", id="a possibility"),
        pytest.param("en", "I can look at ORD-12345.", id="another verb"),
        pytest.param("en", "You refund ORD-12345 to her.", id="somebody else"),
        pytest.param("en", "I could not refund ORD-12345.", id="what might have been"),
        pytest.param("en", "The refund rules for ORD-12345 are below.", id="a noun alone"),
        pytest.param("en", "I can only refund ORD-12345 to a card.", id="a limit"),
        pytest.param("en", "I can refund ORD-12345, but it takes a week.", id="a second thought"),
        pytest.param("en", "I can refund order 12345.", id="a bare number"),
        pytest.param("sv", "Jag kan återbetala ORD-12345 om den är hel.", id="Swedish, a condition"),
        pytest.param("de", "Wenn sie heil ist, kann ich ORD-12345 erstatten.", id="German, a condition"),
        pytest.param("es", "Si está entero, puedo reembolsar ORD-12345.", id="Spanish, a condition"),
        pytest.param("fr", "Je peux rembourser ORD-12345.", id="no tables"),
    ],
)
def test_what_is_not_plain_takes_no_side(language, said):
    """Conditions, questions, several records, other verbs."""
    assert stances(said, language) == []


@pytest.mark.parametrize(
    ("language", "said", "name"),
    [
        pytest.param("en", "Your refund of £40 for ORD-12345 is on its way.", "refund", id="English"),
        pytest.param("en", "The late fee is £6 on ORD-12345.", "late fee", id="with a verb"),
        pytest.param("sv", "Återbetalningen på 400 kr gäller ORD-12345.", "refund", id="Swedish"),
        pytest.param("de", "Die Erstattung von 40 Euro gilt für ORD-12345.", "refund", id="German"),
        pytest.param("es", "El reembolso de 40 euros es de ORD-12345.", "refund", id="Spanish"),
    ],
)
def test_an_amount_with_a_name_is_found(language, said, name):
    """What it is of, and of which record."""
    (found,) = named_amounts(said, language)

    assert (found.name, found.record, found.sentence) == (name, "ORD-12345", said)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Your refund of £40 is on its way.", id="no record"),
        pytest.param("The refund of £40, with £6 of fees, is for ORD-12345.", id="two amounts"),
        pytest.param("Would a refund of £40 for ORD-12345 do?", id="a question"),
        pytest.param("The price of ORD-12345 is £40.", id="another thing"),
        pytest.param("The refund for ORD-12345 takes 5 days.", id="no amount"),
    ],
)
def test_an_amount_without_a_name_or_a_record_is_none(said):
    """One amount, one name, one record."""
    assert named_amounts(said) == []


@pytest.mark.parametrize(
    ("language", "said", "does"),
    [
        pytest.param("en", "Hm. I was wrong about that.", True, id="English"),
        pytest.param("en", "That is right.", False, id="English, none"),
        pytest.param("sv", "Jag hade fel om det.", True, id="Swedish"),
        pytest.param("sv", "Det är bra.", False, id="Swedish, none"),
        pytest.param("de", "Da habe ich mich geirrt.", True, id="German"),
        pytest.param("de", "Das ist gut.", False, id="German, none"),
        pytest.param("es", "Perdón, me equivoqué.", True, id="Spanish"),
        pytest.param("es", "Muy bien.", False, id="Spanish, none"),
        pytest.param("fr", "Pardon.", False, id="no tables"),
    ],
)
def test_a_correction_is_heard(language, said, does):
    """One sentence that takes something back is enough."""
    assert corrects(said, language) is does


def test_both_families_of_words_know_the_same_languages():
    """A language that is read for pledges is read for contradictions."""
    assert set(_ACTS) == set(FINITE)
