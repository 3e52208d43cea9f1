"""The scripted customer: says its lines when their time has come, answers what it knows, and does not wait for ever."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardcase.cases import NO_COMPANY, Customer, Line
from hardcase.conversations import MAX_BOT_TURNS, Progress, Reply, play, progress_of
from hardcase.testing import ScriptedBot
from tests.builders import a_case, a_company, a_fact, must

LOOK = "I will look into it and write to you before noon."
STEPS = tuple(f"I will check part {number} of it and write to you before noon." for number in range(30))
LONG = "I will look into it with the bakers and write to you before noon, and nothing else is needed from you."
ASK_ORDER = "What is your order number?"
ASK_EMAIL = "What is your e-mail address?"
ASK_PHOTO = "Please send me a photo of the damage."
TELL = "You get back 6.40 EUR."
EMPTY = "Hm."
REFUND = ("refund_order", {"order_id": "ORD-12", "amount": "6.40 EUR"})


class Caller:
    """Says its lines, and makes the calls written beside them."""

    name = "caller"

    def __init__(self, *turns):
        self.turns = turns

    async def reply(self, conversation, desk):
        text, *calls = self.turns[min(len(conversation.turns) // 2, len(self.turns) - 1)]
        for tool, arguments in calls:
            desk.call(tool, **arguments)
        return text


def played(case, *lines):
    """The conversation of a bot that says these lines."""
    return asyncio.run(play(case, ScriptedBot(lines)))


def called(case, *turns):
    """The conversation of a bot that says and calls."""
    return asyncio.run(play(case, Caller(*turns)))


def lines_of(conversation):
    """Ids of what the customer said."""
    return [turn.line for turn in conversation.customer_turns]


# Conditions


@pytest.mark.parametrize(
    ("line", "first_turn", "said"),
    [
        pytest.param({"unless": ("told.amount",)}, (TELL,), False, id="unless told, and told"),
        pytest.param({"unless": ("told.amount",)}, (LOOK,), True, id="unless told, and not told"),
        pytest.param({"only_if": ("told.amount",)}, (TELL,), True, id="if told, and told"),
        pytest.param({"only_if": ("told.amount",)}, (LOOK,), False, id="if told, and not told"),
        pytest.param({"unless": ("refunded.ORD-12",)}, (LOOK, REFUND), False, id="unless done, and done"),
        pytest.param({"unless": ("refunded",)}, (LOOK, REFUND), False, id="unless done to any record, and done"),
        pytest.param({"unless": ("refunded.ORD-13",)}, (LOOK, REFUND), True, id="unless done to another record"),
        pytest.param(
            {"unless": ("refunded.ORD-12",)},
            (LOOK, ("refund_order", {"order_id": "ORD-12", "amount": "900 EUR"})),
            True,
            id="unless done, and only tried",
        ),
        pytest.param({"unless": ("refunded.ORD-12",)}, ("I have refunded it.",), True, id="unless done, and only said"),
        pytest.param({"only_if": ("asked_for.photo",)}, (f"{LOOK} {ASK_PHOTO}",), True, id="if asked, and asked"),
        pytest.param({"only_if": ("asked_for.photo",)}, (LOOK,), False, id="if asked, and not asked"),
        pytest.param(
            {"only_if": ("told.amount", "refunded")}, (TELL,), False, id="if two things, and only one of them"
        ),
        pytest.param({"only_if": ("told.amount", "refunded")}, (TELL, REFUND), True, id="if two things, and both"),
        pytest.param({"unless": ("told.amount", "refunded")}, (TELL,), False, id="unless either of two, and one"),
        pytest.param(
            {"only_if": ("told.amount",), "unless": ("refunded",)},
            (TELL, REFUND),
            False,
            id="if one and unless another, and both",
        ),
        pytest.param(
            {"only_if": ("bot_refused_human",)}, ("I can't transfer you.",), False, id="refused without an ask"
        ),
    ],
)
def test_a_line_is_said_only_when_its_conditions_hold(line, first_turn, said):
    """`unless` skips a line when any of its states holds, `if` when any of them does not; words make no deed."""
    case = a_case("My loaf is stale.", Line(id="asks", say="And now?", **line), "Goodbye.", criteria=(a_fact(),))

    conversation = called(case, first_turn, (STEPS[1],), (STEPS[2],), (STEPS[3],))

    assert ("asks" in lines_of(conversation)) is said
    assert conversation.ending == "completed"
    assert "line-2" in lines_of(conversation)


def test_a_line_that_was_skipped_does_not_come_back():
    """The script goes forward: what was skipped when its turn came stays unsaid when its condition turns."""
    case = a_case(
        "My loaf is stale.",
        Line(id="thanks", say="Oh, good.", only_if=("told.amount",)),
        "What else?",
        criteria=(a_fact(),),
    )

    conversation = played(case, LOOK, TELL)

    assert lines_of(conversation) == ["line-0", "line-2"]


def test_a_refusal_counts_after_the_customer_asked_for_a_person():
    """`bot_refused_human` holds once a person was asked for, by words or by the line the case marks as the ask."""
    refused = Line(id="cross", say="Then I'm off.", only_if=("bot_refused_human",))
    by_words = a_case("Can I talk to a person?", refused)
    by_line = a_case("Tja, Chef holen.", refused, escalation=must("x-ask", due="line-0"))

    said = [lines_of(played(case, "I can't transfer you to a person.")) for case in (by_words, by_line)]

    assert said == [["line-0", "cross"]] * 2


def test_two_unhelpful_turns_in_a_row_make_the_customer_angry():
    """`angry` needs two in a row; a helpful turn between them clears the count but not the state."""
    angry = [Line(id=f"angry-{number}", say=f"Number {number}!", only_if=("angry",)) for number in (1, 2)]
    case = a_case("Stale.", "Well?", "So?", *angry, "Bye.", criteria=(a_fact(),), patience=9)

    in_a_row = played(case, EMPTY, "Hm, hm.", TELL, LOOK)
    apart = played(case, EMPTY, LOOK, EMPTY, TELL)

    assert lines_of(in_a_row) == ["line-0", "line-1", "line-2", "angry-1", "angry-2", "line-5"]
    assert lines_of(apart) == ["line-0", "line-1", "line-2", "line-5"]


# What the customer knows

KNOWING = Customer(name="Ida Lund", knows={"email": "It's ida@post.se.", "order_id": "It's ORD-12."})


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        pytest.param([ASK_ORDER], [("knows.order_id", "It's ORD-12.")], id="asked once"),
        pytest.param(
            [ASK_ORDER, "Which order number was it again?"],
            [("knows.order_id", "It's ORD-12.")] * 2,
            id="asked twice, answered twice",
        ),
        pytest.param(
            ["What are your order number and your e-mail address?"],
            [("knows.email+order_id", "It's ida@post.se. It's ORD-12.")],
            id="several at once",
        ),
        pytest.param(
            [ASK_ORDER, "Please tell me your order number and your e-mail address."],
            [("knows.order_id", "It's ORD-12."), ("knows.email", "It's ida@post.se.")],
            id="several at once, one of them answered before",
        ),
        pytest.param([ASK_PHOTO], [("knows.nothing", "I don't know.")], id="not known"),
        pytest.param(
            ["Please send me your order number and a photo."],
            [("knows.order_id", "It's ORD-12.")],
            id="one known and one not",
        ),
        pytest.param(
            ["Shall I go ahead and refund it?"], [("knows.confirmation", "Yes, please go ahead.")], id="asked for leave"
        ),
    ],
)
def test_the_customer_answers_what_it_was_asked(asks, answers):
    """Known things are said when asked for, new ones first; anything else is not known; leave to act is given."""
    case = a_case("My loaf is stale.", "And then?", customer=KNOWING, patience=9)

    conversation = played(case, *asks, LOOK)

    heard = [(turn.line, turn.text) for turn in conversation.customer_turns]
    assert heard == [("line-0", "My loaf is stale."), *answers, ("line-1", "And then?")]
    assert conversation.ending == "completed"


def test_the_customer_answers_for_a_field_of_the_companys_own():
    """It knows what only this company has, once the company's file says how a bot asks for it."""
    company = a_company(fields={"basket_id": {"en": ("basket tag",)}})
    knows = Customer(knows={"basket_id": "It says B-4."})
    case = a_case("My loaf is stale.", "And then?", company=company, customer=knows)

    conversation = played(case, "Could you read me your basket tag, please?", LOOK)

    assert lines_of(conversation) == ["line-0", "knows.basket_id", "line-1"]


def test_leave_is_given_once_and_then_the_customer_goes_on():
    """A bot that asks for leave over and over gets the script instead, so that it comes to an end."""
    case = a_case("Stale.", "And then?", "Well?", patience=9)

    conversation = played(case, "Shall I go ahead and refund it?")

    assert lines_of(conversation) == ["line-0", "knows.confirmation", "line-1", "line-2"]
    assert conversation.ending == "completed"


@pytest.mark.parametrize(
    ("language", "ask", "answer"),
    [
        pytest.param("en-GB", ASK_EMAIL, "I don't know.", id="British English"),
        pytest.param("sv", "Kan du skicka din e-postadress?", "Det vet jag inte.", id="Swedish"),
        pytest.param("de", "Wie lautet Ihre E-Mail-Adresse?", "Das weiß ich nicht.", id="German"),
        pytest.param("es", "¿Cuál es su correo electrónico?", "No lo sé.", id="Spanish"),
    ],
)
def test_not_knowing_is_said_in_the_language_of_the_case(language, ask, answer):
    """The customer does not change language when it has no answer."""
    case = a_case("...", "...", language=language, patience=9)

    conversation = played(case, ask, "...")

    assert conversation.turns[2].text == answer


# How it ends


@pytest.mark.parametrize("patience", [1, 2, 5])
def test_the_customer_leaves_when_its_patience_is_used_up(patience):
    """As many unhelpful turns as the case allows, and not one more; what came later was never said."""
    case = a_case(*["Well?"] * 10, patience=patience)

    conversation = played(case, EMPTY)

    assert (conversation.ending, len(conversation.bot_turns)) == ("customer_left", patience)
    assert progress_of(case, conversation).unhelpful == patience


def test_unhelpful_turns_add_up_over_the_conversation():
    """A helpful turn does not give patience back."""
    case = a_case(*["Well?"] * 10, patience=2)

    conversation = played(case, EMPTY, LOOK, EMPTY)

    assert (conversation.ending, len(conversation.bot_turns)) == ("customer_left", 3)


def test_a_helpful_bot_that_never_ends_is_stopped_after_24_turns():
    """The turn limit ends the conversation, and says so."""
    case = a_case(*[f"Part {number}?" for number in range(40)], patience=24)

    conversation = played(case, *STEPS)

    assert MAX_BOT_TURNS == 24
    assert (conversation.ending, len(conversation.bot_turns), len(conversation.turns)) == ("turn_limit", 24, 48)


def test_a_script_that_is_used_up_completes():
    """The last word is the bot's."""
    conversation = played(a_case("Stale.", "And then?"), *STEPS)

    assert (conversation.ending, len(conversation.turns)) == ("completed", 4)
    assert conversation.turns[-1].speaker == "bot"


UNKNOWN = (
    "I will check. First, what is your e-mail address?",
    "I will write to you. What is your postcode?",
    "I will call you. What is your phone number?",
    "I will look it up. When were you born, what is your date of birth?",
)


def test_a_bot_that_keeps_asking_for_what_nobody_knows_leaves_the_script_stuck():
    """After three answers of not knowing, one more such question ends it, and the bot is not blamed."""
    conversation = played(a_case("Stale.", "And then?", patience=9), *UNKNOWN)

    assert lines_of(conversation) == ["line-0", *["knows.nothing"] * 3]
    assert (conversation.ending, len(conversation.bot_turns)) == ("script_stuck", 4)


def test_a_bot_that_stops_asking_gets_the_script_again():
    """Nothing is stuck while the customer has something to say: three unanswered questions are no way out."""
    conversation = played(a_case("Stale.", "And then?", patience=9), *UNKNOWN[:3], TELL, LOOK)

    assert lines_of(conversation) == ["line-0", *["knows.nothing"] * 3, "line-1"]
    assert conversation.ending == "completed"


def test_an_answer_in_between_starts_the_count_anew():
    """Three unknown things in one conversation are borne when the customer could answer something between them."""
    case = a_case("Stale.", "And then?", customer=Customer(knows={"order_id": "ORD-12."}), patience=9)

    conversation = played(case, *UNKNOWN[:2], f"I will check. {ASK_ORDER}", *UNKNOWN[2:], LOOK, LOOK)

    assert conversation.ending == "completed"
    assert lines_of(conversation).count("knows.nothing") == 4


@pytest.mark.parametrize(
    ("last_turn", "ending"),
    [
        pytest.param(Reply(text=EMPTY, handover={"queue": "counter"}), "handed_over", id="handed over"),
        pytest.param(Reply(text=EMPTY, handover={"queue": "nowhere"}), "customer_left", id="handed over to nobody"),
        pytest.param(Reply(text=EMPTY, handover={}), "customer_left", id="handed over without a queue"),
    ],
)
def test_a_handover_ends_it_before_patience_does(last_turn, ending):
    """In the turn in which patience runs out, a handover that succeeds still counts, and one that fails does not."""
    conversation = played(a_case("Stale.", "Well?", "Hello?", patience=2), EMPTY, last_turn)

    assert (conversation.ending, conversation.handover is not None) == (ending, ending == "handed_over")


# Unhelpful turns


@pytest.mark.parametrize(
    ("turn", "unhelpful"),
    [
        pytest.param((TELL,), 0, id="a fact"),
        pytest.param((EMPTY, REFUND), 0, id="an act"),
        pytest.param((EMPTY, ("check_customer", {"postcode": "AB1"})), 0, id="a verification"),
        pytest.param((LOOK,), 0, id="a next step"),
        pytest.param((ASK_ORDER,), 0, id="a needed question"),
        pytest.param(("Is ORD-12 the right order?",), 0, id="a question that a yes settles"),
        pytest.param(("",), 1, id="nothing at all"),
        pytest.param((EMPTY,), 1, id="a noise"),
        pytest.param(("I'm so sorry to hear that, I completely understand.",), 1, id="sympathy alone"),
        pytest.param(("You get back 6.50 EUR.",), 1, id="a wrong amount"),
        pytest.param((EMPTY, ("look_up_orders", {})), 1, id="a look at the records that the customer does not notice"),
        pytest.param((EMPTY, ("search_rules", {"query": "bread"})), 1, id="a look at the policies"),
        pytest.param(
            (EMPTY, ("refund_order", {"order_id": "ORD-12", "amount": "900 EUR"})), 1, id="an act that was refused"
        ),
        pytest.param(("What is your shoe size?",), 1, id="a question that nobody needs"),
    ],
)
def test_a_turn_helps_by_a_fact_an_act_a_next_step_or_a_needed_question(turn, unhelpful):
    """Anything else is an unhelpful turn; so are reading and trying, which bring the customer nothing."""
    case = a_case("Stale.", criteria=(a_fact(),), customer=KNOWING, patience=1)

    conversation = called(case, turn, (LOOK,))

    assert conversation.ending == ("customer_left" if unhelpful else "completed")
    assert progress_of(case, conversation).unhelpful == unhelpful


@pytest.mark.parametrize(
    ("first", "second", "unhelpful"),
    [
        pytest.param(LOOK, LOOK, 1, id="the same words again"),
        pytest.param(LONG, LONG.replace("noon", "two"), 1, id="nearly the same words again"),
        pytest.param("I will call you.", "I will call you.", 0, id="few words again"),
        pytest.param(LONG, STEPS[1], 0, id="another step"),
        pytest.param(TELL, TELL, 1, id="the same fact again"),
        pytest.param(ASK_ORDER, f"{LOOK} Which order number was it?", 1, id="asks for what it was told"),
        pytest.param(ASK_ORDER, ASK_EMAIL, 0, id="asks for something else"),
        pytest.param(
            "Shall I go ahead and refund it?",
            "I will do that. Shall I also send you a new loaf?",
            0,
            id="asks leave for a second act",
        ),
    ],
)
def test_repeating_helps_nobody(first, second, unhelpful):
    """A near-duplicate turn and a question that was answered are unhelpful even beside a next step."""
    case = a_case("Stale.", "Well?", criteria=(a_fact(),), customer=KNOWING, patience=9)

    conversation = played(case, first, second, *STEPS[5:])

    assert progress_of(case, conversation).unhelpful == unhelpful


def test_a_finished_conversation_folds_to_the_states_it_was_played_with():
    """Graders who fold a recorded conversation see the very states that decided its lines."""
    case = a_case("Stale.", Line(id="when", say="When?", unless=("told.amount",)), customer=KNOWING)

    conversation = called(case, (ASK_ORDER,), (TELL, REFUND), (EMPTY,))
    progress = progress_of(case, conversation)

    held = ("asked_for.order_id", "told.amount", "refunded.ORD-12", "refunded")
    assert [state for state in (*held, "angry", "told.nothing") if progress.holds(state)] == list(held)
    assert (progress.said, progress.unhelpful) == ({"order_id"}, 0)


def test_not_knowing_is_no_answer():
    """What the customer could not say is not counted as said."""
    case = a_case("Stale.", "Well?", patience=9)

    progress = progress_of(case, played(case, ASK_PHOTO, LOOK))

    assert progress.said == set()


@given(texts=st.lists(st.sampled_from([LOOK, TELL, ASK_ORDER, ASK_PHOTO, EMPTY, *UNKNOWN, *STEPS[:3]]), min_size=1))
def test_every_conversation_ends(texts):
    """Whatever a bot says, the conversation ends within the limit and its turns alternate, customer first."""
    case = a_case(*[f"Part {number}?" for number in range(6)], customer=KNOWING, company=NO_COMPANY, patience=9)

    conversation = played(case, *texts)

    speakers = [turn.speaker for turn in conversation.turns]
    assert speakers == ["customer", "bot"] * (len(speakers) // 2)
    assert [turn.index for turn in conversation.turns] == list(range(len(speakers)))
    assert 1 <= len(conversation.bot_turns) <= MAX_BOT_TURNS


def test_progress_starts_with_nothing():
    """Before the first word no state holds."""
    progress = Progress(a_case())

    assert not any(progress.holds(state) for state in ("angry", "bot_refused_human", "told.amount", "refunded"))
