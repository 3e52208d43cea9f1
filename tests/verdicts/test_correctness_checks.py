"""Checks of numbers and records: what a bot states must stand somewhere, and may not contradict what stands there."""

from decimal import Decimal

import pytest

from hardcase.cases import NO_COMPANY, Policy
from hardcase.conversations import Call, Turn
from hardcase.text import find_dates
from hardcase.verdicts import Outcome
from hardcase.verdicts.calendar_steps import Days
from hardcase.verdicts.grounds import Grounds
from hardcase.verdicts.pieces import data_piece
from hardcase.verdicts.sums import adds_up, is_one_step
from tests.books import answer
from tests.builders import a_call, a_case, a_check, a_company, a_conversation, a_fact, a_handover

GROUNDED = a_check("grounded-numbers", points=-3, dimension="correctness")
FALSE = a_check("false-statement", points=-4, dimension="correctness")
RECORDS = {
    "orders": ({"id": "ORD-1201", "total": "48.20 EUR", "status": "delivered", "delivered": "2026-03-12"},),
    "payments": (
        {"id": "PAY-31", "order": "ORD-1201", "amount": "48.20 EUR", "status": "settled", "taken": "2026-03-10"},
        {"id": "PAY-32", "order": "ORD-1201", "amount": "5.00 EUR", "status": "pending"},
    ),
    "fees": ({"id": "FEE-7", "plan": "PLN-3", "amount": "6.00 EUR", "status": "charged, 2 March"},),
}
NOWHERE = "stands in neither records, rules, tool results nor the customer's words"


def numbers(said, *, customer="Where is my order?", language="en", records=RECORDS, told="", case=None, **conversation):
    """The verdict on one bot turn of figures."""
    talk = a_conversation(customer, said, told=told, **conversation)
    return answer(GROUNDED, talk, records=records, language=language, **(case or {}))


def statement(said, *, language="en", records=RECORDS, **conversation):
    """The verdict on one bot turn about records."""
    return answer(FALSE, a_conversation("Where is it?", said, **conversation), records=records, language=language)


@pytest.mark.parametrize(
    ("said", "language", "named"),
    [
        pytest.param("You paid 61.70 EUR.", "en", "'61.70 EUR'", id="an amount"),
        pytest.param("You paid 48.20 pounds.", "en", "'48.20 pounds'", id="the right number in the wrong currency"),
        pytest.param("The bike comes on 14 May 2026.", "en", "'14 May 2026'", id="a day"),
        pytest.param("It was delivered on 13 March.", "en", "'13 March'", id="a day beside the right one, in the past"),
        pytest.param("It was delivered on 12 March 2025.", "en", "'12 March 2025'", id="the right day of another year"),
        pytest.param("Your refund is REF-5521.", "en", "'REF-5521'", id="an id"),
        pytest.param("Your payment PAY-33 is here.", "en", "'PAY-33'", id="an id that is nearly right"),
        pytest.param("Your payment PAY-3 is here.", "en", "'PAY-3'", id="the beginning of an id"),
        pytest.param("It came on 14 May and not on 15 May.", "en", "'14 May'", id="two days"),
        pytest.param("Did you order on 14 May 2026?", "en", "'14 May 2026'", id="a question still states it"),
        pytest.param("Du betalade 580 kr.", "sv", "'580 kr'", id="in Swedish"),
        pytest.param("Ihre Bestellnummer lautet 778123.", "de", "'778123'", id="in German"),
        pytest.param("Llegó el 14 de mayo de 2026.", "es", "'14 de mayo de 2026'", id="in Spanish"),
    ],
)
def test_a_figure_from_nowhere_is_named_with_its_sentence(said, language, named):
    """The reason quotes figure and sentence, so that a support lead can look it up."""
    verdict = numbers(f"Hello! {said}", language=language)

    assert verdict.outcome is Outcome.MET
    assert verdict.reason.startswith("turn 1 states the ")
    assert f"{named}, which {NOWHERE}: {said!r}" in verdict.reason
    assert verdict.evidence == (1,)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        pytest.param("You paid 48.20 EUR.", "en", id="an amount of the records"),
        pytest.param("You paid €48.20 and 5 euros.", "en", id="written otherwise"),
        pytest.param("Both are 53.20 EUR.", "en", id="a sum"),
        pytest.param("That leaves 43.20 EUR.", "en", id="a difference"),
        pytest.param("Two of them are 96.40 EUR.", "en", id="a multiple"),
        pytest.param("Half of it is 24.10 EUR.", "en", id="a part"),
        pytest.param("You pay 0 EUR.", "en", id="nothing"),
        pytest.param("My limit is 20 EUR.", "en", id="authority"),
        pytest.param("It was delivered on 12 March.", "en", id="a day without its year"),
        pytest.param("Stale bread can come back until 14 March 2026.", "en", id="a day moved by a policy"),
        pytest.param("Order 1201 is here.", "en", id="the digits of an id"),
        pytest.param("ord-1201 is yours.", "en", id="an id in small letters"),
        pytest.param("1. Look up. 2. Wait. We bake 24/7, from 07:00.", "en", id="list marks and clock times"),
        pytest.param("Card **** 4242, phone 0800 123 4567.", "en", id="digits of cards and phones"),
        pytest.param("Please write it as, for example, ORD-9999.", "en", id="an example"),
        pytest.param("The 2nd loaf, 30 percent rye, in 3 days.", "en", id="counts and shares"),
        pytest.param("Du betalade 48,20 euro.", "sv", id="Swedish, grounded"),
        pytest.param("Sie haben 48,20 Euro bezahlt.", "de", id="German, grounded"),
        pytest.param("Ha pagado 48,20 euros.", "es", id="Spanish, grounded"),
        pytest.param("Maksoit 48,20 euroa.", "fi", id="a language without tables, grounded"),
    ],
)
def test_a_figure_that_stands_somewhere_is_grounded(said, language):
    """What must not fire: figures of the records and rules, one step from them, and figures that are none."""
    assert numbers(said, language=language).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("customer", "said"),
    [
        pytest.param("I paid 77 for it.", "You paid 77 EUR.", id="a bare number of the customer's"),
        pytest.param("It was order kru 48213.", "I look at KRU-48213.", id="an id with a space"),
        pytest.param("It was order 48213.", "I look at KRU-48213.", id="the digits of an id"),
        pytest.param("From 14 to 16 May?", "16 May it is, or 14 May.", id="days of the customer's"),
        pytest.param("It was order QX7KP2.", "I look at order QX7KP2.", id="an id of the customer's"),
        pytest.param("I want it on the 6th.", "I see what there is on 6 April.", id="a day without its month"),
        pytest.param("Can it come on Monday?", "That is 16 March 2026.", id="a weekday near a known day"),
        pytest.param("Can it come next week?", "That is 17 March 2026.", id="a week near a known day"),
    ],
)
def test_the_customers_words_ground_a_figure(customer, said):
    """Whoever is asked about a figure may answer about it."""
    assert numbers(said, customer=customer).outcome is Outcome.NOT_MET


def test_later_words_and_calls_ground_nothing_that_was_said_before():
    """What could be known is asked turn by turn."""
    texts = ("Hello.", "It is REF-5521.", "Yes, REF-5521.", "Thanks for REF-5521.")
    late = Call(turn=3, tool="look_up_orders", result={"orders": [{"id": "REF-5521"}]})

    assert answer(GROUNDED, a_conversation(*texts, calls=[late]), records=RECORDS).evidence == (1,)
    assert answer(GROUNDED, a_conversation("REF-5521?", *texts[1:]), records=RECORDS).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("result", "said"),
    [
        pytest.param({"items": [{"price": 71}, {"price": 64.5}]}, "One is $71.", id="a number"),
        pytest.param({"items": [{"price": 71}, {"price": 64.5}]}, "Together $135.50.", id="a column's total"),
        pytest.param({"price": "1,234.50 EUR"}, "It is 1234.50 EUR.", id="an amount with thousands"),
        pytest.param({"price": "17"}, "It is 17 EUR.", id="a text that is a number"),
        pytest.param({"note": "10% off, 80 EUR before"}, "That is 8 EUR less, so 72 EUR.", id="a share"),
    ],
)
def test_tool_results_ground_a_figure(result, said):
    """What a tool answered by the turn can be stated."""
    call = Call(turn=1, tool="search", result=result)

    assert numbers(said, calls=[call]).outcome is Outcome.NOT_MET


def test_a_small_number_that_counts_something_grounds_no_amount():
    """ "2 days" in a policy is no two euros, and the count of an order is no price."""
    assert numbers("You get 2 GBP.", records={"orders": ({"id": "ORD-1", "note": "2 loaves"},)}).outcome is Outcome.MET
    assert numbers("You get 130 GBP.", records={"orders": ({"id": "ORD-1", "note": "130 EUR"},)}).outcome is Outcome.MET
    assert numbers("You get 130 GBP.", records={"orders": ({"id": "ORD-1", "note": "130"},)}).outcome is Outcome.NOT_MET


def test_the_facts_a_case_expects_are_grounded():
    """What a case wants to be told is true, wherever a bot has it from."""
    case = a_case(criteria=(GROUNDED, a_fact(money="93.17 EUR")), records=RECORDS)
    grounds = Grounds(case, a_conversation("Hm."))

    assert "93.17 EUR" in " ".join(grounds.texts(0))
    assert "93.18 EUR" not in " ".join(grounds.texts(0))


def test_an_employees_words_and_an_earlier_packet_ground_a_figure():
    """Whoever took over may name what the bot repeats."""
    turns = (
        Turn(index=0, speaker="customer", text="Stale."),
        Turn(index=1, speaker="bot", text="I pass you on."),
        Turn(index=2, speaker="human", text="I give you 37.50 EUR."),
        Turn(index=3, speaker="bot", text="You get 37.50 EUR, case CAS-9121."),
    )
    talk = a_conversation(handover=a_handover(entities=["CAS-9121"]), turns=turns)

    assert answer(GROUNDED, talk, records=RECORDS).outcome is Outcome.NOT_MET


def test_what_the_bot_reckoned_from_known_amounts_grounds_its_next_step():
    """A reckoning over several lines is followed, and a wrong bottom line is found."""
    lines = "Bread 48.20 EUR, roll 5.00 EUR, fee 6.00 EUR, limit 20 EUR.\nTotal: 79.20 EUR."

    assert numbers(lines).outcome is Outcome.NOT_MET
    assert "'77.10 EUR'" in numbers(lines.replace("79.20", "77.10")).reason
    assert numbers("Seats cost 964, so 48.20 EUR + 5 EUR + 964 EUR = 1,017.20 EUR.").outcome is Outcome.MET
    assert numbers("Middle: 241. You pay 723 EUR.", customer="Hm.").outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        pytest.param("The total is $84.", Outcome.MET, id="a total from nowhere"),
        pytest.param("A cake is $84 per person.", Outcome.UNGRADED, id="a tariff, which a policy could state"),
        pytest.param("It was made on 4 May.", Outcome.MET, id="a day on record"),
        pytest.param("Today is 4 May.", Outcome.UNGRADED, id="today"),
        pytest.param("It is booking QX7KP2.", Outcome.MET, id="an id"),
    ],
)
def test_of_a_recording_with_unknown_rules_only_what_no_rule_states_is_asked(said, outcome):
    """Without policies a tariff cannot be held against a bot, nor does it clear it; with them it can."""
    call = Call(turn=1, tool="look_up", result={"price": 31})
    rules = {"case": {"company": NO_COMPANY}, "records": {}, "calls": [call], "ending": "recorded"}

    assert numbers(said, **rules).outcome is outcome
    assert numbers(said, told="The shop opens at eight.", **rules).outcome is Outcome.MET


@pytest.mark.parametrize(
    ("texts", "case", "reason"),
    [
        pytest.param(("Hm.",), {}, "the bot said nothing that could be checked", id="no bot turn"),
        pytest.param(("Hm.", " "), {}, "the bot said nothing that could be checked", id="an empty turn"),
        pytest.param(
            ("Hm.", "It is REF-5521."),
            {"records": {}, "company": NO_COMPANY},
            "nothing is known of what the bot could look up",
            id="nothing known",
        ),
    ],
)
def test_silence_and_ignorance_prove_nothing(texts, case, reason):
    """A bot that says nothing has not shown that its figures are right."""
    verdict = answer(GROUNDED, a_conversation(*texts), **case)

    assert (verdict.outcome, verdict.reason) == (Outcome.UNGRADED, reason)


def test_a_turn_without_figures_is_said_to_be_one():
    """The count in the reason is what was held against the grounds."""
    assert numbers("Good morning.").reason == "the bot stated no amount, date or id that could be checked"
    assert numbers("ORD-1201, 48.20 EUR.").reason.startswith("each of the 2 amounts, dates and ids")


def test_odd_results_are_read_as_text():
    """What JSON cannot write is still a text, and hostile length is read in time."""
    assert "PAY-31" in data_piece({"when": {1j: "PAY-31"}}).text
    assert numbers("48.20 EUR " * 5_000 + "\x00").outcome is Outcome.NOT_MET
    assert numbers(" ".join(f"{each}.17 EUR," for each in range(1_000, 9_000))).outcome is Outcome.MET
    assert statement("PAY-31 is " * 9_000).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("wanted", "known", "rates", "follows"),
    [
        (0, [], [], True),
        (54, [6], [], True),
        (60, [6], [], False),
        (6, [54], [], True),
        (11, [4, 7], [], True),
        (22, [4, 7], [], True),
        (19, [4, 7], [], False),
        (90, [100], [10], True),
        (10, [100], [10], True),
        (13, [100], [10], False),
    ],
)
def test_one_step_of_arithmetic_is_one(wanted, known, rates, follows):
    """Multiples end at nine, and two steps are too many."""
    assert is_one_step(Decimal(wanted), [Decimal(each) for each in known], [Decimal(each) for each in rates]) is follows


def test_a_bottom_line_adds_up_what_stands_above_it():
    """Sums of neighbours, of any three, and one amount less those beside it."""
    stated = [Decimal(each) for each in (1, 20, 300, 4000, 50000)]

    assert adds_up(Decimal(54321), [], stated)
    assert adds_up(Decimal(4021), [], stated)
    assert adds_up(Decimal(49680), stated[1:3], stated)
    assert not adds_up(Decimal(49681), stated[1:3], stated)


@pytest.mark.parametrize(
    ("text", "day", "reached"),
    [
        ("On 2026-03-12, within 3 business days", "17 March 2026", True),
        ("On 2026-03-12, within 3 business days", "18 March 2026", False),
        ("On 2026-03-12, within 1 business day", "13 March 2026", True),
        ("On 2026-03-14, within 5 business days", "21 March 2026", False),
        ("On 2026-03-12, for 2 weeks", "26 March 2026", True),
        ("On 2026-03-12, for 48 hours", "14 March 2026", True),
        ("On 2026-03-12, for 30 minutes", "14 March 2026", False),
        ("On 2026-03-12, for a month", "12 April 2026", True),
        ("On 2026-03-12, for 3 months", "12 June 2026", True),
        ("On 2026-03-12, for 3 months", "4 June 2026", False),
        ("On 2026-03-12, for 2 years", "11 March 2028", True),
        ("On 2026-03-12, for 40 years", "12 March 2066", False),
        ("On 12 March, for 10 days", "22 March", True),
        ("On 29 February, for 10 days", "10 March", True),
        ("On 2026-03-12, and on 29 February", "8 August", False),
        ("For 10 days", "22 March", False),
    ],
)
def test_a_length_of_time_leads_from_a_day_to_another(text, day, reached):
    """Days, weeks, months and working days are counted as a calendar has them."""
    (said,) = find_dates(day)
    days = Days([text], "en", rules=[], spoken=[])

    assert (days.named(said) or days.reached(said, by_rule=False)) is reached


def test_a_rule_moves_a_day_only_where_a_step_by_rule_is_taken():
    """A policy for everybody is no date of this customer's."""
    (said,) = find_dates("22 March 2026")
    days = Days(["2026-03-12"], "en", rules=["within 10 days"], spoken=[])

    assert not days.reached(said, by_rule=False)
    assert days.reached(said, by_rule=True)


@pytest.mark.parametrize(
    ("said", "language", "why"),
    [
        pytest.param("PAY-31 is still pending.", "en", "PAY-31 had the status 'settled'", id="a status"),
        pytest.param("The status of PAY-31 is pending.", "en", "PAY-31 had the status 'settled'", id="the status of"),
        pytest.param("Your order is refunded.", "en", "ORD-1201 had the status 'delivered'", id="the only order"),
        pytest.param("Order ORD-1201 came to 61.70 EUR.", "en", "ORD-1201 holds 48.20 EUR", id="an amount"),
        pytest.param("Payment PAY-32 (7.40 EUR) is yours.", "en", "PAY-32 holds 5.00 EUR", id="an amount in brackets"),
        pytest.param(
            "ORD-1201 was delivered on 14 May 2026.", "en", "ORD-1201 has '2026-03-12' under 'delivered'", id="a day"
        ),
        pytest.param(
            "PAY-31 was charged on 9 March.", "en", "PAY-31 has '2026-03-10' under 'taken'", id="in other words"
        ),
        pytest.param("Betalningen PAY-31 är väntande.", "sv", "PAY-31 had the status 'settled'", id="in Swedish"),
        pytest.param("Ihre Zahlung PAY-31 ist noch ausstehend.", "de", "had the status 'settled'", id="in German"),
        pytest.param("Su pago PAY-31 está pendiente.", "es", "had the status 'settled'", id="in Spanish"),
    ],
)
def test_a_statement_against_the_record_is_quoted_beside_it(said, language, why):
    """The reason gives the words and what the record held then."""
    verdict = statement(f"Hello! {said}", language=language)

    assert verdict.outcome is Outcome.MET
    assert verdict.reason.startswith(f"turn 1 says {said!r}, but ")
    assert why in verdict.reason
    assert verdict.evidence == (1,)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        pytest.param("PAY-31 is settled.", "en", id="what the record holds"),
        pytest.param("PAY-32 is pending.", "en", id="another record's status"),
        pytest.param("PAY-31 and PAY-32 are pending.", "en", id="two records"),
        pytest.param("Is PAY-31 still pending?", "en", id="a question"),
        pytest.param("If PAY-31 is pending, it drops off.", "en", id="a condition"),
        pytest.param("PAY-31 is not pending.", "en", id="a denial"),
        pytest.param("You wrote that PAY-31 is pending.", "en", id="the customer's claim"),
        pytest.param("PAY-31 will be refunded.", "en", id="the future"),
        pytest.param("Your payment is pending.", "en", id="a noun that several records share"),
        pytest.param("ORD-9999 is refunded.", "en", id="a record nobody has"),
        pytest.param("ORD-1201 is shipped.", "en", id="a word that is no status of orders"),
        pytest.param("FEE-7 is settled.", "en", id="a status that is a story"),
        pytest.param("ORD-1201 came to 48.20 EUR.", "en", id="the right amount"),
        pytest.param("ORD-1201 came to 53.20 EUR.", "en", id="what its payments add up to"),
        pytest.param("I can refund 20.00 EUR of ORD-1201.", "en", id="another amount"),
        pytest.param("The refund for ORD-1201 is 7 EUR.", "en", id="an amount of something else"),
        pytest.param("ORD-1201 was 61.70 pounds or 70 EUR.", "en", id="two amounts"),
        pytest.param("ORD-1201 was delivered on 12 March.", "en", id="the right day"),
        pytest.param("ORD-1201 was packed on 9 March.", "en", id="a day of which nothing is on record"),
        pytest.param("Betalningen PAY-31 är inte väntande.", "sv", id="a Swedish denial"),
        pytest.param("Wenn PAY-31 noch ausstehend ist, warten Sie.", "de", id="a German condition"),
        pytest.param("Su pago PAY-31 está cobrado.", "es", id="what the record holds, in Spanish"),
    ],
)
def test_what_contradicts_no_record_is_no_false_statement(said, language):
    """What must not fire: true statements, and sentences that state nothing of one record."""
    assert statement(said, language=language).outcome is Outcome.NOT_MET


def test_the_bots_own_calls_change_what_is_true():
    """Refunded is true from the call on, and not before it."""
    texts = ("Stale.", "ORD-1201 is refunded.", "Sure?", "ORD-1201 is refunded.")
    records = {"orders": RECORDS["orders"]}

    def verdict(*calls):
        return answer(FALSE, a_conversation(*texts, calls=calls), records=records)

    refund = {"order_id": "ORD-1201", "amount": "48.20 EUR"}
    assert verdict(a_call(turn=1, **refund)).outcome is Outcome.NOT_MET
    assert verdict(a_call(turn=3, **refund)).evidence == (1,)
    assert verdict(a_call(turn=1, refused="no", **refund)).evidence == (1,)
    assert verdict(a_call(turn=1, order_id="ORD-1202", amount="1.00 EUR")).evidence == (1,)
    assert verdict(a_call(turn=1, amount="1.00 EUR")).outcome is Outcome.NOT_MET
    assert verdict(Call(turn=1, tool="search_rules"), Call(turn=1, tool="unknown")).evidence == (1,)


def test_a_record_that_the_bot_made_can_be_spoken_of():
    """What a call created holds its result."""
    made = Call(turn=1, tool="give_roll", arguments={"reason": "stale"}, result={"id": "ROLL-1", "price": "2.00 EUR"})

    assert statement("ROLL-1 costs 2.00 EUR.", calls=[made]).outcome is Outcome.NOT_MET
    assert statement("ROLL-1 costs 3.50 EUR.", calls=[made]).outcome is Outcome.MET


@pytest.mark.parametrize(
    ("said", "case", "reason"),
    [
        pytest.param(" ", {}, "the bot said nothing that could be checked", id="silence"),
        pytest.param("PAY-31 on kesken.", {"language": "fi"}, "knows no phrases in the language 'fi'", id="no tables"),
        pytest.param("PAY-31 is pending.", {"records": {}}, "no records are known", id="no records"),
    ],
)
def test_a_statement_that_nobody_can_check_is_ungraded(said, case, reason):
    """Silence and ignorance are no truth."""
    verdict = statement(said, **case)

    assert verdict.outcome is Outcome.UNGRADED
    assert reason in verdict.reason


def test_rules_that_are_told_ground_a_recording():
    """A system prompt is a policy: its amounts may be stated, others not."""
    rules = "A cake costs 84 EUR. Today is 2026-05-04."
    case = {"case": {"company": NO_COMPANY}, "records": {}}

    assert numbers("A cake is 84 EUR, today, 4 May.", told=rules, **case).outcome is Outcome.NOT_MET
    assert numbers("A cake is 85 EUR.", told=rules, **case).outcome is Outcome.MET


def test_the_descriptions_of_tools_ground_nothing():
    """A sample in a parameter's description is no amount of anybody's."""
    company = a_company(policies=(Policy(id="rye", text="Rye is 4 EUR."),))
    tool = company.tools[3]

    assert "refund_order" in tool.name
    assert "Refunds." not in " ".join(Grounds(a_case(company=company), a_conversation("Hm.")).texts(0))


def test_a_turn_of_more_figures_than_are_read_is_unknown():
    """What was not read cannot speak for the bot."""
    known = "6.40 EUR"
    said = " ".join(f"ORD-{number}" for number in range(1000, 1400))
    records = {"orders": tuple({"id": f"ORD-{number}", "total": known} for number in range(1000, 1400))}

    verdict = answer(a_check("grounded-numbers", points=-3), a_conversation("Which orders?", said), records=records)

    assert verdict.outcome is Outcome.UNGRADED
    assert verdict.reason == "the bot stated more amounts, dates and ids than are read"
