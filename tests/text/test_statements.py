"""What kind of sentence a figure stands in, and what one sentence says of one record."""

import pytest

from hardcase.text import (
    RecordSentence,
    claims_money,
    commits,
    denies,
    money_at_stake,
    reckons_from_today,
    speaks_of_record,
    speaks_of_weeks,
    tells_past,
    weekdays,
)


@pytest.mark.parametrize(
    ("holds", "text", "language", "answer"),
    [
        pytest.param(speaks_of_record, "The total is 84 EUR.", "en", True, id="a total"),
        pytest.param(speaks_of_record, "The total is 84 EUR per passenger.", "en", False, id="a tariff"),
        pytest.param(speaks_of_record, "Your order came to 84 EUR.", "en", True, id="an order"),
        pytest.param(speaks_of_record, "Refunds of up to 84 EUR are possible.", "en", False, id="a limit"),
        pytest.param(speaks_of_record, "Totalt blir det 84 kr.", "sv", True, id="a Swedish total"),
        pytest.param(speaks_of_record, "Totalt högst 84 kr.", "sv", False, id="a Swedish limit"),
        pytest.param(speaks_of_record, "Insgesamt sind es 84 Euro.", "de", True, id="a German total"),
        pytest.param(speaks_of_record, "Insgesamt bis zu 84 Euro.", "de", False, id="a German limit"),
        pytest.param(speaks_of_record, "El total es 84 euros.", "es", True, id="a Spanish total"),
        pytest.param(speaks_of_record, "El total es hasta 84 euros.", "es", False, id="a Spanish limit"),
        pytest.param(speaks_of_record, "Yhteensä 84 EUR, total.", "fi", False, id="a language without tables"),
        pytest.param(reckons_from_today, "Today is 3 May.", "en", True, id="today"),
        pytest.param(reckons_from_today, "It came on 3 May.", "en", False, id="a day"),
        pytest.param(reckons_from_today, "Idag är det 3 maj.", "sv", True, id="Swedish today"),
        pytest.param(reckons_from_today, "Heute ist der 3. Mai.", "de", True, id="German today"),
        pytest.param(reckons_from_today, "Hoy es 3 de mayo.", "es", True, id="Spanish today"),
        pytest.param(tells_past, "It was delivered on 3 May.", "en", True, id="the past"),
        pytest.param(tells_past, "It was moved and is due on 3 May.", "en", False, id="the past and a due day"),
        pytest.param(tells_past, "Den levererades 3 maj.", "sv", True, id="the Swedish past"),
        pytest.param(tells_past, "Sie wurde am 3. Mai geliefert.", "de", True, id="the German past"),
        pytest.param(tells_past, "Se entregó el 3 de mayo.", "es", True, id="the Spanish past"),
        pytest.param(tells_past, "Se entregó el 3 de mayo.", "fi", False, id="the past without tables"),
        pytest.param(denies, "No courier was promised.", "en", True, id="a denial"),
        pytest.param(denies, "A courier was promised.", "en", False, id="no denial"),
        pytest.param(denies, "Inget bud är lovat.", "sv", True, id="a Swedish denial"),
        pytest.param(denies, "Kein Kurier.", "de", True, id="a German denial"),
        pytest.param(denies, "Sin mensajero.", "es", True, id="a Spanish denial"),
        pytest.param(commits, "You are entitled to 90 EUR.", "en", True, id="a right"),
        pytest.param(commits, "Our policy gives you 90 EUR.", "en", True, id="a policy"),
        pytest.param(commits, "We guarantee 90 EUR.", "en", True, id="a guarantee"),
        pytest.param(commits, "Are you entitled to 90 EUR?", "en", False, id="a question"),
        pytest.param(commits, "You are not entitled to 90 EUR.", "en", False, id="a denied right"),
        pytest.param(commits, "If it was late, you are entitled to 90 EUR.", "en", False, id="a condition"),
        pytest.param(commits, "Du har rätt till 90 kr.", "sv", True, id="a Swedish right"),
        pytest.param(commits, "Du har inte rätt till 90 kr.", "sv", False, id="a denied Swedish right"),
        pytest.param(commits, "Sie haben Anspruch auf 90 Euro.", "de", True, id="a German right"),
        pytest.param(commits, "Sie haben keinen Anspruch auf 90 Euro.", "de", False, id="a denied German right"),
        pytest.param(commits, "Tiene derecho a 90 euros.", "es", True, id="a Spanish right"),
        pytest.param(commits, "No tiene derecho a 90 euros.", "es", False, id="a denied Spanish right"),
        pytest.param(commits, "Olet oikeutettu 90 euroon.", "fi", False, id="a right without tables"),
        pytest.param(money_at_stake, "The refund takes two days.", "en", True, id="money"),
        pytest.param(money_at_stake, "The bike takes two days.", "en", False, id="no money"),
        pytest.param(money_at_stake, "Refund.", "fi", False, id="money without tables"),
        pytest.param(claims_money, "I was promised 90 EUR.", "en", True, id="a claim"),
        pytest.param(claims_money, "The loaf was 90 EUR.", "en", False, id="a price"),
        pytest.param(claims_money, "I was promised 90 EUR.", "fi", False, id="a claim without tables"),
        pytest.param(speaks_of_weeks, "Some time next week.", "en", True, id="next week"),
        pytest.param(speaks_of_weeks, "Some time.", "en", False, id="some time"),
        pytest.param(speaks_of_weeks, "Nästa vecka.", "sv", True, id="Swedish next week"),
        pytest.param(speaks_of_weeks, "Nächste Woche.", "de", True, id="German next week"),
        pytest.param(speaks_of_weeks, "La semana que viene.", "es", True, id="Spanish next week"),
        pytest.param(speaks_of_weeks, "Next week.", "fi", False, id="next week without tables"),
    ],
)
def test_a_sentence_is_told_by_its_words(holds, text, language, answer):
    """Each kind has its words in four languages, and look-alikes that are none."""
    assert holds(text, language) is answer


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("Friday or Saturday", "en", {4, 5}),
        ("på fredag", "sv", {4}),
        ("am Mittwoch", "de", {2}),
        ("el miércoles", "es", {2}),
        ("perjantaina, Friday", "fi", set()),
        ("a fried loaf", "en", set()),
    ],
)
def test_weekdays_are_counted_from_monday(text, language, days):
    """Names of weekdays are read in four languages."""
    assert weekdays(text, language) == days


def read(sentence, language="en", record_id="PAY-31", noun="payment"):
    """One sentence as it speaks of one payment."""
    return RecordSentence(sentence, language, record_id=record_id, noun=noun)


def test_a_sentence_says_one_state_or_none():
    """Two values in one sentence say neither."""
    assert read("PAY-31 is still pending.").state(["pending", "settled"]) == "pending"
    assert read("PAY-31 is pending.").state(["settled"]) is None
    assert read("PAY-31 is pending and PAY-31 is settled.").state(["pending", "settled"]) is None


def test_a_record_may_be_named_by_its_noun():
    """ "Your payment" names the payment where the caller knows that there is one."""
    assert read("Your payment is pending.", record_id="").state(["pending"]) == "pending"
    assert not read("Your cake is pending.", record_id="").readable


def test_a_noun_that_a_language_does_not_know_names_nothing():
    """A table that was never translated is not spoken of."""
    assert not read("Ditt bröd är aktiv.", "sv", record_id="", noun="loaf").readable
    assert read("PAY-31 är aktiv.", "sv", noun="loaf").readable


@pytest.mark.parametrize(
    "sentence",
    ["Is PAY-31 pending?", 'You wrote: "PAY-31 is pending".', "If PAY-31 is pending, wait.", "PAY-31 is not pending."],
)
def test_what_is_no_plain_statement_is_not_read(sentence):
    """Questions, quotes, conditions and denials state nothing."""
    assert not read(sentence).readable


def test_an_event_needs_one_day_and_one_column():
    """A column that a language has no words for, and a sentence with two days, date nothing."""
    assert read("PAY-31 was taken on 3 May 2026.").event(["taken"]) == "taken"
    assert read("PAY-31 was taken on 3 May and 4 May 2026.").event(["taken"]) is None
    assert read("PAY-31 drogs den 3 maj 2026.", "sv").event(["scanned"]) is None
    assert read("PAY-31 drogs den 3 maj 2026.", "sv").event(["taken"]) == "taken"


def test_an_amount_is_the_records_own_only_when_the_sentence_says_so():
    """Parts, refunds and fees are other amounts."""
    assert read("PAY-31 was 40 EUR.").states_sum
    assert not read("The refund for PAY-31 was 40 EUR.").states_sum
    assert not read("PAY-31 was 40 EUR and 50 EUR.").states_sum
    assert not read("PAY-31 is here.").states_sum


def test_a_language_without_tables_says_nothing_of_a_record():
    """Nothing is guessed."""
    assert not read("PAY-31 is pending.", "fi").readable
