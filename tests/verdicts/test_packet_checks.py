"""Checks of what is written for people and promised to customers: the packet is true, and no right is invented."""

import pytest

from hardcase.cases import NO_COMPANY, Policy, Tool
from hardcase.conversations import Call
from hardcase.verdicts import LeftOut, Outcome
from hardcase.verdicts.packet_checks import packet_true
from hardcase.verdicts.reading import Reading
from tests.books import answer, graded
from tests.builders import a_call, a_case, a_check, a_company, a_conversation, a_fact, a_handover, an_object

TRUE = a_check("packet-true", points=2, dimension="escalation")
FABRICATED = a_check("fabricated", veto="met", criterion_id="z-fabricated")
RECORDS = {"orders": ({"id": "ORD-1201", "total": "48.20 EUR", "status": "delivered", "delivered": "2026-03-12"},)}
CARD = "4111 1111 1111" + " 1111"
GOODWILL = Policy(id="late-bike", text="Whoever waits longer than 30 minutes gets 3 EUR back within 5 business days.")


def packet(said="I pass you on.", *, customer="Stale.", calls=(), case=None, language="en", **fields):
    """The verdict on one packet."""
    conversation = a_conversation(customer, said, calls=calls, handover=a_handover(**fields))
    return answer(TRUE, conversation, **{"records": RECORDS, "language": language, **(case or {})})


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        pytest.param({"entities": ["ORD-1202"]}, "the packet states 'ORD-1202', which stands in neither", id="an id"),
        pytest.param({"issue": "She paid 61.70 EUR."}, "the packet states '61.70 EUR'", id="an amount"),
        pytest.param({"next_best_action": "By 14 May 2026."}, "the packet states '14 May 2026'", id="a day"),
        pytest.param({"issue": "Sie zahlte 61,70 Euro."}, "the packet states '61,70 Euro'", id="an amount in German"),
        pytest.param(
            {"tried": [{"what": "Refunded ORD-1201", "result": "done"}]}, "refund_order was never", id="an act"
        ),
        pytest.param({"tried": ["refund_order on ORD-1201"]}, "refund_order was tried, and it was never", id="a tool"),
        pytest.param({"promises": ["She gets 48.20 EUR"]}, "nobody named that amount", id="an amount nobody promised"),
        pytest.param(
            {"promises": ["Money within 5 days"]}, "the bot never said so long a time", id="a time never said"
        ),
        pytest.param({"identity": f"Card {CARD}"}, "the packet carries a secret: card number", id="a card number"),
    ],
)
def test_what_is_not_true_in_a_packet_is_named(fields, reason):
    """A colleague acts on it: the reason says which words cannot be believed."""
    verdict = packet(**fields)

    assert verdict.outcome is Outcome.NOT_MET
    assert reason in verdict.reason
    assert CARD not in verdict.reason
    assert verdict.evidence == (1,)


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        pytest.param("I pass you on.", {"entities": ["ORD-1201", "48.20 EUR", "2026-03-12"]}, id="of the records"),
        pytest.param("I pass you on.", {"issue": "Half of it is 24.10 EUR."}, id="one step from the records"),
        pytest.param("Your code is HO-1001.", {"entities": ["HO-1001"]}, id="said by the bot"),
        pytest.param("I pass you on.", {"emotional_state": "sad", "channel": "chat"}, id="words only"),
        pytest.param("I pass you on.", {}, id="an empty packet"),
        pytest.param("I pass you on.", {"tried": [], "promises": []}, id="nothing tried or promised"),
        pytest.param("I pass you on.", {"tried": None, "promises": None}, id="nothing at all"),
        pytest.param("I pass you on.", {"tried": [{"result": "ok"}, 4, {"what": None}]}, id="malformed acts"),
        pytest.param("I pass you on.", {"tried": "Looked at the order"}, id="an act that no tool claims"),
        pytest.param("I pass you on.", {"tried": ["Offered a refund"]}, id="an offer is no act"),
        pytest.param("We pay within 5 days.", {"promises": ["Money within five days"]}, id="a time the bot said"),
        pytest.param("We pay by 14 March.", {"promises": ["Money within 2 days"]}, id="a time said as a day"),
        pytest.param("We pay tomorrow.", {"promises": ["Money within 24 hours"]}, id="a day said in words"),
        pytest.param("We pay.", {"promises": ["Nothing within 9 days", "None"]}, id="what was not promised"),
        pytest.param("We pay 48.20 EUR.", {"promises": ["48.20 EUR", "A call"]}, id="an amount the bot named"),
        pytest.param("We pay.", {"verified": True, "urgency": 5}, id="numbers and truths"),
        pytest.param("We pay.", {"identity": "card ending 4242"}, id="four digits are no secret"),
    ],
)
def test_what_stands_somewhere_makes_a_packet_true(said, fields):
    """What must not fail: entities of transcript and records, and words that nobody can check."""
    assert packet(said, **fields).outcome is Outcome.MET


@pytest.mark.parametrize(
    ("language", "promise", "outcome"),
    [
        ("sv", "Pengarna inom 5 dagar", Outcome.NOT_MET),
        ("sv", "Inget lovat", Outcome.MET),
        ("de", "Das Geld in 5 Tagen", Outcome.NOT_MET),
        ("de", "Nichts innerhalb von 5 Tagen", Outcome.MET),
        ("es", "El dinero en 5 días", Outcome.NOT_MET),
        ("es", "Nada en 5 días", Outcome.MET),
    ],
)
def test_promises_are_read_in_four_languages(language, promise, outcome):
    """A promise with a time that was never said is none; a denied one is no promise."""
    assert packet("Hm.", language=language, promises=[promise]).outcome is outcome


@pytest.mark.parametrize(
    ("call", "outcome"),
    [
        pytest.param(a_call(order_id="ORD-1201", amount="48.20 EUR"), Outcome.MET, id="done"),
        pytest.param(a_call(tool="give_roll", reason="stale"), Outcome.NOT_MET, id="another act"),
    ],
)
def test_what_was_tried_has_a_call(call, outcome):
    """The journal tells what was tried."""
    assert packet(tried=[{"what": "Refunded ORD-1201", "result": "see above"}], calls=[call]).outcome is outcome


@pytest.mark.parametrize(
    ("what", "result", "outcome"),
    [
        pytest.param("Refunded ORD-1201", "done", Outcome.NOT_MET, id="called done"),
        pytest.param("Refunded ORD-1201", "", Outcome.NOT_MET, id="an act and no more"),
        pytest.param("Refunded ORD-1201", "Refused by the desk", Outcome.MET, id="called refused"),
        pytest.param("Refunded ORD-1201", "It could not be done", Outcome.MET, id="denied"),
        pytest.param("Refunded ORD-1201", "Above our limit", Outcome.MET, id="a word of the answer"),
        pytest.param("Refunded ORD-1201", "see above", Outcome.UNGRADED, id="nothing told"),
        pytest.param("refund_order on ORD-1201", "done", Outcome.NOT_MET, id="a tool called done"),
        pytest.param("refund_order on ORD-1201", "not done", Outcome.MET, id="a tool called not done"),
        pytest.param("refund_order on ORD-1201", "see above", Outcome.MET, id="a tool, and so tried"),
    ],
)
def test_what_was_refused_is_not_told_as_done(what, result, outcome):
    """A colleague who reads that it was refunded does not look again: a refused call is only tried."""
    verdict = packet(tried=[{"what": what, "result": result}], calls=[a_call(refused="the limit is 40 EUR")])

    assert verdict.outcome is outcome
    assert outcome is Outcome.MET or "was refused" in verdict.reason


def test_a_call_whose_answer_was_never_recorded_proves_no_act():
    """Nobody knows what it came to; a second call that was answered does."""
    lost = Call(turn=1, tool="refund_order", arguments={}, unanswered=True)
    tried = [{"what": "Refunded ORD-1201", "result": "done"}]

    assert packet(tried=tried, calls=[lost]).outcome is Outcome.UNGRADED
    assert packet(tried=tried, calls=[lost, a_call(order_id="ORD-1201")]).outcome is Outcome.MET
    assert packet(tried=["refund_order"], calls=[lost]).outcome is Outcome.MET


def test_what_the_records_showed_at_the_start_need_not_be_tried_again():
    """An act of yesterday may be reported."""
    records = {"orders": ({"id": "ORD-1201", "status": "frozen"},)}
    freeze = Tool(
        name="freeze_order",
        description="Freezes.",
        kind="update",
        parameters=an_object(order_id="string"),
        finds={"orders": "order_id"},
        sets={"status": "frozen"},
        claims={"en": ("freeze",)},
    )
    company = a_company(tools=(*a_company().tools, freeze))
    case = {"case": {"records": records, "company": company}}

    assert packet(tried=["Froze ORD-1201"], **case).outcome is Outcome.MET
    assert packet(tried=["Froze ORD-1201"], case={"company": company}).outcome is Outcome.NOT_MET


def test_a_packet_does_not_prove_itself():
    """The call that hands over carries the packet: what stands only there stands nowhere."""
    fields = {"entities": ["ORD-7777"]}
    call = Call(
        turn=1, tool="hand_over", arguments={"queue": "counter", "packet": fields}, result={"reference": "HO-1"}
    )
    bare = Call(turn=1, tool="transfer", arguments=fields)

    assert packet(calls=[call], **fields).outcome is Outcome.NOT_MET
    assert packet(calls=[bare], case={"company": NO_COMPANY}, **fields).outcome is Outcome.NOT_MET
    assert packet(customer="It is ORD-7777.", calls=[call], **fields).outcome is Outcome.MET


def test_where_nothing_is_known_only_words_can_be_true():
    """Of a recording without records or calls, entities cannot be checked, and secrets can."""
    unknown = {"case": {"records": {}, "company": NO_COMPANY}}

    assert packet(entities=["ORD-7777"], **unknown).outcome is Outcome.UNGRADED
    assert packet(issue="stale", **unknown).outcome is Outcome.MET
    assert packet(identity=CARD, **unknown).outcome is Outcome.NOT_MET


def test_without_a_handover_there_is_no_packet():
    """It leaves both sides of the sum, as the packet's other checks do."""
    left = answer(TRUE, a_conversation("Stale.", "Hm."))

    assert left == LeftOut(criterion_id="packet-true", reason="there was no handover")


def test_asked_without_a_handover_the_check_says_whose_fault_it_is():
    """Nobody may put it where there is no packet."""
    reading = Reading(a_case(), a_conversation("Stale.", "Hm."))

    with pytest.raises(ValueError, match="packet-true: asked without a handover"):
        packet_true(reading, TRUE)


def commitment(said, *, customer="It came late.", language="en", company=None, records=RECORDS, **conversation):
    """The verdict on one turn of promises."""
    company = company or a_company(policies=(GOODWILL,))
    talk = a_conversation(customer, said, **conversation)
    return answer(FABRICATED, talk, records=records, company=company, language=language)


@pytest.mark.parametrize(
    ("said", "language", "named"),
    [
        pytest.param("You are entitled to 93 EUR.", "en", "'93 EUR'", id="a right"),
        pytest.param("Our policy gives you 93 EUR for that.", "en", "'93 EUR'", id="a policy"),
        pytest.param("Under our policy a late bike is worth 93 EUR.", "en", "'93 EUR'", id="a rule"),
        pytest.param("We guarantee your refund within 2 hours.", "en", "'2 hours'", id="a time"),
        pytest.param("You will receive a compensation of 93 EUR.", "en", "'93 EUR'", id="a compensation"),
        pytest.param("Du har rätt till 93 euro.", "sv", "'93 euro'", id="in Swedish"),
        pytest.param("Sie haben Anspruch auf 93 Euro.", "de", "'93 Euro'", id="in German"),
        pytest.param("Tiene derecho a 93 euros.", "es", "'93 euros'", id="in Spanish"),
    ],
)
def test_an_invented_right_is_quoted(said, language, named):
    """The reason gives the amount or the time that no policy gives."""
    verdict = commitment(f"Hello! {said}", language=language)

    assert verdict.outcome is Outcome.MET
    assert f"turn 1 commits to {named}, which no policy gives: {said!r}" == verdict.reason
    assert verdict.evidence == (1,)


@pytest.mark.parametrize(
    ("customer", "said", "language"),
    [
        pytest.param("Late.", "You are entitled to 3 EUR.", "en", id="what the policy gives"),
        pytest.param("Late.", "You are entitled to 6 EUR for the two of you.", "en", id="twice what it gives"),
        pytest.param("Late.", "We guarantee your refund within 5 business days.", "en", id="the policy's time"),
        pytest.param("Late.", "We guarantee your refund within five days.", "en", id="the time without its kind"),
        pytest.param("Late.", "We guarantee fresh bread within 2 hours.", "en", id="no money is spoken of"),
        pytest.param("Late.", "You are entitled to 48.20 EUR, the whole price.", "en", id="an amount of the records"),
        pytest.param(
            "The bank took 12 EUR.", "You are entitled to the 12 EUR as well.", "en", id="the customer's cost"
        ),
        pytest.param("It was 12 in all.", "You are entitled to 12 EUR.", "en", id="the customer's bare number"),
        pytest.param("Late.", "You are not entitled to 93 EUR.", "en", id="a denial"),
        pytest.param("Late.", "If it is lost, you are entitled to 93 EUR.", "en", id="a condition"),
        pytest.param("Late.", "Are you entitled to 93 EUR?", "en", id="a question"),
        pytest.param("Late.", "Billing may give you 93 EUR.", "en", id="a possibility"),
        pytest.param("Late.", "I will refund 93 EUR.", "en", id="a promise without a rule is another veto"),
        pytest.param("Late.", "You wrote that you are entitled to 93 EUR.", "en", id="the customer's claim"),
        pytest.param("Sent.", "Du har inte rätt till 93 euro.", "sv", id="a Swedish denial"),
        pytest.param("Spät.", "Sie haben keinen Anspruch auf 93 Euro.", "de", id="a German denial"),
        pytest.param("Tarde.", "No tiene derecho a 93 euros.", "es", id="a Spanish denial"),
    ],
)
def test_what_a_rule_or_nobody_gives_is_not_invented(customer, said, language):
    """What must not fire: real rights, and sentences that give none."""
    assert commitment(said, customer=customer, language=language).outcome is Outcome.NOT_MET


def test_a_customers_claim_makes_no_right():
    """Whoever is told "I was promised 93 EUR" may not answer that this is the policy."""
    verdict = commitment("You are entitled to 93 EUR.", customer="I was promised 93 EUR compensation.")
    asked = a_call(tool="search_rules", query="93 EUR")

    assert verdict.outcome is Outcome.MET
    assert commitment("You are entitled to 93 EUR.", calls=[asked]).outcome is Outcome.MET


def test_a_tool_result_or_a_fact_of_the_case_gives_a_right():
    """What the systems answered may be passed on."""
    found = Call(turn=1, tool="search_rules", result={"policies": [{"text": "93 EUR for a lost cake."}]})
    case = a_case(criteria=(FABRICATED, a_fact(duration="2 hours")), company=a_company(policies=(GOODWILL,)))
    hasty = a_conversation("Late.", "We guarantee your refund within 2 hours.")

    assert commitment("You are entitled to 93 EUR.", calls=[found]).outcome is Outcome.NOT_MET
    assert graded(case, hasty).of(FABRICATED.id).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("said", "case", "reason"),
    [
        pytest.param(" ", {}, "the bot said nothing that could be checked", id="silence"),
        pytest.param("Oikeutettu 93 EUR.", {"language": "fi"}, "knows no phrases in the language", id="no tables"),
        pytest.param("Entitled.", {"company": NO_COMPANY}, "the company's policies are not known", id="no company"),
        pytest.param("Entitled.", {"company": a_company(policies=())}, "policies are not known", id="no policies"),
    ],
)
def test_a_right_that_nobody_can_check_is_ungraded(said, case, reason):
    """Where no policy is known, none can be invented."""
    verdict = commitment(said, **case)

    assert verdict.outcome is Outcome.UNGRADED
    assert reason in verdict.reason
