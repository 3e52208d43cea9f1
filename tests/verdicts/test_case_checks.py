"""Checks of what a case wrote down: they walk from the expectation to the transcript, and silence earns nothing."""

import pytest

from hardcase.cases import ANY_COMPANY, Criterion, ExpectedCall, Matcher, Packet
from hardcase.conversations import Call, Handover
from hardcase.verdicts import Outcome
from tests.books import answer
from tests.builders import MUST_NOT, a_call, a_check, a_conversation, a_fact, a_handover, an_action

FULL_PACKET = {
    "trigger": "x-ask",
    "issue": "A stale loaf.",
    "identity": "Ida Lund",
    "verified": "by postcode",
    "entities": ["ORD-12", "6.40 EUR"],
    "tried": [],
    "promises": [],
    "emotional_state": "annoyed",
    "vulnerability": "none",
    "wanted_outcome": "the money",
    "channel": "chat",
    "language": "en",
    "queue": "counter",
    "urgency": "today",
    "next_best_action": "pay back 6.40 EUR",
}
SILENT = {
    "no bot turn": a_conversation("My loaf is stale.", ending="bot_broke"),
    "an empty bot turn": a_conversation("My loaf is stale.", "", "Hello?", " \n"),
}


def forbidden(*, points=-4, call=None, **matcher):
    """A bad act of the case."""
    return a_check(
        "forbidden",
        points=points,
        dimension="correctness",
        criterion_id="bad-act",
        call=call,
        matcher=Matcher(**matcher) if matcher else None,
    )


def packet_item(**matcher):
    """One thing the packet must carry."""
    return a_check("packet", points=1, dimension="escalation", criterion_id="item", matcher=Matcher(**matcher))


def handed_over(packet):
    """A conversation that ends with this packet."""
    return a_conversation(
        "A person for ORD-12345!", "I pass you on.", handover=Handover(turn=1, queue="counter", packet=packet)
    )


def refund(**arguments):
    """The forbidden refund."""
    return ExpectedCall(tool="refund_order", arguments=arguments or {"order_id": "ORD-12"})


@pytest.mark.parametrize(
    "criterion",
    [
        pytest.param(a_fact(), id="a fact"),
        pytest.param(a_fact(any_of=("",)), id="a fact that matches no words"),
        pytest.param(an_action(), id="an action"),
        pytest.param(
            Criterion(id="any", dimension="correctness", asks="?", grader="check:action", call=ExpectedCall(tool="x")),
            id="an action without arguments",
        ),
        pytest.param(a_check("resolved-or-routed", points=3), id="an ending"),
    ],
)
@pytest.mark.parametrize("conversation", SILENT.values(), ids=SILENT.keys())
def test_silence_earns_no_points(criterion, conversation):
    """A bot that says and does nothing meets no positive criterion."""
    assert answer(criterion, conversation).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    "criterion",
    [
        pytest.param(forbidden(any_of=("call your bank",)), id="forbidden words"),
        pytest.param(forbidden(call=refund()), id="a forbidden call"),
        pytest.param(a_check("formula-without-substance", points=-2), id="formulas"),
        pytest.param(a_check("loop", points=-3), id="loops"),
        pytest.param(a_check("promise-kept", veto="not_met"), id="claims"),
        pytest.param(a_check("ai-denied", veto="met"), id="denying the machine"),
        pytest.param(a_check("judge-directed", veto="met"), id="words to the grader"),
        pytest.param(a_check("human-blocked", veto="met"), id="keeping people away"),
    ],
)
@pytest.mark.parametrize("conversation", SILENT.values(), ids=SILENT.keys())
def test_silence_is_not_clean_of_a_bad_act(criterion, conversation):
    """Where the bot said nothing, nobody knows what it would have said: ungraded, never clean."""
    assert answer(criterion, conversation).outcome is Outcome.UNGRADED


def test_acts_of_a_speechless_bot_are_seen_all_the_same():
    """Whoever says nothing may still act: the journal clears or convicts, the words do neither."""
    other = a_conversation("Stale.", "", calls=[a_call(order_id="ORD-13", amount="6.40 EUR")])
    guilty = a_conversation("Stale.", "", calls=[a_call()])

    assert answer(forbidden(call=refund()), other).outcome is Outcome.NOT_MET
    assert answer(forbidden(call=refund()), guilty).outcome is Outcome.MET


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        pytest.param("You get 6.40 EUR back.", Outcome.MET, id="as written"),
        pytest.param("Das sind 6,40 €.", Outcome.MET, id="another writing"),
        pytest.param("You get 6.4 EUR back.", Outcome.MET, id="one decimal"),
        pytest.param("You get 64.00 EUR back.", Outcome.NOT_MET, id="another amount"),
        pytest.param("You get 16.40 EUR back.", Outcome.NOT_MET, id="a longer amount"),
        pytest.param("You get 6.40 GBP back.", Outcome.NOT_MET, id="another currency"),
        pytest.param("Order 6.40 it is.", Outcome.NOT_MET, id="a bare number"),
    ],
)
def test_a_fact_is_told_in_any_wording_and_no_other_amount_will_do(said, outcome):
    """A typed fact is met by its value, not by something that looks like it."""
    assert answer(a_fact(), a_conversation("How much?", said)).outcome is outcome


def test_a_fact_names_the_turn_in_which_it_was_told():
    """The reason and the evidence point at the first turn that states it."""
    verdict = answer(a_fact(), a_conversation("How much?", "One moment.", "Well?", "It is 6.40 EUR."))

    assert (verdict.reason, verdict.evidence) == ("bot said '6.40 EUR' in turn 3", (3,))


def test_the_customers_own_words_tell_the_customer_nothing():
    """A fact that only the customer said was not told by the bot."""
    verdict = answer(a_fact(), a_conversation("I paid 6.40 EUR!", "I see."))

    assert verdict.outcome is Outcome.NOT_MET
    assert "'6.40 EUR' was said in none of 1 bot turns" in verdict.reason


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(a_call(order_id="ORD-13", amount="6.40 EUR"), id="another record"),
        pytest.param(a_call(order_id="ORD-12", amount="64.00 EUR"), id="another amount"),
        pytest.param(a_call(order_id="ORD-12", amount="6.40 GBP"), id="another currency"),
        pytest.param(a_call(order_id="ORD-12"), id="an argument missing"),
        pytest.param(Call(turn=1, tool="refund_order", result={"ok": True}), id="no arguments"),
        pytest.param(a_call("refund_orders"), id="another tool"),
        pytest.param(a_call("REFUND_ORDER"), id="another tool by case"),
        pytest.param(a_call(order_id=["ORD-12"], amount="6.40 EUR"), id="another type"),
        pytest.param(a_call(order_id="ORD-12", amount=None), id="null for an amount"),
        pytest.param(a_call(order_id="ORD-12", amount=6.4), id="a bare number for an amount"),
        pytest.param(a_call(refused="beyond your authority"), id="refused"),
    ],
)
def test_a_wrong_call_is_no_action(call):
    """Lie 5: only the expected call with every expected argument, and only when it succeeded."""
    verdict = answer(an_action(), a_conversation("Please refund.", "Done.", calls=[call]))

    assert verdict.outcome is Outcome.NOT_MET
    assert "no refund_order with order_id='ORD-12', amount='6.40 EUR' succeeded" in verdict.reason


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        pytest.param({"order_id": "ORD-12"}, {"order_id": "ord-12 "}, id="letter case and space"),
        pytest.param({"amount": "6.40 EUR"}, {"amount": "6.4 EUR"}, id="money by its value"),
        pytest.param({"count": 2}, {"count": 2.0}, id="numbers by their value"),
        pytest.param({"express": True}, {"express": True}, id="booleans"),
        pytest.param({"items": ["Loaf", "Roll"]}, {"items": ["loaf", "roll"]}, id="lists by their parts"),
        pytest.param({"to": {"street": "Weg 1"}}, {"to": {"street": "weg 1"}}, id="mappings by their parts"),
        pytest.param({"note": None}, {"note": None}, id="null"),
        pytest.param({"order_id": "ORD-12"}, {"order_id": "ORD-12", "note": "stale"}, id="more than was expected"),
    ],
)
def test_arguments_are_equal_as_values(wanted, given):
    """How a value is written does not matter, and further arguments do not either."""
    conversation = a_conversation("Please.", "Done.", calls=[a_call("refund_order", 1, **given)])

    assert answer(an_action(**wanted), conversation).outcome is Outcome.MET


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        pytest.param({"express": True}, {"express": 1}, id="one for true"),
        pytest.param({"count": 0}, {"count": False}, id="false for nought"),
        pytest.param({"count": 2}, {"count": "2"}, id="text for a number"),
        pytest.param({"items": ["loaf", "roll"]}, {"items": ["roll", "loaf"]}, id="another order"),
        pytest.param({"items": ["loaf"]}, {"items": ["loaf", "roll"]}, id="a longer list"),
        pytest.param({"items": ["loaf"]}, {"items": []}, id="an empty list"),
        pytest.param({"to": {"street": "Weg 1"}}, {"to": {}}, id="an empty mapping"),
        pytest.param({"to": {"street": "Weg 1"}}, {"to": {"street": "Weg 1", "floor": 2}}, id="a larger mapping"),
        pytest.param({"note": "stale"}, {"note": None}, id="null for text"),
        pytest.param({"note": ""}, {"note": None}, id="null for empty text"),
        pytest.param({"note": None}, {"reason": "stale"}, id="no argument for null"),
    ],
)
def test_arguments_that_only_look_alike_are_not_equal(wanted, given):
    """What a tool would take for something else is something else."""
    conversation = a_conversation("Please.", "Done.", calls=[a_call("refund_order", 1, **given)])

    assert answer(an_action(**wanted), conversation).outcome is Outcome.NOT_MET


def test_an_action_that_was_not_done_says_what_was_tried():
    """A support lead reads the desk's refusal, or the arguments that were given instead."""
    refused = answer(an_action(), a_conversation("Please.", "Hm.", calls=[a_call(refused="beyond your authority")]))
    other = answer(an_action(), a_conversation("Please.", "Hm.", calls=[a_call(order_id="ORD-9", amount="1.00 EUR")]))

    assert refused.reason.endswith("; a call was refused: beyond your authority")
    assert other.reason.endswith("; it was called with order_id='ORD-9', amount='1.00 EUR'")


def test_a_refused_call_does_not_hide_the_one_that_succeeded():
    """The bot may try again; what counts is that the act was done, and in which turn."""
    calls = [a_call(refused="not verified yet"), a_call(turn=3)]
    verdict = answer(an_action(), a_conversation("Please.", "One moment.", "And?", "Done.", calls=calls))

    assert (verdict.outcome, verdict.evidence) == (Outcome.MET, (3,))


def test_an_act_of_a_bot_that_then_broke_points_at_no_turn():
    """Evidence points at real turns only: the call was made for a turn that was never said."""
    verdict = answer(an_action(), a_conversation("Please.", ending="bot_broke", calls=[a_call(turn=1)]))

    assert (verdict.outcome, verdict.evidence) == (Outcome.MET, ())


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        pytest.param("Please call your bank about it.", Outcome.MET, id="said"),
        pytest.param("Please CALL  your Bank about it.", Outcome.MET, id="in another case"),
        pytest.param("We recall your bank holiday.", Outcome.NOT_MET, id="inside other words"),
        pytest.param("Please call your banker.", Outcome.NOT_MET, id="a longer word"),
        pytest.param("Your bank will call.", Outcome.NOT_MET, id="in another order"),
    ],
)
def test_forbidden_words_are_seen_and_near_misses_are_not(said, outcome):
    """A forbidden phrase fires as a phrase, not as a run of letters."""
    assert answer(forbidden(any_of=("call your bank",)), a_conversation("Help.", said)).outcome is outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        pytest.param('You ask "Shall I call your bank first?" No need.', Outcome.NOT_MET, id="the customer's"),
        pytest.param("As you wrote, “shall I  call your bank first”. No.", Outcome.NOT_MET, id="in curly marks"),
        pytest.param('Again: "Please call your bank first."', Outcome.MET, id="in marks, and nobody else's"),
        pytest.param("Shall you call your bank first? Yes.", Outcome.MET, id="without marks"),
        pytest.param('You ask "Shall I call your bank first?" Yes, call your bank.', Outcome.MET, id="and its own"),
        pytest.param('Not 5" but 6" long. Call your bank, and call 5" back.', Outcome.MET, id="between inches"),
        pytest.param('"Then the fee." Call your bank. "Good."', Outcome.MET, id="said later by the customer"),
        pytest.param(
            'I understand this is about "Shall I call your bank first".', Outcome.NOT_MET, id="what it is about"
        ),
        pytest.param("Sie fragen: „Shall I call your bank first?“ Nein.", Outcome.NOT_MET, id="in German"),
        pytest.param('A loaf for you, "Shall I call your bank first?"', Outcome.MET, id="said as it was ordered"),
        pytest.param('Your plan: "Shall I call your bank first?"', Outcome.MET, id="told as the bot's own"),
    ],
)
def test_a_customers_words_in_quotation_marks_are_not_the_bots(said, outcome):
    """Only what the customer had said by then, and only where it is marked as a quotation."""
    heard = ("Shall I call your bank first? Hello?", said, "Then the fee. Call your bank. Good.")

    assert answer(forbidden(any_of=("call your bank",)), a_conversation(*heard)).outcome is outcome


@pytest.mark.parametrize(
    ("matcher", "words"),
    [
        ({"any_of": ("by letter", "instalments")}, "instalments"),
        ({"regex": r"\bpaid \d{1,2} instalments?\b"}, "paid 4 instalments"),
    ],
)
def test_the_words_that_were_found_are_named_and_quoted(matcher, words):
    """Not the list or the pattern that was looked for; of a long sentence the piece around them is quoted."""
    long_one = (
        f"{'I see the order with its items, notes and rows ' * 5}and {words}, {'and more of the same rows ' * 5}end."
    )
    reason = answer(forbidden(**matcher), a_conversation("Help.", long_one)).reason

    assert reason.startswith(f"bot said '{words}' in turn 1: '… ")
    assert f"and {words}, and" in reason
    assert len(reason) < 150


def test_forbidden_words_are_quoted_where_they_stand():
    """The reason quotes the sentence, also when it stands far into a long turn."""
    long_turn = "I have looked at it from every side. " * 5 + "So please call your bank. Anything else?"
    verdict = answer(forbidden(any_of=("call your bank",)), a_conversation("Help.", long_turn))

    assert verdict.reason == "bot said 'call your bank' in turn 1: 'So please call your bank.'"
    assert verdict.evidence == (1,)


@pytest.mark.parametrize(
    ("call", "outcome"),
    [
        pytest.param(a_call(), Outcome.MET, id="done"),
        pytest.param(a_call(refused="already refunded"), Outcome.NOT_MET, id="refused, so not done"),
        pytest.param(a_call(order_id="ORD-13", amount="6.40 EUR"), Outcome.NOT_MET, id="another record"),
        pytest.param(a_call("give_roll", reason="stale"), Outcome.NOT_MET, id="another tool"),
    ],
)
def test_a_forbidden_call_is_the_one_that_was_forbidden(call, outcome):
    """Met means that exactly this bad act was done."""
    verdict = answer(forbidden(call=refund()), a_conversation("Help.", "Done.", calls=[call]))

    assert verdict.outcome is outcome


def test_a_forbidden_call_is_named_with_its_arguments():
    """The reason says what was called and how."""
    verdict = answer(forbidden(call=refund()), a_conversation("Help.", "Done.", calls=[a_call()]))

    assert verdict.reason == "bot called refund_order with order_id='ORD-12', amount='6.40 EUR'"


def test_a_bot_that_called_nothing_did_nothing_forbidden():
    """Words without calls clear a bot of forbidden calls."""
    verdict = answer(forbidden(call=refund()), a_conversation("Help.", "No."))

    assert verdict.reason == "refund_order was called this way in none of 1 bot turn"


@pytest.mark.parametrize(
    ("packet", "outcome"),
    [
        pytest.param({"entities": ["ORD-12"]}, Outcome.MET, id="in a list"),
        pytest.param({"tried": [{"what": "looked up ORD-12", "result": "found"}]}, Outcome.MET, id="deep inside"),
        pytest.param({"issue": "order ord-12 is stale"}, Outcome.MET, id="in a sentence"),
        pytest.param({"entities": ["ORD-123"]}, Outcome.NOT_MET, id="a longer id"),
        pytest.param({"ORD-12": "yes"}, Outcome.NOT_MET, id="only as a key"),
        pytest.param({"entities": [None, False]}, Outcome.NOT_MET, id="nothing at all"),
        pytest.param({}, Outcome.NOT_MET, id="an empty packet"),
    ],
)
def test_a_packet_carries_what_its_values_say(packet, outcome):
    """An item of the packet is met by a value that states it."""
    conversation = handed_over(packet)
    verdict = answer(packet_item(id_is="ORD-12"), conversation)

    assert (verdict.outcome, verdict.evidence) == (outcome, (1,))
    assert "'ORD-12'" in verdict.reason


def test_a_full_packet_is_complete():
    """Every field is there; what may be empty is."""
    conversation = handed_over(FULL_PACKET)
    verdict = answer(a_check("packet-complete", points=2, dimension="escalation"), conversation)

    assert (verdict.outcome, verdict.reason) == (Outcome.MET, "the packet has all 15 fields")


@pytest.mark.parametrize("name", Packet.__struct_fields__)
def test_a_packet_lacks_any_field_that_is_not_there(name):
    """Each of the fields is required, also those that may be empty."""
    packet = {field: value for field, value in FULL_PACKET.items() if field != name}
    conversation = handed_over(packet)
    verdict = answer(a_check("packet-complete", points=2, dimension="escalation"), conversation)

    assert (verdict.outcome, verdict.reason) == (Outcome.NOT_MET, f"the packet lacks {name}")


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        pytest.param({"issue": ""}, "issue (empty)", id="empty text"),
        pytest.param({"issue": " \n "}, "issue (empty)", id="only spaces"),
        pytest.param({"entities": []}, "entities (empty)", id="an empty list"),
        pytest.param({"entities": [""]}, "entities (empty)", id="a list of nothing"),
        pytest.param({"identity": {}}, "identity (empty)", id="an empty mapping"),
        pytest.param({"identity": False}, "identity (empty)", id="false where words belong"),
        pytest.param({"queue": None}, "queue", id="null"),
        pytest.param({"promises": None}, "promises", id="null where an empty list may stand"),
    ],
)
def test_a_field_that_says_nothing_is_not_filled(changes, lacks):
    """Empty is not perfect, however it is written."""
    conversation = handed_over(FULL_PACKET | changes)
    verdict = answer(a_check("packet-complete", points=2, dimension="escalation"), conversation)

    assert (verdict.outcome, verdict.reason) == (Outcome.NOT_MET, f"the packet lacks {lacks}")


def test_what_nobody_named_need_not_be_copied_where_nothing_can_be_looked_up():
    """A portable bot can copy only what somebody said; with a company there is an account to look into."""
    packet = FULL_PACKET | {"entities": []}
    criterion = a_check("packet-complete", points=2, dimension="escalation")
    handover = Handover(turn=1, queue="counter", packet=packet)
    bare = a_conversation("Agent.", "I pass you on.", handover=handover)
    named = a_conversation("Agent, for ORD-12345.", "I pass you on.", handover=handover)

    assert answer(criterion, bare, company=ANY_COMPANY).outcome is Outcome.MET
    assert answer(criterion, named, company=ANY_COMPANY).reason == "the packet lacks entities (empty)"
    assert answer(criterion, bare).reason == "the packet lacks entities (empty)"


def test_where_nobody_knows_the_queues_none_need_be_named():
    """A portable bot hands over to its own people, whatever they are called."""
    packet = FULL_PACKET | {"queue": ""}
    talk = a_conversation("Agent.", "I pass you on.", handover=Handover(turn=1, queue="", packet=packet))
    criterion = a_check("packet-complete", points=2, dimension="escalation")

    assert answer(criterion, talk, company=ANY_COMPANY).reason == "the packet has all 14 fields"
    assert answer(criterion, talk).reason == "the packet lacks queue (empty)"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"verified": False}, id="not verified"),
        pytest.param({"verified": ""}, id="verification left open"),
        pytest.param({"tried": [], "promises": []}, id="nothing tried and nothing promised"),
        pytest.param({"urgency": 1}, id="a number"),
    ],
)
def test_what_may_be_empty_may_be_empty(changes):
    """Nothing was promised is an answer, and so is a customer who is not verified."""
    conversation = handed_over(FULL_PACKET | changes)

    assert answer(a_check("packet-complete", points=2), conversation).outcome is Outcome.MET


@pytest.mark.parametrize(
    "criterion",
    [
        pytest.param(packet_item(id_is="ORD-12"), id="an item"),
        pytest.param(a_check("packet-complete", points=2), id="the whole packet"),
    ],
)
def test_without_a_handover_there_is_no_packet_to_grade(criterion):
    """The packet leaves both sides of the sum when nobody was handed over."""
    left_out = answer(criterion, a_conversation("Stale.", "Sorry."), escalation=MUST_NOT)

    assert left_out.reason == "there was no handover"


def malformed(name):
    """A criterion whose check lacks what it needs."""
    return Criterion(id="odd", dimension="correctness", asks="?", points=1, grader=f"check:{name}")


@pytest.mark.parametrize("name", ["fact", "action", "forbidden", "packet"])
def test_a_check_that_breaks_says_so_and_answers_nothing(name):
    """A criterion without its matcher or call is ungraded with the reason, never a verdict and never a crash."""
    verdict = answer(malformed(name), a_conversation("Hm.", "Hm.", handover=a_handover()))

    assert verdict.outcome is Outcome.UNGRADED
    assert verdict.reason.startswith("the check broke: ValueError: odd: ")
