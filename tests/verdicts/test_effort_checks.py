"""Checks of how much work a conversation makes: turns, next steps, dead ends, loops, and customers who leave."""

import pytest

from hardcase.cases import Criterion
from hardcase.conversations import Call, Turn
from hardcase.verdicts import Outcome
from hardcase.verdicts.checks import CHECKS
from hardcase.verdicts.reading import Reading
from tests.books import answer, graded
from tests.builders import (
    MUST_NOT,
    a_call,
    a_case,
    a_check,
    a_company,
    a_conversation,
    a_fact,
    a_handover,
    an_action,
)

TURNS = a_check("turns-to-outcome", points=2)
NEXT = a_check("next-step", points=3)
DEAD = a_check("dead-end", points=-3)
LEFT = a_check("customer-left", points=-3)
LOOP = a_check("loop", points=-3)
NOTHING_KNOWN = {"company": a_company(tools=()), "records": {}}
SAID = ("Stale.", "Which loaf?", "The rye.", "Of course.", "And?", "Done.")


def turns(conversation, *, good_turns, criteria=None):
    """The verdict on how many turns it took."""
    criteria = (an_action(),) if criteria is None else criteria
    case = a_case(criteria=(*criteria, TURNS), escalation=MUST_NOT, good_turns=good_turns)
    return graded(case, conversation).of(TURNS.id)


@pytest.mark.parametrize(
    ("bot_turns", "good_turns", "outcome"),
    [
        pytest.param(1, 1, Outcome.MET, id="as the exemplar"),
        pytest.param(2, 1, Outcome.NOT_MET, id="one more than one"),
        pytest.param(3, 2, Outcome.MET, id="just half as many again"),
        pytest.param(3, 1, Outcome.NOT_MET, id="thrice as many"),
        pytest.param(1, 3, Outcome.MET, id="fewer"),
    ],
)
def test_the_outcome_may_take_half_as_many_turns_again(bot_turns, good_turns, outcome):
    """Bot turns are counted, and both numbers stand in the reason."""
    verdict = turns(a_conversation(*SAID[: 2 * bot_turns], calls=[a_call()]), good_turns=good_turns)

    assert verdict.outcome is outcome
    assert verdict.reason == f"{bot_turns} bot turns to the outcome, {good_turns} in the good exemplar"


def test_turns_end_with_the_handover():
    """What is said after people took over is not the bot's way to the outcome."""
    conversation = a_conversation(*SAID, handover=a_handover(turn=1))

    assert turns(conversation, good_turns=1).outcome is Outcome.MET


@pytest.mark.parametrize(
    ("conversation", "why"),
    [
        pytest.param(a_conversation(*SAID[:2]), "no refund_order", id="nothing was done"),
        pytest.param(
            a_conversation(*SAID[:2], calls=[a_call(order_id="ORD-13", amount="6.40 EUR")]),
            "no refund_order",
            id="done to another order",
        ),
        pytest.param(a_conversation(*SAID[:2], calls=[a_call()], ending="customer_left"), "left after 1", id="left"),
        pytest.param(a_conversation("Stale.", ""), "no refund_order", id="silence"),
        pytest.param(
            a_conversation("Stale.", "Hm.", "Forget it.", "Oh.", ending="recorded", handover=None),
            "gives up",
            id="gave up in a recording",
        ),
    ],
)
def test_without_the_outcome_few_turns_earn_nothing(conversation, why):
    """Being quick is worth nothing by itself."""
    verdict = turns(conversation, good_turns=5)

    assert verdict.outcome is Outcome.NOT_MET
    assert "the outcome was not reached" in verdict.reason
    assert why in verdict.reason


def test_without_an_exemplar_nobody_knows_how_many_turns_it_needs():
    """No exemplar, no measure: the criterion is left out, and the check itself knows nothing."""
    conversation = a_conversation(*SAID[:2], calls=[a_call()])
    reading = Reading(a_case(criteria=(an_action(), TURNS), good_turns=0), conversation)

    assert turns(conversation, good_turns=0) is None
    assert CHECKS["turns-to-outcome"].answer(reading, TURNS).outcome is Outcome.UNGRADED


STEP = "Our counter team checks this and writes to you by Tuesday."


@pytest.mark.parametrize(
    ("said", "language"),
    [
        pytest.param(STEP, "en", id="who and by when"),
        pytest.param(f"I am sorry. {STEP} Have a nice day!", "en", id="among other words"),
        pytest.param("The money is with you within 5 business days.", "en", id="what arrives"),
        pytest.param("En kollega ringer dig senast på tisdag.", "sv", id="swedish"),
        pytest.param("Eine Kollegin meldet sich bis Dienstag bei Ihnen.", "de", id="german"),
        pytest.param("El reembolso llegará en 5 días hábiles.", "es", id="spanish"),
    ],
)
def test_a_next_step_is_seen_with_its_time(said, language):
    """Who, what and by when, quoted with its turn."""
    verdict = answer(NEXT, a_conversation("Stale.", said), language=language, **NOTHING_KNOWN)

    assert (verdict.outcome, verdict.evidence) == (Outcome.MET, (1,))
    assert "turn 1 says who does what by when: '" in verdict.reason


@pytest.mark.parametrize(
    ("said", "language"),
    [
        pytest.param("We will look into it.", "en", id="no time"),
        pytest.param("They will be in touch as soon as they can.", "en", id="soon"),
        pytest.param("I'll do my best today.", "en", id="goodwill"),
        pytest.param("Shall I refund it today?", "en", id="an offer"),
        pytest.param("I can send a roll by Friday.", "en", id="what could be"),
        pytest.param("If you write by Friday, you get a roll.", "en", id="a condition"),
        pytest.param("Refunds usually reach cards within 5 days.", "en", id="what is usual"),
        pytest.param("The loaf was delivered on 12 March.", "en", id="the past"),
        pytest.param("We are open Monday to Friday.", "en", id="opening hours"),
        pytest.param("A late fee is added 7 days after the due date.", "en", id="a rule"),
        pytest.param("Nobody will write to you before Monday.", "en", id="nobody"),
        pytest.param("I can't promise that it comes back by Friday.", "en", id="no promise"),
        pytest.param("Vi hör av oss så snart vi kan.", "sv", id="swedish"),
        pytest.param("Wir melden uns so bald wie möglich.", "de", id="german"),
        pytest.param("Le llamaremos lo antes posible.", "es", id="spanish"),
    ],
)
def test_what_is_vague_is_no_next_step(said, language):
    """The check saw none; a judge may see more."""
    verdict = answer(NEXT, a_conversation("Stale.", said), language=language, **NOTHING_KNOWN)

    assert (verdict.outcome, verdict.evidence) == (Outcome.NOT_MET, (1,))


def test_a_next_step_is_looked_for_where_the_bot_ends():
    """A goodbye after it does not take it back; what was said long before does not stand at the end."""
    kept = a_conversation("Stale.", STEP, "Thanks!", "You're welcome. Have a nice day!")
    gone = a_conversation("Stale.", STEP, "And the roll?", "I do not know anything about a roll.")

    assert answer(NEXT, kept, **NOTHING_KNOWN).evidence == (1,)
    assert answer(NEXT, gone, **NOTHING_KNOWN).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("call", "criteria", "outcome"),
    [
        pytest.param(a_call(turn=3), (an_action(),), Outcome.MET, id="the wanted act"),
        pytest.param(a_call(turn=3), (), Outcome.MET, id="an act where none is named"),
        pytest.param(a_call(turn=1), (an_action(),), Outcome.NOT_MET, id="an act before"),
        pytest.param(a_call(turn=3, refused="no"), (an_action(),), Outcome.NOT_MET, id="a refused act"),
        pytest.param(
            a_call(turn=3, order_id="ORD-13", amount="6.40 EUR"), (an_action(),), Outcome.NOT_MET, id="another order"
        ),
        pytest.param(a_call("give_roll", 3, reason="sorry"), (an_action(),), Outcome.NOT_MET, id="another tool"),
        pytest.param(a_call("look_up_orders", 3, order_id="ORD-12"), (), Outcome.NOT_MET, id="mere reading"),
    ],
)
def test_an_act_in_the_last_turn_is_its_own_next_step(call, criteria, outcome):
    """Done is done, if it is what the case wants done."""
    conversation = a_conversation("Stale.", "Hm.", "So?", "Here you are.", calls=[call])
    verdict = graded(a_case(criteria=(*criteria, NEXT), escalation=MUST_NOT), conversation).of(NEXT.id)

    assert verdict.outcome is outcome


@pytest.mark.parametrize(
    ("tool", "outcome"),
    [
        ("update_booking", Outcome.MET),
        ("cancelBooking", Outcome.MET),
        ("bakery.book", Outcome.MET),
        ("avboka_resa", Outcome.MET),
        ("reise_stornieren", Outcome.MET),
        ("cancelar_reserva", Outcome.MET),
        ("get_booking", Outcome.NOT_MET),
        ("book.check", Outcome.NOT_MET),
        ("order_search", Outcome.NOT_MET),
        ("fare_calculate", Outcome.NOT_MET),
        ("think", Outcome.NOT_MET),
        ("list_ovens", Outcome.NOT_MET),
        ("oven_status", Outcome.NOT_MET),
        ("send_email", Outcome.NOT_MET),
        ("party_rsvp", Outcome.NOT_MET),
        ("buscar_reserva", Outcome.NOT_MET),
        ("reise_suche", Outcome.NOT_MET),
        ("visa_resa", Outcome.NOT_MET),
        ("transfer_to_human_agents", Outcome.NOT_MET),
    ],
)
def test_without_a_company_a_tools_name_says_whether_it_acts(tool, outcome):
    """In a recording nobody says of what kind a tool is."""
    call = Call(turn=1, tool=tool, result={"ok": True})
    conversation = a_conversation("Stale.", "Here you are.", calls=[call], ending="recorded")

    assert answer(NEXT, conversation, **NOTHING_KNOWN).outcome is outcome


@pytest.mark.parametrize(
    ("texts", "calls", "outcome"),
    [
        pytest.param(("Stale.", "I've booked it."), [Call(turn=1, tool="book_van")], Outcome.MET, id="done as said"),
        pytest.param(
            ("Stale.", "I've refunded it."), [Call(turn=1, tool="book_van")], Outcome.NOT_MET, id="said and not done"
        ),
        pytest.param(
            ("Stale.", "I've refunded it. You get the money by Friday."),
            [Call(turn=1, tool="book_van")],
            Outcome.MET,
            id="said with its time",
        ),
        pytest.param(
            ("Stale.", "Hold on.", "Yes?", ""),
            [Call(turn=1, tool="book_van"), Call(turn=3, tool="book_van")],
            Outcome.NOT_MET,
            id="ends on a silent act",
        ),
        pytest.param(
            ("Stale.", "There."),
            [Call(turn=1, tool="book_van", result={"text": "Error: no van"})],
            Outcome.NOT_MET,
            id="an error in words",
        ),
        pytest.param(
            ("Stale.", "There."), [Call(turn=1, tool="book_van", unanswered=True)], Outcome.UNGRADED, id="no answer"
        ),
        pytest.param(
            ("Stale.", "There. It comes by Friday and you get a mail."),
            [Call(turn=1, tool="book_van", unanswered=True)],
            Outcome.MET,
            id="no answer, and words that are a next step",
        ),
    ],
)
def test_names_alone_prove_an_act_only_where_the_words_bear_it_out(texts, calls, outcome):
    """A recording whose tools nobody describes: a claim without its call, or an end without words, is no act."""
    conversation = a_conversation(*texts, calls=calls, ending="recorded")

    assert answer(NEXT, conversation, **NOTHING_KNOWN).outcome is outcome


def test_a_person_who_could_have_been_brought_in_and_was_not_is_no_next_step():
    """The words are right and nobody will come."""
    said = "A colleague will call you by Tuesday."
    promised, routed = a_conversation("Stale.", said), a_conversation("Stale.", said, handover=a_handover())

    assert answer(NEXT, promised).outcome is Outcome.NOT_MET
    assert answer(NEXT, routed).outcome is Outcome.MET


def test_a_handover_without_a_time_is_no_next_step():
    """By when is part of it."""
    conversation = a_conversation("Stale.", "I've passed this to the counter.", handover=a_handover())

    assert answer(NEXT, conversation).outcome is Outcome.NOT_MET


REFUSAL = "I'm sorry, but I can't help with that."


@pytest.mark.parametrize(
    ("said", "language"),
    [
        pytest.param(REFUSAL, "en", id="a plain no"),
        pytest.param("There is nothing more I can do.", "en", id="nothing to do"),
        pytest.param(f"{REFUSAL} Is there anything else I can help with?", "en", id="with a closing line"),
        pytest.param("Unfortunately that isn't possible. Thank you for your understanding.", "en", id="with thanks"),
        pytest.param("Tyvärr kan jag inte hjälpa dig med det.", "sv", id="swedish"),
        pytest.param("Da kann ich Ihnen leider nicht helfen.", "de", id="german"),
        pytest.param("Lo siento, no puedo ayudarle con eso.", "es", id="spanish"),
    ],
)
def test_a_refusal_and_nothing_more_is_a_dead_end(said, language):
    """The customer is turned down, and nothing leads on."""
    verdict = answer(DEAD, a_conversation("My loaf is stale.", said), language=language)

    assert (verdict.outcome, verdict.evidence) == (Outcome.MET, (1,))
    assert verdict.reason.startswith("turn 1 turns the customer down and leaves no way on: ")


@pytest.mark.parametrize(
    ("said", "language"),
    [
        pytest.param("I can't refund it, but you can exchange it.", "en", id="an alternative"),
        pytest.param(f"{REFUSAL} Please write to loaves@example.com.", "en", id="an address"),
        pytest.param(f"{REFUSAL} Our counter team decides such things.", "en", id="people"),
        pytest.param(f"{REFUSAL} Which loaf was it?", "en", id="a question"),
        pytest.param(f"{REFUSAL} What is your order number?", "en", id="an ask"),
        pytest.param(f"{REFUSAL} {STEP}", "en", id="a next step"),
        pytest.param("I can't refund it unless you bring it back.", "en", id="a condition"),
        pytest.param(f"{REFUSAL} I'll pass you to a colleague.", "en", id="a promise of people"),
        pytest.param(f"{REFUSAL} Alternatively, a voucher.", "en", id="an option"),
        pytest.param("I can't wait to see your loaf.", "en", id="no refusal"),
        pytest.param("Your loaf cannot be returned; your roll remains booked.", "en", id="what stays"),
        pytest.param("I couldn't find it yet. Let me look again.", "en", id="still looking"),
        pytest.param("Det går inte, men du kan byta den.", "sv", id="swedish"),
        pytest.param("Das geht nicht, aber Sie können es umtauschen.", "de", id="german"),
        pytest.param("No es posible, pero puede cambiarlo.", "es", id="spanish"),
    ],
)
def test_a_no_that_leads_on_is_no_dead_end(said, language):
    """Anything with which the customer can go on."""
    assert answer(DEAD, a_conversation("Stale.", said), language=language).outcome is Outcome.NOT_MET


def test_only_the_last_word_is_a_dead_end():
    """A no in the middle is followed by something, unless the customer gives up on it."""
    went_on = a_conversation("Stale.", REFUSAL, "And a roll?", "A roll is on its way.")
    gave_up = a_conversation("Stale.", REFUSAL, "Forget it.", "Have a nice day!")
    cut_off = a_conversation("Stale.", REFUSAL, "Why not?", ending="recorded")

    outcomes = [answer(DEAD, each).outcome for each in (went_on, gave_up, cut_off)]

    assert outcomes == [Outcome.NOT_MET, Outcome.MET, Outcome.NOT_MET]


@pytest.mark.parametrize(
    ("calls", "handover", "outcome"),
    [
        pytest.param([a_call()], None, Outcome.NOT_MET, id="an act in that turn"),
        pytest.param([a_call(refused="no")], None, Outcome.MET, id="a refused act"),
        pytest.param([a_call("look_up_orders", order_id="ORD-12")], None, Outcome.MET, id="mere reading"),
        pytest.param([], a_handover(), Outcome.NOT_MET, id="a handover"),
    ],
)
def test_whoever_acts_leaves_no_dead_end(calls, handover, outcome):
    """The words say no and the journal says otherwise."""
    conversation = a_conversation("Stale.", REFUSAL, calls=calls, handover=handover)

    assert answer(DEAD, conversation).outcome is outcome


def test_a_no_after_the_matter_is_solved_is_no_dead_end():
    """What the case wanted was told before."""
    conversation = a_conversation("Stale.", "You get 6.40 EUR.", "And a cake?", REFUSAL)
    case = a_case(criteria=(a_fact(), DEAD), escalation=MUST_NOT)

    assert graded(case, conversation).of(DEAD.id).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("said", "language"),
    [
        pytest.param("Forget it.", "en", id="forget it"),
        pytest.param("This is useless, I'll buy bread elsewhere.", "en", id="elsewhere"),
        pytest.param("Never mind then, bye.", "en", id="a cold goodbye"),
        pytest.param("Thanks for nothing!", "en", id="thanks that are none"),
        pytest.param("Nä. Glöm det.", "sv", id="swedish"),
        pytest.param("Vergessen Sie's.", "de", id="german"),
        pytest.param("Me rindo.", "es", id="spanish"),
    ],
)
def test_in_a_recording_the_last_words_say_that_the_customer_left(said, language):
    """Quoted, with the customer's turn."""
    conversation = a_conversation("Stale.", "Hm.", said, "Goodbye.", ending="recorded")
    verdict = answer(LEFT, conversation, language=language)

    assert (verdict.outcome, verdict.evidence) == (Outcome.MET, (2,))
    assert verdict.reason.startswith("the customer gives up in turn 2: ")


@pytest.mark.parametrize(
    ("said", "language"),
    [
        pytest.param("No, that's all, thanks.", "en", id="content"),
        pytest.param("Never mind, I found it.", "en", id="found"),
        pytest.param("Forget it, thanks anyway.", "en", id="kind"),
        pytest.param("Bye!", "en", id="a goodbye"),
        pytest.param("This is ridiculous. I want a manager.", "en", id="a complaint that goes on"),
        pytest.param("Tell the baker to forget it.", "en", id="of others"),
        pytest.param("I won't give up my bread.", "en", id="of bread"),
        pytest.param("If not, I'm going elsewhere.", "en", id="a threat"),
        pytest.param("Don't forget it.", "en", id="a reminder"),
        pytest.param("Before I give up: is there a roll?", "en", id="not yet"),
        pytest.param("OK.", "en", id="a nod"),
        pytest.param("", "en", id="silence"),
        pytest.param("Nej tack, det var allt.", "sv", id="swedish"),
        pytest.param("Danke, das war alles.", "de", id="german"),
        pytest.param("No, gracias.", "es", id="spanish"),
    ],
)
def test_a_recording_may_end_otherwise(said, language):
    """A friendly goodbye, a threat or silence is no leaving."""
    verdict = answer(LEFT, a_conversation("Stale.", "Hm.", said, ending="recorded"), language=language)

    assert (verdict.outcome, verdict.reason) == (Outcome.NOT_MET, "the recording ends otherwise")


def test_what_is_solved_after_the_last_words_is_not_left():
    """The bot or its people did something in the reply."""
    said = ("Stale.", "Hm.", "Forget it.", "Wait: done.")
    acted = a_conversation(*said, calls=[a_call(turn=3)], ending="recorded")
    refused = a_conversation(*said, calls=[a_call(turn=3, refused="no")], ending="recorded")
    routed = a_conversation(*said, handover=a_handover(turn=3), ending="recorded")

    outcomes = [answer(LEFT, each).outcome for each in (acted, refused, routed)]

    assert outcomes == [Outcome.NOT_MET, Outcome.MET, Outcome.NOT_MET]


def test_giving_up_and_going_on_is_not_leaving():
    """Only the last words count, and a recording without any customer says nothing of one."""
    conversation = a_conversation(
        "Forget it.", "Wait.", "Alright, my order is ORD-12.", "Thank you.", ending="recorded"
    )
    alone = a_conversation(ending="recorded", turns=(Turn(index=0, speaker="bot", text="Hello?"),))

    assert answer(LEFT, conversation).outcome is Outcome.NOT_MET
    assert answer(LEFT, alone).outcome is Outcome.NOT_MET


@pytest.mark.parametrize("check", ["next-step", "dead-end", "customer-left"])
@pytest.mark.parametrize(
    ("conversation", "language"),
    [
        pytest.param(a_conversation("Stale.", " \n", ending="recorded"), "en", id="silence"),
        pytest.param(a_conversation("Stale.", ending="recorded"), "en", id="no bot turn"),
        pytest.param(a_conversation("Vanha.", "En voi auttaa.", ending="recorded"), "fi", id="no tables"),
    ],
)
def test_what_cannot_be_read_is_never_a_pass(check, conversation, language):
    """Silence and unknown languages leave it open."""
    assert answer(a_check(check), conversation, language=language).outcome is Outcome.UNGRADED


@pytest.mark.parametrize("check", ["next-step", "dead-end", "customer-left", "loop", "re-asks-known"])
@pytest.mark.parametrize("text", ["\x00\u202e\ufeff.", "I can't help. " * 7_000, "?" * 100_000, "forget it " * 10_000])
def test_odd_words_break_no_check(check, text):
    """Whatever was said, there is an answer."""
    conversation = a_conversation(text, text, text, text, ending="recorded")
    criterion = Criterion(id=check, dimension="effort", asks="It is so.", grader=f"check:{check}")

    assert not answer(criterion, conversation).reason.startswith("the check broke")


GUIDE = "I cannot look that up here, but your baker keeps a list of every {} that was sold."


@pytest.mark.parametrize(
    ("heard", "first", "second", "outcome"),
    [
        pytest.param(
            "And the sourdough?",
            GUIDE.format("pretzel"),
            GUIDE.format("sourdough"),
            Outcome.NOT_MET,
            id="another thing",
        ),
        pytest.param("And now?", GUIDE.format("pretzel"), GUIDE.format("loaf"), Outcome.MET, id="other words alone"),
        pytest.param(
            "More details, please.",
            "Turn left at the mill and you find our bakery on the right.",
            "Turn left at the mill and you find our bakery on the right beside the orchard gateway.",
            Outcome.NOT_MET,
            id="more of it",
        ),
        pytest.param(
            "See you.",
            "Perfect! We look forward to baking again soon. Have a nice day!",
            "Perfect! We look forward to baking again soon. Enjoy your day!",
            Outcome.NOT_MET,
            id="too few words beside the goodbye",
        ),
    ],
)
def test_an_answer_to_something_else_is_no_loop(heard, first, second, outcome):
    """The like answer to another question, and the same with more to it, say something new."""
    conversation = a_conversation("The pretzel?", first, heard, second, ending="recorded")

    assert answer(LOOP, conversation).outcome is outcome


def test_what_each_check_needs_is_said():
    """Recordings without a case are put to the first four only."""
    needs = {
        name: CHECKS[name].needs for name in ("next-step", "dead-end", "customer-left", "loop", "turns-to-outcome")
    }

    assert needs == {
        **dict.fromkeys(("next-step", "dead-end", "customer-left", "loop"), "words"),
        "turns-to-outcome": "case",
    }
