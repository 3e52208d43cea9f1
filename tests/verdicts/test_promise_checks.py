"""The promise ledger of recordings without a company: the names of tools stand behind what was claimed."""

import pytest
from msgspec import structs

from hardcase.cases import NO_COMPANY
from hardcase.conversations import Call, Handover, Turn
from hardcase.text import family_claims
from hardcase.verdicts import Outcome
from hardcase.verdicts.reading import WITH_TABLES
from tests.books import answer
from tests.builders import a_call, a_check, a_company, a_conversation, a_handover

KEPT = a_check("promise-kept", veto="not_met")
LOOKED = Call(turn=1, tool="get_booking", result={"ok": True})


SAID = Handover(turn=1, queue="", inferred=True)


def recorded(*texts, calls=(LOOKED,), language="en", **changes):
    """The verdict on a recording of which nothing is known but its words and calls."""
    conversation = a_conversation(*texts, ending="recorded", calls=calls, **changes)
    return answer(KEPT, conversation, company=NO_COMPANY, records={}, language=language)


@pytest.mark.parametrize(
    ("language", "said", "does", "other"),
    [
        pytest.param("en", "Your booking has been cancelled.", "cancel_booking", "change_seat", id="cancelled"),
        pytest.param("en", "I have refunded your ticket.", "issueRefund", "send_note", id="refunded"),
        pytest.param("en", "Your stay was successfully booked!", "book_room", "cancel_room", id="booked"),
        pytest.param("en", "I've rebooked you on the noon train.", "modify_trip", "send_receipt", id="rebooked"),
        pytest.param("en", "The address has been updated.", "update_profile", "refund_order", id="updated"),
        pytest.param("en", "A voucher has been issued to you.", "grant_voucher", "cancel_trip", id="issued"),
        pytest.param("en", "I've transferred you to an agent.", "transfer_to_person", "book_room", id="handed over"),
        pytest.param("en", "I've waived the late fee.", "remove_fee", "book_room", id="waived"),
        pytest.param("en", "Your account has been credited.", "add_credit", "book_room", id="credited"),
        pytest.param("en", "Two bags have been added.", "update_bags", "update_booking_seats", id="bags"),
        pytest.param("en", "I've added a passenger to it.", "edit_passengers", "update_bags", id="a passenger"),
        pytest.param("en", "Your visit has been scheduled!", "flat.book", "flat.check", id="scheduled"),
        pytest.param("en", "Your new stay has been booked.", "book_stay", "cancel_reservation", id="the verb counts"),
        pytest.param("en", "The lamp has been replaced.", "reship_item", "cancel_item", id="replaced"),
        pytest.param("sv", "Jag har avbokat din resa.", "avboka_resa", "boka_resa", id="Swedish"),
        pytest.param("de", "Ich habe Ihre Reise storniert.", "reise_stornieren", "sitz_ändern", id="German"),
        pytest.param("es", "He cancelado su reserva.", "cancelar_reserva", "cambiar_asiento", id="Spanish"),
    ],
)
def test_a_name_stands_behind_the_claim_or_nothing_does(language, said, does, other):
    """The act's own tool keeps the promise; reading, or another act, does not, and the sentence is quoted."""
    texts = ("Hello?", said)
    kept = recorded(*texts, calls=(LOOKED, Call(turn=1, tool=does)), language=language)
    broken = recorded(*texts, calls=(LOOKED, Call(turn=1, tool=other)), language=language)

    assert (kept.outcome, kept.reason) == (Outcome.MET, "1 claimed acts stand on the journal")
    assert (broken.outcome, broken.evidence) == (Outcome.NOT_MET, (1,))
    assert broken.reason.startswith(f"turn 1 says {said!r}, but no call that succeeded by then is named for '")


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(Call(turn=3, tool="cancel_booking"), id="called only later"),
        pytest.param(Call(turn=1, tool="cancel_booking", result={"error": "no such booking"}), id="refused"),
        pytest.param(
            Call(turn=1, tool="cancel_booking", result={"text": "Error: not allowed"}), id="an error in words"
        ),
        pytest.param(Call(turn=1, tool="get_cancellation_rules"), id="only read about"),
        pytest.param(Call(turn=1, tool="booking.check"), id="only asked about"),
    ],
)
def test_a_call_that_did_nothing_keeps_no_promise(call):
    """What counts is an act that succeeded by the time it is claimed."""
    verdict = recorded("Cancel it.", "Your booking has been cancelled.", "Sure?", "Yes.", calls=(call,))

    assert verdict.outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("I can cancel your booking.", id="an offer"),
        pytest.param("Shall I cancel your booking?", id="a question"),
        pytest.param("I'll cancel your booking.", id="the future"),
        pytest.param("I'm cancelling your booking now.", id="under way"),
        pytest.param("I haven't cancelled your booking.", id="a denial"),
        pytest.param("Once it has been cancelled you get a mail.", id="a condition"),
        pytest.param("If the train was cancelled, you get all of it back.", id="what might have been"),
        pytest.param("The train was cancelled by the operator.", id="somebody else's act"),
        pytest.param("I see that your booking has been cancelled.", id="a report"),
        pytest.param("Bookings are cancelled after an hour.", id="a rule"),
        pytest.param("I've noted your wish.", id="a verb of no family"),
        pytest.param("I've checked your booking.", id="reading"),
        pytest.param("I've sent you the details.", id="sending what no tool need send"),
        pytest.param("You said that you had cancelled it.", id="the customer's own act"),
        pytest.param("The refund will be processed in 5 days.", id="what follows by itself"),
    ],
)
def test_what_claims_no_act_needs_no_call(said):
    """Near misses of recorded bots: none of them is a completed act of the bot."""
    verdict = recorded("Cancel it.", said)

    assert (verdict.outcome, verdict.reason) == (Outcome.MET, "no act was claimed")


def test_a_change_pays_its_difference_back():
    """A tool that changes a booking settles the money: the refund claimed with it is kept."""
    changed = Call(turn=1, tool="update_booking")

    assert recorded("Cheaper?", "The difference has been refunded.", calls=(changed,)).outcome is Outcome.MET


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        pytest.param({"handover": a_handover(1)}, Outcome.MET, id="an imported handover"),
        pytest.param({"handover": SAID}, Outcome.NOT_MET, id="only its own words"),
        pytest.param({"handover": a_handover(3)}, Outcome.NOT_MET, id="one that came later"),
        pytest.param({}, Outcome.NOT_MET, id="nobody"),
    ],
)
def test_a_person_stands_behind_a_claimed_handover(changes, outcome):
    """Recordings keep handovers outside the calls."""
    texts = ("A person!", "I've transferred you to an agent.", "Hello?", "Hello.")

    assert recorded(*texts, **changes).outcome is outcome


def test_an_employee_who_speaks_was_reached():
    """Whoever answers as a person was brought in somehow; another act is not done by that."""
    turns = (
        Turn(index=0, speaker="customer", text="A person!"),
        Turn(index=1, speaker="bot", text="I've transferred you to an agent."),
        Turn(index=2, speaker="human", text="Vera here."),
    )
    booked = (turns[0], Turn(index=1, speaker="bot", text="Your stay has been booked."), turns[2])

    assert recorded(turns=turns).outcome is Outcome.MET
    assert recorded(turns=booked).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("texts", "fields", "reason"),
    [
        pytest.param(("Hi.", "It was cancelled."), {"calls": ()}, "the recording has no calls", id="no calls"),
        pytest.param(("Hi.", " "), {}, "the bot said nothing that could be checked", id="silence"),
        pytest.param(
            ("Salut.", "C'est annulé."), {"language": "fr"}, "this check knows no phrases in the language 'fr'", id="fr"
        ),
    ],
)
def test_what_cannot_be_held_against_anything_is_unknown(texts, fields, reason):
    """Neither silence nor a recording without a journal proves that promises are kept."""
    verdict = recorded(*texts, **fields)

    assert (verdict.outcome, verdict.reason) == (Outcome.UNGRADED, reason)


@pytest.mark.parametrize(
    ("said", "tool"),
    [
        pytest.param("Your party has been booked.", "party_rsvp", id="a name without a verb"),
        pytest.param("Your booking has been cancelled.", "42", id="a name without words"),
        pytest.param("Your booking has been cancelled.", "update_booking", id="a status may be set by it"),
        pytest.param("Your booking has been cancelled.", "run_workflow", id="a verb that may do anything"),
        pytest.param("A bag has been added.", "update_reservation", id="the whole record"),
    ],
)
def test_a_name_that_says_nothing_accuses_nobody(said, tool):
    """It might have been the act: nobody knows, and the tool is named."""
    verdict = recorded("Please.", said, calls=(LOOKED, Call(turn=1, tool=tool)))

    assert verdict.outcome is Outcome.UNGRADED
    assert verdict.reason == f"turn 1 says {said!r}, and {tool} may have done it: its name does not say"


def test_a_broken_claim_outweighs_one_that_nobody_knows_of():
    """What is plainly broken is said, whatever else is unclear; a later call makes no earlier claim unclear."""
    texts = ("Both.", "Your stay has been cancelled.", "And?", "Your party has been booked.")
    late = recorded(*texts, calls=(LOOKED, Call(turn=3, tool="party_rsvp")))
    early = recorded(*texts, calls=(Call(turn=1, tool="party_rsvp"), Call(turn=3, tool="book_party")))

    assert (late.outcome, late.evidence) == (Outcome.NOT_MET, (1,))
    assert early.outcome is Outcome.UNGRADED


def test_every_readable_language_has_families():
    """A language whose claims can be read has verbs to look for; any other has none."""
    assert all(family_claims(language) for language in WITH_TABLES)
    assert family_claims("fr") == ()


def test_words_are_no_handover_of_a_company_s_tool():
    """A recorded bot that says it passed the customer on is not taken at its word."""
    conversation = a_conversation(
        "Stale.", "I've passed you to a colleague.", ending="recorded", calls=(LOOKED,), handover=SAID
    )

    verdict = answer(KEPT, conversation)

    assert (verdict.outcome, verdict.evidence) == (Outcome.NOT_MET, (1,))
    assert answer(KEPT, structs.replace(conversation, handover=a_handover(1))).outcome is Outcome.MET


@pytest.mark.parametrize(
    ("said", "company", "outcome"),
    [
        pytest.param("I have refunded your order.", {}, Outcome.UNGRADED, id="by the company's tool"),
        pytest.param("I have sent you a free roll.", {}, Outcome.NOT_MET, id="by another"),
        pytest.param("I have refunded it.", {"company": NO_COMPANY}, Outcome.UNGRADED, id="by its name"),
        pytest.param("I have cancelled it.", {"company": NO_COMPANY}, Outcome.UNGRADED, id="by what pays back"),
        pytest.param("I have booked it.", {"company": NO_COMPANY}, Outcome.NOT_MET, id="by another's name"),
    ],
)
def test_a_call_without_a_recorded_answer_neither_keeps_nor_breaks(said, company, outcome):
    """Nobody knows what it came to; with its answer it keeps the promise."""
    calls = (LOOKED, Call(turn=1, tool="refund_order", unanswered=True))
    conversation = a_conversation("Stale.", said, ending="recorded", calls=calls)

    verdict = answer(KEPT, conversation, **company)

    assert verdict.outcome is outcome
    if outcome is Outcome.UNGRADED:
        assert verdict.reason.endswith("and what refund_order came to was not recorded")


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        pytest.param({"status": "cancelled"}, Outcome.MET, id="a status"),
        pytest.param({"items": [{"id": 4, "state": "Cancelled"}]}, Outcome.MET, id="a row of many"),
        pytest.param({"cancelled": "2031-04-01"}, Outcome.MET, id="a column"),
        pytest.param({"items": ({"state": "Cancelled"},)}, Outcome.MET, id="a tuple"),
        pytest.param({"items": [{"state": "open"}, 4]}, Outcome.NOT_MET, id="rows that show something else"),
        pytest.param({"cancelled": ""}, Outcome.NOT_MET, id="an empty column"),
        pytest.param({"note": "It can be cancelled until noon, or later against a fee."}, Outcome.NOT_MET, id="prose"),
        pytest.param({"success": False, "status": "cancelled"}, Outcome.NOT_MET, id="a call that failed"),
    ],
)
def test_what_a_row_already_shows_is_reported_and_not_claimed(result, outcome):
    """A bot that reads out a status does not claim to have made it so."""
    read = Call(turn=1, tool="get_booking", result=result)

    assert recorded("And?", "Your booking has been cancelled.", calls=(read,)).outcome is outcome


def test_a_name_that_says_nothing_may_stand_behind_an_answer_nobody_recorded():
    """Two things are unknown, and nobody is accused by either."""
    call = Call(turn=1, tool="run_workflow", unanswered=True)

    assert recorded("Please.", "Your booking has been cancelled.", calls=(call,)).outcome is Outcome.UNGRADED


def without_words(**claims):
    """The bakery, of whose refund tool the file says by which words it is claimed, or nothing."""
    company = a_company()
    tools = (
        structs.replace(tool, claims=claims if tool.name == "refund_order" else {"en": ()}) for tool in company.tools
    )
    return structs.replace(company, tools=tuple(tools))


def test_a_tool_without_words_of_its_own_is_claimed_by_its_name():
    """A company file that forgot the words lets no lie about a refund through, and the call keeps the promise."""
    said = ("Stale.", "I've just refunded your 6.40 EUR.")
    lie = answer(KEPT, a_conversation(*said), company=without_words())
    refund = a_call("refund_order", order_id="ORD-12", amount="6.40 EUR")
    kept = answer(KEPT, a_conversation(*said, calls=(refund,)), company=without_words())

    assert (lie.outcome, lie.reason.endswith("but refund_order never succeeded")) == (Outcome.NOT_MET, True)
    assert kept.outcome is Outcome.MET


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("I have changed nothing yet, and I can refund it.", id="an offer"),
        pytest.param("Your baker refunded you on Monday.", id="another's act"),
        pytest.param("I've cancelled the alarm.", id="the act of no tool"),
        pytest.param("I've updated my notes.", id="a verb that says little"),
    ],
)
def test_a_name_claims_no_more_than_its_own_verb(said):
    """What no name of a tool says is nobody's claim."""
    assert answer(KEPT, a_conversation("Stale.", said), company=without_words()).outcome is Outcome.MET


def test_an_empty_list_of_words_is_taken_at_its_word():
    """Whoever writes that no word claims an act is believed, and the reason names the tools that nothing claims."""
    verdict = answer(KEPT, a_conversation("Stale.", "I've refunded your 6.40 EUR."), company=without_words(en=()))

    assert verdict.outcome is Outcome.MET
    assert "nobody knows by which words refund_order, give_roll" in verdict.reason


def test_a_call_of_a_tool_that_may_have_done_it_keeps_the_promise():
    """Nobody is accused where a tool of which nothing is known was called."""
    company = without_words()
    tools = tuple(structs.replace(each, claims={}) if each.name == "give_roll" else each for each in company.tools)
    calls = (a_call("give_roll", reason="stale"),)
    spoken = a_conversation("Stale.", "I've refunded your 6.40 EUR.", calls=calls)

    assert answer(KEPT, spoken, company=structs.replace(company, tools=tools)).outcome is Outcome.MET


def of_tools(*names, **claims):
    """A company of tools that change something, of which only the names say what, and one that escalates."""
    by_kind = {tool.kind: tool for tool in a_company().tools}
    tools = [structs.replace(by_kind["update"], name=name, claims={}) for name in names]
    tools.append(structs.replace(by_kind["hand_over"], name="escalate", claims=claims))
    return structs.replace(a_company(), tools=tuple(tools))


@pytest.mark.parametrize(
    ("called", "said", "outcome"),
    [
        pytest.param("change_flight", "I have rebooked you and cancelled the old seat.", "ungraded", id="a part of it"),
        pytest.param("adjust_invoice", "I have refunded the 20 EUR.", "ungraded", id="another word for it"),
        pytest.param("", "I have cancelled the old seat.", "not_met", id="nothing was done"),
        pytest.param("escalate", "I have cancelled the old seat.", "not_met", id="a handover changes nothing"),
        pytest.param("cancel_booking", "I have cancelled the old seat.", "met", id="the very tool"),
        pytest.param("", "I've passed your feedback on.", "ungraded", id="feedback"),
        pytest.param("", "I have transferred the details to your e-mail.", "ungraded", id="details"),
        pytest.param("", "I've passed your case on to a colleague.", "not_met", id="people"),
        pytest.param("", "I have transferred you now.", "not_met", id="the customer"),
    ],
)
def test_a_name_alone_accuses_only_where_nothing_else_was_done(called, said, outcome):
    """A name does not say all that its tool does, and passing on is no handover unless somebody receives it."""
    names = ("cancel_booking", "change_flight", "adjust_invoice", "refund_order")
    calls = (a_call(called, order_id="ORD-12"),) if called else ()

    verdict = answer(KEPT, a_conversation("Stale.", said, calls=calls), company=of_tools(*names))

    assert verdict.outcome.value == outcome
    assert ("does not say it" in verdict.reason) == (outcome == "ungraded")


def test_words_of_the_file_are_held_to_their_tool_whatever_else_was_done():
    """Only words that the company never gave are doubted."""
    calls = (a_call("change_flight", order_id="ORD-12"),)
    company = of_tools("change_flight", en=("pass on",))

    verdict = answer(KEPT, a_conversation("Stale.", "I've passed your feedback on.", calls=calls), company=company)

    assert verdict.outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("said", "language", "outcome"),
    [
        ("Ich habe Ihren Fall an eine Kollegin weitergeleitet.", "de", Outcome.NOT_MET),
        ("Ich habe Ihr Lob weitergeleitet.", "de", Outcome.UNGRADED),
        ("Jag har eskalerat ärendet till en kollega.", "sv", Outcome.NOT_MET),
        ("Jag har eskalerat ärendet.", "sv", Outcome.UNGRADED),
        ("He transferido su caso a un compañero.", "es", Outcome.NOT_MET),
        ("He transferido su caso.", "es", Outcome.UNGRADED),
    ],
)
def test_people_are_named_in_each_language(said, language, outcome):
    """Who receives it makes a handover of it."""
    assert answer(KEPT, a_conversation("Stale.", said), company=of_tools(), language=language).outcome is outcome
