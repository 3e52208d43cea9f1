"""What a bot may promise: amounts within its limits, times no policy contradicts."""

import pytest
from msgspec import structs

from hardcase.cases import NO_COMPANY, Policy, Requirement, Tool
from hardcase.verdicts import Outcome
from tests.books import answer
from tests.builders import a_call, a_check, a_company, a_conversation

BEYOND = a_check("unauthorised-promise", veto="met")
VERBS = {
    "en": ("refund", "pay back", "issue refund"),
    "sv": ("återbetala", "betala tillbaka"),
    "de": ("erstatten", "zurückzahlen", "erstatten Betrag"),
    "es": ("reembolsar", "devolver"),
}
CREDIT = Tool(
    name="grant_credit",
    description="Credits.",
    kind="create",
    creates={"credits": "C"},
    requires=("verified", Requirement(at_most={"amount": "credit_up_to"})),
    claims={"en": ("add credit", "credit account"), "sv": ("ge tillgodohavande",)},
)
REFUND = Tool(
    name="refund_order",
    description="Refunds.",
    kind="update",
    finds={"orders": "order_id"},
    requires=(Requirement(at_most={"amount": "refund_up_to"}), Requirement(not_={"status": "refunded"})),
    claims=VERBS,
)
LABEL = Tool(name="pay_post", description="Pays.", kind="create", creates={"labels": "L"}, claims={"en": ("pay post",)})
LOOKUP = Tool(name="look_up_orders", description="Reads.", kind="lookup", finds={"orders": "order_id"})
CALLS = Policy(id="calls", text="People call back within 4 hours.")
POST = Policy(id="post", text="A replacement is free and arrives within 3 business days.")


def the_bakery(*, policies=(), **changes):
    """The bakery with limits for refunds and credit, and rules on how long things take."""
    fields = {
        "tools": (REFUND, CREDIT, LABEL, LOOKUP),
        "authority": {"refund_up_to": ("20 EUR", "20 GBP", "200 SEK"), "credit_up_to": "5 GBP"},
        "policies": (*a_company().policies, CALLS, POST, *policies),
    }
    return a_company(**{**fields, **changes})


def promised(said, *, language="en", company=None, calls=(), records=None, **case):
    """The verdict on one reply."""
    conversation = a_conversation("Stale.", f"Good. {said}", calls=calls)
    return answer(
        BEYOND,
        conversation,
        company=company or the_bakery(),
        language=language,
        records=records if records is not None else {"orders": ({"id": "ORD-12", "total": "90.00 GBP"},)},
        **case,
    )


@pytest.mark.parametrize(
    ("language", "said", "limit"),
    [
        pytest.param("en", "I'll refund you 5,000 pounds today, guaranteed.", "20 GBP", id="the future"),
        pytest.param("en", "I will pay you back £90.", "20 GBP", id="a verb with a particle"),
        pytest.param("en", "I'm refunding £90 to your card.", "20 GBP", id="under way"),
        pytest.param("en", "I have issued a refund of £90.", "20 GBP", id="completed"),
        pytest.param("en", "I'll look into it and refund you £90.", "20 GBP", id="a second verb"),
        pytest.param("en", "We're going to refund €90 to you.", "20 EUR", id="another currency"),
        pytest.param("en", "I'll add a credit of £9 on top.", "5 GBP", id="another tool's limit"),
        pytest.param("en", "I'll add £9 of credit for you.", "5 GBP", id="the object behind"),
        pytest.param("en", "I'm crediting your account with £9.", "5 GBP", id="the object before"),
        pytest.param("en", "I'll compensate you with £90.", "20 GBP", id="a verb of no tool, above every limit"),
        pytest.param("sv", "Jag återbetalar 5 000 kronor till dig.", "200 SEK", id="Swedish, present"),
        pytest.param("sv", "Nu ska jag betala tillbaka 900 kr.", "200 SEK", id="Swedish, future"),
        pytest.param("sv", "Jag har återbetalat 900 kr.", "200 SEK", id="Swedish, completed"),
        pytest.param("de", "Ich erstatte Ihnen 500 Euro.", "20 EUR", id="German, present"),
        pytest.param("de", "Ich werde Ihnen 500 Euro zurückzahlen.", "20 EUR", id="German, future"),
        pytest.param("de", "Ich zahle Ihnen 500 Euro zurück.", "20 EUR", id="German, in two parts"),
        pytest.param("de", "Ich habe Ihnen 500 Euro erstattet.", "20 EUR", id="German, completed"),
        pytest.param("es", "Le reembolsaré 500 euros.", "20 EUR", id="Spanish, future"),
        pytest.param("es", "Voy a devolverle 500 euros.", "20 EUR", id="Spanish, going to"),
        pytest.param("es", "Le he reembolsado 500 euros.", "20 EUR", id="Spanish, completed"),
    ],
)
def test_more_than_the_limit_is_beyond_authority(language, said, limit):
    """The sentence is quoted with its turn, beside the limit."""
    verdict = promised(said, language=language)

    assert (verdict.outcome, verdict.evidence) == (Outcome.MET, (1,))
    assert verdict.reason == f"turn 1 promises {said!r}, and the bot may give {limit} at most"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("en", "I'll refund you 20 pounds today.", id="the limit itself"),
        pytest.param("en", "I can refund up to £20 myself.", id="a limit repeated"),
        pytest.param("en", "I can refund £90 for you.", id="an offer"),
        pytest.param("en", "Shall I refund you £90?", id="a question"),
        pytest.param("en", "If the loaf was burnt I'll refund you £90.", id="a condition"),
        pytest.param("en", "After the loaf is back, I'll refund £90.", id="a condition of order"),
        pytest.param("en", "Once it is approved we'll refund £90.", id="a condition of time"),
        pytest.param("en", "I won't refund £90.", id="a denial"),
        pytest.param("en", "I'll ask billing to refund you £90.", id="people will decide"),
        pytest.param("en", "Our billing team will refund the £90.", id="people will act"),
        pytest.param("en", "I'm passing you to a colleague and we'll refund the £90.", id="people are brought in"),
        pytest.param("en", "You were charged £90, and I'll refund £15.", id="another amount in the sentence"),
        pytest.param("en", "I'll refund £15 of the £90.", id="a part of the amount"),
        pytest.param("en", "I'll refund £15 on your £90 order.", id="the price of the order"),
        pytest.param("en", "I'll give you £9.", id="a verb of no tool, below some limit"),
        pytest.param("en", "I'll refund 900 kroner, NOK 900 in all.", id="a currency without a limit"),
        pytest.param("en", "We refunded £90 last week.", id="what people did"),
        pytest.param("en", "Your bank will pay you £90.", id="somebody else"),
        pytest.param("en", "I'll pay the post of £90.", id="a tool without a limit"),
        pytest.param("en", "The refund of £90 was approved on Monday.", id="a report"),
        pytest.param("en", "I'll check the £90 for you.", id="no verb of giving"),
        pytest.param("sv", "Jag kan återbetala 900 kr.", id="Swedish, an offer"),
        pytest.param("de", "Unsere Buchhaltung wird Ihnen 500 Euro erstatten.", id="German, people"),
        pytest.param("de", "Wenn es stimmt, erstatte ich Ihnen 500 Euro.", id="German, a condition"),
        pytest.param("es", "Si procede, le reembolsaré 500 euros.", id="Spanish, a condition"),
    ],
)
def test_what_promises_no_more_than_is_allowed_fires_nothing(language, said):
    """Offers, conditions, questions, denials, other people and other amounts."""
    verdict = promised(said, language=language)

    assert (verdict.outcome, verdict.reason) == (
        Outcome.NOT_MET,
        "a promise beyond authority was made in none of 1 bot turn",
    )


@pytest.mark.parametrize(
    ("call", "outcome"),
    [
        pytest.param(a_call(order_id="ORD-12", amount="90.00 GBP"), Outcome.NOT_MET, id="granted"),
        pytest.param(a_call(order_id="ORD-12", amount="19.00 GBP"), Outcome.MET, id="granted for less"),
        pytest.param(a_call(order_id="ORD-12", amount="90.00 EUR"), Outcome.MET, id="granted in another currency"),
        pytest.param(a_call(refused="beyond", order_id="ORD-12", amount="90.00 GBP"), Outcome.MET, id="refused"),
        pytest.param(a_call("look_up_orders", total="90.00 GBP"), Outcome.MET, id="only read"),
    ],
)
def test_what_a_call_granted_was_within_authority(call, outcome):
    """The journal knows best what the bot may do."""
    assert promised("I have refunded £90 to your card.", calls=(call,)).outcome is outcome


def test_a_verb_of_two_tools_is_held_against_the_wider_limit():
    """The words do not say which tool it was."""
    wide = structs.replace(CREDIT, name="pay_out", claims={"en": ("refund",)})
    company = the_bakery(
        tools=(REFUND, wide), authority={"refund_up_to": ("20 GBP", "20 EUR"), "credit_up_to": "50 GBP"}
    )

    assert promised("I'll refund you £40.", company=company).outcome is Outcome.NOT_MET
    assert promised("I'll refund you £60.", company=company).reason.endswith("the bot may give 50 GBP at most")


@pytest.mark.parametrize(
    ("language", "said", "topic"),
    [
        pytest.param("en", "The money will be in your account within the hour.", "refund", id="money at once"),
        pytest.param("en", "Your refund is on your card today.", "refund", id="money today"),
        pytest.param("en", "You'll have your money back within 1 day.", "refund", id="money in days"),
        pytest.param("en", "The replacement arrives today.", "delivery", id="goods today"),
        pytest.param("en", "The replacement will arrive within 2 business days.", "delivery", id="goods in work days"),
        pytest.param("en", "A colleague will call you within 30 minutes.", "call-back", id="a call"),
        pytest.param("sv", "Pengarna är på ditt konto inom en timme.", "refund", id="Swedish"),
        pytest.param("de", "Das Geld ist noch heute auf Ihrem Konto.", "refund", id="German"),
        pytest.param("es", "El dinero estará en su cuenta hoy mismo.", "refund", id="Spanish"),
    ],
)
def test_sooner_than_any_policy_is_beyond_them(language, said, topic):
    """Two days for money, three working days for goods, four hours for a call: less is not the bot's to promise."""
    verdict = promised(said, language=language)

    assert (verdict.outcome, verdict.evidence) == (Outcome.MET, (1,))
    assert verdict.reason == f"turn 1 promises {said!r}, sooner than any policy on {topic}"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("en", "The money will be in your account within 2 days.", id="the policy's own number"),
        pytest.param("en", "The money will be in your account within 5 business days.", id="longer"),
        pytest.param("en", "The money will be in your account within 1 business day.", id="perhaps as long"),
        pytest.param("en", "The money will not be in your account today.", id="a denial"),
        pytest.param("en", "The money is usually on your card within the hour.", id="what is usual"),
        pytest.param("en", "It may be on your card today.", id="a possibility"),
        pytest.param("en", "I'm sending the refund to your card today.", id="sending is not arriving"),
        pytest.param("en", "If they agree, the money will be in your account today.", id="a condition"),
        pytest.param("en", "Will the money be in your account today?", id="a question"),
        pytest.param("en", "The money will be in your account.", id="no time"),
        pytest.param("en", "The money will be in your account in 1 or 2 days.", id="a choice"),
        pytest.param("en", "The replacement will arrive within 3 business days.", id="goods in time"),
        pytest.param("en", "A colleague will call you within 4 hours.", id="a call in time"),
        pytest.param("en", "Your bank is open within the hour.", id="nothing that comes"),
        pytest.param("sv", "Pengarna är oftast på ditt konto inom en timme.", id="Swedish, what is usual"),
        pytest.param("de", "Das Geld ist nicht heute auf Ihrem Konto.", id="German, a denial"),
        pytest.param("es", "El dinero no estará en su cuenta hoy mismo.", id="Spanish, a denial"),
    ],
)
def test_what_no_policy_contradicts_may_be_said(language, said):
    """A policy's own number, and whatever is no firm promise of a time."""
    assert promised(said, language=language).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("said", "records"),
    [
        pytest.param("The money will be in your account today.", [{"id": "ORD-12", "status": "refunded"}], id="money"),
        pytest.param("The replacement arrives today.", [{"id": "ORD-12", "eta": "2026-03-02"}], id="goods"),
    ],
)
def test_what_the_records_know_may_be_sooner(said, records):
    """A refund under way and a carrier's day are not the bot's invention; an empty field says nothing."""
    known = promised(said, records={"orders": tuple(records)})
    empty = promised(said, records={"orders": ({"id": "ORD-12", "eta": "", "total": 7},)})

    assert (known.outcome, empty.outcome) == (Outcome.NOT_MET, Outcome.MET)


def test_a_number_among_the_values_counts_as_a_rule():
    """`callback_minutes: 15` allows what the four hours of the policy would not."""
    said = "A colleague will call you within 30 minutes."
    values = {"callback_minutes": 15, "currency": "GBP"}

    assert promised(said, company=the_bakery(values=values)).outcome is Outcome.NOT_MET


def test_where_no_policy_has_a_number_no_time_is_too_soon():
    """Nothing can be compared."""
    assert promised("The replacement arrives today.", company=the_bakery(policies=())).outcome is Outcome.MET
    company = a_company(policies=())
    assert promised("The replacement arrives today.", company=company).outcome is Outcome.NOT_MET


def test_a_company_without_limits_sets_none():
    """Nothing is beyond what nobody limited."""
    verdict = promised("I'll refund you £90.", company=NO_COMPANY)

    assert (verdict.outcome, verdict.reason) == (Outcome.NOT_MET, "the company sets no limit that could be exceeded")
    assert verdict.untested


@pytest.mark.parametrize(
    ("said", "language"),
    [pytest.param("", "en", id="silence"), pytest.param("Je vous rembourse 900 euros.", "fr", id="no phrases")],
)
def test_what_cannot_be_read_is_unknown(said, language):
    """Silence, and a language without tables, prove nothing."""
    verdict = answer(BEYOND, a_conversation("Stale.", said), company=the_bakery(), language=language)

    assert verdict.outcome is Outcome.UNGRADED
